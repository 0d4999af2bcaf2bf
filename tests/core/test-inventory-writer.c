/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "import-text.h"
#include "inventory/signet-inventory-writer.h"

#define NOTES " \"Ask\", Ann;\r\n\tthen Bob. \\o/ \xf0\x9f\x98\x80\n"

typedef struct {
  GPtrArray *instances;
  GPtrArray *subdomains;
} Inventory;

static void
add_subdomain (Inventory  *inventory,
               gint64      instance_id,
               const char *name,
               const char *type,
               const char *use_case,
               gint64      first_expires,
               gint64      second_expires)
{
  SignetSubdomain *subdomain = signet_subdomain_new (instance_id, name, type, use_case);
  g_autofree char *first_name = g_strconcat ("t.", name, NULL);
  g_autofree char *second_name = g_strconcat ("*.", name, NULL);
  g_autoptr (SignetHost) first = signet_host_new (first_name, first_expires, FALSE);
  g_autoptr (SignetHost) second = signet_host_new (second_name, second_expires, TRUE);

  signet_subdomain_add_host (subdomain, first);
  signet_subdomain_add_host (subdomain, second);
  g_ptr_array_add (inventory->subdomains, subdomain);
}

static void
inventory_set_up (Inventory    *inventory,
                  gconstpointer data)
{
  g_autoptr (SignetOrganization) organization =
    signet_organization_new ("ORG \"7\"", "Société, “Générale” S.A.", "R&D; x", "FR", "Île-de-France", "Paris\\");
  SignetInstance *instance;

  inventory->instances = g_ptr_array_new_with_free_func (g_object_unref);
  inventory->subdomains = g_ptr_array_new_with_free_func (g_object_unref);
  instance = signet_instance_new ("shop", "https://shop.example.com:8443/", organization);
  signet_instance_set_id (instance, 5);
  signet_instance_set_notes (instance, NOTES);
  g_ptr_array_add (inventory->instances, instance);
  instance = signet_instance_new ("shop", "", NULL);
  signet_instance_set_id (instance, 6);
  g_ptr_array_add (inventory->instances, instance);
  instance = signet_instance_new ("empty, yet", "https://empty.example.com", organization);
  signet_instance_set_id (instance, 9);
  g_ptr_array_add (inventory->instances, instance);
  add_subdomain (inventory, 5, "mail.example.com", "full", "marketing", 1803859200, 1803859201);
  add_subdomain (inventory, 5, "xn--bcher-kva.example", "cname", "a, b", 0, 0);
  add_subdomain (inventory, 6, "mail.example.com", "", "", 0, 1803859200);
  add_subdomain (inventory, 77, "nobodys.example.com", "", "", 0, 0);
}

static void
inventory_tear_down (Inventory    *inventory,
                     gconstpointer data)
{
  g_ptr_array_unref (inventory->instances);
  g_ptr_array_unref (inventory->subdomains);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* "shop https://shop.example.com: mail.example.com full marketing t.mail.example.com 1803859200", a host a line, sorted. */
static char *
describe (SignetInventoryTable *table)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *rows = signet_inventory_table_get_rows (table);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      SignetInventoryRow *row = g_ptr_array_index (rows, i);
      SignetOrganization *organization = signet_instance_get_organization (row->instance);
      g_autofree char *instance =
        g_strdup_printf ("%s|%s|%s|%s", signet_instance_get_name (row->instance), signet_instance_get_url (row->instance),
                         signet_instance_get_notes (row->instance),
                         organization != NULL ? signet_organization_get_org_id (organization) : "-");
      GListModel *hosts = row->subdomain != NULL ? signet_subdomain_get_hosts (row->subdomain) : NULL;

      if (hosts == NULL)
        g_ptr_array_add (lines, g_strdup (instance));
      for (guint j = 0; hosts != NULL && j < g_list_model_get_n_items (hosts); j++)
        {
          g_autoptr (SignetHost) host = g_list_model_get_item (hosts, j);

          g_ptr_array_add (lines, g_strdup_printf ("%s|%s|%s|%s|%s|%" G_GINT64_FORMAT, instance,
                                                   signet_subdomain_get_name (row->subdomain),
                                                   signet_subdomain_get_delegation_type (row->subdomain),
                                                   signet_subdomain_get_use_case (row->subdomain), signet_host_get_name (host),
                                                   signet_host_get_expires (host)));
        }
    }
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (lines, i));
  return g_string_free (text, FALSE);
}

