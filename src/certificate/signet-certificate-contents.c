/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate/signet-certificate-contents.h"

#include <gio/gio.h>
#include <string.h>

#define OID_SUBJECT_ALT_NAME   "2.5.29.17"
#define OID_BASIC_CONSTRAINTS  "2.5.29.19"
#define OID_SUBJECT_KEY_ID     "2.5.29.14"
#define OID_AUTHORITY_KEY_ID   "2.5.29.35"
#define OID_EXTENDED_KEY_USAGE "2.5.29.37"
#define OID_AUTHORITY_ACCESS   "1.3.6.1.5.5.7.1.1"
#define OID_CA_ISSUERS         "1.3.6.1.5.5.7.48.2"
#define OID_SERVER_AUTH        "1.3.6.1.5.5.7.3.1"
#define OID_ANY_PURPOSE        "2.5.29.37.0"

/* kinds of strings that requests do not have, and old certificates do (X.680, clause 8) */
#define DER_NUMERIC_STRING   0x12
#define DER_TELETEX_STRING   0x14
#define DER_VISIBLE_STRING   0x1a
#define DER_UNIVERSAL_STRING 0x1c
#define DER_BMP_STRING       0x1e

/* RFC 5280, clause 4.1.2.2: a serial number is 20 octets at most; what is older and longer is still read. */
#define MAX_SERIAL 64
/* More than any real extension has: what is over it is not read. */
#define MAX_EXTENSIONS 128
#define MAX_URLS       16

static void
attribute_free (gpointer data)
{
  SignetCertificateAttribute *attribute = data;

  g_free (attribute->oid);
  g_free (attribute->value);
  g_free (attribute);
}

static char *
dup_hex (const guint8 *bytes,
         gsize         size)
{
  GString *hex = g_string_sized_new (size * 2 + 1);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);

  return g_string_free (hex, FALSE);
}

static char *
dup_string (guint8           tag,
            const SignetDer *value)
{
  const char *encoding;
  char *text;

  switch (tag)
    {
    case SIGNET_DER_UTF8_STRING:
    case SIGNET_DER_PRINTABLE_STRING:
    case SIGNET_DER_IA5_STRING:
    case DER_NUMERIC_STRING:
    case DER_VISIBLE_STRING:
      return g_utf8_validate_len ((const char *) value->bytes, value->size, NULL)
               ? g_strndup ((const char *) value->bytes, value->size) : NULL;

    /* T.61 in name only: everybody wrote, and reads, Latin-1 */
    case DER_TELETEX_STRING:
      encoding = "ISO-8859-1";
      break;

    case DER_BMP_STRING:
      encoding = "UTF-16BE";
      break;

    case DER_UNIVERSAL_STRING:
      encoding = "UTF-32BE";
      break;

    default:
      return NULL;
    }

  text = g_convert ((const char *) value->bytes, (gssize) value->size, "UTF-8", encoding, NULL, NULL, NULL);
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    g_clear_pointer (&text, g_free);

  return text;
}

