/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "base/signet-dns-name.h"

#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>
#include <idn2.h>
#include <libpsl.h>
#include <string.h>

/* Four octets of UTF-8 for each of the 253 of a name, and some blanks: more is no typing error. */
#define MAX_TYPED_LENGTH 2048
/* How much of a refused name is repeated in the message about it. */
#define MAX_SHOWN_LENGTH 80

/* Zones of which no public CA may certify a name, because nobody owns a name in them for the whole
 * world: RFC 6761, RFC 6762 (section 3 and appendix G), RFC 7686, RFC 8375, RFC 9476, and what ICANN reserved for
 * private use. "example" is left to the list of top-level domains: it stands for real names in texts. */
static const char * const internal_zones[] = {
  "alt", "arpa", "corp", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain",
  "localhost", "mail", "onion", "private", "test",
};

static gboolean G_GNUC_PRINTF (3, 4)
refuse (GError     **error,
        const char  *text,
        const char  *format,
        ...)
{
  g_autofree char *shown = signet_text_for_message (text, MAX_SHOWN_LENGTH);
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  /* Translators: the first is a DNS name that a user typed, the second a sentence that says what is wrong. */
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("“%s”: %s"), shown, reason);
  return FALSE;
}

static char *
strip_blanks (const char *text)
{
  const char *end = text + strlen (text);

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, (gsize) (end - text));
}

/* What people paste in place of a name, each with its own advice. */
static gboolean
check_spelling (const char  *text,
                GError     **error)
{
  if (strstr (text, "://") != NULL)
    return refuse (error, text, _("This is a web address. Type the host name alone, without “https://” "
                                  "and without a path."));
  if (g_hostname_is_ip_address (text) || (text[0] == '[' && strchr (text, ':') != NULL))
    return refuse (error, text, _("This is an IP address. Type the DNS name of the server."));
  if (strchr (text, '/') != NULL || strchr (text, '?') != NULL || strchr (text, '#') != NULL)
    return refuse (error, text, _("A host name has no path. Leave out everything from the slash on."));
  if (strchr (text, '@') != NULL)
    return refuse (error, text, _("This is an e-mail address. Type the part behind the “@” alone."));
  if (strchr (text, ':') != NULL)
    return refuse (error, text, _("A host name has no port. Leave out the colon and the number behind it."));
  if (strchr (text, '_') != NULL)
    return refuse (error, text, _("Names in certificates have no underscore. Use a hyphen, or another name."));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        return refuse (error, text, _("There is a blank in the name. Type one name at a time, "
                                      "without blanks."));
      if (g_unichar_iscntrl (c))
        return refuse (error, text, _("There is an invisible control character in the name. Type it again."));
    }

  return TRUE;
}

/* To lower-case ASCII. Plain names, nearly all there are, need no library. */
static char *
map_to_ascii (const char  *base,
              const char  *text,
              GError     **error)
{
  g_autofree char *lower = NULL;
  char *mapped = NULL;
  char *ascii;
  int code;

  if (g_str_is_ascii (base))
    {
      lower = g_ascii_strdown (base, -1);
      if (!g_str_has_prefix (lower, "xn--") && strstr (lower, ".xn--") == NULL)
        return g_steal_pointer (&lower);
    }

  /* For A-labels this decodes them and maps them back (RFC 5891, 5.3 to 5.5). */
  code = idn2_to_ascii_8z (lower != NULL ? lower : base, &mapped,
                           IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES);
  if (code != IDN2_OK)
    {
      if (code == IDN2_TOO_BIG_DOMAIN || code == IDN2_TOO_BIG_LABEL)
        refuse (error, text, _("The name is too long: %u octets are allowed in all, and %u between two dots."),
                SIGNET_DNS_NAME_MAX_LENGTH, SIGNET_DNS_LABEL_MAX_LENGTH);
      else
        refuse (error, text, _("This is not a right internationalized name (%s). Check the letters."),
                idn2_strerror (code));
      return NULL;
    }

  ascii = g_ascii_strdown (mapped, -1);
  idn2_free (mapped);

  return ascii;
}

