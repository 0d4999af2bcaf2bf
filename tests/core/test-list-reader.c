/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "import-text.h"

#define LIST SIGNET_IMPORT_FORMAT_LIST

static void
test_each_name_is_a_subdomain (void)
{
  g_autoptr (SignetInventoryTable) table = import_text ("# mine\nshop.example.com\n\n  Mail.Example.NET. # not old\r\n", LIST, NULL);

  import_assert_rows (table, "2 shop.example.com -: shop.example.com\n4 mail.example.net -: mail.example.net\n");
  import_assert_refused (table, "");
}

static void
test_names_may_stand_on_one_line (void)
{
  g_autoptr (SignetInventoryTable) table = import_text ("a.example.com, b.example.com;c.example.com\td.example.com|e.example.com", LIST, NULL);

  import_assert_rows (table, "1 a.example.com -: a.example.com\n1 b.example.com -: b.example.com\n"
                             "1 c.example.com -: c.example.com\n1 d.example.com -: d.example.com\n1 e.example.com -: e.example.com\n");
}

static void
test_of_addresses_the_host_is_taken (void)
{
  g_autoptr (SignetInventoryTable) table =
    import_text ("https://Shop.example.com:8443/path?x#y\nhttp://bücher.example/\nhttps://192.0.2.1/\nftp://a.example.com\n", LIST, NULL);

  import_assert_rows (table, "1 shop.example.com -: shop.example.com\n2 xn--bcher-kva.example -: xn--bcher-kva.example\n");
  import_assert_refused (table, "3 IP address\n4 https://");
}

static void
test_usual_prefixes_are_hosts_of_what_they_share (void)
{
  g_autoptr (SignetInventoryTable) table =
    import_text ("t.mail.example.com\nm.mail.example.com\nres.mail.example.com\n" /* three of one */
                 "t.news.example.com\n"                                           /* one alone */
                 "m.shop.example.com\nshop.example.com\n"                         /* one, and what it is of */
                 "t.co.uk m.co.uk\n", LIST, NULL);                                /* a public suffix is no subdomain */

  import_assert_rows (table, "1 mail.example.com -: t.mail.example.com m.mail.example.com res.mail.example.com\n"
                             "4 t.news.example.com -: t.news.example.com\n"
                             "5 shop.example.com -: m.shop.example.com shop.example.com\n"
                             "7 t.co.uk -: t.co.uk\n7 m.co.uk -: m.co.uk\n");
}

static void
test_wildcards_are_hosts (void)
{
  g_autoptr (SignetInventoryTable) table = import_text ("*.a.example.com\nb.example.com\n*.b.example.com\n*.com\n", LIST, NULL);

  import_assert_rows (table, "1 a.example.com -: *.a.example.com\n2 b.example.com -: b.example.com *.b.example.com\n");
  import_assert_refused (table, "4 single word");
}

static void
test_the_same_name_counts_once (void)
{
  g_autoptr (SignetInventoryTable) table = import_text ("a.example.com\nA.example.com.\nhttps://a.example.com\n", LIST, NULL);

  import_assert_rows (table, "1 a.example.com -: a.example.com\n");
  import_assert_refused (table, "");
}

static void
test_what_is_no_name_is_refused (void)
{
  g_autofree char *word = g_strnfill (100000, 'a');
  g_autofree char *text = g_strconcat ("good.example.com\nlocalhost\n_dmarc.example.com\nSociété\n", word, "\nme@example.com\n", NULL);
  g_autoptr (SignetInventoryTable) table = import_text (text, LIST, NULL);

  import_assert_rows (table, "1 good.example.com -: good.example.com\n");
  import_assert_refused (table, "2 single word\n3 underscore\n4 single word\n5 too long\n6 e-mail\n");
}

static void
test_a_nul_ends_the_reading (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "s%u.example.com\n", i);
  g_string_append_c (text, '\0');
  g_assert_null (import_bytes (text->str, text->len, LIST, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "10001"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-reader/each-name-is-a-subdomain", test_each_name_is_a_subdomain);
  g_test_add_func ("/list-reader/names-may-stand-on-one-line", test_names_may_stand_on_one_line);
  g_test_add_func ("/list-reader/of-addresses-the-host-is-taken", test_of_addresses_the_host_is_taken);
  g_test_add_func ("/list-reader/usual-prefixes-are-hosts-of-what-they-share", test_usual_prefixes_are_hosts_of_what_they_share);
  g_test_add_func ("/list-reader/wildcards-are-hosts", test_wildcards_are_hosts);
  g_test_add_func ("/list-reader/the-same-name-counts-once", test_the_same_name_counts_once);
  g_test_add_func ("/list-reader/what-is-no-name-is-refused", test_what_is_no_name_is_refused);
  g_test_add_func ("/list-reader/a-nul-ends-the-reading", test_a_nul_ends_the_reading);
  return g_test_run ();
}
