/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl.h"

#include "base/signet-file.h"

#include <glib/gi18n.h>

/* Reads the arguments of a command that is about one job, and the job. */
static SignetJob *
load_job (SignetCtl           *ctl,
          GStrv                arguments,
          const GOptionEntry  *entries,
          const char          *summary,
          GStrv               *jobs,
          SignetCtlStatus     *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;

  *status = SIGNET_CTL_WRONG_USAGE;
  if (!signet_ctl_parse (ctl, arguments, entries, "JOB", summary))
    return NULL;
  if (*jobs == NULL || g_strv_length (*jobs) != 1)
    {
      signet_ctl_wrong_usage (ctl, "%s", _("give one job: its ID, or the beginning of it. “signetctl jobs” lists them."));
      return NULL;
    }

  *status = SIGNET_CTL_FAILED;
  if (!signet_ctl_open (ctl))
    return NULL;

  signet_store_load_job_async (signet_ctl_get_store (ctl), (*jobs)[0], signet_ctl_get_cancellable (ctl),
                               signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  job = signet_store_load_job_finish (signet_ctl_get_store (ctl), result, &error);
  if (job == NULL)
    {
      signet_ctl_fail (ctl, error);
      return NULL;
    }

  *status = SIGNET_CTL_DONE;
  return g_steal_pointer (&job);
}

static void
print_summary_json (SignetJob     *job,
                    SignetRequest *request,
                    const char    *summary)
{
  SignetSubject *subject = signet_request_get_subject (request);
  const char * const *names = signet_request_get_names (request);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  signet_ctl_add_string (builder, "id", signet_job_get_uuid (job));
  signet_ctl_add_string (builder, "org-id", signet_request_get_org_id (request));
  signet_ctl_add_string (builder, "instance", signet_request_get_instance_name (request));
  signet_ctl_add_string (builder, "url", signet_request_get_instance_url (request));
  signet_ctl_add_string (builder, "organization", signet_subject_get_organization (subject));
  signet_ctl_add_string (builder, "unit", signet_subject_get_unit (subject));
  signet_ctl_add_string (builder, "country", signet_subject_get_country (subject));
  signet_ctl_add_string (builder, "state", signet_subject_get_state (subject));
  signet_ctl_add_string (builder, "city", signet_subject_get_city (subject));
  signet_ctl_add_string (builder, "common-name", signet_request_get_common_name (request));
  json_builder_set_member_name (builder, "names");
  json_builder_begin_array (builder);
  for (guint i = 0; names[i] != NULL; i++)
    json_builder_add_string_value (builder, names[i]);
  json_builder_end_array (builder);
  signet_ctl_add_string (builder, "key", signet_key_spec_to_nick (signet_request_get_key_spec (request)));
  signet_ctl_add_string (builder, "profile", signet_request_get_profile (request));
  signet_ctl_add_string (builder, "spki-sha256", signet_job_get_spki_sha256 (job));
  signet_ctl_add_string (builder, "text", summary);
  json_builder_end_object (builder);

  signet_ctl_print_json (builder);
}

/**
 * signet_ctl_summary:
 * @ctl: a context
 * @arguments: `JOB [--json]`
 *
 * Prints the text that "Copy CSR content" copies.
 *
 * Returns: the exit status
 */
SignetCtlStatus
signet_ctl_summary (SignetCtl *ctl,
                    GStrv      arguments)
{
  g_auto (GStrv) jobs = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &jobs, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (SignetJob) job = NULL;
  g_autofree char *summary = NULL;
  SignetRequest *request;
  SignetCtlStatus status;

  job = load_job (ctl, arguments, entries, _("print what a request asks for"), &jobs, &status);
  if (job == NULL)
    return status;

  request = signet_job_get_request (job);
  if (request == NULL)
    {
      signet_ctl_message (ctl, _("Job %s is not about a request."), signet_job_get_uuid (job));
      return SIGNET_CTL_FAILED;
    }

  summary = signet_request_to_summary (request);
  if (signet_ctl_get_json (ctl))
    print_summary_json (job, request, summary);
  else
    {
      signet_ctl_print (summary);
      if (!g_str_has_suffix (summary, "\n"))
        signet_ctl_print ("\n");
    }

  return SIGNET_CTL_DONE;
}

static SignetCtlStatus
write_csr (SignetCtl  *ctl,
           SignetJob  *job,
           const char *output)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (output);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GError) error = NULL;

  if (!signet_file_write (file, signet_job_get_csr (job), SIGNET_FILE_MODE_PUBLIC,
                          signet_ctl_get_cancellable (ctl), &error))
    return signet_ctl_fail (ctl, error);

  if (signet_ctl_get_json (ctl))
    {
      json_builder_begin_object (builder);
      signet_ctl_add_string (builder, "id", signet_job_get_uuid (job));
      signet_ctl_add_string (builder, "file", name);
      json_builder_end_object (builder);
      signet_ctl_print_json (builder);
    }
  else
    {
      signet_ctl_message (ctl, _("CSR written to %s"), name);
    }

  return SIGNET_CTL_DONE;
}

static void
print_csr (SignetCtl *ctl,
           SignetJob *job)
{
  GBytes *pem = signet_job_get_csr (job);
  gsize size;
  const char *bytes = g_bytes_get_data (pem, &size);
  g_autofree char *text = g_strndup (bytes, size);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!signet_ctl_get_json (ctl))
    {
      signet_ctl_print (text);
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  signet_ctl_add_string (builder, "id", signet_job_get_uuid (job));
  signet_ctl_add_string (builder, "csr", text);
  json_builder_end_object (builder);
  signet_ctl_print_json (builder);
}

/**
 * signet_ctl_download:
 * @ctl: a context
 * @arguments: `JOB [-o FILE] [--json]`
 *
 * Gives the CSR of a job again, byte for byte: into @FILE, or on stdout.
 *
 * Returns: the exit status
 */
SignetCtlStatus
signet_ctl_download (SignetCtl *ctl,
                     GStrv      arguments)
{
  g_auto (GStrv) jobs = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write it to this file instead of the standard output"), "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &jobs, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (SignetJob) job = NULL;
  SignetCtlStatus status;

  job = load_job (ctl, arguments, entries, _("get the CSR of a request again"), &jobs, &status);
  if (job == NULL)
    return status;

  if (signet_job_get_csr (job) == NULL)
    {
      signet_ctl_message (ctl, _("Job %s has no CSR: %s"), signet_job_get_uuid (job), signet_job_get_message (job));
      return SIGNET_CTL_FAILED;
    }

  if (output != NULL)
    return write_csr (ctl, job, output);

  print_csr (ctl, job);
  return SIGNET_CTL_DONE;
}
