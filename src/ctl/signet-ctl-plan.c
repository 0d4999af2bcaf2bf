/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl-plan.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "request/signet-profile.h"

#include <glib/gi18n.h>

static SignetInstance *
find_instance (SignetCtl   *ctl,
               const char  *name,
               GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_find_instance_async (signet_ctl_get_store (ctl), name, signet_ctl_get_cancellable (ctl),
                                    signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  return signet_store_find_instance_finish (signet_ctl_get_store (ctl), result, error);
}

/* NULL without an error where there was none. */
static SignetRequest *
load_last_request (SignetCtl       *ctl,
                   SignetInstance  *instance,
                   GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_load_last_request_async (signet_ctl_get_store (ctl), signet_instance_get_id (instance),
                                        signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  return signet_store_load_last_request_finish (signet_ctl_get_store (ctl), result, error);
}

/* The subdomains, with hosts, that any of @names is in; all of the instance's where @names is NULL. */
static GPtrArray *
load_subdomains (SignetCtl           *ctl,
                 SignetInstance      *instance,
                 const char * const  *names,
                 GStrv               *missing,
                 GError             **error)
{
  SignetStore *store = signet_ctl_get_store (ctl);
  g_autoptr (GAsyncResult) result = NULL;

  if (names == NULL)
    {
      signet_store_load_subdomains_async (store, signet_instance_get_id (instance), NULL,
                                          signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb, ctl);
      result = signet_ctl_wait (ctl);
      return signet_store_load_subdomains_finish (store, result, error);
    }

  signet_store_find_names_async (store, signet_instance_get_id (instance), names,
                                 signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  return signet_store_find_names_finish (store, result, missing, error);
}

static GStrv
canonicalize_all (const char * const  *names,
                  GError             **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *name = signet_dns_name_canonicalize (names[i], SIGNET_DNS_NAME_WILDCARD, error);

      if (name == NULL)
        return NULL;
      g_strv_builder_add (builder, name);
    }

  return g_strv_builder_end (builder);
}

static void
add_host_names (SignetSubdomain *subdomain,
                GStrvBuilder    *builder,
                GHashTable      *seen)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  guint n_hosts = g_list_model_get_n_items (hosts);

  for (guint i = 0; i < n_hosts; i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);
      const char *name = signet_host_get_name (host);

      if (g_hash_table_add (seen, g_strdup (name)))
        g_strv_builder_add (builder, name);
    }
}

static void
set_not_found (GError         **error,
               SignetInstance  *instance,
               const char      *name)
{
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
               _("The instance “%s” has no “%s”. “signetctl subdomains --instance %s” lists what it has."),
               signet_instance_get_name (instance), name, signet_instance_get_url (instance));
}

/* All host names of the instance's subdomains that are wanted, each once, in order. */
static GStrv
names_of_subdomains (SignetCtl                   *ctl,
                     SignetInstance              *instance,
                     const char * const          *wanted,
                     GError                     **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) missing = NULL;
  g_autoptr (GPtrArray) subdomains = load_subdomains (ctl, instance, wanted, &missing, error);

  if (subdomains == NULL)
    return NULL;

  if (missing != NULL && missing[0] != NULL)
    {
      set_not_found (error, instance, missing[0]);
      return NULL;
    }

  for (guint i = 0; i < subdomains->len; i++)
    {
      SignetSubdomain *subdomain = g_ptr_array_index (subdomains, i);

      if (wanted == NULL || g_strv_contains (wanted, signet_subdomain_get_name (subdomain)))
        add_host_names (subdomain, builder, seen);
    }

  /* A host's name is found too; here only a subdomain's counts. */
  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < subdomains->len && !found; j++)
        found = g_str_equal (signet_subdomain_get_name (g_ptr_array_index (subdomains, j)), wanted[i]);
      if (!found)
        {
          set_not_found (error, instance, wanted[i]);
          return NULL;
        }
    }

  return g_strv_builder_end (builder);
}

