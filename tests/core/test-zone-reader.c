/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "import-text.h"

#define ZONE SIGNET_IMPORT_FORMAT_ZONE
#define HEAD "$TTL 1h\n$ORIGIN example.com.\n@ IN SOA ns1 hostmaster ( 2026 1d 2h 4w ; numbers\n 1h )\n" /* 4 lines */

static SignetInventoryTable *
read_zone (const char *text)
{
  return import_text (text, ZONE, NULL);
}

static void
test_delegations_are_subdomains (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_zone (HEAD "  NS ns1\n  NS ns2.example.net.\nmail NS ns1.example.net.\n  NS ns2.example.net.\n"
               "News.Example.COM. 3600 IN NS ns1.example.net.\ndeep.er IN 1d NS ns1.example.net.\n");

  import_assert_rows (table, "7 mail.example.com full: mail.example.com\n9 news.example.com full: news.example.com\n"
                             "10 deep.er.example.com full: deep.er.example.com\n");
  import_assert_refused (table, "");
}

static void
test_addresses_are_hosts_of_the_nearest_subdomain (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_zone (HEAD "www A 192.0.2.1\n  AAAA 2001:db8::1\n@ A 192.0.2.1\n*.img CNAME cdn.example.net.\n"
               "mail NS ns.example.net.\nmail A 192.0.2.2\nt.mail A 192.0.2.2\nnot MX 10 www\nnot TXT \"; ( text\"\n");

  import_assert_rows (table, "5 example.com full: www.example.com example.com *.img.example.com\n"
                             "9 mail.example.com full: mail.example.com t.mail.example.com\n");
}

static void
test_glue_is_no_host (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_zone (HEAD "mail NS ns.mail\nmail NS mail\nns.mail A 192.0.2.1\nns.mail AAAA 2001:db8::1\nmail A 192.0.2.1\n"
               "@ NS ns1\nns1 A 192.0.2.1\n");

  /* ns1 is a name server as well, but not below a delegation: a machine of the zone like any other */
  import_assert_rows (table, "5 mail.example.com full: mail.example.com\n11 example.com full: ns1.example.com\n");
}

static void
test_sets_of_aliases_are_subdomains (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_zone (HEAD "t.mail CNAME a.example.net.\nm.mail CNAME a.example.net.\nres.mail CNAME a.example.net.\n"
               "img.mail CNAME a.example.net.\nmail A 192.0.2.1\nt.news CNAME a.example.net.\nm CNAME a.example.net.\n"
               "t CNAME a.example.net.\n");

  /* one alone is no set, and what all of the zone has in common is the zone */
  import_assert_rows (table, "5 mail.example.com cname: t.mail.example.com m.mail.example.com res.mail.example.com "
                             "img.mail.example.com mail.example.com\n"
                             "10 example.com full: t.news.example.com m.example.com t.example.com\n");
}

static void
test_notations_of_records (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_zone ("; comment\n\n" HEAD
               "a ( NS ; in the middle\n\tns.example.net. )\r\n"
               "( b\n NS ns.example.net. )\n"
               "c\t3600\tIN\tNS\tns.example.net.;no blank\n"
               "d IN 1w2d3h4m5s NS \"ns.example.net.\"\n"
               "\\101\\066 NS ns.example.net.\n"
               "e CLASS1 TYPE2 \\# 2 0000\n"
               "$ORIGIN sub\n"
               "f ns ns\n"
               "@ ns ns.example.net.\n"
               "$ORIGIN .\n"
               "g.example.com NS ns.example.net\n"
               "h.example.com. NS ns.example.net.");

  import_assert_rows (table, "7 a.example.com full: a.example.com\n9 b.example.com full: b.example.com\n"
                             "11 c.example.com full: c.example.com\n12 d.example.com full: d.example.com\n"
                             "13 eb.example.com full: eb.example.com\n14 e.example.com full: e.example.com\n"
                             "16 f.sub.example.com full: f.sub.example.com\n17 sub.example.com full: sub.example.com\n"
                             "19 g.example.com full: g.example.com\n20 h.example.com full: h.example.com\n");
  import_assert_refused (table, "");
}

