/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-sample.h"

#include "base/signet-time.h"
#include "signet-sample-resources.h"

#include <string.h>

#define SAMPLE_PATH "/io/github/signetapp/Signet/sample/" SIGNET_SAMPLE_INVENTORY_NAME

#define DATE_LENGTH 10
#define DAY_S       ((gint64) 24 * 60 * 60)

/* The day at the end of a row, its last column; NULL: the row has none. */
static char *
dup_date (const char *line)
{
  gsize length = strlen (line);
  const char *date = length > DATE_LENGTH ? line + length - DATE_LENGTH : NULL;

  return date != NULL && date[-1] == ',' && signet_time_parse_date (date, NULL) != 0 ? g_strdup (date) : NULL;
}

/* @line, with its day as many days later as the sample is old. (transfer full) */
static char *
move_date (const char *line,
           gint64      age)
{
  g_autofree char *date = dup_date (line);
  g_autofree char *moved = NULL;

  if (date == NULL)
    return g_strdup (line);

  moved = signet_time_format_iso8601 (signet_time_parse_date (date, NULL) + age);

  return g_strdup_printf ("%.*s%.*s", (int) (strlen (line) - DATE_LENGTH), line, DATE_LENGTH, moved);
}

/**
 * signet_sample_inventory_dup_bytes:
 * @now: seconds since the epoch
 *
 * The days on which the sample's certificates run out are as far from @now as they were from
 * %SIGNET_SAMPLE_INVENTORY_DAY when it was written, so that it shows every state in every year.
 *
 * Returns: (transfer full): the sample inventory as a CSV file, UTF-8
 */
GBytes *
signet_sample_inventory_dup_bytes (gint64 now)
{
  gint64 age = now / DAY_S * DAY_S - signet_time_parse_date (SIGNET_SAMPLE_INVENTORY_DAY, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  char *moved = NULL;

  /* Asked through its own resource and not the registry: from a static library the linker takes the
   * resource only where its symbol is used. */
  bytes = g_resource_lookup_data (signet_sample_get_resource (), SAMPLE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  &error);
  if (bytes == NULL)
    g_error ("the program was built without its sample inventory: %s", error->message);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = lines[i];

      lines[i] = move_date (line, age);
    }
  moved = g_strjoinv ("\n", lines);

  return g_bytes_new_take (moved, strlen (moved));
}

/**
 * signet_sample_inventory_read:
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the sample inventory of today, as signet_csv_read() reads it
 */
SignetInventoryTable *
signet_sample_inventory_read (GError **error)
{
  g_autoptr (GBytes) bytes = signet_sample_inventory_dup_bytes (g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return signet_csv_read (stream, NULL, error);
}
