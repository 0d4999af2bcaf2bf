/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "inventory/signet-csv-reader.h"
#include "inventory/signet-sample.h"

#include <string.h>

#define HEADER "instance,url,organization,country,state,subdomain,hosts\n"

static SignetInventoryTable *
read_bytes (const char *text,
            gsize       size,
            GError    **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);

  return signet_csv_read (stream, NULL, error);
}

static SignetInventoryTable *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  SignetInventoryTable *table = read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

static SignetInventoryRow *
row_at (SignetInventoryTable *table,
        guint                 i)
{
  g_assert_cmpuint (i, <, signet_inventory_table_get_rows (table)->len);
  return g_ptr_array_index (signet_inventory_table_get_rows (table), i);
}

static void
assert_counts (SignetInventoryTable *table,
               guint                 n_rows,
               guint                 n_refused)
{
  GPtrArray *refused = signet_inventory_table_get_refused (table);

  for (guint i = n_refused; i < refused->len; i++)
    g_test_message ("refused: %s", ((SignetRefusedRow *) g_ptr_array_index (refused, i))->reason);
  g_assert_cmpuint (signet_inventory_table_get_rows (table)->len, ==, n_rows);
  g_assert_cmpuint (refused->len, ==, n_refused);
}

static void
assert_refused (SignetInventoryTable *table,
                guint                 i,
                guint                 line,
                const char           *part)
{
  GPtrArray *refused = signet_inventory_table_get_refused (table);
  SignetRefusedRow *row;

  g_assert_cmpuint (i, <, refused->len);
  row = g_ptr_array_index (refused, i);
  g_assert_cmpuint (row->line, ==, line);
  if (strstr (row->reason, part) == NULL)
    g_error ("“%s” does not contain “%s”", row->reason, part);
}

static void
assert_file_refused (const char *text,
                     gsize       size,
                     int         code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInventoryTable) table = read_bytes (text, size, &error);

  g_assert_null (table);
  g_assert_error (error, SIGNET_ERROR, code);
}

static void
test_reads_a_row (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_text ("expires,use_case,delegation_type,hosts,subdomain,city,state,country,unit,org_id,organization,url,instance\n"
               "2027-03-01,Marketing,CNAME,t.mail.example.com *.mail.example.com,Mail.Example.COM,Paris,IdF,fr,RC,7,"
               "Société Générale,https://shop.example.com,shop\n");
  SignetInventoryRow *row = row_at (table, 0);
  SignetOrganization *organization = signet_instance_get_organization (row->instance);
  g_autoptr (SignetHost) host = g_list_model_get_item (signet_subdomain_get_hosts (row->subdomain), 1);

  assert_counts (table, 1, 0);
  g_assert_cmpuint (row->line, ==, 2);
  g_assert_cmpstr (signet_instance_get_name (row->instance), ==, "shop");
  g_assert_cmpstr (signet_instance_get_url (row->instance), ==, "https://shop.example.com");
  g_assert_cmpstr (signet_organization_get_name (organization), ==, "Société Générale");
  g_assert_cmpstr (signet_organization_get_country (organization), ==, "FR");
  g_assert_cmpstr (signet_organization_get_city (organization), ==, "Paris");
  g_assert_cmpstr (signet_subdomain_get_name (row->subdomain), ==, "mail.example.com");
  g_assert_cmpstr (signet_subdomain_get_delegation_type (row->subdomain), ==, "cname");
  g_assert_cmpstr (signet_subdomain_get_use_case (row->subdomain), ==, "marketing");
  g_assert_cmpuint (signet_subdomain_get_n_hosts (row->subdomain), ==, 2);
  g_assert_cmpstr (signet_host_get_name (host), ==, "*.mail.example.com");
  g_assert_cmpint (signet_host_get_expires (host), ==, 1803859200); /* 2027-03-01T00:00:00Z */
}

static void
test_quotation (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_text (HEADER "\"University of Elbasan \"\"Aleksander Xhuvani\"\"\",,\"A, B\",AL,,uniel.edu.al,\"t.uniel.edu.al\nm.uniel.edu.al\"\n"
               "\"x\",,,,,a.example.com,\n");
  SignetInventoryRow *row = row_at (table, 0);

  assert_counts (table, 2, 0);
  g_assert_cmpstr (signet_instance_get_name (row->instance), ==, "University of Elbasan \"Aleksander Xhuvani\"");
  g_assert_cmpstr (signet_organization_get_name (signet_instance_get_organization (row->instance)), ==, "A, B");
  g_assert_cmpuint (signet_subdomain_get_n_hosts (row->subdomain), ==, 2);
  g_assert_cmpuint (row_at (table, 1)->line, ==, 4); /* the row before it took two lines */
}

