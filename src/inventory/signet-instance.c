/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-instance.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>

struct _SignetInstance
{
  GObject parent_instance;

  gint64 id;
  gboolean loaded;
  char *name;
  char *url;
  char *notes;
  guint version;
  SignetOrganization *organization; /* owned, may be NULL */

  /* summary of its hosts */
  guint n_subdomains;
  SignetCertificateState state;
  gint64 expires;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_LOADED,
  PROP_NAME,
  PROP_URL,
  PROP_NOTES,
  PROP_ORGANIZATION,
  PROP_N_SUBDOMAINS,
  PROP_STATE,
  PROP_STATE_TEXT,
  PROP_EXPIRES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetInstance, signet_instance, G_TYPE_OBJECT)

static void
notify (SignetInstance *self,
        guint           prop_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
take_text (SignetInstance *self,
           char          **field,
           const char     *text,
           guint           prop_id)
{
  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
  notify (self, prop_id);
}

static void
signet_instance_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SignetInstance *self = SIGNET_INSTANCE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_URL:
      g_value_set_string (value, self->url);
      break;
    case PROP_NOTES:
      g_value_set_string (value, self->notes);
      break;
    case PROP_ORGANIZATION:
      g_value_set_object (value, self->organization);
      break;
    case PROP_N_SUBDOMAINS:
      g_value_set_uint (value, self->n_subdomains);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_STATE_TEXT:
      g_value_take_string (value, signet_instance_dup_state_text (self));
      break;
    case PROP_EXPIRES:
      g_value_set_int64 (value, self->expires);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_instance_finalize (GObject *object)
{
  SignetInstance *self = SIGNET_INSTANCE (object);

  g_free (self->name);
  g_free (self->url);
  g_free (self->notes);
  g_clear_object (&self->organization);

  G_OBJECT_CLASS (signet_instance_parent_class)->finalize (object);
}

static void
signet_instance_class_init (SignetInstanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = signet_instance_get_property;
  object_class->finalize = signet_instance_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_URL] = g_param_spec_string ("url", NULL, NULL, "", flags);
  properties[PROP_NOTES] = g_param_spec_string ("notes", NULL, NULL, "", flags);
  properties[PROP_ORGANIZATION] = g_param_spec_object ("organization", NULL, NULL,
                                                       SIGNET_TYPE_ORGANIZATION, flags);
  properties[PROP_N_SUBDOMAINS] = g_param_spec_uint ("n-subdomains", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, SIGNET_TYPE_CERTIFICATE_STATE,
                                              SIGNET_CERTIFICATE_STATE_UNKNOWN, flags);
  properties[PROP_STATE_TEXT] = g_param_spec_string ("state-text", NULL, NULL, "", flags);
  properties[PROP_EXPIRES] = g_param_spec_int64 ("expires", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_instance_init (SignetInstance *self)
{
  self->name = g_strdup ("");
  self->url = g_strdup ("");
  self->notes = g_strdup ("");
  self->state = SIGNET_CERTIFICATE_STATE_UNKNOWN;
}

/**
 * signet_instance_new:
 * @name: (nullable): what people call it, UTF-8
 * @url: (nullable): where it is, see signet_instance_check_url()
 * @organization: (nullable): who owns it
 *
 * Returns: (transfer full): a new instance that is not stored yet
 */
SignetInstance *
signet_instance_new (const char         *name,
                     const char         *url,
                     SignetOrganization *organization)
{
  SignetInstance *self = g_object_new (SIGNET_TYPE_INSTANCE, NULL);

  g_free (self->name);
  self->name = g_strdup (name != NULL ? name : "");
  g_free (self->url);
  self->url = g_strdup (url != NULL ? url : "");
  g_set_object (&self->organization, organization);
  self->loaded = TRUE;
  return self;
}

/**
 * signet_instance_new_for_id:
 * @id: a row id
 *
 * Makes a place for an instance of which only the row id is known until signet_instance_update().
 *
 * Returns: (transfer full): a new instance that is not loaded
 */
SignetInstance *
signet_instance_new_for_id (gint64 id)
{
  SignetInstance *self = g_object_new (SIGNET_TYPE_INSTANCE, NULL);

  self->id = id;
  return self;
}

/**
 * signet_instance_get_id:
 * @self: an instance
 *
 * Returns: its row id, or 0 before it is stored
 */
gint64
signet_instance_get_id (SignetInstance *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (self), 0);
  return self->id;
}

/**
 * signet_instance_set_id:
 * @self: an instance
 * @id: the row id that the store gave it
 */
void
signet_instance_set_id (SignetInstance *self,
                        gint64          id)
{
  g_return_if_fail (SIGNET_IS_INSTANCE (self));

  if (self->id == id)
    return;
  self->id = id;
  notify (self, PROP_ID);
}

/**
 * signet_instance_get_loaded:
 * @self: an instance
 *
 * Returns: whether more than the row id is known
 */
gboolean
signet_instance_get_loaded (SignetInstance *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (self), FALSE);
  return self->loaded;
}

