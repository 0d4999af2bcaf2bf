/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inventory/signet-preferences-window.h"

#include "ui/widget/signet-settings.h"
#include "ui-test.h"

#include <string.h>

typedef struct {
  GSettings *settings;
  GtkWidget *window; /* weak */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  fixture->settings = signet_settings_new ();
  g_assert_nonnull (fixture->settings);
  g_settings_reset (fixture->settings, SIGNET_SETTINGS_HOST_PREFIXES);

  signet_preferences_window_present (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (SIGNET_IS_PREFERENCES_WINDOW (window))
        g_set_weak_pointer (&fixture->window, window);
    }
  g_assert_nonnull (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->window != NULL)
    ui_test_close (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->settings);
}

static GtkWidget *
find (Fixture    *fixture,
      const char *name)
{
  return ui_test_find (fixture->window, GTK_TYPE_WIDGET, name);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "prefixes_row")), text);
}

static void
assert_kept (Fixture    *fixture,
             const char *expected)
{
  g_auto (GStrv) prefixes = signet_settings_dup_host_prefixes (fixture->settings);
  g_autofree char *text = g_strjoinv (" ", prefixes);

  g_assert_cmpstr (text, ==, expected);
}

static void
close_window (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_test_wait_until (fixture->window == NULL);
}

static void
test_shows_the_prefixes (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "prefixes_row"))), ==, "t m res");
}

static void
test_keeps_what_is_right (Fixture       *fixture,
                          gconstpointer  user_data)
{
  type (fixture, "T, www @");
  assert_kept (fixture, "t m res");
  g_signal_emit_by_name (find (fixture, "prefixes_row"), "apply");
  assert_kept (fixture, "t www @");
}

static void
test_closing_applies (Fixture       *fixture,
                      gconstpointer  user_data)
{
  type (fixture, "img");
  close_window (fixture);
  assert_kept (fixture, "img");
}

static void
test_says_what_is_wrong (Fixture       *fixture,
                         gconstpointer  user_data)
{
  type (fixture, "t a_b");
  g_assert_true (gtk_widget_get_visible (find (fixture, "prefixes_message")));
  close_window (fixture);
  assert_kept (fixture, "t m res");
}

/* Another program may write anything into the settings. */
static void
test_leaves_out_what_is_no_prefix (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  static const char * const odd[] = { "t", "a_b", "", "../x", "m", NULL };

  g_settings_set_strv (fixture->settings, SIGNET_SETTINGS_HOST_PREFIXES, odd);
  assert_kept (fixture, "t m");
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/preferences-window/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("shows-the-prefixes", test_shows_the_prefixes);
  ADD ("keeps-what-is-right", test_keeps_what_is_right);
  ADD ("closing-applies", test_closing_applies);
  ADD ("says-what-is-wrong", test_says_what_is_wrong);
  ADD ("leaves-out-what-is-no-prefix", test_leaves_out_what_is_no_prefix);

  return ui_test_run ();
}
