/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-dns-name.h"
#include "base/signet-error.h"

#include <string.h>

static void
assert_becomes (const char *text,
                const char *canonical)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = signet_dns_name_canonicalize (text, SIGNET_DNS_NAME_WILDCARD, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, canonical);

  again = signet_dns_name_canonicalize (name, SIGNET_DNS_NAME_WILDCARD, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, canonical);
}

static void
assert_refused (const char *text,
                const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_dns_name_canonicalize (text, SIGNET_DNS_NAME_WILDCARD, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” is refused by “%s”, which does not say “%s”", text, error->message, reason);
}

static void
test_accepts_any_spelling (void)
{
  assert_becomes ("mail.example.com", "mail.example.com");
  assert_becomes ("  Mail.EXAMPLE.Com\t\r\n", "mail.example.com");
  assert_becomes ("\xc2\xa0mail.example.com\xe3\x80\x80", "mail.example.com");
  assert_becomes ("mail.example.com.", "mail.example.com");
  assert_becomes ("1and1.example.com", "1and1.example.com");
  assert_becomes ("r3---sn-4g5e6nez.example.com", "r3---sn-4g5e6nez.example.com");
  assert_becomes ("a.b", "a.b");
}

static void
test_maps_international_names (void)
{
  assert_becomes ("bücher.example", "xn--bcher-kva.example");
  assert_becomes ("BÜCHER.example.", "xn--bcher-kva.example");
  assert_becomes ("bu\xcc\x88" "cher.example", "xn--bcher-kva.example");
  assert_becomes ("faß.example", "xn--fa-hia.example");
  assert_becomes ("株式会社.example", "xn--6oqv20b1zgzxr.example");
  assert_becomes ("mail。例え。jp", "mail.xn--r8jz45g.jp");
  assert_becomes ("XN--BCHER-KVA.example", "xn--bcher-kva.example");
}

static void
test_keeps_the_wildcard_of_international_names (void)
{
  assert_becomes ("*.example.com", "*.example.com");
  assert_becomes ("*.bücher.example", "*.xn--bcher-kva.example");
  assert_becomes ("*.xn--bcher-kva.example", "*.xn--bcher-kva.example");
}

static void
test_wildcard_only_where_allowed (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_dns_name_canonicalize ("*.example.com", SIGNET_DNS_NAME_DEFAULT, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  assert_refused ("*.*.example.com", "very beginning");
  assert_refused ("w*w.example.com", "very beginning");
  assert_refused ("www.*.example.com", "very beginning");
  assert_refused ("*example.com", "very beginning");
  assert_refused ("*.", "no name behind");
  assert_refused ("*", "very beginning");
  assert_refused ("*.com", "single word");
}

static void
test_refuses_what_is_no_host_name (void)
{
  assert_refused (NULL, "empty");
  assert_refused ("", "empty");
  assert_refused (" \t ", "empty");
  assert_refused (".", "two dots");
  assert_refused ("..", "two dots");
  assert_refused ("a..b", "two dots");
  assert_refused (".example.com", "two dots");
  assert_refused ("example.com..", "two dots");
  assert_refused ("a。。b.example", "");
  assert_refused ("localhost", "single word");
  assert_refused ("_dmarc.example.com", "underscore");
  assert_refused ("my_host.example.com", "underscore");
  assert_refused ("my host.example.com", "blank");
  assert_refused ("a.example.com b.example.com", "blank");
  assert_refused ("a.example.com\nb.example.com", "blank");
  assert_refused ("a\x01.example.com", "control character");
  assert_refused ("https://example.com/", "web address");
  assert_refused ("example.com/path", "no path");
  assert_refused ("user@example.com", "e-mail");
  assert_refused ("example.com:443", "port");
  assert_refused ("-a.example.com", "hyphen");
  assert_refused ("a-.example.com", "hyphen");
  assert_refused ("a,b.example.com", "“,”");
  assert_refused ("a!.example.com", "“!”");
  assert_refused ("a\xff.example.com", "UTF-8");
}

static void
test_refuses_addresses (void)
{
  assert_refused ("192.0.2.1", "IP address");
  assert_refused ("2001:db8::1", "IP address");
  assert_refused ("[2001:db8::1]", "IP address");
  assert_refused ("1.2.3", "IP address");
  assert_refused ("1.2.3.4.5", "IP address");
  assert_refused ("example.com.1", "IP address");
}

static void
test_refuses_bad_international_names (void)
{
  /* no Punycode; Punycode of plain ASCII; of a capital letter; a joiner out of place; an emoji is right or not
   * by the version of IDNA: not tried */
  assert_refused ("xn--a-.example.com", "");
  assert_refused ("xn--abc-.example.com", "");
  assert_refused ("xn--bcher-kvA\xc3\xbc.example.com", "");
  assert_refused ("xn--zzzzzzzzz99999999.example.com", "");
  assert_refused ("a\xe2\x80\x8d" "b.example.com", "");
  assert_refused ("\xcc\x81" "a.example.com", "");
}

static void
test_checks_lengths (void)
{
  g_autofree char *label63 = g_strnfill (63, 'a');
  g_autofree char *label64 = g_strnfill (64, 'a');
  g_autofree char *label61 = g_strnfill (61, 'b');
  g_autofree char *fits = g_strconcat (label63, ".example.com", NULL);
  g_autofree char *label_too_long = g_strconcat (label64, ".example.com", NULL);
  g_autofree char *name253 = g_strjoin (".", label63, label63, label63, label61, NULL);
  g_autofree char *name254 = g_strjoin (".", label63, label63, label63, label61, "a", NULL);
  g_autofree char *wildcard = g_strconcat ("*.", name253, NULL);
  g_autofree char *dotted = g_strconcat (name253, ".", NULL);
  g_autofree char *huge = g_strnfill (10 * 1000 * 1000, 'a');
  g_autofree char *umlauts = NULL;
  GString *many = g_string_new (NULL);

  assert_becomes (fits, fits);
  assert_refused (label_too_long, "64 octets");
  g_assert_cmpuint (strlen (name253), ==, 253);
  assert_becomes (name253, name253);
  assert_becomes (dotted, name253);
  assert_refused (name254, "too long");
  /* the "*." counts */
  assert_refused (wildcard, "too long");
  assert_refused (huge, "too long");

  for (guint i = 0; i < 50; i++)
    g_string_append (many, "ü");
  g_string_append (many, ".example.com");
  umlauts = g_string_free (many, FALSE);
  assert_becomes (umlauts, "xn--tdaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com");
}

static void
test_message_shows_no_more_than_needed (void)
{
  g_autofree char *long_name = g_strnfill (1900, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_dns_name_canonicalize (long_name, SIGNET_DNS_NAME_DEFAULT, &error));
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), <, 300);
}

