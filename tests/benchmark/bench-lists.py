#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-lists.py BENCH-LISTS BENCH-WINDOW: the window with 100,000 subdomains and jobs against the window with 100 of each, turn
by turn: start to first frame, memory, keystrokes, scrolling, and what another program writes."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

STARTS = 9
TURNS = 3
LONG_FRAME = 33.4    # milliseconds: two frames of a display with 60 a second


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def start(window, store):
    """(milliseconds to the first frame with both lists, peak in MiB)"""
    begin = time.monotonic()
    environment = dict(os.environ, SIGNET_BENCH_BOTH_LISTS='1')
    with subprocess.Popen([window, store], stdout=subprocess.PIPE, text=True, env=environment) as process:
        line = process.stdout.readline()
        painted = time.monotonic()
        rest = process.stdout.read().split()
    if line != 'painted\n' or process.returncode != 0 or rest[:1] != ['peak']:
        raise SystemExit('%s: %r %r, exit status %d' % (window, line, rest, process.returncode))
    return (painted - begin) * 1000, int(rest[1]) / 1024


def compare_starts(window, stores, what):
    times = {name: [] for name in stores}
    peaks = {name: [] for name in stores}
    for turn in range(STARTS + 1):
        for name, store in stores.items():
            painted, peak = start(window, store)
            if turn > 0:        # the first pair fills the caches
                times[name].append(painted)
                peaks[name].append(peak)
    small, large = stores
    print('start to first frame, %s, %s: %.2f x %s (medians of %d: %.0f ms, %.0f ms)'
          % (what, large, statistics.median(times[large]) / statistics.median(times[small]), small, STARTS,
             statistics.median(times[large]), statistics.median(times[small])))
    print('peak memory, %s, %s: %.2f x %s (%.0f MiB, %.0f MiB)'
          % (what, large, max(peaks[large]) / max(peaks[small]), small, max(peaks[large]), max(peaks[small])))


def use(lists, store, values):
    output = subprocess.run([lists, store], stdout=subprocess.PIPE, text=True, check=True).stdout
    for line in output.splitlines():
        name, *numbers = line.split()
        values.setdefault(name, []).extend(float(number) for number in numbers)


def compare_keystrokes(values, name, what):
    for kind, label in (('rows', 'new rows'), ('painted', 'painted rows'),
                        ('work', 'painted rows, processor time of the main thread')):
        small, large = (values[size]['%s-%s' % (name, kind)] for size in values)
        print('keystroke to %s, %s: %.2f x (medians of %d: %.1f ms, %.1f ms; 9 in 10 within %.1f ms, slowest %.1f ms)'
              % (label, what, statistics.median(large) / statistics.median(small), len(large),
                 statistics.median(large), statistics.median(small), percentile(large, 0.9), max(large)))


def tell_frames(values, name, what):
    for size in values:
        intervals, work = values[size][name], values[size][name + '-work']
        print('%s, %s: %d of %d frames over 33 ms (median %.1f ms, 99 %% %.1f ms, longest %.1f ms); '
              'processor time in a frame: median %.1f ms, longest %.1f ms'
              % (what, size, sum(value > LONG_FRAME for value in intervals), len(intervals), statistics.median(intervals),
                 percentile(intervals, 0.99), max(intervals), statistics.median(work), max(work)))


def main():
    lists, window = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix='signet-benchmark-') as folder:
        def make(name, *counts):
            path = os.path.join(folder, name + '.db')
            subprocess.run([lists, '--make', *(str(count) for count in counts), path], check=True)
            return path

        one = {'100': make('small', 1, 100, 100), '100,000': make('large', 1, 100000, 100000)}
        many = {'100': make('few', 100, 100, 100), '100,000': make('many', 1000, 100000, 100000)}
        compare_starts(window, one, 'subdomains of one instance')
        compare_starts(window, many, 'subdomains of 1,000 instances')

        values = {size: {} for size in one}
        for _ in range(TURNS):
            for size, store in one.items():
                use(lists, store, values[size])
        compare_keystrokes(values, 'search', '100,000 subdomains against 100')
        compare_keystrokes(values, 'job-search', '100,000 jobs against 100')
        tell_frames(values, 'scroll', 'scrolling fast')
        tell_frames(values, 'scroll-all', 'scrolling through all rows in 4 s')
        tell_frames(values, 'job-scroll', 'scrolling fast in the job log')
        tell_frames(values, 'job-scroll-all', 'scrolling through all jobs in 4 s')
        tell_frames(values, 'change', 'another program writes')
        for name, what in (('sort-state', 'sorted by certificates'), ('sort-use-case', 'sorted by use case'),
                           ('change-delay', 'shown after another program wrote')):
            small, large = (values[size][name] for size in values)
            print('%s: median %.0f ms, longest %.0f ms (100: %.0f ms)'
                  % (what, statistics.median(large), max(large), statistics.median(small)))


if __name__ == '__main__':
    main()
