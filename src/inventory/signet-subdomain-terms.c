/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words that go with a subdomain: its delegation type, its use case, the prefixes of its hosts. */

#include "signet-config.h"

#include "inventory/signet-subdomain.h"

#include <glib/gi18n-lib.h>

static char *
to_nick (const char         *text,
         const char * const *known)
{
  if (text == NULL)
    return g_strdup ("");
  for (guint i = 0; known[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, known[i]) == 0)
      return g_strdup (known[i]);
  return g_strdup (text);
}

/**
 * signet_delegation_type_to_nick:
 * @text: (nullable): what a user or a file says, UTF-8
 *
 * Returns: (transfer full): "full" or "cname" for these words in any case, "" for %NULL, else @text
 */
char *
signet_delegation_type_to_nick (const char *text)
{
  static const char * const known[] = { "full", "cname", NULL };

  return to_nick (text, known);
}

/**
 * signet_delegation_type_is_known:
 * @nick: (nullable): a delegation type
 *
 * Returns: whether @nick is "full" or "cname"
 */
gboolean
signet_delegation_type_is_known (const char *nick)
{
  return g_strcmp0 (nick, "full") == 0 || g_strcmp0 (nick, "cname") == 0;
}

/**
 * signet_use_case_to_nick:
 * @text: (nullable): what a user or a file says, UTF-8
 *
 * Returns: (transfer full): "marketing" or "transactional" for these words in any case, "" for %NULL,
 *   else @text
 */
char *
signet_use_case_to_nick (const char *text)
{
  static const char * const known[] = { "marketing", "transactional", NULL };

  return to_nick (text, known);
}

/**
 * signet_delegation_type_describe:
 * @nick: (nullable): "full", "cname" or ""
 *
 * Returns: words for people, translated; @nick itself where it is none of ours
 */
const char *
signet_delegation_type_describe (const char *nick)
{
  if (g_strcmp0 (nick, "full") == 0)
    return _("Full");
  if (g_strcmp0 (nick, "cname") == 0)
    return _("CNAME");
  return nick != NULL ? nick : "";
}

/**
 * signet_use_case_describe:
 * @nick: (nullable): "marketing", "transactional" or any text
 *
 * Returns: words for people, translated; @nick itself where it is none of ours
 */
const char *
signet_use_case_describe (const char *nick)
{
  if (g_strcmp0 (nick, "marketing") == 0)
    return _("Marketing");
  if (g_strcmp0 (nick, "transactional") == 0)
    return _("Transactional");
  return nick != NULL ? nick : "";
}

/**
 * signet_subdomain_default_prefixes:
 *
 * Returns: (transfer none) (array zero-terminated=1): the host prefixes that are proposed for a new
 *   subdomain: tracking, mirror pages, resources
 */
const char * const *
signet_subdomain_default_prefixes (void)
{
  static const char * const prefixes[] = { "t", "m", "res", NULL };

  return prefixes;
}