static void
test_shows_unicode_where_it_maps_back (void)
{
  static const struct { const char *name, *shown; } cases[] = {
    { "mail.example.com", "mail.example.com" },
    { "xn--bcher-kva.example", "bücher.example" },
    { "*.xn--bcher-kva.example", "*.bücher.example" },
    { "xn--fa-hia.example", "faß.example" },
    { "xn--zzzzzzzzz99999999.example", "xn--zzzzzzzzz99999999.example" },
    { "xn--abc-.example", "xn--abc-.example" },
    /* not canonical: what is shown would become another name */
    { "xn--bcher-kva.example.", "xn--bcher-kva.example." },
    { "xn--22g.example", "xn--22g.example" }, /* the ohm sign, which is mapped to omega */
    { "", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = signet_dns_name_to_unicode (cases[i].name);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_knows_public_suffixes (void)
{
  g_assert_true (signet_dns_name_is_public_suffix ("com"));
  g_assert_true (signet_dns_name_is_public_suffix ("co.uk"));
  g_assert_true (signet_dns_name_is_public_suffix ("xn--fiqs8s"));
  g_assert_false (signet_dns_name_is_public_suffix ("example.com"));
  g_assert_false (signet_dns_name_is_public_suffix ("example.co.uk"));
  /* belongs to one owner, whose customers' names are below it */
  g_assert_false (signet_dns_name_is_public_suffix ("github.io"));
  g_assert_false (signet_dns_name_is_public_suffix (""));
  g_assert_false (signet_dns_name_is_public_suffix (NULL));
}

static void
test_knows_top_level_domains (void)
{
  g_assert_true (signet_dns_name_has_known_suffix ("mail.example.com"));
  g_assert_true (signet_dns_name_has_known_suffix ("mail.example.co.uk"));
  g_assert_true (signet_dns_name_has_known_suffix ("a.xn--fiqs8s"));
  /* of "za" the list has only what is below it */
  g_assert_true (signet_dns_name_has_known_suffix ("mail.example.ac.za"));
  g_assert_true (signet_dns_name_has_known_suffix ("MAIL.EXAMPLE.COM"));
  g_assert_false (signet_dns_name_has_known_suffix ("mail.example.cmo"));
  g_assert_false (signet_dns_name_has_known_suffix ("mail.example"));
}

static void
test_parents_are_whole_labels (void)
{
  g_assert_true (signet_dns_name_is_under ("t.example.com", "example.com"));
  g_assert_true (signet_dns_name_is_under ("example.com", "example.com"));
  g_assert_false (signet_dns_name_is_under ("example.com", "ample.com"));
  g_assert_false (signet_dns_name_is_under ("example.com", "t.example.com"));
  g_assert_false (signet_dns_name_is_under ("example.com", ""));
  g_assert_false (signet_dns_name_is_under (NULL, "example.com"));
}

static void
test_knows_internal_names (void)
{
  static const char * const internal[] = {
    "localhost", "server", "printer.local", "db.internal", "a.test", "a.LOCALHOST", "router.lan", "nas.home",
    "nas.home.arpa", "1.2.0.192.in-addr.arpa", "x.onion", "a.invalid", "mail.corp",
  };
  static const char * const external[] = {
    "example.com", "local.example.com", "test.de", "www.internal.com", "notlocal.info",
  };

  for (guint i = 0; i < G_N_ELEMENTS (internal); i++)
    g_assert_true (signet_dns_name_is_internal (internal[i]));
  for (guint i = 0; i < G_N_ELEMENTS (external); i++)
    g_assert_false (signet_dns_name_is_internal (external[i]));
  g_assert_false (signet_dns_name_is_internal (NULL));
}

static void
test_knows_what_comes_back_as_it_is (void)
{
  static const char * const canonical[] = {
    "a.b", "t.mail.example.com", "*.example.com", "1.2.3.4a", "a--b.example", "xn--bcher-kva.example",
    "*.xn--bcher-kva.example", "123.example",
  };
  static const char * const others[] = {
    "", "a", "com", "*", "*.", "*.com.", "A.example", "a.example.", ".a.example", "a..example", "-a.example", "a-.example",
    "1.2.3.4", "a.123", "a_b.example", "w*.example.com", "a.*.com", "*.*.example.com", "bücher.example",
    "xn--a.example", "XN--bcher-kva.example", " a.example", "a.example ", "a.example\n", "a.ex\xffmple",
  };
  g_autofree char *label = g_strnfill (63, 'l');
  g_autofree char *longest = g_strdup_printf ("%s.%s.%s.%.61s", label, label, label, label);
  g_autofree char *too_long = g_strconcat (longest, "x", NULL);
  g_autofree char *longest_wildcard = g_strconcat ("*.", longest + 2, NULL);
  g_autofree char *too_long_wildcard = g_strconcat ("*.", longest + 1, NULL);
  g_autofree char *long_label = g_strconcat ("l", label, ".example", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (canonical); i++)
    g_assert_true (signet_dns_name_is_canonical (canonical[i], SIGNET_DNS_NAME_WILDCARD));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (signet_dns_name_is_canonical (others[i], SIGNET_DNS_NAME_WILDCARD));
  g_assert_false (signet_dns_name_is_canonical (NULL, SIGNET_DNS_NAME_WILDCARD));
  g_assert_false (signet_dns_name_is_canonical ("*.example.com", SIGNET_DNS_NAME_DEFAULT));
  g_assert_true (signet_dns_name_is_canonical ("www.example.com", SIGNET_DNS_NAME_DEFAULT));

  g_assert_cmpuint (strlen (longest), ==, SIGNET_DNS_NAME_MAX_LENGTH);
  g_assert_true (signet_dns_name_is_canonical (longest, SIGNET_DNS_NAME_DEFAULT));
  g_assert_false (signet_dns_name_is_canonical (too_long, SIGNET_DNS_NAME_DEFAULT));
  g_assert_true (signet_dns_name_is_canonical (longest_wildcard, SIGNET_DNS_NAME_WILDCARD));
  g_assert_false (signet_dns_name_is_canonical (too_long_wildcard, SIGNET_DNS_NAME_WILDCARD));
  g_assert_false (signet_dns_name_is_canonical (long_label, SIGNET_DNS_NAME_DEFAULT));
}

/* Whatever comes in: what comes out is a name by the rules, or a clear error. */
static void
test_holds_for_any_bytes (void)
{
  static const char * const pieces[] = {
    "a", "z", "0", "9", "-", ".", "..", "*", "*.", "_", "xn--", "ü", "ß", "例", "。", " ", "\t", "\x7f", "\xff", "\xc3",
    "@", ":", "/", "%", "b.c", "bcher-kva", "\xe2\x80\x8d", "\xe2\x80\xae", "\xcc\x88", "A", "example.com", "😀", "١", "א",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;
      int n = g_rand_int_range (rand, 1, 9);

      for (int i = 0; i < n; i++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

      name = signet_dns_name_canonicalize (text->str, SIGNET_DNS_NAME_WILDCARD, &error);
      g_assert_cmpint (signet_dns_name_is_canonical (text->str, SIGNET_DNS_NAME_WILDCARD), ==,
                       g_strcmp0 (name, text->str) == 0);
      if (name == NULL)
        {
          g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
          continue;
        }

      g_assert_no_error (error);
      g_assert_true (g_regex_match_simple ("^(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+"
                                           "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", name, 0, 0));
      assert_becomes (name, name);
    }
}

/* A leading blank is stripped, but takes the name past the quick answer for those that are canonical already. */
static void
assert_quick_answer_is_right (const char        *text,
                              SignetDnsNameFlags flags)
{
  g_autofree char *blank = g_strconcat (" ", text, NULL);
  g_autoptr (GError) quick_error = NULL;
  g_autoptr (GError) slow_error = NULL;
  g_autofree char *quick = signet_dns_name_canonicalize (text, flags, &quick_error);
  g_autofree char *slow = signet_dns_name_canonicalize (blank, flags, &slow_error);

  if (g_strcmp0 (quick, slow) != 0)
    g_error ("“%s” becomes “%s”, but should be “%s”", text, quick, slow);
  g_assert_true ((quick_error == NULL) == (slow_error == NULL));
  if (quick_error != NULL)
    g_assert_cmpstr (quick_error->message, ==, slow_error->message);
}

static void
test_the_quick_answer_is_the_right_one (void)
{
  static const char * const pieces[] = {
    "a", "z", "0", "9", "-", ".", ".", "*", "*.", "xn--", "xn--bcher-kva", "example", ".com", "1", ".1", "A", "_", "0x7f", "ü",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", /* 62 */
  };
  static const char * const names[] = {
    "", ".", "*", "*.", "*.com", "*.a.com", "a", "a.b", "a.b.", "1.2.3.4", "a.1", "1.a", "a-.b", "-a.b", "a.-b", "a.b-", "a--b.c",
    "xn--a.b", "a.xn--b", "axn--.b", "a..b", ".a.b", "a.b.c.d.e.f",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint flags = 0; flags < 2; flags++)
      assert_quick_answer_is_right (names[i], flags);
  for (guint round = 0; round < 100000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n = g_rand_int_range (rand, 1, 12);

      for (int i = 0; i < n; i++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      assert_quick_answer_is_right (text->str, round % 2);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dns-name/accepts-any-spelling", test_accepts_any_spelling);
  g_test_add_func ("/dns-name/maps-international-names", test_maps_international_names);
  g_test_add_func ("/dns-name/keeps-the-wildcard-of-international-names", test_keeps_the_wildcard_of_international_names);
  g_test_add_func ("/dns-name/wildcard-only-where-allowed", test_wildcard_only_where_allowed);
  g_test_add_func ("/dns-name/refuses-what-is-no-host-name", test_refuses_what_is_no_host_name);
  g_test_add_func ("/dns-name/refuses-addresses", test_refuses_addresses);
  g_test_add_func ("/dns-name/refuses-bad-international-names", test_refuses_bad_international_names);
  g_test_add_func ("/dns-name/checks-lengths", test_checks_lengths);
  g_test_add_func ("/dns-name/message-shows-no-more-than-needed", test_message_shows_no_more_than_needed);
  g_test_add_func ("/dns-name/shows-unicode-where-it-maps-back", test_shows_unicode_where_it_maps_back);
  g_test_add_func ("/dns-name/knows-public-suffixes", test_knows_public_suffixes);
  g_test_add_func ("/dns-name/knows-top-level-domains", test_knows_top_level_domains);
  g_test_add_func ("/dns-name/parents-are-whole-labels", test_parents_are_whole_labels);
  g_test_add_func ("/dns-name/knows-internal-names", test_knows_internal_names);
  g_test_add_func ("/dns-name/knows-what-comes-back-as-it-is", test_knows_what_comes_back_as_it_is);
  g_test_add_func ("/dns-name/the-quick-answer-is-the-right-one", test_the_quick_answer_is_the_right_one);
  g_test_add_func ("/dns-name/holds-for-any-bytes", test_holds_for_any_bytes);

  return g_test_run ();
}
