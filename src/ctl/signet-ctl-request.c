/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl-plan.h"

#include "base/signet-error.h"
#include "base/signet-file.h"
#include "job/signet-request-job.h"

#include <glib/gi18n.h>

/* One request of the run, and what came of it. */
typedef struct
{
  SignetRequest    *request;
  SignetRequestJob *job;      /* from when its key is being made until it has run */
  SignetJob        *finished;
  char             *file;     /* where its CSR was written, or NULL */
} Item;

static void
item_free (Item *item)
{
  g_clear_object (&item->request);
  g_clear_object (&item->job);
  g_clear_object (&item->finished);
  g_free (item->file);
  g_free (item);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Item, item_free)

/* Starts on the key of item @index, if there is one. */
static void
prepare (SignetCtl *ctl,
         GPtrArray *items,
         guint      index)
{
  Item *item;

  if (index >= items->len)
    return;

  item = g_ptr_array_index (items, index);
  if (item->job == NULL)
    item->job = signet_request_job_new (signet_ctl_get_store (ctl), signet_ctl_get_keyring (ctl),
                                        signet_ctl_get_store_path (ctl),
                                        signet_request_get_key_spec (item->request));
}

/* @output: a file, or the folder that gets one file for each. */
static gboolean
write_csr (SignetCtl   *ctl,
           Item        *item,
           const char  *output,
           gboolean     is_folder,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (output);

  if (is_folder)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autoptr (GFile) child = NULL;
      g_autofree char *name = NULL;

      name = signet_file_csr_name (signet_request_get_common_name (item->request), now);
      child = g_file_get_child (file, name);
      if (g_file_query_exists (child, NULL))
        {
          /* Two instances can have the same common name: neither file may replace the other. */
          g_autofree char *unique = g_strdup_printf ("%.8s_%s", signet_job_get_uuid (item->finished), name);

          g_set_object (&child, NULL);
          child = g_file_get_child (file, unique);
        }
      g_set_object (&file, child);
    }

  if (!signet_file_write (file, signet_job_get_csr (item->finished), SIGNET_FILE_MODE_PUBLIC, NULL, error))
    return FALSE;

  item->file = g_file_get_parse_name (file);
  return TRUE;
}

