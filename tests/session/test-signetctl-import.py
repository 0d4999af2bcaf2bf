#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing with signetctl whatever people have, and exporting it again: foreign tables, zone files, lists, wrong files."""

import io
import json
import os
import pty
import signal
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import desktop
import program
import tap
from program import rows, signetctl

FOREIGN = '''Kunde;FQDN;Server;Adresse;Land;Ort;Gültig bis;Bemerkung
Müller & Söhne GmbH;post.example.com;web1;https://web1.example.net;DE;München;24.12.2027;„wichtig“
Müller & Söhne GmbH;laden.bücher.example;web1;https://web1.example.net;DE;München;;
Müller & Söhne GmbH;kein Name;web1;https://web1.example.net;DE;München;;
'''
ZONE = '''$TTL 3600
@ IN SOA ns1 hostmaster ( 2026010101
        7200 3600 1209600 3600 ) ; all of it is one record
@ IN NS ns1
www IN A 192.0.2.1
mail IN CNAME www
campaign IN NS ns1.elsewhere.example.
'''
OWN = '''instance,url,organization,org_id,unit,country,state,city,subdomain,hosts,delegation_type,use_case,expires,notes
a,https://a.example.net,"Société Générale, S.A.",ORG-1,Marketing,FR,Île-de-France,Paris,mail.example.com,\
t.mail.example.com m.mail.example.com,Full,Marketing,2027-03-01,"Call ""Jo"" first"
twin,https://one.example.net,株式会社,ORG-2,,JP,Tokyo,Chiyoda,news.example.org,news.example.org,CNAME,Transactional,,
twin,https://two.example.net,,,,,,,shop.example.org,shop.example.org,,Surveys,,
'''


def archive():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, 'w') as bundle:
        bundle.writestr('list.csv', OWN)
    return stream.getvalue()


# What is no inventory, and what is not to be mistaken for one.
WRONG = {
    'empty.csv': b'',
    'blank.csv': b'\n\n  \n',
    'binary.csv': bytes(range(256)) * 64,
    'nul.csv': OWN.encode() + b'a,https://a.example.net,,,,,,,\0.example.com,,,,,\n',
    'archive.csv': archive(),
    'picture.csv': b'\x89PNG\r\n\x1a\n' + bytes(200),
    'quote.csv': b'instance,url,subdomain\na,https://a.example.net,"never.closed.example.com\n' + b'x,y,z\n' * 400000,
    'header.csv': b'colour,shape\nred,round\n',
    'broken.json': b'{"format": "signet-inventory", "version": 1, "instances": [',
    'other.json': b'{"bookmarks": []}',
    'newer.json': b'{"format": "signet-inventory", "version": 999, "instances": [], "subdomains": []}',
    'include.zone': b'$ORIGIN example.com.\n$INCLUDE /etc/passwd\n',
}


def setUpModule():
    global session
    session = desktop.Desktop(keyring='unlocked', display=False)
    session.__enter__()
    program.set_environment()
    for name, content in {'kunden.csv': FOREIGN.encode('windows-1252'), 'example.com.zone': ZONE.encode(),
                          'own.csv': OWN.encode(), 'own-utf16.csv': b'\xff\xfe' + OWN.encode('utf-16-le'),
                          'names.txt': b'# ours\na.example.edu\nb.example.edu\n', **WRONG}.items():
        with open(path(name), 'wb') as stream:
            stream.write(content)


def tearDownModule():
    session.__exit__()


def path(name):
    return session.path(name)


def read(name):
    with open(path(name), 'rb') as stream:
        return stream.read()


class Store:
    """An inventory of its own, empty at first."""
    n = 0

    def __init__(self):
        Store.n += 1
        self.environment = dict(os.environ, XDG_DATA_HOME=path('store-%d' % Store.n))
        os.mkdir(self.environment['XDG_DATA_HOME'], 0o700)

    def __call__(self, *arguments, **options):
        return signetctl(*arguments, env=self.environment, **options)

    def subdomains(self):
        return {s['name']: s for s in rows(self('subdomains', '--json'))}

    def instances(self):
        return [(i['name'], i['url']) for i in rows(self('instances', '--json'))]

    def jobs(self, kind):
        return [j for j in rows(self('jobs', '--json')) if j['kind'] == kind]


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.store = Store()

    def succeed(self, *arguments, **options):
        result = self.store(*arguments, **options)
        self.assertEqual(result.status, 0, '%s: %r' % (arguments, result))
        return result

    def fail_with(self, status, *arguments, **options):
        result = self.store(*arguments, **options)
        self.assertEqual(result.status, status, '%s: %r' % (arguments, result))
        self.assertNotEqual(result.errors.strip(), '', 'no word on stderr: %r' % result)
        return result


