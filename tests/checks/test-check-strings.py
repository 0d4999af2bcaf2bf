#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signet Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""build-aux/check-strings finds what it is there to find."""

import tree
import tap


class Strings(tree.TreeCase):
    CHECK = 'check-strings'

    def setUp(self):
        super().setUp()
        self.write('src/a.c', 'const char *a = _("A"); /* _("not a string") */')
        self.write('src/b.c', '/* _("only a comment") */ int b;', 'const char *c = "_(";')
        self.write_ui('src/c.ui', '<property name="label" translatable="yes">Words</property>')
        self.write_ui('src/d.ui', '<property name="icon-name">edit-copy-symbolic</property>')
        self.list('src/a.c', 'src/c.ui')

    def write_ui(self, name, *lines):
        self.write(name, '<interface>', '<object class="GtkLabel">', *lines, '</object>', '</interface>')

    def list(self, *names):
        self.write('po/POTFILES.in', '# a comment', *names)

    def test_marked_strings_in_listed_files_are_left_alone(self):
        self.assert_holds()

    def test_a_label_that_is_not_marked_is_found(self):
        self.write_ui('src/d.ui', '<property name="label">Words</property>')
        self.assert_fault('src/d.ui:3', 'label', 'Words')

    def test_what_is_read_out_or_pops_up_is_found_as_well(self):
        for name in ('tooltip-text', 'placeholder-text', 'title', 'subtitle', 'empty-description', 'tooltip-markup'):
            with self.subTest(name):
                self.write_ui('src/d.ui', '<accessibility>', '<property name="%s">Words</property>' % name,
                              '</accessibility>')
                self.assert_fault('src/d.ui:4', name)

    def test_the_items_of_a_list_are_found(self):
        self.write_ui('src/d.ui', '<items>', '<item>Words</item>', '</items>')
        self.assert_fault('src/d.ui:4', 'Words')

    def test_letters_of_other_scripts_are_words_too(self):
        self.write_ui('src/d.ui', '<property name="label">語</property>')
        self.assert_fault('src/d.ui:3', '語')

    def test_signs_and_bound_properties_need_no_translation(self):
        self.write_ui('src/d.ui', '<property name="label">…</property>', '<property name="label">100 %</property>',
                      '<property name="label" bind-source="x" bind-property="title">Words</property>')
        self.assert_holds()

    def test_a_string_said_not_to_be_translated_is_left_alone(self):
        self.write_ui('src/d.ui', '<property name="label" translatable="no">PKCS #10</property>')
        self.assert_holds()

    def test_an_empty_string_to_translate_is_found(self):
        self.write_ui('src/c.ui', '<property name="label" translatable="yes"></property>')
        self.assert_fault('src/c.ui:3', 'empty')

    def test_a_ui_file_that_is_no_xml_is_found(self):
        self.write('src/d.ui', '<interface>', '<object')
        self.assert_fault('src/d.ui:', 'no XML')

    def test_a_c_file_that_is_not_listed_is_found(self):
        for call in ('_("x")', 'N_ ("x")', 'C_("x", "y")', 'ngettext ("x", "y", 1)'):
            with self.subTest(call):
                self.write('src/b.c', 'const char *x = %s;' % call)
                self.assert_fault('POTFILES.in', 'src/b.c', 'missing')

    def test_a_ui_file_that_is_not_listed_is_found(self):
        self.list('src/a.c')
        self.assert_fault('POTFILES.in', 'src/c.ui', 'missing')

    def test_a_listed_file_without_strings_is_found(self):
        self.list('src/a.c', 'src/b.c', 'src/c.ui')
        self.assert_fault('POTFILES.in', 'src/b.c', 'stale')

    def test_a_listed_file_that_is_gone_is_found(self):
        self.list('src/a.c', 'src/c.ui', 'src/gone.c')
        self.assert_fault('POTFILES.in', 'src/gone.c', 'no such file')

    def test_a_list_out_of_order_is_found(self):
        self.list('src/c.ui', 'src/a.c')
        self.assert_fault('not sorted')

    def test_a_file_that_is_listed_twice_is_found(self):
        self.list('src/a.c', 'src/a.c', 'src/c.ui')
        self.assert_fault('twice')

    def test_a_missing_list_is_found(self):
        self.write('src/b.c', 'int b;')
        tree.os.remove(self.root + '/po/POTFILES.in')
        self.assert_fault('no po/POTFILES.in')

    def test_an_error_message_that_is_not_marked_is_found(self):
        self.write('src/b.c', 'g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,', '  "Disk full: %s", name);')
        self.assert_fault('src/b.c:1', 'Disk full')

    def test_an_error_message_of_formats_alone_is_left_alone(self):
        self.write('src/b.c', 'g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO, "%s: %s", a, b);')
        self.assert_holds()

    def test_the_desktop_file_has_to_be_listed(self):
        self.write('data/x.desktop.in', '[Desktop Entry]')
        self.assert_fault('POTFILES.in', 'data/x.desktop.in', 'missing')

    def test_an_update_lists_what_has_strings_and_nothing_else(self):
        self.list('src/gone.c', 'src/b.c')
        tree.subprocess.run([self.program(), '--update', self.root], check=True, stdout=tree.subprocess.DEVNULL)
        self.assert_holds()

    def test_nothing_to_check_is_not_all_well(self):
        self.root = self.root + '/po'
        self.assertEqual(self.run_check().returncode, 2)


if __name__ == '__main__':
    tap.main()
