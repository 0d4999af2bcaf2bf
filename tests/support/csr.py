# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificate signing requests and keys as other programs see them: OpenSSL, certtool, libsecret from outside."""

import base64
import os
import re
import subprocess


def run(*argv, given=None):
    result = subprocess.run(argv, input=given, capture_output=True, timeout=60)
    if result.returncode != 0:
        raise AssertionError('%s: exit status %d\n%s%s' % (' '.join(argv), result.returncode, result.stdout.decode(
            errors='replace')[-2000:], result.stderr.decode(errors='replace')[-2000:]))
    return result.stdout


def verify_with_openssl(pem):
    """The request is well-formed and signed by the key in it."""
    result = subprocess.run(['openssl', 'req', '-verify', '-noout'], input=pem, capture_output=True, timeout=60)
    said = (result.stdout + result.stderr).decode(errors='replace')
    # OpenSSL 3.0 exits with 0 although the signature is wrong
    if result.returncode != 0 or not re.search(r'verify OK', said, re.IGNORECASE):
        raise AssertionError('openssl req -verify: %s' % said)


def verify_with_certtool(pem):
    """GnuTLS's own program reads it and finds the signature right."""
    said = run('certtool', '--crq-info', given=pem).decode(errors='replace')
    if 'Self signature: verified' not in said:
        raise AssertionError('certtool --crq-info: %s' % said[-2000:])


def verify(pem):
    if not pem.startswith(b'-----BEGIN CERTIFICATE REQUEST-----\n'):
        raise AssertionError('not the label of RFC 7468: %r' % pem[:60])
    verify_with_openssl(pem)
    verify_with_certtool(pem)


def text(pem):
    return run('openssl', 'req', '-noout', '-text', '-nameopt', 'utf8', given=pem).decode()


def names(pem):
    """The alternative names, in order."""
    return re.findall(r'DNS:([^,\s]+)', text(pem))


def subject(pem):
    """The subject as [(short name of the attribute, value)], in the order in which it is encoded."""
    said = run('openssl', 'req', '-noout', '-subject', '-nameopt', 'utf8,sep_multiline,sname', given=pem)
    return [tuple(line.strip().split('=', 1)) for line in said.decode().splitlines()[1:] if '=' in line]


def public_key(pem):
    """The subject public key info, DER."""
    return run('openssl', 'pkey', '-pubin', '-outform', 'DER',
               given=run('openssl', 'req', '-noout', '-pubkey', given=pem))


def public_key_of_private(pkcs8):
    return run('openssl', 'pkey', '-inform', 'DER', '-pubout', '-outform', 'DER', given=pkcs8)


def kind_of_key(pem):
    said = text(pem)
    bits = int(re.search(r'Public-Key: \((\d+) bit\)', said)[1])
    return ('ecdsa-p%d' if 'id-ecPublicKey' in said else 'rsa-%d') % bits


KEY_ID = 'key-id'
SECRET = 'org.freedesktop.Secret.'


def keyring_items():
    """The keys of Signet in the keyring, read as another program would: {key id: (attributes, PKCS #8 DER)}."""
    from gi.repository import Gio, GLib
    # a connection of its own: the shared one would outlive the session that it was made in
    flags = Gio.DBusConnectionFlags
    connection = Gio.DBusConnection.new_for_address_sync(
        os.environ['DBUS_SESSION_BUS_ADDRESS'],
        flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)

    def call(path, interface, method, arguments=None):
        return connection.call_sync('org.freedesktop.secrets', path, interface, method, arguments, None,
                                    Gio.DBusCallFlags.NO_AUTO_START, 20000, None).unpack()

    def get(path, interface, name):
        return call(path, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (SECRET + interface, name)))[0]

    service = '/org/freedesktop/secrets'
    _, session = call(service, SECRET + 'Service', 'OpenSession',
                      GLib.Variant('(sv)', ('plain', GLib.Variant('s', ''))))
    found = {}
    for collection in get(service, 'Service', 'Collections'):
        for item in get(collection, 'Collection', 'Items'):
            attributes = get(item, 'Item', 'Attributes')
            if KEY_ID not in attributes:
                continue
            value = bytes(call(item, SECRET + 'Item', 'GetSecret', GLib.Variant('(o)', (session,)))[0][2])
            if b'\n' in value:
                raise AssertionError('a secret of several lines ruins a keyring that has no password')
            if attributes[KEY_ID] in found:
                raise AssertionError('two keys for %s' % attributes[KEY_ID])
            found[attributes[KEY_ID]] = (attributes, base64.b64decode(value, validate=True))
    connection.close_sync(None)
    return found


def key_of(job_id):
    """The key of a job, PKCS #8 DER, or None."""
    item = keyring_items().get(job_id)
    return item[1] if item else None
