/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/jobs/signet-job-facts.h"

#include "base/signet-dns-name.h"
#include "base/signet-time.h"
#include "request/signet-country.h"
#include "request/signet-profile.h"
#include "ui/jobs/signet-key-presence-row.h"
#include "ui/jobs/signet-name-list.h"
#include "ui/widget/signet-value-row.h"

#include <glib/gi18n-lib.h>

#define FINGERPRINT_GROUP 4 /* hexadecimal digits */

struct _SignetJobFacts
{
  AdwBin parent_instance;

  /* template children: the job */
  SignetValueRow *uuid_row;
  SignetValueRow *created_by_row;
  SignetValueRow *created_row;
  SignetValueRow *finished_row;
  SignetValueRow *instance_row;
  SignetValueRow *url_row;

  /* template children: the request */
  GtkWidget            *subject_group;
  SignetValueRow       *common_name_row;
  SignetValueRow       *org_id_row;
  SignetValueRow       *organization_row;
  SignetValueRow       *unit_row;
  SignetValueRow       *country_row;
  SignetValueRow       *state_row;
  SignetValueRow       *city_row;
  SignetNameList       *name_list;
  GtkWidget            *key_group;
  SignetKeyPresenceRow *presence_row;
  SignetValueRow       *key_type_row;
  SignetValueRow       *fingerprint_row;
  SignetValueRow       *profile_row;
  SignetValueRow       *certificate_row;

  /* template children: what became of it */
  GtkWidget   *report_group;
  GtkTextView *report_view;
  GtkWidget   *history_group;
  GtkListBox  *history_list;
};

G_DEFINE_FINAL_TYPE (SignetJobFacts, signet_job_facts, ADW_TYPE_BIN)

static char *
group_fingerprint (const char *fingerprint)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; fingerprint[i] != '\0'; i++)
    {
      if (i > 0 && i % FINGERPRINT_GROUP == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, fingerprint[i]);
    }

  return g_string_free (text, FALSE);
}

/* "France (FR)"; without the package iso-codes the code alone. */
static char *
dup_country_label (const char *code)
{
  g_autoptr (GListModel) countries = signet_country_list (NULL);

  for (guint i = 0; countries != NULL && i < g_list_model_get_n_items (countries); i++)
    {
      g_autoptr (SignetCountry) country = g_list_model_get_item (countries, i);

      if (g_str_equal (signet_country_get_code (country), code))
        return g_strdup_printf ("%s (%s)", signet_country_get_name (country), code);
    }

  return g_strdup (code);
}

static void
show_time (SignetValueRow *row,
           gint64          at,
           gint64          now)
{
  g_autofree char *exact = NULL;
  g_autofree char *ago = NULL;
  g_autofree char *text = NULL;

  if (at != 0)
    {
      exact = signet_time_format_exact (at);
      ago = signet_time_describe_ago (at, now);
      /* Translators: a time and how long ago that is: "12 May 2026, 14:03 (2 hours ago)" */
      text = g_strdup_printf (_("%s (%s)"), exact, ago);
    }
  signet_value_row_set_value (row, text);
}

static void
show_job (SignetJobFacts *self,
          SignetJob      *job)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  signet_value_row_set_value (self->uuid_row, signet_job_get_uuid (job));
  signet_value_row_set_value (self->created_by_row, signet_job_get_created_by (job));
  show_time (self->created_row, signet_job_get_created_at (job), now);
  show_time (self->finished_row, signet_job_get_finished_at (job), now);
  signet_value_row_set_value (self->instance_row, signet_job_get_instance_name (job));
  signet_value_row_set_value (self->url_row, signet_job_get_instance_url (job));
}

static void
show_subject (SignetJobFacts *self,
              SignetRequest  *request)
{
  SignetSubject *subject = NULL;
  g_autofree char *country = NULL;
  g_autofree char *common_name = NULL;

  gtk_widget_set_visible (self->subject_group, request != NULL);
  signet_name_list_set_names (self->name_list, request != NULL ? signet_request_get_names (request) : NULL);
  if (request == NULL)
    return;

  subject = signet_request_get_subject (request);
  country = dup_country_label (signet_subject_get_country (subject));
  common_name = signet_dns_name_to_unicode (signet_request_get_common_name (request));
  signet_value_row_set_value (self->common_name_row, common_name);
  signet_value_row_set_copy_text (self->common_name_row, signet_request_get_common_name (request));
  signet_value_row_set_value (self->org_id_row, signet_request_get_org_id (request));
  signet_value_row_set_value (self->organization_row, signet_subject_get_organization (subject));
  signet_value_row_set_value (self->unit_row, signet_subject_get_unit (subject));
  signet_value_row_set_value (self->country_row, country);
  signet_value_row_set_value (self->state_row, signet_subject_get_state (subject));
  signet_value_row_set_value (self->city_row, signet_subject_get_city (subject));
}

