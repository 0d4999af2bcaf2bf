/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widget/signet-state-label.h"

#include "ui-test.h"

typedef struct {
  GtkWidget *label;
  guint      n_state;
  guint      n_text;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->label = g_object_ref_sink (signet_state_label_new ());
  g_signal_connect_swapped (fixture->label, "notify::state", G_CALLBACK (count_cb), &fixture->n_state);
  g_signal_connect_swapped (fixture->label, "notify::text", G_CALLBACK (count_cb), &fixture->n_text);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->label);
}

static void
test_shows_the_words (Fixture       *fixture,
                      gconstpointer  user_data)
{
  GtkWidget *words;

  g_object_set (fixture->label, "text", "Expires in 168 days", NULL);

  words = ui_test_find (fixture->label, GTK_TYPE_LABEL, NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (words)), ==, "Expires in 168 days");
  g_assert_true (gtk_widget_get_visible (words));
  g_assert_false (gtk_widget_get_has_tooltip (fixture->label));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Expires in 168 days");
}

static void
test_compact_keeps_the_words_at_hand (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  g_object_set (fixture->label, "compact", TRUE, "text", "Expired", NULL);

  g_assert_false (gtk_widget_get_visible (ui_test_find (fixture->label, GTK_TYPE_LABEL, NULL)));
  g_assert_true (gtk_widget_get_has_tooltip (fixture->label));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->label), GTK_ACCESSIBLE_PROPERTY_LABEL, "Expired");

  g_object_set (fixture->label, "compact", FALSE, NULL);
  g_assert_false (gtk_widget_get_has_tooltip (fixture->label));
}

static void
test_has_one_class_for_its_state (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_object_set (fixture->label, "state", SIGNET_CERTIFICATE_STATE_EXPIRED, NULL);
  g_assert_true (gtk_widget_has_css_class (fixture->label, "expired"));

  g_object_set (fixture->label, "state", SIGNET_CERTIFICATE_STATE_VALID, NULL);
  g_assert_true (gtk_widget_has_css_class (fixture->label, "valid"));
  g_assert_false (gtk_widget_has_css_class (fixture->label, "expired"));
}

static void
test_notifies_of_changes_alone (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_object_set (fixture->label, "state", SIGNET_CERTIFICATE_STATE_SOON, "text", "Expires in 40 days", NULL);
  g_object_set (fixture->label, "state", SIGNET_CERTIFICATE_STATE_SOON, "text", "Expires in 40 days", NULL);

  g_assert_cmpuint (fixture->n_state, ==, 1);
  g_assert_cmpuint (fixture->n_text, ==, 1);
}

/* A list row that is being read has no words yet. */
static void
test_takes_no_text (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autofree char *text = NULL;

  g_object_set (fixture->label, "text", "Expired", NULL);
  g_object_set (fixture->label, "text", NULL, NULL);

  g_object_get (fixture->label, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "");
}

/* An inventory is a file from somewhere: its words are words, not markup. */
static void
test_shows_markup_as_it_is (Fixture       *fixture,
                            gconstpointer  user_data)
{
  GtkWidget *words;

  g_object_set (fixture->label, "text", "<b>&", NULL);

  words = ui_test_find (fixture->label, GTK_TYPE_LABEL, NULL);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (words)), ==, "<b>&");
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/state-label/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("shows-the-words", test_shows_the_words);
  ADD ("compact-keeps-the-words-at-hand", test_compact_keeps_the_words_at_hand);
  ADD ("has-one-class-for-its-state", test_has_one_class_for_its_state);
  ADD ("notifies-of-changes-alone", test_notifies_of_changes_alone);
  ADD ("takes-no-text", test_takes_no_text);
  ADD ("shows-markup-as-it-is", test_shows_markup_as_it_is);

  return ui_test_run ();
}
