#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""signetctl show: what other programs' files hold, told without a store, a keyring or a display."""

import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import program
import tap
from program import signetctl

MAKE = os.path.join(program.SOURCE_FOLDER, 'tests', 'support', 'make-certificates')


def setUpModule():
    global folder
    folder = tempfile.TemporaryDirectory(prefix='signet-show-')
    subprocess.run([MAKE, path('made')], check=True, stdout=subprocess.DEVNULL)
    os.environ['XDG_DATA_HOME'] = path('data')
    os.environ['LC_ALL'] = 'C.UTF-8'
    os.environ.pop('DBUS_SESSION_BUS_ADDRESS', None)


def tearDownModule():
    folder.cleanup()


def path(*names):
    return os.path.join(folder.name, *names)


def made(name):
    return path('made', name)


def openssl(*arguments):
    return subprocess.run(['openssl', *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


class TestShow(unittest.TestCase):
    def show(self, *arguments, **options):
        result = signetctl('show', *arguments, **options)
        self.assertEqual(result.status, 0, result)
        return result

    def test_a_bundle_and_its_chain(self):
        document = self.show(made('globalsign.zip'), '--trust', made('root.pem'), '--json').json()
        leaf = document['certificates'][0]
        self.assertEqual(leaf['names'], ['t.example.com', 'm.example.com'])
        self.assertEqual(leaf['organization'], 'Acme')
        self.assertEqual((leaf['chain']['complete'], leaf['chain']['trust']), (True, 'named'))
        self.assertEqual(len(leaf['chain']['certificates']), 3)
        self.assertEqual([remark['entry'] for remark in document['remarks']], ['README.html'])

    def test_the_pem_is_openssls(self):
        document = self.show(made('leaf.der'), '--json').json()
        self.assertEqual(document['certificates'][0]['pem'], openssl('x509', '-in', made('leaf.pem')))

    def test_what_is_missing_is_named(self):
        text = self.show(made('leaf.pem')).text
        self.assertIn('Missing issuer: CN=Signet Test Issuing CA', text)
        self.assertIn('http://ca.example.net/issuing.crt', text)
        self.assertIn('(incomplete)', text)

    def test_a_request(self):
        document = self.show(made('request.csr'), '--json').json()
        self.assertEqual(document['requests'][0]['names'], ['t.example.com'])
        self.assertEqual(document['certificates'], [])

    def test_a_password_comes_through_a_descriptor(self):
        result = signetctl('show', made('secret.pfx'))
        self.assertEqual(result.status, 1)
        self.assertIn('password', result.errors)
        for text, status in ((b'secret\n', 0), (b'secret', 0), (b'wrong\n', 1), (b'', 1), (b'x' * 5000, 1)):
            read, write = os.pipe()
            os.write(write, text)
            os.close(write)
            result = signetctl('show', made('secret.pfx'), '--password-fd', read, '--json', pass_fds=[read])
            os.close(read)
            self.assertEqual(result.status, status, (text[:10], result))
            self.assertNotIn('wrong', result.errors)

    def test_a_key_is_told_and_never_printed(self):
        with open(made('leaf.key')) as stream:
            lines = [line.strip() for line in stream if len(line) > 40 and '-----' not in line and ':' not in line]
        self.assertTrue(lines)
        for arguments in ([], ['--json']):
            text = self.show(made('letsencrypt.zip'), *arguments).text
            self.assertIn('privkey1.pem', text)
            for line in lines:
                self.assertNotIn(line, text)

    def test_wrong_files(self):
        for name, says in (('bomb.zip', 'unpacks'), ('encrypted.zip', 'encrypted'), ('outside.zip', 'points out'),
                           ('readme.zip', 'README.txt'), ('no-such-file', 'could not be read')):
            result = signetctl('show', made(name))
            self.assertEqual(result.status, 1, result)
            self.assertIn(says, result.errors)
            self.assertEqual(result.text, '')
        self.assertEqual(signetctl('show', '/dev/zero').status, 1)
        self.assertEqual(signetctl('show').status, 2)
        self.assertEqual(signetctl('show', made('leaf.pem'), made('root.pem')).status, 2)

    def test_nothing_is_touched(self):
        self.show(made('leaf.pem'))
        self.assertFalse(os.path.exists(path('data')))


if __name__ == '__main__':
    tap.main()
