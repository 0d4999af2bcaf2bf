#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-import-limits.py READ-INVENTORY: files that are wrong, or far too large, give a clear error in bounded memory.

Each is read in a process of its own that the kernel gives no more address space than RLIMIT_AS, and whose most memory is
looked at afterwards. Of a file of one GiB nothing is ever on the disk. (A sanitizer's own shadow needs more address space
than there is: then the limits are left out.)
"""
import io
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'support'))
import tap  # noqa: E402

READ_INVENTORY = sys.argv.pop(1)
SANITIZED = b'__asan_init' in Path(READ_INVENTORY).read_bytes()
MIB = 1024 * 1024
FEW = 128           # MiB: for what is refused before much of it is kept
MANY = 600          # MiB: for as many rows as are taken in at most
HEAD = '{"format": "signet-inventory", "version": 1, '


def read(kind, name, limit=FEW, code=1):
    """Its messages, or what it printed. Fails where it takes more than limit MiB, or ends otherwise."""
    def bound():
        if not SANITIZED:
            resource.setrlimit(resource.RLIMIT_AS, (limit * MIB * 3 // 2, limit * MIB * 3 // 2))
    with tempfile.TemporaryFile('w+') as out, tempfile.TemporaryFile('w+') as messages:
        process = subprocess.Popen([READ_INVENTORY, kind, name], stdout=out, stderr=messages, preexec_fn=bound)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        messages.seek(0)
        said = messages.read().strip()
        assert process.returncode == code, (name, process.returncode, said[-500:])
        assert SANITIZED or usage.ru_maxrss < limit * 1024, '%s took %d MiB' % (name, usage.ru_maxrss // 1024)
        print('# %4d MiB  %s' % (usage.ru_maxrss // 1024, said[:100]))
        return said if code == 1 else out.read()


class Limits(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return str(path)

    def test_a_line_of_a_gibibyte(self):
        self.assertIn('1024 KiB', read('csv', 'gibibyte:subdomain,instance\\n@@a'))
        self.assertIn('1024 KiB', read('zone', 'gibibyte:$ORIGIN example.com.\\n@@a'))
        self.assertIn('1024 KiB', read('json', 'gibibyte:' + HEAD + '"instances": [{"name": "@@a'))
        self.assertIn('256 MiB', read('list', 'gibibyte:a.example.com\\n@@a'))

    def test_columns_without_end(self):
        self.assertIn('1000 columns', read('csv', 'gibibyte:,'))
        self.assertIn('1000 columns', read('csv', self.file('columns.csv', b','.join([b'a'] * 10000000))))

    def test_a_quotation_mark_that_is_never_closed(self):
        self.assertIn('1024 KiB', read('csv', 'gibibyte:subdomain,instance\\na.example.com,"@@x\\n'))
        self.assertIn('1024 KiB', read('zone', 'gibibyte:a TXT (@@x\\n'))

    def test_a_gibibyte_of_nothing(self):
        self.assertIn('256 MiB', read('csv', 'gibibyte:subdomain,instance\\n@@\\n'))
        self.assertIn('256 MiB', read('zone', 'gibibyte:a NS b.\\n@@;'))
        self.assertIn('256 MiB', read('json', 'gibibyte:' + HEAD + '@@ '))

    def test_rows_without_end(self):
        self.assertIn('rows', read('csv', 'gibibyte:subdomain,instance\\n@@a.example.com,x\\n', MANY))
        self.assertIn('rows', read('json', 'gibibyte:' + HEAD + '"instances": [{"id": 1, "name": "x"}], "subdomains": [@@'
                                   '{"instance": 1, "name": "a.example.com"},', MANY))
        self.assertIn('$GENERATE', read('zone', 'gibibyte:$ORIGIN example.com.\\n@@$GENERATE 1-60000 a$ NS b\\n', MANY))

    def test_refusals_without_end(self):
        for kind, name in (('csv', 'gibibyte:subdomain,instance\\na.example.com,x\\n@@a_b.example.com,x\\n'),
                           ('list', 'gibibyte:a_b.example.com\\n'), ('zone', 'gibibyte:$ORIGIN a.\\n@@a BANANA\\n'),
                           ('json', 'gibibyte:' + HEAD + '"instances": [@@{"id": 1},')):
            self.assertIn('More than 250000 rows', read(kind, name, 400))

    def test_nesting_without_end(self):
        self.assertIn('nested', read('json', 'gibibyte:' + HEAD + '"instances": [@@['))

    def test_a_zip_that_is_called_csv(self):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, 'w') as file:
            file.writestr('inventory.csv', 'subdomain,instance\na.example.com,x\n')
        self.assertIn('ZIP', read('auto', self.file('inventory.csv', archive.getvalue())))

    def test_binary_files(self):
        rng = random.Random(1)
        for i in range(20):
            data = rng.randbytes(200000)
            self.assertRegex(read('auto', self.file('x.csv', data)), 'no text|NUL|encoding|compressed|columns|program')

    def test_empty_files(self):
        self.assertIn('empty', read('auto', self.file('x.csv', b'')))
        self.assertIn('empty', read('auto', self.file('x.csv', b'\xef\xbb\xbf')))
        self.assertIn('empty', read('auto', self.file('x.csv', b'\xff\xfe')))

    def test_nul_bytes(self):
        rows = b'subdomain,instance\n' + b'a.example.com,x\n' * 10000
        self.assertIn('Line 10002', read('auto', self.file('x.csv', rows + b'b.exam\0ple.com,x\n')))

    def test_utf16_can_be_read(self):
        text = 'subdomain;instance\r\nmail.example.com;Société\r\n'
        for data in (text.encode('utf-16'), text.encode('utf-16-be'), text.encode('utf-16-le')):
            self.assertIn('Société\tmail.example.com', read('auto', self.file('x.csv', data), code=0))

    def test_refused_rows_do_not_slow_the_good_ones(self):
        """In processor time of one run after the other, and not more than a few times the same number of good ones."""
        def milliseconds(name):
            times = []
            for _ in range(3):
                run = subprocess.run([READ_INVENTORY, 'csv', name], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                                     check=True)
                times.append(int(re.match(r'(\d+) ms', run.stderr).group(1)))
            return min(times)
        good = self.file('good.csv', b'subdomain,instance\n' + b''.join(b's%d.example.com,x\n' % i for i in range(100000)))
        bad = self.file('bad.csv', b'subdomain,instance\na.example.com,x\n' +
                        b''.join(b's_%d.example.com,x\n' % i for i in range(100000)))
        ratio = milliseconds(bad) / max(1, milliseconds(good))
        print('# 100,000 refused rows take %.2f of the time of 100,000 good ones' % ratio)
        self.assertLess(ratio, 3)


if __name__ == '__main__':
    tap.main()
