#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real names at their real size: an inventory of the world's universities, and requests for 100 of its instances.

Takes the file that SIGNET_UNIVERSITIES names, else ../shared/inventories/universities.csv beside the source, else the
rows of it in tests/data.
"""

import collections
import csv as csv_module
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import csr
import desktop
import program
import tap
from program import rows, signetctl

CANDIDATES = [os.environ.get('SIGNET_UNIVERSITIES', ''),
              os.path.join(program.SOURCE_FOLDER, '..', 'shared', 'inventories', 'universities.csv'),
              os.path.join(program.SOURCE_FOLDER, 'tests', 'data', 'universities-sample.csv')]
N_REQUESTS = 100
ORGANIZATION_LIMIT = 64     # RFC 5280 A.1, ub-organization-name


def setUpModule():
    global session, inventory, table, hosts_of, organization_of
    inventory = next(os.path.realpath(path) for path in CANDIDATES if path and os.path.exists(path))
    with open(inventory, encoding='utf-8-sig', newline='') as stream:
        table = [{column: mend(text) for column, text in row.items()} for row in csv_module.DictReader(stream)]
    hosts_of = collections.defaultdict(list)
    organization_of = {}
    for row in table:
        instance = row['instance'], row['url']
        hosts_of[instance] += row['hosts'].split()
        organization_of.setdefault(instance, row['organization'])
    session = desktop.Desktop(keyring='unlocked')
    session.__enter__()
    program.set_environment()


def tearDownModule():
    session.__exit__()


def mend(text):
    """Four names have quotation marks of Windows-1252 that were taken for Latin-1 and are control characters now."""
    return ''.join(c.encode('latin-1').decode('windows-1252') if '\x80' <= c <= '\x9f' else c for c in text)


def spread(items, n):
    """n of the items, evenly over the list."""
    n = min(n, len(items))
    return [items[i * len(items) // n] for i in range(n)]


def pick_instances():
    """100 of those whose URL says which they are: every kind that could go wrong, then from all over the file."""
    urls = collections.Counter(url for _, url in hosts_of)
    fine = [i for i in hosts_of if urls[i[1]] == 1 and len(organization_of[i]) <= ORGANIZATION_LIMIT]
    picked = spread([i for i in fine if not organization_of[i].isascii()], 40)
    picked += spread([i for i in fine if len(set(hosts_of[i])) > 3 and i not in picked], 15)
    return picked + spread([i for i in fine if i not in picked], N_REQUESTS - len(picked))


class TestUniversities(unittest.TestCase):
    maxDiff = None

    def test_1_import(self):
        result = signetctl('import', inventory, timeout=120)
        self.assertEqual(result.status, 0, result)

    def test_2_rows_of_the_same_name_and_url_are_one_instance(self):
        instances = rows(signetctl('instances', '--json'))
        self.assertEqual(sorted((mend(i['name']), i['url']) for i in instances), sorted(hosts_of))
        if len(table) == 10572:
            self.assertEqual(len(instances), 10249)

    def test_3_every_subdomain_is_there(self):
        subdomains = rows(signetctl('subdomains', '--json'))
        self.assertEqual(len(subdomains), len({(r['instance'], r['url'], r['subdomain']) for r in table}))

    def test_4_an_ambiguous_name_names_the_urls(self):
        urls = collections.defaultdict(set)
        for name, url in hosts_of:
            urls[name].add(url)
        ambiguous = [name for name in urls if len(urls[name]) > 1]
        self.assertTrue(ambiguous)
        if len(table) == 10572:
            self.assertEqual(len(ambiguous), 73)
        for name in ambiguous[:5]:
            result = signetctl('subdomains', '--instance', name)
            self.assertEqual(result.status, 1, result)
            for url in urls[name]:
                self.assertIn(url, result.errors)

    def test_5_a_name_that_no_subject_takes_is_refused_with_its_remedy(self):
        instance = next(i for i in hosts_of if len(organization_of[i]) > ORGANIZATION_LIMIT)
        result = signetctl('request', '--instance', instance[1], '--all', '-o', session.path('no.csr'))
        self.assertEqual(result.status, 1, result)
        self.assertIn('64', result.errors)
        self.assertFalse(os.path.exists(session.path('no.csr')))
        result = signetctl('request', '--instance', instance[1], '--all', '--organization',
                           organization_of[instance][:ORGANIZATION_LIMIT].strip(), '-o', session.path('yes.csr'))
        self.assertEqual(result.status, 0, result)

    def test_6_requests_for_every_host_of_100_instances_in_one_go(self):
        picked = pick_instances()
        self.assertEqual(len(set(picked)), N_REQUESTS)
        folder = session.path('requests')
        os.mkdir(folder)
        arguments = [argument for _, url in picked for argument in ('--instance', url)]
        result = signetctl('request', *arguments, '--all', '-o', folder, '--json', timeout=240)
        self.assertEqual(result.status, 0, result.errors)
        made = {(item['instance'], item['url']): item for item in rows(result)}
        self.assertEqual(set(made), set(picked))
        self.assertEqual(len(os.listdir(folder)), N_REQUESTS)

        keys = csr.keyring_items()
        public_keys = set()
        for instance, item in made.items():
            with open(item['file'], 'rb') as stream:
                pem = stream.read()
            self.assertEqual(pem.decode(), item['csr'])
            csr.verify(pem)
            self.assertEqual(sorted(csr.names(pem)), sorted(set(hosts_of[instance])), instance)
            self.assertEqual(dict(csr.subject(pem))['O'], organization_of[instance])
            self.assertEqual(csr.public_key(pem), csr.public_key_of_private(keys[item['id']][1]))
            public_keys.add(csr.public_key(pem))
        self.assertEqual(len(public_keys), N_REQUESTS, 'a key was used twice')

    def test_7_the_job_log_has_them_all(self):
        jobs = rows(signetctl('jobs', '--json'))
        requests = [j for j in jobs if j['kind'] == 'request' and j['outcome'] == 'done']
        self.assertEqual(len(requests), N_REQUESTS + 1)
        self.assertEqual(rows(signetctl('jobs', '--state', 'pending', '--json')), [])
        self.assertEqual(set(csr.keyring_items()), {j['id'] for j in requests})


if __name__ == '__main__':
    tap.main()
