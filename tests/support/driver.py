# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window as assistive technology does: AT-SPI, with xdotool for keys.

Import it only inside a session (tests/support/session), since pyatspi connects when it is imported. Names are the
accessible names that users of a screen reader hear. Particulars of GTK 4.8 that this module deals with:

- SHOWING is never set below the window: what is on a page that does not show has no size.
- A button with a mnemonic is called "_Next Next".
- getText (0, -1) gives "": the count has to be asked for.
- A check button has no action of its own: programs give it one ("row.toggle" or the like).
- A row of a list has none either, and grabFocus does nothing: what is in it has one ("row.open").
"""

import os
import re
import signal
import subprocess
import time

import pyatspi

import desktop
import program

Role = pyatspi
TIMEOUT = 15


def wait(condition, what, seconds=TIMEOUT):
    """Waits for condition() to be true, taking errors (an object that went away meanwhile) for "not yet"."""
    def attempt():
        try:
            return condition()
        except Exception:
            return None
    return desktop.wait_until(attempt, what, seconds)


def walk(node):
    """The node and all below it, depth first."""
    yield node
    try:
        children = [node.getChildAtIndex(i) for i in range(node.childCount)]
    except Exception:
        return
    for child in children:
        if child is not None:
            yield from walk(child)


def clean(name):
    """'_Next Next' is 'Next'."""
    return re.sub(r'^(.+?) (?=\1$)', '', (name or '').replace('_', ''))


def has_size(node):
    try:
        extents = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return extents.width > 0 and extents.height > 0
    except Exception:
        return False


def has_state(node, state):
    return node.getState().contains(state)


def is_sensitive(node):
    return has_state(node, pyatspi.STATE_SENSITIVE)


def is_checked(node):
    return has_state(node, pyatspi.STATE_CHECKED)


def find_all(root, name=None, role=None, shown=True):
    """All below root with that accessible name (a str, or a compiled expression that has to match in full) and role
    (a role's name, or several)."""
    roles = (role,) if isinstance(role, str) else role
    for node in walk(root):
        try:
            if roles is not None and node.getRoleName() not in roles:
                continue
            if name is not None and not matches(name, clean(node.name)):
                continue
            if shown and not has_size(node):
                continue
        except Exception:
            continue
        yield node


def find(root, name=None, role=None, seconds=TIMEOUT):
    return wait(lambda: next(find_all(root, name, role)), '%s %r' % (role or 'anything', name), seconds)


def exists(root, name=None, role=None):
    return next(find_all(root, name, role), None) is not None


def wait_gone(root, name=None, role=None, seconds=TIMEOUT):
    wait(lambda: not exists(root, name, role), '%s %r to be gone' % (role or 'anything', name), seconds)


def actions(node):
    try:
        action = node.queryAction()
        return [action.getName(i) for i in range(action.nActions)]
    except Exception:
        return []


def do(node, wanted):
    """Does the action of that name; one in a group ("row.toggle") also by its last part."""
    action = node.queryAction()
    for i in range(action.nActions):
        if action.getName(i) == wanted or action.getName(i).rsplit('.', 1)[-1] == wanted:
            return action.doAction(i)
    raise AssertionError('%r has no action %s, only %s' % (node.name, wanted, actions(node)))


BUTTONS = ('push button', 'toggle button', 'button', 'menu item', 'link', 'page tab', 'radio button', 'check box')


def press(root, name, role=BUTTONS, seconds=TIMEOUT):
    """Presses a button once it is there and sensitive."""
    def ready():
        for node in find_all(root, name, role):
            if is_sensitive(node) and actions(node):
                return node
        return None
    node = wait(ready, '%r to press' % name, seconds)
    for wanted in ('click', 'activate', 'press', 'toggle'):
        if any(a == wanted or a.rsplit('.', 1)[-1] == wanted for a in actions(node)):
            do(node, wanted)
            return node
    raise AssertionError('%r cannot be pressed: it has %s' % (name, actions(node)))


def press_down(root, name):
    """Presses a toggle button, unless it is down already."""
    if not has_state(find(root, name, BUTTONS), pyatspi.STATE_PRESSED):
        press(root, name)
    wait(lambda: has_state(next(find_all(root, name, BUTTONS)), pyatspi.STATE_PRESSED), '%r to be down' % name)


def texts(node, shown=True):
    """All text below a node that a user can read: names and contents of labels and entries. shown=False: also of rows
    that are there and would have to be scrolled to, which have no size yet."""
    result = []
    for child in walk(node):
        try:
            if shown and not has_size(child):
                continue
            if child.name:
                result.append(clean(child.name))
            content = text(child)
            if content and content != child.name:
                result.append(content)
        except Exception:
            continue
    return result


def text(node):
    try:
        interface = node.queryText()
        return interface.getText(0, interface.characterCount)
    except NotImplementedError:
        return ''


def editable(node):
    """The node itself, or what below it can be written into: an AdwEntryRow holds its GtkText."""
    for child in walk(node):
        try:
            if 'EditableText' in pyatspi.listInterfaces(child) and has_state(child, pyatspi.STATE_EDITABLE):
                return child
        except Exception:
            continue
    return None


ENTRIES = ('text', 'entry', 'password text', 'panel', 'list item', 'filler', 'combo box')


def find_entry(root, name, seconds=TIMEOUT):
    """What can be written into, called that name itself or within something called so."""
    def look():
        for node in find_all(root, name):
            entry = editable(node)
            if entry is not None:
                return entry
        return None
    return wait(look, 'an entry %r' % name, seconds)


def write(root, name, content):
    """Puts text into an entry, and waits until it holds it."""
    entry = find_entry(root, name)
    set_text(entry, content)
    return entry


def keys(*names):
    subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '20', *names], check=True)


