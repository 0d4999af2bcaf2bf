/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "request/signet-selection.h"
#include "support/thread-time.h"

/* What a list model and its properties announced. */
typedef struct
{
  SignetSelection *selection;
  guint            n_items; /* added up from items-changed */
  guint            n_emissions;
  guint            n_included_notifies;
  guint            n_subdomains_notifies;
  guint            n_common_name_notifies;
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpuint (position + removed, <=, fixture->n_items);
  fixture->n_items = fixture->n_items - removed + added;
  fixture->n_emissions++;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, fixture->n_items);
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      g_assert_true (SIGNET_IS_SELECTED_SUBDOMAIN (item));
    }
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  guint *n = user_data;

  (*n)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->selection = signet_selection_new ();
  g_signal_connect (fixture->selection, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->selection, "notify::n-included", G_CALLBACK (count_cb), &fixture->n_included_notifies);
  g_signal_connect (fixture->selection, "notify::n-subdomains-included", G_CALLBACK (count_cb),
                    &fixture->n_subdomains_notifies);
  g_signal_connect (fixture->selection, "notify::common-name", G_CALLBACK (count_cb),
                    &fixture->n_common_name_notifies);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->selection);
}

static SignetSubdomain *
subdomain_new (gint64      id,
               const char *name,
               const char *hosts)
{
  SignetSubdomain *subdomain = signet_subdomain_new (1, name, "full", "marketing");
  g_auto (GStrv) names = g_strsplit (hosts, " ", -1);

  signet_subdomain_set_id (subdomain, id);
  for (guint i = 0; names[i] != NULL && *names[i] != '\0'; i++)
    {
      g_autoptr (SignetHost) host = signet_host_new (names[i], 0, FALSE);

      signet_subdomain_add_host (subdomain, host);
    }

  return subdomain;
}

static void
add (Fixture    *fixture,
     gint64      id,
     const char *name,
     const char *hosts)
{
  g_autoptr (SignetSubdomain) subdomain = subdomain_new (id, name, hosts);

  signet_selection_add (fixture->selection, subdomain);
}

static SignetSelectedSubdomain *
nth (Fixture *fixture,
     guint    position)
{
  g_autoptr (SignetSelectedSubdomain) subdomain =
    g_list_model_get_item (G_LIST_MODEL (fixture->selection), position);

  return subdomain;
}

static SignetSelectedHost *
nth_host (Fixture *fixture,
          guint    position,
          guint    host_position)
{
  g_autoptr (SignetSelectedHost) host =
    g_list_model_get_item (signet_selected_subdomain_get_hosts (nth (fixture, position)), host_position);

  return host;
}

static void
assert_names (Fixture    *fixture,
              const char *expected)
{
  g_auto (GStrv) names = signet_selection_dup_names (fixture->selection);
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_counts (Fixture *fixture,
               guint    n_included,
               guint    n_subdomains)
{
  g_assert_cmpuint (signet_selection_get_n_included (fixture->selection), ==, n_included);
  g_assert_cmpuint (signet_selection_get_n_subdomains_included (fixture->selection), ==, n_subdomains);
}

static void
assert_count_text (Fixture    *fixture,
                   guint       position,
                   const char *expected)
{
  g_autofree char *text = signet_selected_subdomain_dup_count_text (nth (fixture, position));
  g_autofree char *property = NULL;

  g_object_get (nth (fixture, position), "count-text", &property, NULL);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (property, ==, expected);
}

static void
test_starts_empty (Fixture       *fixture,
                   gconstpointer  data)
{
  assert_names (fixture, "");
  assert_counts (fixture, 0, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->selection), 0));
  g_assert_null (signet_selection_get_common_name (fixture->selection));
}

static void
test_added_hosts_come_ticked (Fixture       *fixture,
                              gconstpointer  data)
{
  add (fixture, 1, "example.com", "t.example.com m.example.com res.example.com");
  add (fixture, 2, "example.net", "t.example.net");

  assert_names (fixture, "t.example.com m.example.com res.example.com t.example.net");
  assert_counts (fixture, 4, 2);
  assert_count_text (fixture, 0, "3/3 subdomains");
  assert_count_text (fixture, 1, "1/1 subdomain");
  g_assert_cmpuint (fixture->n_emissions, ==, 2);
  g_assert_cmpuint (fixture->n_included_notifies, ==, 2);
  g_assert_cmpuint (fixture->n_subdomains_notifies, ==, 2);
  g_assert_true (signet_selection_contains (fixture->selection, 1));
  g_assert_false (signet_selection_contains (fixture->selection, 3));
}

