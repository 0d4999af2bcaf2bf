/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-fit-bin.h"

struct _SignetFitBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  guint chars;
  guint compact_source;
  gboolean compact;
};

enum {
  PROP_0,
  PROP_CHILD,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetFitBin, signet_fit_bin, GTK_TYPE_WIDGET)

static gboolean
is_narrow (SignetFitBin *self,
           int           width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int char_width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);

  return width < PANGO_PIXELS (char_width * (int) self->chars);
}

static gboolean
apply_compact_cb (gpointer user_data)
{
  SignetFitBin *self = SIGNET_FIT_BIN (user_data);

  self->compact_source = 0;
  self->compact = is_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);

  return G_SOURCE_REMOVE;
}

static void
signet_fit_bin_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  SignetFitBin *self = SIGNET_FIT_BIN (widget);

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

/* Things come and go with the width, but not while they are being allocated. */
static void
signet_fit_bin_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  SignetFitBin *self = SIGNET_FIT_BIN (widget);

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
  if (is_narrow (self, width) != self->compact && self->compact_source == 0)
    self->compact_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_compact_cb, self, NULL);
}

static void
set_child (SignetFitBin *self,
           GtkWidget    *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
signet_fit_bin_dispose (GObject *object)
{
  SignetFitBin *self = SIGNET_FIT_BIN (object);

  g_clear_handle_id (&self->compact_source, g_source_remove);
  set_child (self, NULL);

  G_OBJECT_CLASS (signet_fit_bin_parent_class)->dispose (object);
}

static void
signet_fit_bin_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SignetFitBin *self = SIGNET_FIT_BIN (object);

  switch (property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_fit_bin_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_CHILD:
      set_child (SIGNET_FIT_BIN (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_fit_bin_class_init (SignetFitBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_fit_bin_dispose;
  object_class->get_property = signet_fit_bin_get_property;
  object_class->set_property = signet_fit_bin_set_property;
  widget_class->measure = signet_fit_bin_measure;
  widget_class->size_allocate = signet_fit_bin_size_allocate;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_fit_bin_init (SignetFitBin *self)
{
}

/**
 * signet_fit_bin_set_chars:
 * @self: the bin
 * @chars: the width that its child would like, in average characters of the font
 */
void
signet_fit_bin_set_chars (SignetFitBin *self,
                          guint         chars)
{
  g_return_if_fail (SIGNET_IS_FIT_BIN (self));

  self->chars = chars;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * signet_fit_bin_get_compact:
 * @self: the bin
 *
 * Returns: whether it has less room than that
 */
gboolean
signet_fit_bin_get_compact (SignetFitBin *self)
{
  g_return_val_if_fail (SIGNET_IS_FIT_BIN (self), FALSE);

  return self->compact;
}
