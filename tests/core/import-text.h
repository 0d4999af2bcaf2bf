/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-reader.h"

#include <string.h>

/* A text in, its rows out, in one line each: for the tests of the readers. */

/* NULL with @error. */
static inline SignetInventoryTable *
import_bytes (const char        *text,
              gsize              size,
              SignetImportFormat format,
              const char        *origin,
              GError           **error)
{
  g_autoptr (GBytes) sample = g_bytes_new (text, MIN (size, 65536));
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);
  g_autoptr (SignetImportLayout) layout =
    signet_import_layout_new_for_sample (sample, size <= 65536, "text", (int) format, error);

  if (layout == NULL)
    return NULL;
  if (origin != NULL)
    signet_import_layout_set_origin (layout, origin);
  if (format != SIGNET_IMPORT_FORMAT_CSV)
    signet_import_layout_set_instance_name (layout, "x");
  return signet_import_read_stream (stream, layout, NULL, error);
}

static inline SignetInventoryTable *
import_text (const char        *text,
             SignetImportFormat format,
             const char        *origin)
{
  g_autoptr (GError) error = NULL;
  SignetInventoryTable *table = import_bytes (text, strlen (text), format, origin, &error);

  g_assert_no_error (error);
  return table;
}

static inline void
import_assert_fails (const char        *text,
                     SignetImportFormat format,
                     int                code,
                     const char        *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (import_bytes (text, strlen (text), format, NULL, &error));
  g_assert_true (error->domain == SIGNET_ERROR);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not contain “%s”", error->message, part);
  g_assert_cmpint (error->code, ==, code);
}

/* "2 mail.example.com full: t.mail.example.com m.mail.example.com", one a line; "-" for what is not there. */
static inline char *
import_describe (SignetInventoryTable *table)
{
  GString *text = g_string_new (NULL);
  GPtrArray *rows = signet_inventory_table_get_rows (table);

  for (guint i = 0; i < rows->len; i++)
    {
      SignetInventoryRow *row = g_ptr_array_index (rows, i);
      GListModel *hosts = row->subdomain != NULL ? signet_subdomain_get_hosts (row->subdomain) : NULL;
      const char *type = row->subdomain != NULL ? signet_subdomain_get_delegation_type (row->subdomain) : "";

      g_string_append_printf (text, "%u %s %s:", row->line, row->subdomain != NULL ? signet_subdomain_get_name (row->subdomain) : "-",
                              *type != '\0' ? type : "-");
      for (guint j = 0; hosts != NULL && j < g_list_model_get_n_items (hosts); j++)
        {
          g_autoptr (SignetHost) host = g_list_model_get_item (hosts, j);

          g_string_append_printf (text, " %s", signet_host_get_name (host));
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static inline void
import_assert_rows (SignetInventoryTable *table,
                    const char           *rows)
{
  g_autofree char *found = import_describe (table);

  g_assert_cmpstr (found, ==, rows);
}

/* @refused: lines and a part of the reason, "3 underscore\n5 blank\n". */
static inline void
import_assert_refused (SignetInventoryTable *table,
                       const char           *refused)
{
  g_auto (GStrv) lines = g_strsplit (refused, "\n", -1);
  GPtrArray *found = signet_inventory_table_get_refused (table);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++, n++)
    {
      SignetRefusedRow *row = i < found->len ? g_ptr_array_index (found, i) : NULL;
      char *part = NULL;
      const guint line = (guint) g_ascii_strtoull (lines[i], &part, 10);

      if (row == NULL || row->line != line || strstr (row->reason, g_strstrip (part)) == NULL)
        g_error ("“%u %s” is not “%u %s”", row != NULL ? row->line : 0, row != NULL ? row->reason : "", line, part);
    }
  for (guint i = n; i < found->len; i++)
    g_test_message ("refused: %s", ((SignetRefusedRow *) g_ptr_array_index (found, i))->reason);
  g_assert_cmpuint (found->len, ==, n);
}