static void
test_other_types_are_left_alone (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_zone (HEAD "a TYPE65534 \\# 3 010203\na TYPE65 \\# 0\na HTTPS 1 . alpn=h2\na CAA 0 issue \"ca.example.net\"\n"
               "_dmarc TXT \"v=DMARC1\"\n_sip._tcp SRV 1 2 3 a\na DS 1 8 2 ( AB\n CD )\n");

  import_assert_rows (table, "");
  import_assert_refused (table, "");
}

static void
test_generate_makes_records (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_zone (HEAD "$GENERATE 1-3 d$ NS ns.example.net.\n$GENERATE 8-12/2 h${1,3,d} A 192.0.2.$\n"
               "$GENERATE 10-10 x${0,2,x}-\\$ CNAME y$.example.net.\n$GENERATE 1-2 m$ MX \"10 a\"\n");

  import_assert_rows (table, "5 d1.example.com full: d1.example.com\n5 d2.example.com full: d2.example.com\n"
                             "5 d3.example.com full: d3.example.com\n"
                             "6 example.com full: h009.example.com h011.example.com h013.example.com\n");
  import_assert_refused (table, "7 can't be in a host name");
}

static void
test_generate_is_bounded_in_a_line (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_zone (HEAD "$GENERATE 1-99999 a$ NS b.\n$GENERATE 5-1 a$ NS b.\n$GENERATE 1-2/0 a$ NS b.\n$GENERATE x a$ NS b.\n"
               "$GENERATE 1-2 a$\n$GENERATE 1-2 a${0,99999} NS b.\n$GENERATE 1-2 a${ NS b.\n");

  import_assert_rows (table, "");
  import_assert_refused (table, "5 65,536\n6 range\n7 range\n8 range\n9 needs\n10 braces\n11 braces\n");
}

#ifndef __SANITIZE_ADDRESS__ /* a million records take them minutes */
static void
test_generate_is_bounded_in_a_file (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append (text, "$GENERATE 1-60000 a MX \"10 a\"\n");
  g_assert_null (import_bytes (text->str, text->len, ZONE, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE);
}
#endif

static void
test_bad_lines_are_refused_one_by_one (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_zone ("$TTL 1h\n"                                  /* 1 */
               "  NS ns.example.net.\n"                     /* 2 */
               "relative NS ns.example.net.\n"              /* 3 */
               "$ORIGIN example.com.\n"                     /* 4 */
               "@ SOA a b 1 2 3 4 5\n"                      /* 5 */
               "$INCLUDE /etc/passwd\n"                     /* 6 */
               "$FOO bar\n"                                 /* 7 */
               "$TTL soon\n"                                /* 8 */
               "a..b NS ns.example.net.\n"                  /* 9 */
               "  NS ns2.example.net.\n"                    /* 10: of the same */
               "c\n"                                        /* 11 */
               "d 3600 IN\n"                                /* 12 */
               "e BANANA 1\n"                               /* 13 */
               "f CH NS ns.example.net.\n"                  /* 14 */
               "g A 2001:db8::1\n"                          /* 15 */
               "h AAAA 192.0.2.1\n"                         /* 16 */
               "i A\n"                                      /* 17 */
               "j NS a b\n"                                 /* 18 */
               "k TXT \"not closed\n"                       /* 19 */
               "l NS )\n"                                   /* 20 */
               "m\\9 NS ns.example.net.\n"                  /* 21 */
               "other.example.net. SOA a b 1 2 3 4 5\n"     /* 22 */
               "out.example.net. A 192.0.2.1\n"             /* 23 */
               "under_score NS ns.example.net.\n"           /* 24 */
               "sel._domainkey CNAME x.example.net.\n"      /* 25 */
               "*.wild NS ns.example.net.\n"                /* 26 */
               "b\xc3\xbc" "cher NS ns.example.net.\n"      /* 27 */
               "a\\.b NS ns.example.net.\n"                 /* 28 */
               "good NS ns.example.net.\n"                  /* 29 */
               "n NS ( ns.example.net.\n");                 /* 30 */

  import_assert_rows (table, "29 good.example.com full: good.example.com\n");
  import_assert_refused (table, "2 no owner\n3 relative\n6 not followed\n7 not known\n8 $TTL\n9 two dots\n10 no owner\n11 no type\n"
                                "12 no type\n13 BANANA\n14 class\n15 address\n16 address\n17 0 words\n18 2 words\n19 not closed\n"
                                "20 not opened\n21 escape\n22 second SOA\n23 not in the zone\n24 underscore\n25 underscore\n"
                                "26 wildcard\n27 can't be\n28 can't be\n30 never closed\n");
}

static void
test_a_wrong_origin_makes_names_unknown (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_zone (HEAD "$ORIGIN a..b.\nc NS ns.example.net.\nd.example.com. NS ns.example.net.\n");

  import_assert_rows (table, "7 d.example.com full: d.example.com\n");
  import_assert_refused (table, "5 two dots\n6 relative\n");
}

static void
test_a_zone_without_soa_takes_the_layouts_origin (void)
{
  g_autoptr (SignetInventoryTable) table = import_text ("mail NS ns.example.net.\nwww A 192.0.2.1\n", ZONE, "example.org");

  import_assert_rows (table, "1 mail.example.org full: mail.example.org\n2 example.org full: www.example.org\n");
}

static void
test_a_top_level_domain_has_delegations_alone (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_zone ("ee. SOA a.ee. b.ee. 1 2 3 4 5\nee. NS a.ns.ee.\na.ns.ee. A 192.0.2.1\nmail.ee. NS a.ns.ee.\nx.mail.ee. A 192.0.2.1\n");

  import_assert_rows (table, "4 mail.ee full: x.mail.ee\n");
  import_assert_refused (table, "3 belongs to no subdomain\n");
}

static void
test_an_endless_record_is_refused (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "a TXT (\n");
  g_autoptr (GError) error = NULL;

  while (text->len < 2 * 1024 * 1024)
    g_string_append (text, " aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n");
  g_assert_null (import_bytes (text->str, text->len, ZONE, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "line 5"));
}

