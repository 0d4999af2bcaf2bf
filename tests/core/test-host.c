/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-host.h"

static void
test_name_in_both_spellings (void)
{
  g_autoptr (SignetHost) host = signet_host_new ("t.xn--caf-dma.example.net", 0, FALSE);
  g_autoptr (SignetHost) wildcard = signet_host_new ("*.xn--caf-dma.example.net", 0, FALSE);

  g_assert_cmpstr (signet_host_get_name (host), ==, "t.xn--caf-dma.example.net");
  g_assert_cmpstr (signet_host_get_display_name (host), ==, "t.café.example.net");
  g_assert_cmpstr (signet_host_get_display_name (wildcard), ==, "*.café.example.net");
}

static void
test_state_follows_from_expiry_and_request (void)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (SignetHost) none = signet_host_new ("a.example.net", 0, FALSE);
  g_autoptr (SignetHost) waiting = signet_host_new ("a.example.net", 0, TRUE);
  g_autoptr (SignetHost) expired = signet_host_new ("a.example.net", now - 10, FALSE);
  SignetCertificateState state;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_assert_cmpint (signet_host_get_state (none), ==, SIGNET_CERTIFICATE_STATE_NONE);
  g_assert_cmpint (signet_host_get_state (waiting), ==, SIGNET_CERTIFICATE_STATE_WAITING);
  g_assert_cmpint (signet_host_get_state (expired), ==, SIGNET_CERTIFICATE_STATE_EXPIRED);
  g_object_get (waiting, "state", &state, "state-text", &text, "display-name", &name, NULL);
  g_assert_cmpint (state, ==, SIGNET_CERTIFICATE_STATE_WAITING);
  g_assert_cmpstr (text, ==, "Waiting for certificate");
  g_assert_cmpstr (name, ==, "a.example.net");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/host/name-in-both-spellings", test_name_in_both_spellings);
  g_test_add_func ("/host/state-follows-from-expiry-and-request", test_state_follows_from_expiry_and_request);
  return g_test_run ();
}
