/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-subdomain.h"

#include "base/signet-dns-name.h"

#include <glib/gi18n-lib.h>

struct _SignetSubdomain
{
  GObject parent_instance;

  gint64 id;
  gint64 instance_id;
  char *instance_name; /* where it was read */
  gboolean loaded;
  guint version;
  char *name;
  char *display_name; /* made when it is first asked for */
  char *delegation_type;
  char *use_case;
  gint64 verified_at;

  /* summary of its hosts; those that are in none of the counts have a certificate and no request */
  guint n_hosts;
  guint n_without;
  guint n_waiting;
  guint n_renewing;
  gint64 expires;

  GListStore *hosts; /* owned, NULL until asked for: a list holds thousands of rows without them */
};

enum {
  PROP_0,
  PROP_ID,
  PROP_LOADED,
  PROP_INSTANCE_ID,
  PROP_INSTANCE_NAME,
  PROP_NAME,
  PROP_DISPLAY_NAME,
  PROP_DELEGATION_TYPE,
  PROP_USE_CASE,
  PROP_STATE,
  PROP_STATE_TEXT,
  PROP_EXPIRES,
  PROP_WAITING,
  PROP_VERIFIED_AT,
  PROP_N_HOSTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetSubdomain, signet_subdomain, G_TYPE_OBJECT)

static void
notify (SignetSubdomain *self,
        guint            prop_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static gboolean
take_text (SignetSubdomain *self,
           char           **field,
           const char      *text,
           guint            prop_id)
{
  if (g_strcmp0 (*field, text) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (text);
  notify (self, prop_id);
  return TRUE;
}

static gint64
now_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
signet_subdomain_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SignetSubdomain *self = SIGNET_SUBDOMAIN (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_INSTANCE_ID:
      g_value_set_int64 (value, self->instance_id);
      break;
    case PROP_INSTANCE_NAME:
      g_value_set_string (value, self->instance_name);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DISPLAY_NAME:
      g_value_set_string (value, signet_subdomain_get_display_name (self));
      break;
    case PROP_DELEGATION_TYPE:
      g_value_set_string (value, self->delegation_type);
      break;
    case PROP_USE_CASE:
      g_value_set_string (value, self->use_case);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) signet_subdomain_get_state (self));
      break;
    case PROP_STATE_TEXT:
      g_value_take_string (value, signet_subdomain_dup_state_text (self));
      break;
    case PROP_EXPIRES:
      g_value_set_int64 (value, self->expires);
      break;
    case PROP_WAITING:
      g_value_set_boolean (value, signet_subdomain_get_waiting (self));
      break;
    case PROP_VERIFIED_AT:
      g_value_set_int64 (value, self->verified_at);
      break;
    case PROP_N_HOSTS:
      g_value_set_uint (value, self->n_hosts);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_subdomain_finalize (GObject *object)
{
  SignetSubdomain *self = SIGNET_SUBDOMAIN (object);

  g_free (self->instance_name);
  g_free (self->name);
  g_free (self->display_name);
  g_free (self->delegation_type);
  g_free (self->use_case);
  g_clear_object (&self->hosts);

  G_OBJECT_CLASS (signet_subdomain_parent_class)->finalize (object);
}

static void
signet_subdomain_class_init (SignetSubdomainClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = signet_subdomain_get_property;
  object_class->finalize = signet_subdomain_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_INSTANCE_ID] = g_param_spec_int64 ("instance-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_INSTANCE_NAME] = g_param_spec_string ("instance-name", NULL, NULL, "", flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_DISPLAY_NAME] = g_param_spec_string ("display-name", NULL, NULL, "", flags);
  properties[PROP_DELEGATION_TYPE] = g_param_spec_string ("delegation-type", NULL, NULL, "", flags);
  properties[PROP_USE_CASE] = g_param_spec_string ("use-case", NULL, NULL, "", flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, SIGNET_TYPE_CERTIFICATE_STATE,
                                              SIGNET_CERTIFICATE_STATE_UNKNOWN, flags);
  properties[PROP_STATE_TEXT] = g_param_spec_string ("state-text", NULL, NULL, "", flags);
  properties[PROP_EXPIRES] = g_param_spec_int64 ("expires", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, flags);
  properties[PROP_VERIFIED_AT] = g_param_spec_int64 ("verified-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_N_HOSTS] = g_param_spec_uint ("n-hosts", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_subdomain_init (SignetSubdomain *self)
{
  self->instance_name = g_strdup ("");
  self->name = g_strdup ("");
  self->delegation_type = g_strdup ("");
  self->use_case = g_strdup ("");
}

/**
 * signet_subdomain_new:
 * @instance_id: row id of the instance, 0 where it is not stored yet
 * @name: canonical name, see signet_dns_name_canonicalize()
 * @delegation_type: (nullable): "full" or "cname", in any case; "" where it is not known
 * @use_case: (nullable): "marketing", "transactional", in any case, or any other text
 *
 * Returns: (transfer full): a new subdomain without hosts, not stored yet
 */
SignetSubdomain *
signet_subdomain_new (gint64      instance_id,
                      const char *name,
                      const char *delegation_type,
                      const char *use_case)
{
  SignetSubdomain *self = g_object_new (SIGNET_TYPE_SUBDOMAIN, NULL);

  g_return_val_if_fail (name != NULL, self);
  self->instance_id = instance_id;
  g_free (self->name);
  self->name = g_strdup (name);
  g_free (self->delegation_type);
  self->delegation_type = signet_delegation_type_to_nick (delegation_type);
  g_free (self->use_case);
  self->use_case = signet_use_case_to_nick (use_case);
  self->loaded = TRUE;
  return self;
}

/**
 * signet_subdomain_new_for_id:
 * @id: a row id
 *
 * Makes a place for a subdomain of which only the row id is known until signet_subdomain_update().
 *
 * Returns: (transfer full): a new subdomain that is not loaded
 */
SignetSubdomain *
signet_subdomain_new_for_id (gint64 id)
{
  SignetSubdomain *self = g_object_new (SIGNET_TYPE_SUBDOMAIN, NULL);

  self->id = id;
  return self;
}

/**
 * signet_subdomain_get_id:
 * @self: a subdomain
 *
 * Returns: its row id, or 0 before it is stored
 */
gint64
signet_subdomain_get_id (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), 0);
  return self->id;
}

/**
 * signet_subdomain_set_id:
 * @self: a subdomain
 * @id: the row id that the store gave it
 */
void
signet_subdomain_set_id (SignetSubdomain *self,
                         gint64           id)
{
  g_return_if_fail (SIGNET_IS_SUBDOMAIN (self));

  if (self->id == id)
    return;
  self->id = id;
  notify (self, PROP_ID);
}

/**
 * signet_subdomain_get_instance_id:
 * @self: a subdomain
 *
 * Returns: the row id of its instance, or 0 where that is not stored yet
 */
gint64
signet_subdomain_get_instance_id (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), 0);
  return self->instance_id;
}