static void
test_wrong_origin_of_the_layout_is_told (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (import_bytes ("a NS b\n", 7, ZONE, "a..b", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone-reader/delegations-are-subdomains", test_delegations_are_subdomains);
  g_test_add_func ("/zone-reader/addresses-are-hosts-of-the-nearest-subdomain", test_addresses_are_hosts_of_the_nearest_subdomain);
  g_test_add_func ("/zone-reader/glue-is-no-host", test_glue_is_no_host);
  g_test_add_func ("/zone-reader/sets-of-aliases-are-subdomains", test_sets_of_aliases_are_subdomains);
  g_test_add_func ("/zone-reader/notations-of-records", test_notations_of_records);
  g_test_add_func ("/zone-reader/other-types-are-left-alone", test_other_types_are_left_alone);
  g_test_add_func ("/zone-reader/generate-makes-records", test_generate_makes_records);
  g_test_add_func ("/zone-reader/generate-is-bounded-in-a-line", test_generate_is_bounded_in_a_line);
#ifndef __SANITIZE_ADDRESS__
  g_test_add_func ("/zone-reader/generate-is-bounded-in-a-file", test_generate_is_bounded_in_a_file);
#endif
  g_test_add_func ("/zone-reader/bad-lines-are-refused-one-by-one", test_bad_lines_are_refused_one_by_one);
  g_test_add_func ("/zone-reader/a-wrong-origin-makes-names-unknown", test_a_wrong_origin_makes_names_unknown);
  g_test_add_func ("/zone-reader/a-zone-without-soa-takes-the-layouts-origin", test_a_zone_without_soa_takes_the_layouts_origin);
  g_test_add_func ("/zone-reader/a-top-level-domain-has-delegations-alone", test_a_top_level_domain_has_delegations_alone);
  g_test_add_func ("/zone-reader/an-endless-record-is-refused", test_an_endless_record_is_refused);
  g_test_add_func ("/zone-reader/wrong-origin-of-the-layout-is-told", test_wrong_origin_of_the_layout_is_told);
  return g_test_run ();
}
