/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-dns-look.h"
#include "base/signet-dns-name.h"

#include <string.h>

static char *
describe (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = signet_dns_name_canonicalize (typed, SIGNET_DNS_NAME_WILDCARD, &error);

  g_assert_no_error (error);

  return signet_dns_look_describe (name);
}

static void
assert_says (const char *typed,
             const char *words)
{
  g_autofree char *text = describe (typed);

  g_test_message ("%s: %s", typed, text != NULL ? text : "(nothing)");
  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, words));
}

static void
assert_silent (const char *typed)
{
  g_autofree char *text = describe (typed);

  g_test_message ("%s: %s", typed, text != NULL ? text : "(nothing)");
  g_assert_null (text);
}

static void
test_plain_names_are_never_odd (void)
{
  static const char * const names[] = {
    "example.com", "*.example.com", "rn-m.example.com", "paypa1.com", "0oil1.example.com", "a-b-c.co.uk",
    "t.mail.example.com",
  };

  g_assert_null (signet_dns_look_describe (NULL));
  g_assert_null (signet_dns_look_describe (""));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_silent (names[i]);
}

/* Names as people have them, in many languages. */
static void
test_good_names_are_left_alone (void)
{
  static const char * const names[] = {
    "bücher.example.com", "straße.de", "société-générale.fr", "ñandú.cl", "łódź.pl", "đặng.vn", "çığ.com.tr",
    "þór.is", "æblegrød.dk", "œuvre.fr", "l·l.cat",
    "ελλάδα.gr", "россия.com", "почта.рф", "україна.com", "българия.bg", "србија.rs",
    "日本語.jp", "ソニー.com", "東京abc.jp", "日本ニッポンabc.jp", "ひらがなカタカナ漢字.com",
    "한국.com", "한국漢字abc.kr", "삼성abc.com", "中文.cn", "台灣abc.tw",
    "שלום.com", "مصر.com", "مرحبا.example.com", "ไทย.com", "हिन्दी.in", "தமிழ்.in", "ქართული.ge", "հայերեն.am",
    "አማርኛ.et", "*.bücher.example.com",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_silent (names[i]);
}

static void
test_tells_mixed_scripts_apart (void)
{
  assert_says ("раypal.com", "Cyrillic: р а; Latin: y p a l");
  assert_says ("faceboοk.com", "Greek: ο");
  assert_says ("micrоsоft.com", "Cyrillic: о");
  assert_says ("ехаmрle.com", "mixes letters of different scripts");
  assert_says ("привет-world.com", "Cyrillic: п р и в е т");
  assert_says ("αlpha.example.com", "Greek: α; Latin: l p h a");
  assert_says ("հa.com", "Armenian: հ");
  assert_says ("กa.com", "Thai");
}

/* The first label is fine, one behind it is not. */
static void
test_looks_at_every_label (void)
{
  assert_says ("mail.раypal.com", "“раypal”");
  assert_says ("*.раypal.com", "“раypal”");
  /* Different labels may be in different scripts. */
  assert_silent ("mail.почта.com");
}

static void
test_knows_whole_words_that_look_latin (void)
{
  assert_says ("аррӏе.com", "Cyrillic");
  assert_says ("аррӏе.com", "“apple”");
  assert_says ("ѕсоре.com", "“scope”");
  assert_says ("оса.com", "“oca”");
  assert_says ("ԁеса.com", "“deca”");
  assert_says ("ροο.com", "“poo”");
  assert_says ("օոց.com", "Armenian");
  assert_says ("еж-хор1.рус.com", "Cyrillic");
}

/* Russian words below a Russian top-level domain are at home. */
static void
test_words_are_at_home_under_their_own_domain (void)
{
  assert_silent ("оса.рф");
  assert_silent ("сор.оса.рф");
  assert_says ("ροο.рф", "Greek");
}

static void
test_finds_invisible_characters (void)
{
  /* ZERO WIDTH NON-JOINER where IDNA 2008 lets it stand (RFC 5892, A.1). */
  g_autofree char *text = signet_dns_look_describe ("xn--mgba3gch31f060k.com");

  g_assert_nonnull (text);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "U+200C"));
}

static void
test_finds_characters_that_no_language_uses (void)
{
  assert_says ("ɢoogle.com", "U+0262");
  assert_says ("gooɡle.com", "U+0261");
  assert_says ("ᴀpple.com", "U+1D00");
}

static void
test_finds_mixed_digits (void)
{
  assert_says ("१२3.com", "digits");
}

static void
test_finds_marks_that_are_not_seen (void)
{
  g_autofree char *text = describe ("a\xcc\xa7\xcc\xa7.com");

  g_assert_nonnull (text);
  g_test_message ("%s", text);
}

/* What is no right A-label is shown as it is, and has nothing to look at. */
static void
test_holds_for_wrong_names (void)
{
  static const char * const names[] = { "xn--.com", "xn--\xff.com", "xn--a-.com", ".xn--", "xn--" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = signet_dns_look_describe (names[i]);

      g_test_message ("%u: %s", i, text != NULL ? text : "(nothing)");
      g_assert_null (text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dns-look/plain-names-are-never-odd", test_plain_names_are_never_odd);
  g_test_add_func ("/dns-look/good-names-are-left-alone", test_good_names_are_left_alone);
  g_test_add_func ("/dns-look/tells-mixed-scripts-apart", test_tells_mixed_scripts_apart);
  g_test_add_func ("/dns-look/looks-at-every-label", test_looks_at_every_label);
  g_test_add_func ("/dns-look/knows-whole-words-that-look-latin", test_knows_whole_words_that_look_latin);
  g_test_add_func ("/dns-look/words-are-at-home-under-their-own-domain", test_words_are_at_home_under_their_own_domain);
  g_test_add_func ("/dns-look/finds-invisible-characters", test_finds_invisible_characters);
  g_test_add_func ("/dns-look/finds-characters-that-no-language-uses", test_finds_characters_that_no_language_uses);
  g_test_add_func ("/dns-look/finds-mixed-digits", test_finds_mixed_digits);
  g_test_add_func ("/dns-look/finds-marks-that-are-not-seen", test_finds_marks_that_are_not_seen);
  g_test_add_func ("/dns-look/holds-for-wrong-names", test_holds_for_wrong_names);

  return g_test_run ();
}