static const char *
describe_certificate (SignetJob *job)
{
  if (signet_job_get_csr (job) == NULL)
    return NULL;

  return signet_job_get_waiting (job) ? _("Waiting for certificate") : NULL;
}

static void
show_key (SignetJobFacts *self,
          SignetJob      *job,
          SignetKeyring  *keyring)
{
  SignetRequest *request = signet_job_get_request (job);
  g_autoptr (SignetProfile) profile = NULL;
  g_autofree char *fingerprint = NULL;

  gtk_widget_set_visible (self->key_group, request != NULL);
  signet_key_presence_row_look (self->presence_row, keyring, request != NULL ? signet_job_get_uuid (job) : NULL);
  if (request == NULL)
    return;

  /* A profile that is no longer installed is named as it was. */
  profile = signet_profile_load (signet_request_get_profile (request), NULL);
  fingerprint = group_fingerprint (signet_job_get_spki_sha256 (job));
  signet_value_row_set_value (self->key_type_row, signet_key_spec_describe (signet_request_get_key_spec (request)));
  signet_value_row_set_value (self->fingerprint_row, fingerprint);
  signet_value_row_set_copy_text (self->fingerprint_row, signet_job_get_spki_sha256 (job));
  signet_value_row_set_value (self->profile_row, profile != NULL ? signet_profile_get_title (profile)
                                                                 : signet_request_get_profile (request));
  signet_value_row_set_value (self->certificate_row, describe_certificate (job));
}

static void
show_report (SignetJobFacts *self,
             SignetJob      *job)
{
  const char *report = signet_job_get_report (job);
  gboolean has_report = report != NULL && *report != '\0';

  gtk_widget_set_visible (self->report_group, has_report);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->report_view), has_report ? report : "", -1);
}

static void
show_history (SignetJobFacts *self,
              SignetJob      *job)
{
  GPtrArray *events = signet_job_get_events (job);
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->history_list, 0)) != NULL)
    gtk_list_box_remove (self->history_list, GTK_WIDGET (row));

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      SignetJobEvent *event = g_ptr_array_index (events, i);
      g_autofree char *exact = signet_time_format_exact (event->at);

      gtk_list_box_append (self->history_list,
                           g_object_new (SIGNET_TYPE_VALUE_ROW, "title", exact, "value", event->text, NULL));
    }
  gtk_widget_set_visible (self->history_group, events != NULL && events->len > 0);
}

static void
signet_job_facts_class_init (SignetJobFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SIGNET_TYPE_VALUE_ROW);
  g_type_ensure (SIGNET_TYPE_NAME_LIST);
  g_type_ensure (SIGNET_TYPE_KEY_PRESENCE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/jobs/signet-job-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, uuid_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, created_by_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, created_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, finished_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, instance_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, url_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, subject_group);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, common_name_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, org_id_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, organization_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, unit_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, country_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, state_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, city_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, name_list);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, key_group);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, presence_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, key_type_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, fingerprint_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, profile_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, certificate_row);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, report_group);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, report_view);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, history_group);
  gtk_widget_class_bind_template_child (widget_class, SignetJobFacts, history_list);
}

static void
signet_job_facts_init (SignetJobFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_job_facts_set_job:
 * @self: job facts
 * @job: a job, read with its details
 * @keyring: (nullable): where to look for its key, now
 */
void
signet_job_facts_set_job (SignetJobFacts *self,
                          SignetJob      *job,
                          SignetKeyring  *keyring)
{
  g_return_if_fail (SIGNET_IS_JOB_FACTS (self));
  g_return_if_fail (SIGNET_IS_JOB (job));

  show_job (self, job);
  show_subject (self, signet_job_get_request (job));
  show_key (self, job, keyring);
  show_report (self, job);
  show_history (self, job);
}
