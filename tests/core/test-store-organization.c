/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/store-test.h"

static SignetOrganization *
acme (void)
{
  return signet_organization_new ("ORG-1", "Acme", "Marketing", "GB", "", "Leeds");
}

static gint64
add_instance_of (SignetStore        *store,
                 const char         *name,
                 SignetOrganization *organization)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInstance) instance = signet_instance_new (name, NULL, organization);
  gint64 id;

  signet_store_add_instance_async (store, instance, NULL, await_cb, &result);
  id = signet_store_add_instance_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
  return id;
}

/* The only one. */
static SignetOrganization *
load (SignetStore *store)
{
  g_autoptr (GPtrArray) rows = store_test_load_organizations (store);

  g_assert_cmpuint (rows->len, ==, 1);
  return g_object_ref (g_ptr_array_index (rows, 0));
}

static void
test_added_is_listed_and_recorded (StoreFixture *fixture,
                                   gconstpointer data)
{
  g_autoptr (SignetOrganization) organization = signet_organization_new (" ORG-1 ", " Acme", "Marketing", "gb", "", "Leeds ");
  g_autoptr (SignetOrganization) expected = acme ();
  g_autoptr (SignetOrganization) stored = NULL;
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (store_test_add_organization (fixture->store, organization, &error), >, 0);
  g_assert_no_error (error);
  stored = load (fixture->store);
  g_assert_true (signet_organization_equal (stored, expected));
  g_assert_cmpuint (signet_organization_get_version (stored), ==, 1);
  job = store_test_last_job (fixture->store);
  g_assert_cmpint (signet_job_get_kind (job), ==, SIGNET_JOB_KIND_ORGANIZATION);
  g_assert_cmpstr (signet_job_get_title (job), ==, "Acme");
}

