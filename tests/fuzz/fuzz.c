/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "base/signet-dns-name.h"
#include "inventory/signet-inventory-writer.h"

#include <string.h>

/* The part of a file that a layout is detected from: smaller than in earnest, so that inputs of a usual size have a rest. */
#define SAMPLE_SIZE 2048

static SignetImportLayout *
detect (const guint8      *data,
        gsize              size,
        SignetImportFormat format,
        GError           **error)
{
  g_autoptr (GBytes) sample = g_bytes_new (data, MIN (size, SAMPLE_SIZE));
  SignetImportLayout *layout =
    signet_import_layout_new_for_sample (sample, size <= SAMPLE_SIZE, "fuzz.txt", (int) format, error);

  if (layout != NULL && *signet_import_layout_get_instance_name (layout) == '\0')
    signet_import_layout_set_instance_name (layout, "instance");
  return layout;
}

static SignetInventoryTable *
read_with (const guint8       *data,
           gsize               size,
           SignetImportLayout *layout,
           GError            **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);

  return signet_import_read_stream (stream, layout, NULL, error);
}

/* What a window does with a layout, all of it. */
static void
turn_over (SignetImportLayout *layout)
{
  g_autoptr (SignetImportLayout) copy = signet_import_layout_copy (layout);
  g_autofree char *signature = signet_import_layout_dup_signature (layout);
  g_autofree char *memory = signet_import_layout_dup_memory (layout);
  const guint n_columns = signet_import_layout_get_n_columns (layout);

  g_assert_true (*signature != '\0');
  g_assert_cmpuint (n_columns, ==, signet_import_layout_get_n_columns (copy));
  g_assert_true (signet_import_layout_apply_memory (layout, memory) == (n_columns > 0));
  for (guint i = 0; i < n_columns; i++)
    {
      g_assert_true (g_utf8_validate (signet_import_layout_get_column_title (layout, i), -1, NULL));
      for (guint row = 0; row < SIGNET_IMPORT_LAYOUT_N_SAMPLES; row++)
        {
          const char *cell = signet_import_layout_get_sample (layout, row, i);

          g_assert_true (cell == NULL || g_utf8_validate (cell, -1, NULL));
        }
    }
  signet_import_layout_set_separator (copy, ';');
  signet_import_layout_set_encoding (copy, "UTF-16LE");
  signet_import_layout_set_has_header (copy, !signet_import_layout_get_has_header (copy));
  for (guint i = 0; i < SIGNET_IMPORT_N_FORMATS; i++)
    signet_import_layout_set_format (copy, (SignetImportFormat) i);
}

SignetInventoryTable *
fuzz_read (const guint8      *data,
           gsize              size,
           SignetImportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetImportLayout) layout = detect (data, size, format, &error);
  SignetInventoryTable *table = NULL;

  if (layout != NULL)
    {
      if (size % 8 == 0) /* it costs more than all the rest */
        turn_over (layout);
      table = read_with (data, size, layout, &error);
    }
  g_assert_true ((table == NULL) == (error != NULL));
  g_assert_true (error == NULL || (*error->message != '\0' && g_utf8_validate (error->message, -1, NULL)));
  return table;
}

static void
check_name (const char        *name,
            SignetDnsNameFlags flags)
{
  g_autofree char *again = signet_dns_name_canonicalize (name, flags, NULL);

  g_assert_cmpstr (again, ==, name);
}

static void
check_row (SignetInventoryRow *row)
{
  GListModel *hosts;

  g_assert_cmpuint (row->line, >, 0);
  g_assert_true (*signet_instance_get_name (row->instance) != '\0');
  g_assert_true (g_utf8_validate (signet_instance_get_name (row->instance), -1, NULL));
  g_assert_true (*signet_instance_get_url (row->instance) == '\0' ||
                 signet_instance_check_url (signet_instance_get_url (row->instance), NULL));
  if (row->subdomain == NULL)
    return;
  check_name (signet_subdomain_get_name (row->subdomain), SIGNET_DNS_NAME_DEFAULT);
  hosts = signet_subdomain_get_hosts (row->subdomain);
  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);
      const char *name = signet_host_get_name (host);

      check_name (name, SIGNET_DNS_NAME_WILDCARD);
      g_assert_true (signet_dns_name_is_under (signet_dns_name_is_wildcard (name) ? name + 2 : name,
                                               signet_subdomain_get_name (row->subdomain)));
    }
}