/**
 * signet_instance_get_name:
 * @self: an instance
 *
 * Returns: (not nullable): what people call it, UTF-8
 */
const char *
signet_instance_get_name (SignetInstance *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (self), "");
  return self->name;
}

/**
 * signet_instance_get_url:
 * @self: an instance
 *
 * Returns: (not nullable): its URL; "" where it is not known
 */
const char *
signet_instance_get_url (SignetInstance *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (self), "");
  return self->url;
}

/**
 * signet_instance_get_notes:
 * @self: an instance
 *
 * Returns: (not nullable): what whoever renews next should know, UTF-8, of several lines perhaps; "" for nothing
 */
const char *
signet_instance_get_notes (SignetInstance *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (self), "");
  return self->notes;
}

/**
 * signet_instance_set_notes:
 * @self: an instance
 * @notes: (nullable): what whoever renews next should know, UTF-8; %NULL and "" for nothing
 */
void
signet_instance_set_notes (SignetInstance *self,
                           const char     *notes)
{
  g_return_if_fail (SIGNET_IS_INSTANCE (self));
  take_text (self, &self->notes, notes != NULL ? notes : "", PROP_NOTES);
}

/**
 * signet_instance_get_version:
 * @self: an instance
 *
 * Returns: which version of its row was read: each change makes another one; 0 before it is stored
 */
guint
signet_instance_get_version (SignetInstance *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (self), 0);
  return self->version;
}

/**
 * signet_instance_set_version:
 * @self: an instance
 * @version: of the row that was read
 */
void
signet_instance_set_version (SignetInstance *self,
                             guint           version)
{
  g_return_if_fail (SIGNET_IS_INSTANCE (self));
  self->version = version;
}

/**
 * signet_instance_get_organization:
 * @self: an instance
 *
 * Returns: (nullable) (transfer none): who owns it
 */
SignetOrganization *
signet_instance_get_organization (SignetInstance *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (self), NULL);
  return self->organization;
}

/**
 * signet_instance_get_n_subdomains:
 * @self: an instance
 *
 * Returns: how many subdomains are set up on it
 */
guint
signet_instance_get_n_subdomains (SignetInstance *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (self), 0);
  return self->n_subdomains;
}

/**
 * signet_instance_get_state:
 * @self: an instance
 *
 * Returns: the worst state of its hosts, as it was when the row was read
 */
SignetCertificateState
signet_instance_get_state (SignetInstance *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (self), SIGNET_CERTIFICATE_STATE_UNKNOWN);
  return self->state;
}

/**
 * signet_instance_get_expires:
 * @self: an instance
 *
 * Returns: when the first of its certificates runs out, in seconds since the epoch; 0 for none
 */
gint64
signet_instance_get_expires (SignetInstance *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (self), 0);
  return self->expires;
}

/**
 * signet_instance_dup_state_text:
 * @self: an instance
 *
 * Returns: (transfer full): the worst state of its hosts in words, translated
 */
char *
signet_instance_dup_state_text (SignetInstance *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (self), NULL);

  if (!self->loaded)
    return g_strdup ("");
  if (self->n_subdomains == 0)
    return g_strdup (_("No subdomains"));
  if (self->expires == 0 || self->state == SIGNET_CERTIFICATE_STATE_NONE ||
      self->state == SIGNET_CERTIFICATE_STATE_WAITING || self->state == SIGNET_CERTIFICATE_STATE_UNKNOWN)
    return g_strdup (signet_certificate_state_get_title (self->state));
  return signet_certificate_state_describe (self->expires, FALSE, g_get_real_time () / G_USEC_PER_SEC);
}