static gboolean
check_label (const char  *label,
             gsize        length,
             const char  *text,
             GError     **error)
{
  if (length == 0)
    return refuse (error, text, _("There is nothing between two dots, or a dot at the beginning. "
                                  "Remove the dot."));
  if (length > SIGNET_DNS_LABEL_MAX_LENGTH)
    return refuse (error, text, _("“%.*s…” has %" G_GSIZE_FORMAT " octets between two dots; %u are allowed. "
                                  "Shorten it."),
                   16, label, length, SIGNET_DNS_LABEL_MAX_LENGTH);
  if (label[0] == '-' || label[length - 1] == '-')
    return refuse (error, text, _("No part of a name may begin or end with a hyphen."));

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (label[i]) && label[i] != '-')
      {
        if (label[i] == '*')
          return refuse (error, text, _("“*” may only stand alone at the very beginning, "
                                        "as in “*.example.com”."));
        return refuse (error, text, _("“%c” can't be in a host name. Only letters, digits, hyphens "
                                      "and dots can."), label[i]);
      }

  return TRUE;
}

/* Everything that a finished name must be, whatever the libraries let through. */
static gboolean
check_labels (const char  *name,
              const char  *text,
              GError     **error)
{
  const char *label = name;
  gboolean has_letter = FALSE;
  guint n_labels = 0;

  for (;;)
    {
      gsize length = strcspn (label, ".");

      if (!check_label (label, length, text, error))
        return FALSE;

      n_labels++;
      has_letter = FALSE;
      for (gsize i = 0; i < length; i++)
        has_letter = has_letter || !g_ascii_isdigit (label[i]);

      if (label[length] == '\0')
        break;
      label += length + 1;
    }

  if (!has_letter)
    return refuse (error, text, _("A name can't end in a number: this would be an IP address. "
                                  "Type the DNS name of the server."));
  if (n_labels < 2)
    return refuse (error, text, _("This is a single word, which means something else in every network. "
                                  "Type the full name, as in “mail.example.com”."));

  return TRUE;
}

/* Nearly every name there is: canonical already, without an A-label. All that follows would only say so at many times
 * the cost, and an inventory has hundreds of thousands. A leading blank takes a name past this, by which the tests hold
 * both against each other. */
static gboolean
is_plain (const char         *text,
          SignetDnsNameFlags  flags)
{
  const char *label = text;
  gboolean has_letter = FALSE;
  guint n_labels = 0;

  if ((flags & SIGNET_DNS_NAME_WILDCARD) != 0 && g_str_has_prefix (text, "*."))
    label += 2;
  for (const char *p = label;; p++)
    {
      if (*p == '.' || *p == '\0')
        {
          const gsize length = (gsize) (p - label);

          if (length == 0 || length > SIGNET_DNS_LABEL_MAX_LENGTH || label[0] == '-' || p[-1] == '-' ||
              strncmp (label, "xn--", 4) == 0)
            return FALSE;
          n_labels++;
          if (*p == '\0')
            return has_letter && n_labels > 1 && p - text <= SIGNET_DNS_NAME_MAX_LENGTH;
          label = p + 1;
          has_letter = FALSE;
        }
      else if (g_ascii_islower (*p) || *p == '-')
        has_letter = TRUE;
      else if (!g_ascii_isdigit (*p))
        return FALSE;
    }
}

static const psl_ctx_t *
get_public_suffixes (void)
{
  static gsize initialized = 0;
  static const psl_ctx_t *list = NULL;

  if (g_once_init_enter (&initialized))
    {
      /* Immutable, and good for the life of the process. */
      list = psl_builtin ();
      if (list == NULL)
        list = psl_latest (NULL);
      g_once_init_leave (&initialized, 1);
    }

  return list;
}

/**
 * signet_dns_name_canonicalize:
 * @text: (nullable): a DNS name as a user or a file spells it, UTF-8
 * @flags: whether it may be a wildcard
 * @error: return location
 *
 * Blanks around the name, capitals, U-labels and one dot at the end are accepted. IDNs are mapped by
 * UTS #46, non-transitional; a wildcard on the name behind "*." (RFC 6125, 7.2). What comes back is
 * a host name by RFC 1123, 2.1, of two labels or more, and canonicalizes to itself.
 *
 * Returns: (transfer full): the lower-case A-labels, or %NULL with %SIGNET_ERROR_INVALID
 */
