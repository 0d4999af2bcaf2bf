/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/store-test.h"

static SignetInstance *
add_shop (SignetStore *store)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = store_test_add_instance (store, "shop", "https://shop.example.com", &error);

  g_assert_no_error (error);
  return store_test_load_instance (store, id);
}

static void
test_every_field_is_changed_and_told (StoreFixture *fixture,
                                      gconstpointer data)
{
  g_autoptr (SignetInstance) base = add_shop (fixture->store);
  g_autoptr (SignetOrganization) organization = signet_organization_new ("", "Acme", "", "GB", "", "");
  g_autoptr (SignetInstance) to = signet_instance_new ("store", "https://store.example.com", organization);
  g_autoptr (SignetInstance) after = NULL;
  g_autoptr (SignetRowModel) list = signet_store_list_instances (fixture->store);
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;

  signet_instance_set_notes (to, "Ask Jo first.\nRenew on a Monday.");
  g_assert_true (store_test_edit_instance (fixture->store, base, to, &error));
  g_assert_no_error (error);
  after = store_test_load_instance (fixture->store, signet_instance_get_id (base));
  g_assert_cmpstr (signet_instance_get_name (after), ==, "store");
  g_assert_cmpstr (signet_instance_get_url (after), ==, "https://store.example.com");
  g_assert_cmpstr (signet_instance_get_notes (after), ==, "Ask Jo first.\nRenew on a Monday.");
  g_assert_cmpstr (signet_organization_get_name (signet_instance_get_organization (after)), ==, "Acme");
  g_assert_cmpuint (signet_instance_get_version (after), ==, signet_instance_get_version (base) + 1);

  job = store_test_last_job (fixture->store);
  g_assert_cmpint (signet_job_get_kind (job), ==, SIGNET_JOB_KIND_INSTANCE);
  g_assert_nonnull (strstr (signet_job_get_message (job), "Name: shop → store; URL: https://shop.example.com → "));
  g_assert_nonnull (strstr (signet_job_get_message (job), "Organization: nothing → Acme, GB"));
  g_assert_null (strchr (signet_job_get_message (job), '\n'));
  g_assert_nonnull (strstr (signet_job_get_report (job), "Ask Jo first.\nRenew on a Monday."));
  g_assert_cmpuint (store_test_search (list, "acme"), ==, 1);
  g_assert_cmpuint (store_test_search (list, "shop"), ==, 0);
}

static void
test_taken_back_by_the_change_the_other_way (StoreFixture *fixture,
                                             gconstpointer data)
{
  g_autoptr (SignetInstance) base = add_shop (fixture->store);
  g_autoptr (SignetInstance) to = signet_instance_new ("store", "", NULL);
  g_autoptr (SignetInstance) after = NULL;
  g_autoptr (SignetInstance) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_edit_instance (fixture->store, base, to, &error));
  after = store_test_load_instance (fixture->store, signet_instance_get_id (base));
  g_assert_true (store_test_edit_instance (fixture->store, after, base, &error));
  g_assert_no_error (error);
  back = store_test_load_instance (fixture->store, signet_instance_get_id (base));
  g_assert_cmpstr (signet_instance_get_name (back), ==, "shop");
  g_assert_cmpstr (signet_instance_get_url (back), ==, "https://shop.example.com");
  g_assert_null (signet_instance_get_organization (back));
}

