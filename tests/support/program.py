# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""signet and signetctl as they are built, run from the build folder as if they were installed."""

import json
import os
import subprocess

SOURCE_FOLDER = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


def build_folder():
    """The build folder: SIGNET_BUILD_DIR, else the first in which something was built."""
    if os.environ.get('SIGNET_BUILD_DIR'):
        return os.environ['SIGNET_BUILD_DIR']
    for name in ['_build-test', '_build', '_build-dev']:
        folder = os.path.join(SOURCE_FOLDER, name)
        if os.path.exists(os.path.join(folder, 'src', 'ctl', 'signetctl')):
            return folder
    return os.path.join(SOURCE_FOLDER, '_build')


def find_built(*candidates):
    for candidate in candidates:
        path = os.path.join(build_folder(), candidate)
        if os.access(path, os.X_OK) and os.path.isfile(path):
            return path
    return None


def signetctl_path():
    return find_built('src/ctl/signetctl')


def signet_path():
    return find_built('src/ui/signet', 'src/signet')


def set_environment():
    """What an installed Signet finds by its prefix, for the one in the build folder."""
    build = build_folder()
    os.environ['SIGNET_LIBEXECDIR'] = os.path.join(build, 'src', 'signer', 'process')
    os.environ['GSETTINGS_SCHEMA_DIR'] = os.path.join(build, 'data')
    os.environ['XDG_DATA_DIRS'] = os.pathsep.join([
        os.path.join(SOURCE_FOLDER, 'data'), os.environ.get('XDG_DATA_DIRS') or '/usr/local/share:/usr/share'])
    folders = [os.path.dirname(path) for path in (signetctl_path(), signet_path()) if path]
    os.environ['PATH'] = os.pathsep.join(dict.fromkeys(folders + os.environ.get('PATH', '/usr/bin:/bin').split(':')))


class Result:
    """How a run of signetctl ended: its exit status, and what it wrote."""

    def __init__(self, status, output, errors):
        self.status = status
        self.bytes = output
        self.text = output.decode(errors='replace')
        self.errors = errors.decode(errors='replace')

    def json(self):
        return json.loads(self.bytes)

    def __repr__(self):
        return 'exit status %d\nstdout: %s\nstderr: %s' % (self.status, self.text[-3000:], self.errors[-3000:])


def signetctl(*arguments, timeout=60, stdin=subprocess.DEVNULL, **options):
    """Runs signetctl to its end."""
    run = subprocess.run([signetctl_path() or 'signetctl', *map(str, arguments)], stdin=stdin, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, timeout=timeout, **options)
    return Result(run.returncode, run.stdout, run.stderr)


def rows(result):
    """The list in the one JSON document that a run of signetctl printed."""
    document = result.json()
    return document if isinstance(document, list) else next(v for v in document.values() if isinstance(v, list))