/**
 * signet_subdomain_get_instance_name:
 * @self: a subdomain
 *
 * Returns: (not nullable): what its instance is called; "" where that was not read with it
 */
const char *
signet_subdomain_get_instance_name (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), "");
  return self->instance_name;
}

/**
 * signet_subdomain_set_instance_name:
 * @self: a subdomain
 * @name: what its instance is called
 */
void
signet_subdomain_set_instance_name (SignetSubdomain *self,
                                    const char      *name)
{
  g_return_if_fail (SIGNET_IS_SUBDOMAIN (self));
  take_text (self, &self->instance_name, name, PROP_INSTANCE_NAME);
}

/**
 * signet_subdomain_get_loaded:
 * @self: a subdomain
 *
 * Returns: whether more than the row id is known
 */
gboolean
signet_subdomain_get_loaded (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), FALSE);
  return self->loaded;
}

/**
 * signet_subdomain_get_version:
 * @self: a subdomain
 *
 * Returns: which version of its row was read: each change of it or of its hosts makes another one; 0 before it is stored
 */
guint
signet_subdomain_get_version (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), 0);
  return self->version;
}

/**
 * signet_subdomain_set_version:
 * @self: a subdomain
 * @version: of the row that was read
 */
void
signet_subdomain_set_version (SignetSubdomain *self,
                              guint            version)
{
  g_return_if_fail (SIGNET_IS_SUBDOMAIN (self));
  self->version = version;
}

/**
 * signet_subdomain_get_name:
 * @self: a subdomain
 *
 * Returns: (not nullable): its name in A-labels
 */
const char *
signet_subdomain_get_name (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), "");
  return self->name;
}

