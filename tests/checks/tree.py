# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small source tree in a temporary folder, and a check run on it."""

import os
import subprocess
import sys
import tempfile
import unittest

SOURCE_FOLDER = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
sys.path.insert(0, os.path.join(SOURCE_FOLDER, 'tests', 'support'))


class TreeCase(unittest.TestCase):
    CHECK = None  # name of the program in build-aux/

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='signet-tree-')
        self.addCleanup(folder.cleanup)
        self.root = folder.name

    def write(self, name, *lines):
        path = os.path.join(self.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(''.join(line + '\n' for line in lines))

    def program(self):
        return os.path.join(SOURCE_FOLDER, 'build-aux', self.CHECK)

    def run_check(self):
        return subprocess.run([sys.executable, self.program(), self.root],
                              capture_output=True, text=True, timeout=60, check=False)

    def assert_holds(self):
        done = self.run_check()
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def assert_fault(self, *words):
        """It fails, and says all of @words in one line."""
        done = self.run_check()
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertTrue(any(all(word in line for word in words) for line in done.stdout.splitlines()), done.stdout)
