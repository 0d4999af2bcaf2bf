/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-field-changes.h"

#include "base/signet-text.h"

#include <glib/gi18n-lib.h>

/* Notes may be long. */
#define MAX_SHOWN_LENGTH 120

/**
 * signet_field_changes_add:
 * @text: what was changed, one sentence a line
 * @field: what the field is called, translated
 * @before: what was in it, UTF-8
 * @now: what is in it now, UTF-8
 *
 * Adds a line to @text, unless the two are the same.
 */
void
signet_field_changes_add (GString    *text,
                          const char *field,
                          const char *before,
                          const char *now)
{
  g_autofree char *before_shown = signet_text_for_message (before, MAX_SHOWN_LENGTH);
  g_autofree char *now_shown = signet_text_for_message (now, MAX_SHOWN_LENGTH);

  g_return_if_fail (text != NULL);

  if (g_strcmp0 (before, now) == 0)
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (*now_shown == '\0')
    /* Translators: a field, and what was in it before somebody else emptied it. */
    g_string_append_printf (text, _("%s: “%s” was removed"), field, before_shown);
  else if (*before_shown == '\0')
    /* Translators: a field that was empty, and what is in it now. */
    g_string_append_printf (text, _("%s is “%s” now"), field, now_shown);
  else
    /* Translators: a field, what was in it, and what is in it now. */
    g_string_append_printf (text, _("%s: “%s” is “%s” now"), field, before_shown, now_shown);
}

/**
 * signet_field_changes_add_organization:
 * @text: what was changed, one sentence a line
 * @before: an organization
 * @now: the same, as it is now
 */
void
signet_field_changes_add_organization (GString            *text,
                                       SignetOrganization *before,
                                       SignetOrganization *now)
{
  g_return_if_fail (SIGNET_IS_ORGANIZATION (before));
  g_return_if_fail (SIGNET_IS_ORGANIZATION (now));

  signet_field_changes_add (text, _("Organization"), signet_organization_get_name (before),
                            signet_organization_get_name (now));
  signet_field_changes_add (text, _("Organization Unit"), signet_organization_get_unit (before),
                            signet_organization_get_unit (now));
  signet_field_changes_add (text, _("Org ID"), signet_organization_get_org_id (before),
                            signet_organization_get_org_id (now));
  signet_field_changes_add (text, _("Country / Region"), signet_organization_get_country (before),
                            signet_organization_get_country (now));
  signet_field_changes_add (text, _("State / Province"), signet_organization_get_state (before),
                            signet_organization_get_state (now));
  signet_field_changes_add (text, _("City"), signet_organization_get_city (before), signet_organization_get_city (now));
}
