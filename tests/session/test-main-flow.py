#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way from an empty window to a CSR, by the names that a screen reader says.

Each test is a step of one story, in order; the first that fails ends it. Runs inside tests/support/session.
"""

import os
import re
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import csr
import driver
import tap
from driver import find, press, wait
from program import rows, signetctl

SECONDS_TO_NOTICE = 2   # what another program wrote to the store


class TestMainFlow(unittest.TestCase):
    failed = None

    @classmethod
    def setUpClass(cls):
        cls.window = driver.Window()
        cls.app = cls.window.application
        cls.saved = os.path.join(os.environ['HOME'], 'saved.csr')

    @classmethod
    def tearDownClass(cls):
        cls.window.close()

    def setUp(self):
        if TestMainFlow.failed:
            self.fail('not reached: %s failed' % TestMainFlow.failed)
        self.assertIsNone(self.window.process.poll(), 'signet has ended')

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before and not TestMainFlow.failed:
            TestMainFlow.failed = self._testMethodName
            if self.window.process.poll() is not None:
                print('# signet has ended with status %d' % self.window.process.returncode)
            print('# --- what the windows show:')
            driver.dump(self.app, out=lambda line: print('# ' + line))
            print('# --- what signet wrote:\n# ' + self.window.read_log().replace('\n', '\n# '), flush=True)
            if os.environ.get('SIGNET_SCREENSHOT'):
                driver.screenshot(os.environ['SIGNET_SCREENSHOT'])
        return result

    def remember(self, **values):
        for name, value in values.items():
            setattr(TestMainFlow, name, value)

    def request_jobs(self):
        return [j for j in rows(signetctl('jobs', '--json')) if j['kind'] == 'request']

    def test_01_an_empty_inventory_offers_the_sample(self):
        press(self.app, 'Try the Sample Inventory')
        instances = wait(lambda: rows(signetctl('instances', '--json')), 'the sample inventory')
        instance = max(instances, key=lambda i: i['subdomains'])
        subdomains = rows(signetctl('subdomains', '--instance', instance['url'], '--json'))
        self.remember(instance=instance, subdomains=subdomains, hosts=[
            [host['name'] for host in subdomain['hosts']] for subdomain in subdomains])

    def test_02_pick_the_instance(self):
        driver.select_row(self.app, 'Instances', self.instance['name'])
        find(self.app, re.compile('.*' + re.escape(self.subdomains[0]['name']) + '.*'))

    def test_03_manage_certificate(self):
        press(self.app, 'Manage Certificate')
        self.remember(wizard=driver.find_window(self.app, having='1 - Generate a CSR'))
        find(self.wizard, '2 - Purchase SSL Certificate')
        find(self.wizard, '3 - Install Certificate Bundle')
        press(self.wizard, '1 - Generate a CSR')
        press(self.wizard, 'Next')

    def test_04_the_form_is_filled_in(self):
        organization = self.instance['organization']
        for name, value in [('Organization', organization['name']), ('Organization Unit', organization['unit']),
                            ('State / Province', organization['state']), ('City', organization['city'])]:
            entry = driver.find_entry(self.wizard, name)
            self.assertEqual(driver.text(entry), value, name)
        find(self.wizard, 'Country / Region')
        find(self.wizard, 'Common name')
        self.assertIn(self.instance['url'], ' '.join(driver.texts(find(self.wizard, 'Instance'))))

    def test_05_a_wrong_field_keeps_next_back_and_says_why(self):
        before = driver.text(driver.find_entry(self.wizard, 'Organization'))
        driver.write(self.wizard, 'Organization', 'x' * 65)
        wait(lambda: not driver.is_sensitive(find(self.wizard, 'Next', driver.BUTTONS)), 'Next to be insensitive')
        wait(lambda: any('64' in text for text in driver.texts(self.wizard)), 'the reason in words')
        driver.write(self.wizard, 'Organization', before)

    def test_06_the_form(self):
        driver.write(self.wizard, 'Organization', 'Société Générale')
        driver.write(self.wizard, 'Organization Unit', 'IT')
        driver.write(self.wizard, 'City', 'Zürich')
        press(self.wizard, 'Next')

    def test_07_add_subdomain(self):
        press(self.wizard, 'Add Subdomain')
        dialog = driver.find_window(self.app, having='OK')
        for subdomain in self.subdomains[:2]:
            driver.write(dialog, 'Search subdomains and hosts', subdomain['name'])
            driver.tick(dialog, subdomain['name'])
        press(dialog, 'OK')
        for subdomain in self.subdomains[:2]:
            find(self.wizard, re.compile('.*' + re.escape(subdomain['name']) + '.*'))

    def test_08_untick_a_host(self):
        first, second = self.hosts[0], self.hosts[1]
        unticked = second[-1]
        driver.select_row(self.wizard, 'Picked subdomains', self.subdomains[1]['name'])
        driver.tick(self.wizard, unticked, False)
        wait(lambda: any('%d/%d' % (len(second) - 1, len(second)) in text for text in driver.texts(self.wizard)),
             'the count of ticked hosts')
        self.remember(names=[name for name in first + second if name != unticked], unticked=unticked)
        press(self.wizard, 'Next')

    def test_09_the_summary(self):
        find(self.wizard, 'You are about to include %d subdomains in your CSR.' % len(self.names))
        for value in ['Société Générale', 'Zürich', self.instance['organization']['org-id'], *self.names]:
            wait(lambda: any(value in text for text in driver.texts(self.wizard, shown=False)),
                 '%r in the summary' % value)

    def test_10_copy_csr_content(self):
        button = press(self.wizard, 'Copy CSR content')
        wait(lambda: any('Copied' in text for text in driver.texts(button)), 'a visible "Copied"')
        wait(lambda: 'Société Générale' in driver.clipboard(), 'the summary in the clipboard')
        text = driver.clipboard()
        self.remember(copied=text)
        for value in [self.instance['organization']['org-id'], self.instance['name'], 'IT', 'Zürich', *self.names]:
            self.assertIn(value, text)
        self.assertNotIn(self.unticked, text.replace('\n', ' ').split())

    def test_11_submit_opens_the_save_dialog(self):
        self.assertEqual(self.request_jobs(), [])
        press(self.wizard, 'Submit')
        dialog = driver.find_window(self.app, having=driver.SAVE_NAME)
        jobs = self.request_jobs()
        self.assertEqual([j['outcome'] for j in jobs], ['done'], 'the job is committed before the dialog shows')
        self.remember(job=jobs[0])
        name = driver.find_entry(dialog, driver.SAVE_NAME)
        self.assertRegex(driver.text(name), re.escape(self.names[0]) + r'_\d{4}-\d\d-\d\d\.csr')
        driver.set_text(name, self.saved)
        press(dialog, 'Save')
        wait(lambda: os.path.exists(self.saved), 'the file')

    def test_12_the_csr_is_what_was_approved(self):
        with open(self.saved, 'rb') as stream:
            pem = stream.read()
        self.remember(pem=pem)
        csr.verify(pem)
        self.assertEqual(sorted(csr.names(pem)), sorted(self.names))
        subject = dict(csr.subject(pem))
        self.assertEqual(subject['O'], 'Société Générale')
        self.assertEqual(subject['OU'], 'IT')
        self.assertEqual(subject['L'], 'Zürich')
        self.assertEqual(subject['CN'], self.names[0])
        self.assertEqual(signetctl('summary', self.job['id']).text.strip(), self.copied.strip())

    def test_13_its_key_is_in_the_keyring(self):
        key = csr.key_of(self.job['id'])
        self.assertIsNotNone(key)
        self.assertEqual(csr.public_key_of_private(key), csr.public_key(self.pem))

    def test_14_the_wizard_says_where_the_file_is(self):
        wait(lambda: any('saved.csr' in text for text in driver.texts(self.app)), 'the name of the file')
        press(self.wizard, 'Close')
        wait(lambda: self.wizard not in self.window.windows(), 'the wizard to close')

    def test_15_the_job_log_has_it(self):
        driver.press_down(self.app, 'Job Logs')
        press(self.app, 'Finished', ('radio button', 'toggle button', 'push button', 'page tab'))
        driver.select_row(self.app, 'Jobs', re.compile('.*' + re.escape(self.names[0]) + '.*'), activate=True)
        wait(lambda: any(self.job['id'] in text for text in driver.texts(self.app)), 'the Job ID')

    def test_16_download_again_gives_the_same_bytes(self):
        again = os.path.join(os.environ['HOME'], 'again.csr')
        press(self.app, 'Download')
        dialog = driver.find_window(self.app, having=driver.SAVE_NAME)
        driver.set_text(driver.find_entry(dialog, driver.SAVE_NAME), again)
        press(dialog, 'Save')
        wait(lambda: os.path.exists(again), 'the file')
        with open(again, 'rb') as stream:
            self.assertEqual(stream.read(), self.pem)

    def test_17_what_signetctl_does_shows_at_once(self):
        path = os.path.join(os.environ['HOME'], 'more.csv')
        with open(path, 'w') as stream:
            stream.write('instance,url,subdomain,hosts\nzebra-from-the-shell,https://zebra.example.net,'
                         'zebra.example.org,t.zebra.example.org\n')
        self.assertEqual(signetctl('import', path).status, 0)
        began = time.monotonic()
        find(self.app, re.compile('.*zebra-from-the-shell.*'), seconds=SECONDS_TO_NOTICE)
        print('# shown after %.2f s' % (time.monotonic() - began))

    def test_18_it_wrote_no_complaint_and_ends_well(self):
        complaints = [line for line in self.window.read_log().splitlines()
                      if re.search('CRITICAL|WARNING|Gtk-|Adwaita', line)]
        self.assertEqual(complaints, [])


if __name__ == '__main__':
    tap.main()
