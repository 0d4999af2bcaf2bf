/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl-filter.h"
#include "ctl/signet-ctl.h"

#include "base/signet-error.h"
#include "base/signet-time.h"

#include <glib/gi18n.h>

/* The lists: as text one row a line with tabs between the fields, so that cut(1) and sort(1) work on
 * them; as JSON an array of objects. */

/* null for "not known". */
static void
add_time (JsonBuilder *builder,
          const char  *name,
          gint64       time)
{
  g_autofree char *text = signet_time_format_iso8601 (time);

  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* Takes no positional arguments. */
static gboolean
parse_list (SignetCtl          *ctl,
            GStrv               arguments,
            const GOptionEntry *entries,
            const char         *summary)
{
  g_auto (GStrv) rest = NULL;
  const GOptionEntry remaining[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &rest, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GArray) all = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    g_array_append_vals (all, entry, 1);
  g_array_append_vals (all, remaining, 1);

  if (!signet_ctl_parse (ctl, arguments, (const GOptionEntry *) (gpointer) all->data, "", summary))
    return FALSE;

  if (rest != NULL)
    {
      signet_ctl_wrong_usage (ctl, _("“%s” is more than this command takes."), rest[0]);
      return FALSE;
    }

  return TRUE;
}

/* ---- instances ---- */

static void
add_instance (JsonBuilder    *builder,
              SignetInstance *instance)
{
  SignetOrganization *organization = signet_instance_get_organization (instance);

  json_builder_begin_object (builder);
  signet_ctl_add_string (builder, "name", signet_instance_get_name (instance));
  signet_ctl_add_string (builder, "url", signet_instance_get_url (instance));
  signet_ctl_add_string (builder, "notes", signet_instance_get_notes (instance));
  if (organization != NULL)
    {
      json_builder_set_member_name (builder, "organization");
      json_builder_begin_object (builder);
      signet_ctl_add_string (builder, "org-id", signet_organization_get_org_id (organization));
      signet_ctl_add_string (builder, "name", signet_organization_get_name (organization));
      signet_ctl_add_string (builder, "unit", signet_organization_get_unit (organization));
      signet_ctl_add_string (builder, "country", signet_organization_get_country (organization));
      signet_ctl_add_string (builder, "state", signet_organization_get_state (organization));
      signet_ctl_add_string (builder, "city", signet_organization_get_city (organization));
      json_builder_end_object (builder);
    }
  add_int (builder, "subdomains", signet_instance_get_n_subdomains (instance));
  signet_ctl_add_string (builder, "state", signet_certificate_state_to_nick (signet_instance_get_state (instance)));
  add_time (builder, "expires", signet_instance_get_expires (instance));
  json_builder_end_object (builder);
}

static void
print_instance (SignetInstance *instance)
{
  g_autofree char *line = NULL;

  line = g_strdup_printf ("%s\t%s\t%u\t%s\n", signet_instance_get_name (instance),
                          signet_instance_get_url (instance), signet_instance_get_n_subdomains (instance),
                          signet_certificate_state_to_nick (signet_instance_get_state (instance)));
  signet_ctl_print (line);
}

/**
 * signet_ctl_instances:
 * @ctl: a context
 * @arguments: `[--json]`
 *
 * Lists all instances by name: name, URL, number of subdomains, worst state of their certificates.
 *
 * Returns: the exit status
 */
SignetCtlStatus
signet_ctl_instances (SignetCtl *ctl,
                      GStrv      arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) instances = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  if (!parse_list (ctl, arguments, NULL, _("list the instances")))
    return SIGNET_CTL_WRONG_USAGE;
  if (!signet_ctl_open (ctl))
    return SIGNET_CTL_FAILED;

  signet_store_load_instances_async (signet_ctl_get_store (ctl), signet_ctl_get_cancellable (ctl),
                                     signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  instances = signet_store_load_instances_finish (signet_ctl_get_store (ctl), result, &error);
  if (instances == NULL)
    return signet_ctl_fail (ctl, error);

  json_builder_begin_array (builder);
  for (guint i = 0; i < instances->len; i++)
    {
      SignetInstance *instance = g_ptr_array_index (instances, i);

      if (signet_ctl_get_json (ctl))
        add_instance (builder, instance);
      else
        print_instance (instance);
    }
  json_builder_end_array (builder);

  if (signet_ctl_get_json (ctl))
    signet_ctl_print_json (builder);
  return SIGNET_CTL_DONE;
}

/* ---- subdomains ---- */

static void
add_subdomain (JsonBuilder     *builder,
               SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  guint n_hosts = g_list_model_get_n_items (hosts);

  json_builder_begin_object (builder);
  signet_ctl_add_string (builder, "name", signet_subdomain_get_name (subdomain));
  signet_ctl_add_string (builder, "instance", signet_subdomain_get_instance_name (subdomain));
  signet_ctl_add_string (builder, "delegation-type", signet_subdomain_get_delegation_type (subdomain));
  signet_ctl_add_string (builder, "use-case", signet_subdomain_get_use_case (subdomain));
  signet_ctl_add_string (builder, "state", signet_certificate_state_to_nick (signet_subdomain_get_state (subdomain)));
  add_time (builder, "verified", signet_subdomain_get_verified_at (subdomain));
  json_builder_set_member_name (builder, "hosts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_hosts; i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      json_builder_begin_object (builder);
      signet_ctl_add_string (builder, "name", signet_host_get_name (host));
      signet_ctl_add_string (builder, "state", signet_certificate_state_to_nick (signet_host_get_state (host)));
      add_time (builder, "expires", signet_host_get_expires (host));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_subdomain (SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  guint n_hosts = g_list_model_get_n_items (hosts);
  g_autoptr (GString) line = g_string_new (signet_subdomain_get_name (subdomain));

  g_string_append_printf (line, "\t%s\t%s\t%s\t", signet_subdomain_get_delegation_type (subdomain),
                          signet_subdomain_get_use_case (subdomain),
                          signet_certificate_state_to_nick (signet_subdomain_get_state (subdomain)));
  for (guint i = 0; i < n_hosts; i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      g_string_append_printf (line, "%s%s", i > 0 ? " " : "", signet_host_get_name (host));
    }
  g_string_append_printf (line, "\t%s\n", signet_subdomain_get_instance_name (subdomain));

  signet_ctl_print (line->str);
}

/* 0 after telling that there is no such instance. */
static gint64
find_instance (SignetCtl  *ctl,
               const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetInstance) instance = NULL;
  g_autoptr (GError) error = NULL;

  signet_store_find_instance_async (signet_ctl_get_store (ctl), name, signet_ctl_get_cancellable (ctl),
                                    signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  instance = signet_store_find_instance_finish (signet_ctl_get_store (ctl), result, &error);
  if (instance == NULL)
    signet_ctl_fail (ctl, error);
  return instance != NULL ? signet_instance_get_id (instance) : 0;
}

static GPtrArray *
load_subdomains (SignetCtl             *ctl,
                 gint64                 instance_id,
                 const SignetRowFilter *filter,
                 GError               **error)
{
  g_autoptr (GAsyncResult) filtered = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!signet_row_filter_is_empty (filter))
    {
      signet_store_filter_subdomains_async (signet_ctl_get_store (ctl), instance_id, filter,
                                            signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb, ctl);
      filtered = signet_ctl_wait (ctl);
      ids = signet_store_filter_subdomains_finish (signet_ctl_get_store (ctl), filtered, error);
      if (ids == NULL)
        return NULL;
    }
  signet_store_load_subdomains_async (signet_ctl_get_store (ctl), instance_id, ids, signet_ctl_get_cancellable (ctl),
                                      signet_ctl_ready_cb, ctl);
  loaded = signet_ctl_wait (ctl);
  return signet_store_load_subdomains_finish (signet_ctl_get_store (ctl), loaded, error);
}

static void
print_subdomains (SignetCtl *ctl,
                  GPtrArray *subdomains)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < subdomains->len; i++)
    {
      SignetSubdomain *subdomain = g_ptr_array_index (subdomains, i);

      if (signet_ctl_get_json (ctl))
        add_subdomain (builder, subdomain);
      else
        print_subdomain (subdomain);
    }
  json_builder_end_array (builder);

  if (signet_ctl_get_json (ctl))
    signet_ctl_print_json (builder);
}

