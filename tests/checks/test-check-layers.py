#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""build-aux/check-layers finds what it is there to find."""

import tree
import tap


class Layers(tree.TreeCase):
    CHECK = 'check-layers'

    def setUp(self):
        super().setUp()
        self.write('src/base/signet-a.h', '#pragma once')
        self.write('src/base/signet-a.c', '#include "signet-config.h"', '#include "base/signet-a.h"', '#include <gio/gio.h>')
        self.write('src/store/signet-b.h', '#pragma once', '#include "base/signet-a.h"')
        self.write('src/store/signet-b.c', '#include "store/signet-b.h"', '#include <sqlite3.h>')
        self.write('src/ui/window/signet-w.h', '#pragma once', '#include "store/signet-b.h"', '#include <adwaita.h>')
        self.write('src/ui/window/signet-w.c', '#include "ui/window/signet-w.h"')
        self.write('src/ui/widget/signet-x.h', '#pragma once', '#include <gtk/gtk.h>')
        self.write('src/ctl/signet-c.c', '#include "store/signet-b.h"')
        self.write('src/ui/meson.build', 'deps = [gtk_dep]')
        self.write('src/base/meson.build', '# gtk_dep is not for this folder')

    def test_data_that_flows_to_the_right_is_left_alone(self):
        self.assert_holds()

    def test_a_folder_that_reaches_to_its_right_is_found(self):
        self.write('src/base/signet-bad.c', '', '#include "store/signet-b.h"')
        self.assert_fault('src/base/signet-bad.c:2', 'reaches to its right', 'store')

    def test_an_include_in_angle_brackets_is_no_way_around(self):
        self.write('src/base/signet-bad.c', '#include <store/signet-b.h>')
        self.assert_fault('src/base/signet-bad.c:1', 'reaches to its right')

    def test_an_include_by_way_of_the_parent_folder_is_found(self):
        self.write('src/base/signet-bad.c', '#include "../store/signet-b.h"')
        self.assert_fault('src/base/signet-bad.c:1', 'reaches to its right')

    def test_spaces_in_the_directive_hide_nothing(self):
        self.write('src/base/signet-bad.c', '  #  include  "store/signet-b.h"')
        self.assert_fault('src/base/signet-bad.c:1', 'reaches to its right')

    def test_an_include_in_a_comment_is_none(self):
        self.write('src/base/signet-good.c', '/*', '#include "store/signet-b.h"', '*/', '// #include <gtk/gtk.h>')
        self.assert_holds()

    def test_a_comment_mark_in_a_string_hides_nothing(self):
        self.write('src/base/signet-bad.c', 'const char *a = "/*";', '#include <gtk/gtk.h>', 'const char *b = "*/";')
        self.assert_fault('src/base/signet-bad.c:2', 'GTK')

    def test_window_and_command_line_do_not_know_each_other(self):
        self.write('src/ctl/signet-bad.c', '#include "ui/window/signet-w.h"')
        self.assert_fault('src/ctl/signet-bad.c:1', 'do not know each other')

    def test_command_line_in_the_window_is_found(self):
        self.write('src/ctl/signet-c.h', '#pragma once')
        self.write('src/ui/window/signet-bad.c', '#include "ctl/signet-c.h"')
        self.assert_fault('src/ui/window/signet-bad.c:1', 'do not know each other')

    def test_gtk_outside_of_the_window_is_found(self):
        for header in ('gtk/gtk.h', 'gdk/gdk.h', 'gtk/gtkunixprint.h', 'adwaita.h'):
            with self.subTest(header):
                self.write('src/store/signet-bad.c', '#include <%s>' % header)
                self.assert_fault('src/store/signet-bad.c:1', 'GTK and libadwaita')

    def test_gtk_in_the_command_line_is_found(self):
        self.write('src/ctl/signet-bad.c', '#include <adwaita.h>')
        self.assert_fault('src/ctl/signet-bad.c:1', 'GTK and libadwaita')

    def test_gtk_in_main_is_left_alone(self):
        self.write('src/main.c', '#include "ui/window/signet-w.h"', '#include <adwaita.h>')
        self.assert_holds()

    def test_gtk_as_a_dependency_of_another_folder_is_found(self):
        self.write('src/store/meson.build', '', 'deps += libadwaita_dep')
        self.assert_fault('src/store/meson.build:2', 'libadwaita_dep')

    def test_each_library_stays_in_its_folder(self):
        for header, word in (('libsecret/secret.h', 'libsecret'), ('sqlite3.h', 'SQLite'), ('gnutls/x509.h', 'GnuTLS')):
            with self.subTest(header):
                self.write('src/inventory/signet-bad.c', '#include <%s>' % header)
                self.assert_fault('src/inventory/signet-bad.c:1', word)

    def test_each_library_is_left_alone_in_its_folder(self):
        self.write('src/keyring/signet-k.c', '#include <libsecret/secret.h>')
        for folder in ('key', 'csr', 'certificate', 'base'):
            self.write('src/%s/signet-t.c' % folder, '#include <gnutls/gnutls.h>')
        self.assert_holds()

    def test_a_circle_of_files_is_found(self):
        self.write('src/base/signet-one.h', '#include "base/signet-two.h"')
        self.write('src/base/signet-two.h', '#pragma once')
        self.write('src/base/signet-two.c', '#include "base/signet-three.h"')
        self.write('src/base/signet-three.c', '#include "base/signet-one.h"')
        self.write('src/base/signet-three.h', '#pragma once')
        self.assert_fault('a circle of files', 'signet-one', 'signet-two', 'signet-three')

    def test_a_circle_of_the_window_s_folders_is_found(self):
        self.write('src/ui/window/signet-w.c', '#include "ui/window/signet-w.h"', '#include "ui/widget/signet-x.h"')
        self.write('src/ui/widget/signet-y.c', '#include "ui/window/signet-w.h"')
        self.assert_fault('a circle of folders', 'src/ui/window', 'src/ui/widget')

    def test_a_folder_without_a_place_in_the_order_is_found(self):
        self.write('src/misc/signet-m.c', '#include <gio/gio.h>')
        self.assert_fault('src/misc', 'no place in the order')

    def test_a_header_that_is_not_there_is_found(self):
        self.write('src/base/signet-bad.c', '#include "base/signet-nowhere.h"')
        self.assert_fault('src/base/signet-bad.c:1', 'signet-nowhere.h')

    def test_nothing_to_check_is_not_all_well(self):
        self.root = self.root + '/src/base'
        self.assertEqual(self.run_check().returncode, 2)


if __name__ == '__main__':
    tap.main()
