/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A request as one line of JSON, and back. */

#include "signet-config.h"

#include "request/signet-request-json.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "request/signet-json.h"
#include "request/signet-request-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT_VERSION 1

/* 10,000 names of 253 octets fit. */
#define MAX_JSON_SIZE   (4 * 1024 * 1024)
#define MAX_NICK_LENGTH 64

static const char *
describe_document (void)
{
  /* Translators: the beginning of a sentence: "The request is not JSON." */
  return _("The request");
}

static void
add_string (JsonBuilder *builder,
            const char  *member,
            const char  *value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, value);
}

static gboolean
check_nick (const char  *nick,
            GError     **error)
{
  gsize length = strlen (nick);

  if (length == 0 || length > MAX_NICK_LENGTH ||
      strspn (nick, "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("The request names a CA profile in a way that Signet never writes."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
refuse_name (const char  *name,
             GError     **error)
{
  g_autofree char *canonical = signet_dns_name_canonicalize (name, SIGNET_DNS_NAME_WILDCARD, error);

  if (canonical != NULL)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                 _("The request holds the name “%s”, which has to be written “%s”."), name, canonical);
  return FALSE;
}

static gboolean
check_names (const char          *common_name,
             const char * const  *names,
             GError             **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!signet_dns_name_is_canonical (names[i], SIGNET_DNS_NAME_WILDCARD))
        return refuse_name (names[i], error);
      if (!g_hash_table_add (seen, (gpointer) names[i]))
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("The request holds the name “%s” twice."), names[i]);
          return FALSE;
        }
    }

  if (!g_hash_table_contains (seen, common_name))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("The common name of the request is not among its names."));
      return FALSE;
    }

  return TRUE;
}

static SignetSubject *
subject_from_json (JsonObject  *object,
                   const char  *what,
                   GError     **error)
{
  static const char * const members[] = { "organization", "unit", "country", "state", "city", NULL };
  const char *values[5];

  if (!signet_json_check_members (object, members, what, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      values[i] = signet_json_get_string (object, members[i], what, error);
      if (values[i] == NULL)
        return NULL;
    }

  return signet_subject_new (values[0], values[1], values[2], values[3], values[4]);
}

/**
 * signet_request_to_json:
 * @self: a request
 *
 * Returns: (transfer full): everything in it as one line of JSON, UTF-8, without a line break
 */
char *
signet_request_to_json (SignetRequest *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  SignetSubject *subject;
  const char * const *names;

  g_return_val_if_fail (SIGNET_IS_REQUEST (self), NULL);

  subject = signet_request_get_subject (self);
  names = signet_request_get_names (self);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, FORMAT_VERSION);

  json_builder_set_member_name (builder, "subject");
  json_builder_begin_object (builder);
  add_string (builder, "organization", signet_subject_get_organization (subject));
  add_string (builder, "unit", signet_subject_get_unit (subject));
  add_string (builder, "country", signet_subject_get_country (subject));
  add_string (builder, "state", signet_subject_get_state (subject));
  add_string (builder, "city", signet_subject_get_city (subject));
  json_builder_end_object (builder);

  add_string (builder, "common-name", signet_request_get_common_name (self));
  json_builder_set_member_name (builder, "names");
  json_builder_begin_array (builder);
  for (guint i = 0; names[i] != NULL; i++)
    json_builder_add_string_value (builder, names[i]);
  json_builder_end_array (builder);

  add_string (builder, "key-spec", signet_key_spec_to_nick (signet_request_get_key_spec (self)));
  add_string (builder, "profile", signet_request_get_profile (self));

  json_builder_set_member_name (builder, "instance-id");
  json_builder_add_int_value (builder, signet_request_get_instance_id (self));
  add_string (builder, "instance-name", signet_request_get_instance_name (self));
  add_string (builder, "instance-url", signet_request_get_instance_url (self));
  add_string (builder, "org-id", signet_request_get_org_id (self));
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);

  return json_generator_to_data (generator, NULL);
}

/**
 * signet_request_from_object:
 * @object: what signet_request_to_json() wrote, as part of another document that signet_json_parse() read
 * @error: return location
 *
 * Trusts nothing: each name is checked again, and nothing is mended on the way.
 *
 * Returns: (transfer full): the request, or %NULL with %SIGNET_ERROR_INVALID
 */
SignetRequest *
signet_request_from_object (JsonObject  *object,
                            GError     **error)
{
  static const char * const members[] = {
    "version", "subject", "common-name", "names", "key-spec", "profile",
    "instance-id", "instance-name", "instance-url", "org-id", NULL
  };
  g_autoptr (SignetSubject) subject = NULL;
  g_auto (GStrv) names = NULL;
  const char *what = describe_document ();
  const char *common_name;
  const char *key_spec_nick;
  const char *profile;
  const char *instance_name;
  const char *instance_url;
  const char *org_id;
  SignetKeySpec key_spec;
  JsonObject *subject_object;
  gint64 version;
  gint64 instance_id;

  g_return_val_if_fail (object != NULL, NULL);

  if (!signet_json_get_int (object, "version", FORMAT_VERSION, FORMAT_VERSION, &version, what, error) ||
      !signet_json_check_members (object, members, what, error) ||
      (subject_object = signet_json_get_object (object, "subject", what, error)) == NULL ||
      (common_name = signet_json_get_string (object, "common-name", what, error)) == NULL ||
      (names = signet_json_dup_strings (object, "names", what, error)) == NULL ||
      (key_spec_nick = signet_json_get_string (object, "key-spec", what, error)) == NULL ||
      (profile = signet_json_get_string (object, "profile", what, error)) == NULL ||
      !signet_json_get_int (object, "instance-id", 0, G_MAXINT64, &instance_id, what, error) ||
      (instance_name = signet_json_get_string (object, "instance-name", what, error)) == NULL ||
      (instance_url = signet_json_get_string (object, "instance-url", what, error)) == NULL ||
      (org_id = signet_json_get_string (object, "org-id", what, error)) == NULL)
    return NULL;

  subject = subject_from_json (subject_object, what, error);
  if (subject == NULL ||
      !signet_key_spec_from_nick (key_spec_nick, &key_spec, error) ||
      !check_nick (profile, error) ||
      !check_names (common_name, (const char * const *) names, error))
    return NULL;

  return signet_request_new_take_names (subject, common_name, g_steal_pointer (&names), key_spec, profile,
                                        instance_id, instance_name, instance_url, org_id);
}

/**
 * signet_request_from_json:
 * @json: what signet_request_to_json() wrote
 * @error: return location
 *
 * Trusts nothing: each name is checked again, and nothing is mended on the way.
 *
 * Returns: (transfer full): the request, or %NULL with %SIGNET_ERROR_INVALID or, over 4 MiB,
 *   %SIGNET_ERROR_TOO_LARGE
 */
SignetRequest *
signet_request_from_json (const char  *json,
                          GError     **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  root = signet_json_parse (json, strnlen (json, MAX_JSON_SIZE + 1), MAX_JSON_SIZE, describe_document (), error);

  return root != NULL ? signet_request_from_object (json_node_get_object (root), error) : NULL;
}