/* FALSE after telling what is wrong with @output: better now than when the key is made. */
static gboolean
check_output (SignetCtl  *ctl,
              const char *output,
              gboolean    is_folder)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (output);
  g_autoptr (GFile) folder = is_folder ? g_object_ref (file) : g_file_get_parent (file);
  g_autofree char *name = folder != NULL ? g_file_get_parse_name (folder) : NULL;

  if (folder != NULL && g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    {
      signet_ctl_message (ctl, _("“%s” is not a folder. Make it first, or choose another one."), name);
      return FALSE;
    }
  if (!is_folder && g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    {
      signet_ctl_message (ctl, _("“%s” is a folder. Give the name of a file to write."), output);
      return FALSE;
    }

  return TRUE;
}

static gboolean
run_item (SignetCtl                   *ctl,
          Item                        *item,
          const SignetCtlPlanOptions  *options,
          gboolean                     is_folder)
{
  const char *instance_name = signet_request_get_instance_name (item->request);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_request_job_run_async (item->job, item->request, signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  item->finished = signet_request_job_run_finish (item->job, result, &error);
  g_clear_object (&item->job);
  if (item->finished == NULL)
    {
      signet_ctl_message (ctl, "%s: %s", instance_name, error->message);
      return FALSE;
    }

  if (options->output != NULL && !write_csr (ctl, item, options->output, is_folder, &error))
    {
      signet_ctl_message (ctl, _("%s: %s The CSR is kept: “signetctl download %s” gives it again."),
                          instance_name, error->message, signet_job_get_uuid (item->finished));
      return FALSE;
    }

  return TRUE;
}

static char *
dup_csr (Item *item)
{
  gsize size;
  const char *bytes = g_bytes_get_data (signet_job_get_csr (item->finished), &size);

  return g_strndup (bytes, size);
}

static void
add_item (JsonBuilder *builder,
          Item        *item)
{
  const char * const *names = signet_request_get_names (item->request);
  g_autofree char *csr = dup_csr (item);

  json_builder_begin_object (builder);
  signet_ctl_add_string (builder, "id", signet_job_get_uuid (item->finished));
  signet_ctl_add_string (builder, "instance", signet_request_get_instance_name (item->request));
  signet_ctl_add_string (builder, "url", signet_request_get_instance_url (item->request));
  signet_ctl_add_string (builder, "common-name", signet_request_get_common_name (item->request));
  json_builder_set_member_name (builder, "names");
  json_builder_begin_array (builder);
  for (guint i = 0; names[i] != NULL; i++)
    json_builder_add_string_value (builder, names[i]);
  json_builder_end_array (builder);
  signet_ctl_add_string (builder, "key", signet_key_spec_to_nick (signet_request_get_key_spec (item->request)));
  signet_ctl_add_string (builder, "spki-sha256", signet_job_get_spki_sha256 (item->finished));
  if (item->file != NULL)
    signet_ctl_add_string (builder, "file", item->file);
  signet_ctl_add_string (builder, "csr", csr);
  json_builder_end_object (builder);
}

static void
print_item (SignetCtl *ctl,
            Item      *item)
{
  g_autofree char *csr = NULL;

  if (item->file != NULL)
    {
      signet_ctl_message (ctl, _("%s: job %s, CSR written to %s"),
                          signet_request_get_instance_name (item->request),
                          signet_job_get_uuid (item->finished), item->file);
      return;
    }

  signet_ctl_message (ctl, _("%s: job %s"), signet_request_get_instance_name (item->request),
                      signet_job_get_uuid (item->finished));
  csr = dup_csr (item);
  signet_ctl_print (csr);
}

/* The key of the next is made while this one is stored and signed: two at a time are nearly twice as
 * fast on two cores, and more are no faster. */
static SignetCtlStatus
run_all (SignetCtl                   *ctl,
         GPtrArray                   *items,
         const SignetCtlPlanOptions  *options,
         gboolean                     is_folder)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_failed = 0;

  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len && !g_cancellable_is_cancelled (signet_ctl_get_cancellable (ctl)); i++)
    {
      Item *item = g_ptr_array_index (items, i);

      prepare (ctl, items, i);
      prepare (ctl, items, i + 1);

      if (!run_item (ctl, item, options, is_folder))
        n_failed++;
      if (item->finished == NULL)
        continue;

      if (signet_ctl_get_json (ctl))
        add_item (builder, item);
      else
        print_item (ctl, item);
    }
  json_builder_end_array (builder);

  if (signet_ctl_get_json (ctl))
    signet_ctl_print_json (builder);

  if (n_failed > 0 || g_cancellable_is_cancelled (signet_ctl_get_cancellable (ctl)))
    return SIGNET_CTL_FAILED;
  return SIGNET_CTL_DONE;
}

/* `--host a b c` means the same as `--host a --host b --host c`. */
static gboolean
take_remaining (SignetCtl            *ctl,
                SignetCtlPlanOptions *options,
                GStrv                 rest)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  GStrv *target;

  if (rest == NULL)
    return TRUE;

  if ((options->hosts != NULL) == (options->subdomains != NULL))
    {
      signet_ctl_wrong_usage (ctl, _("“%s” is not an option; names follow --host or --subdomain."), rest[0]);
      return FALSE;
    }

  target = options->hosts != NULL ? &options->hosts : &options->subdomains;
  builder = g_strv_builder_new ();
  g_strv_builder_addv (builder, (const char **) *target);
  g_strv_builder_addv (builder, (const char **) rest);
  g_strfreev (*target);
  *target = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
