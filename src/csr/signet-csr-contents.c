/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "csr/signet-csr-contents.h"

#include "csr/signet-der.h"

#define OID_RSA       "1.2.840.113549.1.1.1"
#define OID_EC        "1.2.840.10045.2.1"
#define OID_SECP256R1 "1.2.840.10045.3.1.7"
#define OID_SECP384R1 "1.3.132.0.34"

static void
attribute_free (gpointer data)
{
  SignetCsrAttribute *attribute = data;

  g_free (attribute->oid);
  g_free (attribute->value);
  g_free (attribute);
}

static void
extension_free (gpointer data)
{
  SignetCsrExtension *extension = data;

  g_free (extension->oid);
  g_bytes_unref (extension->value);
  g_free (extension);
}

static gboolean
read_attribute (SignetCsrContents *self,
                SignetDer         *set)
{
  SignetDer sequence, oid, value;
  SignetCsrAttribute *attribute;
  g_autofree char *oid_text = NULL;
  guint8 tag;

  if (!signet_der_read (set, SIGNET_DER_SEQUENCE, &sequence) ||
      !signet_der_read (&sequence, SIGNET_DER_OID, &oid) ||
      !signet_der_read_any (&sequence, &tag, &value, NULL) ||
      sequence.size > 0)
    return FALSE;

  oid_text = signet_der_dup_oid (&oid);
  if (oid_text == NULL)
    return FALSE;

  attribute = g_new0 (SignetCsrAttribute, 1);
  attribute->oid = g_steal_pointer (&oid_text);
  attribute->tag = tag;
  g_ptr_array_add (self->attributes, attribute);

  if (tag != SIGNET_DER_UTF8_STRING && tag != SIGNET_DER_PRINTABLE_STRING && tag != SIGNET_DER_IA5_STRING)
    return TRUE;

  /* g_utf8_validate_len() refuses a NUL inside as well */
  if (!g_utf8_validate_len ((const char *) value.bytes, value.size, NULL))
    return FALSE;

  attribute->value = g_strndup ((const char *) value.bytes, value.size);

  return TRUE;
}