static void
test_adding_again_changes_nothing (Fixture       *fixture,
                                   gconstpointer  data)
{
  add (fixture, 1, "example.com", "t.example.com m.example.com");
  signet_selected_host_set_included (nth_host (fixture, 0, 0), FALSE);
  fixture->n_emissions = fixture->n_included_notifies = 0;

  add (fixture, 1, "example.com", "t.example.com m.example.com");
  assert_names (fixture, "m.example.com");
  g_assert_cmpuint (fixture->n_emissions, ==, 0);
  g_assert_cmpuint (fixture->n_included_notifies, ==, 0);
}

static void
test_subdomain_without_hosts (Fixture       *fixture,
                              gconstpointer  data)
{
  add (fixture, 1, "example.com", "");

  assert_counts (fixture, 0, 0);
  assert_count_text (fixture, 0, "0/0 subdomains");
  g_assert_cmpuint (fixture->n_included_notifies, ==, 0);
  signet_selected_subdomain_set_all_included (nth (fixture, 0), TRUE);
  assert_names (fixture, "");
}

static void
test_unticking_counts (Fixture       *fixture,
                       gconstpointer  data)
{
  guint n_host = 0;
  guint n_text = 0;

  add (fixture, 1, "example.com", "t.example.com m.example.com");
  g_signal_connect (nth_host (fixture, 0, 0), "notify::included", G_CALLBACK (count_cb), &n_host);
  g_signal_connect (nth (fixture, 0), "notify::count-text", G_CALLBACK (count_cb), &n_text);
  fixture->n_included_notifies = fixture->n_subdomains_notifies = 0;

  signet_selected_host_set_included (nth_host (fixture, 0, 0), FALSE);
  signet_selected_host_set_included (nth_host (fixture, 0, 0), FALSE);
  assert_names (fixture, "m.example.com");
  assert_counts (fixture, 1, 1);
  assert_count_text (fixture, 0, "1/2 subdomains");
  g_assert_cmpuint (n_host, ==, 1);
  g_assert_cmpuint (n_text, ==, 1);
  g_assert_cmpuint (fixture->n_included_notifies, ==, 1);
  g_assert_cmpuint (fixture->n_subdomains_notifies, ==, 0);

  g_object_set (nth_host (fixture, 0, 1), "included", FALSE, NULL);
  assert_names (fixture, "");
  assert_counts (fixture, 0, 0);
  g_assert_cmpuint (fixture->n_subdomains_notifies, ==, 1);

  g_object_set (nth_host (fixture, 0, 1), "included", TRUE, NULL);
  assert_counts (fixture, 1, 1);
  g_assert_cmpuint (fixture->n_subdomains_notifies, ==, 2);
}

static void
test_ticks_all_hosts_of_a_subdomain (Fixture       *fixture,
                                     gconstpointer  data)
{
  add (fixture, 1, "example.com", "t.example.com m.example.com res.example.com");
  fixture->n_included_notifies = 0;

  signet_selected_subdomain_set_all_included (nth (fixture, 0), FALSE);
  assert_counts (fixture, 0, 0);
  g_assert_cmpuint (fixture->n_included_notifies, ==, 1);

  signet_selected_host_set_included (nth_host (fixture, 0, 1), TRUE);
  signet_selected_subdomain_set_all_included (nth (fixture, 0), TRUE);
  assert_counts (fixture, 3, 1);
  g_assert_cmpuint (fixture->n_included_notifies, ==, 3);
  signet_selected_subdomain_set_all_included (nth (fixture, 0), TRUE);
  g_assert_cmpuint (fixture->n_included_notifies, ==, 3);
}

static void
test_common_name_comes_first (Fixture       *fixture,
                              gconstpointer  data)
{
  add (fixture, 1, "example.com", "t.example.com m.example.com");
  signet_selection_set_common_name (fixture->selection, "m.example.com");

  assert_names (fixture, "m.example.com t.example.com");
  g_assert_cmpstr (signet_selection_get_common_name (fixture->selection), ==, "m.example.com");
  g_assert_cmpuint (fixture->n_common_name_notifies, ==, 1);
  signet_selection_set_common_name (fixture->selection, "m.example.com");
  g_assert_cmpuint (fixture->n_common_name_notifies, ==, 1);
}

