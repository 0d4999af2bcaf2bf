/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-host.h"

#include "base/signet-dns-name.h"

struct _SignetHost
{
  GObject parent_instance;

  gint64 id;
  char *name;
  char *display_name; /* made when it is first asked for */
  gint64 expires;
  gboolean waiting;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_DISPLAY_NAME,
  PROP_EXPIRES,
  PROP_WAITING,
  PROP_STATE,
  PROP_STATE_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetHost, signet_host, G_TYPE_OBJECT)

static gint64
now_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
signet_host_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SignetHost *self = SIGNET_HOST (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DISPLAY_NAME:
      g_value_set_string (value, signet_host_get_display_name (self));
      break;
    case PROP_EXPIRES:
      g_value_set_int64 (value, self->expires);
      break;
    case PROP_WAITING:
      g_value_set_boolean (value, self->waiting);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) signet_host_get_state (self));
      break;
    case PROP_STATE_TEXT:
      g_value_take_string (value, signet_host_dup_state_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_host_finalize (GObject *object)
{
  SignetHost *self = SIGNET_HOST (object);

  g_free (self->name);
  g_free (self->display_name);

  G_OBJECT_CLASS (signet_host_parent_class)->finalize (object);
}

static void
signet_host_class_init (SignetHostClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = signet_host_get_property;
  object_class->finalize = signet_host_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_DISPLAY_NAME] = g_param_spec_string ("display-name", NULL, NULL, "", flags);
  properties[PROP_EXPIRES] = g_param_spec_int64 ("expires", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, SIGNET_TYPE_CERTIFICATE_STATE,
                                              SIGNET_CERTIFICATE_STATE_UNKNOWN, flags);
  properties[PROP_STATE_TEXT] = g_param_spec_string ("state-text", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_host_init (SignetHost *self)
{
  self->name = g_strdup ("");
}

/**
 * signet_host_new:
 * @name: canonical name, see signet_dns_name_canonicalize(); may be a wildcard
 * @expires: when its certificate runs out, in seconds since the epoch; 0 where none is known
 * @waiting: whether a request for it is out
 *
 * Returns: (transfer full): a new host
 */
SignetHost *
signet_host_new (const char *name,
                 gint64      expires,
                 gboolean    waiting)
{
  SignetHost *self = g_object_new (SIGNET_TYPE_HOST, NULL);

  g_return_val_if_fail (name != NULL, self);
  g_free (self->name);
  self->name = g_strdup (name);
  self->expires = expires;
  self->waiting = !!waiting;
  return self;
}

/**
 * signet_host_get_id:
 * @self: a host
 *
 * Returns: its row id, or 0 before it is stored
 */
gint64
signet_host_get_id (SignetHost *self)
{
  g_return_val_if_fail (SIGNET_IS_HOST (self), 0);
  return self->id;
}

/**
 * signet_host_set_id:
 * @self: a host
 * @id: the row id that the store gave it
 */
void
signet_host_set_id (SignetHost *self,
                    gint64      id)
{
  g_return_if_fail (SIGNET_IS_HOST (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * signet_host_get_name:
 * @self: a host
 *
 * Returns: (not nullable): its name in A-labels
 */
const char *
signet_host_get_name (SignetHost *self)
{
  g_return_val_if_fail (SIGNET_IS_HOST (self), "");
  return self->name;
}

/**
 * signet_host_get_display_name:
 * @self: a host
 *
 * Returns: (not nullable): its name for people, in U-labels where it has any
 */
const char *
signet_host_get_display_name (SignetHost *self)
{
  g_return_val_if_fail (SIGNET_IS_HOST (self), "");

  if (self->display_name == NULL)
    self->display_name = signet_dns_name_to_unicode (self->name);
  return self->display_name;
}

/**
 * signet_host_get_expires:
 * @self: a host
 *
 * Returns: when its certificate runs out, in seconds since the epoch; 0 where none is known
 */
gint64
signet_host_get_expires (SignetHost *self)
{
  g_return_val_if_fail (SIGNET_IS_HOST (self), 0);
  return self->expires;
}

/**
 * signet_host_get_waiting:
 * @self: a host
 *
 * Returns: whether a request for it is out
 */
gboolean
signet_host_get_waiting (SignetHost *self)
{
  g_return_val_if_fail (SIGNET_IS_HOST (self), FALSE);
  return self->waiting;
}

/**
 * signet_host_get_state:
 * @self: a host
 *
 * Returns: how it stands with its certificate at this moment
 */
SignetCertificateState
signet_host_get_state (SignetHost *self)
{
  g_return_val_if_fail (SIGNET_IS_HOST (self), SIGNET_CERTIFICATE_STATE_UNKNOWN);
  return signet_certificate_state_of (self->expires, self->waiting, now_seconds ());
}

/**
 * signet_host_dup_state_text:
 * @self: a host
 *
 * Returns: (transfer full): its state in words, translated
 */
char *
signet_host_dup_state_text (SignetHost *self)
{
  g_return_val_if_fail (SIGNET_IS_HOST (self), NULL);
  return signet_certificate_state_describe (self->expires, self->waiting, now_seconds ());
}