/**
 * signet_instance_update:
 * @self: an instance
 * @from: another reading of the same row
 *
 * Takes over all that @from says, notifies what is new, and is loaded then.
 */
void
signet_instance_update (SignetInstance *self,
                        SignetInstance *from)
{
  g_return_if_fail (SIGNET_IS_INSTANCE (self));
  g_return_if_fail (SIGNET_IS_INSTANCE (from));

  g_object_freeze_notify (G_OBJECT (self));
  signet_instance_set_id (self, from->id);
  take_text (self, &self->name, from->name, PROP_NAME);
  take_text (self, &self->url, from->url, PROP_URL);
  take_text (self, &self->notes, from->notes, PROP_NOTES);
  self->version = from->version;
  if (g_set_object (&self->organization, from->organization))
    notify (self, PROP_ORGANIZATION);
  signet_instance_set_summary (self, from->n_subdomains, from->state, from->expires);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      notify (self, PROP_LOADED);
      notify (self, PROP_STATE_TEXT);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_instance_set_summary:
 * @self: an instance
 * @n_subdomains: how many subdomains are set up on it
 * @state: the worst state of their hosts
 * @expires: when the first of their certificates runs out, in seconds since the epoch; 0 for none
 */
void
signet_instance_set_summary (SignetInstance        *self,
                             guint                  n_subdomains,
                             SignetCertificateState state,
                             gint64                 expires)
{
  g_return_if_fail (SIGNET_IS_INSTANCE (self));

  if (self->n_subdomains == n_subdomains && self->state == state && self->expires == expires)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  if (self->n_subdomains != n_subdomains)
    {
      self->n_subdomains = n_subdomains;
      notify (self, PROP_N_SUBDOMAINS);
    }
  if (self->state != state)
    {
      self->state = state;
      notify (self, PROP_STATE);
    }
  if (self->expires != expires)
    {
      self->expires = expires;
      notify (self, PROP_EXPIRES);
    }
  notify (self, PROP_STATE_TEXT);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_instance_name_from_url:
 * @url: what a user typed, UTF-8
 * @error: return location for a #GError
 *
 * Checks a URL (RFC 3986; http or https, a DNS name or an IP address as host, no user information) and
 * takes the host out of it: what an instance without a name of its own is called.
 *
 * Returns: (transfer full): the host in canonical spelling, or %NULL with %SIGNET_ERROR_INVALID
 */
char *
signet_instance_name_from_url (const char *url,
                               GError    **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = signet_text_for_message (url, 100);
  const char *host;

  if (url == NULL || *url == '\0')
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("The URL is empty. Write where the instance is, such as https://shop.example.com."));
      return NULL;
    }
  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("“%s” is not a URL. Write it like https://shop.example.com."), shown);
      return NULL;
    }
  if (g_strcmp0 (g_uri_get_scheme (uri), "https") != 0 && g_strcmp0 (g_uri_get_scheme (uri), "http") != 0)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("“%s” does not begin with https:// or http://. Write it like https://shop.example.com."), shown);
      return NULL;
    }
  if (g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("The URL contains a user name or password. Leave them out."));
      return NULL;
    }
  host = g_uri_get_host (uri);
  if (host == NULL || *host == '\0')
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("“%s” names no host. Write it like https://shop.example.com."), shown);
      return NULL;
    }
  if (g_hostname_is_ip_address (host) || g_ascii_strcasecmp (host, "localhost") == 0)
    return g_ascii_strdown (host, -1);

  name = signet_dns_name_canonicalize (host, SIGNET_DNS_NAME_DEFAULT, &local_error);
  if (name == NULL)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("The host of “%s” is not right: %s"),
                   shown, local_error->message);
      return NULL;
    }
  return g_steal_pointer (&name);
}

/**
 * signet_instance_check_url:
 * @url: what a user typed, UTF-8
 * @error: return location for a #GError
 *
 * Returns: whether it can be the URL of an instance; else %SIGNET_ERROR_INVALID says what is wrong
 */
gboolean
signet_instance_check_url (const char *url,
                           GError    **error)
{
  g_autofree char *name = signet_instance_name_from_url (url, error);

  return name != NULL;
}
