#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong at Submit, in the real window: the keyring, the disk, the database.

Each time the window has to say what is wrong and what to do, stay filled in, leave an honest job log, and make the CSR as
soon as the trouble is over and Submit is pressed again. Runs inside tests/support/session --keyring none: the tests
start and end their own Secret Services.
"""

import contextlib
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import csr
import desktop
import driver
import program
import tap
from driver import find, press, wait
from program import rows, signetctl

MOCK = os.path.join(program.SOURCE_FOLDER, 'tests', 'support', 'mock-secrets.py')
INVENTORY = '''instance,url,organization,country,state,city,subdomain,hosts
acme,https://acme.example.net,Acme,FR,Paris,Paris,mail.example.com,t.mail.example.com m.mail.example.com
'''
CITY = 'Zürich'             # typed, so that what is kept can be told from what is filled in
DATABASE = os.path.join(os.environ['XDG_DATA_HOME'], 'signet', 'signet.db')
HOME = os.environ['HOME']


class SecretService:
    """The Secret Service of this session; there is one at a time."""

    def __init__(self):
        self.session = desktop.Desktop(folder=os.path.dirname(os.environ['XDG_RUNTIME_DIR']))
        self.mock = None

    def start(self, keyring):
        self.session.keyring = keyring
        self.session.start_keyring()

    def start_mock(self, mode):
        self.mock = self.session.start([sys.executable, MOCK, mode])
        desktop.wait_until(lambda: desktop.has_owner(desktop.SECRETS), 'the Secret Service ' + mode)

    def end(self):
        for process in list(self.session.processes):
            self.session.end(process)
        desktop.wait_until(lambda: not desktop.has_owner(desktop.SECRETS), 'the Secret Service to be gone')

    def replace(self, keyring='unlocked'):
        self.end()
        self.start(keyring)


def request_jobs():
    return [j for j in rows(signetctl('jobs', '--json')) if j['kind'] == 'request']


class Case(unittest.TestCase):
    """A window, and a wizard that is filled in and shows its summary."""

    @classmethod
    def setUpClass(cls):
        path = os.path.join(HOME, 'inventory.csv')
        with open(path, 'w') as stream:
            stream.write(INVENTORY)
        result = signetctl('import', path)
        assert result.status == 0, result
        cls.service = SecretService()
        cls.window = driver.Window()
        cls.app = cls.window.application
        driver.select_row(cls.app, 'Instances', 'acme')

    @classmethod
    def tearDownClass(cls):
        cls.window.close()

    def setUp(self):
        self.jobs_before = {j['id'] for j in request_jobs()}
        self.open_wizard()

    def tearDown(self):
        if sys.exc_info()[0] or self._outcome.result.failures and self._outcome.result.failures[-1][0] is self:
            driver.dump(self.app, out=lambda line: print('# ' + line))
            if os.environ.get('SIGNET_SCREENSHOT'):
                driver.screenshot(os.environ['SIGNET_SCREENSHOT'])
        self.lift_limits()
        self.close_wizard()
        self.service.end()
        self.assertIsNone(self.window.process.poll(), 'signet has ended')

    def open_wizard(self):
        press(self.app, 'Manage Certificate')
        self.wizard = driver.find_window(self.app, having='1 - Generate a CSR')
        press(self.wizard, '1 - Generate a CSR')
        press(self.wizard, 'Next')
        driver.write(self.wizard, 'City', CITY)
        press(self.wizard, 'Next')
        dialog = driver.find_window(self.app, having='OK')
        press(dialog, 'Select All Shown')
        press(dialog, 'OK')
        wait(lambda: not driver.exists(self.app, 'Select All Shown'), 'Add Subdomain to close')
        press(self.wizard, 'Next')
        find(self.wizard, 'Copy CSR content')

    def close_wizard(self):
        if self.wizard not in self.window.windows():
            return
        for window in self.window.windows():
            if driver.exists(window, driver.SAVE_NAME):
                press(window, 'Cancel')
        for name in ('Close', 'Cancel'):
            if driver.exists(self.wizard, name, driver.BUTTONS):
                press(self.wizard, name)
                break
        if driver.exists(self.app, 'Discard'):
            press(self.app, 'Discard')
        wait(lambda: self.wizard not in self.window.windows(), 'the wizard to close')

    def lift_limits(self):
        resource.prlimit(self.window.process.pid, resource.RLIMIT_FSIZE,
                         (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def new_jobs(self):
        return [j for j in request_jobs() if j['id'] not in self.jobs_before]

    def shown(self):
        return ' '.join(driver.texts(self.wizard))

    def refuse(self, *words, seconds=40):
        """Submits what cannot be made; what the summary then says."""
        press(self.wizard, 'Submit')
        for word in words:
            wait(lambda: re.search('(?i)' + word, self.shown()), '%r in the summary' % word, seconds)
        find(self.wizard, 'Copy CSR content')
        self.assertIn(CITY, driver.texts(self.wizard, shown=False), 'what was filled in is gone')
        self.assertFalse(any(j['outcome'] == 'done' for j in self.new_jobs()))
        return self.shown()

    def refuse_and_offer_again(self, *words, **options):
        text = self.refuse(*words, **options)
        self.assertIn('Everything that you filled in is still here: click Submit to try again.', text)

    def succeed(self):
        """Submits once more, and looks at what came of it."""
        press(self.wizard, 'Submit')
        dialog = driver.find_window(self.app, having=driver.SAVE_NAME, seconds=40)
        press(dialog, 'Cancel')
        wait(lambda: 'No file was saved. The CSR is kept in the Job Logs' in self.shown(), 'where the CSR is')
        done = [j for j in self.new_jobs() if j['outcome'] == 'done']
        self.assertEqual(len(done), 1)
        pem = signetctl('download', done[0]['id']).bytes
        csr.verify(pem)
        self.assertEqual(dict(csr.subject(pem))['L'], CITY)
        self.assertEqual(sorted(csr.names(pem)), ['m.mail.example.com', 't.mail.example.com'])
        key = csr.key_of(done[0]['id'])
        self.assertEqual(csr.public_key_of_private(key), csr.public_key(pem))
        self.assertEqual([j for j in self.new_jobs() if j['state'] == 'pending'], [])


class TestKeyring(Case):
    def test_locked(self):
        self.service.start('locked')
        self.refuse_and_offer_again('keyring', 'lock', 'unlock')
        self.service.replace()
        self.succeed()

    def test_prompt_dismissed(self):
        self.service.start_mock('locked-dismiss')
        self.refuse_and_offer_again('stayed locked', 'Unlock the keyring')
        self.service.replace()
        self.succeed()

    def test_no_secret_service(self):
        self.refuse_and_offer_again('There is no keyring service', 'Install one')
        self.service.start('unlocked')
        self.succeed()

    def test_no_default_keyring_and_none_is_made(self):
        self.service.start_mock('no-collection')
        self.refuse_and_offer_again('no default keyring', 'Passwords and Keys')
        self.service.replace()
        self.succeed()

    def test_no_default_keyring_and_one_is_made(self):
        self.service.start_mock('no-collection-accept')
        self.succeed()

    def test_gone_in_the_middle(self):
        self.service.start_mock('vanish')
        self.refuse_and_offer_again('went away', 'start it again')
        desktop.wait_until(lambda: not desktop.has_owner(desktop.SECRETS), 'the Secret Service to be gone')
        self.service.replace()
        self.succeed_with_one_pending()

    def test_gone_while_it_asks(self):
        self.service.start_mock('vanish-prompt')
        self.refuse_and_offer_again('keyring')
        self.service.replace()
        self.succeed_with_one_pending()

    def succeed_with_one_pending(self):
        """Whether the key of the first try is in the keyring could not be seen: signetctl, the next program to start,
        settles it."""
        desktop.wait_until(lambda: [j for j in request_jobs() if j['state'] == 'pending'] == [], 'the first try to end')
        self.succeed()
        self.assertEqual(len(self.new_jobs()), 2)

    def test_loses_the_key(self):
        self.service.start_mock('lose')
        self.refuse_and_offer_again('did not have it')
        self.service.replace()
        self.succeed()

    def test_swaps_the_key(self):
        self.service.start_mock('swap')
        self.refuse_and_offer_again('another secret')
        self.service.replace()
        desktop.wait_until(lambda: [j for j in request_jobs() if j['state'] == 'pending'] == [], 'the first try to end')
        self.succeed()

    def test_cancelled_while_the_keyring_asks(self):
        self.service.start_mock('locked-hang')
        press(self.wizard, 'Submit')
        wait(lambda: 'unlock the keyring' in self.shown(), 'the progress')
        press(self.wizard, 'Cancel')
        wait(lambda: 'The request was cancelled. No CSR was made' in self.shown(), 'the cancel', 40)
        self.assertIn(CITY, driver.texts(self.wizard, shown=False))
        self.service.replace()
        desktop.wait_until(lambda: [j['outcome'] for j in self.new_jobs()] == ['cancelled'], 'the job to be cancelled')
        self.succeed()

    def test_cancelled_while_the_keyring_is_silent(self):
        self.service.start_mock('hang')
        press(self.wizard, 'Submit')
        wait(lambda: 'keyring' in self.shown(), 'the progress')
        press(self.wizard, 'Cancel')
        wait(lambda: 'The request was cancelled. No CSR was made' in self.shown(), 'the cancel', 60)
        self.service.replace()
        desktop.wait_until(lambda: [j['outcome'] for j in self.new_jobs()] == ['cancelled'], 'the job to be cancelled')
        self.succeed()


@contextlib.contextmanager
def locked_database():
    """Another program that has the database for itself."""
    connection = sqlite3.connect(DATABASE, isolation_level=None)
    connection.execute('BEGIN IMMEDIATE')
    try:
        yield
    finally:
        connection.execute('ROLLBACK')
        connection.close()


class TestStore(Case):
    def setUp(self):
        super().setUp()
        self.service.start('unlocked')

    def test_database_locked_by_another_program(self):
        with locked_database():
            self.refuse_and_offer_again('Another program', seconds=60)
        self.assertEqual(self.new_jobs(), [])
        self.succeed()

    def test_no_room_for_the_job(self):
        resource.prlimit(self.window.process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        self.refuse_and_offer_again('has room')
        self.lift_limits()
        self.assertEqual(self.new_jobs(), [])
        self.succeed()

    def test_locked_between_the_key_and_the_csr(self):
        """The key is in the keyring, and the CSR cannot be written down: nothing is undone, and nothing made twice."""
        self.service.end()
        self.service.start_mock('locked-signal')
        press(self.wizard, 'Submit')
        wait(lambda: 'unlock the keyring' in self.shown(), 'the progress')
        with locked_database():
            os.kill(self.service.mock.pid, signal.SIGUSR1)
            wait(lambda: 'The key is in the keyring' in self.shown(), 'what is kept', 60)
        self.assertIn('Do not submit it again', self.shown())
        self.assertFalse(driver.exists(self.wizard, 'Submit', driver.BUTTONS), 'it can be submitted again')
        press(self.wizard, 'Close')
        wait(lambda: self.wizard not in self.window.windows(), 'the wizard to close')
        desktop.wait_until(lambda: [j['outcome'] for j in self.new_jobs()] == ['done'], 'the job to be finished')

    def save(self, path):
        dialog = driver.find_window(self.app, having=driver.SAVE_NAME, seconds=40)
        driver.set_text(driver.find_entry(dialog, driver.SAVE_NAME), path)
        press(dialog, 'Save')

    def test_file_cannot_be_written(self):
        press(self.wizard, 'Submit')
        self.save('/proc/saved.csr')
        wait(lambda: 'The file was not saved.' in self.shown(), 'that it was not saved')
        self.assertIn('The CSR is kept in the Job Logs', self.shown())
        press(self.wizard, 'Save…')
        path = os.path.join(HOME, 'saved.csr')
        self.save(path)
        wait(lambda: os.path.exists(path), 'the file')
        with open(path, 'rb') as stream:
            self.assertEqual(stream.read(), signetctl('download', self.new_jobs()[0]['id']).bytes)

    def test_disk_full_where_the_file_goes(self):
        path = os.path.join(HOME, 'full.csr')
        press(self.wizard, 'Submit')
        driver.find_window(self.app, having=driver.SAVE_NAME, seconds=40)
        resource.prlimit(self.window.process.pid, resource.RLIMIT_FSIZE, (10, resource.RLIM_INFINITY))
        self.save(path)
        wait(lambda: 'The file was not saved.' in self.shown(), 'that it was not saved')
        self.assertFalse(os.path.exists(path), 'half a file is left')
        self.lift_limits()
        press(self.wizard, 'Save…')
        self.save(path)
        wait(lambda: os.path.exists(path), 'the file')


@contextlib.contextmanager
def small_disk(*options):
    """The folder of the store on a file system of its own; skips the test where none can be mounted."""
    folder = os.path.dirname(DATABASE)
    aside = folder + '.aside'
    os.rename(folder, aside)
    os.mkdir(folder, 0o700)
    try:
        mount = subprocess.run(['mount', '-t', 'tmpfs', '-o', ','.join(('size=1m', 'mode=700') + options), 'tmpfs', folder],
                               capture_output=True)
        if mount.returncode != 0:
            raise unittest.SkipTest('nothing can be mounted here')
        try:
            yield folder
        finally:
            subprocess.run(['umount', '-l', folder], check=True)
    finally:
        os.rmdir(folder)
        os.rename(aside, folder)


class TestStart(unittest.TestCase):
    """The window that shows where the inventory cannot be opened."""

    def try_again(self, window):
        press(window.application, 'Retry')
        find(window.application, re.compile('Try the Sample Inventory|Instances'), seconds=20)

    def test_folder_that_may_not_be_written(self):
        with small_disk('ro') as folder, driver.Window() as window:
            wait(lambda: re.search('(?i)read-only|permission', ' '.join(driver.texts(window.application))), 'the reason')
            subprocess.run(['mount', '-o', 'remount,rw', folder], check=True)
            self.try_again(window)

    def test_disk_full(self):
        with small_disk() as folder:
            filler = os.path.join(folder, 'filler')
            with contextlib.suppress(OSError), open(filler, 'wb', buffering=0) as stream:
                while True:
                    stream.write(b'x' * 4096)
            with driver.Window() as window:
                wait(lambda: re.search('(?i)full|room|space', ' '.join(driver.texts(window.application))), 'the reason')
                os.unlink(filler)
                self.try_again(window)

    def test_database_locked_for_itself(self):
        os.makedirs(os.path.dirname(DATABASE), mode=0o700, exist_ok=True)
        signetctl('instances')
        connection = sqlite3.connect(DATABASE, isolation_level=None)
        connection.execute('PRAGMA locking_mode=EXCLUSIVE')
        connection.execute('BEGIN EXCLUSIVE')
        with driver.Window() as window:
            wait(lambda: 'Another program' in ' '.join(driver.texts(window.application)), 'the reason', 60)
            connection.execute('ROLLBACK')
            connection.close()
            self.try_again(window)

    def test_damaged_database(self):
        os.rename(DATABASE, DATABASE + '.good')
        for suffix in ('-wal', '-shm'):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(DATABASE + suffix)
        with open(DATABASE, 'wb') as stream:
            stream.write(b'this is no database' * 1000)
        with driver.Window() as window:
            wait(lambda: 'signet.db' in ' '.join(driver.texts(window.application)), 'the reason')
            find(window.application, 'Retry')
        with open(DATABASE, 'rb') as stream:
            self.assertEqual(stream.read(), b'this is no database' * 1000, 'it was overwritten')
        os.rename(DATABASE + '.good', DATABASE)


if __name__ == '__main__':
    tap.main()
