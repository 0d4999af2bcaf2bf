/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-organization.h"

static void
test_keeps_every_field (void)
{
  g_autoptr (SignetOrganization) organization =
    signet_organization_new ("FR-7781", "Société Générale Exemple", "Relation Client", "FR", "Île-de-France", "Paris");

  g_assert_cmpstr (signet_organization_get_org_id (organization), ==, "FR-7781");
  g_assert_cmpstr (signet_organization_get_name (organization), ==, "Société Générale Exemple");
  g_assert_cmpstr (signet_organization_get_unit (organization), ==, "Relation Client");
  g_assert_cmpstr (signet_organization_get_country (organization), ==, "FR");
  g_assert_cmpstr (signet_organization_get_state (organization), ==, "Île-de-France");
  g_assert_cmpstr (signet_organization_get_city (organization), ==, "Paris");
  g_assert_false (signet_organization_is_empty (organization));
}

static void
test_null_is_not_known (void)
{
  g_autoptr (SignetOrganization) organization = signet_organization_new (NULL, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (SignetOrganization) empty = signet_organization_new ("", "", "", "", "", "");

  g_assert_cmpstr (signet_organization_get_name (organization), ==, "");
  g_assert_true (signet_organization_is_empty (organization));
  g_assert_true (signet_organization_equal (organization, empty));
}

static void
test_equal_compares_all_fields (void)
{
  static const char * const base[] = { "1", "N", "U", "FR", "S", "C" };
  g_autoptr (SignetOrganization) one = signet_organization_new ("1", "N", "U", "FR", "S", "C");
  g_autoptr (SignetOrganization) two = signet_organization_new ("1", "N", "U", "FR", "S", "C");

  signet_organization_set_id (two, 7);
  g_assert_true (signet_organization_equal (one, two));
  for (guint i = 0; i < G_N_ELEMENTS (base); i++)
    {
      const char *f[G_N_ELEMENTS (base)];
      g_autoptr (SignetOrganization) other = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (base); j++)
        f[j] = j == i ? "other" : base[j];
      other = signet_organization_new (f[0], f[1], f[2], f[3], f[4], f[5]);
      g_assert_false (signet_organization_equal (one, other));
    }
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  (*(guint *) user_data)++;
}

static void
test_update_fills_in_and_notifies (void)
{
  g_autoptr (SignetOrganization) row = signet_organization_new_for_id (7);
  g_autoptr (SignetOrganization) from = signet_organization_new ("1", "N", "U", "FR", "S", "C");
  guint n_loaded = 0, n_name = 0, n_instances = 0;

  g_signal_connect (row, "notify::loaded", G_CALLBACK (count_cb), &n_loaded);
  g_signal_connect (row, "notify::name", G_CALLBACK (count_cb), &n_name);
  g_signal_connect (row, "notify::n-instances", G_CALLBACK (count_cb), &n_instances);
  g_assert_false (signet_organization_get_loaded (row));
  g_assert_true (signet_organization_is_empty (row));
  signet_organization_set_id (from, 7);
  signet_organization_set_row (from, 3, 2);
  signet_organization_update (row, from);
  signet_organization_update (row, from); /* says nothing new */
  g_assert_true (signet_organization_equal (row, from));
  g_assert_cmpuint (signet_organization_get_version (row), ==, 3);
  g_assert_cmpuint (signet_organization_get_n_instances (row), ==, 2);
  g_assert_cmpuint (n_loaded, ==, 1);
  g_assert_cmpuint (n_name, ==, 1);
  g_assert_cmpuint (n_instances, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/organization/keeps-every-field", test_keeps_every_field);
  g_test_add_func ("/organization/null-is-not-known", test_null_is_not_known);
  g_test_add_func ("/organization/equal-compares-all-fields", test_equal_compares_all_fields);
  g_test_add_func ("/organization/update-fills-in-and-notifies", test_update_fills_in_and_notifies);
  return g_test_run ();
}
