#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wizard's form, Add Subdomain and the job log in the running window: what of them the main flow does not pass.

Runs inside tests/support/session.
"""

import os
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import csr
import driver
import pyatspi
import tap
from driver import find, press, wait
from program import rows, signetctl

INVENTORY = '''instance,url,organization,unit,country,state,city,subdomain,hosts
acme,https://acme.example.net,Acme,IT,FR,Île-de-France,Paris,mail.example.com,t.mail.example.com m.mail.example.com
acme,https://acme.example.net,Acme,IT,FR,Île-de-France,Paris,news.example.com,t.news.example.com m.news.example.com
'''


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        path = os.path.join(os.environ['HOME'], 'inventory.csv')
        with open(path, 'w') as stream:
            stream.write(INVENTORY)
        result = signetctl('import', path)
        assert result.status == 0, result
        cls.window = driver.Window()
        cls.app = cls.window.application
        driver.select_row(cls.app, 'Instances', 'acme')

    @classmethod
    def tearDownClass(cls):
        cls.window.close()

    def open_form(self):
        press(self.app, 'Manage Certificate')
        self.wizard = driver.find_window(self.app, having='1 - Generate a CSR')
        press(self.wizard, '1 - Generate a CSR')
        press(self.wizard, 'Next')
        wait(lambda: driver.text(driver.find_entry(self.wizard, 'Organization')), 'the form to be filled in')

    def close_wizard(self):
        press(self.wizard, 'Cancel')

        def closed():
            """Discards where it asks, which it does only once something was filled in."""
            if self.wizard not in self.window.windows():
                return True
            for button in driver.find_all(self.app, 'Discard', driver.BUTTONS):
                driver.do(button, 'click')
            return False
        wait(closed, 'the wizard to close')

    def shown(self, root=None):
        return ' '.join(driver.texts(root or self.wizard))

    def can_go_on(self):
        return driver.is_sensitive(find(self.wizard, 'Next', driver.BUTTONS))


class TestForm(Case):
    def setUp(self):
        self.open_form()

    def tearDown(self):
        self.close_wizard()

    def check(self, field, value, words, goes_on):
        entry = driver.find_entry(self.wizard, field)
        before = driver.text(entry)
        with self.subTest(field=field, value=value):
            driver.set_text(entry, value)
            wait(lambda: re.search(words, self.shown()), 'on %s: %s' % (field, words))
            wait(lambda: self.can_go_on() == goes_on, 'Next to be %s' % ('possible' if goes_on else 'insensitive'))
        driver.set_text(entry, before)
        wait(self.can_go_on, 'Next to be possible again')

    def test_rules_are_told_on_their_fields_while_one_types(self):
        self.check('Organization', 'x' * 65, 'Organization has 65 characters', False)
        self.check('Organization', '\u682a' * 65, 'Organization has 65 characters', False)
        self.check('Organization', 'none', '“none” in Organization looks like a filler', True)
        self.check('Organization', '', 'organi[sz]ation', True)
        self.check('Organization Unit', 'x' * 65, 'Organization Unit has 65 characters', False)
        self.check('Organization Unit', 'Marketing', 'Public CAs leave Organization Unit out', True)
        self.check('State / Province', 'x' * 129, 'has 129 characters', False)
        self.check('State / Province', 'na', '“na” in State / Province looks like a filler', True)
        self.check('City', 'x' * 129, 'has 129 characters', False)
        self.check('City', '?', '“\\?” in City looks like a filler', True)

    def test_a_control_character_is_refused(self):
        self.check('City', 'Par\u0007is', 'invisible character in it', False)

    def test_the_unit_can_be_left_out(self):
        driver.write(self.wizard, 'Organization Unit', '')
        wait(lambda: 'Public CAs leave Organization Unit out' not in self.shown(), 'the warning to go')
        self.assertTrue(self.can_go_on())

    def test_the_instance_is_read_only(self):
        node = find(self.wizard, 'Instance', 'text')
        node.queryEditableText().setTextContents('https://elsewhere.example.net')
        self.assertEqual(driver.text(node), 'https://acme.example.net')
        self.assertTrue(driver.has_state(node, pyatspi.STATE_READ_ONLY))


class TestAddSubdomain(Case):
    def setUp(self):
        self.open_form()
        press(self.wizard, 'Next')
        self.dialog = driver.find_window(self.app, having='OK')

    def tearDown(self):
        if self.dialog in self.window.windows():
            press(self.dialog, 'Cancel')
        self.close_wizard()

    def accept(self):
        press(self.dialog, 'OK')
        wait(lambda: self.dialog not in self.window.windows(), 'the dialog to close')

    def test_pasted_names_are_ticked_and_others_told(self):
        subprocess.run(['xclip', '-selection', 'clipboard'], input=b'm.news.example.com\nnowhere.example.com\nno..name\n',
                       check=True, timeout=5, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait(lambda: driver.has_state(next(n for n in driver.walk(self.dialog)
                                           if driver.has_state(n, pyatspi.STATE_FOCUSED)), pyatspi.STATE_EDITABLE),
             'the focus in the search')
        driver.keys('ctrl+v')
        wait(lambda: 'Not on this instance: nowhere.example.com' in self.shown(self.dialog), 'what is not there')
        self.assertIn('Not host names: no..name', self.shown(self.dialog))
        wait(lambda: driver.is_checked(find(self.dialog, 'news.example.com', 'check box')), 'the tick')
        self.accept()
        find(self.wizard, '1/2 subdomains')

    def test_a_common_name_that_is_not_ticked_is_added_visibly(self):
        driver.tick(self.dialog, 'news.example.com')
        self.accept()
        wait(lambda: 't.mail.example.com was added: it is the common name' in self.shown(), 'the note')
        find(self.wizard, re.compile('mail.example.com'))

    def test_the_tick_for_all_has_three_states(self):
        driver.tick(self.dialog, 'mail.example.com')
        self.accept()
        every = find(self.wizard, 'All of mail.example.com', 'check box')
        self.assertTrue(driver.is_checked(every))
        driver.tick(self.wizard, 'm.mail.example.com', False)
        wait(lambda: driver.has_state(every, pyatspi.STATE_INDETERMINATE), 'the third state')
        find(self.wizard, '1/2 subdomains')
        driver.tick(self.wizard, 'All of mail.example.com')
        find(self.wizard, '2/2 subdomains')

    def test_the_same_name_is_in_the_request_once(self):
        driver.tick(self.dialog, 'mail.example.com')
        self.accept()
        press(self.wizard, 'Add Subdomain')
        self.dialog = driver.find_window(self.app, having='OK')
        wait(lambda: not driver.is_sensitive(find(self.dialog, 'mail.example.com', 'check box')), 'no second tick')
        press(self.dialog, 'Select All Shown')
        find(self.dialog, '1 subdomain ticked')
        self.accept()
        press(self.wizard, 'Next')
        find(self.wizard, 'You are about to include 4 subdomains in your CSR.')


class TestJobLog(Case):
    def test_request_again_download_and_filters(self):
        made = os.path.join(os.environ['HOME'], 'made.csr')
        result = signetctl('request', '--instance', 'acme', '--host', 'm.news.example.com', '--organization', 'Earlier Ltd',
                           '--city', 'Lyon', '--key', 'ecdsa-p384', '-o', made)
        self.assertEqual(result.status, 0, result)
        first = [j for j in rows(signetctl('jobs', '--json')) if j['kind'] == 'request'][0]

        driver.press_down(self.app, 'Job Logs')
        for name in ('Finished', re.compile(r'Pending \(0\)')):
            find(self.app, name)
        find(self.app, re.compile('CSR generated for m.news.example.com'))
        find(self.app, re.compile('Inventory imported.*'))
        driver.write(self.app, 'Search jobs', 'm.news')
        driver.wait_gone(self.app, re.compile('Inventory imported.*'))
        driver.write(self.app, 'Search jobs', 'nothing like it')
        driver.wait_gone(self.app, re.compile('CSR generated for.*'))
        driver.write(self.app, 'Search jobs', '')

        driver.select_row(self.app, 'Jobs', re.compile('CSR generated for m.news.*'), activate=True)
        for text in [first['id'], 'Earlier Ltd', 'Lyon', 'Paris', 'acme', 'm.news.example.com', 'ECDSA P-384',
                     'In the keyring']:
            if text != 'Paris':
                wait(lambda: any(text.lower() in one.lower() for one in driver.texts(self.app, shown=False)),
                     '%r among the details' % text)

        press(self.app, 'Copy CSR')
        with open(made) as stream:
            pem = stream.read()
        wait(lambda: driver.clipboard() == pem, 'the same bytes in the clipboard')

        press(self.app, 'Request again')
        self.wizard = driver.find_window(self.app, having='Next')
        wait(lambda: driver.text(driver.find_entry(self.wizard, 'Organization')) == 'Earlier Ltd', 'the organization')
        self.assertEqual(driver.text(driver.find_entry(self.wizard, 'City')), 'Lyon')
        press(self.wizard, 'Next')
        find(self.wizard, '1/2 subdomains')
        press(self.wizard, 'Next')
        find(self.wizard, 'You are about to include 1 subdomain in your CSR.')
        press(self.wizard, 'Submit')
        dialog = driver.find_window(self.app, having=driver.SAVE_NAME)
        press(dialog, 'Cancel')
        jobs = [j for j in rows(signetctl('jobs', '--json')) if j['kind'] == 'request']
        self.assertEqual(len(jobs), 2)
        again = signetctl('download', next(j['id'] for j in jobs if j['id'] != first['id'])).bytes
        self.assertEqual(csr.subject(again), csr.subject(pem.encode()))
        self.assertEqual(csr.names(again), csr.names(pem.encode()))
        self.assertNotEqual(csr.public_key(again), csr.public_key(pem.encode()), 'the key is not a new one')
        press(self.wizard, 'Close')
        wait(lambda: self.wizard not in self.window.windows(), 'the wizard to close')

        # the next request of the instance begins with what the last one had
        press(self.app, 'Manage Certificate')
        self.wizard = driver.find_window(self.app, having='1 - Generate a CSR')
        press(self.wizard, 'Next')
        wait(lambda: driver.text(driver.find_entry(self.wizard, 'Organization')) == 'Earlier Ltd', 'the organization')
        self.close_wizard()


if __name__ == '__main__':
    tap.main()
