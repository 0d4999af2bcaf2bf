/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "base/signet-dns-look.h"

#include "base/signet-dns-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/uspoof.h>

/* As many characters of each script are named. */
#define MAX_CHARACTERS 6
/* A skeleton may be longer than what it is of. */
#define MAX_SKELETON_LENGTH 1024

/* What ICU knows, for the life of the process; a checker that is not changed any more may be used by all threads. */
typedef struct {
  USpoofChecker *checker; /* NULL where ICU's data is missing: nothing is found then */
  const USet    *usual;   /* characters that languages in use are written with (UTS #39, 3.1) */
  const USet    *joining; /* and what may stand between them: "·" in Catalan */
} Knowledge;

static const Knowledge *
get_knowledge (void)
{
  static Knowledge knowledge;
  static gsize initialized = 0;

  if (g_once_init_enter (&initialized))
    {
      UErrorCode status = U_ZERO_ERROR;
      USpoofChecker *checker = uspoof_open (&status);

      uspoof_setChecks (checker,
                        USPOOF_RESTRICTION_LEVEL | USPOOF_MIXED_NUMBERS | USPOOF_INVISIBLE | USPOOF_HIDDEN_OVERLAY,
                        &status);
      /* One script, or Latin with those of Chinese, Japanese or Korean (UTS #39, 5.2). */
      uspoof_setRestrictionLevel (checker, USPOOF_HIGHLY_RESTRICTIVE);
      knowledge.usual = uspoof_getRecommendedSet (&status);
      knowledge.joining = uspoof_getInclusionSet (&status);
      if (U_SUCCESS (status))
        knowledge.checker = checker;
      g_once_init_leave (&initialized, 1);
    }

  return &knowledge;
}

static UScriptCode
get_script (gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript ((UChar32) c, &status);

  return U_SUCCESS (status) ? script : USCRIPT_UNKNOWN;
}

/* Digits, hyphens and marks belong to whatever is around them. */
static gboolean
has_script (gunichar c)
{
  UScriptCode script = get_script (c);

  return script != USCRIPT_COMMON && script != USCRIPT_INHERITED && script != USCRIPT_UNKNOWN;
}

/* "Cyrillic", in the user's language. */
static char *
dup_script_name (UScriptCode script)
{
  g_autofree char *locale = g_strconcat ("und-", uscript_getShortName (script), NULL);
  const char *language = g_get_language_names ()[0];
  UErrorCode status = U_ZERO_ERROR;
  UChar name[64];
  int32_t length = uloc_getDisplayScript (locale, g_str_equal (language, "C") ? "en" : language,
                                          name, G_N_ELEMENTS (name), &status);

  if (U_FAILURE (status) || length >= (int32_t) G_N_ELEMENTS (name))
    return g_strdup (uscript_getName (script));

  return g_utf16_to_utf8 (name, length, NULL, NULL, NULL);
}

/* The script of all letters of a label, USCRIPT_COMMON where there are none or several. */
static UScriptCode
get_only_script (const char *label)
{
  UScriptCode only = USCRIPT_COMMON;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      UScriptCode script = get_script (g_utf8_get_char (p));

      if (!has_script (g_utf8_get_char (p)) || script == only)
        continue;
      if (only != USCRIPT_COMMON)
        return USCRIPT_COMMON;
      only = script;
    }

  return only;
}

/* Appends @c unless it is there already or there are enough. */
static void
note_character (GString  *characters,
                gunichar  c)
{
  if (g_utf8_strchr (characters->str, -1, c) != NULL || g_utf8_strlen (characters->str, -1) > 2 * MAX_CHARACTERS)
    return;

  if (characters->len > 0)
    g_string_append_c (characters, ' ');
  if (g_utf8_strlen (characters->str, -1) / 2 == MAX_CHARACTERS)
    g_string_append (characters, "…");
  else
    g_string_append_unichar (characters, c);
}

/* "Cyrillic: р а; Latin: y p l" */
static char *
describe_scripts (const char *label)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (UScriptCode));
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      UScriptCode script = get_script (g_utf8_get_char (p));
      g_autoptr (GString) characters = g_string_new (NULL);
      g_autofree char *name = NULL;
      gboolean known = FALSE;

      for (guint i = 0; i < seen->len; i++)
        known = known || g_array_index (seen, UScriptCode, i) == script;
      if (known || !has_script (g_utf8_get_char (p)))
        continue;

      g_array_append_val (seen, script);
      for (const char *q = p; *q != '\0'; q = g_utf8_next_char (q))
        if (get_script (g_utf8_get_char (q)) == script)
          note_character (characters, g_utf8_get_char (q));
      name = dup_script_name (script);
      if (text->len > 0)
        /* Translators: between the scripts of a name: "Cyrillic: р а; Latin: y p l" */
        g_string_append (text, C_("scripts", "; "));
      /* Translators: a script and which characters of a name are in it: "Cyrillic: р а" */
      g_string_append_printf (text, C_("scripts", "%s: %s"), name, characters->str);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What @label would be if each character were the plainest of those that look like it, where that is plain ASCII. */
