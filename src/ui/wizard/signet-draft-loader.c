/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-draft-loader.h"

#include "ui/wizard/signet-pasted-names.h"

#include <glib/gi18n-lib.h>

typedef struct {
  SignetStore        *store;         /* owned */
  GArray             *subdomain_ids; /* owned; NULL: none */
  SignetRequest      *again;         /* owned; NULL: not again */
  SignetRequest      *previous;      /* owned; NULL: none */
  SignetDraftSources *sources;       /* owned */
} Load;

static void
load_free (Load *load)
{
  g_clear_object (&load->store);
  g_clear_pointer (&load->subdomain_ids, g_array_unref);
  g_clear_object (&load->again);
  g_clear_object (&load->previous);
  g_clear_pointer (&load->sources, signet_draft_sources_free);
  g_free (load);
}

static char *
describe_missing (const char * const *missing)
{
  guint n_missing = g_strv_length ((char **) missing);
  g_autofree char *list = signet_pasted_names_describe (missing);

  return g_strdup_printf (ngettext ("%u name of the earlier request is no longer in the inventory and was left out: %s",
                                    "%u names of the earlier request are no longer in the inventory and were left "
                                    "out: %s",
                                    n_missing),
                          n_missing, list);
}

/* The first host, unless an earlier request had one that is still there. */
static void
choose_common_name (SignetDraft *draft,
                    Load        *load)
{
  const char * const *names = (const char * const *) load->sources->host_names;
  const char *earlier = load->previous != NULL ? signet_request_get_common_name (load->previous) : NULL;

  if (earlier != NULL && g_strv_contains (names, earlier))
    signet_draft_set_text (draft, SIGNET_FIELD_COMMON_NAME, earlier);
  else
    signet_draft_set_text (draft, SIGNET_FIELD_COMMON_NAME, names[0]);
}

static void
add_subdomains (SignetDraft *draft,
                GPtrArray   *subdomains)
{
  for (guint i = 0; i < subdomains->len; i++)
    signet_selection_add (signet_draft_get_selection (draft), g_ptr_array_index (subdomains, i));
}

static void
return_sources (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  choose_common_name (g_task_get_source_object (task), load);
  g_task_return_pointer (task, g_steal_pointer (&load->sources), (GDestroyNotify) signet_draft_sources_free);
}

static void
subdomains_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) subdomains = NULL;
  g_autoptr (GError) error = NULL;

  subdomains = signet_store_load_subdomains_finish (SIGNET_STORE (source), result, &error);
  if (subdomains == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  add_subdomains (g_task_get_source_object (task), subdomains);
  return_sources (task);
}

static void
names_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  SignetDraft *draft = g_task_get_source_object (task);
  g_autoptr (GPtrArray) subdomains = NULL;
  g_auto (GStrv) missing = NULL;
  g_autoptr (GError) error = NULL;

  subdomains = signet_store_find_names_finish (SIGNET_STORE (source), result, &missing, &error);
  if (subdomains == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  add_subdomains (draft, subdomains);
  signet_selection_include_only (signet_draft_get_selection (draft), signet_request_get_names (load->again));
  if (missing != NULL && missing[0] != NULL)
    load->sources->note = describe_missing ((const char * const *) missing);
  return_sources (task);
}

static void
load_selection (GTask *task)
{
  SignetDraft *draft = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  gint64 instance_id = signet_instance_get_id (signet_draft_get_instance (draft));

  if (load->again != NULL)
    signet_store_find_names_async (load->store, instance_id, signet_request_get_names (load->again),
                                   g_task_get_cancellable (task), names_cb, g_object_ref (task));
  else if (load->subdomain_ids != NULL && load->subdomain_ids->len > 0)
    signet_store_load_subdomains_async (load->store, instance_id, load->subdomain_ids,
                                        g_task_get_cancellable (task), subdomains_cb, g_object_ref (task));
  else
    return_sources (task);
}

static void
host_names_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  load->sources->host_names = signet_store_load_host_names_finish (SIGNET_STORE (source), result, &error);
  if (load->sources->host_names == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    load_selection (task);
}

static void
load_host_names (GTask *task)
{
  SignetDraft *draft = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);

  if (load->previous != NULL)
    signet_draft_fill_from_request (draft, load->previous);
  signet_store_load_host_names_async (load->store, signet_instance_get_id (signet_draft_get_instance (draft)),
                                      g_task_get_cancellable (task), host_names_cb, g_object_ref (task));
}

static void
last_request_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  load->previous = signet_store_load_last_request_finish (SIGNET_STORE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    load_host_names (task);
}

/**
 * signet_draft_sources_free:
 * @self: (transfer full): what was read
 */
void
signet_draft_sources_free (SignetDraftSources *self)
{
  g_strfreev (self->host_names);
  g_free (self->note);
  g_free (self);
}

/**
 * signet_draft_load_async:
 * @draft: what to fill in
 * @store: where to read
 * @subdomain_ids: (nullable) (element-type gint64): row ids of the subdomains picked beforehand
 * @again: (nullable): a request to make again; the last one of the instance is then not asked for
 * @cancellable: (nullable): ends it; the draft is then filled in part
 * @callback: called when the draft is filled in
 * @user_data: for @callback
 *
 * Fills the subject in from the organization, then from the last request, and the selection from @again or
 * from @subdomain_ids.
 */
void
signet_draft_load_async (SignetDraft         *draft,
                         SignetStore         *store,
                         GArray              *subdomain_ids,
                         SignetRequest       *again,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  SignetInstance *instance = NULL;
  Load *load = NULL;

  g_return_if_fail (SIGNET_IS_DRAFT (draft));
  g_return_if_fail (SIGNET_IS_STORE (store));

  load = g_new0 (Load, 1);
  load->store = g_object_ref (store);
  load->subdomain_ids = subdomain_ids != NULL ? g_array_ref (subdomain_ids) : NULL;
  load->again = again != NULL ? g_object_ref (again) : NULL;
  load->previous = again != NULL ? g_object_ref (again) : NULL;
  load->sources = g_new0 (SignetDraftSources, 1);

  task = g_task_new (draft, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_draft_load_async);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);

  instance = signet_draft_get_instance (draft);
  signet_draft_fill_from_organization (draft, signet_instance_get_organization (instance));
  if (load->previous != NULL)
    load_host_names (task);
  else
    signet_store_load_last_request_async (store, signet_instance_get_id (instance), cancellable, last_request_cb,
                                          g_object_ref (task));
}

/**
 * signet_draft_load_finish:
 * @draft: as given
 * @result: as given to the callback
 * @error: return location: %SIGNET_ERROR of the store, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was read beside the draft, or %NULL with @error
 */
SignetDraftSources *
signet_draft_load_finish (SignetDraft   *draft,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, draft), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
