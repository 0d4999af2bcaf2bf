# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the unittest cases of a script and reports them as TAP, which Meson reads."""

import sys
import traceback
import unittest


class TapResult(unittest.TestResult):
    """One line of TAP for each test; what went wrong as comments after it."""

    def __init__(self, out):
        super().__init__()
        self.out = out
        self.n = 0

    def report(self, ok, test, directive='', details=''):
        self.n += 1
        name = test.id().split('.', 1)[-1] if hasattr(test, 'id') else str(test)
        self.out.write('%s %d %s%s\n' % ('ok' if ok else 'not ok', self.n, name, directive))
        for line in details.splitlines():
            self.out.write('# %s\n' % line)
        self.out.flush()

    def addSuccess(self, test):
        super().addSuccess(test)
        self.report(True, test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.report(False, test, details=''.join(traceback.format_exception(*err)))

    def addError(self, test, err):
        super().addError(test, err)
        self.report(False, test, details=''.join(traceback.format_exception(*err)))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.report(True, test, ' # SKIP ' + reason)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.report(False, subtest, details=''.join(traceback.format_exception(*err)))


def main(module='__main__'):
    """Runs the cases of the script, or those named on the command line (Class, or Class.test_name)."""
    loader = unittest.defaultTestLoader
    loader.sortTestMethodsUsing = None      # in the order in which they are written
    suite = (loader.loadTestsFromNames(sys.argv[1:], sys.modules[module]) if len(sys.argv) > 1
             else loader.loadTestsFromModule(sys.modules[module]))
    result = TapResult(sys.stdout)
    print('TAP version 13', flush=True)
    suite.run(result)
    print('1..%d' % result.n, flush=True)
    sys.exit(0 if result.wasSuccessful() and result.n > 0 else 1)
