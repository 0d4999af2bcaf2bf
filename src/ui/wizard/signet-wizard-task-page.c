/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-wizard-task-page.h"

#include "ui/wizard/signet-check-action.h"

struct _SignetWizardTaskPage
{
  AdwBin parent_instance;

  /* template children */
  GtkCheckButton *generate_check;
  GtkCheckButton *purchase_check;
  GtkCheckButton *install_check;
  GtkWidget      *notes_group;
  GtkLabel       *notes_label;
};

enum {
  SIGNAL_TASK_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetWizardTaskPage, signet_wizard_task_page, ADW_TYPE_BIN)

static gboolean
choose_and_go_on (GtkWidget *row,
                  GVariant  *args,
                  gpointer   user_data)
{
  gtk_widget_activate (row);
  gtk_widget_activate_default (row);

  return GDK_EVENT_STOP;
}

/* Return is for the row that has the focus, as in any list. Without this it would go on with the row that was picked
 * before. */
static void
choose_with_return (GtkCheckButton *check)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), ADW_TYPE_ACTION_ROW);
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Return|KP_Enter"),
                                                          gtk_callback_action_new (choose_and_go_on, NULL, NULL)));
  gtk_widget_add_controller (row, controller);
}

static void
toggled_cb (SignetWizardTaskPage *self)
{
  g_signal_emit (self, signals[SIGNAL_TASK_CHANGED], 0);
}

static void
signet_wizard_task_page_class_init (SignetWizardTaskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_TASK_CHANGED] = g_signal_new ("task-changed", SIGNET_TYPE_WIZARD_TASK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-wizard-task-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWizardTaskPage, generate_check);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardTaskPage, purchase_check);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardTaskPage, install_check);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardTaskPage, notes_group);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardTaskPage, notes_label);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
signet_wizard_task_page_init (SignetWizardTaskPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  signet_check_action_add (self->generate_check);
  signet_check_action_add (self->purchase_check);
  signet_check_action_add (self->install_check);

  choose_with_return (self->generate_check);
  choose_with_return (self->purchase_check);
}

/**
 * signet_wizard_task_page_get_task:
 * @self: the page
 *
 * Returns: what is picked
 */
SignetWizardTask
signet_wizard_task_page_get_task (SignetWizardTaskPage *self)
{
  g_return_val_if_fail (SIGNET_IS_WIZARD_TASK_PAGE (self), SIGNET_WIZARD_TASK_GENERATE);

  /* "toggled" comes when the former choice is off and the new one is not on yet. */
  return gtk_check_button_get_active (self->generate_check) ? SIGNET_WIZARD_TASK_GENERATE
                                                            : SIGNET_WIZARD_TASK_PURCHASE;
}

/**
 * signet_wizard_task_page_set_notes:
 * @self: the page
 * @notes: (nullable): what whoever renewed last left for whoever renews next, UTF-8, of several lines perhaps; %NULL or ""
 *   for nothing
 */
void
signet_wizard_task_page_set_notes (SignetWizardTaskPage *self,
                                   const char           *notes)
{
  g_return_if_fail (SIGNET_IS_WIZARD_TASK_PAGE (self));

  gtk_label_set_label (self->notes_label, notes != NULL ? notes : "");
  gtk_widget_set_visible (self->notes_group, notes != NULL && *notes != '\0');
}