static void
test_line_ends_and_byte_order_mark (void)
{
  static const char * const ends[] = { "\n", "\r\n", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strconcat ("\xef\xbb\xbf" "subdomain,instance", ends[i], "a.example.com,one", ends[i],
                                           ends[i], "b.example.com,two", NULL);
      g_autoptr (SignetInventoryTable) table = read_text (text);

      assert_counts (table, 2, 0);
      g_assert_cmpuint (row_at (table, 1)->line, ==, 4);
    }
}

static void
test_missing_name_is_the_urls_host (void)
{
  g_autoptr (SignetInventoryTable) table = read_text (HEADER ",https://Shop.Example.com:8443/x,,,,a.example.com,\n");

  g_assert_cmpstr (signet_instance_get_name (row_at (table, 0)->instance), ==, "shop.example.com");
  g_assert_null (signet_instance_get_organization (row_at (table, 0)->instance));
}

static void
test_without_hosts_the_subdomain_is_the_host (void)
{
  g_autoptr (SignetInventoryTable) table = read_text (HEADER "x,,,,,a.example.com,\n");
  g_autoptr (SignetHost) host = g_list_model_get_item (signet_subdomain_get_hosts (row_at (table, 0)->subdomain), 0);

  g_assert_cmpstr (signet_host_get_name (host), ==, "a.example.com");
}

static void
test_same_host_counts_once (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_text (HEADER "x,,,,,a.example.com,t.a.example.com T.A.example.com  t.a.example.com\n");

  g_assert_cmpuint (signet_subdomain_get_n_hosts (row_at (table, 0)->subdomain), ==, 1);
}

static void
test_idn_becomes_a_labels (void)
{
  g_autoptr (SignetInventoryTable) table = read_text (HEADER "x,,,,,café.example.net,t.café.example.net *.café.example.net\n");
  g_autoptr (SignetHost) host = NULL;

  assert_counts (table, 1, 0);
  g_assert_cmpstr (signet_subdomain_get_name (row_at (table, 0)->subdomain), ==, "xn--caf-dma.example.net");
  host = g_list_model_get_item (signet_subdomain_get_hosts (row_at (table, 0)->subdomain), 1);
  g_assert_cmpstr (signet_host_get_name (host), ==, "*.xn--caf-dma.example.net");
}

static void
test_bad_rows_are_refused_one_by_one (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_text (HEADER
               "good,,,,,a.example.com,\n"                         /* 2 */
               ",,,,,b.example.com,\n"                             /* 3 */
               "x,not a url,,,,b.example.com,\n"                   /* 4 */
               "x,,,,,,t.b.example.com\n"                          /* 5 */
               "x,,,,,under_score.example.com,\n"                  /* 6 */
               "x,,,,,*.example.com,\n"                            /* 7 */
               "x,,,,,b.example.com,t.other.example.com\n"         /* 8 */
               "x,,,,,b.example.com,tb.example.com\n"              /* 9 */
               "x,,,Germany,,b.example.com,\n"                     /* 10 */
               "x,,,,,b.example.com\n"                             /* 11 */
               "x,,,,,b.example.com,,\n"                           /* 12 */
               "x,,bad \"quote,,,b.example.com,\n"                 /* 13 */
               "x,,\"bad\"quote,,,b.example.com,\n"                /* 14 */
               "x,,Soci\xe9t\xe9,,,b.example.com,\n"               /* 15 */
               "x,,a\tb,,,b.example.com,\n"                        /* 16 */
               "good,,,,,c.example.com,\n"                         /* 17 */
               "x,,\"never closed,,,b.example.com,\n");            /* 18 */

  assert_counts (table, 2, 15);
  assert_refused (table, 0, 3, "neither instance nor url");
  assert_refused (table, 1, 4, "not a url");
  assert_refused (table, 2, 5, "subdomain");
  assert_refused (table, 3, 6, "under_score");
  assert_refused (table, 4, 7, "*");
  assert_refused (table, 5, 8, "not under");
  assert_refused (table, 6, 9, "not under");
  assert_refused (table, 7, 10, "GERMANY");
  assert_refused (table, 8, 11, "6 fields");
  assert_refused (table, 9, 12, "8 fields");
  assert_refused (table, 10, 13, "quotation mark");
  assert_refused (table, 11, 14, "quotation mark");
  assert_refused (table, 12, 15, "UTF-8");
  assert_refused (table, 13, 16, "control character");
  assert_refused (table, 14, 18, "never closed");
  g_assert_cmpuint (row_at (table, 1)->line, ==, 17);
}

