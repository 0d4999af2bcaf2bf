#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way from an empty window to a saved CSR by keys alone.

Nothing is pressed, ticked or selected through AT-SPI: it is only asked where the focus is, as a screen reader asks.
Each test is a step of one story, in order; the first that fails ends it. Runs inside tests/support/session.
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
from driver import clean, find, keys, wait
from program import rows, signetctl

MAX_TABS = 40
ORGANIZATION = 'Typed by Hand Ltd'


def write(text):
    """Types text where the focus is, in place of what is there."""
    keys('ctrl+a')
    subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '15', text], check=True)


class TestKeyboard(unittest.TestCase):
    failed = None

    @classmethod
    def setUpClass(cls):
        cls.window = driver.Window()
        cls.app = cls.window.application
        cls.saved = os.path.join(os.environ['HOME'], 'by-keys.csr')

    @classmethod
    def tearDownClass(cls):
        cls.window.close()

    def setUp(self):
        if TestKeyboard.failed:
            self.fail('not reached: %s failed' % TestKeyboard.failed)

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before and not TestKeyboard.failed:
            TestKeyboard.failed = self._testMethodName
            print('# the focus is on %r' % (self.focus(),))
            driver.dump(self.app, out=lambda line: print('# ' + line))
            if os.environ.get('SIGNET_SCREENSHOT'):
                driver.screenshot(os.environ['SIGNET_SCREENSHOT'])
        return result

    def focused(self):
        """(window, what has the focus in it); GTK 4.8 says of no window but the first that it is active."""
        for window in reversed(self.window.windows()):
            for node in driver.walk(window):
                try:
                    if node != window and driver.has_state(node, pyatspi.STATE_FOCUSED):
                        return window, node
                except Exception:
                    continue
            if driver.has_state(window, pyatspi.STATE_MODAL):
                break
        return None, None

    def active(self):
        """The window that has the keys."""
        return self.focused()[0]

    def focus(self):
        """The names of what has the focus and of what it is in: a field's name is its row's."""
        window, node = self.focused()
        # a row has no name of its own in GTK 4.8: its contents are read out
        names = driver.texts(node)[:1] if node is not None and not node.name else []
        while node is not None and node != window:
            names.append(clean(node.name))
            node = node.parent
        return [name for name in names if name]

    def tab(self, key='Tab'):
        """Moves the focus, and waits until it has moved."""
        before = self.focused()[1]
        keys(key)
        # an entry row does not say that it has the focus; nor does anything while it moves
        for has_moved in (lambda: self.focused()[1] != before, lambda: self.focused()[1] is not None):
            try:
                driver.wait(has_moved, 'the focus to move', 0.6)
            except AssertionError:
                pass

    def tab_to(self, name, key='Tab'):
        """Moves the focus until it is on that name."""
        for _ in range(MAX_TABS):
            if any(driver.matches(name, one) for one in self.focus()[:4]):
                return
            self.tab(key)
        self.fail('%r is not reached with %s: the focus is on %r' % (name, key, self.focus()))

    def wait_for_window(self, having):
        window = driver.find_window(self.app, having=having)
        wait(lambda: self.active() == window, 'the window with %r to have the keys' % having)
        return window

    def test_01_the_sample(self):
        self.wait_for_window('Try the Sample Inventory')
        self.tab_to('Try the Sample Inventory')
        keys('Return')
        wait(lambda: rows(signetctl('instances', '--json')), 'the sample inventory')
        find(self.app, 'acme-mkt-prod3')
        wait(lambda: len(self.window.windows()) == 1, 'the import to be over')

    def test_02_the_instance(self):
        keys('ctrl+shift+f')
        wait(lambda: 'Search instances' in self.focus(), 'the focus in the search')
        write('acme')
        wait(lambda: not driver.exists(self.app, 'partner-portal'), 'the others to go')
        keys('Down', 'Return')
        find(self.app, 'mail.acme.example.com')

    def test_03_manage_certificate(self):
        keys('ctrl+m')
        TestKeyboard.wizard = self.wait_for_window('1 - Generate a CSR')
        keys('Return')
        find(self.wizard, 'Organization')

    def test_04_the_form(self):
        """libadwaita 1.2 does not say of an entry row that it has the focus: what is typed shows where it is."""
        wait(lambda: driver.text(driver.find_entry(self.wizard, 'Organization')), 'the form to be filled in')
        wait(lambda: self.focus() == [], 'the focus in an entry')
        write(ORGANIZATION)
        self.tab_to('Country / Region')
        while self.focus():
            self.tab()
        self.tab()
        write('Zürich')
        for name, value in [('Organization', ORGANIZATION), ('City', 'Zürich')]:
            wait(lambda: driver.text(driver.find_entry(self.wizard, name)) == value, 'what was typed in ' + name)
        self.tab_to('Common name')
        self.tab_to('Next')
        keys('Return')

    def test_05_add_subdomain(self):
        self.wait_for_window('OK')
        wait(lambda: 'Search subdomains and hosts' in self.focus(), 'the focus in the search')
        write('mail.acme')
        wait(lambda: not driver.exists(self.active(), 'news.acme.example.com'), 'the others to go')
        self.tab_to(re.compile('.*mail.acme.example.com.*'))
        keys('space')
        wait(lambda: driver.is_checked(find(self.active(), 'mail.acme.example.com', 'check box')), 'the tick')
        self.tab_to('OK')
        keys('Return')
        wait(lambda: self.active() == self.wizard, 'the dialog to close')

    def test_06_untick_a_host(self):
        find(self.wizard, '3/3 subdomains')
        self.tab_to(re.compile('.*res.mail.acme.example.com.*|Hosts|.*t.mail.acme.example.com.*'))
        for _ in range(4):
            if any('res.mail.acme' in name for name in self.focus()[:2]):
                break
            keys('Down')
        keys('space')
        find(self.wizard, '2/3 subdomains')
        self.tab_to('Next')
        keys('Return')

    def test_07_the_summary(self):
        find(self.wizard, 'You are about to include 2 subdomains in your CSR.')
        self.tab_to('Copy CSR content')
        keys('Return')
        wait(lambda: ORGANIZATION in driver.clipboard(), 'the summary in the clipboard')
        self.tab_to('Submit')
        keys('Return')

    def test_08_save(self):
        self.wait_for_window(driver.SAVE_NAME)
        write(self.saved)
        keys('Return')
        wait(lambda: os.path.exists(self.saved), 'the file')
        with open(self.saved, 'rb') as stream:
            pem = stream.read()
        csr.verify(pem)
        self.assertEqual(dict(csr.subject(pem))['O'], ORGANIZATION)
        self.assertEqual(dict(csr.subject(pem))['L'], 'Zürich')
        self.assertEqual(sorted(csr.names(pem)), ['m.mail.acme.example.com', 't.mail.acme.example.com'])
        TestKeyboard.pem = pem

    def test_09_close(self):
        wait(lambda: self.active() == self.wizard, 'the wizard to have the keys')
        self.tab_to('Close')
        keys('Return')
        wait(lambda: self.wizard not in self.window.windows(), 'the wizard to close')

    def test_10_download_again(self):
        again = os.path.join(os.environ['HOME'], 'again.csr')
        keys('F9')
        find(self.app, re.compile('CSR generated.*'))
        self.tab_to('Jobs')
        keys('Home')
        wait(lambda: 'CSR generated' in self.focus()[0], 'the focus on the newest job')
        keys('Return')
        find(self.app, 'Download')
        self.tab_to('Download')
        keys('Return')
        self.wait_for_window(driver.SAVE_NAME)
        write(again)
        keys('Return')
        wait(lambda: os.path.exists(again), 'the file')
        with open(again, 'rb') as stream:
            self.assertEqual(stream.read(), self.pem)


if __name__ == '__main__':
    tap.main()