static char *
dup_latin_twin (const Knowledge *knowledge,
                const char      *label)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *replaced = NULL;
  UErrorCode status = U_ZERO_ERROR;
  char skeleton[MAX_SKELETON_LENGTH];
  int32_t length;

  /* The palochka "ӏ": Unicode likens it to "i", but in small letters it looks like "l", as in the "аррӏе" of 2017. */
  parts = g_strsplit (label, "\xd3\x8f", -1);
  replaced = g_strjoinv ("l", parts);
  length = uspoof_getSkeletonUTF8 (knowledge->checker, 0, replaced, -1, skeleton, sizeof skeleton, &status);
  if (U_FAILURE (status) || length <= 0 || length >= (int32_t) sizeof skeleton)
    return NULL;

  for (int32_t i = 0; i < length; i++)
    if (!g_ascii_isalnum (skeleton[i]) && skeleton[i] != '-')
      return NULL;

  return g_ascii_strdown (skeleton, length);
}

/* All in one script, but so that it reads as another word in Latin letters (UTS #39, 4). A label below a top-level
 * domain of the same script is at home there. */
static char *
describe_twin (const Knowledge *knowledge,
               const char      *label,
               UScriptCode      tld_script)
{
  UScriptCode script = get_only_script (label);
  g_autofree char *twin = NULL;
  g_autofree char *script_name = NULL;

  if (script == USCRIPT_COMMON || script == USCRIPT_LATIN || script == tld_script)
    return NULL;

  twin = dup_latin_twin (knowledge, label);
  if (twin == NULL)
    return NULL;

  script_name = dup_script_name (script);
  /* Translators: a part of a DNS name, the name of a script ("Cyrillic"), and what the part looks like. */
  return g_strdup_printf (_("“%s” is written in another script (%s), but looks like “%s” in Latin letters."),
                          label, script_name, twin);
}

static char *
describe_invisible (const char *label)
{
  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (u_hasBinaryProperty ((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return g_strdup_printf (_("“%s” has an invisible character in it (U+%04X)."), label, c);
    }

  return NULL;
}

static char *
describe_unusual (const Knowledge *knowledge,
                  const char      *label)
{
  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_autofree char *script_name = NULL;
      char character[7] = { 0 };

      if (c < 0x80 || uset_contains (knowledge->usual, (UChar32) c) || uset_contains (knowledge->joining, (UChar32) c))
        continue;

      g_unichar_to_utf8 (c, character);
      script_name = dup_script_name (get_script (c));
      /* Translators: a part of a DNS name, a character of it, its number in Unicode, its script ("Cyrillic"). */
      return g_strdup_printf (_("“%s” has a character in it that is hardly used in any language: “%s” (U+%04X, %s)."),
                              label, character, c, script_name);
    }

  return NULL;
}

static char *
describe_label (const Knowledge *knowledge,
                const char      *label,
                UScriptCode      tld_script)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t checks;
  char *text;

  if (g_str_is_ascii (label))
    return NULL;

  text = describe_invisible (label);
  if (text == NULL)
    text = describe_twin (knowledge, label, tld_script);
  if (text != NULL)
    return text;

  checks = uspoof_checkUTF8 (knowledge->checker, label, -1, NULL, &status);
  if (U_SUCCESS (status) && (checks & USPOOF_RESTRICTION_LEVEL) != 0)
    {
      g_autofree char *scripts = describe_scripts (label);

      return g_strdup_printf (_("“%s” mixes letters of different scripts (%s)."), label, scripts);
    }
  if (U_SUCCESS (status) && (checks & USPOOF_MIXED_NUMBERS) != 0)
    return g_strdup_printf (_("“%s” mixes digits of different scripts."), label);
  if (U_SUCCESS (status) && (checks & (USPOOF_INVISIBLE | USPOOF_HIDDEN_OVERLAY)) != 0)
    return g_strdup_printf (_("“%s” has a mark on a letter that may not be seen."), label);

  return describe_unusual (knowledge, label);
}

/**
 * signet_dns_look_describe:
 * @name: (nullable): a canonical DNS name, in A-labels, a wildcard or not
 *
 * Looks at each label as people see it: scripts that are not written together (anything beyond what UTS #39, 5.2 calls
 * highly restrictive), a word of one script that reads as another in Latin letters, invisible characters, characters
 * that no living language uses.
 *
 * Returns: (transfer full) (nullable): what is odd about @name, a sentence or more, translated; %NULL for nothing
 */
char *
signet_dns_look_describe (const char *name)
{
  const Knowledge *knowledge;
  g_autofree char *unicode = NULL;
  g_auto (GStrv) labels = NULL;
  UScriptCode tld_script;
  guint n_labels;

  /* Nearly all names there are. */
  if (name == NULL || strstr (name, "xn--") == NULL || !g_str_is_ascii (name))
    return NULL;

  knowledge = get_knowledge ();
  if (knowledge->checker == NULL)
    return NULL;

  unicode = signet_dns_name_to_unicode (name);
  labels = g_strsplit (unicode, ".", -1);
  n_labels = g_strv_length (labels);
  tld_script = n_labels > 0 ? get_only_script (labels[n_labels - 1]) : USCRIPT_COMMON;
  for (guint i = 0; i < n_labels; i++)
    {
      g_autofree char *text = describe_label (knowledge, labels[i], tld_script);

      if (text != NULL)
        /* Translators: %s is a sentence that says what is odd about a DNS name. */
        return g_strdup_printf (_("%s It may be taken for another name."), text);
    }

  return NULL;
}
