/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/jobs/signet-job-list.h"

#include "store/signet-job.h"
#include "ui/jobs/signet-job-row.h"
#include "ui/widget/signet-list-keys.h"
#include "ui/widget/signet-row-slots.h"

struct _SignetJobList
{
  AdwBin parent_instance;

  /* template children */
  GtkStack    *stack;
  GtkListView *list_view;

  SignetRowModel *model;    /* owned */
  gboolean        narrowed; /* a search or a filter leaves out some */
  char           *empty_title;
  char           *empty_description;
};

enum {
  PROP_0,
  PROP_MODEL,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetJobList, signet_job_list, ADW_TYPE_BIN)

static void
update (SignetJobList *self)
{
  const char *page = "loading";

  if (self->model != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    page = "rows";
  else if (self->model != NULL && signet_row_model_get_current (self->model))
    page = self->narrowed ? "no-match" : "empty";
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "rows") == 0)
    page = "rows"; /* between two answers: no flicker */

  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
activate_cb (GtkListView *list_view,
             guint        position,
             gpointer     user_data)
{
  SignetJobList *self = user_data;
  g_autoptr (SignetJob) job = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (job != NULL && signet_job_get_loaded (job))
    gtk_widget_activate_action (GTK_WIDGET (self), "jobs.open", "s", signet_job_get_uuid (job));
}

static gboolean
signet_job_list_grab_focus (GtkWidget *widget)
{
  SignetJobList *self = SIGNET_JOB_LIST (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
signet_job_list_dispose (GObject *object)
{
  SignetJobList *self = SIGNET_JOB_LIST (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (signet_job_list_parent_class)->dispose (object);
}

static void
signet_job_list_finalize (GObject *object)
{
  SignetJobList *self = SIGNET_JOB_LIST (object);

  g_free (self->empty_title);
  g_free (self->empty_description);

  G_OBJECT_CLASS (signet_job_list_parent_class)->finalize (object);
}

static void
signet_job_list_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SignetJobList *self = SIGNET_JOB_LIST (object);

  switch (property_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;

    case PROP_EMPTY_TITLE:
      g_value_set_string (value, self->empty_title);
      break;

    case PROP_EMPTY_DESCRIPTION:
      g_value_set_string (value, self->empty_description);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_job_list_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SignetJobList *self = SIGNET_JOB_LIST (object);

  switch (property_id)
    {
    case PROP_MODEL:
      signet_job_list_set_model (self, g_value_get_object (value));
      break;

    case PROP_EMPTY_TITLE:
      g_free (self->empty_title);
      self->empty_title = g_value_dup_string (value);
      break;

    case PROP_EMPTY_DESCRIPTION:
      g_free (self->empty_description);
      self->empty_description = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_job_list_class_init (SignetJobListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_job_list_dispose;
  object_class->finalize = signet_job_list_finalize;
  object_class->get_property = signet_job_list_get_property;
  object_class->set_property = signet_job_list_set_property;
  widget_class->grab_focus = signet_job_list_grab_focus;

  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, SIGNET_TYPE_ROW_MODEL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EMPTY_TITLE] =
    g_param_spec_string ("empty-title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EMPTY_DESCRIPTION] =
    g_param_spec_string ("empty-description", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_JOB_ROW);
  g_type_ensure (SIGNET_TYPE_ROW_SLOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/jobs/signet-job-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetJobList, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetJobList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
signet_job_list_init (SignetJobList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->list_view));
}

/**
 * signet_job_list_set_model:
 * @self: a job list
 * @model: (nullable): jobs, as signet_store_list_jobs() gives them
 */
void
signet_job_list_set_model (SignetJobList  *self,
                           SignetRowModel *model)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (SIGNET_IS_JOB_LIST (self));
  g_return_if_fail (model == NULL || SIGNET_IS_ROW_MODEL (model));

  if (self->model == model)
    return;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model != NULL)
    {
      selection = gtk_no_selection_new (G_LIST_MODEL (signet_row_slots_new (model, GTK_WIDGET (self->list_view))));
      g_signal_connect_object (model, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "notify::current", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/**
 * signet_job_list_set_narrow:
 * @self: a job list
 * @search: (nullable): text that must be in a job, UTF-8
 * @filter: (nullable): nick of what the jobs are about: "subdomains", "imports", "instances"; %NULL for all
 */
void
signet_job_list_set_narrow (SignetJobList *self,
                            const char    *search,
                            const char    *filter)
{
  g_return_if_fail (SIGNET_IS_JOB_LIST (self));

  self->narrowed = (search != NULL && *search != '\0') || filter != NULL;
  if (self->model != NULL)
    {
      signet_row_model_set_search (self->model, search);
      signet_row_model_set_filter (self->model, filter);
    }
  update (self);
}
