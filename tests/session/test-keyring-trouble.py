#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Secret Service that is locked, dismissed, absent, gone in the middle, or that loses or swaps what it stored.

Each time signetctl has to say what is wrong and what to do, to end with exit status 1 without having written a CSR, to
leave an honest job log, and to make the request as soon as the trouble is over.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import csr
import desktop
import program
import tap
from program import rows, signetctl

INVENTORY = '''instance,url,organization,country,state,city,subdomain,hosts
acme,https://acme.example.net,Acme,FR,Paris,Paris,mail.example.com,t.mail.example.com m.mail.example.com
'''
MOCK = os.path.join(program.SOURCE_FOLDER, 'tests', 'support', 'mock-secrets.py')


@contextlib.contextmanager
def desktop_with(keyring):
    """A desktop with an inventory of one instance."""
    with desktop.Desktop(keyring=keyring) as session:
        program.set_environment()
        with open(session.path('inventory.csv'), 'w') as stream:
            stream.write(INVENTORY)
        result = signetctl('import', session.path('inventory.csv'))
        assert result.status == 0, result
        yield session


@contextlib.contextmanager
def desktop_with_mock(mode):
    """The same, with a Secret Service that misbehaves."""
    with desktop_with('none') as session:
        session.start([sys.executable, MOCK, mode])
        desktop.wait_until(lambda: desktop.has_owner(desktop.SECRETS), 'the Secret Service %s' % mode)
        yield session


def request_jobs():
    return [j for j in rows(signetctl('jobs', '--json')) if j['kind'] == 'request']


class Case(unittest.TestCase):
    def refuse(self, session, *words):
        """Asks for a request that cannot be made; what signetctl said."""
        file = session.path('out.csr')
        result = signetctl('request', '--instance', 'acme', '--all', '--key', 'ecdsa-p256', '-o', file, timeout=120)
        self.assertEqual(result.status, 1, result)
        self.assertEqual(result.text, '')
        self.assertFalse(os.path.exists(file), 'a CSR was written')
        self.assertNotIn('PRIVATE KEY', result.errors)
        for word in words:
            self.assertRegex(result.errors, '(?i)' + word)
        for job in request_jobs():
            self.assertNotEqual(job['outcome'], 'done', job)
            self.assertNotEqual(job['message'], '', 'the job log does not say why')
            self.assertEqual(signetctl('download', job['id']).status, 1)
        return result

    def succeed(self, session):
        file = session.path('out.csr')
        result = signetctl('request', '--instance', 'acme', '--all', '--key', 'ecdsa-p256', '-o', file)
        self.assertEqual(result.status, 0, result)
        with open(file, 'rb') as stream:
            csr.verify(stream.read())

    def nothing_pending(self):
        return [j for j in request_jobs() if j['state'] == 'pending'] == []