/* @wanted, once it is known that the instance has each of them as a host. */
static gboolean
check_hosts (SignetCtl           *ctl,
             SignetInstance      *instance,
             const char * const  *wanted,
             GError             **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) missing = NULL;
  g_autoptr (GPtrArray) subdomains = load_subdomains (ctl, instance, wanted, &missing, error);

  if (subdomains == NULL)
    return FALSE;

  for (guint i = 0; i < subdomains->len; i++)
    add_host_names (g_ptr_array_index (subdomains, i), builder, hosts);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (!g_hash_table_contains (hosts, wanted[i]))
      {
        set_not_found (error, instance, wanted[i]);
        return FALSE;
      }

  return TRUE;
}

static GStrv
collect_names (SignetCtl                   *ctl,
               const SignetCtlPlanOptions  *options,
               SignetInstance              *instance,
               GError                     **error)
{
  g_auto (GStrv) hosts = canonicalize_all ((const char * const *) options->hosts, error);
  g_auto (GStrv) subdomains = NULL;
  g_auto (GStrv) of_subdomains = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (hosts == NULL)
    return NULL;
  if (hosts[0] != NULL && !check_hosts (ctl, instance, (const char * const *) hosts, error))
    return NULL;
  g_strv_builder_addv (builder, (const char **) hosts);

  if (options->all)
    {
      of_subdomains = names_of_subdomains (ctl, instance, NULL, error);
      if (of_subdomains == NULL)
        return NULL;
    }
  else if (options->subdomains != NULL)
    {
      subdomains = canonicalize_all ((const char * const *) options->subdomains, error);
      if (subdomains == NULL)
        return NULL;
      of_subdomains = names_of_subdomains (ctl, instance, (const char * const *) subdomains, error);
      if (of_subdomains == NULL)
        return NULL;
    }

  if (of_subdomains != NULL)
    g_strv_builder_addv (builder, (const char **) of_subdomains);

  return g_strv_builder_end (builder);
}

static const char *
first_filled (const char *a,
              const char *b,
              const char *c)
{
  if (a != NULL)
    return a;
  if (b != NULL && *b != '\0')
    return b;
  return c;
}

/* What the command line says; else the organization's; what that lacks, from the instance's last request. */
static SignetSubject *
make_subject (const SignetCtlPlanOptions *options,
              SignetOrganization         *organization,
              SignetRequest              *last)
{
  g_autoptr (SignetSubject) of_organization = NULL;
  g_autoptr (SignetSubject) of_last = NULL;

  of_organization = organization != NULL ? signet_subject_new_for_organization (organization)
                                         : signet_subject_new (NULL, NULL, NULL, NULL, NULL);
  of_last = last != NULL ? g_object_ref (signet_request_get_subject (last))
                         : signet_subject_new (NULL, NULL, NULL, NULL, NULL);

  return signet_subject_new (
    first_filled (options->organization, signet_subject_get_organization (of_organization),
                  signet_subject_get_organization (of_last)),
    first_filled (options->unit, signet_subject_get_unit (of_organization), signet_subject_get_unit (of_last)),
    first_filled (options->country, signet_subject_get_country (of_organization), signet_subject_get_country (of_last)),
    first_filled (options->state, signet_subject_get_state (of_organization), signet_subject_get_state (of_last)),
    first_filled (options->city, signet_subject_get_city (of_organization), signet_subject_get_city (of_last)));
}

/* Prints the warnings; the first finding that blocks is the error. */
static gboolean
check_request (SignetCtl      *ctl,
               SignetRequest  *request,
               SignetInstance *instance,
               GError        **error)
{
  g_autoptr (SignetProfile) profile = signet_profile_load (signet_request_get_profile (request), error);
  g_autoptr (GPtrArray) findings = NULL;
  SignetFinding *block;

  if (profile == NULL)
    return FALSE;

  findings = signet_profile_check_request (profile, request, g_get_real_time () / G_USEC_PER_SEC);
  for (guint i = 0; i < findings->len; i++)
    {
      SignetFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == SIGNET_SEVERITY_WARN)
        signet_ctl_message (ctl, _("%s: warning: %s: %s"), signet_instance_get_name (instance),
                            signet_field_describe (finding->field), finding->message);
    }

  block = signet_findings_get_block (findings);
  if (block != NULL)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, "%s: %s",
                   signet_field_describe (block->field), block->message);
      return FALSE;
    }

  return TRUE;
}

