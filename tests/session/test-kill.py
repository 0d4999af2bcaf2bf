#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills signetctl, its signing process, or both, at every step of a request.

What holds afterwards, once the next start has done its part: no CSR without its key in the keyring, no key without a
job that names it, and no job left pending.
"""

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


def setUpModule():
    global session
    session = desktop.Desktop(keyring='unlocked')
    session.__enter__()
    program.set_environment()
    with open(session.path('inventory.csv'), 'w') as stream:
        stream.write(INVENTORY)
    result = signetctl('import', session.path('inventory.csv'))
    assert result.status == 0, result


def tearDownModule():
    session.__exit__()


def start(kind, file):
    """A request under way, in a process group of its own."""
    return subprocess.Popen([program.signetctl_path(), 'request', '--instance', 'acme', '--all', '--key', kind, '-o', file],
                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            start_new_session=True)


def children(pid):
    """The processes that a process has started, by PID."""
    try:
        with open('/proc/%d/task/%d/children' % (pid, pid)) as stream:
            found = [int(word) for word in stream.read().split()]
    except OSError:
        return []
    return found


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def kill_program(process):
    kill(process.pid)


def kill_signer(process):
    for pid in children(process.pid):
        kill(pid)


def kill_both(process):
    # stopped first: it would have the time to notice that its signing process is gone
    if process.poll() is None:
        process.send_signal(signal.SIGSTOP)
    kill_signer(process)
    kill_program(process)


MOST_ROUNDS = 6


class TestKill(unittest.TestCase):
    def setUp(self):
        self.file = session.path('out.csr')
        if os.path.exists(self.file):
            os.unlink(self.file)

    def measure(self, kind):
        """How long a request takes that nobody kills, in seconds."""
        began = time.monotonic()
        self.assertEqual(start(kind, self.file).wait(60), 0)
        os.unlink(self.file)
        return time.monotonic() - began

    def check(self, what):
        """Starts the program again, and holds what is there against the promise."""
        def nothing_pending():
            result = signetctl('jobs', '--state', 'pending', '--json')
            self.assertEqual(result.status, 0, result)
            return not rows(result)
        # a signing process that outlived the program still holds its job for a moment
        desktop.wait_until(nothing_pending, 'no job pending after %s' % what, 20)

        jobs = {j['id']: j for j in rows(signetctl('jobs', '--json')) if j['kind'] == 'request'}
        keys = csr.keyring_items()
        self.assertEqual(set(keys) - set(jobs), set(), 'a key without a job after %s' % what)
        downloads = {}
        for uuid in set(jobs) - self.known:
            job = jobs[uuid]
            self.assertIn(job['outcome'], ('done', 'failed', 'cancelled'), what)
            result = signetctl('download', uuid)
            if job['outcome'] == 'done':
                self.assertEqual(result.status, 0, 'after %s: %r' % (what, result))
                self.assertIn(uuid, keys, 'a CSR without its key after %s' % what)
                csr.verify_with_openssl(result.bytes)
                self.assertEqual(csr.public_key(result.bytes), csr.public_key_of_private(keys[uuid][1]))
                downloads[result.bytes] = uuid
            else:
                self.assertNotEqual(result.status, 0, 'a CSR of a job that failed, after %s' % what)
                self.assertNotIn(uuid, keys, 'a key of a job that came to nothing, after %s' % what)
            self.outcomes.append(job['outcome'])
        self.known |= set(jobs)
        if os.path.exists(self.file):
            with open(self.file, 'rb') as stream:
                self.assertIn(stream.read(), downloads, 'a file that is not whole, or of no job, after %s' % what)
            os.unlink(self.file)

    def sweep(self, kind, killer, n):
        self.known = {j['id'] for j in rows(signetctl('jobs', '--json')) if j['kind'] == 'request'}
        self.outcomes = []
        whole = max(self.measure(kind) for _ in range(2))
        self.known = {j['id'] for j in rows(signetctl('jobs', '--json')) if j['kind'] == 'request'}
        n_killed = n_tried = 0
        # A process that is faster or slower than it was a moment ago is missed: then it is tried again, between the
        # delays of before, until enough were hit.
        for i in range(MOST_ROUNDS * n):
            if i >= n and n_killed >= n // 3:
                break
            n_tried += 1
            delay = whole * 1.05 * ((i % n) + i // n / MOST_ROUNDS) / n
            process = start(kind, self.file)
            time.sleep(delay)
            killer(process)
            if process.wait(60) != 0:
                n_killed += 1
            self.check('%s of %s after %.0f ms of %.0f' % (killer.__name__, kind, delay * 1000, whole * 1000))
        self.assertGreaterEqual(n_killed, n // 3, 'nearly nothing was hit')
        print('# %s, %s: %d of %d hit, in %.0f ms; jobs: %s' % (
            kind, killer.__name__, n_killed, n_tried, whole * 1000,
            ', '.join('%d %s' % (self.outcomes.count(o), o) for o in sorted(set(self.outcomes)))), flush=True)

    def test_program_and_signing_process_ecdsa(self):
        self.sweep('ecdsa-p256', kill_both, 24)

    def test_program_and_signing_process_rsa(self):
        self.sweep('rsa-2048', kill_both, 16)

    def test_the_program_alone(self):
        self.sweep('ecdsa-p256', kill_program, 16)

    def test_the_signing_process_alone(self):
        self.sweep('ecdsa-p256', kill_signer, 16)

    def test_the_moment_the_key_is_in_the_keyring(self):
        self.known = {j['id'] for j in rows(signetctl('jobs', '--json')) if j['kind'] == 'request'}
        self.outcomes = []
        keyring = session.path('data', 'keyrings', 'login.keyring')
        for killer in (kill_both, kill_program, kill_signer):
            for _ in range(4):
                before = os.stat(keyring).st_mtime_ns, os.stat(keyring).st_ino
                process = start('ecdsa-p256', self.file)
                end = time.monotonic() + 20
                # a tight loop: the very next thing after the write is what has to be hit
                while (os.stat(keyring).st_mtime_ns, os.stat(keyring).st_ino) == before and time.monotonic() < end \
                        and process.poll() is None:
                    pass
                killer(process)
                process.wait(60)
                self.check('%s with the key just stored' % killer.__name__)
        self.assertIn('done', self.outcomes)


if __name__ == '__main__':
    tap.main()
