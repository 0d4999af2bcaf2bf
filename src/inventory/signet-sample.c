/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-sample.h"

#include "signet-sample-resources.h"

#define SAMPLE_PATH "/io/github/signetapp/Signet/sample/" SIGNET_SAMPLE_INVENTORY_NAME

/**
 * signet_sample_inventory_dup_bytes:
 *
 * Returns: (transfer full): the sample inventory as a CSV file, UTF-8
 */
GBytes *
signet_sample_inventory_dup_bytes (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  /* Asked through its own resource and not the registry: from a static library the linker takes the
   * resource only where its symbol is used. */
  bytes = g_resource_lookup_data (signet_sample_get_resource (), SAMPLE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  &error);
  if (bytes == NULL)
    g_error ("the program was built without its sample inventory: %s", error->message);
  return bytes;
}

/**
 * signet_sample_inventory_read:
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the sample inventory, as signet_csv_read() reads it
 */
SignetInventoryTable *
signet_sample_inventory_read (GError **error)
{
  g_autoptr (GBytes) bytes = signet_sample_inventory_dup_bytes ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return signet_csv_read (stream, NULL, error);
}
