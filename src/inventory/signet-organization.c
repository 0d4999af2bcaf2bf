/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-organization.h"

#include <string.h>

struct _SignetOrganization
{
  GObject parent_instance;

  gint64 id;
  gboolean loaded;
  guint version;
  guint n_instances;
  char *org_id;
  char *name;
  char *unit;
  char *country;
  char *state;
  char *city;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_LOADED,
  PROP_ORG_ID,
  PROP_NAME,
  PROP_UNIT,
  PROP_COUNTRY,
  PROP_STATE,
  PROP_CITY,
  PROP_N_INSTANCES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetOrganization, signet_organization, G_TYPE_OBJECT)

static void
set_text (char      **field,
          const char *text)
{
  g_free (*field);
  *field = g_strdup (text != NULL ? text : "");
}

static void
take_text (SignetOrganization *self,
           char              **field,
           const char         *text,
           guint               prop_id)
{
  if (strcmp (*field, text) == 0)
    return;
  set_text (field, text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
signet_organization_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SignetOrganization *self = SIGNET_ORGANIZATION (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_ORG_ID:
      g_value_set_string (value, self->org_id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_COUNTRY:
      g_value_set_string (value, self->country);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    case PROP_CITY:
      g_value_set_string (value, self->city);
      break;
    case PROP_N_INSTANCES:
      g_value_set_uint (value, self->n_instances);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_organization_finalize (GObject *object)
{
  SignetOrganization *self = SIGNET_ORGANIZATION (object);

  g_free (self->org_id);
  g_free (self->name);
  g_free (self->unit);
  g_free (self->country);
  g_free (self->state);
  g_free (self->city);

  G_OBJECT_CLASS (signet_organization_parent_class)->finalize (object);
}

static void
signet_organization_class_init (SignetOrganizationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = signet_organization_get_property;
  object_class->finalize = signet_organization_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_ORG_ID] = g_param_spec_string ("org-id", NULL, NULL, "", flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, "", flags);
  properties[PROP_COUNTRY] = g_param_spec_string ("country", NULL, NULL, "", flags);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "", flags);
  properties[PROP_CITY] = g_param_spec_string ("city", NULL, NULL, "", flags);
  properties[PROP_N_INSTANCES] = g_param_spec_uint ("n-instances", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_organization_init (SignetOrganization *self)
{
  self->org_id = g_strdup ("");
  self->name = g_strdup ("");
  self->unit = g_strdup ("");
  self->country = g_strdup ("");
  self->state = g_strdup ("");
  self->city = g_strdup ("");
}

/**
 * signet_organization_new:
 * @org_id: (nullable): the number or code by which the authority's contract knows it
 * @name: (nullable): official name, UTF-8
 * @unit: (nullable): organizational unit, UTF-8
 * @country: (nullable): ISO 3166-1 alpha-2 code
 * @state: (nullable): state or province, UTF-8
 * @city: (nullable): city, UTF-8
 *
 * Makes an organization. %NULL and "" both mean that a field is not known. Nothing is checked here: what a
 * CA takes is up to its profile.
 *
 * Returns: (transfer full): a new organization that is not stored yet
 */
SignetOrganization *
signet_organization_new (const char *org_id,
                         const char *name,
                         const char *unit,
                         const char *country,
                         const char *state,
                         const char *city)
{
  SignetOrganization *self = g_object_new (SIGNET_TYPE_ORGANIZATION, NULL);

  set_text (&self->org_id, org_id);
  set_text (&self->name, name);
  set_text (&self->unit, unit);
  set_text (&self->country, country);
  set_text (&self->state, state);
  set_text (&self->city, city);
  self->loaded = TRUE;
  return self;
}

/**
 * signet_organization_new_for_id:
 * @id: a row id
 *
 * Makes a place for an organization of which only the row id is known until signet_organization_update().
 *
 * Returns: (transfer full): a new organization that is not loaded
 */
SignetOrganization *
signet_organization_new_for_id (gint64 id)
{
  SignetOrganization *self = g_object_new (SIGNET_TYPE_ORGANIZATION, NULL);

  self->id = id;
  return self;
}

/**
 * signet_organization_get_id:
 * @self: an organization
 *
 * Returns: its row id, or 0 before it is stored
 */
gint64
signet_organization_get_id (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), 0);
  return self->id;
}

/**
 * signet_organization_set_id:
 * @self: an organization
 * @id: the row id that the store gave it
 */
void
signet_organization_set_id (SignetOrganization *self,
                            gint64              id)
{
  g_return_if_fail (SIGNET_IS_ORGANIZATION (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * signet_organization_get_loaded:
 * @self: an organization
 *
 * Returns: whether more than the row id is known
 */
gboolean
signet_organization_get_loaded (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), FALSE);
  return self->loaded;
}

/**
 * signet_organization_get_version:
 * @self: an organization
 *
 * Returns: which version of its row was read: each change makes another one; 0 before it is stored
 */
guint
signet_organization_get_version (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), 0);
  return self->version;
}

/**
 * signet_organization_get_n_instances:
 * @self: an organization
 *
 * Returns: how many instances belong to it, where that was read
 */
guint
signet_organization_get_n_instances (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), 0);
  return self->n_instances;
}

