/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-zone-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LABEL_LENGTH 63
#define MAX_NAME_LENGTH  254 /* 255 octets with the length of the first label and the root (RFC 1035, 2.3.4) */

/* Of the IANA registry, but for those that stand in no zone file. TYPE123 is any (RFC 3597). */
static const char other_types[] =
  " MD MF MB MG MR NULL WKS PTR HINFO MINFO MX TXT RP AFSDB X25 ISDN RT NSAP NSAP-PTR SIG KEY PX GPOS LOC NXT EID NIMLOC SRV "
  "ATMA NAPTR KX CERT A6 DNAME SINK APL DS SSHFP IPSECKEY RRSIG NSEC DNSKEY DHCID NSEC3 NSEC3PARAM TLSA SMIMEA HIP NINFO RKEY "
  "TALINK CDS CDNSKEY OPENPGPKEY CSYNC ZONEMD SVCB HTTPS DSYNC SPF UINFO UID GID UNSPEC NID L32 L64 LP EUI48 EUI64 URI CAA AVC "
  "DOA AMTRELAY RESINFO WALLET CLA IPN TA DLV KEYDATA ";

/* One character of a name, escapes resolved (RFC 1035, 5.1). FALSE for a wrong escape. */
static gboolean
take_octet (const char **p,
            guchar      *octet,
            gboolean    *escaped)
{
  const char *s = *p;
  int value;

  *escaped = *s == '\\';
  if (!*escaped)
    {
      *octet = (guchar) *s;
      *p = s + 1;
      return TRUE;
    }
  s++;
  if (*s == '\0')
    return FALSE;
  if (!g_ascii_isdigit (*s))
    {
      *octet = (guchar) *s;
      *p = s + 1;
      return TRUE;
    }
  if (!g_ascii_isdigit (s[1]) || !g_ascii_isdigit (s[2]))
    return FALSE;
  value = (s[0] - '0') * 100 + (s[1] - '0') * 10 + (s[2] - '0');
  if (value > 255)
    return FALSE;
  *octet = (guchar) value;
  *p = s + 3;
  return TRUE;
}

static void
append_octet (GString *name,
              guchar   octet)
{
  if (octet <= ' ' || octet >= 0x7f)
    g_string_append_printf (name, "\\%03u", octet);
  else
    {
      if (strchr (".\\\"();@$", octet) != NULL)
        g_string_append_c (name, '\\');
      g_string_append_c (name, g_ascii_tolower ((char) octet));
    }
}

/**
 * signet_zone_name_parse:
 * @word: a name as it stands in a zone file
 * @origin: (nullable): what relative names are relative to, as this function gave it
 * @problem: (out) (transfer none): what is wrong, translated
 *
 * Returns: (transfer full) (nullable): the absolute name in a spelling that equal names share, without the dot at the end;
 *   %NULL where it is no name
 */
char *
signet_zone_name_parse (const char  *word,
                        const char  *origin,
                        const char **problem)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *p = word;
  guint label_length = 0, length = 0;

  if (strcmp (word, ".") == 0)
    return g_strdup ("");
  if (strcmp (word, "@") != 0)
    while (*p != '\0')
      {
        gboolean escaped;
        guchar octet;

        if (!take_octet (&p, &octet, &escaped))
          {
            *problem = _("a name has a wrong escape behind a backslash");
            return NULL;
          }
        length++;
        if (octet != '.' || escaped)
          {
            append_octet (name, octet);
            label_length++;
          }
        else if (label_length == 0)
          {
            *problem = _("a name has nothing between two dots, or a dot at the beginning");
            return NULL;
          }
        else if (*p == '\0')
          {
            *problem = _("a name is longer than 255 octets");
            return length <= MAX_NAME_LENGTH ? g_strdup (name->str) : NULL;
          }
        else
          {
            g_string_append_c (name, '.');
            label_length = 0;
          }
        if (label_length > MAX_LABEL_LENGTH || length > MAX_NAME_LENGTH)
          {
            *problem = _("a name is longer than 255 octets, or 63 between two dots");
            return NULL;
          }
      }
  else if (origin != NULL)
    return g_strdup (origin);

  if (origin == NULL)
    {
      *problem = _("a name is relative, but it is not known to what: give the origin, or write $ORIGIN above");
      return NULL;
    }
  if (name->len == 0)
    {
      *problem = _("a name is empty");
      return NULL;
    }
  if (*origin != '\0')
    g_string_append_printf (name, ".%s", origin);
  return g_strdup (name->str);
}

