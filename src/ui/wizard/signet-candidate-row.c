/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-candidate-row.h"

#include "ui/widget/signet-state-label.h"
#include "ui/wizard/signet-check-action.h"

#include <glib/gi18n-lib.h>

struct _SignetCandidateRow
{
  AdwBin parent_instance;

  /* template children */
  GtkCheckButton *check;

  SignetTickSet   *ticks;     /* owned */
  SignetSubdomain *subdomain; /* owned; NULL: shows nothing */
  gboolean         added;
  gboolean         updating;  /* the tick changes, but not by the user */
};

enum {
  PROP_0,
  PROP_SUBDOMAIN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetCandidateRow, signet_candidate_row, ADW_TYPE_BIN)

static void
update (SignetCandidateRow *self)
{
  gboolean ticked = self->subdomain != NULL &&
                    (self->added || signet_tick_set_contains (self->ticks, signet_subdomain_get_id (self->subdomain)));

  self->updating = TRUE;
  gtk_check_button_set_active (self->check, ticked);
  self->updating = FALSE;
}

static void
name_cb (SignetCandidateRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  signet_subdomain_get_name (self->subdomain), -1);
}

static void
toggled_cb (SignetCandidateRow *self)
{
  if (!self->updating && self->subdomain != NULL)
    signet_tick_set_set (self->ticks, signet_subdomain_get_id (self->subdomain),
                         gtk_check_button_get_active (self->check));
}

static void
clear_subdomain (SignetCandidateRow *self)
{
  if (self->subdomain != NULL)
    g_signal_handlers_disconnect_by_func (self->subdomain, name_cb, self);
  g_clear_object (&self->subdomain);
}

static void
signet_candidate_row_dispose (GObject *object)
{
  SignetCandidateRow *self = SIGNET_CANDIDATE_ROW (object);

  clear_subdomain (self);
  g_clear_object (&self->ticks);

  G_OBJECT_CLASS (signet_candidate_row_parent_class)->dispose (object);
}

static void
signet_candidate_row_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SignetCandidateRow *self = SIGNET_CANDIDATE_ROW (object);

  switch (property_id)
    {
    case PROP_SUBDOMAIN:
      g_value_set_object (value, self->subdomain);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_candidate_row_class_init (SignetCandidateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_candidate_row_dispose;
  object_class->get_property = signet_candidate_row_get_property;

  properties[PROP_SUBDOMAIN] = g_param_spec_object ("subdomain", NULL, NULL, SIGNET_TYPE_SUBDOMAIN,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_STATE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-candidate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetCandidateRow, check);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
signet_candidate_row_init (SignetCandidateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_check_action_add (self->check);
}

/**
 * signet_candidate_row_new:
 * @ticks: where ticks are kept
 *
 * Returns: (transfer floating): a row that shows no subdomain yet
 */
GtkWidget *
signet_candidate_row_new (SignetTickSet *ticks)
{
  SignetCandidateRow *self = NULL;

  g_return_val_if_fail (SIGNET_IS_TICK_SET (ticks), NULL);

  self = g_object_new (SIGNET_TYPE_CANDIDATE_ROW, NULL);
  self->ticks = g_object_ref (ticks);
  g_signal_connect_object (ticks, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * signet_candidate_row_set_subdomain:
 * @self: the row
 * @subdomain: (nullable): a subdomain, perhaps not loaded yet; %NULL: none
 * @added: whether it was added before, and cannot be ticked or unticked here
 */
void
signet_candidate_row_set_subdomain (SignetCandidateRow *self,
                                    SignetSubdomain    *subdomain,
                                    gboolean            added)
{
  g_return_if_fail (SIGNET_IS_CANDIDATE_ROW (self));
  g_return_if_fail (subdomain == NULL || SIGNET_IS_SUBDOMAIN (subdomain));

  clear_subdomain (self);
  self->added = added;
  if (subdomain != NULL)
    {
      self->subdomain = g_object_ref (subdomain);
      g_signal_connect_swapped (subdomain, "notify::name", G_CALLBACK (name_cb), self);
      name_cb (self);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), !added);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), added ? _("Added already") : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBDOMAIN]);
}
