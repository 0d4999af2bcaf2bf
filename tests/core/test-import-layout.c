/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "inventory/signet-import-reader.h"

#include <string.h>

#define N_COLUMNS SIGNET_INVENTORY_N_COLUMNS

static SignetImportLayout *
try_bytes (const char *text,
           gsize       size,
           const char *name,
           int         format,
           GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);

  return signet_import_layout_new_for_sample (bytes, TRUE, name, format, error);
}

static SignetImportLayout *
detect_bytes (const char *text,
              gsize       size)
{
  g_autoptr (GError) error = NULL;
  SignetImportLayout *layout = try_bytes (text, size, "table.txt", -1, &error);

  g_assert_no_error (error);
  return layout;
}

static SignetImportLayout *
detect (const char *text)
{
  return detect_bytes (text, strlen (text));
}

static void
assert_fails (const char *text,
              gsize       size,
              const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_bytes (text, size, "table.csv", -1, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not contain “%s”", error->message, part);
}

/* @columns: our names, "-" for a column that is left alone, as in "subdomain - url". */
static void
assert_mapped (SignetImportLayout *layout,
               const char         *columns)
{
  g_auto (GStrv) names = g_strsplit (columns, " ", -1);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < signet_import_layout_get_n_columns (layout); i++)
    {
      SignetInventoryColumn column = signet_import_layout_get_mapping (layout, i);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                              column == N_COLUMNS ? "-" : signet_inventory_column_get_name (column));
    }
  g_assert_cmpstr (found->str, ==, columns);
}

static SignetInventoryTable *
read_bytes (SignetImportLayout *layout,
            const char         *text,
            gsize               size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);
  g_autoptr (GError) error = NULL;
  SignetInventoryTable *table = signet_import_read_stream (stream, layout, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
test_separators_are_found (void)
{
  static const char separators[] = { ',', ';', '\t', '|' };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_autofree char *text = g_strdup ("Domain;Server;Firma;Farbe\nmail.example.com;a;\"Muster, Söhne & Co\";\"a;b\"\n"
                                        "news.example.com;c;Acme;c\n");
      g_autoptr (SignetImportLayout) layout = NULL;
      g_autoptr (SignetInventoryTable) table = NULL;

      for (char *p = text; *p != '\0'; p++)
        if (*p == ';')
          *p = separators[i];
      layout = detect (text);
      g_assert_cmpint (signet_import_layout_get_format (layout), ==, SIGNET_IMPORT_FORMAT_CSV);
      g_assert_cmpint (signet_import_layout_get_separator (layout), ==, separators[i]);
      g_assert_cmpuint (signet_import_layout_get_n_columns (layout), ==, 4);
      assert_mapped (layout, "subdomain instance organization -");
      table = read_bytes (layout, text, strlen (text));
      g_assert_cmpuint (signet_inventory_table_get_rows (table)->len, ==, 2);
    }
}

static void
test_foreign_titles_are_understood (void)
{
  static const struct { const char *titles, *columns; } cases[] = {
    { "FQDN,Server,Company,Customer ID,Country,State,City,Valid until,Comment",
      "subdomain instance organization org_id country state city expires notes" },
    { "Hostname,SAN,URL,Owner,Department,Not After", "subdomain hosts url organization unit expires" },
    { "Domäne;Instanz;Firma;Kundennummer;Abteilung;Land;Bundesland;Ort;Gültig bis;Bemerkungen",
      "subdomain instance organization org_id unit country state city expires notes" },
    { "Nom de domaine;Serveur;Société;Département;Pays;Région;Ville;Date d’expiration;Remarques",
      "subdomain instance organization unit country state city expires notes" },
    { "Subdominio;Servidor;Empresa;País;Provincia;Ciudad;Fecha de caducidad;Uso",
      "subdomain instance organization country state city expires use_case" },
    { "Nome dominio;Piattaforma;Ragione sociale;Paese;Città;Data di scadenza;Note",
      "subdomain instance organization country city expires notes" },
    { "Domeinnaam;Omgeving;Bedrijf;Land;Plaats;Vervaldatum", "subdomain instance organization country city expires" },
    { "ID,Sub-Domain Name,Delegation,Use Case,Instance URL,Ticket", "- subdomain delegation_type use_case url -" },
    { "SSL expiration (UTC)\tPrimary Domain\tApplication name", "expires subdomain instance" },
    { "status,organization,instance,subdomain,certificate_state,Domain", "- organization instance subdomain - -" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].titles, "\n", NULL);
      g_autoptr (SignetImportLayout) layout = detect (text);

      g_test_message ("%s", cases[i].titles);
      g_assert_true (signet_import_layout_get_has_header (layout));
      assert_mapped (layout, cases[i].columns);
    }
}

