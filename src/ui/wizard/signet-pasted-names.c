/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-pasted-names.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

/* Of a long list, as many are told one by one. */
#define MAX_NAMES_TOLD 10

/**
 * signet_pasted_names_read:
 * @text: UTF-8, as it was pasted
 * @names: (out) (transfer full): the host names in it, as A-labels, each once, in order
 * @refused: (out) (transfer full): the words that are no host names, each once, in order
 * @error: return location: %SIGNET_ERROR_TOO_LARGE
 *
 * Takes @text apart.
 *
 * Returns: %FALSE with @error where there are more words than %SIGNET_PASTED_NAMES_MAX; nothing is given then
 */
gboolean
signet_pasted_names_read (const char  *text,
                          GStrv       *names,
                          GStrv       *refused,
                          GError     **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) good = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) bad = g_strv_builder_new ();

  g_return_val_if_fail (text != NULL, FALSE);

  words = g_strsplit_set (text, " \t\r\n,;", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      if (words[i][0] == '\0')
        continue;

      name = signet_dns_name_canonicalize (words[i], SIGNET_DNS_NAME_WILDCARD, NULL);
      if (!g_hash_table_add (seen, g_strdup (name != NULL ? name : words[i])))
        continue;

      if (g_hash_table_size (seen) > SIGNET_PASTED_NAMES_MAX)
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                       _("There are more than %d names in the text. Paste them in smaller parts."),
                       SIGNET_PASTED_NAMES_MAX);
          return FALSE;
        }
      g_strv_builder_add (name != NULL ? good : bad, name != NULL ? name : words[i]);
    }

  *names = g_strv_builder_end (good);
  *refused = g_strv_builder_end (bad);

  return TRUE;
}

/**
 * signet_pasted_names_describe:
 * @names: one name or more
 *
 * Returns: (transfer full): the names in a row, translated; the first ten of a longer list, and how many more
 */
char *
signet_pasted_names_describe (const char * const *names)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_names = 0;

  g_return_val_if_fail (names != NULL, NULL);

  for (; names[n_names] != NULL; n_names++)
    if (n_names < MAX_NAMES_TOLD)
      g_string_append_printf (text, "%s%s", n_names > 0 ? ", " : "", names[n_names]);

  if (n_names > MAX_NAMES_TOLD)
    {
      guint n_more = n_names - MAX_NAMES_TOLD;

      /* Translators: comes after a list of names. */
      g_string_append_printf (text, ngettext (" and %u more", " and %u more", n_more), n_more);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
