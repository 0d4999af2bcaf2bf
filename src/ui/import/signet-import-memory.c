/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-memory.h"

#define KEY "import-mappings"
/* A dictionary has no order in which one could forget the oldest. */
#define MAX_MEMORIES 200

static GSettings *
new_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SIGNET_APPLICATION_ID, TRUE);

  return schema != NULL && g_settings_schema_has_key (schema, KEY) ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * signet_import_memory_recall:
 * @layout: a layout as it was detected
 *
 * Returns: whether it is as it was used the last time now
 */
gboolean
signet_import_memory_recall (SignetImportLayout *layout)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_autofree char *signature = signet_import_layout_dup_signature (layout);
  g_autoptr (GVariant) memories = NULL;
  const char *memory = NULL;

  if (settings == NULL || signature == NULL)
    return FALSE;
  memories = g_settings_get_value (settings, KEY);
  return g_variant_lookup (memories, signature, "&s", &memory) && signet_import_layout_apply_memory (layout, memory);
}

/**
 * signet_import_memory_keep:
 * @layout: a layout as it was used
 *
 * Remembers it for the next table with the same header row.
 */
void
signet_import_memory_keep (SignetImportLayout *layout)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_autofree char *signature = signet_import_layout_dup_signature (layout);
  g_autofree char *memory = signet_import_layout_dup_memory (layout);
  g_autoptr (GVariant) memories = NULL;
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *key;
  const char *value;

  if (settings != NULL && signature != NULL && memory != NULL)
    {
      memories = g_settings_get_value (settings, KEY);
      if (g_variant_iter_init (&iter, memories) < MAX_MEMORIES)
        while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
          if (!g_str_equal (key, signature))
            g_variant_builder_add (&builder, "{ss}", key, value);
      g_variant_builder_add (&builder, "{ss}", signature, memory);
      g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
    }
  g_variant_builder_clear (&builder);
}
