/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-organization.h"

#include <string.h>

struct _SignetOrganization
{
  GObject parent_instance;

  gint64 id;
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
  PROP_ORG_ID,
  PROP_NAME,
  PROP_UNIT,
  PROP_COUNTRY,
  PROP_STATE,
  PROP_CITY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetOrganization, signet_organization, G_TYPE_OBJECT)

static char *
dup_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
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
  properties[PROP_ORG_ID] = g_param_spec_string ("org-id", NULL, NULL, "", flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, "", flags);
  properties[PROP_COUNTRY] = g_param_spec_string ("country", NULL, NULL, "", flags);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "", flags);
  properties[PROP_CITY] = g_param_spec_string ("city", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_organization_init (SignetOrganization *self)
{
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

  self->org_id = dup_text (org_id);
  self->name = dup_text (name);
  self->unit = dup_text (unit);
  self->country = dup_text (country);
  self->state = dup_text (state);
  self->city = dup_text (city);
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