static const char expected[] =
  "empty, yet|https://empty.example.com||ORG \"7\"\n"
  "shop|https://shop.example.com:8443/|" NOTES "|ORG \"7\"|mail.example.com|full|marketing|*.mail.example.com|1803859201\n"
  "shop|https://shop.example.com:8443/|" NOTES "|ORG \"7\"|mail.example.com|full|marketing|t.mail.example.com|1803859200\n"
  "shop|https://shop.example.com:8443/|" NOTES "|ORG \"7\"|xn--bcher-kva.example|cname|a, b|*.xn--bcher-kva.example|0\n"
  "shop|https://shop.example.com:8443/|" NOTES "|ORG \"7\"|xn--bcher-kva.example|cname|a, b|t.xn--bcher-kva.example|0\n"
  "shop|||-|mail.example.com|||*.mail.example.com|1803859200\n"
  "shop|||-|mail.example.com|||t.mail.example.com|0\n";

static void
assert_comes_back (GBytes            *bytes,
                   SignetImportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GBytes) sample = g_bytes_ref (bytes);
  g_autoptr (SignetImportLayout) layout = signet_import_layout_new_for_sample (sample, TRUE, "export", -1, &error);

  g_assert_no_error (error);
  g_assert_cmpint (signet_import_layout_get_format (layout), ==, format);
  table = import_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), format, NULL, &error);
  g_assert_no_error (error);
  import_assert_refused (table, "");
  found = describe (table);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_csv_comes_back (Inventory    *inventory,
                     gconstpointer data)
{
  g_autoptr (GBytes) bytes = signet_inventory_write_csv (inventory->instances, inventory->subdomains);

  assert_comes_back (bytes, SIGNET_IMPORT_FORMAT_CSV);
}

static void
test_json_comes_back (Inventory    *inventory,
                      gconstpointer data)
{
  g_autoptr (GBytes) bytes = signet_inventory_write_json (inventory->instances, inventory->subdomains);

  assert_comes_back (bytes, SIGNET_IMPORT_FORMAT_JSON);
}

static void
test_states_are_written (Inventory    *inventory,
                         gconstpointer data)
{
  g_autoptr (GBytes) csv = signet_inventory_write_csv (inventory->instances, inventory->subdomains);
  g_autoptr (GBytes) json = signet_inventory_write_json (inventory->instances, inventory->subdomains);

  g_assert_nonnull (g_strstr_len (g_bytes_get_data (csv, NULL), (gssize) g_bytes_get_size (csv), ",none\r\n"));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (csv, NULL), (gssize) g_bytes_get_size (csv), ",waiting\r\n"));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json), "\"state\": \"waiting\""));
}

static void
test_an_empty_inventory_can_be_written (void)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GBytes) csv = signet_inventory_write_csv (nothing, nothing);
  g_autoptr (GBytes) json = signet_inventory_write_json (nothing, nothing);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInventoryTable) from_csv =
    import_bytes (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv), SIGNET_IMPORT_FORMAT_CSV, NULL, &error);
  g_autoptr (SignetInventoryTable) from_json = NULL;

  g_assert_no_error (error);
  import_assert_rows (from_csv, "");
  from_json = import_bytes (g_bytes_get_data (json, NULL), g_bytes_get_size (json), SIGNET_IMPORT_FORMAT_JSON, NULL, &error);
  g_assert_no_error (error);
  import_assert_rows (from_json, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/inventory-writer/csv-comes-back", Inventory, NULL, inventory_set_up, test_csv_comes_back, inventory_tear_down);
  g_test_add ("/inventory-writer/json-comes-back", Inventory, NULL, inventory_set_up, test_json_comes_back, inventory_tear_down);
  g_test_add ("/inventory-writer/states-are-written", Inventory, NULL, inventory_set_up, test_states_are_written, inventory_tear_down);
  g_test_add_func ("/inventory-writer/an-empty-inventory-can-be-written", test_an_empty_inventory_can_be_written);
  return g_test_run ();
}
