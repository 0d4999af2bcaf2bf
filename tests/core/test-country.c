/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "base/signet-error.h"
#include "request/signet-country.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static GListModel *
list (void)
{
  g_autoptr (GError) error = NULL;
  GListModel *countries = signet_country_list (&error);

  g_assert_no_error (error);
  g_assert_nonnull (countries);
  return countries;
}

static void
test_has_all_countries_once (void)
{
  g_autoptr (GListModel) countries = list ();
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (countries);

  g_assert_cmpuint (n, >=, 249);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SignetCountry) country = g_list_model_get_item (countries, i);

      g_assert_true (signet_country_is_code (signet_country_get_code (country)));
      g_assert_true (g_hash_table_add (codes, g_strdup (signet_country_get_code (country))));
      g_assert_cmpstr (signet_country_get_name (country), !=, "");
    }
  g_assert_true (g_hash_table_contains (codes, "FR"));
  g_assert_true (g_hash_table_contains (codes, "SS"));
}

/* Those that we know without the package are those that the package has. */
static void
test_knows_no_more_than_iso_codes (void)
{
  g_autoptr (GListModel) countries = list ();
  guint n = 0;

  for (char a = 'A'; a <= 'Z'; a++)
    for (char b = 'A'; b <= 'Z'; b++)
      {
        const char code[] = { a, b, '\0' };

        n += signet_country_is_code (code) ? 1 : 0;
      }
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (countries));
}

static void
test_is_sorted_by_name (void)
{
  g_autoptr (GListModel) countries = list ();

  for (guint i = 1; i < g_list_model_get_n_items (countries); i++)
    {
      g_autoptr (SignetCountry) before = g_list_model_get_item (countries, i - 1);
      g_autoptr (SignetCountry) country = g_list_model_get_item (countries, i);

      g_assert_cmpint (g_utf8_collate (signet_country_get_name (before), signet_country_get_name (country)), <=, 0);
    }
}

static void
test_label_names_the_code (void)
{
  g_autoptr (GListModel) countries = list ();

  for (guint i = 0; i < g_list_model_get_n_items (countries); i++)
    {
      g_autoptr (SignetCountry) country = g_list_model_get_item (countries, i);
      g_autofree char *code = NULL;
      g_autofree char *name = NULL;
      g_autofree char *label = NULL;

      if (!g_str_equal (signet_country_get_code (country), "FR"))
        continue;

      g_object_get (country, "code", &code, "name", &name, "label", &label, NULL);
      g_assert_cmpstr (code, ==, "FR");
      g_assert_cmpstr (name, ==, "France");
      g_assert_cmpstr (label, ==, "France (FR)");
      return;
    }
  g_assert_not_reached ();
}

static void
test_is_read_once (void)
{
  g_autoptr (GListModel) first = list ();
  g_autoptr (GListModel) second = list ();

  g_assert_true (first == second);
}

/* In a process of its own: the names are read once. */
static void
test_speaks_the_users_language (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GListModel) countries = NULL;

      g_setenv ("LANGUAGE", "fr", TRUE);
      g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
      countries = list ();
      for (guint i = 0; i < g_list_model_get_n_items (countries); i++)
        {
          g_autoptr (SignetCountry) country = g_list_model_get_item (countries, i);

          if (g_str_equal (signet_country_get_code (country), "DE"))
            g_print ("%s", signet_country_get_name (country));
        }
      return;
    }

  if (!g_file_test (SIGNET_ISO_CODES_PREFIX "/share/locale/fr/LC_MESSAGES/iso_3166-1.mo", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the French names are not installed");
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*Allemagne*");
}

static void
test_refuses_other_codes (void)
{
  static const char * const bad[] = { NULL, "", "F", "fr", "FRA", "ZZ", "XX", "EU", "UK", " F", "F ", "\xc3\x9f" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (signet_country_is_code (bad[i]));
  g_assert_true (signet_country_is_code ("FR"));
  g_assert_true (signet_country_is_code ("AD"));
  g_assert_true (signet_country_is_code ("ZW"));
}

static void
test_says_which_package_is_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_country_list_read ("/nonexistent/iso_3166-1.json", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "iso-codes"));
}

static void
test_refuses_another_file (void)
{
  static const char * const bad[] = {
    "", "[]", "{}", "{\"3166-1\":{}}", "{\"3166-1\":[7]}", "{\"3166-1\":[{\"name\":\"France\"}]}",
    "{\"3166-1\":[{\"alpha_2\":\"FR\"}]}", "{\"3166-1\":[{\"alpha_2\":\"FR\",\"name\":null}]}", "\xff",
  };
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("signet-country-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, bad[i], -1, NULL));
      g_assert_null (signet_country_list_read (path, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
    }
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/country/has-all-countries-once", test_has_all_countries_once);
  g_test_add_func ("/country/knows-no-more-than-iso-codes", test_knows_no_more_than_iso_codes);
  g_test_add_func ("/country/is-sorted-by-name", test_is_sorted_by_name);
  g_test_add_func ("/country/label-names-the-code", test_label_names_the_code);
  g_test_add_func ("/country/is-read-once", test_is_read_once);
  g_test_add_func ("/country/speaks-the-users-language", test_speaks_the_users_language);
  g_test_add_func ("/country/refuses-other-codes", test_refuses_other_codes);
  g_test_add_func ("/country/says-which-package-is-missing", test_says_which_package_is_missing);
  g_test_add_func ("/country/refuses-another-file", test_refuses_another_file);

  return g_test_run ();
}