static void
test_who_is_slower_is_told (StoreFixture *fixture,
                            gconstpointer data)
{
  g_autoptr (SignetInstance) base = add_shop (fixture->store);
  g_autoptr (SignetInstance) theirs = signet_instance_new ("store", "https://shop.example.com", NULL);
  g_autoptr (SignetInstance) ours = signet_instance_new ("shop", "https://shop.example.com", NULL);
  g_autoptr (SignetInstance) after = NULL;
  g_autoptr (GError) error = NULL;

  signet_instance_set_notes (ours, "mine");
  g_assert_true (store_test_edit_instance (fixture->store, base, theirs, &error));
  g_assert_false (store_test_edit_instance (fixture->store, base, ours, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Name: shop → store"));
  after = store_test_load_instance (fixture->store, signet_instance_get_id (base));
  g_assert_cmpstr (signet_instance_get_name (after), ==, "store");
  g_assert_cmpstr (signet_instance_get_notes (after), ==, "");
  g_assert_cmpuint (store_test_count_jobs (fixture->store), ==, 2);
  g_clear_error (&error);

  g_assert_true (store_test_remove_instance (fixture->store, signet_instance_get_id (base), TRUE, &error));
  g_assert_false (store_test_edit_instance (fixture->store, after, ours, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_clear_error (&error);
  /* removed and restored is changed, too */
  g_assert_true (store_test_remove_instance (fixture->store, signet_instance_get_id (base), FALSE, &error));
  g_assert_false (store_test_edit_instance (fixture->store, after, ours, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
}

static void
test_bad_fields_are_refused (StoreFixture *fixture,
                             gconstpointer data)
{
  g_autoptr (SignetInstance) base = add_shop (fixture->store);
  g_autofree char *long_text = g_strnfill (20000, 'x');
  SignetInstance *to[] = {
    signet_instance_new ("", "", NULL),           signet_instance_new ("x", "ftp://shop.example.com", NULL),
    signet_instance_new (long_text, "", NULL),    signet_instance_new ("a\tb", "", NULL),
    signet_instance_new ("notes", "", NULL),      signet_instance_new ("bell", "", NULL),
  };
  g_autoptr (SignetInstance) after = NULL;

  signet_instance_set_notes (to[4], long_text);
  signet_instance_set_notes (to[5], "ring\a");
  for (guint i = 0; i < G_N_ELEMENTS (to); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (store_test_edit_instance (fixture->store, base, to[i], &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      g_clear_object (&to[i]);
    }
  after = store_test_load_instance (fixture->store, signet_instance_get_id (base));
  g_assert_cmpuint (signet_instance_get_version (after), ==, signet_instance_get_version (base));
}

static void
test_same_name_and_url_exist (StoreFixture *fixture,
                              gconstpointer data)
{
  g_autoptr (SignetInstance) base = add_shop (fixture->store);
  g_autoptr (SignetInstance) taken = signet_instance_new ("shop", "https://two.example.com", NULL);
  g_autoptr (SignetInstance) same_name = signet_instance_new ("shop", "https://three.example.com", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (store_test_add_instance (fixture->store, "shop", "https://two.example.com", &error), >, 0);
  g_assert_false (store_test_edit_instance (fixture->store, base, taken, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (store_test_edit_instance (fixture->store, base, same_name, &error));
  g_assert_no_error (error);
}

static void
test_an_organization_of_a_row_is_that_row (StoreFixture *fixture,
                                           gconstpointer data)
{
  g_autoptr (SignetInstance) base = add_shop (fixture->store);
  g_autoptr (SignetOrganization) organization = signet_organization_new ("", "Acme", "", "GB", "", "");
  g_autoptr (SignetOrganization) stale = signet_organization_new ("", "Acme (old)", "", "GB", "", "");
  g_autoptr (SignetInstance) to = NULL;
  g_autoptr (SignetInstance) after = NULL;
  g_autoptr (SignetInstance) none = NULL;
  g_autoptr (SignetInstance) without = NULL;
  g_autoptr (SignetInstance) gone = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 id = store_test_add_organization (fixture->store, organization, &error);

  signet_organization_set_id (stale, id);
  to = signet_instance_new ("shop", "https://shop.example.com", stale);
  g_assert_true (store_test_edit_instance (fixture->store, base, to, &error));
  after = store_test_load_instance (fixture->store, signet_instance_get_id (base));
  g_assert_cmpint (signet_organization_get_id (signet_instance_get_organization (after)), ==, id);
  g_assert_cmpstr (signet_organization_get_name (signet_instance_get_organization (after)), ==, "Acme");

  none = signet_instance_new ("shop", "https://shop.example.com", NULL);
  g_assert_true (store_test_edit_instance (fixture->store, after, none, &error));
  without = store_test_load_instance (fixture->store, signet_instance_get_id (base));
  g_assert_null (signet_instance_get_organization (without));

  g_assert_true (store_test_remove_organization (fixture->store, id, TRUE, &error));
  gone = signet_instance_new ("shop", "https://shop.example.com", stale);
  g_assert_false (store_test_edit_instance (fixture->store, without, gone, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
}

static void
test_nothing_changed_leaves_nothing (StoreFixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (SignetInstance) base = add_shop (fixture->store);
  g_autoptr (SignetInstance) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_edit_instance (fixture->store, base, base, &error));
  after = store_test_load_instance (fixture->store, signet_instance_get_id (base));
  g_assert_cmpuint (signet_instance_get_version (after), ==, signet_instance_get_version (base));
  g_assert_cmpuint (store_test_count_jobs (fixture->store), ==, 1);
}

static void
test_messages_stay_short (StoreFixture *fixture,
                          gconstpointer data)
{
  g_autoptr (SignetInstance) base = add_shop (fixture->store);
  g_autofree char *notes = g_strnfill (16000, 'n');
  g_autoptr (SignetInstance) to = signet_instance_new ("shop", "https://shop.example.com", NULL);
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;

  signet_instance_set_notes (to, notes);
  g_assert_true (store_test_edit_instance (fixture->store, base, to, &error));
  job = store_test_last_job (fixture->store);
  g_assert_cmpuint (strlen (signet_job_get_message (job)), <, 300);
  g_assert_cmpuint (strlen (signet_job_get_report (job)), >, 16000);
}

#define TEST(name, func) \
  g_test_add ("/store-instance-edit/" name, StoreFixture, NULL, store_test_set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("every-field-is-changed-and-told", test_every_field_is_changed_and_told);
  TEST ("taken-back-by-the-change-the-other-way", test_taken_back_by_the_change_the_other_way);
  TEST ("who-is-slower-is-told", test_who_is_slower_is_told);
  TEST ("bad-fields-are-refused", test_bad_fields_are_refused);
  TEST ("same-name-and-url-exist", test_same_name_and_url_exist);
  TEST ("an-organization-of-a-row-is-that-row", test_an_organization_of_a_row_is_that_row);
  TEST ("nothing-changed-leaves-nothing", test_nothing_changed_leaves_nothing);
  TEST ("messages-stay-short", test_messages_stay_short);
  return g_test_run ();
}