static void
test_contents_decide_where_titles_do_not (void)
{
  g_autoptr (SignetImportLayout) name_is_host = detect ("Name,Link,CC,When\nmail.example.com,https://a.example.net,FR,2027-03-01\n");
  g_autoptr (SignetImportLayout) name_is_not = detect ("Name,Domain,Land\nProd 3,mail.example.com,Deutschland\n");
  g_autoptr (SignetImportLayout) no_header = detect ("mail.example.com,https://a.example.net,DE,31.12.2027\n"
                                                     "news.example.com,https://b.example.net,FR,01.02.2028\n");
  g_autoptr (SignetImportLayout) created = detect ("created,domain,server\n2020-01-01,mail.example.com,x\n");
  g_autoptr (SignetImportLayout) server = detect ("Server;Kunde\nmail.example.com;Acme\nnews.example.com;Acme\n");

  assert_mapped (name_is_host, "subdomain url country expires");
  assert_mapped (name_is_not, "instance subdomain -");
  g_assert_false (signet_import_layout_get_has_header (no_header));
  assert_mapped (no_header, "subdomain url country expires");
  g_assert_cmpstr (signet_import_layout_get_column_title (no_header, 2), ==, "Column 3");
  assert_mapped (created, "- subdomain instance");
  assert_mapped (server, "subdomain organization");
}

static void
test_encodings_are_found (void)
{
  static const struct { const char *encoding, *mark; } cases[] = {
    { "UTF-8", "" }, { "UTF-8", "\xef\xbb\xbf" },
    { "UTF-16LE", "" }, { "UTF-16BE", "" }, { "UTF-16LE", "\xff\xfe" }, { "UTF-16BE", "\xfe\xff" },
    { "UTF-32LE", "\xff\xfe\0\0" },
    { "WINDOWS-1252", "" },
  };
  const char *text = "subdomain;instance;organization\r\nmail.example.com;x;Société “Générale”\r\n";

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (SignetImportLayout) layout = NULL;
      g_autoptr (SignetInventoryTable) table = NULL;
      SignetInventoryRow *row;
      gsize size;
      g_autofree char *converted = g_convert (text, -1, cases[i].encoding, "UTF-8", NULL, &size, NULL);

      g_byte_array_append (bytes, (const guint8 *) cases[i].mark,
                           strcmp (cases[i].encoding, "UTF-32LE") == 0 ? 4 : (guint) strlen (cases[i].mark));
      g_byte_array_append (bytes, (const guint8 *) converted, (guint) size);
      layout = detect_bytes ((const char *) bytes->data, bytes->len);
      g_assert_cmpstr (signet_import_layout_get_encoding (layout), ==, cases[i].encoding);
      assert_mapped (layout, "subdomain instance organization");
      table = read_bytes (layout, (const char *) bytes->data, bytes->len);
      g_assert_cmpuint (signet_inventory_table_get_rows (table)->len, ==, 1);
      row = g_ptr_array_index (signet_inventory_table_get_rows (table), 0);
      g_assert_cmpstr (signet_organization_get_name (signet_instance_get_organization (row->instance)), ==,
                       "Société “Générale”");
    }
}

static void
test_cyrillic_is_told_from_latin (void)
{
  static const char * const encodings[] = { "WINDOWS-1251", "KOI8-R" };
  const char *text = "subdomain,instance,organization\nmail.example.com,x,Общество с ограниченной ответственностью\n";

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize size;
      g_autofree char *converted = g_convert (text, -1, encodings[i], "UTF-8", NULL, &size, NULL);
      g_autoptr (SignetImportLayout) layout = detect_bytes (converted, size);

      g_assert_cmpstr (signet_import_layout_get_encoding (layout), ==, encodings[i]);
    }
}