static void
test_an_instance_can_stand_alone (void)
{
  g_autoptr (SignetInventoryTable) table = read_text (HEADER "x,,Acme,,,,\n,,,,,,\n");

  assert_counts (table, 1, 1);
  g_assert_null (row_at (table, 0)->subdomain);
  g_assert_cmpstr (signet_instance_get_name (row_at (table, 0)->instance), ==, "x");
  assert_refused (table, 0, 3, "neither instance nor url");
}

static void
test_notes_keep_their_lines (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_text ("instance,subdomain,notes\nx,a.example.com,\" Ask Ann.\r\n\tTwice. \"\nx,b.example.com,a\x01b\n");

  assert_counts (table, 1, 1);
  g_assert_cmpstr (signet_instance_get_notes (row_at (table, 0)->instance), ==, " Ask Ann.\r\n\tTwice. ");
  assert_refused (table, 0, 4, "control character");
}

static void
test_equal_instances_are_one_object (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_text (HEADER "x,,Acme,GB,,a.example.com,\nx,,Acme,GB,,b.example.com,\nx,,Acme,FR,,c.example.com,\n");

  g_assert_true (row_at (table, 0)->instance == row_at (table, 1)->instance);
  g_assert_true (row_at (table, 0)->instance != row_at (table, 2)->instance);
}

static void
test_hosts_may_be_separated_by_commas (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_text (HEADER "x,,,,,a.example.com,\"t.a.example.com, m.a.example.com;a.example.com\"\n");

  assert_counts (table, 1, 0);
  g_assert_cmpuint (signet_subdomain_get_n_hosts (row_at (table, 0)->subdomain), ==, 3);
}

static void
test_bad_details_are_refused (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_text ("instance,subdomain,delegation_type,expires\n"
               "x,a.example.com,partial,\n"
               "x,a.example.com,full,tomorrow\n"
               "x,a.example.com,full,2026-02-30\n"
               "x,a.example.com,Full,2026-02-28\n");

  assert_counts (table, 1, 3);
  assert_refused (table, 0, 2, "partial");
  assert_refused (table, 1, 3, "tomorrow");
  assert_refused (table, 2, 4, "2026-02-30");
}

static void
test_files_that_are_no_inventory (void)
{
  assert_file_refused ("", 0, SIGNET_ERROR_INVALID);
  assert_file_refused ("\n\n", 2, SIGNET_ERROR_INVALID);
  assert_file_refused ("name;url\n", 9, SIGNET_ERROR_INVALID);
  assert_file_refused ("instance,hosts\nx,y\n", 19, SIGNET_ERROR_INVALID);
  assert_file_refused ("instance,subdomain,Instance\n", 28, SIGNET_ERROR_INVALID);
  assert_file_refused ("\xff\xfei\0n\0s\0", 8, SIGNET_ERROR_INVALID);
  assert_file_refused ("PK\003\004\0\0\0\0", 8, SIGNET_ERROR_INVALID);
  assert_file_refused ("instance,subdomain\nx,a.ex\0mple.com\n", 35, SIGNET_ERROR_INVALID);
  assert_file_refused ("inst\xe9nce,subdomain\n", 19, SIGNET_ERROR_INVALID);
  assert_file_refused ("\"instance,subdomain\n", 20, SIGNET_ERROR_INVALID);
}

static void
test_limits (void)
{
  g_autoptr (GString) columns = g_string_new ("instance,subdomain");
  g_autoptr (GString) row = g_string_new ("instance,subdomain\nx,\"");

  for (guint i = 0; i < 1000; i++)
    g_string_append_c (columns, ',');
  assert_file_refused (columns->str, columns->len, SIGNET_ERROR_TOO_LARGE);
  for (guint i = 0; i < 1024 * 1024; i++)
    g_string_append_c (row, 'a');
  assert_file_refused (row->str, row->len, SIGNET_ERROR_TOO_LARGE);
}

static void
test_long_organization_is_kept (void)
{
  g_autofree char *name = g_strnfill (200, 'n');
  g_autofree char *text = g_strconcat (HEADER "x,,", name, ",,,a.example.com,\n", NULL);
  g_autoptr (SignetInventoryTable) table = read_text (text);

  g_assert_cmpstr (signet_organization_get_name (signet_instance_get_organization (row_at (table, 0)->instance)), ==, name);
}