static void
test_common_name_is_ticked_and_stays_so (Fixture       *fixture,
                                         gconstpointer  data)
{
  SignetSelectedHost *host;
  gboolean is_common_name;
  guint n = 0;

  add (fixture, 1, "example.com", "t.example.com m.example.com");
  host = nth_host (fixture, 0, 0);
  signet_selected_host_set_included (host, FALSE);
  signet_selection_set_common_name (fixture->selection, "t.example.com");
  g_assert_true (signet_selected_host_get_included (host));
  g_object_get (host, "common-name", &is_common_name, NULL);
  g_assert_true (is_common_name);
  assert_counts (fixture, 2, 1);

  /* it notifies, so that a check box that shows something else goes back */
  g_signal_connect (host, "notify::included", G_CALLBACK (count_cb), &n);
  signet_selected_host_set_included (host, FALSE);
  g_assert_true (signet_selected_host_get_included (host));
  g_assert_cmpuint (n, ==, 1);
  signet_selected_subdomain_set_all_included (nth (fixture, 0), FALSE);
  assert_names (fixture, "t.example.com");
  assert_counts (fixture, 1, 1);
}

static void
test_former_common_name_can_be_unticked (Fixture       *fixture,
                                         gconstpointer  data)
{
  add (fixture, 1, "example.com", "t.example.com m.example.com");
  signet_selection_set_common_name (fixture->selection, "t.example.com");
  signet_selection_set_common_name (fixture->selection, "m.example.com");
  assert_names (fixture, "m.example.com t.example.com");

  signet_selected_host_set_included (nth_host (fixture, 0, 0), FALSE);
  assert_names (fixture, "m.example.com");

  signet_selection_set_common_name (fixture->selection, NULL);
  signet_selected_host_set_included (nth_host (fixture, 0, 1), FALSE);
  assert_names (fixture, "");
}

static void
test_common_name_before_its_subdomain (Fixture       *fixture,
                                       gconstpointer  data)
{
  signet_selection_set_common_name (fixture->selection, "m.example.com");
  assert_names (fixture, "m.example.com");
  assert_counts (fixture, 0, 0);

  add (fixture, 1, "example.com", "t.example.com m.example.com");
  assert_names (fixture, "m.example.com t.example.com");
  assert_counts (fixture, 2, 1);
  signet_selected_host_set_included (nth_host (fixture, 0, 1), FALSE);
  assert_counts (fixture, 2, 1);

  /* and after it is taken out */
  signet_selection_remove (fixture->selection, 1);
  assert_names (fixture, "m.example.com");
  assert_counts (fixture, 0, 0);
}

static void
test_no_name_gets_in_twice (Fixture       *fixture,
                            gconstpointer  data)
{
  add (fixture, 1, "example.com", "t.example.com shared.example.com");
  add (fixture, 2, "shared.example.com", "shared.example.com m.example.com m.example.com");

  assert_names (fixture, "t.example.com shared.example.com m.example.com");
  assert_counts (fixture, 3, 2);
  assert_count_text (fixture, 1, "1/1 subdomain");
}

static void
test_shared_name_stays_with_the_other (Fixture       *fixture,
                                       gconstpointer  data)
{
  add (fixture, 1, "a.example.com", "shared.example.com a.example.com");
  add (fixture, 2, "b.example.com", "shared.example.com b.example.com");
  add (fixture, 3, "c.example.com", "shared.example.com");
  signet_selected_host_set_included (nth_host (fixture, 0, 0), FALSE);
  assert_counts (fixture, 2, 2);

  /* unticked it was, unticked it comes */
  signet_selection_remove (fixture->selection, 1);
  assert_names (fixture, "b.example.com");
  assert_count_text (fixture, 0, "1/2 subdomains");
  signet_selected_subdomain_set_all_included (nth (fixture, 0), TRUE);

  signet_selection_remove (fixture->selection, 2);
  assert_names (fixture, "shared.example.com");
  assert_counts (fixture, 1, 1);
  assert_count_text (fixture, 0, "1/1 subdomain");

  signet_selection_remove (fixture->selection, 3);
  assert_names (fixture, "");
  assert_counts (fixture, 0, 0);
}

