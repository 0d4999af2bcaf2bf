/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "request/signet-subject.h"

#include <string.h>

struct _SignetSubject
{
  GObject  parent_instance;

  char    *organization;
  char    *unit;
  char    *country;
  char    *state;
  char    *city;
};

G_DEFINE_FINAL_TYPE (SignetSubject, signet_subject, G_TYPE_OBJECT)

/* Blanks around a value say nothing (X.520, 6.1: they are ignored when names are compared), and the same
 * letters are always the same bytes: normalization form C. What is not UTF-8 is left as it came, so
 * that the CA profile can refuse it. */
static char *
value_dup (const char *text)
{
  g_autofree char *value = NULL;
  char *start;
  char *end;

  if (text == NULL)
    return g_strdup ("");

  value = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (value == NULL)
    return g_strdup (text);

  start = value;
  while (g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = start + strlen (start);
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (start, (gsize) (end - start));
}

static void
signet_subject_finalize (GObject *object)
{
  SignetSubject *self = SIGNET_SUBJECT (object);

  g_free (self->organization);
  g_free (self->unit);
  g_free (self->country);
  g_free (self->state);
  g_free (self->city);

  G_OBJECT_CLASS (signet_subject_parent_class)->finalize (object);
}

static void
signet_subject_class_init (SignetSubjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_subject_finalize;
}

static void
signet_subject_init (SignetSubject *self)
{
}

/**
 * signet_subject_new:
 * @organization: (nullable): organizationName, UTF-8
 * @unit: (nullable): organizationalUnitName, UTF-8
 * @country: (nullable): countryName, ISO 3166-1 alpha-2 in capitals or not
 * @state: (nullable): stateOrProvinceName, UTF-8
 * @city: (nullable): localityName, UTF-8
 *
 * Takes anything that somebody types: whether a CA accepts it is for #SignetProfile to say. Blanks around
 * a value are dropped, and letters are composed (Unicode normalization form C). %NULL is the same as "".
 *
 * Returns: (transfer full): a new subject
 */
SignetSubject *
signet_subject_new (const char *organization,
                    const char *unit,
                    const char *country,
                    const char *state,
                    const char *city)
{
  SignetSubject *self = g_object_new (SIGNET_TYPE_SUBJECT, NULL);
  g_autofree char *typed_country = value_dup (country);

  self->organization = value_dup (organization);
  self->unit = value_dup (unit);
  self->country = g_ascii_strup (typed_country, -1);
  self->state = value_dup (state);
  self->city = value_dup (city);

  return self;
}

/**
 * signet_subject_new_for_organization:
 * @organization: (nullable): whom the certificate is for
 *
 * Returns: (transfer full): a new subject with what is known of @organization; empty without one
 */
SignetSubject *
signet_subject_new_for_organization (SignetOrganization *organization)
{
  if (organization == NULL)
    return signet_subject_new (NULL, NULL, NULL, NULL, NULL);

  return signet_subject_new (signet_organization_get_name (organization),
                             signet_organization_get_unit (organization),
                             signet_organization_get_country (organization),
                             signet_organization_get_state (organization),
                             signet_organization_get_city (organization));
}

/**
 * signet_subject_get_organization:
 * @self: a subject
 *
 * Returns: (transfer none): organizationName in UTF-8, or ""
 */
const char *
signet_subject_get_organization (SignetSubject *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBJECT (self), "");

  return self->organization;
}

/**
 * signet_subject_get_unit:
 * @self: a subject
 *
 * Returns: (transfer none): organizationalUnitName in UTF-8, or ""
 */
const char *
signet_subject_get_unit (SignetSubject *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBJECT (self), "");

  return self->unit;
}

/**
 * signet_subject_get_country:
 * @self: a subject
 *
 * Returns: (transfer none): countryName, ASCII letters in capitals, or ""
 */
const char *
signet_subject_get_country (SignetSubject *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBJECT (self), "");

  return self->country;
}

/**
 * signet_subject_get_state:
 * @self: a subject
 *
 * Returns: (transfer none): stateOrProvinceName in UTF-8, or ""
 */
const char *
signet_subject_get_state (SignetSubject *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBJECT (self), "");

  return self->state;
}

/**
 * signet_subject_get_city:
 * @self: a subject
 *
 * Returns: (transfer none): localityName in UTF-8, or ""
 */
const char *
signet_subject_get_city (SignetSubject *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBJECT (self), "");

  return self->city;
}
