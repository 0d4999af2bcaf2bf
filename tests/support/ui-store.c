/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-store.h"

#include "await.h"

#include <glib/gstdio.h>

void
ui_store_open (UiStore *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->directory = g_dir_make_tmp ("signet-ui-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->directory, "signet.db", NULL);

  signet_store_open_async (self->path, NULL, await_cb, &result);
  self->store = signet_store_open_finish (await_result (&result), &error);
  g_assert_no_error (error);
}

void
ui_store_close (UiStore *self)
{
  g_autoptr (GDir) dir = NULL;
  gpointer store = self->store;
  const char *name;

  signet_store_close (self->store);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &self->store);
  g_object_unref (store);
  await_condition (self->store == NULL);

  dir = g_dir_open (self->directory, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->directory);
  g_free (self->directory);
  g_free (self->path);
}

gint64
ui_store_add_instance (UiStore    *self,
                       const char *name,
                       const char *url)
{
  g_autoptr (SignetOrganization) organization =
    signet_organization_new ("ORG-1", "Example Corp.", "Marketing", "FR", "Île-de-France", "Paris");
  g_autoptr (SignetInstance) instance = signet_instance_new (name, url, organization);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  signet_store_add_instance_async (self->store, instance, NULL, await_cb, &result);
  id = signet_store_add_instance_finish (self->store, await_result (&result), &error);
  g_assert_no_error (error);

  return id;
}

gint64
ui_store_add_subdomain (UiStore    *self,
                        gint64      instance_id,
                        const char *name)
{
  g_autoptr (SignetSubdomain) subdomain = signet_subdomain_new (instance_id, name, "full", "marketing");
  const char * const *prefixes = signet_subdomain_default_prefixes ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      g_autofree char *host_name = g_strdup_printf ("%s.%s", prefixes[i], name);
      g_autoptr (SignetHost) host = signet_host_new (host_name, 0, FALSE);

      signet_subdomain_add_host (subdomain, host);
    }

  signet_store_add_subdomain_async (self->store, subdomain, NULL, await_cb, &result);
  id = signet_store_add_subdomain_finish (self->store, await_result (&result), &error);
  g_assert_no_error (error);

  return id;
}

GPtrArray *
ui_store_load_subdomains (UiStore *self,
                          gint64   instance_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *subdomains;

  signet_store_load_subdomains_async (self->store, instance_id, NULL, NULL, await_cb, &result);
  subdomains = signet_store_load_subdomains_finish (self->store, await_result (&result), &error);
  g_assert_no_error (error);

  return subdomains;
}

GPtrArray *
ui_store_load_instances (UiStore *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *instances;

  signet_store_load_instances_async (self->store, NULL, await_cb, &result);
  instances = signet_store_load_instances_finish (self->store, await_result (&result), &error);
  g_assert_no_error (error);

  return instances;
}

GPtrArray *
ui_store_load_organizations (UiStore *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *organizations;

  signet_store_load_organizations_async (self->store, NULL, await_cb, &result);
  organizations = signet_store_load_organizations_finish (self->store, await_result (&result), &error);
  g_assert_no_error (error);

  return organizations;
}

SignetInstance *
ui_store_load_instance (UiStore *self,
                        gint64   id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetInstance *instance;

  signet_store_load_instance_async (self->store, id, NULL, await_cb, &result);
  instance = signet_store_load_instance_finish (self->store, await_result (&result), &error);
  g_assert_no_error (error);

  return instance;
}

SignetSubdomain *
ui_store_load_subdomain (UiStore *self,
                         gint64   id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetSubdomain *subdomain;

  signet_store_load_subdomain_async (self->store, id, NULL, await_cb, &result);
  subdomain = signet_store_load_subdomain_finish (self->store, await_result (&result), &error);
  g_assert_no_error (error);

  return subdomain;
}

void
ui_store_rename_instance (UiStore    *self,
                          gint64      id,
                          const char *name)
{
  g_autoptr (SignetInstance) base = ui_store_load_instance (self, id);
  g_autoptr (SignetInstance) to =
    signet_instance_new (name, signet_instance_get_url (base), signet_instance_get_organization (base));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_instance_set_notes (to, signet_instance_get_notes (base));
  signet_store_edit_instance_async (self->store, base, to, NULL, await_cb, &result);
  signet_store_edit_instance_finish (self->store, await_result (&result), &error);
  g_assert_no_error (error);
}

void
ui_store_set_use_case (UiStore    *self,
                       gint64      subdomain_id,
                       const char *use_case)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (ids, subdomain_id);
  signet_store_edit_subdomains_async (self->store, ids, NULL, use_case, NULL, await_cb, &result);
  signet_store_edit_subdomains_finish (self->store, await_result (&result), &error);
  g_assert_no_error (error);
}
