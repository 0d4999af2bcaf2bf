#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""signetctl as a script uses it: exit statuses, JSON, files, and what another program finds in them."""

import glob
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import csr
import desktop
import program
import tap
from program import rows, signetctl

INVENTORY = '''\ufeffurl,instance,organization,org_id,unit,country,state,city,subdomain,hosts,delegation_type,use_case
https://acme-mkt-prod3.example.net,acme-mkt-prod3,"Société Générale, S.A.",ORG-1,Marketing,FR,Île-de-France,Paris,\
mail.example.com,t.mail.example.com m.mail.example.com res.mail.example.com,Full,Marketing
https://acme-mkt-prod3.example.net,acme-mkt-prod3,"Société Générale, S.A.",ORG-1,Marketing,FR,Île-de-France,Paris,\
bücher.example.com,t.bücher.example.com,CNAME,Transactional
https://one.example.net,twin,株式会社,ORG-2,,JP,Tokyo,Chiyoda,news.example.org,t.news.example.org,Full,Marketing
https://two.example.net,twin,Twin,ORG-3,,US,California,San Jose,news.example.edu,t.news.example.edu,Full,Marketing
'''
BROKEN = '''instance,url,subdomain,hosts
good,https://good.example.net,good.example.com,t.good.example.com
bad,https://bad.example.net,under_score.example.com,t.good.example.com
bad,https://bad.example.net,,t.example.com
'''
ACME = 'acme-mkt-prod3'
HOSTS = ['t.mail.example.com', 'm.mail.example.com', 'res.mail.example.com', 't.xn--bcher-kva.example.com']


def setUpModule():
    global session
    session = desktop.Desktop(keyring='unlocked')
    session.__enter__()
    program.set_environment()
    with open(session.path('inventory.csv'), 'w', encoding='utf-8') as stream:
        stream.write(INVENTORY)


def tearDownModule():
    session.__exit__()


def path(name):
    return session.path(name)


def read(name):
    with open(path(name), 'rb') as stream:
        return stream.read()


class Case(unittest.TestCase):
    def succeed(self, *arguments):
        result = signetctl(*arguments)
        self.assertEqual(result.status, 0, '%s: %r' % (arguments, result))
        return result

    def fail_with(self, status, *arguments):
        result = signetctl(*arguments)
        self.assertEqual(result.status, status, '%s: %r' % (arguments, result))
        self.assertNotEqual(result.errors.strip(), '', 'no word on stderr: %r' % result)
        return result


class TestUsage(Case):
    def test_wrong_usage_is_exit_status_2(self):
        self.fail_with(2)
        self.fail_with(2, 'frobnicate')
        self.fail_with(2, 'import')
        self.fail_with(2, 'import', '--no-such-option', 'x.csv')
        self.fail_with(2, 'request', '--instance', 'x', '--all', '--key', 'dsa-1024')

    def test_help_is_on_stdout(self):
        result = self.succeed('--help')
        self.assertIn('import', result.text)
        self.assertIn('request', result.text)

    def test_version(self):
        self.assertRegex(self.succeed('--version').text, r'\d+\.\d+')


class TestImport(Case):
    def test_1_dry_run_changes_nothing(self):
        self.succeed('import', '--dry-run', path('inventory.csv'))
        self.assertEqual(rows(self.succeed('instances', '--json')), [])
        self.assertEqual(rows(self.succeed('jobs', '--json')), [])

    def test_2_import(self):
        self.succeed('import', path('inventory.csv'))
        instances = rows(self.succeed('instances', '--json'))
        self.assertEqual(sorted(i['name'] for i in instances), [ACME, 'twin', 'twin'])
        self.assertEqual([j['kind'] for j in rows(self.succeed('jobs', '--json'))], ['import'])

    def test_3_the_same_again_adds_nothing(self):
        self.succeed('import', path('inventory.csv'))
        self.assertEqual(len(rows(self.succeed('subdomains', '--json'))), 4)

    def test_4_refused_rows_are_named_by_line_and_reason(self):
        with open(path('broken.csv'), 'w') as stream:
            stream.write(BROKEN)
        result = signetctl('import', path('broken.csv'))
        said = result.errors + result.text
        self.assertRegex(said, r'\b3\b.*under_score')
        self.assertRegex(said, r'(?m)^.*\b4\b.*$')
        names = [s['name'] for s in rows(self.succeed('subdomains', '--json'))]
        self.assertIn('good.example.com', names)
        self.assertFalse(any('_' in name for name in names))

    def test_5_what_is_no_csv_is_refused_and_changes_nothing(self):
        before = self.succeed('instances', '--json').bytes
        for content in [b'', b'\x00\x01\x02' * 1000, b'colour,shape\nred,round\n']:
            with open(path('garbage.csv'), 'wb') as stream:
                stream.write(content)
            with self.subTest(content=content[:20]):
                self.fail_with(1, 'import', path('garbage.csv'))
        self.fail_with(1, 'import', path('there-is-no-such-file.csv'))
        self.assertEqual(self.succeed('instances', '--json').bytes, before)

    def test_6_the_sample_inventory(self):
        samples = glob.glob(os.path.join(program.SOURCE_FOLDER, 'data', 'sample', '*.csv'))
        self.assertTrue(samples)
        for sample in samples:
            self.succeed('import', '--dry-run', sample)