void
fuzz_check_table (SignetInventoryTable *table)
{
  GPtrArray *rows = signet_inventory_table_get_rows (table);
  GPtrArray *refused = signet_inventory_table_get_refused (table);

  for (guint i = 0; i < rows->len; i++)
    check_row (g_ptr_array_index (rows, i));
  for (guint i = 0; i < refused->len; i++)
    {
      SignetRefusedRow *row = g_ptr_array_index (refused, i);

      g_assert_cmpuint (row->line, >, 0);
      g_assert_true (*row->reason != '\0' && g_utf8_validate (row->reason, -1, NULL));
    }
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Everything that a table says, a host a line, in an order of its own. */
static char *
describe (SignetInventoryTable *table)
{
  GPtrArray *rows = signet_inventory_table_get_rows (table);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      SignetInventoryRow *row = g_ptr_array_index (rows, i);
      SignetOrganization *o = signet_instance_get_organization (row->instance);
      g_autofree char *instance =
        g_strjoin ("\x1f", signet_instance_get_name (row->instance), signet_instance_get_url (row->instance),
                   signet_instance_get_notes (row->instance), o != NULL ? signet_organization_get_org_id (o) : "",
                   o != NULL ? signet_organization_get_name (o) : "", o != NULL ? signet_organization_get_unit (o) : "",
                   o != NULL ? signet_organization_get_country (o) : "", o != NULL ? signet_organization_get_state (o) : "",
                   o != NULL ? signet_organization_get_city (o) : "", NULL);
      GListModel *hosts = row->subdomain != NULL ? signet_subdomain_get_hosts (row->subdomain) : NULL;

      for (guint j = 0; hosts != NULL && j < g_list_model_get_n_items (hosts); j++)
        {
          g_autoptr (SignetHost) host = g_list_model_get_item (hosts, j);

          g_ptr_array_add (lines, g_strdup_printf ("%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%" G_GINT64_FORMAT, instance,
                                                   signet_subdomain_get_name (row->subdomain),
                                                   signet_subdomain_get_delegation_type (row->subdomain),
                                                   signet_subdomain_get_use_case (row->subdomain),
                                                   signet_host_get_name (host), signet_host_get_expires (host)));
        }
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static GBytes *
write_table (SignetInventoryTable *table,
             SignetImportFormat    format)
{
  GPtrArray *rows = signet_inventory_table_get_rows (table);
  g_autoptr (GPtrArray) instances = g_ptr_array_new ();
  g_autoptr (GPtrArray) subdomains = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      SignetInventoryRow *row = g_ptr_array_index (rows, i);
      GListModel *hosts = row->subdomain != NULL ? signet_subdomain_get_hosts (row->subdomain) : NULL;
      SignetSubdomain *subdomain;

      if (signet_instance_get_id (row->instance) == 0)
        {
          signet_instance_set_id (row->instance, instances->len + 1);
          g_ptr_array_add (instances, row->instance);
        }
      if (row->subdomain == NULL)
        continue;
      subdomain = signet_subdomain_new (signet_instance_get_id (row->instance), signet_subdomain_get_name (row->subdomain),
                                        signet_subdomain_get_delegation_type (row->subdomain),
                                        signet_subdomain_get_use_case (row->subdomain));
      for (guint j = 0; j < g_list_model_get_n_items (hosts); j++)
        {
          g_autoptr (SignetHost) host = g_list_model_get_item (hosts, j);

          signet_subdomain_add_host (subdomain, host);
        }
      g_ptr_array_add (subdomains, subdomain);
    }
  return format == SIGNET_IMPORT_FORMAT_JSON ? signet_inventory_write_json (instances, subdomains)
                                             : signet_inventory_write_csv (instances, subdomains);
}

void
fuzz_check_round_trip (SignetInventoryTable *table,
                       SignetImportFormat    format)
{
  g_autoptr (GBytes) bytes = write_table (table, format);
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (SignetImportLayout) layout = detect (data, size, format, &error);
  g_autoptr (SignetInventoryTable) again = NULL;
  g_autofree char *before = describe (table);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (signet_import_layout_get_separator (layout), ==, ',');
  again = read_with (data, size, layout, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_inventory_table_get_refused (again)->len, ==, 0);
  after = describe (again);
  g_assert_cmpstr (after, ==, before);
}
