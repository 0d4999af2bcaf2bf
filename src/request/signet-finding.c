/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "request/signet-finding.h"

#include <glib/gi18n-lib.h>

/**
 * signet_finding_new: (skip)
 * @field: what it is about
 * @severity: how grave it is
 * @name: (nullable): the alternative name that it is about
 * @format: printf format of the message, translated
 * @...: its arguments
 *
 * Returns: (transfer full): a new finding
 */
SignetFinding *
signet_finding_new (SignetField     field,
                    SignetSeverity  severity,
                    const char     *name,
                    const char     *format,
                    ...)
{
  SignetFinding *self = g_new0 (SignetFinding, 1);
  va_list args;

  self->field = field;
  self->severity = severity;
  self->name = g_strdup (name);
  va_start (args, format);
  self->message = g_strdup_vprintf (format, args);
  va_end (args);

  return self;
}

/**
 * signet_finding_free:
 * @self: (nullable) (transfer full): a finding
 */
void
signet_finding_free (SignetFinding *self)
{
  if (self == NULL)
    return;

  g_free (self->message);
  g_free (self->name);
  g_free (self);
}

/**
 * signet_field_describe:
 * @field: a field of the form
 *
 * Returns: (transfer none): its label there, translated
 */
const char *
signet_field_describe (SignetField field)
{
  switch (field)
    {
    case SIGNET_FIELD_ORGANIZATION:
      return _("Organization");
    case SIGNET_FIELD_UNIT:
      return _("Organization Unit");
    case SIGNET_FIELD_COUNTRY:
      return _("Country / Region");
    case SIGNET_FIELD_STATE:
      return _("State / Province");
    case SIGNET_FIELD_CITY:
      return _("City");
    case SIGNET_FIELD_COMMON_NAME:
      return _("Common name");
    case SIGNET_FIELD_NAMES:
      return _("Subdomains to include");
    case SIGNET_FIELD_KEY_SPEC:
      return _("Key type");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * signet_findings_get_block:
 * @findings: (element-type SignetFinding): what a check gave
 *
 * Returns: (transfer none) (nullable): the first that stops the request
 */
SignetFinding *
signet_findings_get_block (GPtrArray *findings)
{
  g_return_val_if_fail (findings != NULL, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      SignetFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == SIGNET_SEVERITY_BLOCK)
        return finding;
    }

  return NULL;
}

/**
 * signet_findings_get_for_field:
 * @findings: (element-type SignetFinding): what a check gave
 * @field: a field of the form
 *
 * Returns: (transfer none) (nullable): the gravest about @field, the first among equals
 */
SignetFinding *
signet_findings_get_for_field (GPtrArray   *findings,
                               SignetField  field)
{
  SignetFinding *gravest = NULL;

  g_return_val_if_fail (findings != NULL, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      SignetFinding *finding = g_ptr_array_index (findings, i);

      if (finding->field == field && (gravest == NULL || finding->severity < gravest->severity))
        gravest = finding;
    }

  return gravest;
}