class TestLists(Case):
    def test_subdomains_of_an_instance(self):
        subdomains = rows(self.succeed('subdomains', '--instance', ACME, '--json'))
        self.assertEqual(sorted(s['name'] for s in subdomains), ['mail.example.com', 'xn--bcher-kva.example.com'])

    def test_lists_for_people(self):
        self.assertIn(ACME, self.succeed('instances').text)
        self.assertIn('mail.example.com', self.succeed('subdomains', '--instance', ACME).text)
        self.assertIn('inventory.csv', self.succeed('jobs').text)

    def test_an_instance_that_is_not_there(self):
        self.assertIn('nowhere', self.fail_with(1, 'subdomains', '--instance', 'nowhere').errors)

    def test_an_ambiguous_name_wants_the_url(self):
        result = self.fail_with(1, 'subdomains', '--instance', 'twin')
        self.assertIn('https://one.example.net', result.errors)
        self.assertIn('https://two.example.net', result.errors)
        subdomains = rows(self.succeed('subdomains', '--instance', 'https://two.example.net', '--json'))
        self.assertEqual([s['name'] for s in subdomains], ['news.example.edu'])


class TestRequest(Case):
    def request(self, *arguments, instance=ACME):
        """Makes a request; its CSR and its job."""
        if os.path.exists(path('out.csr')):
            os.unlink(path('out.csr'))
        self.succeed('request', '--instance', instance, *arguments, '-o', path('out.csr'))
        pem = read('out.csr')
        csr.verify(pem)
        job = next(j for j in rows(self.succeed('jobs', '--json')) if j['kind'] == 'request')
        self.assertEqual(self.succeed('download', job['id']).bytes, pem)
        key = csr.key_of(job['id'])
        self.assertIsNotNone(key, 'the key is not in the keyring')
        self.assertEqual(csr.public_key_of_private(key), csr.public_key(pem))
        return pem, job

    def test_each_kind_of_key(self):
        for kind in ['rsa-2048', 'rsa-3072', 'rsa-4096', 'ecdsa-p256', 'ecdsa-p384']:
            with self.subTest(kind=kind):
                pem, _ = self.request('--all', '--key', kind)
                self.assertEqual(csr.kind_of_key(pem), kind)

    def test_rsa_2048_is_the_default(self):
        pem, _ = self.request('--host', HOSTS[0])
        self.assertEqual(csr.kind_of_key(pem), 'rsa-2048')

    def test_every_host_once_and_the_subject_in_order(self):
        pem, _ = self.request('--all', '--key', 'ecdsa-p256')
        self.assertEqual(sorted(csr.names(pem)), sorted(HOSTS))
        self.assertEqual([kind for kind, _ in csr.subject(pem)], ['C', 'ST', 'L', 'O', 'OU', 'CN'])
        self.assertEqual(dict(csr.subject(pem)), {
            'C': 'FR', 'ST': 'Île-de-France', 'L': 'Paris', 'O': 'Société Générale, S.A.', 'OU': 'Marketing',
            'CN': csr.names(pem)[0]})

    def test_extensions(self):
        pem, _ = self.request('--all', '--key', 'ecdsa-p256')
        said = csr.text(pem)
        self.assertRegex(said, r'Extended Key Usage:\s*\n\s*TLS Web Server Authentication\n')
        self.assertNotRegex(said, r'Extended Key Usage: critical')
        self.assertNotRegex(said, r'Subject Alternative Name: critical')
        self.assertRegex(said, r'Signature Algorithm: ecdsa-with-SHA(256|384)')

    def test_hosts_by_name_and_in_unicode(self):
        pem, _ = self.request('--host', 'T.bücher.example.com', '--host', HOSTS[1], '--key', 'ecdsa-p256')
        self.assertEqual(sorted(csr.names(pem)), sorted([HOSTS[3], HOSTS[1]]))

    def test_a_subdomain_is_all_its_hosts(self):
        pem, _ = self.request('--subdomain', 'mail.example.com', '--key', 'ecdsa-p256')
        self.assertEqual(sorted(csr.names(pem)), sorted(HOSTS[:3]))

    def test_the_common_name_is_always_among_the_names(self):
        pem, _ = self.request('--host', HOSTS[1], '--common-name', HOSTS[2], '--key', 'ecdsa-p256')
        self.assertEqual(sorted(csr.names(pem)), sorted([HOSTS[1], HOSTS[2]]))
        self.assertEqual(dict(csr.subject(pem))['CN'], HOSTS[2])

    def test_the_subject_from_the_command_line(self):
        pem, _ = self.request('--host', HOSTS[0], '--organization', '株式会社', '--unit', 'IT', '--country', 'JP',
                              '--state', '東京都', '--city', '千代田区', '--key', 'ecdsa-p256')
        self.assertEqual(csr.subject(pem), [('C', 'JP'), ('ST', '東京都'), ('L', '千代田区'), ('O', '株式会社'),
                                            ('OU', 'IT'), ('CN', HOSTS[0])])

    def test_an_instance_by_its_url(self):
        pem, _ = self.request('--all', '--key', 'ecdsa-p256', instance='https://one.example.net')
        self.assertIn('t.news.example.org', csr.names(pem))
        self.fail_with(1, 'request', '--instance', 'twin', '--all', '-o', path('no.csr'))
        self.assertFalse(os.path.exists(path('no.csr')))

    def test_what_breaks_a_rule_is_refused_before_there_is_a_key(self):
        keys = len(csr.keyring_items())
        for arguments, word in [(['--country', 'GERMANY'], 'ISO 3166'), (['--organization', 'x' * 65], '64'),
                                (['--host', 'not.there.example.com'], 'not.there.example.com'),
                                (['--common-name', 'a..b'], 'a..b')]:
            with self.subTest(arguments=arguments):
                result = self.fail_with(1, 'request', '--instance', ACME, '--host', HOSTS[0], *arguments,
                                        '-o', path('no.csr'))
                self.assertIn(word, result.errors)
                self.assertFalse(os.path.exists(path('no.csr')))
        self.assertEqual(len(csr.keyring_items()), keys)

    def test_summary(self):
        pem, job = self.request('--all', '--key', 'ecdsa-p256')
        text = self.succeed('summary', job['id']).text
        for value in ['ORG-1', ACME, 'Société Générale, S.A.', 'Marketing', 'FR', 'Île-de-France', 'Paris',
                      csr.names(pem)[0], *HOSTS]:
            self.assertIn(value, text)

    def test_download_into_a_file(self):
        pem, job = self.request('--host', HOSTS[0], '--key', 'ecdsa-p256')
        self.succeed('download', job['id'], '-o', path('again.csr'))
        self.assertEqual(read('again.csr'), pem)
        self.fail_with(1, 'download', '00000000-0000-4000-8000-000000000000')

    def test_a_file_that_cannot_be_written_loses_nothing(self):
        done = len([j for j in rows(self.succeed('jobs', '--json')) if j['kind'] == 'request'])
        self.fail_with(1, 'request', '--instance', ACME, '--host', HOSTS[0], '--key', 'ecdsa-p256',
                       '-o', path('no/such/folder/out.csr'))
        jobs = [j for j in rows(self.succeed('jobs', '--json')) if j['kind'] == 'request']
        # refused before anything was made, or made and to be had from the job log
        for job in jobs[:len(jobs) - done]:
            if job['outcome'] == 'done':
                csr.verify(self.succeed('download', job['id']).bytes)
                self.assertIsNotNone(csr.key_of(job['id']))

    def test_a_symbolic_link_is_not_followed(self):
        with open(path('precious'), 'w') as stream:
            stream.write('precious')
        os.symlink(path('precious'), path('link.csr'))
        signetctl('request', '--instance', ACME, '--host', HOSTS[0], '--key', 'ecdsa-p256', '-o', path('link.csr'))
        self.assertEqual(read('precious'), b'precious')


class TestSecrecy(Case):
    def test_no_private_key_in_any_file(self):
        keys = [key for _, key in csr.keyring_items().values()]
        self.assertGreater(len(keys), 5)
        for folder, _, files in os.walk(session.folder):
            if folder.startswith(session.path('data', 'keyrings')):
                continue
            for name in files:
                if not os.path.isfile(os.path.join(folder, name)):
                    continue
                content = read(os.path.join(folder, name))
                self.assertNotIn(b'PRIVATE KEY', content, name)
                for key in keys:
                    self.assertNotIn(key[-40:], content, name)

    def test_the_data_is_for_the_user_alone(self):
        folder = session.path('data', 'signet')
        self.assertEqual(os.stat(folder).st_mode & 0o077, 0)
        for name in os.listdir(folder):
            self.assertEqual(os.stat(os.path.join(folder, name)).st_mode & 0o077, 0, name)


if __name__ == '__main__':
    tap.main()