class TestTables(Case):
    def test_foreign_header_encoding_and_separator_are_found_out(self):
        result = self.succeed('import', path('kunden.csv'))
        self.assertIn('FQDN', result.errors)
        self.assertIn('WINDOWS-1252', result.errors)
        self.assertEqual(self.store.instances(), [('web1', 'https://web1.example.net')])
        self.assertEqual(sorted(self.store.subdomains()), ['laden.xn--bcher-kva.example', 'post.example.com'])
        organization = rows(self.succeed('instances', '--json'))[0]['organization']
        self.assertEqual((organization['name'], organization['city']), ('Müller & Söhne GmbH', 'München'))

    def test_refused_rows_have_line_and_reason(self):
        document = self.succeed('import', '--json', path('kunden.csv')).json()
        self.assertEqual([r['line'] for r in document['refused']], [4])
        self.assertIn('kein Name', document['refused'][0]['reason'])
        self.assertEqual((document['rows'], document['new-subdomains'], document['format']), (2, 2, 'csv'))

    def test_the_same_file_again_changes_nothing(self):
        self.succeed('import', path('kunden.csv'))
        document = self.succeed('import', '--json', path('kunden.csv')).json()
        self.assertEqual([document[n] for n in ('new-instances', 'new-subdomains', 'new-hosts', 'changed', 'same')],
                         [0, 0, 0, 0, 2])
        self.assertIn('Nothing to change', self.succeed('import', path('kunden.csv')).text)

    def test_columns_can_be_said(self):
        with open(path('odd.csv'), 'w') as stream:
            stream.write('x|y|z\nmail.example.com|https://odd.example.net|ignored\n')
        self.succeed('import', path('odd.csv'), '--separator', 'pipe', '--map', 'x=subdomain', '--map', '2=url',
                     '--map', 'z=-')
        self.assertEqual(list(self.store.subdomains()), ['mail.example.com'])
        self.assertEqual(self.store.instances(), [('odd.example.net', 'https://odd.example.net')])
        self.assertIn('w', self.fail_with(1, 'import', path('odd.csv'), '--map', 'w=subdomain').errors)

    def test_utf_16_is_read(self):
        self.succeed('import', path('own-utf16.csv'))
        self.assertEqual(len(self.store.subdomains()), 3)

    def test_encoding_can_be_said(self):
        self.succeed('import', path('kunden.csv'), '--encoding', 'iso-8859-15')
        self.assertEqual(len(self.store.subdomains()), 2)

    def test_wrong_usage(self):
        for arguments in [['--format', 'xlsx'], ['--encoding', 'klingon'], ['--separator', 'x'], ['--map', 'x'],
                          ['--map', 'x=colour'], [path('own.csv')]]:
            with self.subTest(arguments=arguments):
                self.fail_with(2, 'import', *arguments, path('own.csv'))


class TestNames(Case):
    def test_a_zone_file(self):
        self.succeed('import', path('example.com.zone'), '--instance', 'https://zone.example.net')
        subdomains = self.store.subdomains()
        self.assertIn('campaign.example.com', subdomains)
        hosts = [h['name'] for s in subdomains.values() for h in s['hosts']]
        self.assertIn('www.example.com', hosts)
        self.assertIn('mail.example.com', hosts)
        self.assertEqual(self.store.instances(), [('zone.example.net', 'https://zone.example.net')])

    def test_another_origin(self):
        self.succeed('import', path('example.com.zone'), '--origin', 'example.org', '--instance',
                     'https://zone.example.net')
        self.assertIn('campaign.example.org', self.store.subdomains())

    def test_a_list_for_an_instance_that_is_there(self):
        self.succeed('import', path('own.csv'))
        self.succeed('import', path('names.txt'), '--instance', 'a')
        self.assertEqual([s['name'] for s in rows(self.succeed('subdomains', '--instance', 'a', '--json'))],
                         ['a.example.edu', 'b.example.edu', 'mail.example.com'])

    def test_an_ambiguous_instance_wants_the_url(self):
        self.succeed('import', path('own.csv'))
        result = self.fail_with(1, 'import', path('names.txt'), '--instance', 'twin')
        self.assertIn('https://one.example.net', result.errors)
        self.assertIn('https://two.example.net', result.errors)
        self.succeed('import', path('names.txt'), '--instance', 'https://two.example.net')

    def test_a_new_instance_needs_its_url(self):
        self.assertIn('URL', self.fail_with(1, 'import', path('names.txt'), '--instance', 'nowhere').errors)
        self.assertEqual(self.store.instances(), [])

    def test_the_standard_input(self):
        self.succeed('import', '-', '--format', 'list', '--instance', 'https://in.example.net',
                     stdin=open(path('names.txt'), 'rb'))
        self.assertEqual(sorted(self.store.subdomains()), ['a.example.edu', 'b.example.edu'])
        self.fail_with(1, 'import', '-')


