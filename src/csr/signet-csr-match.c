/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "csr/signet-csr-match.h"

#include "base/signet-error.h"
#include "csr/signet-der.h"
#include "request/signet-finding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_EXPECTED 6

/* BIT STRING of KeyUsage (RFC 5280, clause 4.2.1.3): bit 0 digitalSignature, bit 2 keyEncipherment */
static const guint8 key_usage_rsa[] = { SIGNET_DER_BIT_STRING, 2, 5, 0xa0 };
static const guint8 key_usage_ecdsa[] = { SIGNET_DER_BIT_STRING, 2, 7, 0x80 };
/* SEQUENCE OF KeyPurposeId with serverAuth alone (RFC 5280, clause 4.2.1.12) */
static const guint8 server_auth[] = { SIGNET_DER_SEQUENCE, 10, SIGNET_DER_OID, 8, 0x2b, 6, 1, 5, 5, 7, 3, 1 };

static gboolean G_GNUC_PRINTF (2, 3)
differs (GError     **error,
         const char  *format,
         ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_CSR_MISMATCH,
               _("The finished certificate signing request is not the approved one: %s. "
                 "It was not kept. Try again, and report it if it happens again."),
               what);

  return FALSE;
}

static guint
collect_expected (SignetRequest *request,
                  const char    *oids[MAX_EXPECTED],
                  const char    *values[MAX_EXPECTED],
                  SignetField    fields[MAX_EXPECTED])
{
  SignetSubject *subject = signet_request_get_subject (request);
  const struct
  {
    const char *oid;
    const char *value;
    SignetField field;
  } all[MAX_EXPECTED] = {
    { SIGNET_OID_COUNTRY, signet_subject_get_country (subject), SIGNET_FIELD_COUNTRY },
    { SIGNET_OID_STATE, signet_subject_get_state (subject), SIGNET_FIELD_STATE },
    { SIGNET_OID_LOCALITY, signet_subject_get_city (subject), SIGNET_FIELD_CITY },
    { SIGNET_OID_ORGANIZATION, signet_subject_get_organization (subject), SIGNET_FIELD_ORGANIZATION },
    { SIGNET_OID_UNIT, signet_subject_get_unit (subject), SIGNET_FIELD_UNIT },
    { SIGNET_OID_COMMON_NAME,
      signet_request_get_common_name_in_subject (request) ? signet_request_get_common_name (request) : "",
      SIGNET_FIELD_COMMON_NAME },
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (all[i].value[0] == '\0')
        continue;

      oids[n] = all[i].oid;
      values[n] = all[i].value;
      fields[n] = all[i].field;
      n++;
    }

  return n;
}

/* X520countryName is a PrintableString; the others may be one, or UTF-8 (RFC 5280, A.1 and 4.1.2.4). GnuTLS calls
 * a country a PrintableString whatever is in it. */