char *
signet_dns_name_canonicalize (const char          *text,
                              SignetDnsNameFlags   flags,
                              GError             **error)
{
  g_autofree char *typed = NULL;
  g_autofree char *name = NULL;
  const char *base;
  gboolean wildcard;
  gsize length;

  if (text == NULL || *text == '\0')
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("The name is empty. Type a host name, as in “mail.example.com”."));
      return NULL;
    }
  if (is_plain (text, flags))
    return g_strdup (text);
  if (strnlen (text, MAX_TYPED_LENGTH + 1) > MAX_TYPED_LENGTH)
    {
      refuse (error, text, _("The name is too long: %u octets are allowed in all, and %u between two dots."),
              SIGNET_DNS_NAME_MAX_LENGTH, SIGNET_DNS_LABEL_MAX_LENGTH);
      return NULL;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      refuse (error, text, _("The name is not UTF-8. Save the file as UTF-8, or type the name again."));
      return NULL;
    }

  typed = strip_blanks (text);
  if (*typed == '\0')
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("The name is empty. Type a host name, as in “mail.example.com”."));
      return NULL;
    }
  if (!check_spelling (typed, error))
    return NULL;

  wildcard = g_str_has_prefix (typed, "*.");
  if (wildcard && (flags & SIGNET_DNS_NAME_WILDCARD) == 0)
    {
      refuse (error, typed, _("A wildcard can't be used here. Type the name of one host."));
      return NULL;
    }
  base = wildcard ? typed + 2 : typed;
  if (*base == '\0')
    {
      refuse (error, typed, _("There is no name behind “*.”. Type one, as in “*.example.com”."));
      return NULL;
    }

  name = map_to_ascii (base, typed, error);
  if (name == NULL)
    return NULL;

  /* The dot of the root. */
  length = strlen (name);
  if (length > 1 && name[length - 1] == '.' && name[length - 2] != '.')
    name[--length] = '\0';

  if (!check_labels (name, typed, error))
    return NULL;
  if (length + (wildcard ? 2 : 0) > SIGNET_DNS_NAME_MAX_LENGTH)
    {
      refuse (error, typed, _("The name is too long: %u octets are allowed in all, and %u between two dots."),
              SIGNET_DNS_NAME_MAX_LENGTH, SIGNET_DNS_LABEL_MAX_LENGTH);
      return NULL;
    }

  return wildcard ? g_strconcat ("*.", name, NULL) : g_steal_pointer (&name);
}

/**
 * signet_dns_name_is_canonical:
 * @name: (nullable): text, UTF-8 or not
 * @flags: whether it may be a wildcard
 *
 * Returns: whether signet_dns_name_canonicalize() accepts @name, and gives it back as it is
 */
gboolean
signet_dns_name_is_canonical (const char         *name,
                              SignetDnsNameFlags  flags)
{
  g_autofree char *canonical = NULL;

  if (name == NULL)
    return FALSE;
  if (is_plain (name, flags))
    return TRUE;
  /* of what is not plain, only A-labels can be canonical */
  if (strstr (name, "xn--") == NULL)
    return FALSE;

  canonical = signet_dns_name_canonicalize (name, flags, NULL);

  return g_strcmp0 (canonical, name) == 0;
}

/**
 * signet_dns_name_to_unicode:
 * @name: (nullable): a DNS name in A-labels, a wildcard or not
 *
 * Only for display: what goes into requests and files are A-labels.
 *
 * Returns: (transfer full): the name in U-labels if they map back to @name, else @name
 */