def output(*argv):
    return subprocess.run(argv, capture_output=True, text=True).stdout.strip()


def window_id(title):
    """The X window of that title (an expression)."""
    return wait(lambda: output('xdotool', 'search', '--onlyvisible', '--name', title).split()[-1], 'X window ' + title)


def click_at(node, x_window, fraction_x=0.5, fraction_y=0.5, button=1):
    """Clicks on a place in a widget, for what has no action."""
    extents = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    top = node
    while top.parent is not None and top.parent.getRoleName() != 'application':
        top = top.parent
    frame = re.search(r'= (\d+), (\d+), (\d+), (\d+)', output('xprop', '-id', x_window, '_GTK_FRAME_EXTENTS'))
    if frame:
        left, up = int(frame[1]), int(frame[3])
    else:
        geometry = dict(line.split('=') for line in
                        output('xdotool', 'getwindowgeometry', '--shell', x_window).splitlines() if '=' in line)
        whole = top.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        left = (int(geometry['WIDTH']) - whole.width) // 2
        up = (int(geometry['HEIGHT']) - whole.height) // 2
    subprocess.run(['xdotool', 'mousemove', '--window', x_window,
                    str(int(extents.x + left + extents.width * fraction_x)),
                    str(int(extents.y + up + extents.height * fraction_y)), 'click', str(button)], check=True)


def clipboard():
    """The text in the clipboard, asked for as another program would."""
    return subprocess.run(['xclip', '-o', '-selection', 'clipboard'], capture_output=True, timeout=10).stdout.decode()


def screenshot(path):
    subprocess.run(['import', '-window', 'root', path], check=True)


def dump(node, depth=0, out=print):
    """The tree, for people who write tests."""
    try:
        states = [pyatspi.stateToString(s) for s in node.getState().getStates()]
        size = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS) if 'Component' in \
            pyatspi.listInterfaces(node) else None
        content = text(node) if 'Text' in pyatspi.listInterfaces(node) else ''
        out('%s[%s] %r%s %s %s %s' % ('  ' * depth, node.getRoleName(), node.name, ' text=%r' % content if content else '',
                                      ','.join(s for s in states if s not in ('enabled', 'visible')), actions(node),
                                      (size.x, size.y, size.width, size.height) if size else ''))
        for i in range(node.childCount):
            child = node.getChildAtIndex(i)
            if child is not None:
                dump(child, depth + 1, out)
    except Exception as error:
        out('%s? %s' % ('  ' * depth, error))