parse (SignetCtl            *ctl,
       GStrv                 arguments,
       SignetCtlPlanOptions *options)
{
  g_auto (GStrv) rest = NULL;
  SignetKeySpec spec;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "instance", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->instances, N_("Name or URL of the instance; several times for one request each"), "NAME" },
    { "host", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->hosts, N_("Include this host"), "NAME…" },
    { "subdomain", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->subdomains, N_("Include all hosts of this subdomain"), "NAME…" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options->all, N_("Include all hosts of the instance"), NULL },
    { "common-name", 0, 0, G_OPTION_ARG_STRING, &options->common_name, N_("Common name; the first name unless given"), "NAME" },
    { "organization", 0, 0, G_OPTION_ARG_STRING, &options->organization, N_("Organization"), "TEXT" },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options->unit, N_("Organization Unit"), "TEXT" },
    { "country", 0, 0, G_OPTION_ARG_STRING, &options->country, N_("Country, as two letters of ISO 3166-1"), "CC" },
    { "state", 0, 0, G_OPTION_ARG_STRING, &options->state, N_("State / Province"), "TEXT" },
    { "city", 0, 0, G_OPTION_ARG_STRING, &options->city, N_("City"), "TEXT" },
    { "key", 0, 0, G_OPTION_ARG_STRING, &options->key, N_("rsa-2048 (default), rsa-3072, rsa-4096, ecdsa-p256 or ecdsa-p384"), "TYPE" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &options->profile, N_("CA profile: public (default) or private"), "NAME" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_("Write the CSR to this file; with several instances, into this folder"), "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &rest, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!signet_ctl_parse (ctl, arguments, entries, "--instance NAME (--host NAME… | --subdomain NAME… | --all)",
                         _("make a certificate signing request")))
    return FALSE;
  if (!take_remaining (ctl, options, rest))
    return FALSE;

  if (options->instances == NULL)
    {
      signet_ctl_wrong_usage (ctl, "%s", _("say which instance: --instance NAME."));
      return FALSE;
    }
  if ((options->hosts != NULL) + (options->subdomains != NULL) + options->all != 1)
    {
      signet_ctl_wrong_usage (ctl, "%s", _("say which names: one of --host, --subdomain and --all."));
      return FALSE;
    }
  if (g_strv_length (options->instances) > 1 && !options->all)
    {
      signet_ctl_wrong_usage (ctl, "%s", _("with several instances only --all makes sense."));
      return FALSE;
    }
  if (options->key != NULL && !signet_key_spec_from_nick (options->key, &spec, &error))
    {
      signet_ctl_wrong_usage (ctl, "%s", error->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * signet_ctl_request:
 * @ctl: a context
 * @arguments: see DESIGN's contract of signetctl, or `signetctl request --help`
 *
 * Makes a request for each instance named. All are looked up and checked before the first key is
 * stored; one that then fails does not keep the others back.
 *
 * Returns: the exit status
 */
SignetCtlStatus
signet_ctl_request (SignetCtl *ctl,
                    GStrv      arguments)
{
  g_auto (SignetCtlPlanOptions) options = { NULL, };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  gboolean is_folder;
  gboolean refused = FALSE;

  if (!parse (ctl, arguments, &options))
    return SIGNET_CTL_WRONG_USAGE;

  is_folder = g_strv_length (options.instances) > 1;
  if (options.output != NULL && !check_output (ctl, options.output, is_folder))
    return SIGNET_CTL_FAILED;
  if (!signet_ctl_open (ctl))
    return SIGNET_CTL_FAILED;

  for (guint i = 0; options.instances[i] != NULL; i++)
    {
      g_autoptr (Item) item = g_new0 (Item, 1);
      g_autoptr (GError) error = NULL;

      item->request = signet_ctl_plan_request (ctl, &options, options.instances[i], &error);
      if (item->request != NULL)
        {
          g_ptr_array_add (items, g_steal_pointer (&item));
          /* The first key is made while the rest is looked up. */
          prepare (ctl, items, 0);
          continue;
        }

      signet_ctl_message (ctl, "%s: %s", options.instances[i], error->message);
      refused = TRUE;
    }

  if (refused)
    {
      if (items->len > 0)
        signet_ctl_message (ctl, "%s", _("No request was made."));
      return SIGNET_CTL_FAILED;
    }

  return run_all (ctl, items, &options, is_folder);
}
