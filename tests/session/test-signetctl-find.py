#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""signetctl finds: subdomains by filters, and where a name is used."""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import desktop
import program
import tap
from program import rows, signetctl

INVENTORY = '''instance,url,organization,org_id,delegation_type,use_case,subdomain,hosts,expires
shop,https://shop.example.net,"Société Générale, S.A.",ORG-1,Full,Marketing,mail.example.com,t.mail.example.com,2020-01-01
shop,https://shop.example.net,"Société Générale, S.A.",ORG-1,CNAME,Loyalty,bücher.example,t.bücher.example,2099-01-01
portal,https://portal.example.org,Twin,ORG-2,Full,Marketing,news.example.com,*.news.example.com,
portal,https://portal.example.org,Twin,ORG-2,Full,Transactional,mail.example.com,t.mail.example.com,
'''


def setUpModule():
    global session
    session = desktop.Desktop(keyring='unlocked')
    session.__enter__()
    program.set_environment()
    with open(session.path('inventory.csv'), 'w', encoding='utf-8') as stream:
        stream.write(INVENTORY)


def tearDownModule():
    session.__exit__()


class Case(unittest.TestCase):
    def succeed(self, *arguments):
        result = signetctl(*arguments)
        self.assertEqual(result.status, 0, '%s: %r' % (arguments, result))
        return result

    def fail_with(self, status, *arguments):
        result = signetctl(*arguments)
        self.assertEqual(result.status, status, '%s: %r' % (arguments, result))
        self.assertNotEqual(result.errors.strip(), '', 'no word on stderr: %r' % result)
        self.assertEqual(result.text, '')
        return result

    def subdomains(self, *arguments):
        return [(s['instance'], s['name']) for s in rows(self.succeed('subdomains', '--json', *arguments))]


class TestFilters(Case):
    def test_1_an_empty_store_gives_an_empty_list(self):
        self.assertEqual(self.subdomains('--state', 'due'), [])
        self.succeed('import', session.path('inventory.csv'))

    def test_by_state(self):
        self.assertEqual(self.subdomains('--state', 'due'), [('shop', 'mail.example.com')])
        self.assertEqual(self.subdomains('--state', 'expired', '--state', 'valid'),
                         [('shop', 'xn--bcher-kva.example'), ('shop', 'mail.example.com')])
        self.assertEqual(self.subdomains('--state', 'none'),
                         [('portal', 'mail.example.com'), ('portal', 'news.example.com')])
        self.assertEqual(self.subdomains('--state', 'none', '--instance', 'shop'), [])

    def test_by_organization(self):
        for text in ['Twin', 'TWIN', 'ORG-2']:
            self.assertEqual(len(self.subdomains('--organization', text)), 2, text)
        self.assertEqual(len(self.subdomains('--organization', 'ORG-1', '--organization', 'Twin')), 4)
        self.assertEqual(self.subdomains('--organization', 'société générale, s.a.', '--state', 'due'),
                         [('shop', 'mail.example.com')])
        self.assertIn('Nobody', self.fail_with(1, 'subdomains', '--organization', 'Nobody').errors)

    def test_by_delegation_type_and_use_case(self):
        self.assertEqual(self.subdomains('--delegation', 'CNAME'), [('shop', 'xn--bcher-kva.example')])
        self.assertEqual(self.subdomains('--use-case', 'Transactional'), [('portal', 'mail.example.com')])
        self.assertEqual(self.subdomains('--use-case', 'Loyalty', '--use-case', 'transactional'),
                         [('portal', 'mail.example.com'), ('shop', 'xn--bcher-kva.example')])
        self.assertEqual(self.subdomains('--use-case', 'nothing of the kind'), [])

    def test_what_is_no_filter_is_wrong_usage(self):
        self.assertIn('late', self.fail_with(2, 'subdomains', '--state', 'late').errors)
        self.assertIn('ns', self.fail_with(2, 'subdomains', '--delegation', 'ns').errors)
        self.fail_with(2, 'subdomains', '--state')

    def test_a_line_ends_with_the_instance(self):
        lines = self.succeed('subdomains', '--state', 'due').text.splitlines()
        self.assertEqual([line.split('\t') for line in lines],
                         [['mail.example.com', 'full', 'marketing', 'expired', 't.mail.example.com', 'shop']])


class TestWhere(Case):
    def where(self, name):
        return [(u['kind'], u['name'], u['instance']) for u in rows(self.succeed('where', name, '--json'))]

    def test_1_the_very_name(self):
        self.assertEqual(self.where('T.mail.example.com'), [('host', 't.mail.example.com', 'portal'),
                                                            ('host', 't.mail.example.com', 'shop')])
        self.assertEqual(self.where('shop.example.net'), [('instance', 'shop', 'shop')])
        self.assertEqual(self.where('bücher.example'), [('subdomain', 'xn--bcher-kva.example', 'shop')])

    def test_2_the_wildcard_that_covers_it(self):
        self.assertEqual(self.where('today.news.example.com'), [('host', '*.news.example.com', 'portal')])
        self.assertEqual(self.where('a.b.news.example.com'), [])

    def test_3_requests(self):
        self.succeed('request', '--instance', 'portal', '--host', '*.news.example.com', '-o', session.path('x.csr'))
        uses = rows(self.succeed('where', 'today.news.example.com', '--json'))
        self.assertEqual([(u['kind'], u['name']) for u in uses],
                         [('host', '*.news.example.com'), ('request', '*.news.example.com')])
        self.assertEqual(uses[0]['state'], 'waiting')
        self.assertEqual(uses[1]['job'], rows(self.succeed('jobs', '--json'))[0]['id'])
        lines = self.succeed('where', 'today.news.example.com').text.splitlines()
        self.assertEqual(lines[1].split('\t'), ['request', '*.news.example.com', 'portal', uses[1]['job']])
        self.assertEqual(self.subdomains('--state', 'waiting'), [('portal', 'news.example.com')])

    def test_4_nowhere_is_an_answer(self):
        result = self.succeed('where', 'nobody.example.com')
        self.assertEqual(result.text, '')
        self.assertIn('nobody.example.com', result.errors)
        self.assertEqual(rows(self.succeed('where', 'nobody.example.com', '--json')), [])

    def test_5_what_is_no_name_is_wrong_usage(self):
        for arguments in [[], ['a.example.com', 'b.example.com'], ['mail'], ['https://mail.example.com/'], ['a_b.example.com']]:
            self.fail_with(2, 'where', *arguments)


if __name__ == '__main__':
    tap.main()
