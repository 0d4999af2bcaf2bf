/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/jobs/signet-job-row.h"

#include "base/signet-time.h"
#include "ui/jobs/signet-outcome-label.h"

#include <glib/gi18n-lib.h>

/* "2 hours ago" grows old. */
#define REFRESH_S 30

struct _SignetJobRow
{
  AdwBin parent_instance;

  /* template children */
  GtkImage           *kind_image;
  GtkLabel           *description_label;
  GtkLabel           *instance_label;
  SignetOutcomeLabel *outcome_label;
  GtkLabel           *ago_label;

  SignetJob *job;            /* owned */
  guint      refresh_source; /* runs while it can be seen */
};

enum {
  PROP_0,
  PROP_JOB,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetJobRow, signet_job_row, ADW_TYPE_BIN)

static const char *
get_icon_name (SignetJobKind kind)
{
  switch (kind)
    {
    case SIGNET_JOB_KIND_IMPORT:
      return "document-open-symbolic";

    case SIGNET_JOB_KIND_SUBDOMAIN:
      return "network-workgroup-symbolic";

    case SIGNET_JOB_KIND_EXPORT:
      return "document-save-symbolic";

    case SIGNET_JOB_KIND_INSTANCE:
      return "network-server-symbolic";

    case SIGNET_JOB_KIND_ORGANIZATION:
      return "x-office-address-book-symbolic";

    case SIGNET_JOB_KIND_REQUEST:
    default:
      return "application-certificate-symbolic";
    }
}

/* When it ended, or, while it has not, when it began. */
static gint64
get_time (SignetJob *job)
{
  gint64 finished = signet_job_get_finished_at (job);

  return finished != 0 ? finished : signet_job_get_created_at (job);
}

static void
show_nothing (SignetJobRow *self)
{
  gtk_image_clear (self->kind_image);
  gtk_label_set_label (self->description_label, "");
  gtk_label_set_label (self->instance_label, "");
  gtk_label_set_label (self->ago_label, "");
  signet_outcome_label_clear (self->outcome_label);
}

