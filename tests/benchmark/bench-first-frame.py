#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-first-frame.py BENCH-WINDOW SOURCE-ROOT: start of the program to the first frame with its rows, and the most
memory it has had: a large inventory against an empty one, turn by turn."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

TURNS = 9


def find_csv(program, source, folder):
    given = os.environ.get('SIGNET_BENCH_CSV')
    shared = os.path.join(source, '..', 'shared', 'inventories', 'universities.csv')
    if given:
        return given
    if os.path.exists(shared):
        return shared
    written = os.path.join(folder, 'many.csv')
    subprocess.run([program, '--write-csv', written], check=True)
    return written


def start(program, store):
    """(milliseconds to the frame, peak in MiB)"""
    begin = time.monotonic()
    with subprocess.Popen([program, store], stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        painted = time.monotonic()
        rest = process.stdout.read().split()
    if line != 'painted\n' or process.returncode != 0 or rest[:1] != ['peak']:
        raise SystemExit('%s: %r %r, exit status %d' % (program, line, rest, process.returncode))
    return (painted - begin) * 1000, int(rest[1]) / 1024


def main():
    program, source = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix='signet-benchmark-') as folder:
        csv = find_csv(program, source, folder)
        stores = {'empty': os.path.join(folder, 'empty.db'), 'large': os.path.join(folder, 'large.db')}
        subprocess.run([program, '--import', '', stores['empty']], check=True)
        subprocess.run([program, '--import', csv, stores['large']], check=True)
        times = {'empty': [], 'large': []}
        peaks = {'empty': [], 'large': []}
        for turn in range(TURNS + 1):
            for name, store in stores.items():
                painted, peak = start(program, store)
                if turn > 0:        # the first pair fills the caches
                    times[name].append(painted)
                    peaks[name].append(peak)
        empty, large = (statistics.median(times[name]) for name in ('empty', 'large'))
        print('start to first frame, %s: %.2f x empty inventory (medians of %d: %.0f ms, %.0f ms)'
              % (os.path.basename(csv), large / empty, TURNS, large, empty))
        print('peak memory, %s: %.2f x empty inventory (%.0f MiB, %.0f MiB)'
              % (os.path.basename(csv), max(peaks['large']) / max(peaks['empty']), max(peaks['large']),
                 max(peaks['empty'])))


if __name__ == '__main__':
    main()