/**
 * signet_subdomain_get_display_name:
 * @self: a subdomain
 *
 * Returns: (not nullable): its name for people, in U-labels where it has any
 */
const char *
signet_subdomain_get_display_name (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), "");

  if (self->display_name == NULL)
    self->display_name = *self->name != '\0' ? signet_dns_name_to_unicode (self->name) : g_strdup ("");
  return self->display_name;
}

/**
 * signet_subdomain_get_delegation_type:
 * @self: a subdomain
 *
 * Returns: (not nullable): "full", "cname" or ""
 */
const char *
signet_subdomain_get_delegation_type (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), "");
  return self->delegation_type;
}

/**
 * signet_subdomain_get_use_case:
 * @self: a subdomain
 *
 * Returns: (not nullable): "marketing", "transactional" or the user's own text
 */
const char *
signet_subdomain_get_use_case (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), "");
  return self->use_case;
}

/**
 * signet_subdomain_get_verified_at:
 * @self: a subdomain
 *
 * Returns: when it was last verified, in seconds since the epoch; 0 for never
 */
gint64
signet_subdomain_get_verified_at (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), 0);
  return self->verified_at;
}

/**
 * signet_subdomain_get_n_hosts:
 * @self: a subdomain
 *
 * Returns: how many hosts it has, whether they were read or not
 */
guint
signet_subdomain_get_n_hosts (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), 0);
  return self->n_hosts;
}

/**
 * signet_subdomain_get_expires:
 * @self: a subdomain
 *
 * Returns: when the first certificate of its hosts runs out, in seconds since the epoch; 0 for none
 */
gint64
signet_subdomain_get_expires (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), 0);
  return self->expires;
}

/**
 * signet_subdomain_get_waiting:
 * @self: a subdomain
 *
 * Returns: whether a request is out for one or more of its hosts
 */
gboolean
signet_subdomain_get_waiting (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), FALSE);
  return self->n_waiting + self->n_renewing > 0;
}

/**
 * signet_subdomain_get_state:
 * @self: a subdomain
 *
 * Returns: the worst state of its hosts at this moment
 */
SignetCertificateState
signet_subdomain_get_state (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), SIGNET_CERTIFICATE_STATE_UNKNOWN);
  return signet_certificate_state_of_group (self->expires, self->n_without, self->n_waiting, now_seconds ());
}

/**
 * signet_subdomain_dup_state_text:
 * @self: a subdomain
 *
 * Returns: (transfer full): the worst state of its hosts in words, translated; "" before it is loaded
 */
char *
signet_subdomain_dup_state_text (SignetSubdomain *self)
{
  SignetCertificateState state;

  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), NULL);

  if (!self->loaded)
    return g_strdup ("");
  state = signet_subdomain_get_state (self);
  if (state == SIGNET_CERTIFICATE_STATE_NONE && self->n_without < self->n_hosts)
    return g_strdup_printf (_("No certificate for %u of %u hosts"), self->n_without, self->n_hosts);
  if (state == SIGNET_CERTIFICATE_STATE_NONE || state == SIGNET_CERTIFICATE_STATE_WAITING ||
      state == SIGNET_CERTIFICATE_STATE_UNKNOWN)
    return g_strdup (signet_certificate_state_get_title (state));
  return signet_certificate_state_describe (self->expires, self->n_renewing > 0, now_seconds ());
}

/**
 * signet_subdomain_get_hosts:
 * @self: a subdomain
 *
 * Returns: (transfer none): its hosts, a list model of #SignetHost; empty where they were not read
 */
GListModel *
signet_subdomain_get_hosts (SignetSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (self), NULL);

  if (self->hosts == NULL)
    self->hosts = g_list_store_new (SIGNET_TYPE_HOST);
  return G_LIST_MODEL (self->hosts);
}

/**
 * signet_subdomain_add_host:
 * @self: a subdomain
 * @host: a host of it
 *
 * Adds @host at the end of the hosts that were read, and to the summary. The caller has checked that
 * its name is under that of the subdomain, and not there yet.
 */
