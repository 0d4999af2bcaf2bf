# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop session of one's own, thrown away at the end.

It has its own HOME and XDG folders, its own session bus, and, where wanted, its own X display with a window manager
and its own gnome-keyring. Nothing of the user's session is seen or touched. No process outlives it: each is started by
this module, known by its PID, and told by the kernel when this process ends.
"""

import ctypes
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time

PASSWORD = 'test'
SECRETS = 'org.freedesktop.secrets'

BUS_CONFIG = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:dir=%(run)s</listen>
  <auth>EXTERNAL</auth>
  <servicedir>%(services)s</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''

# The bus starts the accessibility bus and nothing else: a portal or a keyring that comes up by itself would make the
# result depend on what else is installed.
A11Y_SERVICE = '''[D-BUS Service]
Name=org.a11y.Bus
Exec=%s
'''
A11Y_LAUNCHERS = ['/usr/libexec/at-spi-bus-launcher', '/usr/lib/at-spi2-core/at-spi-bus-launcher']

GTK_SETTINGS = '''[Settings]
gtk-font-name=%(font)s
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-icon-theme-name=Adwaita
gtk-dialogs-use-header=1
gtk-enable-animations=0
'''

libc = ctypes.CDLL(None, use_errno=True)
PR_SET_PDEATHSIG = 1


def end_with_parent():
    """In a new child: ends it when this process ends, however that comes about (prctl(2))."""
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def wait_until(condition, what, seconds=10.0):
    """Waits until condition() is true and returns what it gave; AssertionError after that many seconds."""
    end = time.monotonic() + seconds
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > end:
            raise AssertionError('not within %g seconds: %s' % (seconds, what))
        time.sleep(0.02)


class Desktop:
    """keyring: 'unlocked', 'locked' (it exists, the password is not known to it), 'fresh' (a Secret Service without
    any collection) or 'none' (no Secret Service). Use it in a with statement; one at a time in a process, since its
    environment is the process's."""

    def __init__(self, keyring='unlocked', display=False, window_manager='openbox', size='1280x900', folder=None,
                 font='Cantarell 11'):
        self.keyring = keyring
        self.display = display
        self.window_manager = window_manager
        self.size = size
        self.font = font
        self.keep = folder is not None
        self.folder = folder
        self.processes = []
        self.saved_environment = None

    def __enter__(self):
        self.saved_environment = dict(os.environ)
        if self.keep:
            os.makedirs(self.folder, mode=0o700, exist_ok=True)
        else:
            self.folder = tempfile.mkdtemp(prefix='signet-desktop-')
        try:
            self.set_environment()
            self.start_bus()
            if self.display:
                self.start_display()
            self.start_keyring()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            self.end(process)
        os.environ.clear()
        os.environ.update(self.saved_environment)
        if not self.keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    # -- processes

    def start(self, argv, **options):
        """Starts a program that ends with the session. Its output goes into a log in the session's folder."""
        log = open(self.path('run', os.path.basename(argv[0]) + '.log'), 'ab')
        options.setdefault('stdin', subprocess.DEVNULL)
        options.setdefault('stdout', log)
        process = subprocess.Popen(argv, stderr=log, preexec_fn=end_with_parent, **options)
        log.close()
        self.processes.append(process)
        return process

    def end(self, process, seconds=5):
        """Ends a process of this session: asks, then insists."""
        if process in self.processes:
            self.processes.remove(process)
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    # -- pieces

    def set_environment(self):
        for name in ['DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'DBUS_STARTER_ADDRESS', 'SSH_AUTH_SOCK',
                     'AT_SPI_BUS_ADDRESS', 'GNOME_KEYRING_CONTROL', 'XDG_CURRENT_DESKTOP', 'LANGUAGE']:
            os.environ.pop(name, None)
        for name, sub in [('HOME', 'home'), ('XDG_CONFIG_HOME', 'config'), ('XDG_DATA_HOME', 'data'),
                          ('XDG_CACHE_HOME', 'cache'), ('XDG_STATE_HOME', 'state'), ('XDG_RUNTIME_DIR', 'run')]:
            os.makedirs(self.path(sub), mode=0o700, exist_ok=True)
            os.environ[name] = self.path(sub)
        os.environ.setdefault('LC_ALL', 'C.UTF-8')
        os.environ.update({
            'GSETTINGS_BACKEND': 'memory',
            'GIO_USE_VFS': 'local',
            'GTK_USE_PORTAL': '0',
            'ADW_DISABLE_PORTAL': '1',
            'GDK_BACKEND': 'x11',
            'GSK_RENDERER': 'cairo',
            'GTK_A11Y': 'atspi',
            'NO_AT_BRIDGE': '0',
        })
        os.makedirs(self.path('config', 'gtk-4.0'), exist_ok=True)
        with open(self.path('config', 'gtk-4.0', 'settings.ini'), 'w') as settings:
            settings.write(GTK_SETTINGS % {'font': self.font})

    def start_bus(self):
        services = self.path('services')
        os.makedirs(services, exist_ok=True)
        for launcher in A11Y_LAUNCHERS:
            if os.path.exists(launcher):
                with open(os.path.join(services, 'org.a11y.Bus.service'), 'w') as service:
                    service.write(A11Y_SERVICE % launcher)
                break
        with open(self.path('bus.conf'), 'w') as config:
            config.write(BUS_CONFIG % {'run': self.path('run'), 'services': services})
        bus = self.start(['dbus-daemon', '--nofork', '--print-address', '--config-file=' + self.path('bus.conf')],
                         stdout=subprocess.PIPE)
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = read_line(bus.stdout, 'the address of the session bus')

    def start_display(self):
        read_end, write_end = os.pipe()
        # -displayfd: the server picks a number that is free, and says so when it is ready
        self.start(['Xvfb', '-displayfd', str(write_end), '-screen', '0', self.size + 'x24', '-dpi', '96', '-nolisten',
                    'tcp', '-noreset'], pass_fds=[write_end])
        os.close(write_end)
        with os.fdopen(read_end, 'rb') as stream:
            os.environ['DISPLAY'] = ':' + read_line(stream, 'the number of the display')
        if self.window_manager == 'openbox':
            self.start(['openbox', '--sm-disable'])
        elif self.window_manager == 'mutter':
            self.start(['mutter', '--x11', '--sm-disable'])
        if self.window_manager != 'none':
            wait_until(lambda: b'window id #' in subprocess.run(
                ['xprop', '-root', '_NET_SUPPORTING_WM_CHECK'], capture_output=True).stdout, 'a window manager', 20)

    def start_keyring(self):
        if self.keyring == 'none':
            return
        # all of stdin is the password, so no line end after it
        unlock = self.keyring in ('unlocked', 'locked')
        arguments = ['--unlock'] if unlock else []
        daemon = self.start(['gnome-keyring-daemon', '--foreground', '--components=secrets',
                             '--control-directory=' + self.path('run', 'keyring')] + arguments,
                            stdin=subprocess.PIPE if unlock else subprocess.DEVNULL)
        if unlock:
            daemon.stdin.write(PASSWORD.encode())
            daemon.stdin.close()
        self.keyring_process = daemon
        wait_until(lambda: has_owner(SECRETS), 'the Secret Service')
        if unlock:
            wait_until(lambda: b'/collection/login' in call_secrets('ReadAlias', 'default'), 'the default keyring')
        if self.keyring == 'locked':
            self.lock_keyring()

    def lock_keyring(self):
        call_secrets('Lock', "['/org/freedesktop/secrets/collection/login']")

    def end_keyring(self):
        """Takes the Secret Service away."""
        self.end(self.keyring_process)
        wait_until(lambda: not has_owner(SECRETS), 'the Secret Service to be gone')


def read_line(stream, what, seconds=20):
    if not select.select([stream], [], [], seconds)[0]:
        raise AssertionError('not within %d seconds: %s' % (seconds, what))
    line = stream.readline().decode().strip()
    if not line:
        raise AssertionError('the process ended before it told ' + what)
    return line


def has_owner(name):
    result = subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
                             '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.NameHasOwner', name],
                            capture_output=True)
    return b'true' in result.stdout


def call_secrets(method, *arguments):
    result = subprocess.run(['gdbus', 'call', '--session', '--dest', SECRETS, '--object-path',
                             '/org/freedesktop/secrets', '--method', 'org.freedesktop.Secret.Service.' + method,
                             *arguments], capture_output=True)
    return result.stdout