/**
 * signet_ctl_subdomains:
 * @ctl: a context
 * @arguments: `[--instance NAME|URL] [--state STATE]… [--organization TEXT]… [--delegation TYPE]… [--use-case TEXT]… [--json]`
 *
 * Lists the subdomains of one instance, or of all, that the filters let through: name, delegation type, use case, state,
 * hosts, instance.
 *
 * Returns: the exit status
 */
SignetCtlStatus
signet_ctl_subdomains (SignetCtl *ctl,
                       GStrv      arguments)
{
  g_autofree char *instance_name = NULL;
  g_auto (SignetCtlFilter) options = { 0 };
  GOptionEntry entries[1 + SIGNET_CTL_FILTER_N_ENTRIES + 1] = {
    { "instance", 0, 0, G_OPTION_ARG_STRING, &instance_name, N_("Only of this instance: its name or URL"), "NAME" },
  };
  g_autoptr (SignetRowFilter) filter = NULL;
  g_autoptr (GPtrArray) subdomains = NULL;
  g_autoptr (GError) error = NULL;
  gint64 instance_id = 0;

  signet_ctl_filter_add_entries (&options, entries + 1);
  if (!parse_list (ctl, arguments, entries, _("list the subdomains")))
    return SIGNET_CTL_WRONG_USAGE;
  filter = signet_ctl_filter_parse (ctl, &options);
  if (filter == NULL)
    return SIGNET_CTL_WRONG_USAGE;
  if (!signet_ctl_open (ctl))
    return SIGNET_CTL_FAILED;

  if (instance_name != NULL)
    {
      instance_id = find_instance (ctl, instance_name);
      if (instance_id == 0)
        return SIGNET_CTL_FAILED;
    }
  if (!signet_ctl_filter_find_organizations (ctl, &options, filter))
    return SIGNET_CTL_FAILED;

  subdomains = load_subdomains (ctl, instance_id, filter, &error);
  if (subdomains == NULL)
    return signet_ctl_fail (ctl, error);
  print_subdomains (ctl, subdomains);
  return SIGNET_CTL_DONE;
}