static void
update_time (SignetJobRow *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *ago = signet_time_describe_ago (get_time (self->job), now);
  g_autofree char *name = NULL;
  g_autoptr (GStrvBuilder) words = NULL;
  g_auto (GStrv) list = NULL;

  gtk_label_set_label (self->ago_label, ago);

  words = g_strv_builder_new ();
  g_strv_builder_add (words, gtk_label_get_label (self->description_label));
  if (*signet_job_get_instance_name (self->job) != '\0')
    g_strv_builder_add (words, signet_job_get_instance_name (self->job));
  g_strv_builder_add (words, signet_job_outcome_describe (signet_job_get_state (self->job),
                                                          signet_job_get_outcome (self->job)));
  g_strv_builder_add (words, ago);
  list = g_strv_builder_end (words);
  /* Translators: between the parts of a job that assistive technology reads out: what, where, outcome, when */
  name = g_strjoinv (_(", "), list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
query_ago_tooltip_cb (SignetJobRow *self,
                      int           x,
                      int           y,
                      gboolean      keyboard_tooltip,
                      GtkTooltip   *tooltip)
{
  g_autofree char *exact = NULL;

  if (self->job == NULL || !signet_job_get_loaded (self->job))
    return FALSE;

  exact = signet_time_format_exact (get_time (self->job));
  gtk_tooltip_set_text (tooltip, exact);
  return TRUE;
}

static void
update (SignetJobRow *self)
{
  g_autofree char *description = NULL;

  if (self->job == NULL || !signet_job_get_loaded (self->job))
    {
      show_nothing (self);
      return;
    }

  description = signet_job_dup_description (self->job);
  gtk_image_set_from_icon_name (self->kind_image, get_icon_name (signet_job_get_kind (self->job)));
  gtk_label_set_label (self->description_label, description);
  gtk_label_set_label (self->instance_label, signet_job_get_instance_name (self->job));
  gtk_widget_set_visible (GTK_WIDGET (self->instance_label), *signet_job_get_instance_name (self->job) != '\0');
  signet_outcome_label_set_outcome (self->outcome_label, signet_job_get_state (self->job),
                                    signet_job_get_outcome (self->job));
  update_time (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  SignetJobRow *self = user_data;

  if (self->job != NULL && signet_job_get_loaded (self->job))
    update_time (self);

  return G_SOURCE_CONTINUE;
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SignetJobRow *self = user_data;

  if (self->job != NULL && signet_job_get_loaded (self->job))
    gtk_widget_activate_action (GTK_WIDGET (self), "jobs.open", "s", signet_job_get_uuid (self->job));
}

static void
signet_job_row_map (GtkWidget *widget)
{
  SignetJobRow *self = SIGNET_JOB_ROW (widget);

  GTK_WIDGET_CLASS (signet_job_row_parent_class)->map (widget);

  refresh_cb (self);
  self->refresh_source = g_timeout_add_seconds (REFRESH_S, refresh_cb, self);
}

static void
signet_job_row_unmap (GtkWidget *widget)
{
  SignetJobRow *self = SIGNET_JOB_ROW (widget);

  g_clear_handle_id (&self->refresh_source, g_source_remove);

  GTK_WIDGET_CLASS (signet_job_row_parent_class)->unmap (widget);
}

static void
signet_job_row_dispose (GObject *object)
{
  SignetJobRow *self = SIGNET_JOB_ROW (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);

  G_OBJECT_CLASS (signet_job_row_parent_class)->dispose (object);
}

static void
signet_job_row_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SignetJobRow *self = SIGNET_JOB_ROW (object);

  switch (property_id)
    {
    case PROP_JOB:
      g_value_set_object (value, self->job);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_job_row_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SignetJobRow *self = SIGNET_JOB_ROW (object);

  switch (property_id)
    {
    case PROP_JOB:
      signet_job_row_set_job (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_job_row_class_init (SignetJobRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_job_row_dispose;
  object_class->get_property = signet_job_row_get_property;
  object_class->set_property = signet_job_row_set_property;
  widget_class->map = signet_job_row_map;
  widget_class->unmap = signet_job_row_unmap;

  properties[PROP_JOB] =
    g_param_spec_object ("job", NULL, NULL, SIGNET_TYPE_JOB,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_OUTCOME_LABEL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/jobs/signet-job-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetJobRow, kind_image);
  gtk_widget_class_bind_template_child (widget_class, SignetJobRow, description_label);
  gtk_widget_class_bind_template_child (widget_class, SignetJobRow, instance_label);
  gtk_widget_class_bind_template_child (widget_class, SignetJobRow, outcome_label);
  gtk_widget_class_bind_template_child (widget_class, SignetJobRow, ago_label);
  gtk_widget_class_bind_template_callback (widget_class, query_ago_tooltip_cb);
}

static void
signet_job_row_init (SignetJobRow *self)
{
  static const GActionEntry entries[] = { { .name = "open", .activate = open_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "row", G_ACTION_GROUP (actions));
}

/**
 * signet_job_row_get_job:
 * @self: a job row
 *
 * Returns: (transfer none) (nullable): the job that it shows
 */
SignetJob *
signet_job_row_get_job (SignetJobRow *self)
{
  g_return_val_if_fail (SIGNET_IS_JOB_ROW (self), NULL);

  return self->job;
}

/**
 * signet_job_row_set_job:
 * @self: a job row
 * @job: (nullable): a job; shown as soon as it is loaded, and as it changes
 */
void
signet_job_row_set_job (SignetJobRow *self,
                        SignetJob    *job)
{
  static const char * const shown[] = { "notify::loaded", "notify::state", "notify::outcome" };

  g_return_if_fail (SIGNET_IS_JOB_ROW (self));
  g_return_if_fail (job == NULL || SIGNET_IS_JOB (job));

  if (self->job == job)
    return;

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_set_object (&self->job, job);
  for (guint i = 0; job != NULL && i < G_N_ELEMENTS (shown); i++)
    g_signal_connect_object (job, shown[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_JOB]);
}
