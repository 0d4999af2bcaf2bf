#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-zone-compile.py READ-INVENTORY: zone files as BIND reads them.

Zones in many notations go through named-compilezone (bind9-utils), which writes every record on a line of its own with full
names; what our reader makes of the same files must be exactly what follows from those lines, name by name. One zone
of more than 10,000 delegations is made of the names of real universities (tests/data); SIGNET_ZONE_FILE names a zone file
of your own, as ORIGIN=FILE.
"""
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'support'))
import tap  # noqa: E402

DATA = Path(__file__).resolve().parent.parent / 'data'
PREFIXES = ('t', 'm', 'res')
HOST_NAME = re.compile(r'(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?')
READ_INVENTORY = sys.argv.pop(1)


def compiled(origin, path):
    """(owner, type, rdata) of each record, as named-compilezone has it: lower case, without the dot at the end."""
    with tempfile.NamedTemporaryFile('r', suffix='.out') as out:
        run = subprocess.run(['named-compilezone', '-i', 'none', '-k', 'ignore', '-n', 'ignore', '-r', 'ignore', '-m', 'ignore',
                              '-F', 'text', '-s', 'full', '-o', out.name, origin, str(path)],
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors='replace')
        assert run.returncode == 0, run.stdout[-2000:]
        for line in out:
            owner, _, _, kind, rdata = line.rstrip('\n').split(None, 4)
            yield owner.lower().rstrip('.'), kind, rdata.lower().rstrip('.')


def above(name, names):
    """The one of names that is name, or the nearest above it."""
    while name and name not in names:
        name = name.partition('.')[2]
    return name


def expected(origin, path):
    """{subdomain: (type, {host})} by the rules of docs/inventory.md, from what BIND says is in the file."""
    apex = origin.rstrip('.').lower()
    kinds, servers = {}, set()
    for owner, kind, rdata in compiled(origin, path):
        if kind in ('NS', 'A', 'AAAA', 'CNAME'):
            kinds.setdefault(owner, set()).add(kind)
        if kind == 'NS':
            servers.add(rdata)
    good = {name for name in kinds if HOST_NAME.fullmatch(name) and not re.search(r'(^|\.)xn--', name)}
    good |= {name for name in kinds if re.search(r'(^|\.)xn--', name)}
    subdomains = {name: ('full', set()) for name in good
                  if 'NS' in kinds[name] and name != apex and not name.startswith('*.')}
    hosts = [name for name in good if kinds[name] & {'A', 'AAAA', 'CNAME'}
             and not ('CNAME' not in kinds[name] and name in servers and above(name, subdomains))]
    aliases = {}
    for name in hosts:
        prefix, _, rest = name.partition('.')
        if 'CNAME' in kinds[name] and prefix in PREFIXES and rest != apex:
            aliases.setdefault(rest, set()).add(prefix)
    for rest, found in aliases.items():
        if len(found) > 1 and not above(rest, subdomains):
            subdomains[rest] = ('cname', set())
    for name in hosts:
        base = name[2:] if name.startswith('*.') else name
        owner = above(base, subdomains)
        if not owner:
            subdomains.setdefault(apex, ('full', set()))
            owner = apex
        subdomains[owner][1].add(name)
    for name, (_, members) in subdomains.items():
        if not members:
            members.add(name)
    return subdomains


def read(origin, path):
    run = subprocess.run([READ_INVENTORY, 'zone', str(path), origin], capture_output=True, text=True, check=True)
    subdomains = {}
    refused = []
    for line in run.stdout.splitlines():
        fields = line.split('\t')
        if fields[0] == 'row':
            subdomains.setdefault(fields[3], (fields[4], set()))[1].add(fields[5])
        else:
            refused.append(line)
    return subdomains, refused


def compare(origin, path):
    theirs = expected(origin, path)
    ours, refused = read(origin, path)
    for name in sorted(theirs.keys() | ours.keys()):
        assert ours.get(name) == theirs.get(name), '%s: %s, but should be %s' % (name, ours.get(name), theirs.get(name))
    return len(ours), refused


def real_names():
    """Labels that universities have: of tests/data, or of the whole file where that is at hand."""
    whole = os.environ.get('SIGNET_UNIVERSITIES') or DATA.parent.parent.parent / 'shared/inventories/universities.csv'
    text = Path(whole if Path(whole).is_file() else DATA / 'universities-sample.csv').read_text(encoding='utf-8')
    names = re.findall(r'https?://(?:www\.)?([a-z0-9.-]+[a-z0-9])', text)
    return sorted({name for name in names if all(re.fullmatch(r'[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?', label)
                                                 for label in name.split('.'))})


def random_case(rng, name):
    return ''.join(c.upper() if rng.random() < 0.3 else c for c in name)


def escaped(rng, name):
    return ''.join('\\%03d' % ord(c) if c.isalnum() and rng.random() < 0.2 else c for c in name)


def record(rng, owner, kind, rdata):
    """One record in one of the notations that RFC 1035, 2308 and BIND allow."""
    head = [rng.choice(['', '3600', '1h', '2D', '1w2d3h4m5s']), rng.choice(['', 'IN', 'in'])]
    rng.shuffle(head)
    kind = rng.choice([kind, kind.lower()])
    gap = rng.choice([' ', '\t', '  \t '])
    words = [w for w in head + [kind] if w]
    style = rng.randrange(5)
    if style == 0:
        return owner + gap + gap.join(words) + gap + '(' + rdata + ')'
    if style == 1:
        return owner + gap + '( ; a comment with ) and "\n' + gap.join(words) + '\n\t' + rdata + '\n)'
    if style == 2:
        return owner + gap + gap.join(words) + gap + rdata + ' ; ' + rng.choice(['', 'x', '"', '('])
    return owner + gap + gap.join(words) + gap + rdata


def write_zone(path, origin, names, rng, generated=300):
    """Delegations of names, glue, hosts, sets of aliases and all that is none of these, in many notations."""
    out = ['; made of real names', '$TTL 1h', '$ORIGIN %s' % origin,
           '@ IN SOA ns1 hostmaster ( 2026112301 ; serial', ' 1d 2h 4w 1h )', '  NS ns1', ' IN NS ns2.example.net.',
           'ns1 A 192.0.2.1', '@ TXT "a ; b ( c" "d \\" e"', '@ MX 10 mx', 'mx AAAA 2001:db8::25',
           '_dmarc TXT "v=DMARC1; p=none"', 'x TYPE65534 \\# 3 0a0b0c', '*.img CNAME cdn.example.net.']
    prefix = origin
    for i, name in enumerate(names):
        relative = name
        if rng.random() < 0.02:
            labels = name.rsplit('.', 1)
            if len(labels) == 2 and labels[0] and labels[1]:
                prefix, relative = labels[1] + '.' + origin, labels[0]
                out.append('$ORIGIN ' + prefix)
        elif prefix != origin:
            out.append('$ORIGIN ' + origin)
            prefix = origin
        owner = relative if rng.random() < 0.6 else name + '.' + origin
        owner = rng.choice([owner, random_case(rng, owner), escaped(rng, owner)])
        kind = rng.random()
        if kind < 0.85:
            out.append(record(rng, owner, 'NS', rng.choice(['ns1.example.net.', 'ns.' + name + '.' + origin])))
            out.append(record(rng, '', 'NS', 'ns2.example.net.'))
            out.append(record(rng, 'ns.' + name + '.' + origin, 'A', '192.0.2.%d' % (i % 256)))
            if rng.random() < 0.3:
                out.append(record(rng, 't.' + name + '.' + origin, 'A', '192.0.2.9'))
            if rng.random() < 0.3:
                out.append(record(rng, name + '.' + origin, 'DS', '1 8 2 ' + 'ab' * 32))
        elif kind < 0.95:
            for host in rng.sample(['t', 'm', 'res', 'img'], rng.randrange(1, 5)):
                out.append(record(rng, random_case(rng, host) + '.' + name + '.' + origin, 'CNAME', '@'))
        else:
            out.append(record(rng, owner, 'A', '192.0.2.77'))
            out.append(record(rng, '', 'AAAA', '2001:db8::77'))
    out.append('$ORIGIN ' + origin)
    out.append('$GENERATE 1-%d gen$ NS ns$.example.net.' % generated)
    out.append('$GENERATE 0-%d/5 h${1,4,d} 3600 A 192.0.2.$' % min(generated, 255))
    out.append('$GENERATE 10-20 hex${0,3,x} IN NS ns.example.net.')
    out.append('$GENERATE 16-18 nib-${0,3,n} NS ns.example.net.')
    out.append('$GENERATE 16-18 nibble.${0,4,N}%s NS ns.example.net.' % origin)
    path.write_text(rng.choice(['\n', '\r\n']).join(out) + '\n', encoding='ascii', newline='')


class Zones(unittest.TestCase):
    def test_a_zone_of_ten_thousand_delegations(self):
        with tempfile.TemporaryDirectory() as folder:
            names = real_names()
            rng = random.Random(1035)
            # a part of the names is not enough by itself: each under several customers
            customers = ['', '.alumni', '.news', '.shop'] if len(names) > 4000 else \
                [''] + ['.c%d' % i for i in range(12000 // max(len(names), 1) + 1)]
            wanted = [name + customer for customer in customers for name in names][:16000]
            path = Path(folder) / 'db.example.org'
            write_zone(path, 'example.org.', wanted, rng)
            count, refused = compare('example.org.', path)
            print('# %d subdomains, %d refused' % (count, len(refused)))
            self.assertGreater(count, 10000)

    def test_many_small_zones(self):
        names = real_names()
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(25):
                rng = random.Random(seed)
                path = Path(folder) / ('%d.zone' % seed)
                write_zone(path, rng.choice(['example.org.', 'sub.example.co.uk.', 'Example.COM.']),
                           rng.sample(names, min(60, len(names))), rng)
                origin = re.search(r'^\$ORIGIN (\S+)', path.read_text(), re.M).group(1)
                compare(origin, path)

    def test_real_zones(self):
        """Whole zone files as they are in use, as far as they are at hand."""
        zones = [word.split('=', 1) for word in os.environ.get('SIGNET_ZONE_FILE', '').split()]
        shared = DATA.parent.parent.parent / 'shared/inventories'
        zones += [[path.name[:-len('zone')], path] for path in sorted(shared.glob('*.zone'))] if shared.is_dir() else []
        zones += [[path.name[:-len('zone')], path] for path in sorted(DATA.glob('*.zone'))]
        if not zones:
            self.skipTest('no real zone file at hand')
        for origin, path in zones:
            count, refused = compare(origin, path)
            print('# %s %d subdomains, %d refused' % (origin, count, len(refused)))


if __name__ == '__main__':
    tap.main()
