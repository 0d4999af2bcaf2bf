/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widget/signet-undo.h"

#include "ui-test.h"

typedef struct {
  GtkWidget  *window;
  SignetUndo *undo;
  GString    *undone;
  guint       n_freed;
} Fixture;

typedef struct {
  Fixture    *fixture;
  const char *name;
} Deed;

static void
undo_cb (gpointer user_data)
{
  Deed *deed = user_data;

  g_string_append (deed->fixture->undone, deed->name);
}

static void
deed_free (gpointer user_data)
{
  Deed *deed = user_data;

  deed->fixture->n_freed++;
  g_free (deed);
}

static void
offer (Fixture    *fixture,
       const char *name)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->fixture = fixture;
  deed->name = name;
  signet_undo_offer (fixture->undo, name, undo_cb, deed, deed_free);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), overlay);
  fixture->undo = signet_undo_new (ADW_TOAST_OVERLAY (overlay));
  fixture->undone = g_string_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->undo);
  ui_test_close (GTK_WINDOW (fixture->window));
  g_string_free (fixture->undone, TRUE);
}

static void
test_nothing_to_undo_at_first (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_assert_false (signet_undo_get_available (fixture->undo));
  signet_undo_newest (fixture->undo);
  g_assert_cmpstr (fixture->undone->str, ==, "");
}

static void
test_undoes_the_newest_first (Fixture       *fixture,
                              gconstpointer  user_data)
{
  offer (fixture, "a");
  offer (fixture, "b");
  offer (fixture, "c");

  signet_undo_newest (fixture->undo);
  g_assert_cmpstr (fixture->undone->str, ==, "c");
  signet_undo_newest (fixture->undo);
  signet_undo_newest (fixture->undo);
  g_assert_cmpstr (fixture->undone->str, ==, "cba");
  g_assert_false (signet_undo_get_available (fixture->undo));
  g_assert_cmpuint (fixture->n_freed, ==, 3);
}

static void
test_undoes_once (Fixture       *fixture,
                  gconstpointer  user_data)
{
  GtkWidget *button;

  offer (fixture, "a");
  ui_test_wait_until ((button = ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Undo")) != NULL);
  g_signal_emit_by_name (button, "clicked");
  ui_test_wait_until (!signet_undo_get_available (fixture->undo));
  signet_undo_newest (fixture->undo);
  g_assert_cmpstr (fixture->undone->str, ==, "a");
}

static void
test_text_is_no_markup (Fixture       *fixture,
                        gconstpointer  user_data)
{
  offer (fixture, "<b>Söhne & Co");
  ui_test_wait_until (ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Undo") != NULL);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/undo/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-to-undo-at-first", test_nothing_to_undo_at_first);
  ADD ("undoes-the-newest-first", test_undoes_the_newest_first);
  ADD ("undoes-once", test_undoes_once);
  ADD ("text-is-no-markup", test_text_is_no_markup);

  return ui_test_run ();
}
