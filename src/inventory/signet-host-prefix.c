/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-host-prefix.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PREFIXES 20
/* How much of a wrong one is repeated. */
#define MAX_SHOWN_LENGTH 40
/* A name to try prefixes on; it is as short as a name can be. */
#define SAMPLE "a.bc"

/**
 * signet_host_prefix_apply:
 * @prefix: one of those that signet_host_prefixes_parse() gave
 * @subdomain: a canonical DNS name
 *
 * Returns: (transfer full): the host that is proposed; too long a name, perhaps
 */
char *
signet_host_prefix_apply (const char *prefix,
                          const char *subdomain)
{
  g_return_val_if_fail (prefix != NULL, NULL);
  g_return_val_if_fail (subdomain != NULL, NULL);

  if (g_str_equal (prefix, "@"))
    return g_strdup (subdomain);

  return g_strconcat (prefix, ".", subdomain, NULL);
}

/* As a user spells it, to the A-labels that it stands for. */
static char *
canonicalize (const char  *prefix,
              GError     **error)
{
  g_autofree char *host = signet_host_prefix_apply (prefix, SAMPLE);
  g_autofree char *name = NULL;
  g_autoptr (GError) local_error = NULL;

  if (g_str_equal (prefix, "@") || g_str_equal (prefix, "*"))
    return g_strdup (prefix);

  name = signet_dns_name_canonicalize (host, SIGNET_DNS_NAME_DEFAULT, &local_error);
  if (name == NULL || !g_str_has_suffix (name, "." SAMPLE))
    {
      g_autofree char *shown = signet_text_for_message (prefix, MAX_SHOWN_LENGTH);

      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("“%s” can't be put before a name. Letters, digits and hyphens can, “*” for a wildcard, and “@” "
                     "for the subdomain itself."), shown);
      return NULL;
    }

  name[strlen (name) - strlen ("." SAMPLE)] = '\0';

  return g_steal_pointer (&name);
}

/**
 * signet_host_prefixes_parse:
 * @text: (nullable): prefixes between blanks or commas, UTF-8
 * @error: return location for a #GError
 *
 * Returns: (transfer full): each of them once, in A-labels, perhaps none; %NULL with %SIGNET_ERROR_INVALID
 */
GStrv
signet_host_prefixes_parse (const char  *text,
                            GError     **error)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " ,;\t\r\n", -1);
  g_autoptr (GPtrArray) prefixes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *prefix = NULL;

      if (*words[i] == '\0')
        continue;

      prefix = canonicalize (words[i], error);
      if (prefix == NULL)
        return NULL;
      if (g_ptr_array_find_with_equal_func (prefixes, prefix, g_str_equal, NULL))
        continue;
      if (prefixes->len == MAX_PREFIXES)
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("No more than %d prefixes can be proposed."),
                       MAX_PREFIXES);
          return NULL;
        }
      g_ptr_array_add (prefixes, g_steal_pointer (&prefix));
    }

  g_ptr_array_add (prefixes, NULL);

  return (GStrv) g_ptr_array_steal (prefixes, NULL);
}
