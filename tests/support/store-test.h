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