class Window:
    """The running program, seen from outside."""

    def __init__(self, *arguments):
        self.log = open(os.path.join(os.environ['XDG_RUNTIME_DIR'], 'signet.log'), 'ab+')
        self.process = subprocess.Popen([program.signet_path() or 'signet', *arguments], stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log, preexec_fn=desktop.end_with_parent)
        self.application = wait(self.find_application, 'the window of signet', 40)

    def find_application(self):
        if self.process.poll() is not None:
            raise SystemExit('signet ended with status %d:\n%s' % (self.process.returncode, self.read_log()))
        root = pyatspi.Registry.getDesktop(0)
        for i in range(root.childCount):
            application = root.getChildAtIndex(i)
            if application is not None and application.get_process_id() == self.process.pid \
                    and application.childCount > 0:
                return application
        return None

    def read_log(self):
        self.log.flush()
        with open(self.log.name, errors='replace') as stream:
            return stream.read()

    def windows(self):
        return [self.application.getChildAtIndex(i) for i in range(self.application.childCount)]

    def close(self):
        """Ends it, as the session does at log out; its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()
        return self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


LISTS = ('list', 'list box', 'table', 'tree table', 'layered pane')


def matches(pattern, content):
    return pattern.fullmatch(content) if isinstance(pattern, re.Pattern) else pattern == content


def row_of(listing, name):
    """(index, row) of the first row in which something is called that name."""
    for i in range(listing.childCount):
        row = listing.getChildAtIndex(i)
        if row is not None and any(matches(name, content) for content in texts(row)):
            return i, row
    return None


def select_row(root, list_name, name, activate=False):
    """Selects the row of a list in which something is called that name; activate: opens it too."""
    def look():
        for listing in find_all(root, list_name):
            for candidate in walk(listing):
                if 'Selection' in pyatspi.listInterfaces(candidate):
                    found = row_of(candidate, name)
                    if found:
                        return candidate, found[0], found[1]
        return None
    def select():
        listing, index, row = look()
        listing.querySelection().selectChild(index)
        return row
    row = wait(select, 'a row %r in %r' % (name, list_name))
    if activate:
        for child in walk(row):
            opening = next((a for a in actions(child) if a.rsplit('.', 1)[-1] in ('open', 'activate')), None)
            if opening:
                do(child, opening)
                break
        else:
            raise AssertionError('%r cannot be opened' % name)
    return row


def tick(root, name, ticked=True):
    """Ticks or unticks the check box of that name. Rows are made anew while a search goes on: what is gone is looked
    for again."""
    def is_so():
        return is_checked(next(find_all(root, name, 'check box'))) == ticked

    def attempt():
        box = next(find_all(root, name, 'check box'))
        if is_checked(box) != ticked:
            do(box, next(a for a in actions(box) if a.rsplit('.', 1)[-1] in ('toggle', 'click', 'activate')))
            wait(is_so, '%r to be ticked' % name, 2)
        return True
    wait(attempt, 'the check box %r' % name)


SAVE_NAME = re.compile('Name:?')    # the entry of GTK's save dialog


def find_window(application, having, seconds=TIMEOUT):
    """The window of the program that shows something of that name."""
    def look():
        for i in range(application.childCount):
            window = application.getChildAtIndex(i)
            if window is not None and exists(window, having):
                return window
        return None
    return wait(look, 'a window with %r' % having, seconds)


def set_text(entry, content):
    entry.queryEditableText().setTextContents(content)
    wait(lambda: text(entry) == content, 'an entry to hold %r' % content)


def pause():
    """Lets the program draw once more, before a picture is taken of it."""
    time.sleep(1.5)
