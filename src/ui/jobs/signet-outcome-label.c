/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/jobs/signet-outcome-label.h"

struct _SignetOutcomeLabel
{
  GtkBox parent_instance;

  /* children */
  GtkWidget *symbol;
  GtkWidget *words;

  const char *css_class; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SignetOutcomeLabel, signet_outcome_label, GTK_TYPE_BOX)

static void
set_css_class (SignetOutcomeLabel *self,
               const char         *css_class)
{
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  self->css_class = css_class;
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
}

static const char *
get_icon_name (SignetJobState   state,
               SignetJobOutcome outcome)
{
  if (state == SIGNET_JOB_STATE_PENDING)
    return "content-loading-symbolic";

  switch (outcome)
    {
    case SIGNET_JOB_OUTCOME_DONE:
      return "emblem-ok-symbolic";

    case SIGNET_JOB_OUTCOME_FAILED:
      return "dialog-error-symbolic";

    case SIGNET_JOB_OUTCOME_CANCELLED:
      return "action-unavailable-symbolic";

    case SIGNET_JOB_OUTCOME_NONE:
    default:
      return "content-loading-symbolic";
    }
}

static const char *
get_css_class (SignetJobState   state,
               SignetJobOutcome outcome)
{
  if (state == SIGNET_JOB_STATE_PENDING)
    return "accent";

  switch (outcome)
    {
    case SIGNET_JOB_OUTCOME_DONE:
      return "success";

    case SIGNET_JOB_OUTCOME_FAILED:
      return "error";

    case SIGNET_JOB_OUTCOME_CANCELLED:
    case SIGNET_JOB_OUTCOME_NONE:
    default:
      return "dim-label";
    }
}

static void
signet_outcome_label_class_init (SignetOutcomeLabelClass *klass)
{
}

static void
signet_outcome_label_init (SignetOutcomeLabel *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);

  /* The words say the same. */
  self->symbol = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (self), self->symbol);

  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self), self->words);
}

/**
 * signet_outcome_label_set_outcome:
 * @self: an outcome label
 * @state: the job's state
 * @outcome: its outcome; where it is pending, of no account
 */
void
signet_outcome_label_set_outcome (SignetOutcomeLabel *self,
                                  SignetJobState      state,
                                  SignetJobOutcome    outcome)
{
  g_return_if_fail (SIGNET_IS_OUTCOME_LABEL (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->symbol), get_icon_name (state, outcome));
  gtk_label_set_label (GTK_LABEL (self->words), signet_job_outcome_describe (state, outcome));
  set_css_class (self, get_css_class (state, outcome));
}

/**
 * signet_outcome_label_clear:
 * @self: an outcome label
 *
 * Shows nothing, as tall as with words.
 */
void
signet_outcome_label_clear (SignetOutcomeLabel *self)
{
  g_return_if_fail (SIGNET_IS_OUTCOME_LABEL (self));

  gtk_image_clear (GTK_IMAGE (self->symbol));
  gtk_label_set_label (GTK_LABEL (self->words), "");
  set_css_class (self, NULL);
}