static gboolean
has_right_string (const SignetCsrAttribute *attribute)
{
  if (attribute->tag == SIGNET_DER_UTF8_STRING)
    return !g_str_equal (attribute->oid, SIGNET_OID_COUNTRY);

  if (attribute->tag != SIGNET_DER_PRINTABLE_STRING)
    return FALSE;

  /* X.680, table 10 */
  for (const char *c = attribute->value; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr (" '()+,-./:=?", *c) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
subject_matches (const SignetCsrContents  *self,
                 SignetRequest            *request,
                 GError                  **error)
{
  const char *oids[MAX_EXPECTED];
  const char *values[MAX_EXPECTED];
  SignetField fields[MAX_EXPECTED];
  guint n_expected = collect_expected (request, oids, values, fields);

  if (self->multi_valued)
    return differs (error, _("its subject joins two fields in one"));

  for (guint i = 0; i < n_expected; i++)
    {
      const SignetCsrAttribute *attribute;

      if (i >= self->attributes->len)
        return differs (error, _("“%s” is missing"), signet_field_describe (fields[i]));

      attribute = g_ptr_array_index (self->attributes, i);
      if (!g_str_equal (attribute->oid, oids[i]))
        return differs (error, _("“%s” is missing, or not in its place"), signet_field_describe (fields[i]));
      if (g_strcmp0 (attribute->value, values[i]) != 0)
        return differs (error, _("“%s” is “%s” instead of “%s”"), signet_field_describe (fields[i]),
                        attribute->value != NULL ? attribute->value : "", values[i]);

      if (!has_right_string (attribute))
        return differs (error, _("“%s” is written in a form that authorities refuse"),
                        signet_field_describe (fields[i]));
    }

  if (self->attributes->len > n_expected)
    return differs (error, _("its subject has a field that was not asked for (%s)"),
                    ((SignetCsrAttribute *) g_ptr_array_index (self->attributes, n_expected))->oid);

  return TRUE;
}

static gboolean
names_match (const SignetCsrContents  *self,
             SignetRequest            *request,
             GError                  **error)
{
  const char * const *asked = signet_request_get_names (request);
  const SignetCsrExtension *extension = signet_csr_contents_find_extension (self, SIGNET_OID_SUBJECT_ALT_NAME);
  guint n;

  if (extension == NULL)
    return differs (error, _("it has no alternative names"));
  /* critical only where the subject is empty (RFC 5280, clause 4.2.1.6) */
  if (extension->critical != (self->attributes->len == 0))
    return differs (error, _("its alternative names are marked wrongly"));
  if (self->has_other_names)
    return differs (error, _("it has an alternative name that is no host name"));

  for (n = 0; asked[n] != NULL; n++)
    {
      if (self->names[n] == NULL)
        return differs (error, _("the name %s is missing"), asked[n]);
      if (!g_str_equal (self->names[n], asked[n]))
        return differs (error, _("it has the name %s where %s was asked for"), self->names[n], asked[n]);
    }

  if (self->names[n] != NULL)
    return differs (error, _("the name %s was not asked for"), self->names[n]);

  return TRUE;
}

static gboolean
extension_is (const SignetCsrContents *self,
              const char              *oid,
              gboolean                 critical,
              const guint8            *bytes,
              gsize                    size)
{
  const SignetCsrExtension *extension = signet_csr_contents_find_extension (self, oid);

  return extension != NULL && extension->critical == critical &&
         g_bytes_get_size (extension->value) == size &&
         memcmp (g_bytes_get_data (extension->value, NULL), bytes, size) == 0;
}

static gboolean
extensions_match (const SignetCsrContents  *self,
                  gboolean                  rsa,
                  GError                  **error)
{
  if (!extension_is (self, SIGNET_OID_KEY_USAGE, TRUE, rsa ? key_usage_rsa : key_usage_ecdsa,
                     rsa ? sizeof key_usage_rsa : sizeof key_usage_ecdsa))
    return differs (error, _("its key usage is not that of a web server's key"));
  if (!extension_is (self, SIGNET_OID_EXTENDED_KEY_USAGE, FALSE, server_auth, sizeof server_auth))
    return differs (error, _("its extended key usage is not exactly “server authentication”, not critical"));
  if (self->extensions->len != 3 || self->has_other_requests)
    return differs (error, _("it asks for something that was not approved"));

  return TRUE;
}

/* RFC 4055, clause 5, and RFC 5758, clause 3.2: SHA-256, 384 and 512 */
static gboolean
signature_matches (const SignetCsrContents  *self,
                   gboolean                  rsa,
                   GError                  **error)
{
  static const char * const with_rsa[] = {
    "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13", NULL
  };
  static const char * const with_ecdsa[] = {
    "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4", NULL
  };

  if (!g_strv_contains (rsa ? with_rsa : with_ecdsa, self->signature_oid))
    return differs (error, _("it is signed with an algorithm (%s) that authorities refuse"), self->signature_oid);

  return TRUE;
}

/**
 * signet_csr_match:
 * @self: what a finished request says
 * @request: what was approved
 * @error: return location for a #GError
 *
 * Holds the one against the other, for signet_csr_matches().
 *
 * Returns: %TRUE where they agree; else %FALSE with %SIGNET_ERROR_CSR_MISMATCH that says what differs
 */
gboolean
signet_csr_match (const SignetCsrContents  *self,
                  SignetRequest            *request,
                  GError                  **error)
{
  SignetKeySpec spec;
  gboolean rsa;

  spec = signet_request_get_key_spec (request);
  rsa = spec != SIGNET_KEY_SPEC_ECDSA_P256 && spec != SIGNET_KEY_SPEC_ECDSA_P384;

  if (!self->spec_known || self->spec != spec)
    return differs (error, _("its key is not of the kind %s"), signet_key_spec_describe (spec));

  return subject_matches (self, request, error) &&
         names_match (self, request, error) &&
         extensions_match (self, rsa, error) &&
         signature_matches (self, rsa, error);
}
