/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/find/signet-hit-view.h"

#include "base/signet-text.h"
#include "ui/widget/signet-state-label.h"

#include <glib/gi18n-lib.h>

struct _SignetHitView
{
  AdwBin parent_instance;

  /* template children */
  GtkImage         *kind_image;
  GtkLabel         *title_label;
  GtkLabel         *subtitle_label;
  SignetStateLabel *state_label;
  GtkLabel         *kind_label;

  /* owned */
  SignetHit *hit;
  char      *search;
};

enum {
  PROP_0,
  PROP_HIT,
  PROP_SEARCH,
  N_PROPS
};

enum {
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetHitView, signet_hit_view, ADW_TYPE_BIN)

static const char *
get_icon_name (SignetHitKind kind)
{
  switch (kind)
    {
    case SIGNET_HIT_KIND_INSTANCE:
      return "network-server-symbolic";
    case SIGNET_HIT_KIND_SUBDOMAIN:
      return "network-workgroup-symbolic";
    case SIGNET_HIT_KIND_HOST:
      return "channel-secure-symbolic";
    case SIGNET_HIT_KIND_REQUEST:
      return "text-x-generic-symbolic";
    case SIGNET_HIT_KIND_ORGANIZATION:
    default:
      return "signet-organization-symbolic";
    }
}

/* Bold as well as coloured: colour alone tells some people nothing. */
static void
mark (GtkLabel   *label,
      const char *search)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  guint begin, end;

  if (search != NULL && signet_text_find (gtk_label_get_label (label), search, &begin, &end))
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      PangoAttribute *underline = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

      bold->start_index = underline->start_index = begin;
      bold->end_index = underline->end_index = end;
      pango_attr_list_insert (attributes, bold);
      pango_attr_list_insert (attributes, underline);
    }
  gtk_label_set_attributes (label, attributes);
}

static void
update_name (SignetHitView *self,
             const char    *subtitle)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *name = NULL;

  g_strv_builder_add (words, signet_hit_kind_describe (signet_hit_get_kind (self->hit)));
  g_strv_builder_add (words, signet_hit_get_title (self->hit));
  if (*subtitle != '\0')
    g_strv_builder_add (words, subtitle);
  if (*signet_hit_get_state_text (self->hit) != '\0')
    g_strv_builder_add (words, signet_hit_get_state_text (self->hit));
  list = g_strv_builder_end (words);
  /* Translators: between what assistive technology reads out of something found: kind, name, where, state */
  name = g_strjoinv (_(", "), list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (SignetHitView *self)
{
  const gboolean loaded = self->hit != NULL && signet_hit_get_loaded (self->hit);
  g_autofree char *subtitle = loaded ? signet_hit_dup_subtitle (self->hit) : g_strdup ("");

  gtk_label_set_label (self->title_label, loaded ? signet_hit_get_title (self->hit) : "");
  gtk_label_set_label (self->subtitle_label, subtitle);
  if (!loaded)
    return;

  gtk_image_set_from_icon_name (self->kind_image, get_icon_name (signet_hit_get_kind (self->hit)));
  gtk_label_set_label (self->kind_label, signet_hit_kind_describe (signet_hit_get_kind (self->hit)));
  g_object_set (self->state_label,
                "state", signet_hit_get_state (self->hit),
                "text", signet_hit_get_state_text (self->hit),
                "visible", *signet_hit_get_state_text (self->hit) != '\0',
                NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), signet_hit_get_name (self->hit));
  mark (self->title_label, self->search);
  mark (self->subtitle_label, self->search);
  update_name (self, subtitle);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[OPENED], 0);
}

static void
signet_hit_view_dispose (GObject *object)
{
  SignetHitView *self = SIGNET_HIT_VIEW (object);

  if (self->hit != NULL)
    g_signal_handlers_disconnect_by_data (self->hit, self);
  g_clear_object (&self->hit);

  G_OBJECT_CLASS (signet_hit_view_parent_class)->dispose (object);
}

static void
signet_hit_view_finalize (GObject *object)
{
  g_free (SIGNET_HIT_VIEW (object)->search);

  G_OBJECT_CLASS (signet_hit_view_parent_class)->finalize (object);
}

static void
signet_hit_view_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SignetHitView *self = SIGNET_HIT_VIEW (object);

  switch (property_id)
    {
    case PROP_HIT:
      g_value_set_object (value, self->hit);
      break;

    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_hit_view_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SignetHitView *self = SIGNET_HIT_VIEW (object);

  switch (property_id)
    {
    case PROP_HIT:
      signet_hit_view_set_hit (self, g_value_get_object (value));
      break;

    case PROP_SEARCH:
      signet_hit_view_set_search (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_hit_view_class_init (SignetHitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_hit_view_dispose;
  object_class->finalize = signet_hit_view_finalize;
  object_class->get_property = signet_hit_view_get_property;
  object_class->set_property = signet_hit_view_set_property;

  properties[PROP_HIT] =
    g_param_spec_object ("hit", NULL, NULL, SIGNET_TYPE_HIT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCH] =
    g_param_spec_string ("search", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "row.open", NULL, open_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  g_type_ensure (SIGNET_TYPE_STATE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/find/signet-hit-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetHitView, kind_image);
  gtk_widget_class_bind_template_child (widget_class, SignetHitView, title_label);
  gtk_widget_class_bind_template_child (widget_class, SignetHitView, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, SignetHitView, state_label);
  gtk_widget_class_bind_template_child (widget_class, SignetHitView, kind_label);
}

static void
signet_hit_view_init (SignetHitView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_hit_view_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
signet_hit_view_new (void)
{
  return g_object_new (SIGNET_TYPE_HIT_VIEW, NULL);
}

/**
 * signet_hit_view_get_hit:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): what it shows
 */
SignetHit *
signet_hit_view_get_hit (SignetHitView *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT_VIEW (self), NULL);

  return self->hit;
}

/**
 * signet_hit_view_set_hit:
 * @self: a row
 * @hit: (nullable): what to show, loaded or not
 */
void
signet_hit_view_set_hit (SignetHitView *self,
                         SignetHit     *hit)
{
  g_return_if_fail (SIGNET_IS_HIT_VIEW (self));

  if (self->hit == hit)
    return;

  if (self->hit != NULL)
    g_signal_handlers_disconnect_by_data (self->hit, self);
  g_set_object (&self->hit, hit);
  /* The last of those that an update notifies of. */
  if (hit != NULL)
    g_signal_connect_object (hit, "notify::state-text", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIT]);
}

/**
 * signet_hit_view_set_search:
 * @self: a row
 * @search: (nullable): what was searched for, as it was typed
 */
void
signet_hit_view_set_search (SignetHitView *self,
                            const char    *search)
{
  g_return_if_fail (SIGNET_IS_HIT_VIEW (self));

  if (g_strcmp0 (self->search, search) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (search);
  mark (self->title_label, search);
  mark (self->subtitle_label, search);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}
