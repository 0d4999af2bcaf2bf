/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "request/signet-selection-private.h"

struct _SignetSelectedHost
{
  GObject                 parent_instance;

  SignetHost             *host;
  gboolean                included;
  gboolean                common_name;

  /* borrowed; NULL once it is no longer part of a selection */
  SignetSelectedHostFunc  changed;
  gpointer                owner;
};

enum {
  PROP_HOST = 1,
  PROP_INCLUDED,
  PROP_COMMON_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetSelectedHost, signet_selected_host, G_TYPE_OBJECT)

static void
signet_selected_host_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SignetSelectedHost *self = SIGNET_SELECTED_HOST (object);

  switch (property_id)
    {
    case PROP_HOST:
      g_value_set_object (value, self->host);
      break;
    case PROP_INCLUDED:
      g_value_set_boolean (value, self->included);
      break;
    case PROP_COMMON_NAME:
      g_value_set_boolean (value, self->common_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_selected_host_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  SignetSelectedHost *self = SIGNET_SELECTED_HOST (object);

  switch (property_id)
    {
    case PROP_INCLUDED:
      signet_selected_host_set_included (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_selected_host_finalize (GObject *object)
{
  SignetSelectedHost *self = SIGNET_SELECTED_HOST (object);

  g_clear_object (&self->host);

  G_OBJECT_CLASS (signet_selected_host_parent_class)->finalize (object);
}

static void
signet_selected_host_class_init (SignetSelectedHostClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_selected_host_get_property;
  object_class->set_property = signet_selected_host_set_property;
  object_class->finalize = signet_selected_host_finalize;

  properties[PROP_HOST] =
    g_param_spec_object ("host", NULL, NULL, SIGNET_TYPE_HOST, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INCLUDED] =
    g_param_spec_boolean ("included", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMMON_NAME] =
    g_param_spec_boolean ("common-name", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_selected_host_init (SignetSelectedHost *self)
{
}

/**
 * signet_selected_host_new:
 * @host: a host
 * @included: whether it comes ticked
 *
 * Returns: (transfer full): a new one, of no selection yet
 */
SignetSelectedHost *
signet_selected_host_new (SignetHost *host,
                          gboolean    included)
{
  SignetSelectedHost *self = g_object_new (SIGNET_TYPE_SELECTED_HOST, NULL);

  self->host = g_object_ref (host);
  self->included = !!included;

  return self;
}

/**
 * signet_selected_host_set_owner:
 * @self: a host of a selection
 * @changed: (nullable): called after it was ticked or unticked
 * @owner: (nullable): for @changed
 */
void
signet_selected_host_set_owner (SignetSelectedHost     *self,
                                SignetSelectedHostFunc  changed,
                                gpointer                owner)
{
  self->changed = changed;
  self->owner = owner;
}

/**
 * signet_selected_host_get_common_name:
 * @self: a host of a selection
 *
 * Returns: whether it carries the common name
 */
gboolean
signet_selected_host_get_common_name (SignetSelectedHost *self)
{
  return self->common_name;
}

/**
 * signet_selected_host_set_common_name:
 * @self: a host of a selection
 * @common_name: whether it carries the common name; then it is ticked as well
 */
void
signet_selected_host_set_common_name (SignetSelectedHost *self,
                                      gboolean            common_name)
{
  if (self->common_name == common_name)
    return;

  if (common_name)
    signet_selected_host_set_included (self, TRUE);
  self->common_name = common_name;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMMON_NAME]);
}

/**
 * signet_selected_host_get_host:
 * @self: a host of a selection
 *
 * Returns: (transfer none): the host itself
 */
SignetHost *
signet_selected_host_get_host (SignetSelectedHost *self)
{
  g_return_val_if_fail (SIGNET_IS_SELECTED_HOST (self), NULL);

  return self->host;
}

/**
 * signet_selected_host_get_included:
 * @self: a host of a selection
 *
 * Returns: whether it is ticked
 */
gboolean
signet_selected_host_get_included (SignetSelectedHost *self)
{
  g_return_val_if_fail (SIGNET_IS_SELECTED_HOST (self), FALSE);

  return self->included;
}

/**
 * signet_selected_host_set_included:
 * @self: a host of a selection
 * @included: whether to tick it
 *
 * A host that carries the common name stays ticked; "included" notifies then as well, so that a
 * check box that shows something else goes back.
 */
void
signet_selected_host_set_included (SignetSelectedHost *self,
                                   gboolean            included)
{
  g_return_if_fail (SIGNET_IS_SELECTED_HOST (self));

  included = !!included;
  if (self->included == included)
    return;

  if (!self->common_name)
    {
      self->included = included;
      if (self->changed != NULL)
        self->changed (self->owner, self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INCLUDED]);
}
