#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing the inventory in the window, by the names that a screen reader says and with the keyboard.

Each test is a step of one story, in order; the first that fails ends it. Runs inside tests/support/session.
"""

import os
import re
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import driver
import tap
from driver import find, press, wait
from program import rows, signetctl

CSV = '''instance,url,organization,org_id,country,city,subdomain,hosts,delegation_type,use_case
alpha,https://alpha.example.net,Example Corp.,ORG-1,FR,Paris,mail.example.com,t.mail.example.com m.mail.example.com,Full,Marketing
alpha,https://alpha.example.net,Example Corp.,ORG-1,FR,Paris,news.example.com,t.news.example.com,Full,Marketing
alpha,https://alpha.example.net,Example Corp.,ORG-1,FR,Paris,shop.example.com,t.shop.example.com,CNAME,Transactional
beta,https://beta.example.net,Example Corp.,ORG-1,FR,Paris,beta.example.org,t.beta.example.org,Full,Marketing
'''


def subdomains(instance):
    return {s['name']: s for s in rows(signetctl('subdomains', '--instance', instance, '--json'))}


def hosts(subdomain):
    return sorted(host['name'] for host in subdomain['hosts'])


def instances():
    return {i['name']: i for i in rows(signetctl('instances', '--json'))}


class TestEdit(unittest.TestCase):
    failed = None

    @classmethod
    def setUpClass(cls):
        cls.import_text(CSV)
        cls.window = driver.Window()
        cls.app = cls.window.application

    @classmethod
    def tearDownClass(cls):
        cls.window.close()

    @staticmethod
    def import_text(text):
        path = os.path.join(os.environ['HOME'], 'inventory.csv')
        with open(path, 'w') as stream:
            stream.write(text)
        result = signetctl('import', path)
        assert result.status == 0, result.errors

    def setUp(self):
        if TestEdit.failed:
            self.fail('not reached: %s failed' % TestEdit.failed)
        self.assertIsNone(self.window.process.poll(), 'signet has ended')

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before and not TestEdit.failed:
            TestEdit.failed = self._testMethodName
            print('# --- what the windows show:')
            driver.dump(self.app, out=lambda line: print('# ' + line))
            print('# --- what signet wrote:\n# ' + self.window.read_log().replace('\n', '\n# '), flush=True)
            if os.environ.get('SIGNET_SCREENSHOT'):
                driver.screenshot(os.environ['SIGNET_SCREENSHOT'])
        return result

    def choose(self, menu, item):
        press(self.app, menu)
        press(self.app, item)

    def dialog(self, having):
        return driver.find_window(self.app, having=having)

    def close(self, dialog, button=None, key=None):
        """Closes a dialog, and waits until it is gone. The X server is asked, and not AT-SPI: GTK 4.8 may crash when the list
        of its windows is asked for while one of them goes."""
        title = '^%s$' % re.escape(driver.clean(dialog.name))
        if button:
            press(dialog, button)
        if key:
            driver.keys(key)
        wait(lambda: not driver.output('xdotool', 'search', '--onlyvisible', '--name', title), title + ' to be closed')

    def save(self, dialog):
        self.close(dialog, 'Save')

    def click_row(self, name):
        """Selects a row and no other, and gives it the focus; again, where the window was not ready for a click."""
        def attempt():
            row = driver.select_row(self.app, 'Subdomains', name)
            driver.click_at(row, driver.window_id('^Signet$'), fraction_x=0.1)
            return wait(lambda: any('1 of 4 selected' in text for text in driver.texts(self.app)), 'one selected', 2)
        wait(attempt, '%s alone to be selected' % name)

    def go_to(self, name, key):
        """Presses a key until what is called so has the focus."""
        def has_focus():
            return any(driver.has_state(node, driver.pyatspi.STATE_FOCUSED)
                       for found in driver.find_all(self.app, name) for node in driver.walk(found))
        for _ in range(12):
            if has_focus():
                return
            driver.keys(key)
        self.fail('%s does not come to %r' % (key, name))

    def test_01_edit_the_instance(self):
        driver.select_row(self.app, 'Instances', 'alpha')
        self.choose('Instance Menu', 'Edit Instance…')
        dialog = self.dialog('Notes')
        self.assertEqual(driver.text(driver.find_entry(dialog, 'Name')), 'alpha')
        driver.write(dialog, 'URL', 'not a url')
        wait(lambda: not driver.is_sensitive(find(dialog, 'Save', driver.BUTTONS)), 'Save to be insensitive')
        driver.write(dialog, 'URL', 'https://alpha.example.net/console')
        driver.write(dialog, 'Name', 'alpha one')
        driver.write(dialog, 'Notes', 'Ask Jean before the 15th.')
        self.save(dialog)
        wait(lambda: 'alpha one' in instances(), 'the new name')
        self.assertEqual(instances()['alpha one']['url'], 'https://alpha.example.net/console')

    def test_02_the_notes_are_seen_by_who_renews(self):
        find(self.app, 'Ask Jean before the 15th.')
        press(self.app, 'Manage Certificate')
        wizard = self.dialog('1 - Generate a CSR')
        find(wizard, 'Ask Jean before the 15th.')
        self.close(wizard, 'Cancel')

    def test_03_edit_the_organization_of_both_instances(self):
        self.choose('Main Menu', 'Organizations…')
        window = self.dialog('Search organizations')
        driver.select_row(window, 'Organizations', 'Example Corp.')
        press(window, 'Edit…')
        dialog = self.dialog('State / Province')
        wait(lambda: any('2 instances' in text for text in driver.texts(dialog)), 'for how many it is changed')
        driver.write(dialog, 'City', 'Lyon')
        self.save(dialog)
        wait(lambda: {i['organization']['city'] for i in instances().values()} == {'Lyon'}, 'both to be in Lyon')

    def test_04_an_organization_that_is_used_stays(self):
        window = self.dialog('Search organizations')
        driver.select_row(window, 'Organizations', 'Example Corp.')
        press(window, 'Remove')
        wait(lambda: any(re.search('2 instances', text) and 'first' in text for text in driver.texts(window)),
             'why it is not removed')
        self.close(window, key='Escape')

    def test_05_subdomain_details(self):
        driver.select_row(self.app, 'Subdomains', 'mail.example.com')
        self.choose('Selected Subdomains', 'Subdomain Details')
        details = self.dialog('Requests and History')
        self.assertEqual(driver.clean(details.name), 'Subdomain Details')
        for text in ['t.mail.example.com', 'm.mail.example.com', 'No certificate']:
            find(details, text)
        press(details, 'Edit')
        dialog = self.dialog('Save')
        driver.write(dialog, 'Hosts', '*.mail.example.com\nmail.example.com\nt.mail.example.com')
        self.save(dialog)
        wait(lambda: hosts(subdomains('alpha one')['mail.example.com']) ==
             ['*.mail.example.com', 'mail.example.com', 't.mail.example.com'], 'the hosts')
        find(details, '*.mail.example.com')
        wait(lambda: any('mail.example.com' in text for text in driver.texts(find(details, 'Requests and History', 'list'))),
             'the change in its history')
        self.close(details, key='Escape')

    def test_06_wrong_names_are_refused_in_words(self):
        self.choose('Instance Menu', 'Setup New Subdomain…')
        dialog = self.dialog('Set Up')
        for name, words in [('not a name', 'blank'), ('co.uk', 'public suffix'), ('mail.example.com', 'already')]:
            driver.write(dialog, 'Subdomain', name)
            wait(lambda: any(words in text for text in driver.texts(dialog)), '%r to be refused' % name)
            self.assertFalse(driver.is_sensitive(find(dialog, 'Set Up', driver.BUTTONS)))
        for name, words in [('beta.example.org', '“beta”'), ('раypal.example.com', 'Cyrillic')]:
            driver.write(dialog, 'Subdomain', name)
            wait(lambda: any(words in text for text in driver.texts(dialog)), '%r to be warned of' % name)
            wait(lambda: driver.is_sensitive(find(dialog, 'Set Up', driver.BUTTONS)), 'it to be possible all the same')
        self.close(dialog, 'Set Up')
        find(self.app, re.compile('.*Cyrillic.*'))      # the sign in the list

    def test_07_closing_asks_about_what_is_not_saved(self):
        self.choose('Instance Menu', 'Edit Instance…')
        dialog = self.dialog('Notes')
        driver.write(dialog, 'Name', 'lost')
        driver.keys('Escape')
        question = self.dialog('Discard')
        self.close(question, 'Discard')
        wait(lambda: not driver.output('xdotool', 'search', '--onlyvisible', '--name', '^Edit Instance$'), 'it to close')
        self.assertNotIn('lost', instances())

    def test_08_move_to_another_instance_and_back(self):
        driver.select_row(self.app, 'Subdomains', 'shop.example.com')
        self.choose('Selected Subdomains', 'Move to Another Instance…')
        dialog = self.dialog('Move')
        driver.select_row(dialog, 'Instances', 'beta')
        self.close(dialog, 'Move')
        wait(lambda: 'shop.example.com' in subdomains('beta'), 'it to be on the other instance')
        self.assertNotIn('shop.example.com', subdomains('alpha one'))
        driver.keys('ctrl+z')
        wait(lambda: 'shop.example.com' in subdomains('alpha one'), 'it to be back')

    def test_09_remove_several_and_undo_with_the_keyboard(self):
        before = set(subdomains('alpha one'))
        self.click_row('news.example.com')
        driver.keys('ctrl+a')
        wait(lambda: any('4 of 4 selected' in text for text in driver.texts(self.app)), 'all to be selected')
        driver.keys('Delete')
        wait(lambda: subdomains('alpha one') == {}, 'all to be removed')
        find(self.app, 'Undo')
        driver.keys('ctrl+z')
        wait(lambda: set(subdomains('alpha one')) == before, 'all to be back')

    def test_10_set_the_use_case_of_several(self):
        self.click_row('mail.example.com')
        driver.keys('shift+Down')
        driver.keys('F2')
        dialog = self.dialog('Save')
        self.assertEqual(driver.clean(dialog.name), 'Edit 2 Subdomains')
        self.close(dialog, 'Cancel')

    def test_11_somebody_else_was_quicker(self):
        self.click_row('news.example.com')
        driver.keys('F2')
        dialog = self.dialog('Save')
        driver.write(dialog, 'Hosts', 't.news.example.com\nmine.news.example.com')
        self.import_text('instance,url,subdomain,hosts,use_case\nalpha one,https://alpha.example.net/console,'
                         'news.example.com,t.news.example.com,Loyalty\n')
        press(dialog, 'Save')
        wait(lambda: any('Loyalty' in text for text in driver.texts(dialog)), 'what somebody else changed')
        self.assertEqual(hosts(subdomains('alpha one')['news.example.com']), ['t.news.example.com'])
        press(dialog, 'Keep Mine')
        self.save(dialog)
        wait(lambda: 'mine.news.example.com' in hosts(subdomains('alpha one')['news.example.com']), 'mine')
        self.assertEqual(subdomains('alpha one')['news.example.com']['use-case'], 'Loyalty')

    def test_12_sort_with_the_keyboard(self):
        def first():
            listing = next(driver.find_all(self.app, 'Subdomains', driver.LISTS))
            return [text for text in driver.texts(listing) if re.fullmatch(r'(\w+\.)?example\.\w+|.*\.example\.com', text)][0]
        before = first()
        driver.keys('ctrl+alt+f')
        self.go_to('Sort By', 'Tab')
        driver.keys('space')
        find(self.app, 'Reverse Order')
        self.go_to('Reverse Order', 'Down')
        driver.keys('Return')
        wait(lambda: first() != before, 'another order')

    def test_13_every_change_is_a_job(self):
        kinds = {job['kind'] for job in rows(signetctl('jobs', '--json'))}
        self.assertLessEqual({'instance', 'subdomain', 'organization'}, kinds)

    def test_14_it_wrote_no_complaint(self):
        complaints = [line for line in self.window.read_log().splitlines()
                      if re.search('CRITICAL|WARNING|Gtk-|Adwaita', line)]
        self.assertEqual(complaints, [])


if __name__ == '__main__':
    tap.main()