/* The common name that was asked for, if the instance has it, or the first of the names. */
static char *
choose_common_name (SignetCtl                   *ctl,
                    const SignetCtlPlanOptions  *options,
                    SignetInstance              *instance,
                    const char * const          *names,
                    GError                     **error)
{
  g_autofree char *common_name = NULL;

  if (options->common_name == NULL)
    return g_strdup (names[0]);

  common_name = signet_dns_name_canonicalize (options->common_name, SIGNET_DNS_NAME_WILDCARD, error);
  if (common_name == NULL)
    return NULL;

  if (!g_strv_contains (names, common_name))
    {
      const char *wanted[] = { common_name, NULL };

      if (!check_hosts (ctl, instance, wanted, error))
        return NULL;
    }

  return g_steal_pointer (&common_name);
}

/**
 * signet_ctl_plan_options_clear:
 * @options: options
 *
 * Frees what @options holds.
 */
void
signet_ctl_plan_options_clear (SignetCtlPlanOptions *options)
{
  g_strfreev (options->instances);
  g_strfreev (options->hosts);
  g_strfreev (options->subdomains);
  g_free (options->common_name);
  g_free (options->organization);
  g_free (options->unit);
  g_free (options->country);
  g_free (options->state);
  g_free (options->city);
  g_free (options->key);
  g_free (options->profile);
  g_free (options->output);
}

/**
 * signet_ctl_plan_request:
 * @ctl: a context that is open
 * @options: what is asked for
 * @instance_name: name or URL of the instance
 * @error: return location for an error: %SIGNET_ERROR_NOT_FOUND, %SIGNET_ERROR_AMBIGUOUS,
 *   %SIGNET_ERROR_INVALID where a rule of the CA profile blocks it
 *
 * Looks up the names, fills in the subject and holds the request against its CA profile; warnings are
 * printed.
 *
 * Returns: (transfer full): the request, or %NULL
 */
SignetRequest *
signet_ctl_plan_request (SignetCtl                   *ctl,
                         const SignetCtlPlanOptions  *options,
                         const char                  *instance_name,
                         GError                     **error)
{
  g_autoptr (SignetInstance) instance = NULL;
  g_autoptr (SignetRequest) last = NULL;
  g_autoptr (SignetRequest) request = NULL;
  g_autoptr (SignetSubject) subject = NULL;
  g_autofree char *common_name = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) last_error = NULL;
  SignetOrganization *organization;
  SignetKeySpec spec = SIGNET_KEY_SPEC_DEFAULT;

  if (options->key != NULL && !signet_key_spec_from_nick (options->key, &spec, error))
    return NULL;

  instance = find_instance (ctl, instance_name, error);
  if (instance == NULL)
    return NULL;

  names = collect_names (ctl, options, instance, error);
  if (names == NULL)
    return NULL;
  if (names[0] == NULL)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                   _("The instance “%s” has no hosts there to request a certificate for."),
                   signet_instance_get_name (instance));
      return NULL;
    }

  common_name = choose_common_name (ctl, options, instance, (const char * const *) names, error);
  if (common_name == NULL)
    return NULL;

  last = load_last_request (ctl, instance, &last_error);
  if (last_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&last_error));
      return NULL;
    }

  organization = signet_instance_get_organization (instance);
  subject = make_subject (options, organization, last);
  request = signet_request_new (subject, common_name, (const char * const *) names, spec,
                                options->profile != NULL ? options->profile : "public",
                                signet_instance_get_id (instance), signet_instance_get_name (instance),
                                signet_instance_get_url (instance),
                                organization != NULL ? signet_organization_get_org_id (organization) : NULL);

  if (!check_request (ctl, request, instance, error))
    return NULL;

  return g_steal_pointer (&request);
}
