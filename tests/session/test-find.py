#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding anything, filters and where a name is used, by the keyboard and by the names that a screen reader says.

Each test is a step of one story, in order; the first that fails ends it. Runs inside tests/support/session.
"""

import os
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import driver
import tap
from driver import find, press, wait
from program import signetctl

INVENTORY = '''instance,url,organization,org_id,delegation_type,use_case,subdomain,hosts,expires
shop,https://shop.example.net,Example Corp.,ORG-1,Full,Marketing,mail.example.com,t.mail.example.com,2020-01-01
shop,https://shop.example.net,Example Corp.,ORG-1,CNAME,Loyalty,bücher.example,t.bücher.example,2099-01-01
portal,https://portal.example.org,Other Ltd,ORG-2,Full,Marketing,news.example.com,*.news.example.com,2099-01-01
portal,https://portal.example.org,Other Ltd,ORG-2,Full,Transactional,receipts.example.com,t.receipts.example.com,
'''


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '50', text], check=True)


class TestFind(unittest.TestCase):
    failed = None

    @classmethod
    def setUpClass(cls):
        # kept between the two runs of the window, unlike the memory of the other tests
        os.environ['GSETTINGS_BACKEND'] = 'keyfile'
        path = os.path.join(os.environ['HOME'], 'inventory.csv')
        with open(path, 'w', encoding='utf-8') as stream:
            stream.write(INVENTORY)
        signetctl('import', path)
        signetctl('request', '--instance', 'portal', '--host', '*.news.example.com', '-o',
                  os.path.join(os.environ['HOME'], 'x.csr'))
        cls.open_window()

    @classmethod
    def open_window(cls):
        cls.window = driver.Window()
        cls.app = cls.window.application

    @classmethod
    def tearDownClass(cls):
        cls.window.close()

    def setUp(self):
        if TestFind.failed:
            self.fail('not reached: %s failed' % TestFind.failed)
        self.assertIsNone(self.window.process.poll(), 'signet has ended')

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before and not TestFind.failed:
            TestFind.failed = self._testMethodName
            print('# --- what the windows show:')
            driver.dump(self.app, out=lambda line: print('# ' + line))
            print('# --- what signet wrote:\n# ' + self.window.read_log().replace('\n', '\n# '), flush=True)
            if os.environ.get('SIGNET_SCREENSHOT'):
                driver.screenshot(os.environ['SIGNET_SCREENSHOT'])
        return result

    def subdomains(self):
        """The names in the list of subdomains."""
        listing = find(self.app, 'Subdomains', driver.LISTS)
        return sorted(set(name for name in driver.texts(listing) if re.fullmatch(r'[\w.*-]+\.(com|example)', name)))

    def instances(self):
        return driver.texts(find(self.app, 'Instances', driver.LISTS))

    def wait_for_subdomains(self, *names):
        wait(lambda: self.subdomains() == sorted(names), 'the subdomains %s' % (names,))

    def test_01_the_window_shows_an_instance(self):
        find(self.app, 'portal')
        self.wait_for_subdomains('news.example.com', 'receipts.example.com')

    def test_02_ctrl_f_finds_and_return_goes_there(self):
        driver.keys('ctrl+f')
        find(self.app, 'Find instances, names, organizations')
        type_text('bücher')
        find(self.app, re.compile('Host, t.bücher.example, shop · bücher.example, .*'))
        driver.keys('Return')
        self.wait_for_subdomains('bücher.example', 'mail.example.com')
        driver.wait_gone(self.app, re.compile('Host, .*'))

    def test_03_typing_in_a_list_finds_too(self):
        type_text('mail')
        find(self.app, re.compile('Subdomain, mail.example.com, shop, Expired .*'))
        wait(lambda: driver.exists(self.app, 'Hosts (1)'), 'the counts')

    def test_04_escape_leaves_and_the_lists_are_back(self):
        driver.keys('Escape')
        self.wait_for_subdomains('bücher.example', 'mail.example.com')

    def test_05_a_request_opens_its_job(self):
        driver.keys('ctrl+f')
        type_text('*.news')
        find(self.app, re.compile(r'Request, \*\.news\.example\.com, .*'))
        press(self.app, re.compile('Requests.*'))
        wait(lambda: not driver.exists(self.app, re.compile('Host, .*')), 'the requests alone')
        driver.keys('Return')
        press(self.app, 'Download')
        dialog = driver.find_window(self.app, having=driver.SAVE_NAME)
        press(dialog, 'Cancel')
        driver.press(self.app, 'Job Logs')

    def test_06_all_instances_show_every_subdomain(self):
        driver.select_row(self.app, 'All Instances', 'All Instances')
        self.wait_for_subdomains('bücher.example', 'mail.example.com', 'news.example.com', 'receipts.example.com')

    def test_07_due_leaves_those_that_are(self):
        press(self.app, 'Filter subdomains')
        driver.tick(self.app, 'Due')
        driver.keys('Escape')
        self.wait_for_subdomains('mail.example.com')
        find(self.app, 'Remove Filter: Due')

    def test_08_what_was_seen_is_there_at_the_next_start(self):
        driver.write(self.app, 'Search instances', 'shop')
        wait(lambda: 'portal' not in self.instances(), 'the instances to be searched')
        self.window.close()
        self.open_window()
        find(self.app, 'Remove Filter: Due')
        self.wait_for_subdomains('mail.example.com')
        self.assertEqual(driver.text(driver.find_entry(self.app, 'Search instances')), 'shop')

    def test_09_filters_are_cleared(self):
        press(self.app, 'Clear Filters')
        self.wait_for_subdomains('bücher.example', 'mail.example.com', 'news.example.com', 'receipts.example.com')
        driver.write(self.app, 'Search instances', '')
        wait(lambda: 'portal' in self.instances(), 'all instances')

    def test_10_where_a_name_is_used(self):
        driver.write(self.app, 'Search subdomains and hosts', 'mail')
        self.wait_for_subdomains('mail.example.com')
        press(self.app, 'More')
        press(self.app, 'Where Is This Name Used?')
        find(self.app, re.compile('Subdomain, mail.example.com, shop, Expired .*'))
        driver.keys('Return')
        self.wait_for_subdomains('bücher.example', 'mail.example.com')

    def test_11_it_wrote_no_complaint(self):
        complaints = [line for line in self.window.read_log().splitlines()
                      if re.search('CRITICAL|WARNING|Gtk-|Adwaita', line)]
        self.assertEqual(complaints, [])


if __name__ == '__main__':
    tap.main()
