/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-subdomain.h"

#define DAY ((gint64) 24 * 60 * 60)

static gint64
now_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
assert_summary (guint                  n_hosts,
                gint64                 expires,
                guint                  n_without,
                guint                  n_waiting,
                guint                  n_renewing,
                SignetCertificateState state,
                const char            *words)
{
  g_autoptr (SignetSubdomain) subdomain = signet_subdomain_new (1, "mail.example.com", "full", "marketing");
  g_autofree char *text = NULL;

  signet_subdomain_set_summary (subdomain, n_hosts, expires, n_without, n_waiting, n_renewing, 0);
  text = signet_subdomain_dup_state_text (subdomain);
  g_assert_cmpint (signet_subdomain_get_state (subdomain), ==, state);
  g_assert_cmpstr (text, ==, words);
}

static void
test_worst_of_its_hosts (void)
{
  const gint64 now = now_seconds ();

  assert_summary (0, 0, 0, 0, 0, SIGNET_CERTIFICATE_STATE_UNKNOWN, "No hosts");
  assert_summary (3, 0, 3, 0, 0, SIGNET_CERTIFICATE_STATE_NONE, "No certificate");
  assert_summary (3, 0, 1, 2, 0, SIGNET_CERTIFICATE_STATE_NONE, "No certificate for 1 of 3 hosts");
  assert_summary (3, 0, 0, 3, 0, SIGNET_CERTIFICATE_STATE_WAITING, "Waiting for certificate");
  assert_summary (3, now + 168 * DAY, 0, 0, 0, SIGNET_CERTIFICATE_STATE_VALID, "Expires in 168 days");
  assert_summary (3, now + 168 * DAY, 0, 0, 3, SIGNET_CERTIFICATE_STATE_VALID,
                  "Expires in 168 days, renewal requested");
  assert_summary (3, now + 168 * DAY, 0, 1, 0, SIGNET_CERTIFICATE_STATE_WAITING, "Waiting for certificate");
  assert_summary (3, now + 168 * DAY, 1, 0, 0, SIGNET_CERTIFICATE_STATE_NONE, "No certificate for 1 of 3 hosts");
  assert_summary (3, now + 10 * DAY, 1, 0, 0, SIGNET_CERTIFICATE_STATE_CRITICAL, "Expires in 10 days");
}

static void
test_hosts_make_the_summary (void)
{
  const gint64 now = now_seconds ();
  g_autoptr (SignetSubdomain) subdomain = signet_subdomain_new (1, "mail.example.com", "full", "marketing");
  g_autoptr (SignetHost) a = signet_host_new ("t.mail.example.com", now + 100 * DAY, FALSE);
  g_autoptr (SignetHost) b = signet_host_new ("m.mail.example.com", now + 50 * DAY, FALSE);
  g_autoptr (SignetHost) c = signet_host_new ("res.mail.example.com", 0, TRUE);

  signet_subdomain_add_host (subdomain, a);
  g_assert_cmpint (signet_subdomain_get_expires (subdomain), ==, now + 100 * DAY);
  signet_subdomain_add_host (subdomain, b);
  signet_subdomain_add_host (subdomain, c);
  g_assert_cmpint (signet_subdomain_get_expires (subdomain), ==, now + 50 * DAY);
  g_assert_cmpuint (signet_subdomain_get_n_hosts (subdomain), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (signet_subdomain_get_hosts (subdomain)), ==, 3);
  g_assert_true (signet_subdomain_get_waiting (subdomain));
  g_assert_cmpint (signet_subdomain_get_state (subdomain), ==, SIGNET_CERTIFICATE_STATE_SOON);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  guint *count = user_data;

  (*count)++;
}

static void
test_update_notifies_what_is_new (void)
{
  g_autoptr (SignetSubdomain) row = signet_subdomain_new_for_id (5);
  g_autoptr (SignetSubdomain) read = signet_subdomain_new (1, "xn--caf-dma.example.net", "CNAME", "Marketing");
  g_autofree char *before = signet_subdomain_dup_state_text (row);
  guint n_state = 0, n_name = 0, n_loaded = 0;

  signet_subdomain_set_id (read, 5);
  signet_subdomain_set_summary (read, 2, 0, 2, 0, 0, 77);
  g_signal_connect (row, "notify::state-text", G_CALLBACK (count_cb), &n_state);
  g_signal_connect (row, "notify::display-name", G_CALLBACK (count_cb), &n_name);
  g_signal_connect (row, "notify::loaded", G_CALLBACK (count_cb), &n_loaded);

  g_assert_cmpstr (before, ==, "");
  signet_subdomain_update (row, read);
  signet_subdomain_update (row, read);
  g_assert_cmpuint (n_state, ==, 1);
  g_assert_cmpuint (n_name, ==, 1);
  g_assert_cmpuint (n_loaded, ==, 1);
  g_assert_cmpstr (signet_subdomain_get_display_name (row), ==, "café.example.net");
  g_assert_cmpstr (signet_subdomain_get_delegation_type (row), ==, "cname");
  g_assert_cmpstr (signet_subdomain_get_use_case (row), ==, "marketing");
  g_assert_cmpint (signet_subdomain_get_verified_at (row), ==, 77);
}

static void
test_list_row_does_not_take_hosts_away (void)
{
  g_autoptr (SignetSubdomain) detailed = signet_subdomain_new (1, "mail.example.com", "full", "");
  g_autoptr (SignetSubdomain) row = signet_subdomain_new (1, "mail.example.com", "full", "");
  g_autoptr (SignetHost) host = signet_host_new ("t.mail.example.com", 0, FALSE);

  signet_subdomain_add_host (detailed, host);
  signet_subdomain_set_summary (row, 1, 0, 1, 0, 0, 0);
  signet_subdomain_update (detailed, row);
  g_assert_cmpuint (g_list_model_get_n_items (signet_subdomain_get_hosts (detailed)), ==, 1);
}

static void
test_terms (void)
{
  g_autofree char *own = signet_use_case_to_nick ("Études");

  g_assert_cmpstr (signet_delegation_type_describe ("full"), ==, "Full");
  g_assert_cmpstr (signet_delegation_type_describe ("cname"), ==, "CNAME");
  g_assert_cmpstr (signet_delegation_type_describe (NULL), ==, "");
  g_assert_cmpstr (signet_use_case_describe ("transactional"), ==, "Transactional");
  g_assert_cmpstr (signet_use_case_describe (own), ==, "Études");
  g_assert_cmpstr (signet_subdomain_default_prefixes ()[2], ==, "res");
  g_assert_null (signet_subdomain_default_prefixes ()[3]);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subdomain/worst-of-its-hosts", test_worst_of_its_hosts);
  g_test_add_func ("/subdomain/hosts-make-the-summary", test_hosts_make_the_summary);
  g_test_add_func ("/subdomain/update-notifies-what-is-new", test_update_notifies_what_is_new);
  g_test_add_func ("/subdomain/list-row-does-not-take-hosts-away", test_list_row_does_not_take_hosts_away);
  g_test_add_func ("/subdomain/terms", test_terms);
  return g_test_run ();
}
