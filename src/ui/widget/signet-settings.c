/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-settings.h"

#include "inventory/signet-host-prefix.h"
#include "inventory/signet-subdomain.h"

/**
 * signet_settings_new:
 *
 * Returns: (transfer full) (nullable): the settings of the program; %NULL where their schema is not installed
 */
GSettings *
signet_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SIGNET_APPLICATION_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * signet_settings_dup_host_prefixes:
 * @settings: (nullable): the settings of the program
 *
 * Returns: (transfer full): the prefixes of the hosts that are proposed for a new subdomain. What somebody wrote into
 *   the settings by other means, and is no prefix, is left out
 */
GStrv
signet_settings_dup_host_prefixes (GSettings *settings)
{
  g_auto (GStrv) stored = NULL;
  g_autoptr (GStrvBuilder) prefixes = g_strv_builder_new ();

  if (settings == NULL)
    return g_strdupv ((char **) signet_subdomain_default_prefixes ());

  stored = g_settings_get_strv (settings, SIGNET_SETTINGS_HOST_PREFIXES);
  for (guint i = 0; stored[i] != NULL; i++)
    {
      g_auto (GStrv) parsed = signet_host_prefixes_parse (stored[i], NULL);

      if (parsed != NULL)
        g_strv_builder_addv (prefixes, (const char **) parsed);
    }

  return g_strv_builder_end (prefixes);
}
