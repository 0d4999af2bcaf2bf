/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inventory/signet-subdomains-dialog.h"

#include "ui-store.h"
#include "ui-test.h"

typedef struct {
  UiStore    store;
  GtkWidget *dialog; /* weak */
  gint64     instance_id;
} Fixture;

static GtkWidget *
find (Fixture    *fixture,
      const char *name)
{
  GtkWidget *widget = ui_test_find (fixture->dialog, GTK_TYPE_WIDGET, name);

  g_assert_nonnull (widget);

  return widget;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id;

  ui_store_open (&fixture->store);
  fixture->instance_id = ui_store_add_instance (&fixture->store, "acme", "https://acme.example.net");
  id = ui_store_add_subdomain (&fixture->store, fixture->instance_id, "mail.example.com");
  g_array_append_val (ids, id);
  id = ui_store_add_subdomain (&fixture->store, fixture->instance_id, "news.example.com");
  g_array_append_val (ids, id);

  g_set_weak_pointer (&fixture->dialog,
                      GTK_WIDGET (signet_subdomains_dialog_new (NULL, fixture->store.store, ids)));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->dialog != NULL)
    ui_test_close (GTK_WINDOW (fixture->dialog));
  ui_store_close (&fixture->store);
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find (fixture, "save_button"));
}

static void
pick (Fixture    *fixture,
      const char *row,
      guint       position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, row)), position);
}

static void
assert_all (Fixture    *fixture,
            const char *delegation_type,
            const char *use_case)
{
  g_autoptr (GPtrArray) subdomains = ui_store_load_subdomains (&fixture->store, fixture->instance_id);

  g_assert_cmpuint (subdomains->len, ==, 2);
  for (guint i = 0; i < subdomains->len; i++)
    {
      g_assert_cmpstr (signet_subdomain_get_delegation_type (g_ptr_array_index (subdomains, i)), ==, delegation_type);
      g_assert_cmpstr (signet_subdomain_get_use_case (g_ptr_array_index (subdomains, i)), ==, use_case);
    }
}

static void
save (Fixture *fixture)
{
  g_assert_true (can_save (fixture));
  g_signal_emit_by_name (find (fixture, "save_button"), "clicked");
  ui_test_wait_until (fixture->dialog == NULL);
}

static void
test_begins_with_nothing_to_save (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Edit 2 Subdomains");
  g_assert_false (can_save (fixture));
}

static void
test_leaves_alone_what_is_not_picked (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  pick (fixture, "delegation_row", 2);
  save (fixture);
  assert_all (fixture, "cname", "marketing");
}

static void
test_sets_the_use_case_of_all (Fixture       *fixture,
                               gconstpointer  user_data)
{
  pick (fixture, "use_case_row", 2);
  save (fixture);
  assert_all (fixture, "full", "transactional");
}

static void
test_takes_any_other_use_case (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_assert_false (gtk_widget_get_visible (find (fixture, "other_row")));
  pick (fixture, "use_case_row", 3);
  g_assert_true (gtk_widget_get_visible (find (fixture, "other_row")));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "other_row")), " Loyalty ");
  save (fixture);
  assert_all (fixture, "full", "Loyalty");
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/subdomains-dialog/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("begins-with-nothing-to-save", test_begins_with_nothing_to_save);
  ADD ("leaves-alone-what-is-not-picked", test_leaves_alone_what_is_not_picked);
  ADD ("sets-the-use-case-of-all", test_sets_the_use_case_of_all);
  ADD ("takes-any-other-use-case", test_takes_any_other_use_case);

  return ui_test_run ();
}
