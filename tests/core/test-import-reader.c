/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "inventory/signet-import-reader.h"
#include "support/await.h"

#include <string.h>

static SignetImportSource *
source_for_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return signet_import_source_new_for_bytes ("Pasted text", bytes);
}

static SignetImportLayout *
detect (SignetImportSource *source,
        GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_import_layout_detect_async (source, -1, NULL, await_cb, &result);
  return signet_import_layout_detect_finish (await_result (&result), error);
}

static void
progress_cb (goffset  done,
             goffset  all,
             gpointer user_data)
{
  goffset *last = user_data;

  g_assert_cmpint (done, >, *last);
  g_assert_cmpint (done, <=, all);
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  *last = done;
}

static void
test_reads_pasted_text (void)
{
  g_autoptr (SignetImportSource) source = source_for_text ("Domain\tServer\nmail.example.com\tx\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetImportLayout) layout = detect (source, &error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetInventoryTable) table = NULL;

  g_assert_no_error (error);
  signet_import_read_async (source, layout, NULL, NULL, NULL, await_cb, &result);
  signet_import_layout_set_mapping (layout, 0, SIGNET_INVENTORY_N_COLUMNS); /* too late to count */
  table = signet_import_read_finish (await_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_inventory_table_get_rows (table)->len, ==, 1);
}

static void
test_tells_progress_in_octets (void)
{
  g_autoptr (GString) text = g_string_new ("subdomain,instance\n");
  g_autoptr (SignetImportSource) source = NULL;
  g_autoptr (SignetImportLayout) layout = NULL;
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  goffset last = 0;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "s%u.example.com,x\n", i);
  source = source_for_text (text->str);
  layout = detect (source, &error);
  g_assert_no_error (error);
  signet_import_read_async (source, layout, progress_cb, &last, NULL, await_cb, &result);
  table = signet_import_read_finish (await_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_inventory_table_get_rows (table)->len, ==, 50000);
  g_assert_cmpint (last, ==, (goffset) text->len);
}

static void
test_absent_file_is_named (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/inventory.csv");
  g_autoptr (SignetImportSource) source = signet_import_source_new_for_file (file);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (signet_import_source_get_title (source), ==, "inventory.csv");
  g_assert_null (detect (source, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "/nowhere/inventory.csv"));
}

static void
test_a_folder_is_no_file (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (SignetImportSource) source = signet_import_source_new_for_file (file);
  g_autoptr (GError) error = NULL;

  g_assert_null (detect (source, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
}

static void
test_errors_name_the_source (void)
{
  g_autoptr (SignetImportSource) source = source_for_text ("PK\003\004");
  g_autoptr (GError) error = NULL;

  g_assert_null (detect (source, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Pasted text"));
  g_assert_nonnull (strstr (error->message, "ZIP"));
}

static void
test_cancelled (void)
{
  g_autoptr (SignetImportSource) source = source_for_text ("subdomain,instance\nmail.example.com,x\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SignetImportLayout) layout = detect (source, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  signet_import_read_async (source, layout, NULL, NULL, cancellable, await_cb, &result);
  g_assert_null (signet_import_read_finish (await_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_an_incomplete_layout_reads_nothing (void)
{
  g_autoptr (SignetImportSource) source = source_for_text ("Domain,Colour\nmail.example.com,red\n");
  g_autoptr (SignetImportLayout) layout = detect (source, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_import_read_async (source, layout, NULL, NULL, NULL, await_cb, &result);
  g_assert_null (signet_import_read_finish (await_result (&result), &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
}

static void
test_what_the_sample_did_not_show_is_told_with_its_line (void)
{
  g_autoptr (GString) text = g_string_new ("subdomain,instance,organization\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SignetImportLayout) layout = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 2; i <= 6000; i++)
    g_string_append_printf (text, "s%u.example.com,x,%s\n", i, i == 5000 ? "\x81" : "Caf\xe9");
  bytes = g_bytes_new (text->str, 65536);
  layout = signet_import_layout_new_for_sample (bytes, FALSE, "x.csv", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signet_import_layout_get_encoding (layout), ==, "WINDOWS-1252");
  stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
  g_assert_null (signet_import_read_stream (stream, layout, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "5000"));
}

static void
test_dates_of_other_tables (void)
{
  static const struct { const char *text; gint64 time; } cases[] = {
    { "2027-03-01", 1803859200 }, { "2027/03/01", 1803859200 }, { "01.03.2027", 1803859200 }, { "1.3.2027", 1803859200 },
    { "1 Mar 2027", 1803859200 }, { "01-Mar-2027", 1803859200 }, { "Mar 1, 2027", 1803859200 },
    { "Mar  1 12:00:00 2027 GMT", 1803902400 }, { "2027-03-01T12:00:00Z", 1803902400 },
    { "31/03/2027", 1806451200 }, { "03/31/2027", 1806451200 },
    { "01/03/2027", 0 }, { "32.03.2027", 0 }, { "01.03.27", 0 }, { "tomorrow", 0 }, { "1 Foo 2027", 0 }, { "01.03.2027x", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("Domain;Server;Expires\nmail.example.com;x;%s\n", cases[i].text);
      g_autoptr (SignetImportSource) source = source_for_text (text);
      g_autoptr (SignetImportLayout) layout = detect (source, NULL);
      g_autoptr (GInputStream) stream = signet_import_source_open (source, NULL, NULL);
      g_autoptr (SignetInventoryTable) table = NULL;
      GPtrArray *rows;

      signet_import_layout_set_mapping (layout, 2, SIGNET_INVENTORY_COLUMN_EXPIRES);
      table = signet_import_read_stream (stream, layout, NULL, NULL);
      rows = signet_inventory_table_get_rows (table);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (rows->len, ==, cases[i].time != 0 ? 1 : 0);
      if (cases[i].time != 0)
        {
          SignetInventoryRow *row = rows->pdata[0];
          g_autoptr (SignetHost) host = g_list_model_get_item (signet_subdomain_get_hosts (row->subdomain), 0);

          g_assert_cmpint (signet_host_get_expires (host), ==, cases[i].time);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-reader/reads-pasted-text", test_reads_pasted_text);
  g_test_add_func ("/import-reader/tells-progress-in-octets", test_tells_progress_in_octets);
  g_test_add_func ("/import-reader/absent-file-is-named", test_absent_file_is_named);
  g_test_add_func ("/import-reader/a-folder-is-no-file", test_a_folder_is_no_file);
  g_test_add_func ("/import-reader/errors-name-the-source", test_errors_name_the_source);
  g_test_add_func ("/import-reader/cancelled", test_cancelled);
  g_test_add_func ("/import-reader/an-incomplete-layout-reads-nothing", test_an_incomplete_layout_reads_nothing);
  g_test_add_func ("/import-reader/what-the-sample-did-not-show-is-told-with-its-line",
                   test_what_the_sample_did_not_show_is_told_with_its_line);
  g_test_add_func ("/import-reader/dates-of-other-tables", test_dates_of_other_tables);
  return g_test_run ();
}
