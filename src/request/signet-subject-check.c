/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "request/signet-subject-check.h"

#include "request/signet-country-codes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Upper bounds of RFC 5280, appendix A.1, in characters. */
#define MAX_ORGANIZATION_LENGTH 64
#define MAX_UNIT_LENGTH         64
#define MAX_STATE_LENGTH        128
#define MAX_CITY_LENGTH         128

static const char * const placeholders[] = {
  "n/a", "n.a", "n.a.", "na", "nil", "none", "not applicable", "null", "tbd", "unknown", NULL
};

static gboolean
is_placeholder (const char *value)
{
  g_autofree char *lower = NULL;
  gboolean says_something = FALSE;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    says_something = says_something || g_unichar_isalnum (g_utf8_get_char (p)) ||
                     g_unichar_ismark (g_utf8_get_char (p));
  if (!says_something)
    return TRUE;

  lower = g_utf8_strdown (value, -1);
  return g_strv_contains (placeholders, lower);
}

/* X.509 takes any character of UTF-8, but one that can't be seen lets a name be read as another's. */
static gunichar
find_invisible_character (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      /* Zero-width joiners belong to the spelling of Persian and of the languages of India. */
      if (c == 0x200c || c == 0x200d)
        continue;
      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_SURROGATE ||
          type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        return c;
    }

  return 0;
}

static void
check_value (SignetField    field,
             const char    *value,
             guint          max_length,
             SignetRuleSet *rules,
             gint64         now,
             GPtrArray     *findings)
{
  const char *label = signet_field_describe (field);
  SignetSeverity severity;
  gunichar invisible;
  glong length;

  if (*value == '\0')
    return;

  if (!g_utf8_validate (value, -1, NULL))
    {
      g_ptr_array_add (findings, signet_finding_new (field, SIGNET_SEVERITY_BLOCK, NULL,
        /* Translators: %s is the label of a field: "City". */
        _("%s is not UTF-8, which certificates are written in. Type it again."), label));
      return;
    }

  invisible = find_invisible_character (value);
  if (invisible != 0)
    g_ptr_array_add (findings, signet_finding_new (field, SIGNET_SEVERITY_BLOCK, NULL,
      /* Translators: %04X is the number of a character in Unicode. */
      _("%s has a line break or an invisible character in it (U+%04X). Type the text again."), label, invisible));

  length = g_utf8_strlen (value, -1);
  if (length > (glong) max_length && field == SIGNET_FIELD_ORGANIZATION)
    g_ptr_array_add (findings, signet_finding_new (field, SIGNET_SEVERITY_BLOCK, NULL,
      _("%s has %ld characters, and X.509 certificates take %u. Type the officially registered short form, "
        "or shorten the name to %u characters."), label, length, max_length, max_length));
  else if (length > (glong) max_length)
    g_ptr_array_add (findings, signet_finding_new (field, SIGNET_SEVERITY_BLOCK, NULL,
      _("%s has %ld characters, and X.509 certificates take %u. Shorten it."), label, length, max_length));

  if (is_placeholder (value) && signet_rule_set_lookup (rules, SIGNET_RULE_PLACEHOLDER, now, &severity))
    g_ptr_array_add (findings, signet_finding_new (field, severity, NULL,
      _("“%s” in %s looks like a filler, which CAs refuse. Type the real value, or leave the field empty."),
      value, label));
}

static void
check_country (const char    *country,
               SignetRuleSet *rules,
               gint64         now,
               GPtrArray     *findings)
{
  SignetSeverity severity;

  if (*country == '\0')
    return;

  if (strlen (country) != 2 || !g_ascii_isalpha (country[0]) || !g_ascii_isalpha (country[1]))
    g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_COUNTRY, SIGNET_SEVERITY_BLOCK, NULL,
      _("%s is written in certificates as the two letters of ISO 3166-1, for example “FR” for France. "
        "Pick the country from the list."), signet_field_describe (SIGNET_FIELD_COUNTRY)));
  else if (!signet_country_codes_contain (country) &&
           signet_rule_set_lookup (rules, SIGNET_RULE_COUNTRY_UNKNOWN, now, &severity))
    g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_COUNTRY, severity, NULL,
      _("ISO 3166-1 has no country “%s”, so CAs refuse it. Pick the country from the list, or leave the field "
        "empty."), country));
}

static void
check_organization (SignetSubject *subject,
                    SignetRuleSet *rules,
                    gint64         now,
                    GPtrArray     *findings)
{
  SignetSeverity severity;

  if (*signet_subject_get_organization (subject) == '\0')
    {
      if (signet_rule_set_lookup (rules, SIGNET_RULE_ORGANIZATION_MISSING, now, &severity))
        g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_ORGANIZATION, severity, NULL,
          _("%s is empty. A CA that validates the organization will refuse the request. Type the official name; "
            "leave it empty only for certificates that vouch for the domain alone."),
          signet_field_describe (SIGNET_FIELD_ORGANIZATION)));
      return;
    }

  if (*signet_subject_get_country (subject) == '\0' &&
      signet_rule_set_lookup (rules, SIGNET_RULE_ORGANIZATION_WITHOUT_COUNTRY, now, &severity))
    g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_COUNTRY, severity, NULL,
      _("%s is empty. CAs want the country in which the organization is registered. Pick it from the list."),
      signet_field_describe (SIGNET_FIELD_COUNTRY)));

  if (*signet_subject_get_state (subject) == '\0' && *signet_subject_get_city (subject) == '\0' &&
      signet_rule_set_lookup (rules, SIGNET_RULE_ORGANIZATION_WITHOUT_PLACE, now, &severity))
    g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_CITY, severity, NULL,
      _("%s and %s are both empty. CAs want at least one of them beside the organization. Fill in where it "
        "is registered."),
      signet_field_describe (SIGNET_FIELD_STATE), signet_field_describe (SIGNET_FIELD_CITY)));
}

/**
 * signet_subject_check:
 * @subject: what the form holds
 * @rules: the rules of a CA profile
 * @now: seconds since the epoch
 * @findings: (element-type SignetFinding): what is found is appended here
 *
 * What X.509 demands (RFC 5280, 4.1.2.4 and appendix A.1) is checked always, what the Baseline
 * Requirements do (BR 7.1.4.2) where @rules say so.
 */
void
signet_subject_check (SignetSubject *subject,
                      SignetRuleSet *rules,
                      gint64         now,
                      GPtrArray     *findings)
{
  SignetSeverity severity;

  check_value (SIGNET_FIELD_ORGANIZATION, signet_subject_get_organization (subject), MAX_ORGANIZATION_LENGTH,
               rules, now, findings);
  check_value (SIGNET_FIELD_UNIT, signet_subject_get_unit (subject), MAX_UNIT_LENGTH, rules, now, findings);
  check_country (signet_subject_get_country (subject), rules, now, findings);
  check_value (SIGNET_FIELD_STATE, signet_subject_get_state (subject), MAX_STATE_LENGTH, rules, now, findings);
  check_value (SIGNET_FIELD_CITY, signet_subject_get_city (subject), MAX_CITY_LENGTH, rules, now, findings);
  check_organization (subject, rules, now, findings);

  if (*signet_subject_get_unit (subject) != '\0' &&
      signet_rule_set_lookup (rules, SIGNET_RULE_UNIT, now, &severity))
    g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_UNIT, severity, NULL,
      _("Public CAs leave %s out of the certificate. It does no harm in the request."),
      signet_field_describe (SIGNET_FIELD_UNIT)));
}
