/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl-filter.h"

#include <glib/gi18n.h>

/**
 * signet_ctl_filter_add_entries:
 * @self: where the options go
 * @entries: (out caller-allocates) (array fixed-size=4): gets the options
 *
 * Each can be given several times: one of its values is enough then.
 */
void
signet_ctl_filter_add_entries (SignetCtlFilter *self,
                               GOptionEntry    *entries)
{
  const GOptionEntry own[SIGNET_CTL_FILTER_N_ENTRIES] = {
    { "state", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->states,
      N_("Only with a host in this state: due, expired, critical, soon, none, waiting or valid"), "STATE" },
    { "organization", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->organizations,
      N_("Only of this organization: its name or Org ID"), "TEXT" },
    { "delegation", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->delegation_types,
      N_("Only of this delegation type: full or cname"), "TYPE" },
    { "use-case", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->use_cases,
      N_("Only of this use case: marketing, transactional or another"), "TEXT" },
  };

  for (guint i = 0; i < SIGNET_CTL_FILTER_N_ENTRIES; i++)
    entries[i] = own[i];
}

/**
 * signet_ctl_filter_clear:
 * @self: options
 */
void
signet_ctl_filter_clear (SignetCtlFilter *self)
{
  g_clear_pointer (&self->states, g_strfreev);
  g_clear_pointer (&self->organizations, g_strfreev);
  g_clear_pointer (&self->delegation_types, g_strfreev);
  g_clear_pointer (&self->use_cases, g_strfreev);
}

/**
 * signet_ctl_filter_parse:
 * @ctl: a context whose arguments were parsed
 * @self: the options
 *
 * Returns: (transfer full) (nullable): the filter, but for organizations; %NULL after telling that it is wrong usage
 */
SignetRowFilter *
signet_ctl_filter_parse (SignetCtl             *ctl,
                         const SignetCtlFilter *self)
{
  g_autoptr (SignetRowFilter) filter = signet_row_filter_new ();

  for (guint i = 0; self->states != NULL && self->states[i] != NULL; i++)
    {
      if (!signet_row_filter_check (SIGNET_ROW_FILTER_STATE, self->states[i]))
        {
          signet_ctl_wrong_usage (ctl, _("“%s” is not a state of certificates; due, expired, critical, soon, none, waiting "
                                         "and valid are."), self->states[i]);
          return NULL;
        }
      signet_row_filter_set (filter, SIGNET_ROW_FILTER_STATE, self->states[i], TRUE);
    }
  for (guint i = 0; self->delegation_types != NULL && self->delegation_types[i] != NULL; i++)
    {
      g_autofree char *nick = signet_delegation_type_to_nick (self->delegation_types[i]);

      if (!signet_delegation_type_is_known (nick))
        {
          signet_ctl_wrong_usage (ctl, _("“%s” is not a delegation type; full and cname are."), self->delegation_types[i]);
          return NULL;
        }
      signet_row_filter_set (filter, SIGNET_ROW_FILTER_DELEGATION, nick, TRUE);
    }
  for (guint i = 0; self->use_cases != NULL && self->use_cases[i] != NULL; i++)
    {
      g_autofree char *nick = signet_use_case_to_nick (self->use_cases[i]);

      signet_row_filter_set (filter, SIGNET_ROW_FILTER_USE_CASE, nick, TRUE);
    }
  return g_steal_pointer (&filter);
}

/* Several may be called so, of different units or cities: all are meant. */
static gboolean
add_organizations (GPtrArray       *organizations,
                   const char      *text,
                   SignetRowFilter *filter)
{
  g_autofree char *wanted = g_utf8_casefold (text, -1);
  gboolean found = FALSE;

  for (guint i = 0; i < organizations->len; i++)
    {
      SignetOrganization *organization = g_ptr_array_index (organizations, i);
      g_autofree char *name = g_utf8_casefold (signet_organization_get_name (organization), -1);

      if (g_str_equal (name, wanted) || g_str_equal (signet_organization_get_org_id (organization), text))
        {
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, signet_organization_get_id (organization));

          signet_row_filter_set (filter, SIGNET_ROW_FILTER_ORGANIZATION, id, TRUE);
          found = TRUE;
        }
    }
  return found;
}

/**
 * signet_ctl_filter_find_organizations:
 * @ctl: a context that is open
 * @self: the options
 * @filter: gets the organizations
 *
 * Returns: %FALSE after telling which organization there is not
 */
gboolean
signet_ctl_filter_find_organizations (SignetCtl             *ctl,
                                      const SignetCtlFilter *self,
                                      SignetRowFilter       *filter)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) organizations = NULL;
  g_auto (GStrv) use_cases = NULL;
  g_autoptr (GError) error = NULL;

  if (self->organizations == NULL)
    return TRUE;

  signet_store_load_filter_choices_async (signet_ctl_get_store (ctl), signet_ctl_get_cancellable (ctl),
                                          signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  organizations = signet_store_load_filter_choices_finish (signet_ctl_get_store (ctl), result, &use_cases, &error);
  if (organizations == NULL)
    {
      signet_ctl_fail (ctl, error);
      return FALSE;
    }
  for (guint i = 0; self->organizations[i] != NULL; i++)
    if (!add_organizations (organizations, self->organizations[i], filter))
      {
        signet_ctl_message (ctl, _("No instance is owned by an organization “%s”. Give a name or an Org ID as "
                                   "“signetctl instances --json” lists it."), self->organizations[i]);
        return FALSE;
      }
  return TRUE;
}