char *
signet_dns_name_to_unicode (const char *name)
{
  g_autofree char *again = NULL;
  g_autofree char *shown = NULL;
  gboolean wildcard;
  char *unicode = NULL;

  if (name == NULL)
    return g_strdup ("");
  if (!g_str_is_ascii (name) || strstr (name, "xn--") == NULL)
    return g_strdup (name);

  wildcard = g_str_has_prefix (name, "*.");
  if (idn2_to_unicode_8z8z (wildcard ? name + 2 : name, &unicode, IDN2_NONTRANSITIONAL) != IDN2_OK)
    return g_strdup (name);

  shown = g_strconcat (wildcard ? "*." : "", unicode, NULL);
  idn2_free (unicode);
  again = signet_dns_name_canonicalize (shown, SIGNET_DNS_NAME_WILDCARD, NULL);

  return g_strcmp0 (again, name) == 0 ? g_steal_pointer (&shown) : g_strdup (name);
}

/**
 * signet_dns_name_is_wildcard:
 * @name: (nullable): a canonical DNS name
 *
 * Returns: whether its leftmost label is "*"
 */
gboolean
signet_dns_name_is_wildcard (const char *name)
{
  return name != NULL && g_str_has_prefix (name, "*.");
}

/**
 * signet_dns_name_is_public_suffix:
 * @name: (nullable): a DNS name in A-labels
 *
 * Asks the part of the Public Suffix List that registries answer for ("ICANN domains", BR 3.2.2.6): a
 * wildcard above "co.uk" is for everybody's names, one above "github.io" for one owner's.
 *
 * Returns: whether anybody can register names directly under @name; %TRUE for any single label
 */
gboolean
signet_dns_name_is_public_suffix (const char *name)
{
  const psl_ctx_t *list = get_public_suffixes ();
  g_autofree char *lower = NULL;

  if (name == NULL || *name == '\0')
    return FALSE;
  if (strchr (name, '.') == NULL)
    return TRUE;

  /* The library compares octets. */
  lower = g_ascii_strdown (name, -1);
  return list != NULL && psl_is_public_suffix2 (list, lower, PSL_TYPE_ICANN) != 0;
}

/**
 * signet_dns_name_has_known_suffix:
 * @name: (nullable): a DNS name in A-labels
 *
 * The list is as old as the computer's software: a top-level domain that was opened since is not in it.
 *
 * Returns: whether the Public Suffix List has a suffix of @name; %TRUE where there is no list
 */
gboolean
signet_dns_name_has_known_suffix (const char *name)
{
  const psl_ctx_t *list = get_public_suffixes ();
  g_autofree char *lower = NULL;

  if (name == NULL || list == NULL)
    return TRUE;

  /* Not the last label alone: of "za" the list has only "ac.za" and its like. */
  lower = g_ascii_strdown (name, -1);
  for (const char *suffix = lower; suffix != NULL; suffix = strchr (suffix, '.'))
    {
      if (*suffix == '.')
        suffix++;
      if (psl_is_public_suffix2 (list, suffix, PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE))
        return TRUE;
    }

  return FALSE;
}

/**
 * signet_dns_name_is_under:
 * @name: (nullable): a canonical DNS name
 * @parent: (nullable): another one
 *
 * Returns: whether @name is @parent or below it, by whole labels
 */
gboolean
signet_dns_name_is_under (const char *name,
                          const char *parent)
{
  gsize length;
  gsize parent_length;

  if (name == NULL || parent == NULL || *parent == '\0')
    return FALSE;

  length = strlen (name);
  parent_length = strlen (parent);
  if (length < parent_length || g_ascii_strcasecmp (name + length - parent_length, parent) != 0)
    return FALSE;

  return length == parent_length || name[length - parent_length - 1] == '.';
}

/**
 * signet_dns_name_is_internal:
 * @name: (nullable): a DNS name
 *
 * Returns: whether @name lies in a zone that is not unique in the world, a reverse zone included
 *   (BR 1.6.1, "Internal Name"; RFC 6761)
 */
gboolean
signet_dns_name_is_internal (const char *name)
{
  const char *dot;

  if (name == NULL)
    return FALSE;

  dot = strrchr (name, '.');
  if (dot == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (internal_zones); i++)
    if (g_ascii_strcasecmp (dot + 1, internal_zones[i]) == 0)
      return TRUE;

  return FALSE;
}
