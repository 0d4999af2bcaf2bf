/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/store-test.h"

#include "base/signet-time.h"

#define HEADER "instance,url,organization,org_id,city,country,delegation_type,use_case,subdomain,hosts,expires\n"
#define N_MANY 3000

static const char inventory[] =
  HEADER
  "shop,https://shop.example.net,Société Générale,ORG-1,Paris,FR,full,marketing,mail.example.com,"
  "t.mail.example.com m.mail.example.com,2020-01-01\n"
  "shop,https://shop.example.net,Société Générale,ORG-1,Paris,FR,cname,transactional,xn--bcher-kva.example,"
  "t.xn--bcher-kva.example,2099-01-01\n"
  "portal,https://portal.example.org,Example Corp.,ORG-2,Berlin,DE,full,Loyalty,news.example.com,*.news.example.com,\n"
  "portal,https://portal.example.org,Example Corp.,ORG-2,Berlin,DE,full,marketing,mail.example.com,"
  "t.mail.example.com,\n";

typedef struct {
  StoreFixture base;
  SignetRowModel *model;
} Fixture;

static void
set_up_empty (Fixture      *fixture,
              gconstpointer data)
{
  store_test_set_up (&fixture->base, data);
  fixture->model = signet_store_list_hits (fixture->base.store);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (SignetImportReport) report = NULL;

  set_up_empty (fixture, data);
  report = store_test_import (fixture->base.store, inventory);
  g_assert_cmpuint (report->refused->len, ==, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->model);
  store_test_tear_down (&fixture->base, data);
}

/* A request for these names that has been made. */
static void
add_request (Fixture            *fixture,
             const char         *uuid,
             gint64              instance_id,
             const char         *instance_name,
             const char * const *names)
{
  g_autoptr (SignetSubject) subject = signet_subject_new ("Example", "", "FR", "Paris", "Paris");
  g_autoptr (SignetRequest) request = signet_request_new (subject, names[0], names, SIGNET_KEY_SPEC_ECDSA_P256, "public",
                                                          instance_id, instance_name, "", "");
  g_autoptr (GBytes) csr = g_bytes_new_static ("PEM", 3);
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) committed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  signet_store_begin_request_async (fixture->base.store, request, uuid, NULL, await_cb, &begun);
  id = signet_store_begin_request_finish (fixture->base.store, await_result (&begun), &error);
  g_assert_no_error (error);
  signet_store_commit_request_async (fixture->base.store, id, csr, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                     "done", NULL, await_cb, &committed);
  signet_store_commit_request_finish (fixture->base.store, await_result (&committed), &error);
  g_assert_no_error (error);
}

static void
append_hit (GString   *text,
            SignetHit *hit)
{
  g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "",
                          signet_hit_kind_to_nick (signet_hit_get_kind (hit)), signet_hit_get_title (hit));
  if (signet_hit_get_kind (hit) != SIGNET_HIT_KIND_INSTANCE && *signet_hit_get_instance_name (hit) != '\0')
    g_string_append_printf (text, " @%s", signet_hit_get_instance_name (hit));
}

/* "instance shop, host t.mail.example.com @shop" */
static void
assert_hits (Fixture    *fixture,
             const char *search,
             const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  signet_row_model_set_search (fixture->model, search);
  await_condition (signet_row_model_get_settled (fixture->model));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->model)); i++)
    {
      g_autoptr (SignetHit) hit = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);

      await_condition (signet_hit_get_loaded (hit));
      append_hit (text, hit);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static GPtrArray *
find_uses (Fixture    *fixture,
           const char *name,
           GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_find_uses_async (fixture->base.store, name, NULL, await_cb, &result);
  return signet_store_find_uses_finish (fixture->base.store, await_result (&result), error);
}