void
signet_subdomain_add_host (SignetSubdomain *self,
                           SignetHost      *host)
{
  gint64 expires;
  gboolean waiting;

  g_return_if_fail (SIGNET_IS_SUBDOMAIN (self));
  g_return_if_fail (SIGNET_IS_HOST (host));

  g_list_store_append (G_LIST_STORE (signet_subdomain_get_hosts (self)), host);
  expires = signet_host_get_expires (host);
  waiting = signet_host_get_waiting (host);
  signet_subdomain_set_summary (self, self->n_hosts + 1,
                                self->expires == 0 || (expires != 0 && expires < self->expires) ? expires
                                                                                                : self->expires,
                                self->n_without + (expires == 0 && !waiting),
                                self->n_waiting + (expires == 0 && waiting),
                                self->n_renewing + (expires != 0 && waiting),
                                self->verified_at);
}

/**
 * signet_subdomain_update:
 * @self: a subdomain
 * @from: another reading of the same row
 *
 * Takes over all that @from says, notifies what is new, and is loaded then. The hosts are taken over where
 * @from has any: a list row is read without them.
 */
void
signet_subdomain_update (SignetSubdomain *self,
                         SignetSubdomain *from)
{
  g_return_if_fail (SIGNET_IS_SUBDOMAIN (self));
  g_return_if_fail (SIGNET_IS_SUBDOMAIN (from));

  g_object_freeze_notify (G_OBJECT (self));
  signet_subdomain_set_id (self, from->id);
  self->version = from->version;
  if (self->instance_id != from->instance_id)
    {
      self->instance_id = from->instance_id;
      notify (self, PROP_INSTANCE_ID);
    }
  take_text (self, &self->instance_name, from->instance_name, PROP_INSTANCE_NAME);
  if (take_text (self, &self->name, from->name, PROP_NAME))
    {
      g_clear_pointer (&self->display_name, g_free);
      notify (self, PROP_DISPLAY_NAME);
    }
  take_text (self, &self->delegation_type, from->delegation_type, PROP_DELEGATION_TYPE);
  take_text (self, &self->use_case, from->use_case, PROP_USE_CASE);
  if (from->hosts != NULL)
    {
      g_list_store_remove_all (G_LIST_STORE (signet_subdomain_get_hosts (self)));
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (from->hosts)); i++)
        {
          g_autoptr (SignetHost) host = g_list_model_get_item (G_LIST_MODEL (from->hosts), i);

          g_list_store_append (self->hosts, host);
        }
    }
  signet_subdomain_set_summary (self, from->n_hosts, from->expires, from->n_without, from->n_waiting,
                                from->n_renewing, from->verified_at);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      notify (self, PROP_LOADED);
      notify (self, PROP_STATE_TEXT);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_subdomain_set_summary:
 * @self: a subdomain
 * @n_hosts: how many hosts it has in all
 * @expires: when the first of their certificates runs out, in seconds since the epoch; 0 for none
 * @n_without: how many have neither a certificate nor a request that is out
 * @n_waiting: how many have no certificate, but a request that is out
 * @n_renewing: how many have a certificate and a request that is out
 * @verified_at: when it was last verified, in seconds since the epoch; 0 for never
 *
 * For the store, which counts without reading the hosts.
 */
void
signet_subdomain_set_summary (SignetSubdomain *self,
                              guint            n_hosts,
                              gint64           expires,
                              guint            n_without,
                              guint            n_waiting,
                              guint            n_renewing,
                              gint64           verified_at)
{
  gboolean was_waiting;

  g_return_if_fail (SIGNET_IS_SUBDOMAIN (self));

  was_waiting = signet_subdomain_get_waiting (self);
  g_object_freeze_notify (G_OBJECT (self));
  if (self->verified_at != verified_at)
    {
      self->verified_at = verified_at;
      notify (self, PROP_VERIFIED_AT);
    }
  if (self->n_hosts != n_hosts || self->expires != expires || self->n_without != n_without ||
      self->n_waiting != n_waiting || self->n_renewing != n_renewing)
    {
      if (self->n_hosts != n_hosts)
        notify (self, PROP_N_HOSTS);
      if (self->expires != expires)
        notify (self, PROP_EXPIRES);
      self->n_hosts = n_hosts;
      self->expires = expires;
      self->n_without = n_without;
      self->n_waiting = n_waiting;
      self->n_renewing = n_renewing;
      if (was_waiting != signet_subdomain_get_waiting (self))
        notify (self, PROP_WAITING);
      notify (self, PROP_STATE);
      notify (self, PROP_STATE_TEXT);
    }
  g_object_thaw_notify (G_OBJECT (self));
}
