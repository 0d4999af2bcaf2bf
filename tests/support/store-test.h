/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "await.h"
#include "base/signet-error.h"
#include "store/signet-store.h"

#include <glib/gstdio.h>

/* A store in a folder of its own, and its calls as if they were synchronous. */

typedef struct {
  char *folder;
  char *path;
  SignetStore *store;
} StoreFixture;

static inline SignetStore *
store_test_open (const char *path,
                 GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_open_async (path, NULL, await_cb, &result);
  return signet_store_open_finish (await_result (&result), error);
}

static inline void
store_test_set_up_folder (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("signet-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "signet.db", NULL);
  fixture->store = NULL;
}

static inline void
store_test_set_up (StoreFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_test_set_up_folder (fixture);
  fixture->store = store_test_open (fixture->path, &error);
  g_assert_no_error (error);
}

static inline void
store_test_tear_down (StoreFixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (fixture->store != NULL)
    {
      signet_store_close (fixture->store);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_assert_finalize_object (fixture->store);
    }
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static inline SignetInventoryTable *
store_test_read_csv (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  SignetInventoryTable *table = signet_csv_read (stream, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static inline SignetImportReport *
store_test_import_table (SignetStore          *store,
                         SignetInventoryTable *table,
                         gboolean              dry_run)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetImportReport *report;

  signet_store_import_async (store, table, "test.csv", dry_run, NULL, NULL, NULL, await_cb, &result);
  report = signet_store_import_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
  return report;
}

static inline SignetImportReport *
store_test_import (SignetStore *store,
                   const char  *text)
{
  g_autoptr (SignetInventoryTable) table = store_test_read_csv (text);

  return store_test_import_table (store, table, FALSE);
}

static inline GPtrArray *
store_test_load_instances (SignetStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  signet_store_load_instances_async (store, NULL, await_cb, &result);
  rows = signet_store_load_instances_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
  return rows;
}

static inline GPtrArray *
store_test_load_subdomains (SignetStore *store,
                            gint64       instance_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  signet_store_load_subdomains_async (store, instance_id, NULL, NULL, await_cb, &result);
  rows = signet_store_load_subdomains_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
  return rows;
}

static inline SignetInstance *
store_test_find (SignetStore *store,
                 const char  *name_or_url,
                 GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_find_instance_async (store, name_or_url, NULL, await_cb, &result);
  return signet_store_find_instance_finish (store, await_result (&result), error);
}

static inline GPtrArray *
store_test_load_jobs (SignetStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  signet_store_load_jobs_async (store, 1u << SIGNET_JOB_STATE_PENDING | 1u << SIGNET_JOB_STATE_FINISHED, NULL, await_cb,
                                &result);
  rows = signet_store_load_jobs_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
  return rows;
}

static inline gint64
store_test_add_instance (SignetStore *store,
                         const char  *name,
                         const char  *url,
                         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetInstance) instance = signet_instance_new (name, url, NULL);

  signet_store_add_instance_async (store, instance, NULL, await_cb, &result);
  return signet_store_add_instance_finish (store, await_result (&result), error);
}

/* @hosts: NULL-terminated. */
static inline gint64
store_test_add_subdomain (SignetStore        *store,
                          gint64              instance_id,
                          const char         *name,
                          const char * const *hosts,
                          GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetSubdomain) subdomain = signet_subdomain_new (instance_id, name, "full", "marketing");

  for (guint i = 0; hosts != NULL && hosts[i] != NULL; i++)
    {
      g_autoptr (SignetHost) host = signet_host_new (hosts[i], 0, FALSE);

      signet_subdomain_add_host (subdomain, host);
    }
  signet_store_add_subdomain_async (store, subdomain, NULL, await_cb, &result);
  return signet_store_add_subdomain_finish (store, await_result (&result), error);
}

static inline gboolean
store_test_remove_subdomain (SignetStore *store,
                             gint64       id,
                             gboolean     removed,
                             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  signet_store_set_subdomains_removed_async (store, ids, removed, NULL, await_cb, &result);
  return signet_store_set_subdomains_removed_finish (store, await_result (&result), error);
}

static inline gboolean
store_test_remove_instance (SignetStore *store,
                            gint64       id,
                            gboolean     removed,
                            GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_set_instance_removed_async (store, id, removed, NULL, await_cb, &result);
  return signet_store_set_instance_removed_finish (store, await_result (&result), error);
}

/* --- editing --- */

static inline SignetInstance *
store_test_load_instance (SignetStore *store,
                          gint64       id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetInstance *instance;

  signet_store_load_instance_async (store, id, NULL, await_cb, &result);
  instance = signet_store_load_instance_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
  return instance;
}

static inline SignetSubdomain *
store_test_load_subdomain (SignetStore *store,
                           gint64       id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetSubdomain *subdomain;

  signet_store_load_subdomain_async (store, id, NULL, await_cb, &result);
  subdomain = signet_store_load_subdomain_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
  return subdomain;
}

static inline GPtrArray *
store_test_load_organizations (SignetStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  signet_store_load_organizations_async (store, NULL, await_cb, &result);
  rows = signet_store_load_organizations_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
  return rows;
}

static inline gint64
store_test_add_organization (SignetStore        *store,
                             SignetOrganization *organization,
                             GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_add_organization_async (store, organization, NULL, await_cb, &result);
  return signet_store_add_organization_finish (store, await_result (&result), error);
}

static inline gboolean
store_test_edit_organization (SignetStore        *store,
                              SignetOrganization *base,
                              SignetOrganization *to,
                              GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_edit_organization_async (store, signet_organization_get_id (base), signet_organization_get_version (base), to,
                                        NULL, await_cb, &result);
  return signet_store_edit_organization_finish (store, await_result (&result), error);
}

static inline gboolean
store_test_remove_organization (SignetStore *store,
                                gint64       id,
                                gboolean     removed,
                                GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_set_organization_removed_async (store, id, removed, NULL, await_cb, &result);
  return signet_store_set_organization_removed_finish (store, await_result (&result), error);
}

static inline gboolean
store_test_edit_instance (SignetStore    *store,
                          SignetInstance *base,
                          SignetInstance *to,
                          GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_edit_instance_async (store, base, to, NULL, await_cb, &result);
  return signet_store_edit_instance_finish (store, await_result (&result), error);
}

static inline gboolean
store_test_edit_subdomain (SignetStore     *store,
                           SignetSubdomain *base,
                           SignetSubdomain *to,
                           GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_edit_subdomain_async (store, base, to, NULL, await_cb, &result);
  return signet_store_edit_subdomain_finish (store, await_result (&result), error);
}

/* The newest job. */
static inline SignetJob *
store_test_last_job (SignetStore *store)
{
  g_autoptr (GPtrArray) jobs = store_test_load_jobs (store);

  g_assert_cmpuint (jobs->len, >, 0);
  return g_object_ref (g_ptr_array_index (jobs, 0));
}

static inline guint
store_test_count_jobs (SignetStore *store)
{
  g_autoptr (GPtrArray) jobs = store_test_load_jobs (store);

  return jobs->len;
}

/* A subdomain that is not stored; @hosts: separated by blanks. */
static inline SignetSubdomain *
store_test_subdomain (const char *name,
                      const char *delegation_type,
                      const char *use_case,
                      const char *hosts)
{
  g_auto (GStrv) names = g_strsplit (hosts, " ", -1);
  SignetSubdomain *subdomain = signet_subdomain_new (0, name, delegation_type, use_case);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SignetHost) host = signet_host_new (names[i], 0, FALSE);

      if (*names[i] != '\0')
        signet_subdomain_add_host (subdomain, host);
    }
  return subdomain;
}

/* "name#id@expires" of each host, in order. */
static inline char *
store_test_hosts (SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      g_string_append_printf (text, "%s%s#%" G_GINT64_FORMAT "@%" G_GINT64_FORMAT, i > 0 ? " " : "",
                              signet_host_get_name (host), signet_host_get_id (host), signet_host_get_expires (host));
    }
  return g_string_free (text, FALSE);
}

static inline guint
store_test_search (SignetRowModel *model,
                   const char     *text)
{
  signet_row_model_set_search (model, text);
  await_condition (signet_row_model_get_settled (model));
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}