/**
 * signet_zone_name_is_in:
 * @name: a name as signet_zone_name_parse() gives it
 * @zone: another
 *
 * Returns: whether @name is @zone or below it
 */
gboolean
signet_zone_name_is_in (const char *name,
                        const char *zone)
{
  const gsize length = strlen (name), zone_length = strlen (zone);

  if (zone_length == 0)
    return TRUE;
  if (length < zone_length || strcmp (name + length - zone_length, zone) != 0)
    return FALSE;
  /* A dot that is escaped is part of a label. */
  return length == zone_length ||
         (name[length - zone_length - 1] == '.' && (length < zone_length + 2 || name[length - zone_length - 2] != '\\'));
}

/**
 * signet_zone_word_is_ttl:
 * @word: a word
 *
 * Returns: whether it is a time to live: seconds, or BIND's numbers of weeks, days, hours, minutes and seconds
 */
gboolean
signet_zone_word_is_ttl (const char *word)
{
  gboolean has_unit = FALSE;

  if (!g_ascii_isdigit (*word))
    return FALSE;
  while (*word != '\0')
    {
      if (!g_ascii_isdigit (*word))
        return FALSE;
      while (g_ascii_isdigit (*word))
        word++;
      if (*word == '\0')
        return !has_unit;
      if (strchr ("wdhmsWDHMS", *word) == NULL)
        return FALSE;
      has_unit = TRUE;
      word++;
    }
  return TRUE;
}

static gboolean
has_number (const char *word,
            const char *prefix,
            guint      *number)
{
  guint64 value;

  if (g_ascii_strncasecmp (word, prefix, strlen (prefix)) != 0 ||
      !g_ascii_string_to_unsigned (word + strlen (prefix), 10, 0, G_MAXUINT16, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

/**
 * signet_zone_word_is_class:
 * @word: a word
 * @is_internet: (out): whether it is the class of the Internet
 *
 * Returns: whether it is a class
 */
gboolean
signet_zone_word_is_class (const char *word,
                           gboolean   *is_internet)
{
  guint number = 0;

  *is_internet = g_ascii_strcasecmp (word, "IN") == 0;
  if (*is_internet || g_ascii_strcasecmp (word, "CH") == 0 || g_ascii_strcasecmp (word, "HS") == 0 ||
      g_ascii_strcasecmp (word, "CHAOS") == 0 || g_ascii_strcasecmp (word, "HESIOD") == 0)
    return TRUE;
  if (!has_number (word, "CLASS", &number))
    return FALSE;
  *is_internet = number == 1;
  return TRUE;
}

/**
 * signet_zone_type_parse:
 * @word: a word
 *
 * Returns: which type of record it names, in any case, also by its number; %SIGNET_ZONE_TYPE_UNKNOWN for none
 */
SignetZoneType
signet_zone_type_parse (const char *word)
{
  static const struct { const char *name; guint number; SignetZoneType type; } types[] = {
    { "A", 1, SIGNET_ZONE_TYPE_A },
    { "NS", 2, SIGNET_ZONE_TYPE_NS },
    { "CNAME", 5, SIGNET_ZONE_TYPE_CNAME },
    { "SOA", 6, SIGNET_ZONE_TYPE_SOA },
    { "AAAA", 28, SIGNET_ZONE_TYPE_AAAA },
  };
  g_autofree char *padded = NULL;
  guint number = 0;
  const gboolean by_number = has_number (word, "TYPE", &number);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (by_number ? types[i].number == number : g_ascii_strcasecmp (word, types[i].name) == 0)
      return types[i].type;
  if (by_number)
    return SIGNET_ZONE_TYPE_OTHER;
  if (*word == '\0' || strlen (word) > 12 || strchr (word, ' ') != NULL)
    return SIGNET_ZONE_TYPE_UNKNOWN;
  padded = g_strdup_printf (" %s ", word);
  for (char *p = padded; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  return strstr (other_types, padded) != NULL ? SIGNET_ZONE_TYPE_OTHER : SIGNET_ZONE_TYPE_UNKNOWN;
}
