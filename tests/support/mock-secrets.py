#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Secret Service that misbehaves: mock-secrets.py MODE. Prints READY once it owns its name.

  ok              an open keyring that does what it should
  locked-accept   locked; the prompt is answered
  locked-dismiss  locked; the prompt is closed
  locked-hang     locked; the prompt stays open
  locked-signal   locked; the prompt is answered when SIGUSR1 comes
  locked-silent   locked; does not report what is in it; the prompt is closed
  opens-silent    locked, and does not report what is in it, until somebody asks which collections there are
  locks-silent    open; locked from when a session is opened, and does not report what is in it then
  relocks-silent  open; locked from when a secret is asked for, and does not report what is in it then
  no-collection   no keyring, and the wish for one is dismissed
  no-collection-accept  no keyring, and the wish for one is granted
  session-only    the default keyring is the session's, which is gone at logout
  hang            answers nothing
  error           answers everything with an error
  vanish          exits in the middle of storing
  vanish-prompt   locked; exits while the prompt is open
  lose            forgets what it stored
  swap            gives back another secret than the one it stored
  mangle          alters what it stored
  twice           keeps everything twice
"""

import base64
import os
import signal
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

BUS_NAME = 'org.freedesktop.secrets'
ROOT = '/org/freedesktop/secrets'
API = 'org.freedesktop.Secret.'
PROPERTIES = 'org.freedesktop.DBus.Properties'
NOTHING = dbus.ObjectPath('/')
MODES = [line.split()[0] for line in __doc__.splitlines() if line.startswith('  ')]


def paths(objects):
    return dbus.Array([dbus.ObjectPath(one.path) for one in objects], signature='o')


class Object(dbus.service.Object):
    def __init__(self, service, path):
        super().__init__(service.bus, path)
        self.service = service
        self.path = path

    def properties(self):
        return {}

    @dbus.service.method(PROPERTIES, in_signature='ss', out_signature='v')
    def Get(self, interface, name):
        return self.properties()[name]

    @dbus.service.method(PROPERTIES, in_signature='s', out_signature='a{sv}')
    def GetAll(self, interface):
        return dbus.Dictionary(self.properties(), signature='sv')


class Prompt(Object):
    @dbus.service.method(API + 'Prompt', in_signature='s')
    def Prompt(self, window_id):
        if self.service.mode == 'vanish-prompt':
            GLib.timeout_add(100, os._exit, 0)
        elif self.service.mode == 'locked-signal':
            GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, self.answer)
        elif self.service.mode != 'locked-hang':
            GLib.timeout_add(100, self.answer)

    def answer(self):
        if self.service.mode == 'no-collection-accept':
            self.service.create_collection()
            self.Completed(False, dbus.ObjectPath(self.service.collection.path, variant_level=1))
        elif self.service.mode in ('locked-accept', 'locked-signal'):
            self.service.locked = False
            self.Completed(False, dbus.Array(paths([self.service.collection]), variant_level=1))
        elif self.service.mode in ('no-collection', 'session-only'):
            # of the right type even when dismissed, or libsecret never completes
            self.Completed(True, dbus.ObjectPath('/', variant_level=1))
        else:
            self.Completed(True, dbus.Array([], signature='o', variant_level=1))

    @dbus.service.method(API + 'Prompt')
    def Dismiss(self):
        self.Completed(True, dbus.Array([], signature='o', variant_level=1))

    @dbus.service.signal(API + 'Prompt', signature='bv')
    def Completed(self, dismissed, result):
        pass


class Session(Object):
    @dbus.service.method(API + 'Session')
    def Close(self):
        pass


class Item(Object):
    def __init__(self, service, path, attributes, label, secret):
        super().__init__(service, path)
        self.attributes = attributes
        self.label = label
        self.secret = secret

    def properties(self):
        return {'Locked': dbus.Boolean(self.service.locked), 'Label': self.label,
                'Attributes': dbus.Dictionary(self.attributes, signature='ss'),
                'Created': dbus.UInt64(1), 'Modified': dbus.UInt64(1)}

    def secret_for(self, session):
        secret = self.secret
        if self.service.mode == 'swap':
            secret = base64.b64encode(b'another secret of somebody else')
        elif self.service.mode == 'mangle':
            secret = secret[:20] + (b'B' if secret[20:21] == b'A' else b'A') + secret[21:]
        return dbus.Struct((dbus.ObjectPath(session), dbus.ByteArray(b''), dbus.ByteArray(secret), 'text/plain'),
                           signature='oayays')

    @dbus.service.method(API + 'Item', in_signature='o', out_signature='(oayays)')
    def GetSecret(self, session):
        return self.secret_for(session)

    @dbus.service.method(API + 'Item', out_signature='o')
    def Delete(self):
        self.service.items.remove(self)
        self.remove_from_connection()
        return NOTHING


class Collection(Object):
    def properties(self):
        return {'Items': paths(self.service.items), 'Label': 'Mock', 'Locked': dbus.Boolean(self.service.locked),
                'Created': dbus.UInt64(1), 'Modified': dbus.UInt64(1)}

    @dbus.service.method(API + 'Collection', in_signature='a{sv}(oayays)b', out_signature='oo')
    def CreateItem(self, properties, secret, replace):
        service = self.service
        if service.mode == 'vanish':
            os._exit(0)
        if service.locked:
            raise dbus.DBusException('the keyring is locked', name=API + 'Error.IsLocked')
        attributes = {str(name): str(value) for name, value in properties[API + 'Item.Attributes'].items()}
        for _ in range(2 if service.mode == 'twice' else 1):
            item = service.add(attributes, str(properties[API + 'Item.Label']), bytes(secret[2]))
        if service.mode == 'lose':
            service.items.remove(item)
        return dbus.ObjectPath(item.path), NOTHING


class Service(Object):
    def __init__(self, bus, mode):
        self.bus = bus
        self.mode = mode
        self.locked = mode.startswith('locked') or mode in ('vanish-prompt', 'opens-silent')
        self.items = []
        self.n_objects = 0
        super().__init__(self, ROOT)
        Session(self, ROOT + '/session/1')
        if mode not in ('no-collection', 'no-collection-accept', 'session-only'):
            self.create_collection()
        elif mode == 'session-only':
            self.collection = Collection(self, ROOT + '/collection/session')
            Collection(self, ROOT + '/aliases/default')
        else:
            self.collection = None
        if self.locked or mode == 'locks-silent':
            self.add({'xdg:schema': 'io.github.signetapp.Signet.Key', 'key-id': '10c4ed00-0000-4000-8000-000000000000',
                      'spki-sha256': '0' * 64}, 'There before', base64.b64encode(b'locked in here'))

    def create_collection(self):
        self.collection = Collection(self, ROOT + '/collection/mock')
        Collection(self, ROOT + '/aliases/default')   # libsecret stores here

    def add(self, attributes, label, secret):
        self.n_objects += 1
        item = Item(self, '%s/collection/mock/%d' % (ROOT, self.n_objects), attributes, label, secret)
        self.items.append(item)
        return item

    def properties(self):
        if self.mode == 'opens-silent':
            self.locked = False
        return {'Collections': paths([self.collection] if self.collection else [])}

    def prompt(self):
        self.n_objects += 1
        return dbus.ObjectPath(Prompt(self, '%s/prompt/%d' % (ROOT, self.n_objects)).path)

    def refuses(self, error):
        """True where the caller gets no answer, or an error."""
        if self.mode == 'error':
            error(dbus.DBusException('the mock fails', name='org.freedesktop.DBus.Error.Failed'))
        return self.mode in ('hang', 'error')

    @dbus.service.method(API + 'Service', in_signature='sv', out_signature='vo', async_callbacks=('reply', 'error'))
    def OpenSession(self, algorithm, data, reply, error):
        if self.refuses(error):
            return
        if algorithm != 'plain':
            error(dbus.DBusException('only plain', name='org.freedesktop.DBus.Error.NotSupported'))
        else:
            self.locked = self.locked or self.mode == 'locks-silent'
            reply(dbus.String('', variant_level=1), dbus.ObjectPath(ROOT + '/session/1'))

    @dbus.service.method(API + 'Service', in_signature='a{ss}', out_signature='aoao', async_callbacks=('reply', 'error'))
    def SearchItems(self, attributes, reply, error):
        if self.refuses(error):
            return
        found = paths([item for item in self.items
                       if all(item.attributes.get(name) == value for name, value in attributes.items())])
        none = dbus.Array([], signature='o')
        if self.locked and self.mode.endswith('-silent'):
            found = none
        reply(none if self.locked else found, found if self.locked else none)

    @dbus.service.method(API + 'Service', in_signature='ao', out_signature='aoo')
    def Unlock(self, objects):
        if not self.locked:
            return objects, NOTHING
        return dbus.Array([], signature='o'), self.prompt()

    @dbus.service.method(API + 'Service', in_signature='aoo', out_signature='a{o(oayays)}')
    def GetSecrets(self, items, session):
        if self.mode == 'relocks-silent':
            self.locked = True
            raise dbus.DBusException('the keyring is locked', name=API + 'Error.IsLocked')
        return {dbus.ObjectPath(item.path): item.secret_for(session) for item in self.items if item.path in items}

    @dbus.service.method(API + 'Service', in_signature='s', out_signature='o')
    def ReadAlias(self, name):
        return dbus.ObjectPath(self.collection.path) if self.collection and name == 'default' else NOTHING

    @dbus.service.method(API + 'Service', in_signature='a{sv}s', out_signature='oo')
    def CreateCollection(self, properties, alias):
        return NOTHING, self.prompt()


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in MODES:
        sys.exit(__doc__)
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    service = Service(bus, sys.argv[1])
    name = dbus.service.BusName(BUS_NAME, bus, do_not_queue=True)
    print('READY', flush=True)
    GLib.MainLoop().run()
    del service, name


if __name__ == '__main__':
    main()