static void
test_shared_name_is_forgotten_with_its_subdomain (Fixture       *fixture,
                                                  gconstpointer  data)
{
  add (fixture, 1, "a.example.com", "shared.example.com");
  add (fixture, 2, "b.example.com", "shared.example.com");
  signet_selection_remove (fixture->selection, 2);
  signet_selection_remove (fixture->selection, 1);
  assert_names (fixture, "");

  add (fixture, 2, "b.example.com", "shared.example.com");
  assert_names (fixture, "shared.example.com");
  assert_counts (fixture, 1, 1);
}

static void
test_shared_common_name_stays_common (Fixture       *fixture,
                                      gconstpointer  data)
{
  add (fixture, 1, "a.example.com", "shared.example.com");
  add (fixture, 2, "b.example.com", "b.example.com shared.example.com");
  signet_selection_set_common_name (fixture->selection, "shared.example.com");
  signet_selection_remove (fixture->selection, 1);

  signet_selected_host_set_included (nth_host (fixture, 0, 1), FALSE);
  assert_names (fixture, "shared.example.com b.example.com");
  assert_counts (fixture, 2, 1);
}

static void
test_removes_from_the_middle (Fixture       *fixture,
                              gconstpointer  data)
{
  add (fixture, 1, "a.example.com", "a.example.com");
  add (fixture, 2, "b.example.com", "b.example.com");
  add (fixture, 3, "c.example.com", "c.example.com");
  fixture->n_emissions = 0;

  signet_selection_remove (fixture->selection, 2);
  assert_names (fixture, "a.example.com c.example.com");
  assert_counts (fixture, 2, 2);
  g_assert_cmpuint (fixture->n_emissions, ==, 1);

  signet_selection_remove (fixture->selection, 2);
  signet_selection_remove (fixture->selection, 77);
  g_assert_cmpuint (fixture->n_emissions, ==, 1);

  add (fixture, 2, "b.example.com", "b.example.com");
  assert_names (fixture, "a.example.com c.example.com b.example.com");
}

static void
test_ticks_only_what_is_asked (Fixture       *fixture,
                               gconstpointer  data)
{
  const char * const names[] = { "m.example.com", "t.example.net", "elsewhere.example.org", NULL };
  const char * const none[] = { NULL };

  add (fixture, 1, "example.com", "t.example.com m.example.com");
  add (fixture, 2, "example.net", "t.example.net m.example.net");
  fixture->n_included_notifies = 0;

  signet_selection_include_only (fixture->selection, names);
  assert_names (fixture, "m.example.com t.example.net");
  assert_counts (fixture, 2, 2);
  g_assert_cmpuint (fixture->n_included_notifies, ==, 1);

  signet_selection_set_common_name (fixture->selection, "t.example.com");
  signet_selection_include_only (fixture->selection, none);
  assert_names (fixture, "t.example.com");
  assert_counts (fixture, 1, 1);
}

static void
test_ticking_tells_what_is_missing (Fixture       *fixture,
                                    gconstpointer  data)
{
  const char * const none[] = { NULL };
  const char * const names[] = { "x.example.org", "m.example.com", "y.example.org", "x.example.org", NULL };
  const char * const expected[] = { "x.example.org", "y.example.org", NULL };
  g_auto (GStrv) missing = NULL;

  add (fixture, 1, "example.com", "t.example.com m.example.com");
  signet_selection_include_only (fixture->selection, none);
  missing = signet_selection_include (fixture->selection, names);

  g_assert_cmpstrv (missing, expected);
  assert_names (fixture, "m.example.com");
}

static void
test_outlives_what_somebody_holds (void)
{
  SignetSelection *selection = signet_selection_new ();
  g_autoptr (SignetSubdomain) subdomain = subdomain_new (1, "example.com", "t.example.com m.example.com");
  g_autoptr (SignetSelectedSubdomain) selected = NULL;
  g_autoptr (SignetSelectedHost) host = NULL;

  signet_selection_add (selection, subdomain);
  selected = g_list_model_get_item (G_LIST_MODEL (selection), 0);
  host = g_list_model_get_item (signet_selected_subdomain_get_hosts (selected), 0);

  g_object_unref (selection);
  signet_selected_host_set_included (host, FALSE);
  g_assert_cmpuint (signet_selected_subdomain_get_n_included (selected), ==, 1);
  g_clear_object (&selected);
  signet_selected_host_set_included (host, TRUE);
  g_assert_true (signet_selected_host_get_included (host));
}