class TestRealKeyring(Case):
    def test_locked(self):
        with desktop_with('locked') as session:
            self.refuse(session, 'keyring', 'lock')

    def test_no_default_keyring(self):
        with desktop_with('fresh') as session:
            self.refuse(session, 'keyring')

    def test_no_secret_service(self):
        with desktop_with('none') as session:
            self.refuse(session, 'keyring|secret service')

    def test_no_session_bus(self):
        with desktop_with('none') as session:
            os.environ['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=' + session.path('there-is-no-bus')
            self.refuse(session, 'keyring|secret service|bus')

    def test_gone_at_any_time(self):
        """The keyring daemon is killed while a request is under way, later each time."""
        for delay in (0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.12):
            with self.subTest(delay=delay), desktop_with('unlocked') as session:
                file = session.path('out.csr')
                process = subprocess.Popen(
                    [program.signetctl_path(), 'request', '--instance', 'acme', '--all', '--key', 'ecdsa-p256',
                     '-o', file], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                time.sleep(delay)
                session.keyring_process.send_signal(signal.SIGKILL)
                errors = process.communicate(timeout=120)[1].decode()
                session.end_keyring()
                if process.returncode == 0:
                    self.assertTrue(os.path.exists(file))
                else:
                    self.assertEqual(process.returncode, 1)
                    self.assertNotEqual(errors.strip(), '')
                    self.assertFalse(os.path.exists(file), 'a CSR was written')
                # the keyring comes back, with all that it has on disk; the next start settles what was open
                session.start_keyring()
                desktop.wait_until(self.nothing_pending, 'no job pending', 20)
                jobs = {j['id']: j for j in request_jobs()}
                keys = csr.keyring_items()
                self.assertEqual(set(keys) - set(jobs), set(), 'a key without a job')
                for job in jobs.values():
                    self.assertEqual(job['outcome'] == 'done', job['id'] in keys, job)

    def test_locked_then_unlocked(self):
        """What the locked keyring kept from being decided is settled by the next start after it was opened."""
        with desktop_with('locked') as session:
            self.refuse(session, 'lock')
            session.end_keyring()
            session.keyring = 'unlocked'
            session.start_keyring()
            desktop.wait_until(self.nothing_pending, 'no job pending', 20)
            self.assertEqual(csr.keyring_items(), {})
            self.succeed(session)
            self.assertEqual(len(csr.keyring_items()), 1)

    def test_interrupted_and_locked_waits(self):
        """A NULL from the keyring is not "lost": an interrupted job waits until the keyring can say."""
        with desktop_with('unlocked') as session:
            file = session.path('out.csr')
            keyring = session.path('data', 'keyrings', 'login.keyring')
            before = os.stat(keyring).st_ino
            process = subprocess.Popen(
                [program.signetctl_path(), 'request', '--instance', 'acme', '--all', '--key', 'ecdsa-p256', '-o', file],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            desktop.wait_until(lambda: os.stat(keyring).st_ino != before or process.poll() is not None, 'the key')
            process.kill()
            process.wait()
            n_keys = len(csr.keyring_items())
            session.lock_keyring()
            jobs = request_jobs()
            self.assertEqual(len(jobs), 1)
            if jobs[0]['state'] == 'pending':
                self.assertRegex(jobs[0]['message'], '(?i)lock')
            session.end_keyring()
            session.start_keyring()
            desktop.wait_until(self.nothing_pending, 'no job pending', 20)
            self.assertEqual(len(csr.keyring_items()), n_keys, 'the key was lost')
            self.assertEqual([j['outcome'] for j in request_jobs()], ['done' if n_keys else 'failed'])


class TestMisbehavingService(Case):
    def test_ok(self):
        """The mock itself works, so that what the others refuse is what they say."""
        with desktop_with_mock('ok') as session:
            self.succeed(session)

    def test_unlocked_when_asked(self):
        with desktop_with_mock('locked-accept') as session:
            self.succeed(session)

    def test_dismissed(self):
        with desktop_with_mock('locked-dismiss') as session:
            self.refuse(session, 'keyring', 'clos|dismiss|cancel')

    def test_dismissed_where_there_is_no_keyring_yet(self):
        with desktop_with_mock('no-collection') as session:
            self.refuse(session, 'keyring')

    def test_locked_and_silent_about_what_is_in_it(self):
        with desktop_with_mock('locked-silent') as session:
            self.refuse(session, 'keyring')

    def test_only_a_keyring_that_is_gone_at_logout(self):
        with desktop_with_mock('session-only') as session:
            self.refuse(session, 'keyring')

    def test_error(self):
        with desktop_with_mock('error') as session:
            self.refuse(session, 'keyring|secret service')

    def test_loses_what_it_stored(self):
        with desktop_with_mock('lose') as session:
            self.refuse(session, 'key')

    def test_swaps_what_it_stored(self):
        with desktop_with_mock('swap') as session:
            self.refuse(session, 'key')

    def test_alters_what_it_stored(self):
        with desktop_with_mock('mangle') as session:
            self.refuse(session, 'key')

    def test_gone_while_it_asks(self):
        with desktop_with_mock('vanish-prompt') as session:
            self.refuse(session, 'keyring|secret service')

    def test_locked_before_the_key_is_read_back(self):
        with desktop_with_mock('relocks-silent') as session:
            self.refuse(session, 'locked in the middle', 'unlock')
            # the key is in it, and nobody can see it now: it must not be forgotten
            (job,) = request_jobs()
            self.assertEqual(job['state'], 'pending', job)

    def test_gone_in_the_middle(self):
        with desktop_with_mock('vanish') as session:
            self.refuse(session, 'keyring|secret service')


if __name__ == '__main__':
    tap.main()
