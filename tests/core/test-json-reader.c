/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "import-text.h"

#define JSON SIGNET_IMPORT_FORMAT_JSON
#define HEAD "{\n\"format\": \"signet-inventory\",\n\"version\": 1,\n" /* 3 lines */
#define INSTANCES HEAD "\"instances\": [{\"id\": 7, \"name\": \"shop\"}],\n" /* 4 lines */

static void
test_reads_everything (void)
{
  g_autoptr (SignetInventoryTable) table =
    import_text (HEAD "\"instances\": [\n"
                 "{\"id\": -3, \"name\": \"shop\", \"url\": \"https://shop.example.com\", \"notes\": \"Ask Ann.\\n\\u00e9\\ud83d\\ude00\",\n"
                 " \"organization\": {\"org_id\": \"7\", \"name\": \"Société\", \"unit\": \"M\", \"country\": \"fr\", \"state\": \"IdF\", \"city\": \"Paris\"}},\n"
                 "{\"id\": 9223372036854775807, \"name\": \"alone\"}],\n"
                 "\"subdomains\": [{\"instance\": -3, \"name\": \"Mail.example.com\", \"delegation_type\": \"cname\", \"use_case\": \"marketing\",\n"
                 "\"hosts\": [{\"name\": \"t.mail.example.com\", \"expires\": \"2027-03-01T12:00:00Z\", \"state\": \"valid\"},"
                 "{\"name\": \"*.mail.example.com\"}]},\n"
                 "{\"instance\": -3, \"name\": \"bare.example.com\", \"hosts\": []},\n"
                 "{\"instance\": -3, \"name\": \"own.example.com\"}]}", JSON, NULL);
  SignetInventoryRow *row;
  SignetOrganization *organization;
  g_autoptr (SignetHost) host = NULL;

  import_assert_refused (table, "");
  import_assert_rows (table, "7 - -:\n8 mail.example.com cname: t.mail.example.com *.mail.example.com\n"
                             "10 bare.example.com -:\n11 own.example.com -: own.example.com\n");
  row = signet_inventory_table_get_rows (table)->pdata[1];
  host = g_list_model_get_item (signet_subdomain_get_hosts (row->subdomain), 0);
  organization = signet_instance_get_organization (row->instance);
  g_assert_cmpint (signet_host_get_expires (host), ==, 1803902400);
  g_assert_cmpstr (signet_instance_get_notes (row->instance), ==, "Ask Ann.\né😀");
  g_assert_cmpstr (signet_organization_get_name (organization), ==, "Société");
  g_assert_cmpstr (signet_organization_get_country (organization), ==, "FR");
  g_assert_cmpstr (signet_organization_get_city (organization), ==, "Paris");
}

static void
test_wrong_parts_are_refused_with_their_line (void)
{
  g_autoptr (SignetInventoryTable) table =
    import_text (INSTANCES "\"instances\": [\n"
                 "{\"id\": 7, \"name\": \"again\"},\n"                              /* 6 */
                 "{\"name\": \"no id\"},\n"                                         /* 7 */
                 "{\"id\": 1.5, \"name\": \"x\"},\n"                                /* 8 */
                 "{\"id\": 2, \"name\": 3},\n"                                      /* 9 */
                 "{\"id\": 2},\n"                                                   /* 10 */
                 "{\"id\": 2, \"name\": \"x\", \"colour\": \"red\"},\n"             /* 11 */
                 "{\"id\": 2, \"name\": \"x\", \"organization\": {\"vat\": \"1\"}},\n" /* 12 */
                 "{\"id\": 2, \"name\": \"x\", \"organization\": [1]},\n"           /* 13 */
                 "\"text\", 3, null,\n"                                             /* 14 */
                 "{\"id\": 2, \"name\": \"a\\tb\"}],\n"                             /* 15 */
                 "\"subdomains\": [\n"
                 "{\"instance\": 2, \"name\": \"a.example.com\"},\n"                /* 17 */
                 "{\"instance\": 7, \"name\": \"a_b.example.com\"},\n"              /* 18 */
                 "{\"instance\": 7},\n"                                             /* 19 */
                 "{\"instance\": 7, \"name\": \"a.example.com\", \"hosts\": \"a.example.com\"},\n"          /* 20 */
                 "{\"instance\": 7, \"name\": \"a.example.com\", \"hosts\": [\"a.example.com\"]},\n"        /* 21 */
                 "{\"instance\": 7, \"name\": \"a.example.com\", \"hosts\": [{\"name\": \"b.example.com\"}]},\n" /* 22 */
                 "{\"instance\": 7, \"name\": \"a.example.com\", \"hosts\": [{}]},\n"                       /* 23 */
                 "{\"instance\": 7, \"name\": \"a.example.com\", \"hosts\": [{\"name\": \"a.example.com\", \"expires\": \"soon\"}]},\n" /* 24 */
                 "{\"instance\": 7, \"name\": \"a.example.com\", \"delegation_type\": \"half\"},\n"         /* 25 */
                 "{\"instance\": 7, \"name\" \"a.example.com\"},\n"                 /* 26 */
                 "{\"instance\": 7, \"name\": \"good.example.com\"}],\n"            /* 27 */
                 "\"colour\": \"red\", \"colours\": [1, 2]}\n", JSON, NULL);        /* 28 */

  import_assert_rows (table, "27 good.example.com -: good.example.com\n");
  import_assert_refused (table, "6 another instance\n7 “id”\n8 “id”\n9 “name”\n10 neither\n11 colour\n12 vat\n13 organization\n"
                                "14 no object\n14 no object\n14 no object\n15 control character\n17 no instance\n18 underscore\n"
                                "19 not filled in\n20 hosts\n21 hosts\n22 not under\n23 empty\n24 soon\n25 half\n26 not right\n"
                                "28 colour\n28 colours\n28 colours\n");
}