static void
test_equal_organizations_are_one_object (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_text (HEADER "x,,Acme,GB,,a.example.com,\ny,,Acme,GB,,b.example.com,\nz,,Acme,FR,,c.example.com,\n");

  g_assert_true (signet_instance_get_organization (row_at (table, 0)->instance) ==
                 signet_instance_get_organization (row_at (table, 1)->instance));
  g_assert_true (signet_instance_get_organization (row_at (table, 0)->instance) !=
                 signet_instance_get_organization (row_at (table, 2)->instance));
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (HEADER, -1, NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (signet_csv_read (stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_random_bytes_never_crash (void)
{
  static const char alphabet[] = ",\"\r\n a.b*x\xc3\xa9\xff-";

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 2 == 0 ? "instance,subdomain\n" : "");
      g_autoptr (SignetInventoryTable) table = NULL;

      for (gint n = g_test_rand_int_range (0, 200); n > 0; n--)
        g_string_append_c (text, alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)]);
      table = read_bytes (text->str, text->len, NULL);
      g_assert_true (table == NULL || i % 2 == 0);
    }
}

static void
test_the_sample_is_all_right (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInventoryTable) table = signet_sample_inventory_read (&error);
  g_autoptr (GHashTable) instances = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean has_wildcard = FALSE, has_idn = FALSE;

  g_assert_no_error (error);
  assert_counts (table, 16, 0);
  for (guint i = 0; i < 16; i++)
    {
      SignetInventoryRow *row = row_at (table, i);
      GListModel *hosts = signet_subdomain_get_hosts (row->subdomain);

      g_hash_table_add (instances, (gpointer) signet_instance_get_url (row->instance));
      has_idn |= strstr (signet_subdomain_get_name (row->subdomain), "xn--") != NULL;
      for (guint j = 0; j < g_list_model_get_n_items (hosts); j++)
        {
          g_autoptr (SignetHost) host = g_list_model_get_item (hosts, j);

          has_wildcard |= g_str_has_prefix (signet_host_get_name (host), "*.");
        }
    }
  g_assert_cmpuint (g_hash_table_size (instances), ==, 4);
  g_assert_true (has_wildcard);
  g_assert_true (has_idn);
}

/* As in real tables: “ and ” of Windows-1252, taken for Latin-1. */
static void
test_mistaken_quotation_marks_are_kept (void)
{
  g_autoptr (SignetInventoryTable) table =
    read_text (HEADER "Unit \302\223B\302\224,https://b.example.com,B,FR,,b.example.com,t.b.example.com\n");

  assert_counts (table, 1, 0);
  g_assert_cmpstr (signet_instance_get_name (row_at (table, 0)->instance), ==, "Unit \302\223B\302\224");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-reader/reads-a-row", test_reads_a_row);
  g_test_add_func ("/csv-reader/quotation", test_quotation);
  g_test_add_func ("/csv-reader/line-ends-and-byte-order-mark", test_line_ends_and_byte_order_mark);
  g_test_add_func ("/csv-reader/missing-name-is-the-urls-host", test_missing_name_is_the_urls_host);
  g_test_add_func ("/csv-reader/without-hosts-the-subdomain-is-the-host", test_without_hosts_the_subdomain_is_the_host);
  g_test_add_func ("/csv-reader/same-host-counts-once", test_same_host_counts_once);
  g_test_add_func ("/csv-reader/idn-becomes-a-labels", test_idn_becomes_a_labels);
  g_test_add_func ("/csv-reader/bad-rows-are-refused-one-by-one", test_bad_rows_are_refused_one_by_one);
  g_test_add_func ("/csv-reader/an-instance-can-stand-alone", test_an_instance_can_stand_alone);
  g_test_add_func ("/csv-reader/notes-keep-their-lines", test_notes_keep_their_lines);
  g_test_add_func ("/csv-reader/equal-instances-are-one-object", test_equal_instances_are_one_object);
  g_test_add_func ("/csv-reader/hosts-may-be-separated-by-commas", test_hosts_may_be_separated_by_commas);
  g_test_add_func ("/csv-reader/bad-details-are-refused", test_bad_details_are_refused);
  g_test_add_func ("/csv-reader/files-that-are-no-inventory", test_files_that_are_no_inventory);
  g_test_add_func ("/csv-reader/limits", test_limits);
  g_test_add_func ("/csv-reader/long-organization-is-kept", test_long_organization_is_kept);
  g_test_add_func ("/csv-reader/equal-organizations-are-one-object", test_equal_organizations_are_one_object);
  g_test_add_func ("/csv-reader/cancelled", test_cancelled);
  g_test_add_func ("/csv-reader/random-bytes-never-crash", test_random_bytes_never_crash);
  g_test_add_func ("/csv-reader/the-sample-is-all-right", test_the_sample_is_all_right);
  g_test_add_func ("/csv-reader/mistaken-quotation-marks-are-kept", test_mistaken_quotation_marks_are_kept);

  return g_test_run ();
}