/* Name ::= SEQUENCE OF SET OF AttributeTypeAndValue (RFC 5280, clause 4.1.2.4) */
static gboolean
read_subject (SignetCsrContents *self,
              SignetDer         *info)
{
  SignetDer name;

  if (!signet_der_read (info, SIGNET_DER_SEQUENCE, &name))
    return FALSE;

  while (name.size > 0)
    {
      SignetDer relative_name;

      if (!signet_der_read (&name, SIGNET_DER_SET, &relative_name) || !read_attribute (self, &relative_name))
        return FALSE;

      while (relative_name.size > 0)
        {
          self->multi_valued = TRUE;
          if (!read_attribute (self, &relative_name))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_rsa_key (SignetCsrContents *self,
              SignetDer          bits)
{
  SignetDer key, modulus, exponent;
  guint n_bits;

  if (!signet_der_read (&bits, SIGNET_DER_SEQUENCE, &key) || bits.size > 0 ||
      !signet_der_read (&key, SIGNET_DER_INTEGER, &modulus) ||
      !signet_der_read (&key, SIGNET_DER_INTEGER, &exponent) || key.size > 0 ||
      !signet_der_integer_bits (&modulus, &n_bits))
    return FALSE;

  self->spec_known = n_bits == 2048 || n_bits == 3072 || n_bits == 4096;
  if (self->spec_known)
    self->spec = n_bits == 2048 ? SIGNET_KEY_SPEC_RSA_2048
                                : n_bits == 3072 ? SIGNET_KEY_SPEC_RSA_3072 : SIGNET_KEY_SPEC_RSA_4096;

  return TRUE;
}

/* SubjectPublicKeyInfo (RFC 5280, clause 4.1; RFC 3279, clause 2.3.1; RFC 5480, clause 2.1) */
static gboolean
read_public_key (SignetCsrContents *self,
                 SignetDer         *info)
{
  SignetDer whole, rest, sequence, algorithm, oid, bits, curve;

  if (!signet_der_next_is (info, SIGNET_DER_SEQUENCE) || !signet_der_read_any (info, NULL, NULL, &whole))
    return FALSE;

  self->spki_sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, whole.bytes, whole.size);

  rest = whole;
  if (!signet_der_read (&rest, SIGNET_DER_SEQUENCE, &sequence) ||
      !signet_der_read (&sequence, SIGNET_DER_SEQUENCE, &algorithm) ||
      !signet_der_read (&algorithm, SIGNET_DER_OID, &oid) ||
      !signet_der_read (&sequence, SIGNET_DER_BIT_STRING, &bits) ||
      sequence.size > 0 || bits.size < 2 || bits.bytes[0] != 0)
    return FALSE;

  bits.bytes++;
  bits.size--;

  if (signet_der_is_oid (&oid, OID_RSA))
    return read_rsa_key (self, bits);

  if (signet_der_is_oid (&oid, OID_EC) && signet_der_read (&algorithm, SIGNET_DER_OID, &curve))
    {
      self->spec_known = TRUE;
      if (signet_der_is_oid (&curve, OID_SECP256R1))
        self->spec = SIGNET_KEY_SPEC_ECDSA_P256;
      else if (signet_der_is_oid (&curve, OID_SECP384R1))
        self->spec = SIGNET_KEY_SPEC_ECDSA_P384;
      else
        self->spec_known = FALSE;
    }

  return TRUE;
}

static gboolean
read_extensions (SignetCsrContents *self,
                 SignetDer          extensions)
{
  while (extensions.size > 0)
    {
      SignetDer sequence, oid, critical, value;
      SignetCsrExtension *extension;
      g_autofree char *oid_text = NULL;
      gboolean is_critical = FALSE;

      if (!signet_der_read (&extensions, SIGNET_DER_SEQUENCE, &sequence) ||
          !signet_der_read (&sequence, SIGNET_DER_OID, &oid))
        return FALSE;

      if (signet_der_next_is (&sequence, SIGNET_DER_BOOLEAN))
        {
          /* DEFAULT FALSE is left out in DER, and TRUE is 0xff (X.690, clauses 11.1 and 11.5) */
          if (!signet_der_read (&sequence, SIGNET_DER_BOOLEAN, &critical) ||
              critical.size != 1 || critical.bytes[0] != 0xff)
            return FALSE;
          is_critical = TRUE;
        }

      if (!signet_der_read (&sequence, SIGNET_DER_OCTET_STRING, &value) || sequence.size > 0)
        return FALSE;

      oid_text = signet_der_dup_oid (&oid);
      if (oid_text == NULL || signet_csr_contents_find_extension (self, oid_text) != NULL)
        return FALSE;

      extension = g_new0 (SignetCsrExtension, 1);
      extension->oid = g_steal_pointer (&oid_text);
      extension->critical = is_critical;
      extension->value = g_bytes_new (value.bytes, value.size);
      g_ptr_array_add (self->extensions, extension);
    }

  return TRUE;
}

/* attributes [0] IMPLICIT SET OF Attribute (RFC 2986, clause 4.1; extensionRequest: RFC 2985, 5.4.2) */
static gboolean
read_requests (SignetCsrContents *self,
               SignetDer         *info)
{
  SignetDer requests;
  gboolean seen = FALSE;

  if (!signet_der_read (info, SIGNET_DER_CONTEXT_CONSTRUCTED (0), &requests))
    return FALSE;

  while (requests.size > 0)
    {
      SignetDer sequence, oid, values, extensions;

      if (!signet_der_read (&requests, SIGNET_DER_SEQUENCE, &sequence) ||
          !signet_der_read (&sequence, SIGNET_DER_OID, &oid) ||
          !signet_der_read (&sequence, SIGNET_DER_SET, &values) || sequence.size > 0)
        return FALSE;

      if (!signet_der_is_oid (&oid, SIGNET_OID_EXTENSION_REQUEST) || seen)
        {
          self->has_other_requests = TRUE;
          continue;
        }

      seen = TRUE;
      if (!signet_der_read (&values, SIGNET_DER_SEQUENCE, &extensions) || values.size > 0 ||
          !read_extensions (self, extensions))
        return FALSE;
    }

  return TRUE;
}

/* GeneralNames (RFC 5280, clause 4.2.1.6); a dNSName has the tag [2] */
static gboolean
read_names (SignetCsrContents *self)
{
  const SignetCsrExtension *extension = signet_csr_contents_find_extension (self, SIGNET_OID_SUBJECT_ALT_NAME);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (extension != NULL)
    {
      SignetDer value, sequence;

      value.bytes = g_bytes_get_data (extension->value, &value.size);
      if (!signet_der_read (&value, SIGNET_DER_SEQUENCE, &sequence) || value.size > 0)
        return FALSE;

      while (sequence.size > 0)
        {
          SignetDer name;
          guint8 tag;

          if (!signet_der_read_any (&sequence, &tag, &name, NULL))
            return FALSE;

          if (tag != SIGNET_DER_CONTEXT (2))
            {
              self->has_other_names = TRUE;
              continue;
            }

          for (gsize i = 0; i < name.size; i++)
            if (!g_ascii_isgraph ((char) name.bytes[i]))
              return FALSE;

          g_ptr_array_add (names, g_strndup ((const char *) name.bytes, name.size));
        }
    }

  g_ptr_array_add (names, NULL);
  self->names = (GStrv) g_ptr_array_steal (names, NULL);

  return TRUE;
}

static gboolean
read_signature (SignetCsrContents *self,
                SignetDer         *request)
{
  SignetDer algorithm, oid, signature;

  if (!signet_der_read (request, SIGNET_DER_SEQUENCE, &algorithm) ||
      !signet_der_read (&algorithm, SIGNET_DER_OID, &oid) ||
      !signet_der_read (request, SIGNET_DER_BIT_STRING, &signature) || request->size > 0)
    return FALSE;

  self->signature_oid = signet_der_dup_oid (&oid);

  return self->signature_oid != NULL;
}

/* CertificationRequest (RFC 2986, clause 4) */
static gboolean
read_request (SignetCsrContents *self,
              GBytes            *bytes)
{
  SignetDer der, request, info, version;

  der.bytes = g_bytes_get_data (bytes, &der.size);

  return signet_der_read (&der, SIGNET_DER_SEQUENCE, &request) && der.size == 0 &&
         signet_der_read (&request, SIGNET_DER_SEQUENCE, &info) &&
         signet_der_read (&info, SIGNET_DER_INTEGER, &version) &&
         version.size == 1 && version.bytes[0] == 0 &&
         read_subject (self, &info) &&
         read_public_key (self, &info) &&
         read_requests (self, &info) && info.size == 0 &&
         read_signature (self, &request) &&
         read_names (self);
}

/**
 * signet_csr_contents_new:
 * @der: a certification request
 *
 * Reads strictly: what is not DER, has something behind its end, or is not framed as RFC 2986 has it, is not
 * read at all. Whether the signature is right is not looked at here.
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL
 */
SignetCsrContents *
signet_csr_contents_new (GBytes *der)
{
  g_autoptr (SignetCsrContents) self = g_new0 (SignetCsrContents, 1);

  self->attributes = g_ptr_array_new_with_free_func (attribute_free);
  self->extensions = g_ptr_array_new_with_free_func (extension_free);

  return read_request (self, der) ? g_steal_pointer (&self) : NULL;
}

void
signet_csr_contents_free (SignetCsrContents *self)
{
  g_ptr_array_unref (self->attributes);
  g_ptr_array_unref (self->extensions);
  g_free (self->spki_sha256);
  g_strfreev (self->names);
  g_free (self->signature_oid);
  g_free (self);
}

/**
 * signet_csr_contents_find_extension:
 * @self: the contents of a request
 * @oid: in dotted decimal form
 *
 * Returns: (transfer none) (nullable): the extension, or %NULL where there is none
 */
const SignetCsrExtension *
signet_csr_contents_find_extension (const SignetCsrContents *self,
                                    const char              *oid)
{
  for (guint i = 0; i < self->extensions->len; i++)
    {
      const SignetCsrExtension *extension = g_ptr_array_index (self->extensions, i);

      if (g_str_equal (extension->oid, oid))
        return extension;
    }

  return NULL;
}