static void
test_documents_of_others_are_refused (void)
{
  import_assert_fails ("{}", JSON, SIGNET_ERROR_INVALID, "no inventory of Signet");
  import_assert_fails ("{\"instances\": []}", JSON, SIGNET_ERROR_INVALID, "no inventory of Signet");
  import_assert_fails ("{\"instances\": [1]}", JSON, SIGNET_ERROR_INVALID, "no inventory of Signet");
  import_assert_fails ("{\"format\": \"other\", \"version\": 1}", JSON, SIGNET_ERROR_INVALID, "no inventory of Signet");
  import_assert_fails ("{\"format\": \"signet-inventory\"}", JSON, SIGNET_ERROR_INVALID, "no inventory of Signet");
  import_assert_fails ("{\"format\": \"signet-inventory\", \"version\": 2}", JSON, SIGNET_ERROR_INVALID, "version 2");
  import_assert_fails ("{\"format\": \"signet-inventory\", \"version\": \"1\"}", JSON, SIGNET_ERROR_INVALID, "version");
  import_assert_fails ("[]", JSON, SIGNET_ERROR_INVALID, "brace");
}

static void
test_what_is_no_json_is_refused_with_its_line (void)
{
  static const struct { const char *text, *part; } cases[] = {
    { INSTANCES, "ends too early" },
    { INSTANCES "}", "quotation mark" },
    { INSTANCES "\"subdomains\": [{]}", "Line 5" },
    { INSTANCES "\"subdomains\": []} x", "behind its end" },
    { INSTANCES "\"subdomains\": [{}, ]}", "Line 5" },
    { INSTANCES "\"subdomains\" []}", "colon" },
    { INSTANCES "\"subdomains\": [{} {}]}", "comma" },
    { INSTANCES "\"subdomains\": [{\"a\": 'b'}]}", "quotation marks" },
    { INSTANCES "\"subdomains\": [{\"a\": /* b */ 1}]}", "quotation marks" },
    { INSTANCES "\"subdomains\": [{\"a\": \"b\nc\"}]}", "not closed" },
    { INSTANCES "\"subdomains\": [{\"a\": \"\\x\"}]}", "escape" },
    { INSTANCES "\"subdomains\": [{\"a\": \"\\u12g4\"}]}", "hexadecimal" },
    { INSTANCES "\"subdomains\": [{\"a\": \"\\u0000\"}]}", "NUL" },
    { INSTANCES "\"subdomains\": [{\"a\": \"\\ud800\"}]}", "surrogates" },
    { INSTANCES "\"subdomains\": [{\"a\": \"\\ud800\\n\"}]}", "surrogates" },
    { INSTANCES "\"subdomains\": [{\"a\": \"\\ud800\\ud800\"}]}", "surrogates" },
    { INSTANCES "\"subdomains\": [{\"a\": \"\\udc00\"}]}", "surrogates" },
    { INSTANCES "\"subdomains\": [{\"a\": \"\xff\"}]}", "UTF-8" },
    { INSTANCES "\"subdomains\": [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]}", "deeply" },
    { INSTANCES "\"a\\u0041\": 1}", "no name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].part);
      import_assert_fails (cases[i].text, JSON, SIGNET_ERROR_INVALID, cases[i].part);
    }
}

static void
test_a_huge_part_is_refused (void)
{
  g_autoptr (GString) text = g_string_new (INSTANCES "\"subdomains\": [\n{\"name\": \"");
  g_autoptr (GError) error = NULL;

  while (text->len < 2 * 1024 * 1024)
    g_string_append (text, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  g_assert_null (import_bytes (text->str, text->len, JSON, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "line 6"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-reader/reads-everything", test_reads_everything);
  g_test_add_func ("/json-reader/wrong-parts-are-refused-with-their-line", test_wrong_parts_are_refused_with_their_line);
  g_test_add_func ("/json-reader/documents-of-others-are-refused", test_documents_of_others_are_refused);
  g_test_add_func ("/json-reader/what-is-no-json-is-refused-with-its-line", test_what_is_no_json_is_refused_with_its_line);
  g_test_add_func ("/json-reader/a-huge-part-is-refused", test_a_huge_part_is_refused);
  return g_test_run ();
}
