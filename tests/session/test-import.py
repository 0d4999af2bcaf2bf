#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing in the window, by the names that a screen reader says: a foreign table, a zone file, pasted names, and files
that are none.

Each test is a step of one story, in order; the first that fails ends it. Runs inside tests/support/session.
"""

import os
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'support'))
import driver
import program
import tap
from driver import find, press, wait
from program import rows, signetctl

FOREIGN = '''Kunde;FQDN;Server;Adresse;Land;Ort;Bemerkung
Müller & Söhne GmbH;post.example.com;web1;https://web1.example.net;DE;München;„wichtig“
Müller & Söhne GmbH;laden.bücher.example;web1;https://web1.example.net;DE;München;
Müller & Söhne GmbH;kein Name;web1;https://web1.example.net;DE;München;
'''
ZONE = '''$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
www IN A 192.0.2.1
campaign IN NS ns1.elsewhere.example.
'''
PASTED = 'a.example.edu\nb.example.edu\n'


class TestImport(unittest.TestCase):
    failed = None

    @classmethod
    def setUpClass(cls):
        for name, content in {'kunden.csv': FOREIGN.encode('windows-1252'), 'example.org.zone': ZONE.encode(),
                              'binary.csv': bytes(range(256)) * 64}.items():
            with open(cls.path(name), 'wb') as stream:
                stream.write(content)
        cls.window = driver.Window(cls.path('kunden.csv'))
        cls.app = cls.window.application

    @classmethod
    def tearDownClass(cls):
        cls.window.close()

    @staticmethod
    def path(name):
        return os.path.join(os.environ['HOME'], name)

    def setUp(self):
        if TestImport.failed:
            self.fail('not reached: %s failed' % TestImport.failed)
        self.assertIsNone(self.window.process.poll(), 'signet has ended')

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before and not TestImport.failed:
            TestImport.failed = self._testMethodName
            if self.window.process.poll() is not None:
                print('# signet has ended with status %d' % self.window.process.returncode)
            print('# --- what the windows show:')
            driver.dump(self.app, out=lambda line: print('# ' + line))
            print('# --- what signet wrote:\n# ' + self.window.read_log().replace('\n', '\n# '), flush=True)
            if os.environ.get('SIGNET_SCREENSHOT'):
                driver.screenshot(os.environ['SIGNET_SCREENSHOT'])
        return result

    def dialog(self, having):
        """The import window, on the page that shows that."""
        return driver.find_window(self.app, having=having)

    def open(self, name):
        """As the file manager does: the program that runs gets the file."""
        subprocess.run([program.signet_path(), self.path(name)], check=True, timeout=30)

    def says(self, root, words):
        wait(lambda: any(words in text for text in driver.texts(root)), repr(words))

    def wait_closed(self):
        # No look at the windows themselves: GTK 4.8 crashes when it is asked for one that went away since it was counted
        # (GtkAtSpiRoot's GetChildAtIndex gives the last of the list instead, the help overlay, which has no path yet).
        wait(lambda: self.app.childCount == 1, 'the import window to close')

    def test_01_a_foreign_table_shows_what_was_detected(self):
        dialog = self.dialog('Separator')
        for words in ['CSV or TSV', 'Western European (Windows-1252)', 'Semicolon', 'Müller & Söhne GmbH']:
            self.says(dialog, words)
        self.assertFalse(driver.exists(dialog, 'Back', driver.BUTTONS))
        press(dialog, 'Next')

    def test_02_columns_are_guessed_and_can_be_changed(self):
        dialog = self.dialog('Columns of the file')
        self.says(dialog, 'laden.bücher.example')
        for words in ['Organization', 'Subdomain', 'Instance', 'URL', 'Notes']:
            self.says(dialog, words)
        press(dialog, 'Bemerkung')
        self.says(dialog, 'Leave out')      # the list is open; it is the first choice
        driver.keys('Home', 'Return')
        wait(lambda: not driver.exists(dialog, 'Notes', 'label'), 'no column to be called Notes any more')
        press(dialog, 'Next')

    def test_03_the_preview_changes_nothing(self):
        dialog = self.dialog('Rows of the file')
        find(dialog, 'New (2)', driver.BUTTONS)
        self.assertEqual(rows(signetctl('instances', '--json')), [])
        press(dialog, 'Refused (1)')
        self.says(dialog, 'kein Name')
        self.says(dialog, 'Line 4')

    def test_04_back_keeps_what_was_chosen(self):
        dialog = self.dialog('Rows of the file')
        press(dialog, 'Back')
        dialog = self.dialog('Columns of the file')
        self.says(dialog, 'Leave out')
        press(dialog, 'Next')
        find(self.dialog('Rows of the file'), 'New (2)', driver.BUTTONS)

    def test_05_import_and_its_report(self):
        press(self.dialog('Rows of the file'), 'Import')
        dialog = self.dialog('Refused rows')
        self.says(dialog, '1 row was refused')
        self.assertEqual(sorted(s['name'] for s in rows(signetctl('subdomains', '--json'))),
                         ['laden.xn--bcher-kva.example', 'post.example.com'])
        jobs = rows(signetctl('jobs', '--json'))
        self.assertEqual([job['kind'] for job in jobs], ['import'])
        press(dialog, 'Copy Refused Rows')
        wait(lambda: 'kein Name' in driver.clipboard(), 'the refused row in the clipboard')
        press(dialog, 'Close')
        self.wait_closed()

    def test_06_the_same_file_again_has_nothing_to_change(self):
        self.open('kunden.csv')
        # the columns are remembered: no question
        dialog = self.dialog('Rows of the file')
        self.says(dialog, 'Nothing to change')
        find(dialog, 'Unchanged (2)', driver.BUTTONS)
        self.assertFalse(driver.is_sensitive(find(dialog, 'Import', driver.BUTTONS)))
        press(dialog, 'Cancel')
        self.wait_closed()
        self.assertEqual(len(rows(signetctl('jobs', '--json'))), 1)

    def test_07_a_zone_file_asks_for_origin_and_instance(self):
        self.open('example.org.zone')
        dialog = self.dialog('Origin')
        self.assertIn('example.org', driver.text(driver.find_entry(dialog, 'Origin')))
        press(dialog, 'Next')
        dialog = self.dialog('A new instance')
        driver.tick(dialog, 'A new instance')
        driver.write(dialog, 'Name', 'zone')
        driver.write(dialog, 'URL', 'no url')
        wait(lambda: not driver.is_sensitive(find(dialog, 'Next', driver.BUTTONS)), 'Next to be insensitive')
        driver.write(dialog, 'URL', 'https://zone.example.net')
        press(dialog, 'Next')
        press(self.dialog('Rows of the file'), 'Import')
        press(self.dialog('Import Report'), 'Close')
        self.wait_closed()
        names = [s['name'] for s in rows(signetctl('subdomains', '--instance', 'zone', '--json'))]
        self.assertIn('campaign.example.org', names)

    def test_08_names_are_pasted_for_an_instance_that_is_there(self):
        driver.select_row(self.app, 'Instances', 'web1')
        subprocess.run(['xclip', '-i', '-selection', 'clipboard'], input=PASTED.encode(), check=True, timeout=10)
        driver.keys('ctrl+v')
        dialog = self.dialog('An instance of the inventory')
        self.says(dialog, 'web1')       # the one that is selected in the window
        press(dialog, 'Next')
        press(self.dialog('Rows of the file'), 'Import')
        press(self.dialog('Import Report'), 'Close')
        self.wait_closed()
        names = [s['name'] for s in rows(signetctl('subdomains', '--instance', 'web1', '--json'))]
        self.assertEqual(names[:2], ['a.example.edu', 'b.example.edu'])

    def test_09_what_is_no_table_says_so(self):
        before = signetctl('subdomains', '--json').bytes
        self.open('binary.csv')
        dialog = self.dialog('Nothing Was Imported')
        self.says(dialog, 'no text file')
        press(dialog, 'Cancel')
        self.wait_closed()
        self.assertEqual(signetctl('subdomains', '--json').bytes, before)

    def test_10_cancel_changes_nothing(self):
        with open(self.path('big.csv'), 'w') as stream:
            stream.write('instance,url,subdomain\n')
            for i in range(100000):
                stream.write('big,https://big.example.net,s%d.example.com\n' % i)
        before = signetctl('instances', '--json').bytes
        self.open('big.csv')
        press(self.dialog('Rows of the file'), 'Import')
        press(self.dialog('Import progress'), 'Cancel')
        self.wait_closed()
        self.assertEqual(signetctl('instances', '--json').bytes, before)

    def test_11_export(self):
        exported = self.path('inventory.json')
        press(self.app, 'Main Menu')
        press(self.app, 'Export Inventory…')
        dialog = driver.find_window(self.app, having=driver.SAVE_NAME)
        driver.set_text(driver.find_entry(dialog, driver.SAVE_NAME), exported)
        press(dialog, 'Export')
        wait(lambda: os.path.exists(exported), 'the file')
        find(self.app, 'Open Folder')
        with open(exported, 'rb') as stream:
            self.assertEqual(stream.read(), signetctl('export-inventory', '--format', 'json').bytes)
        self.assertIn('export', [job['kind'] for job in rows(signetctl('jobs', '--json'))])

    def test_12_it_wrote_no_complaint_and_ends_well(self):
        complaints = [line for line in self.window.read_log().splitlines()
                      if re.search('CRITICAL|WARNING|Gtk-|Adwaita', line)]
        self.assertEqual(complaints, [])


if __name__ == '__main__':
    tap.main()
