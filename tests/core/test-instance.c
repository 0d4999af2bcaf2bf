/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "inventory/signet-instance.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  guint *count = user_data;

  (*count)++;
}

static void
test_update_fills_in_and_notifies (void)
{
  g_autoptr (SignetOrganization) organization = signet_organization_new (NULL, "Acme", NULL, "GB", NULL, NULL);
  g_autoptr (SignetInstance) row = signet_instance_new_for_id (3);
  g_autoptr (SignetInstance) read = signet_instance_new ("shop", "https://shop.example.com", organization);
  guint n_name = 0, n_loaded = 0, n_state = 0, n_organization = 0;

  signet_instance_set_id (read, 3);
  signet_instance_set_summary (read, 12, SIGNET_CERTIFICATE_STATE_SOON, 99);
  g_signal_connect (row, "notify::name", G_CALLBACK (count_cb), &n_name);
  g_signal_connect (row, "notify::loaded", G_CALLBACK (count_cb), &n_loaded);
  g_signal_connect (row, "notify::state", G_CALLBACK (count_cb), &n_state);
  g_signal_connect (row, "notify::organization", G_CALLBACK (count_cb), &n_organization);

  g_assert_false (signet_instance_get_loaded (row));
  g_assert_cmpstr (signet_instance_get_name (row), ==, "");
  signet_instance_update (row, read);
  g_assert_true (signet_instance_get_loaded (row));
  g_assert_cmpstr (signet_instance_get_name (row), ==, "shop");
  g_assert_true (signet_instance_get_organization (row) == organization);
  g_assert_cmpuint (signet_instance_get_n_subdomains (row), ==, 12);
  g_assert_cmpint (signet_instance_get_state (row), ==, SIGNET_CERTIFICATE_STATE_SOON);

  signet_instance_update (row, read); /* nothing new: nobody is told */
  g_assert_cmpuint (n_name, ==, 1);
  g_assert_cmpuint (n_loaded, ==, 1);
  g_assert_cmpuint (n_state, ==, 1);
  g_assert_cmpuint (n_organization, ==, 1);
}

static void
test_good_urls (void)
{
  static const char * const urls[][2] = {
    { "https://shop.example.com", "shop.example.com" },
    { "http://www.uda.ad/", "www.uda.ad" },
    { "http://www.uaa.mx:8001/", "www.uaa.mx" },
    { "HTTPS://Shop.Example.COM/path?q", "shop.example.com" },
    { "https://bücher.example.com/", "xn--bcher-kva.example.com" },
    { "https://192.0.2.7:8443/", "192.0.2.7" },
    { "https://[2001:db8::1]/", "2001:db8::1" },
    { "http://localhost:8080", "localhost" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = signet_instance_name_from_url (urls[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (name, ==, urls[i][1]);
    }
}

static void
test_bad_urls_are_refused_with_words (void)
{
  static const char * const urls[] = {
    "", "shop.example.com", "ftp://shop.example.com", "https://", "https:///x", "https://user:pw@shop.example.com",
    "https://a b.example.com", "https://exa_mple..com", "javascript:alert(1)", "https://shop.example.com:99999", NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (signet_instance_check_url (urls[i], &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      g_assert_cmpuint (strlen (error->message), >, 20);
      g_assert_null (strstr (error->message, "pw"));
    }
}

static void
test_words_of_the_summary (void)
{
  const gint64 in_a_while = g_get_real_time () / G_USEC_PER_SEC + 100 * 24 * 60 * 60;
  g_autoptr (SignetInstance) instance = signet_instance_new ("shop", NULL, NULL);
  g_autofree char *empty = signet_instance_dup_state_text (instance);
  g_autofree char *none = NULL;
  g_autofree char *valid = NULL;

  g_assert_cmpstr (empty, ==, "No subdomains");
  signet_instance_set_summary (instance, 2, SIGNET_CERTIFICATE_STATE_NONE, in_a_while);
  none = signet_instance_dup_state_text (instance);
  g_assert_cmpstr (none, ==, "No certificate");
  signet_instance_set_summary (instance, 2, SIGNET_CERTIFICATE_STATE_VALID, in_a_while);
  valid = signet_instance_dup_state_text (instance);
  g_assert_cmpstr (valid, ==, "Expires in 100 days");
}

static void
test_notes_are_never_null (void)
{
  g_autoptr (SignetInstance) instance = signet_instance_new ("shop", NULL, NULL);
  g_autoptr (SignetInstance) row = signet_instance_new_for_id (7);

  g_assert_cmpstr (signet_instance_get_notes (row), ==, "");
  signet_instance_set_notes (instance, "Ask Jo.\nOn a Monday.");
  signet_instance_set_version (instance, 3);
  signet_instance_update (row, instance);
  g_assert_cmpstr (signet_instance_get_notes (row), ==, "Ask Jo.\nOn a Monday.");
  g_assert_cmpuint (signet_instance_get_version (row), ==, 3);
  signet_instance_set_notes (row, NULL);
  g_assert_cmpstr (signet_instance_get_notes (row), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instance/update-fills-in-and-notifies", test_update_fills_in_and_notifies);
  g_test_add_func ("/instance/good-urls", test_good_urls);
  g_test_add_func ("/instance/bad-urls-are-refused-with-words", test_bad_urls_are_refused_with_words);
  g_test_add_func ("/instance/words-of-the-summary", test_words_of_the_summary);
  g_test_add_func ("/instance/notes-are-never-null", test_notes_are_never_null);
  return g_test_run ();
}
