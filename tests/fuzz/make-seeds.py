#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-seeds.py FOLDER: what the fuzzers begin with, in FOLDER/csv, json, zone and list: the real inventories of the project
(the sample, and the universities of tests/data) in all the formats, separators, encodings and notations that there are."""
import csv
import importlib.util
import io
import json
import random
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
SAMPLES = [TOP / 'data/sample/inventory.csv', TOP / 'tests/data/universities-sample.csv']


def load(path):
    """A script as a module."""
    sys.argv[1:1] = ['unused']
    spec = importlib.util.spec_from_file_location('script', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def as_table(rows, separator, ends='\r\n', titles=None):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=ends)
    writer.writerow(titles or rows[0].keys())
    writer.writerows(row.values() for row in rows)
    return out.getvalue()


def write(folder, name, data):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode('utf-8'))


def make_csv(folder, name, rows):
    foreign = {'instance': 'Server', 'url': 'Link', 'organization': 'Firma', 'country': 'Land', 'state': 'Bundesland',
               'city': 'Ort', 'subdomain': 'Domäne', 'hosts': 'SAN', 'expires': 'Gültig bis'}
    for i, separator in enumerate(',;\t|'):
        write(folder, '%s-%d' % (name, i), as_table(rows, separator))
    titles = [foreign.get(key, key) for key in rows[0]]
    text = as_table(rows, ';', '\n', titles)
    write(folder, name + '-foreign', text)
    for encoding in ('utf-16', 'utf-16-le', 'utf-16-be', 'cp1252', 'cp1251', 'utf-32'):
        write(folder, '%s-%s' % (name, encoding), text.encode(encoding, 'replace'))
    write(folder, name + '-headerless', '\n'.join(as_table(rows, ',', '\n').split('\n')[1:]))
    write(folder, name + '-quote', as_table(rows, ',')[:300] + '"never closed,')


def make_json(folder, name, rows):
    ids = {}
    document = {'format': 'signet-inventory', 'version': 1, 'instances': [], 'subdomains': []}
    for row in rows:
        key = (row['instance'], row['url'])
        if key not in ids:
            ids[key] = len(ids) + 1
            document['instances'].append({
                'id': ids[key], 'name': row['instance'], 'url': row['url'], 'notes': 'Ask "Ann".\n',
                'organization': {k: row.get(k, '') for k in ('org_id', 'unit', 'country', 'state', 'city')}})
        document['subdomains'].append({
            'instance': ids[key], 'name': row['subdomain'], 'delegation_type': row.get('delegation_type', 'full'),
            'use_case': row.get('use_case', ''),
            'hosts': [{'name': host, 'expires': row.get('expires') or '2027-01-01', 'state': 'valid'}
                      for host in row['hosts'].split()]})
    write(folder, name, json.dumps(document, ensure_ascii=False, indent=1))
    write(folder, name + '-ascii', json.dumps(document))


def make_list(folder, name, rows):
    hosts = [host for row in rows for host in row['hosts'].split()]
    write(folder, name, '# hosts\n' + '\n'.join(hosts))
    write(folder, name + '-commas', ', '.join(hosts))
    write(folder, name + '-urls', '\n'.join('https://%s:8443/path' % host for host in hosts))


def main(argv):
    top = Path(argv[1])
    for path in SAMPLES:
        rows = rows_of(path)[:5]
        make_csv(top / 'csv', path.stem, rows)
        make_json(top / 'json', path.stem, rows)
        make_list(top / 'list', path.stem, rows)
    zones = load(TOP / 'tests/core/test-zone-compile.py')
    (top / 'zone').mkdir(parents=True, exist_ok=True)
    for seed in range(12):
        rng = random.Random(seed)
        zones.write_zone(top / 'zone' / str(seed), 'example.org.', rng.sample(zones.real_names(), 3), rng, 3)


if __name__ == '__main__':
    main(sys.argv)