static GPtrArray *
many_subdomains (guint n)
{
  GPtrArray *subdomains = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("s%u.example.com", i);
      g_autofree char *hosts = g_strdup_printf ("t.%s m.%s res.%s", name, name, name);

      g_ptr_array_add (subdomains, subdomain_new (i + 1, name, hosts));
    }

  return subdomains;
}

static void
test_adds_many_in_one_step (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GPtrArray) subdomains = many_subdomains (100);

  add (fixture, 1, "s0.example.com", "t.s0.example.com");
  fixture->n_emissions = fixture->n_included_notifies = 0;
  signet_selection_add_all (fixture->selection, subdomains);
  assert_counts (fixture, 99 * 3 + 1, 100);
  g_assert_cmpuint (fixture->n_emissions, ==, 1);
  g_assert_cmpuint (fixture->n_included_notifies, ==, 1);

  signet_selection_add_all (fixture->selection, subdomains);
  g_assert_cmpuint (fixture->n_emissions, ==, 1);
}

/* One at a time, in and out again; ten times as many may not take a hundred times as long. */
static void
test_time_grows_with_the_number (void)
{
  gint64 best[2] = { G_MAXINT64, G_MAXINT64 };

  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < 2; i++)
      {
        guint n = i == 0 ? 1000 : 10000;
        g_autoptr (GPtrArray) subdomains = many_subdomains (n);
        g_autoptr (SignetSelection) selection = signet_selection_new ();
        gint64 start = thread_time ();

        for (guint j = 0; j < n; j++)
          signet_selection_add (selection, g_ptr_array_index (subdomains, j));
        g_assert_cmpuint (signet_selection_get_n_included (selection), ==, 3 * n);
        for (guint j = 0; j < n; j++)
          signet_selection_remove (selection, n - j);
        g_assert_cmpuint (signet_selection_get_n_included (selection), ==, 0);
        best[i] = MIN (best[i], thread_time () - start);
      }

  g_test_message ("1,000 subdomains: %" G_GINT64_FORMAT " µs, 10,000: %" G_GINT64_FORMAT " µs", best[0], best[1]);
  g_assert_cmpint (best[1], <, 50 * MAX (best[0], 100));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/selection/starts-empty", test_starts_empty);
  ADD ("/selection/added-hosts-come-ticked", test_added_hosts_come_ticked);
  ADD ("/selection/adding-again-changes-nothing", test_adding_again_changes_nothing);
  ADD ("/selection/subdomain-without-hosts", test_subdomain_without_hosts);
  ADD ("/selection/unticking-counts", test_unticking_counts);
  ADD ("/selection/ticks-all-hosts-of-a-subdomain", test_ticks_all_hosts_of_a_subdomain);
  ADD ("/selection/common-name-comes-first", test_common_name_comes_first);
  ADD ("/selection/common-name-is-ticked-and-stays-so", test_common_name_is_ticked_and_stays_so);
  ADD ("/selection/former-common-name-can-be-unticked", test_former_common_name_can_be_unticked);
  ADD ("/selection/common-name-before-its-subdomain", test_common_name_before_its_subdomain);
  ADD ("/selection/no-name-gets-in-twice", test_no_name_gets_in_twice);
  ADD ("/selection/shared-name-stays-with-the-other", test_shared_name_stays_with_the_other);
  ADD ("/selection/shared-name-is-forgotten-with-its-subdomain", test_shared_name_is_forgotten_with_its_subdomain);
  ADD ("/selection/shared-common-name-stays-common", test_shared_common_name_stays_common);
  ADD ("/selection/removes-from-the-middle", test_removes_from_the_middle);
  ADD ("/selection/ticks-only-what-is-asked", test_ticks_only_what_is_asked);
  ADD ("/selection/ticking-tells-what-is-missing", test_ticking_tells_what_is_missing);
  g_test_add_func ("/selection/outlives-what-somebody-holds", test_outlives_what_somebody_holds);
  ADD ("/selection/adds-many-in-one-step", test_adds_many_in_one_step);
  g_test_add_func ("/selection/time-grows-with-the-number", test_time_grows_with_the_number);

  return g_test_run ();
}
