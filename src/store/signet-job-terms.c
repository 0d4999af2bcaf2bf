/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-job.h"

#include <glib/gi18n-lib.h>

/* What is said of jobs: to people, and to machines. */

static const char *
enum_nick (GType type,
           int   value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  /* The values belong to the static type, not to the reference. */
  return g_enum_get_value (klass, value)->value_nick;
}

/**
 * signet_job_dup_description:
 * @self: a job
 *
 * Returns: (transfer full): what was done to what, in a line, translated
 */
char *
signet_job_dup_description (SignetJob *self)
{
  switch (signet_job_get_kind (self))
    {
    case SIGNET_JOB_KIND_REQUEST:
      if (signet_job_get_outcome (self) == SIGNET_JOB_OUTCOME_DONE)
        return g_strdup_printf (_("CSR generated for %s"), signet_job_get_title (self));
      return g_strdup_printf (_("CSR for %s"), signet_job_get_title (self));
    case SIGNET_JOB_KIND_IMPORT:
      return g_strdup_printf (_("Inventory imported: %s"), signet_job_get_title (self));
    case SIGNET_JOB_KIND_EXPORT:
      return g_strdup_printf (_("Inventory exported: %s"), signet_job_get_title (self));
    case SIGNET_JOB_KIND_SUBDOMAIN:
    case SIGNET_JOB_KIND_INSTANCE:
    case SIGNET_JOB_KIND_ORGANIZATION:
    default:
      /* TRANSLATORS: an instance, subdomain or organization, and what was done to it: "shop: The instance was added",
       * "mail.example.com: Use case: Marketing → Transactional" */
      return g_strdup_printf (_("%s: %s"), signet_job_get_title (self), signet_job_get_message (self));
    }
}

/**
 * signet_job_kind_describe:
 * @kind: a kind of job
 *
 * Returns: what jobs of @kind are about, as the job log's filter names it, translated
 */
const char *
signet_job_kind_describe (SignetJobKind kind)
{
  switch (kind)
    {
    case SIGNET_JOB_KIND_REQUEST:
    case SIGNET_JOB_KIND_SUBDOMAIN:
      return _("Subdomains management");
    case SIGNET_JOB_KIND_IMPORT:
      return _("Inventory imports");
    case SIGNET_JOB_KIND_EXPORT:
      return _("Inventory exports");
    case SIGNET_JOB_KIND_ORGANIZATION:
      return _("Organizations");
    case SIGNET_JOB_KIND_INSTANCE:
    default:
      return _("Instances");
    }
}

/**
 * signet_job_kind_to_nick:
 * @kind: a kind of job
 *
 * Returns: its name for machines
 */
const char *
signet_job_kind_to_nick (SignetJobKind kind)
{
  return enum_nick (SIGNET_TYPE_JOB_KIND, kind);
}

/**
 * signet_job_state_to_nick:
 * @state: a state
 *
 * Returns: its name for machines
 */
const char *
signet_job_state_to_nick (SignetJobState state)
{
  return enum_nick (SIGNET_TYPE_JOB_STATE, state);
}

/**
 * signet_job_outcome_to_nick:
 * @outcome: an outcome
 *
 * Returns: its name for machines
 */
const char *
signet_job_outcome_to_nick (SignetJobOutcome outcome)
{
  return enum_nick (SIGNET_TYPE_JOB_OUTCOME, outcome);
}

/**
 * signet_job_outcome_describe:
 * @state: a job's state
 * @outcome: its outcome
 *
 * Returns: the two in a word, translated
 */
const char *
signet_job_outcome_describe (SignetJobState   state,
                             SignetJobOutcome outcome)
{
  if (state == SIGNET_JOB_STATE_PENDING)
    return _("Pending");

  switch (outcome)
    {
    case SIGNET_JOB_OUTCOME_DONE:
      return _("Done");
    case SIGNET_JOB_OUTCOME_CANCELLED:
      return _("Cancelled");
    case SIGNET_JOB_OUTCOME_FAILED:
    case SIGNET_JOB_OUTCOME_NONE:
    default:
      return _("Failed");
    }
}