/* Name ::= SEQUENCE OF SET OF AttributeTypeAndValue (RFC 5280, clause 4.1.2.4) */
static gboolean
read_name (SignetDer  whole,
           GPtrArray *attributes)
{
  SignetDer name;

  if (!signet_der_read (&whole, SIGNET_DER_SEQUENCE, &name))
    return FALSE;

  while (name.size > 0)
    {
      SignetDer set;

      if (!signet_der_read (&name, SIGNET_DER_SET, &set) || set.size == 0)
        return FALSE;

      while (set.size > 0)
        {
          SignetDer sequence, oid, value;
          SignetCertificateAttribute *attribute;
          guint8 tag;

          if (!signet_der_read (&set, SIGNET_DER_SEQUENCE, &sequence) ||
              !signet_der_read (&sequence, SIGNET_DER_OID, &oid) ||
              !signet_der_read_any (&sequence, &tag, &value, NULL) || sequence.size > 0)
            return FALSE;

          attribute = g_new0 (SignetCertificateAttribute, 1);
          g_ptr_array_add (attributes, attribute);
          attribute->oid = signet_der_dup_oid (&oid);
          attribute->value = dup_string (tag, &value);
          if (attribute->oid == NULL)
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_graphic (const SignetDer *text)
{
  for (gsize i = 0; i < text->size; i++)
    if (!g_ascii_isgraph ((char) text->bytes[i]))
      return FALSE;

  return text->size > 0;
}

static char *
describe_other_name (guint8           tag,
                     const SignetDer *name)
{
  if (tag == SIGNET_DER_CONTEXT (7) && (name->size == 4 || name->size == 16))
    {
      g_autoptr (GInetAddress) address =
        g_inet_address_new_from_bytes (name->bytes, name->size == 4 ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6);
      g_autofree char *text = g_inet_address_to_string (address);

      return g_strconcat ("IP ", text, NULL);
    }
  if ((tag == SIGNET_DER_CONTEXT (1) || tag == SIGNET_DER_CONTEXT (6)) && is_graphic (name))
    return g_strdup_printf ("%s %.*s", tag == SIGNET_DER_CONTEXT (1) ? "E-mail" : "URI",
                            (int) MIN (name->size, 1024), (const char *) name->bytes);

  return g_strdup_printf ("[%u]", tag & 0x1fu);
}

/* GeneralNames (RFC 5280, clause 4.2.1.6); a dNSName has the tag [2] */
static gboolean
read_alternative_names (SignetCertificateContents *self,
                        SignetDer                  value)
{
  SignetDer sequence;

  if (!signet_der_read (&value, SIGNET_DER_SEQUENCE, &sequence) || value.size > 0)
    return FALSE;

  while (sequence.size > 0)
    {
      SignetDer name;
      guint8 tag;

      if (!signet_der_read_any (&sequence, &tag, &name, NULL))
        return FALSE;

      if (tag != SIGNET_DER_CONTEXT (2))
        g_ptr_array_add (self->other_names, describe_other_name (tag, &name));
      else if (is_graphic (&name))
        g_ptr_array_add (self->names, g_ascii_strdown ((const char *) name.bytes, (gssize) name.size));
      else
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_basic_constraints (SignetCertificateContents *self,
                        SignetDer                  value)
{
  SignetDer sequence, ca;

  if (!signet_der_read (&value, SIGNET_DER_SEQUENCE, &sequence) || value.size > 0)
    return FALSE;

  if (signet_der_read (&sequence, SIGNET_DER_BOOLEAN, &ca))
    self->is_ca = ca.size == 1 && ca.bytes[0] != 0;

  return TRUE;
}

static gboolean
read_subject_key_id (SignetCertificateContents *self,
                     SignetDer                  value)
{
  SignetDer id;

  if (!signet_der_read (&value, SIGNET_DER_OCTET_STRING, &id) || value.size > 0)
    return FALSE;

  g_free (self->subject_key_id);
  self->subject_key_id = dup_hex (id.bytes, id.size);

  return TRUE;
}

static gboolean
read_authority_key_id (SignetCertificateContents *self,
                       SignetDer                  value)
{
  SignetDer sequence, id;

  if (!signet_der_read (&value, SIGNET_DER_SEQUENCE, &sequence) || value.size > 0)
    return FALSE;

  if (signet_der_read (&sequence, SIGNET_DER_CONTEXT (0), &id))
    {
      g_free (self->authority_key_id);
      self->authority_key_id = dup_hex (id.bytes, id.size);
    }

  return TRUE;
}

static gboolean
read_purposes (SignetCertificateContents *self,
               SignetDer                  value)
{
  SignetDer sequence, oid;

  if (!signet_der_read (&value, SIGNET_DER_SEQUENCE, &sequence) || value.size > 0)
    return FALSE;

  self->has_purposes = TRUE;
  while (sequence.size > 0)
    {
      if (!signet_der_read (&sequence, SIGNET_DER_OID, &oid))
        return FALSE;
      if (signet_der_is_oid (&oid, OID_SERVER_AUTH) || signet_der_is_oid (&oid, OID_ANY_PURPOSE))
        self->has_server_auth = TRUE;
    }

  return TRUE;
}

/* AuthorityInfoAccessSyntax (RFC 5280, clause 4.2.2.1) */
static gboolean
read_authority_access (SignetCertificateContents *self,
                       SignetDer                  value)
{
  SignetDer sequence;

  if (!signet_der_read (&value, SIGNET_DER_SEQUENCE, &sequence) || value.size > 0)
    return FALSE;

  while (sequence.size > 0)
    {
      SignetDer description, method, location;
      guint8 tag;

      if (!signet_der_read (&sequence, SIGNET_DER_SEQUENCE, &description) ||
          !signet_der_read (&description, SIGNET_DER_OID, &method) ||
          !signet_der_read_any (&description, &tag, &location, NULL))
        return FALSE;

      if (signet_der_is_oid (&method, OID_CA_ISSUERS) && tag == SIGNET_DER_CONTEXT (6) && is_graphic (&location) &&
          location.size <= 2048 && self->issuer_urls->len < MAX_URLS)
        g_ptr_array_add (self->issuer_urls, g_strndup ((const char *) location.bytes, location.size));
    }

  return TRUE;
}

static const struct
{
  const char *oid;
  gboolean  (*read) (SignetCertificateContents *self, SignetDer value);
} readers[] = {
  { OID_SUBJECT_ALT_NAME, read_alternative_names },
  { OID_BASIC_CONSTRAINTS, read_basic_constraints },
  { OID_SUBJECT_KEY_ID, read_subject_key_id },
  { OID_AUTHORITY_KEY_ID, read_authority_key_id },
  { OID_EXTENDED_KEY_USAGE, read_purposes },
  { OID_AUTHORITY_ACCESS, read_authority_access },
};

static gboolean
read_extensions (SignetCertificateContents *self,
                 SignetDer                  tagged)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SignetDer extensions;

  if (!signet_der_read (&tagged, SIGNET_DER_SEQUENCE, &extensions) || tagged.size > 0)
    return FALSE;

  while (extensions.size > 0)
    {
      SignetDer sequence, oid, value;
      char *oid_text;

      if (!signet_der_read (&extensions, SIGNET_DER_SEQUENCE, &sequence) ||
          !signet_der_read (&sequence, SIGNET_DER_OID, &oid))
        return FALSE;

      /* DER leaves FALSE out; some authorities do not */
      if (signet_der_next_is (&sequence, SIGNET_DER_BOOLEAN) &&
          !signet_der_read (&sequence, SIGNET_DER_BOOLEAN, NULL))
        return FALSE;

      if (!signet_der_read (&sequence, SIGNET_DER_OCTET_STRING, &value) || sequence.size > 0)
        return FALSE;

      /* each once (RFC 5280, clause 4.2) */
      oid_text = signet_der_dup_oid (&oid);
      if (oid_text == NULL || !g_hash_table_add (seen, oid_text) || g_hash_table_size (seen) > MAX_EXTENSIONS)
        return FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
        if (g_str_equal (oid_text, readers[i].oid) && !readers[i].read (self, value))
          return FALSE;
    }

  return TRUE;
}

/* Version ::= INTEGER { v1(0), v2(1), v3(2) } */
static gboolean
read_version (SignetCertificateContents *self,
              SignetDer                 *info)
{
  SignetDer tagged, version;

  self->version = 1;
  if (!signet_der_next_is (info, SIGNET_DER_CONTEXT_CONSTRUCTED (0)))
    return TRUE;

  if (!signet_der_read (info, SIGNET_DER_CONTEXT_CONSTRUCTED (0), &tagged) ||
      !signet_der_read (&tagged, SIGNET_DER_INTEGER, &version) || version.size != 1 || version.bytes[0] > 2)
    return FALSE;

  self->version = version.bytes[0] + 1u;

  return TRUE;
}

static gboolean
read_whole (SignetDer *in,
            SignetDer *whole)
{
  return signet_der_next_is (in, SIGNET_DER_SEQUENCE) && signet_der_read_any (in, NULL, NULL, whole);
}

/* TBSCertificate (RFC 5280, clause 4.1.2) */
static gboolean
read_info (SignetCertificateContents *self,
           SignetDer                  info)
{
  SignetDer serial, extensions;

  if (!read_version (self, &info) ||
      !signet_der_read (&info, SIGNET_DER_INTEGER, &serial) || serial.size == 0 || serial.size > MAX_SERIAL ||
      !signet_der_read (&info, SIGNET_DER_SEQUENCE, NULL) || /* the algorithm, again */
      !read_whole (&info, &self->issuer) ||
      !signet_der_read (&info, SIGNET_DER_SEQUENCE, NULL) || /* the validity, which GnuTLS reads */
      !read_whole (&info, &self->subject) ||
      !read_whole (&info, &self->spki))
    return FALSE;

  if (serial.size > 1 && serial.bytes[0] == 0)
    {
      serial.bytes++;
      serial.size--;
    }
  self->serial = dup_hex (serial.bytes, serial.size);

  /* issuerUniqueID and subjectUniqueID, which nobody has any more */
  for (guint i = 1; i <= 2; i++)
    if (signet_der_next_is (&info, SIGNET_DER_CONTEXT (i)) && !signet_der_read (&info, SIGNET_DER_CONTEXT (i), NULL))
      return FALSE;

  if (info.size > 0 &&
      (!signet_der_read (&info, SIGNET_DER_CONTEXT_CONSTRUCTED (3), &extensions) || info.size > 0 ||
       !read_extensions (self, extensions)))
    return FALSE;

  return read_name (self->issuer, self->issuer_attributes) && read_name (self->subject, self->subject_attributes);
}

static gboolean
read_certificate (SignetCertificateContents *self,
                  GBytes                    *bytes)
{
  SignetDer der, certificate, tbs, info, signature;

  der.bytes = g_bytes_get_data (bytes, &der.size);

  if (!signet_der_read (&der, SIGNET_DER_SEQUENCE, &certificate) || der.size > 0 ||
      !read_whole (&certificate, &self->tbs) ||
      !signet_der_read (&certificate, SIGNET_DER_SEQUENCE, NULL) ||
      !signet_der_read (&certificate, SIGNET_DER_BIT_STRING, &signature) || certificate.size > 0 ||
      signature.size < 2 || signature.bytes[0] != 0)
    return FALSE;

  self->signature = (SignetDer) { signature.bytes + 1, signature.size - 1 };

  tbs = self->tbs;

  return signet_der_read (&tbs, SIGNET_DER_SEQUENCE, &info) && read_info (self, info);
}

/**
 * signet_certificate_contents_new:
 * @der: a certificate
 *
 * Reads strictly: what is not DER, has something behind its end, or is not framed as RFC 5280 has it, is not
 * read at all. Whether the signature is right is not looked at here. The result lends from @der.
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL
 */
SignetCertificateContents *
signet_certificate_contents_new (GBytes *der)
{
  g_autoptr (SignetCertificateContents) self = g_new0 (SignetCertificateContents, 1);

  self->subject_attributes = g_ptr_array_new_with_free_func (attribute_free);
  self->issuer_attributes = g_ptr_array_new_with_free_func (attribute_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->other_names = g_ptr_array_new_with_free_func (g_free);
  self->issuer_urls = g_ptr_array_new_with_free_func (g_free);
  self->subject_key_id = g_strdup ("");
  self->authority_key_id = g_strdup ("");

  if (!read_certificate (self, der))
    return NULL;

  g_ptr_array_add (self->names, NULL);
  g_ptr_array_add (self->other_names, NULL);
  g_ptr_array_add (self->issuer_urls, NULL);

  return g_steal_pointer (&self);
}

/**
 * signet_certificate_contents_free:
 * @self: (transfer full): the contents of a certificate
 */
void
signet_certificate_contents_free (SignetCertificateContents *self)
{
  g_free (self->serial);
  g_free (self->subject_key_id);
  g_free (self->authority_key_id);
  g_ptr_array_unref (self->subject_attributes);
  g_ptr_array_unref (self->issuer_attributes);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->other_names);
  g_ptr_array_unref (self->issuer_urls);
  g_free (self);
}