static void
test_one_bad_octet_is_no_other_encoding (void)
{
  const char *text = "subdomain,instance\nmail.example.com,Société Générale à Orléans\na.example.com,Soci\xe9t\n";
  g_autoptr (SignetImportLayout) layout = detect (text);
  g_autoptr (SignetInventoryTable) table = read_bytes (layout, text, strlen (text));

  g_assert_cmpstr (signet_import_layout_get_encoding (layout), ==, "UTF-8");
  g_assert_cmpuint (signet_inventory_table_get_rows (table)->len, ==, 1);
  g_assert_cmpuint (signet_inventory_table_get_refused (table)->len, ==, 1);
}

static void
count_cb (SignetImportLayout *layout,
          gpointer            user_data)
{
  guint *n = user_data;

  (*n)++;
}

static void
test_changes_split_the_sample_anew (void)
{
  g_autoptr (SignetImportLayout) layout = detect ("subdomain,instance;url\nmail.example.com,a;https://a.example.net\n");
  guint n_changes = 0;

  g_signal_connect (layout, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpint (signet_import_layout_get_separator (layout), ==, ',');
  g_assert_cmpstr (signet_import_layout_get_sample (layout, 0, 1), ==, "a;https://a.example.net");
  signet_import_layout_set_separator (layout, ';');
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (signet_import_layout_get_sample (layout, 0, 0), ==, "mail.example.com,a");
  g_assert_cmpstr (signet_import_layout_get_column_title (layout, 1), ==, "url");
  signet_import_layout_set_has_header (layout, FALSE);
  g_assert_cmpstr (signet_import_layout_get_sample (layout, 0, 1), ==, "url");
  g_assert_null (signet_import_layout_get_sample (layout, 2, 0));
  g_assert_null (signet_import_layout_get_sample (layout, 0, 2));
  signet_import_layout_set_format (layout, SIGNET_IMPORT_FORMAT_LIST);
  g_assert_cmpuint (signet_import_layout_get_n_columns (layout), ==, 0);
  signet_import_layout_set_format (layout, SIGNET_IMPORT_FORMAT_CSV);
  g_assert_cmpint (signet_import_layout_get_separator (layout), ==, ',');
  g_assert_cmpuint (n_changes, ==, 4);
}

static void
test_wrong_encoding_is_told_and_can_be_mended (void)
{
  g_autoptr (SignetImportLayout) layout = detect ("subdomain,instance\nmail.example.com,Café Müller\n");
  g_autoptr (GError) error = NULL;

  signet_import_layout_set_encoding (layout, "UTF-16LE");
  g_assert_false (signet_import_layout_check (layout, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  signet_import_layout_set_encoding (layout, "UTF-8");
  g_assert_true (signet_import_layout_check (layout, NULL));
  assert_mapped (layout, "subdomain instance");
}

static void
test_one_column_for_each_of_ours (void)
{
  g_autoptr (SignetImportLayout) layout = detect ("Domain,Server,Other\nmail.example.com,x,news.example.com\n");

  assert_mapped (layout, "subdomain instance -");
  signet_import_layout_set_mapping (layout, 2, SIGNET_INVENTORY_COLUMN_SUBDOMAIN);
  assert_mapped (layout, "- instance subdomain");
  signet_import_layout_set_mapping (layout, 2, N_COLUMNS);
  assert_mapped (layout, "- instance -");
}

static void
test_tells_what_is_missing (void)
{
  g_autoptr (SignetImportLayout) layout = detect ("Domain,Other\nmail.example.com,x\n");
  g_autoptr (GError) no_instance = NULL;
  g_autoptr (GError) no_subdomain = NULL;

  g_assert_false (signet_import_layout_check (layout, &no_instance));
  g_assert_error (no_instance, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_nonnull (strstr (no_instance->message, "instance"));
  signet_import_layout_set_instance_name (layout, "shop");
  g_assert_true (signet_import_layout_check (layout, NULL));
  signet_import_layout_set_instance_url (layout, "not a url");
  g_assert_false (signet_import_layout_check (layout, NULL));
  signet_import_layout_set_instance_url (layout, "");
  signet_import_layout_set_mapping (layout, 0, N_COLUMNS);
  g_assert_false (signet_import_layout_check (layout, &no_subdomain));
  g_assert_nonnull (strstr (no_subdomain->message, "subdomain"));
}

static void
test_rows_without_an_instance_get_the_layouts (void)
{
  const char *text = "Domain,Server\nmail.example.com,\nnews.example.com,own\n";
  g_autoptr (SignetImportLayout) layout = detect (text);
  g_autoptr (SignetInventoryTable) table = NULL;
  GPtrArray *rows;

  signet_import_layout_set_instance_name (layout, "shop");
  table = read_bytes (layout, text, strlen (text));
  rows = signet_inventory_table_get_rows (table);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (signet_instance_get_name (((SignetInventoryRow *) rows->pdata[0])->instance), ==, "shop");
  g_assert_cmpstr (signet_instance_get_name (((SignetInventoryRow *) rows->pdata[1])->instance), ==, "own");
}

static void
test_a_mapping_is_remembered (void)
{
  g_autoptr (SignetImportLayout) first = detect ("A,B\nmail.example.com,x\n");
  g_autoptr (SignetImportLayout) second = detect ("A,B\nnews.example.com,y\n");
  g_autoptr (SignetImportLayout) other = detect ("A,C\nmail.example.com,x\n");
  g_autofree char *signature = signet_import_layout_dup_signature (first);
  g_autofree char *same = signet_import_layout_dup_signature (second);
  g_autofree char *another = signet_import_layout_dup_signature (other);
  g_autofree char *memory = NULL;

  g_assert_cmpstr (signature, ==, same);
  g_assert_cmpstr (signature, !=, another);
  signet_import_layout_set_mapping (first, 1, SIGNET_INVENTORY_COLUMN_ORG_ID);
  memory = signet_import_layout_dup_memory (first);
  g_assert_true (signet_import_layout_apply_memory (second, memory));
  assert_mapped (second, "subdomain org_id");
}

static void
test_a_wrong_memory_changes_nothing (void)
{
  static const char * const wrong[] = {
    NULL, "", "1", "1 subdomain", "1 subdomain subdomain", "2 subdomain org_id", "1 subdomain org_id -", "1 nonsense -",
  };
  g_autoptr (SignetImportLayout) layout = detect ("Domain,Server\nmail.example.com,x\n");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (signet_import_layout_apply_memory (layout, wrong[i]));
  assert_mapped (layout, "subdomain instance");
}

static void
test_files_of_other_kinds_are_named (void)
{
  g_autofree char *columns = g_strnfill (1200, ',');
  g_autoptr (GError) error = NULL;

  assert_fails ("", 0, "empty");
  assert_fails ("\xef\xbb\xbf", 3, "empty");
  assert_fails ("\xff\xfe", 2, "empty");
  assert_fails ("PK\003\004\024\000\000\000", 8, "ZIP");
  assert_fails ("\x1f\x8b\x08\0\0\0\0\0", 8, "compressed");
  assert_fails ("%PDF-1.4\n", 9, "document");
  assert_fails ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "spreadsheet");
  assert_fails ("-----BEGIN CERTIFICATE-----\n", 28, "certificate");
  assert_fails ("<!DOCTYPE html>", 15, "web page");
  assert_fails ("a\0b\0\0\0cdefgh\x01\x02\x03", 15, "no text");
  assert_fails ("subdomain,instance\nmail.exam\0ple.com,x\n", 38, "NUL");
  g_assert_null (try_bytes (columns, 1200, "table.csv", -1, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE);
}

static void
test_formats_are_told_apart (void)
{
  static const struct { const char *name, *text; SignetImportFormat format; } cases[] = {
    { "x", "{\n \"format\": \"signet-inventory\" }", SIGNET_IMPORT_FORMAT_JSON },
    { "x.json", "?", SIGNET_IMPORT_FORMAT_JSON },
    { "x", "$ORIGIN example.com.\n@ SOA a b 1 2 3 4 5\n", SIGNET_IMPORT_FORMAT_ZONE },
    { "db.example.com", "; zone\nmail IN NS ns1.example.net.\n  NS ns2.example.net.\n", SIGNET_IMPORT_FORMAT_ZONE },
    { "x", "mail 3600 IN A 192.0.2.1\nnews A 192.0.2.1\n", SIGNET_IMPORT_FORMAT_ZONE },
    { "x.zone", "", SIGNET_IMPORT_FORMAT_ZONE },
    { "x.txt", "# mine\nmail.example.com\n*.news.example.com https://shop.example.com/\n", SIGNET_IMPORT_FORMAT_LIST },
    { "x.txt", "mail.example.com, bücher.example.com\n", SIGNET_IMPORT_FORMAT_LIST },
    { "x.txt", "subdomain\nmail.example.com\n", SIGNET_IMPORT_FORMAT_CSV },
    { "x.csv", "mail.example.com\n", SIGNET_IMPORT_FORMAT_CSV },
    { "x", "Domain;Server\nmail.example.com;A\n", SIGNET_IMPORT_FORMAT_CSV },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strconcat (cases[i].text, "\n", NULL);
      g_autoptr (SignetImportLayout) layout = try_bytes (text, strlen (text), cases[i].name, -1, &error);

      g_assert_no_error (error);
      g_test_message ("%u: %s", i, cases[i].name);
      g_assert_cmpint (signet_import_layout_get_format (layout), ==, cases[i].format);
    }
}

static void
test_a_wished_format_is_kept (void)
{
  for (int format = 0; format < SIGNET_IMPORT_N_FORMATS; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetImportLayout) layout = try_bytes ("mail.example.com\n", 17, "x", format, &error);

      g_assert_no_error (error);
      g_assert_cmpint (signet_import_layout_get_format (layout), ==, format);
    }
}

static void
test_zone_and_list_propose_an_instance (void)
{
  g_autoptr (SignetImportLayout) zone = detect ("$TTL 1h\nExample.COM. IN SOA a b 1 2 3 4 5\n");
  g_autoptr (SignetImportLayout) list = detect ("mail.example.com\n");
  g_autoptr (SignetImportLayout) by_name = try_bytes ("mail IN A 192.0.2.1\n", 20, "db.example.com", -1, NULL);

  g_assert_cmpstr (signet_import_layout_get_origin (zone), ==, "example.com.");
  g_assert_cmpstr (signet_import_layout_get_instance_name (zone), ==, "example.com");
  g_assert_cmpstr (signet_import_layout_get_instance_name (list), ==, "table");
  g_assert_true (signet_import_layout_check (list, NULL));
  g_assert_cmpstr (signet_import_layout_get_origin (by_name), ==, "example.com.");
  signet_import_layout_set_origin (by_name, " example.net ");
  g_assert_cmpstr (signet_import_layout_get_origin (by_name), ==, "example.net.");
}

static void
test_all_encodings_are_known (void)
{
  const char * const *encodings = signet_import_layout_get_encodings ();

  for (guint i = 0; encodings[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_convert ("", 0, "UTF-8", encodings[i], NULL, NULL, &error);

      g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-layout/separators-are-found", test_separators_are_found);
  g_test_add_func ("/import-layout/foreign-titles-are-understood", test_foreign_titles_are_understood);
  g_test_add_func ("/import-layout/contents-decide-where-titles-do-not", test_contents_decide_where_titles_do_not);
  g_test_add_func ("/import-layout/encodings-are-found", test_encodings_are_found);
  g_test_add_func ("/import-layout/cyrillic-is-told-from-latin", test_cyrillic_is_told_from_latin);
  g_test_add_func ("/import-layout/one-bad-octet-is-no-other-encoding", test_one_bad_octet_is_no_other_encoding);
  g_test_add_func ("/import-layout/changes-split-the-sample-anew", test_changes_split_the_sample_anew);
  g_test_add_func ("/import-layout/wrong-encoding-is-told-and-can-be-mended", test_wrong_encoding_is_told_and_can_be_mended);
  g_test_add_func ("/import-layout/one-column-for-each-of-ours", test_one_column_for_each_of_ours);
  g_test_add_func ("/import-layout/tells-what-is-missing", test_tells_what_is_missing);
  g_test_add_func ("/import-layout/rows-without-an-instance-get-the-layouts", test_rows_without_an_instance_get_the_layouts);
  g_test_add_func ("/import-layout/a-mapping-is-remembered", test_a_mapping_is_remembered);
  g_test_add_func ("/import-layout/a-wrong-memory-changes-nothing", test_a_wrong_memory_changes_nothing);
  g_test_add_func ("/import-layout/files-of-other-kinds-are-named", test_files_of_other_kinds_are_named);
  g_test_add_func ("/import-layout/formats-are-told-apart", test_formats_are_told_apart);
  g_test_add_func ("/import-layout/a-wished-format-is-kept", test_a_wished_format_is_kept);
  g_test_add_func ("/import-layout/zone-and-list-propose-an-instance", test_zone_and_list_propose_an_instance);
  g_test_add_func ("/import-layout/all-encodings-are-known", test_all_encodings_are_known);
  return g_test_run ();
}