static void
test_the_same_in_all_fields_exists (StoreFixture *fixture,
                                    gconstpointer data)
{
  g_autoptr (SignetOrganization) organization = acme ();
  g_autoptr (SignetOrganization) other = signet_organization_new ("ORG-1", "Acme", "Marketing", "GB", "", "York");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_cmpint (store_test_add_organization (fixture->store, organization, &error), >, 0);
  g_assert_cmpint (store_test_add_organization (fixture->store, organization, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (store_test_add_organization (fixture->store, other, &error), >, 0);

  rows = store_test_load_organizations (fixture->store);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_false (store_test_edit_organization (fixture->store, g_ptr_array_index (rows, 1), organization, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
}

static void
test_bad_fields_are_refused (StoreFixture *fixture,
                             gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (2000, 'x');
  SignetOrganization *organizations[] = {
    signet_organization_new ("", "  ", "", "", "", ""),      signet_organization_new ("", "Acme", "", "Germany", "", ""),
    signet_organization_new ("", long_name, "", "", "", ""), signet_organization_new ("", "A\nB", "", "", "", ""),
    signet_organization_new ("", "\xff", "", "", "", ""),
  };

  for (guint i = 0; i < G_N_ELEMENTS (organizations); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (store_test_add_organization (fixture->store, organizations[i], &error), ==, 0);
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_clear_object (&organizations[i]);
    }
  g_assert_cmpuint (store_test_count_jobs (fixture->store), ==, 0);
}

static void
test_a_change_reaches_all_instances (StoreFixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (SignetOrganization) organization = acme ();
  g_autoptr (SignetOrganization) to = signet_organization_new ("ORG-1", "Zenith", "Marketing", "GB", "", "York");
  g_autoptr (SignetOrganization) base = NULL;
  g_autoptr (SignetInstance) instance = NULL;
  g_autoptr (SignetRowModel) list = signet_store_list_instances (fixture->store);
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 one = add_instance_of (fixture->store, "one", organization);
  const gint64 two = add_instance_of (fixture->store, "two", organization);

  base = load (fixture->store);
  g_assert_cmpuint (signet_organization_get_n_instances (base), ==, 2);
  g_assert_true (store_test_remove_instance (fixture->store, two, TRUE, &error));
  g_assert_true (store_test_edit_organization (fixture->store, base, to, &error));
  g_assert_no_error (error);
  job = store_test_last_job (fixture->store);
  g_assert_cmpstr (signet_job_get_message (job), ==, "Organization: Acme → Zenith; City: Leeds → York");

  instance = store_test_load_instance (fixture->store, one);
  g_assert_true (signet_organization_equal (signet_instance_get_organization (instance), to));
  /* also one that comes back later is found by the new name */
  g_assert_true (store_test_remove_instance (fixture->store, two, FALSE, &error));
  g_assert_cmpuint (store_test_search (list, "ZENITH"), ==, 2);
  g_assert_cmpuint (store_test_search (list, "acme"), ==, 0);
}

static void
test_who_is_slower_is_told (StoreFixture *fixture,
                            gconstpointer data)
{
  g_autoptr (SignetOrganization) organization = acme ();
  g_autoptr (SignetOrganization) theirs = signet_organization_new ("ORG-1", "Acme Ltd", "Marketing", "GB", "", "Leeds");
  g_autoptr (SignetOrganization) ours = signet_organization_new ("ORG-1", "Acme", "Marketing", "GB", "", "York");
  g_autoptr (SignetOrganization) base = NULL;
  g_autoptr (SignetOrganization) after = NULL;
  g_autoptr (GError) error = NULL;

  store_test_add_organization (fixture->store, organization, NULL);
  base = load (fixture->store);
  g_assert_true (store_test_edit_organization (fixture->store, base, theirs, &error));
  g_assert_false (store_test_edit_organization (fixture->store, base, ours, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Acme Ltd"));
  after = load (fixture->store);
  g_assert_true (signet_organization_equal (after, theirs));
  g_clear_error (&error);

  g_assert_true (store_test_remove_organization (fixture->store, signet_organization_get_id (base), TRUE, &error));
  g_assert_false (store_test_edit_organization (fixture->store, after, ours, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
}

static void
test_nothing_changed_leaves_nothing (StoreFixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (SignetOrganization) organization = acme ();
  g_autoptr (SignetOrganization) base = NULL;
  g_autoptr (SignetOrganization) after = NULL;
  g_autoptr (GError) error = NULL;

  store_test_add_organization (fixture->store, organization, NULL);
  base = load (fixture->store);
  g_assert_true (store_test_edit_organization (fixture->store, base, organization, &error));
  after = load (fixture->store);
  g_assert_cmpuint (signet_organization_get_version (after), ==, 1);
  g_assert_cmpuint (store_test_count_jobs (fixture->store), ==, 1);
}

static void
test_removed_only_without_instances (StoreFixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (SignetOrganization) organization = acme ();
  g_autoptr (SignetOrganization) base = NULL;
  g_autoptr (SignetOrganization) back = NULL;
  g_autoptr (SignetInstance) instance = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 id = add_instance_of (fixture->store, "one", organization);

  base = load (fixture->store);
  g_assert_false (store_test_remove_organization (fixture->store, signet_organization_get_id (base), TRUE, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "1 instance"));
  g_clear_error (&error);

  g_assert_true (store_test_remove_instance (fixture->store, id, TRUE, &error));
  g_assert_true (store_test_remove_organization (fixture->store, signet_organization_get_id (base), TRUE, &error));
  g_assert_no_error (error);
  gone = store_test_load_organizations (fixture->store);
  g_assert_cmpuint (gone->len, ==, 0);

  /* the instance comes back, and its organization with it */
  g_assert_true (store_test_remove_instance (fixture->store, id, FALSE, &error));
  back = load (fixture->store);
  g_assert_cmpint (signet_organization_get_id (back), ==, signet_organization_get_id (base));
  instance = store_test_load_instance (fixture->store, id);
  g_assert_true (signet_organization_equal (signet_instance_get_organization (instance), organization));
}

static void
test_restored_unless_said_again (StoreFixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (SignetOrganization) organization = acme ();
  g_autoptr (SignetInstance) instance = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 first = store_test_add_organization (fixture->store, organization, NULL);
  gint64 second, instance_id;

  g_assert_true (store_test_remove_organization (fixture->store, first, TRUE, &error));
  g_assert_true (store_test_remove_organization (fixture->store, first, FALSE, &error));
  instance_id = add_instance_of (fixture->store, "one", organization);
  g_assert_true (store_test_remove_instance (fixture->store, instance_id, TRUE, &error));
  g_assert_true (store_test_remove_organization (fixture->store, first, TRUE, &error));
  second = store_test_add_organization (fixture->store, organization, &error);
  g_assert_cmpint (second, >, first);
  g_assert_false (store_test_remove_organization (fixture->store, first, FALSE, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
  g_clear_error (&error);

  /* an instance of the first comes back to the one that says the same now */
  g_assert_true (store_test_remove_instance (fixture->store, instance_id, FALSE, &error));
  instance = store_test_load_instance (fixture->store, instance_id);
  g_assert_cmpint (signet_organization_get_id (signet_instance_get_organization (instance)), ==, second);
  g_assert_false (store_test_remove_organization (fixture->store, 4711, TRUE, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
}

static void
test_list_sorts_and_searches (StoreFixture *fixture,
                              gconstpointer data)
{
  g_autoptr (SignetOrganization) organization = acme ();
  g_autoptr (SignetOrganization) other = signet_organization_new ("ORG-2", "Société Générale", "", "FR", "", "Paris");
  g_autoptr (SignetRowModel) list = NULL;
  g_autoptr (SignetOrganization) row = NULL;

  add_instance_of (fixture->store, "one", other);
  add_instance_of (fixture->store, "two", other);
  add_instance_of (fixture->store, "three", organization);
  list = signet_store_list_organizations (fixture->store);
  g_assert_cmpuint (store_test_search (list, "societe"), ==, 1);
  g_assert_cmpuint (store_test_search (list, "paris"), ==, 1);
  g_assert_cmpuint (store_test_search (list, "org-"), ==, 2);
  g_assert_cmpuint (store_test_search (list, "%"), ==, 0);
  g_assert_cmpuint (store_test_search (list, NULL), ==, 2);
  signet_row_model_set_sort (list, "instances", TRUE);
  await_condition (signet_row_model_get_settled (list));
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpuint (signet_organization_get_n_instances (row), ==, 2);
  g_assert_cmpstr (signet_organization_get_name (row), ==, "Société Générale");
}

#define TEST(name, func) \
  g_test_add ("/store-organization/" name, StoreFixture, NULL, store_test_set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("added-is-listed-and-recorded", test_added_is_listed_and_recorded);
  TEST ("the-same-in-all-fields-exists", test_the_same_in_all_fields_exists);
  TEST ("bad-fields-are-refused", test_bad_fields_are_refused);
  TEST ("a-change-reaches-all-instances", test_a_change_reaches_all_instances);
  TEST ("who-is-slower-is-told", test_who_is_slower_is_told);
  TEST ("nothing-changed-leaves-nothing", test_nothing_changed_leaves_nothing);
  TEST ("removed-only-without-instances", test_removed_only_without_instances);
  TEST ("restored-unless-said-again", test_restored_unless_said_again);
  TEST ("list-sorts-and-searches", test_list_sorts_and_searches);
  return g_test_run ();
}