static void
assert_uses (Fixture    *fixture,
             const char *name,
             const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = find_uses (fixture, name, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    append_hit (text, g_ptr_array_index (hits, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_filtered (Fixture    *fixture,
                 gint64      instance_id,
                 const char *filter,
                 const char *expected)
{
  g_autoptr (SignetRowModel) model = signet_store_list_subdomains (fixture->base.store, instance_id);
  g_autoptr (GString) text = g_string_new (NULL);

  signet_row_model_set_filter (model, filter);
  await_condition (signet_row_model_get_settled (model));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (SignetSubdomain) subdomain = g_list_model_get_item (G_LIST_MODEL (model), i);

      await_condition (signet_subdomain_get_loaded (subdomain));
      g_string_append_printf (text, "%s%s@%s", i > 0 ? " " : "", signet_subdomain_get_name (subdomain),
                              signet_subdomain_get_instance_name (subdomain));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* ---- search ---- */

static void
test_nothing_is_found_before_there_is_a_search (Fixture      *fixture,
                                                gconstpointer data)
{
  assert_hits (fixture, "", "");
  assert_hits (fixture, "   ", "");
}

static void
test_nothing_is_found_in_an_empty_store (Fixture      *fixture,
                                         gconstpointer data)
{
  assert_hits (fixture, "mail", "");
}

static void
test_finds_instances_by_name_url_and_organization (Fixture      *fixture,
                                                   gconstpointer data)
{
  assert_hits (fixture, "PORTAL", "instance portal");
  assert_hits (fixture, "portal.example.org", "instance portal");
  assert_hits (fixture, "org-2", "instance portal, organization Example Corp.");
}

/* The same name on two instances is two. */
static void
test_finds_subdomains_and_hosts (Fixture      *fixture,
                                 gconstpointer data)
{
  assert_hits (fixture, "mail.exam",
               "subdomain mail.example.com @shop, subdomain mail.example.com @portal, "
               "host m.mail.example.com @shop, host t.mail.example.com @shop, host t.mail.example.com @portal");
  assert_hits (fixture, "t.mail.example.com", "host t.mail.example.com @portal, host t.mail.example.com @shop");
}

static void
test_what_is_called_so_comes_first (Fixture      *fixture,
                                    gconstpointer data)
{
  static const char * const hosts[] = { "a.t.mail.example.com", NULL };
  g_autoptr (GError) error = NULL;
  gint64 id = store_test_add_instance (fixture->base.store, "archive", "https://archive.example.net", &error);

  store_test_add_subdomain (fixture->base.store, id, "a.t.mail.example.com", hosts, &error);
  g_assert_no_error (error);
  assert_hits (fixture, "t.mail.example.com",
               "subdomain a.t.mail.example.com @archive, host t.mail.example.com @portal, host t.mail.example.com @shop, "
               "host a.t.mail.example.com @archive");
  assert_hits (fixture, "mail.example.co",
               "subdomain mail.example.com @shop, subdomain mail.example.com @portal, "
               "subdomain a.t.mail.example.com @archive, "
               "host a.t.mail.example.com @archive, host m.mail.example.com @shop, host t.mail.example.com @shop, "
               "host t.mail.example.com @portal");
}

static void
test_finds_names_in_either_spelling (Fixture      *fixture,
                                     gconstpointer data)
{
  const char *expected = "subdomain bücher.example @shop, host t.bücher.example @shop";

  assert_hits (fixture, "bücher.ex", expected);
  assert_hits (fixture, "BUCHER", expected);
  assert_hits (fixture, "xn--bcher", expected);
  assert_hits (fixture, "t.bücher.example", "host t.bücher.example @shop");
}

static void
test_finds_organizations_by_any_field (Fixture      *fixture,
                                       gconstpointer data)
{
  assert_hits (fixture, "societe", "instance shop, organization Société Générale");
  assert_hits (fixture, "berlin", "organization Example Corp.");
}

static void
test_finds_requests_by_any_of_their_names (Fixture      *fixture,
                                           gconstpointer data)
{
  static const char * const names[] = { "t.mail.example.com", "old.example.com", "xn--bcher-kva.example", NULL };

  add_request (fixture, "c0ffee00-1111-4111-8111-111111111111", 1, "shop", names);
  assert_hits (fixture, "old.exa", "request old.example.com @shop");
  assert_hits (fixture, "bücher",
               "subdomain bücher.example @shop, host t.bücher.example @shop, request bücher.example @shop");

  signet_row_model_set_search (fixture->model, "old.exa");
  await_condition (signet_row_model_get_settled (fixture->model));
  {
    g_autoptr (SignetHit) hit = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
    g_autofree char *subtitle = signet_hit_dup_subtitle (hit);

    g_assert_cmpstr (signet_hit_get_job_uuid (hit), ==, "c0ffee00-1111-4111-8111-111111111111");
    g_assert_cmpint (signet_hit_get_instance_id (hit), ==, 1);
    g_assert_true (g_str_has_prefix (subtitle, "shop · Done, "));
  }
}

static void
test_a_hit_says_where_it_is_and_how_it_stands (Fixture      *fixture,
                                               gconstpointer data)
{
  g_autoptr (SignetHit) host = NULL;
  g_autofree char *subtitle = NULL;

  assert_hits (fixture, "m.mail.example.com", "host m.mail.example.com @shop");
  host = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  subtitle = signet_hit_dup_subtitle (host);
  g_assert_cmpstr (subtitle, ==, "shop · mail.example.com");
  g_assert_cmpint (signet_hit_get_state (host), ==, SIGNET_CERTIFICATE_STATE_EXPIRED);
  g_assert_cmpint (signet_hit_get_subdomain_id (host), ==, 1);
  g_assert_cmpint (signet_hit_get_instance_id (host), ==, 1);
}

static void
test_a_filter_leaves_one_kind (Fixture      *fixture,
                               gconstpointer data)
{
  signet_row_model_set_filter (fixture->model, "host");
  assert_hits (fixture, "mail.example.com",
               "host m.mail.example.com @shop, host t.mail.example.com @shop, host t.mail.example.com @portal");
  signet_row_model_set_filter (fixture->model, "nonsense");
  assert_hits (fixture, "mail.example.com", "");
}

static void
test_what_was_removed_is_not_found (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_test_remove_instance (fixture->base.store, 1, TRUE, &error);
  g_assert_no_error (error);
  assert_hits (fixture, "mail.example.com", "subdomain mail.example.com @portal, host t.mail.example.com @portal");
  /* Its organization may get another. */
  assert_hits (fixture, "societe", "organization Société Générale");
  assert_uses (fixture, "m.mail.example.com", "");

  store_test_remove_subdomain (fixture->base.store, 4, TRUE, &error);
  g_assert_no_error (error);
  assert_hits (fixture, "mail.example.com", "");
}

/* A page of each kind, and all of one kind up to a limit; the counts go further. */
static void
test_many_hits_come_by_pages (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new (HEADER);
  g_autoptr (SignetImportReport) report = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint counts[SIGNET_HIT_KIND_N];

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (csv, "many,https://many.example.net,,,,,full,marketing,s%05u.example.com,"
                                 "t.s%05u.example.com m.s%05u.example.com,\n", i, i, i);
  report = store_test_import (fixture->base.store, csv->str);
  g_assert_cmpuint (report->n_subdomains, ==, N_MANY);

  signet_row_model_set_search (fixture->model, "example");
  await_condition (signet_row_model_get_settled (fixture->model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 1 + 2 * SIGNET_STORE_N_FIRST_HITS);
  signet_row_model_set_filter (fixture->model, "host");
  await_condition (signet_row_model_get_settled (fixture->model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, SIGNET_STORE_MAX_HITS);
  signet_row_model_set_filter (fixture->model, NULL);
  assert_hits (fixture, "m.s02999", "host m.s02999.example.com @many");

  signet_store_count_hits_async (fixture->base.store, "example", NULL, await_cb, &result);
  signet_store_count_hits_finish (fixture->base.store, await_result (&result), counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts[SIGNET_HIT_KIND_INSTANCE], ==, 1);
  g_assert_cmpuint (counts[SIGNET_HIT_KIND_SUBDOMAIN], ==, N_MANY);
  g_assert_cmpuint (counts[SIGNET_HIT_KIND_HOST], ==, 2 * N_MANY);
  g_assert_cmpuint (counts[SIGNET_HIT_KIND_REQUEST], ==, 0);
}

/* Texts that are no names, and signs that mean something to SQL. */
static void
test_odd_searches_find_nothing_and_harm_nothing (Fixture      *fixture,
                                                 gconstpointer data)
{
  static const char * const odd[] = { "'", "\"", "%", "_", "';--", "NEAR(", "mail*", "\\", "\xff\xfe", "mail\nexample" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    assert_hits (fixture, odd[i], "");
}

/* ---- where a name is used ---- */

static void
test_uses_are_those_of_the_very_name (Fixture      *fixture,
                                      gconstpointer data)
{
  assert_uses (fixture, "t.mail.example.com", "host t.mail.example.com @portal, host t.mail.example.com @shop");
  assert_uses (fixture, "T.Mail.Example.COM.", "host t.mail.example.com @portal, host t.mail.example.com @shop");
  assert_uses (fixture, "mail.example.com", "subdomain mail.example.com @portal, subdomain mail.example.com @shop");
  assert_uses (fixture, "shop.example.net", "instance shop");
  assert_uses (fixture, "nobody.example.com", "");
}

static void
test_uses_of_an_idn_in_either_spelling (Fixture      *fixture,
                                        gconstpointer data)
{
  assert_uses (fixture, "bücher.example", "subdomain bücher.example @shop");
  assert_uses (fixture, "XN--BCHER-KVA.example", "subdomain bücher.example @shop");
}

/* One label and no more (RFC 6125). */
static void
test_uses_by_the_wildcard_that_covers_it (Fixture      *fixture,
                                          gconstpointer data)
{
  assert_uses (fixture, "today.news.example.com", "host *.news.example.com @portal");
  assert_uses (fixture, "*.news.example.com", "host *.news.example.com @portal");
  assert_uses (fixture, "a.today.news.example.com", "");
  assert_uses (fixture, "news.example.com", "subdomain news.example.com @portal");
}

static void
test_uses_by_requests_the_newest_first (Fixture      *fixture,
                                        gconstpointer data)
{
  static const char * const both[] = { "*.news.example.com", "a.news.example.com", NULL };
  static const char * const other[] = { "x.example.com", "*.news.example.com", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  add_request (fixture, "c0ffee00-1111-4111-8111-111111111111", 2, "portal", both);
  add_request (fixture, "c0ffee00-2222-4222-8222-222222222222", 2, "portal", other);
  assert_uses (fixture, "a.news.example.com", "host *.news.example.com @portal, request *.news.example.com @portal, "
                                              "request a.news.example.com @portal");
  hits = find_uses (fixture, "a.news.example.com", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signet_hit_get_job_uuid (g_ptr_array_index (hits, 1)), ==, "c0ffee00-2222-4222-8222-222222222222");
  g_assert_cmpint (signet_hit_get_state (g_ptr_array_index (hits, 0)), ==, SIGNET_CERTIFICATE_STATE_WAITING);
}

static void
test_uses_of_what_is_no_name_are_refused (Fixture      *fixture,
                                          gconstpointer data)
{
  static const char * const wrong[] = { "", "mail", "https://mail.example.com/", "a..b.example.com", "10.0.0.1", "'; DROP" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (find_uses (fixture, wrong[i], &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
    }
}

/* ---- filters ---- */

static void
test_filters_by_state (Fixture      *fixture,
                       gconstpointer data)
{
  static const char * const waiting[] = { "*.news.example.com", NULL };

  assert_filtered (fixture, 0, "state:expired", "mail.example.com@shop");
  assert_filtered (fixture, 0, "state:due", "mail.example.com@shop");
  assert_filtered (fixture, 0, "state:critical", "");
  assert_filtered (fixture, 0, "state:valid", "xn--bcher-kva.example@shop");
  assert_filtered (fixture, 0, "state:none", "mail.example.com@portal news.example.com@portal");
  assert_filtered (fixture, 1, "state:none", "");
  assert_filtered (fixture, 2, "state:none", "mail.example.com@portal news.example.com@portal");
  assert_filtered (fixture, 0, "state:waiting", "");

  add_request (fixture, "c0ffee00-1111-4111-8111-111111111111", 2, "portal", waiting);
  assert_filtered (fixture, 0, "state:waiting", "news.example.com@portal");
  assert_filtered (fixture, 0, "state:none", "mail.example.com@portal");
  assert_filtered (fixture, 0, "state:waiting state:expired", "mail.example.com@shop news.example.com@portal");
}

/* Just outside and just inside of the thresholds. */
static void
test_due_ends_at_the_threshold (Fixture      *fixture,
                                gconstpointer data)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GString) csv = g_string_new (HEADER);
  g_autoptr (SignetImportReport) report = NULL;
  const int days[] = { 29, 31, 59, 61 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *when = signet_time_format_iso8601 (now + days[i] * 86400);

      g_string_append_printf (csv, "later,https://later.example.net,,,,,full,marketing,d%d.example.com,t.d%d.example.com,%s\n",
                              days[i], days[i], when);
    }
  report = store_test_import (fixture->base.store, csv->str);
  g_assert_cmpuint (report->refused->len, ==, 0);
  assert_filtered (fixture, 3, "state:critical", "d29.example.com@later");
  assert_filtered (fixture, 3, "state:soon", "d31.example.com@later d59.example.com@later");
  assert_filtered (fixture, 3, "state:due", "d29.example.com@later d31.example.com@later d59.example.com@later");
  assert_filtered (fixture, 3, "state:valid", "d61.example.com@later");
}

static void
test_filters_by_details (Fixture      *fixture,
                         gconstpointer data)
{
  assert_filtered (fixture, 0, "delegation:cname", "xn--bcher-kva.example@shop");
  assert_filtered (fixture, 0, "use:Loyalty", "news.example.com@portal");
  assert_filtered (fixture, 0, "use:Loyalty use:transactional", "xn--bcher-kva.example@shop news.example.com@portal");
  assert_filtered (fixture, 0, "use:marketing org:2", "mail.example.com@portal");
  assert_filtered (fixture, 0, "org:1", "xn--bcher-kva.example@shop mail.example.com@shop");
  assert_filtered (fixture, 0, "org:77", "");
  assert_filtered (fixture, 0, "org:1 state:none", "");
  assert_filtered (fixture, 0, "use:%27%20OR%201", "");
}

static void
test_filters_instances (Fixture      *fixture,
                        gconstpointer data)
{
  static const struct { const char *filter; const char *name; } cases[] = {
    { "state:expired", "shop" }, { "state:none", "portal" }, { "org:2", "portal" }, { "delegation:cname", "shop" },
    { "use:Loyalty", "portal" }, { "org:1 use:Loyalty", NULL },
  };
  g_autoptr (SignetRowModel) model = signet_store_list_instances (fixture->base.store);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetInstance) instance = NULL;

      signet_row_model_set_filter (model, cases[i].filter);
      await_condition (signet_row_model_get_settled (model));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, cases[i].name != NULL ? 1 : 0);
      instance = g_list_model_get_item (G_LIST_MODEL (model), 0);
      if (instance != NULL)
        g_assert_cmpstr (signet_instance_get_name (instance), ==, cases[i].name);
    }
}

static void
test_all_instances_sort_by_instance (Fixture      *fixture,
                                     gconstpointer data)
{
  static const char * const keys[] = { "name", "delegation-type", "state", "use-case", "verified", "instance" };
  g_autoptr (SignetRowModel) model = signet_store_list_subdomains (fixture->base.store, 0);
  g_autoptr (SignetSubdomain) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      signet_row_model_set_sort (model, keys[i], i % 2 == 0);
      await_condition (signet_row_model_get_settled (model));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 4);
    }
  signet_row_model_set_sort (model, "instance", TRUE);
  await_condition (signet_row_model_get_settled (model));
  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_cmpstr (signet_subdomain_get_instance_name (first), ==, "shop");
}

static void
test_ids_and_choices_for_filters (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (SignetRowFilter) filter = signet_row_filter_parse_known ("use:marketing");
  g_autoptr (GAsyncResult) filtered = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) organizations = NULL;
  g_auto (GStrv) use_cases = NULL;

  signet_store_filter_subdomains_async (fixture->base.store, 0, filter, NULL, await_cb, &filtered);
  ids = signet_store_filter_subdomains_finish (fixture->base.store, await_result (&filtered), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 4);

  signet_store_load_filter_choices_async (fixture->base.store, NULL, await_cb, &loaded);
  organizations = signet_store_load_filter_choices_finish (fixture->base.store, await_result (&loaded), &use_cases, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (organizations->len, ==, 2);
  g_assert_cmpstr (signet_organization_get_name (g_ptr_array_index (organizations, 0)), ==, "Example Corp.");
  g_assert_cmpuint (g_strv_length (use_cases), ==, 3);
  g_assert_cmpstr (use_cases[0], ==, "marketing");
}

#define TEST(name, set_up, func) g_test_add ("/store-find/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("nothing-is-found-before-there-is-a-search", set_up, test_nothing_is_found_before_there_is_a_search);
  TEST ("nothing-is-found-in-an-empty-store", set_up_empty, test_nothing_is_found_in_an_empty_store);
  TEST ("finds-instances-by-name-url-and-organization", set_up, test_finds_instances_by_name_url_and_organization);
  TEST ("finds-subdomains-and-hosts", set_up, test_finds_subdomains_and_hosts);
  TEST ("what-is-called-so-comes-first", set_up, test_what_is_called_so_comes_first);
  TEST ("finds-names-in-either-spelling", set_up, test_finds_names_in_either_spelling);
  TEST ("finds-organizations-by-any-field", set_up, test_finds_organizations_by_any_field);
  TEST ("finds-requests-by-any-of-their-names", set_up, test_finds_requests_by_any_of_their_names);
  TEST ("a-hit-says-where-it-is-and-how-it-stands", set_up, test_a_hit_says_where_it_is_and_how_it_stands);
  TEST ("a-filter-leaves-one-kind", set_up, test_a_filter_leaves_one_kind);
  TEST ("what-was-removed-is-not-found", set_up, test_what_was_removed_is_not_found);
  TEST ("many-hits-come-by-pages", set_up_empty, test_many_hits_come_by_pages);
  TEST ("odd-searches-find-nothing-and-harm-nothing", set_up, test_odd_searches_find_nothing_and_harm_nothing);
  TEST ("uses-are-those-of-the-very-name", set_up, test_uses_are_those_of_the_very_name);
  TEST ("uses-of-an-idn-in-either-spelling", set_up, test_uses_of_an_idn_in_either_spelling);
  TEST ("uses-by-the-wildcard-that-covers-it", set_up, test_uses_by_the_wildcard_that_covers_it);
  TEST ("uses-by-requests-the-newest-first", set_up, test_uses_by_requests_the_newest_first);
  TEST ("uses-of-what-is-no-name-are-refused", set_up, test_uses_of_what_is_no_name_are_refused);
  TEST ("filters-by-state", set_up, test_filters_by_state);
  TEST ("due-ends-at-the-threshold", set_up, test_due_ends_at_the_threshold);
  TEST ("filters-by-details", set_up, test_filters_by_details);
  TEST ("filters-instances", set_up, test_filters_instances);
  TEST ("all-instances-sort-by-instance", set_up, test_all_instances_sort_by_instance);
  TEST ("ids-and-choices-for-filters", set_up, test_ids_and_choices_for_filters);

  return g_test_run ();
}
