/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-store-changes.h"

#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of what a message repeats; with at most nine fields it stays under two thousand characters. */
#define MAX_VALUE_LENGTH 80
#define MAX_NAMES        4

struct _SignetStoreChanges
{
  GString *message;
  GString *report;
  gboolean shortened; /* the report says more */
};

/**
 * signet_store_changes_new:
 *
 * Returns: (transfer full): no changes
 */
SignetStoreChanges *
signet_store_changes_new (void)
{
  SignetStoreChanges *self = g_new0 (SignetStoreChanges, 1);

  self->message = g_string_new (NULL);
  self->report = g_string_new (NULL);
  return self;
}

/**
 * signet_store_changes_free:
 * @self: (nullable) (transfer full): changes
 */
void
signet_store_changes_free (SignetStoreChanges *self)
{
  if (self == NULL)
    return;
  g_string_free (self->message, TRUE);
  g_string_free (self->report, TRUE);
  g_free (self);
}

static void
add_line (SignetStoreChanges *self,
          const char         *brief,
          const char         *whole)
{
  g_string_append_printf (self->message, "%s%s", self->message->len > 0 ? "; " : "", brief);
  g_string_append_printf (self->report, "%s\n", whole);
  self->shortened |= strcmp (brief, whole) != 0;
}

static char *
format_change (const char *label,
               const char *from,
               const char *to)
{
  /* TRANSLATORS: a field, what it was, and what it is now: "Use case: Marketing → Transactional" */
  return g_strdup_printf (_("%s: %s → %s"), label, *from != '\0' ? from : _("nothing"), *to != '\0' ? to : _("nothing"));
}

/**
 * signet_store_changes_add:
 * @self: changes
 * @label: what the field is called, translated
 * @from: what it was, UTF-8
 * @to: what it is
 *
 * Adds one, unless both are the same.
 */
void
signet_store_changes_add (SignetStoreChanges *self,
                          const char         *label,
                          const char         *from,
                          const char         *to)
{
  g_autofree char *brief_from = NULL;
  g_autofree char *brief_to = NULL;
  g_autofree char *brief = NULL;
  g_autofree char *whole = NULL;

  if (strcmp (from, to) == 0)
    return;
  brief_from = signet_text_for_message (from, MAX_VALUE_LENGTH);
  brief_to = signet_text_for_message (to, MAX_VALUE_LENGTH);
  brief = format_change (label, brief_from, brief_to);
  whole = format_change (label, from, to);
  add_line (self, brief, whole);
}

/**
 * signet_store_changes_add_names:
 * @self: changes
 * @label: what was done with them, translated
 * @names: (element-type utf8): names
 *
 * Adds all of them to the report, and the first ones to the message.
 */
void
signet_store_changes_add_names (SignetStoreChanges *self,
                                const char         *label,
                                GPtrArray          *names)
{
  g_autoptr (GString) brief = g_string_new (NULL);
  g_autoptr (GString) whole = g_string_new (NULL);

  if (names->len == 0)
    return;
  for (guint i = 0; i < names->len; i++)
    {
      const char *separator = i > 0 ? ", " : ": ";

      if (i < MAX_NAMES)
        g_string_append_printf (brief, "%s%s", separator, (const char *) g_ptr_array_index (names, i));
      g_string_append_printf (whole, "%s%s", separator, (const char *) g_ptr_array_index (names, i));
    }
  if (names->len > MAX_NAMES)
    /* TRANSLATORS: after some names: "t.example.com, m.example.com and 7 more" */
    g_string_append_printf (brief, ngettext (" and %u more", " and %u more", names->len - MAX_NAMES), names->len - MAX_NAMES);
  g_string_prepend (brief, label);
  g_string_prepend (whole, label);
  add_line (self, brief->str, whole->str);
}

/**
 * signet_store_changes_is_empty:
 * @self: changes
 *
 * Returns: whether nothing differs
 */
gboolean
signet_store_changes_is_empty (SignetStoreChanges *self)
{
  return self->message->len == 0;
}

/**
 * signet_store_changes_get_message:
 * @self: changes
 *
 * Returns: all of them in one line, long values and many names shortened
 */
const char *
signet_store_changes_get_message (SignetStoreChanges *self)
{
  return self->message->str;
}

/**
 * signet_store_changes_get_report:
 * @self: changes
 *
 * Returns: (nullable): all of them, unshortened; %NULL where the message says all
 */
const char *
signet_store_changes_get_report (SignetStoreChanges *self)
{
  return self->shortened ? self->report->str : NULL;
}

/**
 * signet_store_describe_organization:
 * @organization: (nullable): an organization
 *
 * Returns: (transfer full): all that is known of it, in a line
 */