class TestWrongFiles(Case):
    def test_each_gets_a_clear_error_and_changes_nothing(self):
        self.succeed('import', path('own.csv'))
        before = self.succeed('export-inventory', '--format', 'json').bytes
        for name in WRONG:
            with self.subTest(name=name):
                result = self.store('import', path(name))
                self.assertIn(result.status, (0, 1), result)
                if result.status == 0:      # a row that is wrong by itself is refused by itself
                    self.assertRegex(result.errors, r'line \d+ refused', result)
                self.assertNotRegex(result.errors, 'CRITICAL|WARNING|ERROR')
                self.assertNotEqual(result.errors.strip(), '')
                print('# %s: %s' % (name, result.errors.strip().splitlines()[0][:180]))
        self.assertEqual(self.succeed('export-inventory', '--format', 'json').bytes, before)

    def test_what_is_not_there(self):
        self.assertIn('nothing-here.csv', self.fail_with(1, 'import', path('nothing-here.csv')).errors)
        self.fail_with(1, 'import', session.folder)

    def test_a_location_without_a_way_to_it(self):
        result = self.fail_with(1, 'import', 'gopher-of-old://server/list.csv')
        self.assertIn('gopher-of-old://', result.errors)
        self.assertIn('GVfs', result.errors)


class TestExport(Case):
    def round_trip(self, name):
        self.succeed('import', path('own.csv'))
        self.succeed('export-inventory', '-o', path('first-' + name))
        other = Store()
        self.assertEqual(other('import', path('first-' + name)).status, 0)
        self.assertEqual(other('export-inventory', '-o', path('second-' + name)).status, 0)
        self.assertEqual(read('second-' + name).decode(), read('first-' + name).decode())
        return read('first-' + name).decode()

    def test_json_round_trip_loses_nothing(self):
        document = json.loads(self.round_trip('all.json'))
        self.assertEqual([i['name'] for i in document['instances']], ['a', 'twin', 'twin'])
        self.assertIn('Call "Jo" first', json.dumps(document['instances']).replace('\\"', '"'))
        states = {h['name']: h.get('state') for s in document['subdomains'] for h in s['hosts']}
        self.assertEqual(states['news.example.org'], 'none')
        self.assertIsNotNone(states['t.mail.example.com'])

    def test_csv_round_trip_loses_nothing(self):
        text = self.round_trip('all.csv')
        self.assertIn('"Société Générale, S.A."', text)
        self.assertIn('株式会社', text)

    def test_the_same_file_changes_nothing_where_it_came_from(self):
        self.succeed('import', path('own.csv'))
        for name in ['back.json', 'back.csv']:
            self.succeed('export-inventory', '-o', path(name))
            self.assertIn('Nothing to change', self.succeed('import', path(name)).text)

    def test_an_export_is_a_job(self):
        self.succeed('import', path('own.csv'))
        self.succeed('export-inventory', '-o', path('job.csv'))
        self.assertEqual(len(self.store.jobs('export')), 1)

    def test_the_standard_output(self):
        self.succeed('import', path('own.csv'))
        self.assertTrue(self.succeed('export-inventory').text.startswith('instance,'))
        self.assertEqual(len(self.succeed('export-inventory', '--json').json()['subdomains']), 3)

    def test_an_empty_inventory(self):
        self.assertEqual(self.succeed('export-inventory', '--json').json()['instances'], [])
        self.succeed('export-inventory', '-o', path('nothing.csv'))
        self.assertIn('instance', read('nothing.csv').decode())

    def test_what_cannot_be_written(self):
        self.fail_with(1, 'export-inventory', '-o', path('no/such/folder/all.csv'))
        self.fail_with(2, 'export-inventory', '--format', 'zone')
        self.fail_with(2, 'export-inventory', path('all.csv'))
        self.fail_with(2, 'export-inventory', '--json', '--format', 'csv')
        self.assertEqual(self.store.jobs('export'), [])


class TestTerminal(Case):
    def big(self):
        if not os.path.exists(path('big.csv')):
            with open(path('big.csv'), 'w') as stream:
                stream.write('instance,url,subdomain\n')
                for i in range(100000):
                    stream.write('a,https://a.example.net,s%d.example.com\n' % i)
        return path('big.csv')

    def start(self, *arguments, **options):
        return subprocess.Popen([program.signetctl_path(), *arguments], env=self.store.environment,
                                stdin=subprocess.DEVNULL, preexec_fn=desktop.end_with_parent, **options)

    def test_no_progress_but_on_a_terminal(self):
        self.assertNotIn('%', self.succeed('import', self.big()).errors)

    def test_ctrl_c_changes_nothing(self):
        ours, theirs = pty.openpty()
        process = self.start('import', self.big(), stdout=subprocess.PIPE, stderr=theirs)
        os.close(theirs)
        seen = b''
        while b'Importing' not in seen:     # the transaction has begun
            seen += os.read(ours, 1000)
        process.send_signal(signal.SIGINT)
        output = process.communicate(timeout=30)[0]
        os.close(ours)
        self.assertEqual(process.returncode, 1, seen + output)
        self.assertEqual(self.store.instances(), [])
        self.assertEqual(self.store.jobs('import'), [])


if __name__ == '__main__':
    tap.main()