/* ---- jobs ---- */

static void
add_job (JsonBuilder *builder,
         SignetJob   *job)
{
  json_builder_begin_object (builder);
  signet_ctl_add_string (builder, "id", signet_job_get_uuid (job));
  signet_ctl_add_string (builder, "kind", signet_job_kind_to_nick (signet_job_get_kind (job)));
  signet_ctl_add_string (builder, "state", signet_job_state_to_nick (signet_job_get_state (job)));
  signet_ctl_add_string (builder, "outcome", signet_job_outcome_to_nick (signet_job_get_outcome (job)));
  add_time (builder, "created", signet_job_get_created_at (job));
  add_time (builder, "finished", signet_job_get_finished_at (job));
  signet_ctl_add_string (builder, "created-by", signet_job_get_created_by (job));
  signet_ctl_add_string (builder, "instance", signet_job_get_instance_name (job));
  signet_ctl_add_string (builder, "url", signet_job_get_instance_url (job));
  signet_ctl_add_string (builder, "title", signet_job_get_title (job));
  signet_ctl_add_string (builder, "message", signet_job_get_message (job));
  json_builder_end_object (builder);
}

static void
print_job (SignetJob *job)
{
  g_autofree char *created = signet_time_format_iso8601 (signet_job_get_created_at (job));
  g_autofree char *description = signet_job_dup_description (job);
  g_autofree char *line = NULL;

  line = g_strdup_printf ("%s\t%s\t%s\t%s\t%s\t%s\t%s\n", signet_job_get_uuid (job), created != NULL ? created : "",
                          signet_job_state_to_nick (signet_job_get_state (job)),
                          signet_job_outcome_to_nick (signet_job_get_outcome (job)), description,
                          signet_job_get_instance_name (job), signet_job_get_message (job));
  signet_ctl_print (line);
}

/**
 * signet_ctl_jobs:
 * @ctl: a context
 * @arguments: `[--state pending|finished] [--json]`
 *
 * Lists the job log, newest first.
 *
 * Returns: the exit status
 */
SignetCtlStatus
signet_ctl_jobs (SignetCtl *ctl,
                 GStrv      arguments)
{
  g_autofree char *state = NULL;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, N_("Only these: pending or finished"), "STATE" },
    G_OPTION_ENTRY_NULL
  };
  guint states = 1 << SIGNET_JOB_STATE_PENDING | 1 << SIGNET_JOB_STATE_FINISHED;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  if (!parse_list (ctl, arguments, entries, _("list the job log")))
    return SIGNET_CTL_WRONG_USAGE;

  if (g_strcmp0 (state, "pending") == 0)
    states = 1 << SIGNET_JOB_STATE_PENDING;
  else if (g_strcmp0 (state, "finished") == 0)
    states = 1 << SIGNET_JOB_STATE_FINISHED;
  else if (state != NULL)
    return signet_ctl_wrong_usage (ctl, _("“%s” is not a state of jobs; pending and finished are."), state);

  if (!signet_ctl_open (ctl))
    return SIGNET_CTL_FAILED;

  signet_store_load_jobs_async (signet_ctl_get_store (ctl), states, signet_ctl_get_cancellable (ctl),
                                signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  jobs = signet_store_load_jobs_finish (signet_ctl_get_store (ctl), result, &error);
  if (jobs == NULL)
    return signet_ctl_fail (ctl, error);

  json_builder_begin_array (builder);
  for (guint i = 0; i < jobs->len; i++)
    {
      SignetJob *job = g_ptr_array_index (jobs, i);

      if (signet_ctl_get_json (ctl))
        add_job (builder, job);
      else
        print_job (job);
    }
  json_builder_end_array (builder);

  if (signet_ctl_get_json (ctl))
    signet_ctl_print_json (builder);
  return SIGNET_CTL_DONE;
}