char *
signet_store_describe_organization (SignetOrganization *organization)
{
  GString *text = g_string_new (NULL);
  const char *fields[6];

  if (organization == NULL)
    return g_string_free (text, FALSE);
  fields[0] = signet_organization_get_name (organization);
  fields[1] = signet_organization_get_org_id (organization);
  fields[2] = signet_organization_get_unit (organization);
  fields[3] = signet_organization_get_city (organization);
  fields[4] = signet_organization_get_state (organization);
  fields[5] = signet_organization_get_country (organization);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (*fields[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", fields[i]);
  return g_string_free (text, FALSE);
}

/**
 * signet_store_changes_of_organization:
 * @from: an organization
 * @to: the same one, later
 *
 * Returns: (transfer full): what differs
 */
SignetStoreChanges *
signet_store_changes_of_organization (SignetOrganization *from,
                                      SignetOrganization *to)
{
  SignetStoreChanges *changes = signet_store_changes_new ();

  signet_store_changes_add (changes, _("Organization"), signet_organization_get_name (from), signet_organization_get_name (to));
  signet_store_changes_add (changes, _("Org ID"), signet_organization_get_org_id (from), signet_organization_get_org_id (to));
  signet_store_changes_add (changes, _("Organization Unit"), signet_organization_get_unit (from),
                            signet_organization_get_unit (to));
  signet_store_changes_add (changes, _("Country / Region"), signet_organization_get_country (from),
                            signet_organization_get_country (to));
  signet_store_changes_add (changes, _("State / Province"), signet_organization_get_state (from),
                            signet_organization_get_state (to));
  signet_store_changes_add (changes, _("City"), signet_organization_get_city (from), signet_organization_get_city (to));
  return changes;
}

/**
 * signet_store_changes_of_instance:
 * @from: an instance
 * @to: the same one, later
 *
 * Returns: (transfer full): what differs
 */
SignetStoreChanges *
signet_store_changes_of_instance (SignetInstance *from,
                                  SignetInstance *to)
{
  SignetStoreChanges *changes = signet_store_changes_new ();
  g_autofree char *from_organization = signet_store_describe_organization (signet_instance_get_organization (from));
  g_autofree char *to_organization = signet_store_describe_organization (signet_instance_get_organization (to));

  signet_store_changes_add (changes, _("Name"), signet_instance_get_name (from), signet_instance_get_name (to));
  signet_store_changes_add (changes, _("URL"), signet_instance_get_url (from), signet_instance_get_url (to));
  signet_store_changes_add (changes, _("Organization"), from_organization, to_organization);
  signet_store_changes_add (changes, _("Notes"), signet_instance_get_notes (from), signet_instance_get_notes (to));
  return changes;
}

static GHashTable *
names_of_hosts (SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      g_hash_table_add (names, g_strdup (signet_host_get_name (host)));
    }
  return names;
}

/* The names of the hosts of @from that @to does not have, in the order of @from. */
static GPtrArray *
names_only_in (SignetSubdomain *from,
               SignetSubdomain *to)
{
  GListModel *hosts = signet_subdomain_get_hosts (from);
  g_autoptr (GHashTable) others = names_of_hosts (to);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      if (!g_hash_table_contains (others, signet_host_get_name (host)))
        g_ptr_array_add (names, g_strdup (signet_host_get_name (host)));
    }
  return names;
}

/**
 * signet_store_changes_of_subdomain:
 * @from: a subdomain
 * @to: the same one, later
 *
 * Returns: (transfer full): what differs; hosts only where those of @from were read, or it has none
 */
SignetStoreChanges *
signet_store_changes_of_subdomain (SignetSubdomain *from,
                                   SignetSubdomain *to)
{
  SignetStoreChanges *changes = signet_store_changes_new ();

  signet_store_changes_add (changes, _("Name"), signet_subdomain_get_name (from), signet_subdomain_get_name (to));
  signet_store_changes_add (changes, _("Delegation type"),
                            signet_delegation_type_describe (signet_subdomain_get_delegation_type (from)),
                            signet_delegation_type_describe (signet_subdomain_get_delegation_type (to)));
  signet_store_changes_add (changes, _("Use case"), signet_use_case_describe (signet_subdomain_get_use_case (from)),
                            signet_use_case_describe (signet_subdomain_get_use_case (to)));
  if (g_list_model_get_n_items (signet_subdomain_get_hosts (from)) > 0 || signet_subdomain_get_n_hosts (from) == 0)
    {
      g_autoptr (GPtrArray) added = names_only_in (to, from);
      g_autoptr (GPtrArray) removed = names_only_in (from, to);

      signet_store_changes_add_names (changes, _("Hosts added"), added);
      signet_store_changes_add_names (changes, _("Hosts removed"), removed);
    }
  return changes;
}

/**
 * signet_store_set_conflict:
 * @name: of what was to be changed
 * @changes: what somebody else changed
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_STORE_CONFLICT
 */
gboolean
signet_store_set_conflict (const char         *name,
                           SignetStoreChanges *changes,
                           GError            **error)
{
  g_autofree char *shown = signet_text_for_message (name, MAX_VALUE_LENGTH);

  if (signet_store_changes_is_empty (changes))
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT,
                 _("“%s” was changed by somebody else meanwhile. Nothing of yours was written. Reload it and try again."),
                 shown);
  else
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT,
                 _("“%s” was changed by somebody else meanwhile (%s). Nothing of yours was written. Reload it and try "
                   "again."), shown, signet_store_changes_get_message (changes));
  return FALSE;
}

/**
 * signet_store_set_gone:
 * @name: of what was to be changed
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_STORE_CONFLICT
 */
gboolean
signet_store_set_gone (const char *name,
                       GError    **error)
{
  g_autofree char *shown = signet_text_for_message (name, MAX_VALUE_LENGTH);

  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT,
               _("“%s” was removed by somebody else meanwhile. Nothing of yours was written. Reload the list, and add it "
                 "again where it is needed."), shown);
  return FALSE;
}