/**
 * signet_organization_set_row:
 * @self: an organization
 * @version: of its row
 * @n_instances: how many instances belong to it
 *
 * For the store.
 */
void
signet_organization_set_row (SignetOrganization *self,
                             guint               version,
                             guint               n_instances)
{
  g_return_if_fail (SIGNET_IS_ORGANIZATION (self));

  self->version = version;
  if (self->n_instances == n_instances)
    return;
  self->n_instances = n_instances;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_INSTANCES]);
}

/**
 * signet_organization_update:
 * @self: an organization
 * @from: another reading of the same row
 *
 * Takes over all that @from says, notifies what is new, and is loaded then.
 */
void
signet_organization_update (SignetOrganization *self,
                            SignetOrganization *from)
{
  g_return_if_fail (SIGNET_IS_ORGANIZATION (self));
  g_return_if_fail (SIGNET_IS_ORGANIZATION (from));

  g_object_freeze_notify (G_OBJECT (self));
  signet_organization_set_id (self, from->id);
  take_text (self, &self->org_id, from->org_id, PROP_ORG_ID);
  take_text (self, &self->name, from->name, PROP_NAME);
  take_text (self, &self->unit, from->unit, PROP_UNIT);
  take_text (self, &self->country, from->country, PROP_COUNTRY);
  take_text (self, &self->state, from->state, PROP_STATE);
  take_text (self, &self->city, from->city, PROP_CITY);
  signet_organization_set_row (self, from->version, from->n_instances);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_organization_equal:
 * @a: an organization
 * @b: another one
 *
 * Returns: whether both say the same in all fields; the row id is not one of them
 */
gboolean
signet_organization_equal (SignetOrganization *a,
                           SignetOrganization *b)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (a), FALSE);
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (b), FALSE);
  return strcmp (a->org_id, b->org_id) == 0 && strcmp (a->name, b->name) == 0 &&
         strcmp (a->unit, b->unit) == 0 && strcmp (a->country, b->country) == 0 &&
         strcmp (a->state, b->state) == 0 && strcmp (a->city, b->city) == 0;
}

/**
 * signet_organization_is_empty:
 * @self: an organization
 *
 * Returns: %TRUE if no field is known
 */
gboolean
signet_organization_is_empty (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), TRUE);
  return *self->org_id == '\0' && *self->name == '\0' && *self->unit == '\0' &&
         *self->country == '\0' && *self->state == '\0' && *self->city == '\0';
}

/**
 * signet_organization_get_org_id:
 * @self: an organization
 *
 * Returns: (not nullable): its Org ID; "" where it is not known
 */
const char *
signet_organization_get_org_id (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), "");
  return self->org_id;
}

/**
 * signet_organization_get_name:
 * @self: an organization
 *
 * Returns: (not nullable): its official name, UTF-8; "" where it is not known
 */
const char *
signet_organization_get_name (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), "");
  return self->name;
}

/**
 * signet_organization_get_unit:
 * @self: an organization
 *
 * Returns: (not nullable): the organizational unit, UTF-8; "" where it is not known
 */
const char *
signet_organization_get_unit (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), "");
  return self->unit;
}

/**
 * signet_organization_get_country:
 * @self: an organization
 *
 * Returns: (not nullable): the country as ISO 3166-1 alpha-2 code; "" where it is not known
 */
const char *
signet_organization_get_country (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), "");
  return self->country;
}

/**
 * signet_organization_get_state:
 * @self: an organization
 *
 * Returns: (not nullable): the state or province, UTF-8; "" where it is not known
 */
const char *
signet_organization_get_state (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), "");
  return self->state;
}

/**
 * signet_organization_get_city:
 * @self: an organization
 *
 * Returns: (not nullable): the city, UTF-8; "" where it is not known
 */
const char *
signet_organization_get_city (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), "");
  return self->city;
}
