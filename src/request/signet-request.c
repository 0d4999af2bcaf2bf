/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "request/signet-request.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "base/signet-text.h"
#include "request/signet-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT_VERSION 1

/* 10,000 names of 253 octets fit. */
#define MAX_JSON_SIZE   (4 * 1024 * 1024)
#define MAX_NICK_LENGTH 64

#define MAX_SUMMARY_VALUE_LENGTH 4096

struct _SignetRequest
{
  GObject        parent_instance;

  SignetSubject *subject;
  char          *common_name;
  GStrv          names;
  guint          n_names;
  SignetKeySpec  key_spec;
  char          *profile;

  gint64         instance_id;
  char          *instance_name;
  char          *instance_url;
  char          *org_id;
};

G_DEFINE_FINAL_TYPE (SignetRequest, signet_request, G_TYPE_OBJECT)

static GStrv
collect_names (const char         *common_name,
               const char * const *names)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *kept = g_ptr_array_new ();

  if (names == NULL || !g_strv_contains (names, common_name))
    {
      g_hash_table_add (seen, (gpointer) common_name);
      g_ptr_array_add (kept, g_strdup (common_name));
    }
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_hash_table_add (seen, (gpointer) names[i]))
      g_ptr_array_add (kept, g_strdup (names[i]));
  g_ptr_array_add (kept, NULL);

  return (GStrv) g_ptr_array_free (kept, FALSE);
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
check_names (const char          *common_name,
             const char * const  *names,
             GError             **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *canonical = signet_dns_name_canonicalize (names[i], SIGNET_DNS_NAME_WILDCARD, error);

      if (canonical == NULL)
        return FALSE;
      if (!g_str_equal (canonical, names[i]))
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("The request holds the name “%s”, which has to be written “%s”."), names[i], canonical);
          return FALSE;
        }
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

/* A line break in a value could pass for a line of ours. */
static void
append_line (GString    *summary,
             const char *label,
             const char *value)
{
  g_autofree char *shown = signet_text_for_message (value, MAX_SUMMARY_VALUE_LENGTH);

  if (*shown == '\0')
    return;

  /* Translators: a line of the summary, label and value: "City: Paris". */
  g_string_append_printf (summary, _("%s: %s"), label, shown);
  g_string_append_c (summary, '\n');
}

static void
signet_request_finalize (GObject *object)
{
  SignetRequest *self = SIGNET_REQUEST (object);

  g_clear_object (&self->subject);
  g_free (self->common_name);
  g_strfreev (self->names);
  g_free (self->profile);
  g_free (self->instance_name);
  g_free (self->instance_url);
  g_free (self->org_id);

  G_OBJECT_CLASS (signet_request_parent_class)->finalize (object);
}

static void
signet_request_class_init (SignetRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_request_finalize;
}

static void
signet_request_init (SignetRequest *self)
{
}

/**
 * signet_request_new:
 * @subject: the subject without its common name
 * @common_name: canonical DNS name
 * @names: (array zero-terminated=1) (nullable): canonical DNS names, in the order wanted
 * @key_spec: which key to make
 * @profile: nick of a CA profile
 * @instance_id: row id of the instance in the store, or 0
 * @instance_name: (nullable): its name, UTF-8
 * @instance_url: (nullable): its URL
 * @org_id: (nullable): the Org ID of its organization
 *
 * Names come from signet_dns_name_canonicalize(): that they keep the rules of a CA is for #SignetProfile
 * to say, before a request is submitted.
 *
 * Returns: (transfer full): a new request
 */
SignetRequest *
signet_request_new (SignetSubject      *subject,
                    const char         *common_name,
                    const char * const *names,
                    SignetKeySpec       key_spec,
                    const char         *profile,
                    gint64              instance_id,
                    const char         *instance_name,
                    const char         *instance_url,
                    const char         *org_id)
{
  SignetRequest *self;

  g_return_val_if_fail (SIGNET_IS_SUBJECT (subject), NULL);
  g_return_val_if_fail (common_name != NULL && *common_name != '\0', NULL);
  g_return_val_if_fail ((guint) key_spec < SIGNET_KEY_SPEC_N, NULL);
  g_return_val_if_fail (profile != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_REQUEST, NULL);
  self->subject = g_object_ref (subject);
  self->common_name = g_strdup (common_name);
  self->names = collect_names (common_name, names);
  self->n_names = g_strv_length (self->names);
  self->key_spec = key_spec;
  self->profile = g_strdup (profile);
  self->instance_id = instance_id;
  self->instance_name = g_strdup (instance_name != NULL ? instance_name : "");
  self->instance_url = g_strdup (instance_url != NULL ? instance_url : "");
  self->org_id = g_strdup (org_id != NULL ? org_id : "");

  return self;
}

/**
 * signet_request_get_subject:
 * @self: a request
 *
 * Returns: (transfer none): the subject without its common name
 */
SignetSubject *
signet_request_get_subject (SignetRequest *self)
{
  g_return_val_if_fail (SIGNET_IS_REQUEST (self), NULL);

  return self->subject;
}

/**
 * signet_request_get_common_name:
 * @self: a request
 *
 * Returns: (transfer none): the common name, in A-labels
 */
const char *
signet_request_get_common_name (SignetRequest *self)
{
  g_return_val_if_fail (SIGNET_IS_REQUEST (self), NULL);

  return self->common_name;
}

/**
 * signet_request_get_names:
 * @self: a request
 *
 * Returns: (transfer none) (array zero-terminated=1): the alternative names in order, each once
 */
const char * const *
signet_request_get_names (SignetRequest *self)
{
  g_return_val_if_fail (SIGNET_IS_REQUEST (self), NULL);

  return (const char * const *) self->names;
}

/**
 * signet_request_get_n_names:
 * @self: a request
 *
 * Returns: how many alternative names there are
 */
guint
signet_request_get_n_names (SignetRequest *self)
{
  g_return_val_if_fail (SIGNET_IS_REQUEST (self), 0);

  return self->n_names;
}

/**
 * signet_request_get_key_spec:
 * @self: a request
 *
 * Returns: which key it asks for
 */
SignetKeySpec
signet_request_get_key_spec (SignetRequest *self)
{
  g_return_val_if_fail (SIGNET_IS_REQUEST (self), SIGNET_KEY_SPEC_DEFAULT);

  return self->key_spec;
}

/**
 * signet_request_get_profile:
 * @self: a request
 *
 * Returns: (transfer none): nick of the CA profile that it was checked with
 */
const char *
signet_request_get_profile (SignetRequest *self)
{
  g_return_val_if_fail (SIGNET_IS_REQUEST (self), NULL);

  return self->profile;
}

/**
 * signet_request_get_instance_id:
 * @self: a request
 *
 * Returns: row id of the instance, or 0
 */
gint64
signet_request_get_instance_id (SignetRequest *self)
{
  g_return_val_if_fail (SIGNET_IS_REQUEST (self), 0);

  return self->instance_id;
}

/**
 * signet_request_get_instance_name:
 * @self: a request
 *
 * Returns: (transfer none): name of the instance when the request was made, or ""
 */
const char *
signet_request_get_instance_name (SignetRequest *self)
{
  g_return_val_if_fail (SIGNET_IS_REQUEST (self), NULL);

  return self->instance_name;
}

/**
 * signet_request_get_instance_url:
 * @self: a request
 *
 * Returns: (transfer none): URL of the instance when the request was made, or ""
 */
const char *
signet_request_get_instance_url (SignetRequest *self)
{
  g_return_val_if_fail (SIGNET_IS_REQUEST (self), NULL);

  return self->instance_url;
}

/**
 * signet_request_get_org_id:
 * @self: a request
 *
 * Returns: (transfer none): Org ID when the request was made, or ""
 */
const char *
signet_request_get_org_id (SignetRequest *self)
{
  g_return_val_if_fail (SIGNET_IS_REQUEST (self), NULL);

  return self->org_id;
}

/**
 * signet_request_get_common_name_in_subject:
 * @self: a request
 *
 * Returns: whether the common name is short enough for a subject (RFC 5280, A.1: ub-common-name)
 */
gboolean
signet_request_get_common_name_in_subject (SignetRequest *self)
{
  g_return_val_if_fail (SIGNET_IS_REQUEST (self), FALSE);

  return strlen (self->common_name) <= SIGNET_REQUEST_MAX_COMMON_NAME_LENGTH;
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
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (SIGNET_IS_REQUEST (self), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, FORMAT_VERSION);

  json_builder_set_member_name (builder, "subject");
  json_builder_begin_object (builder);
  add_string (builder, "organization", signet_subject_get_organization (self->subject));
  add_string (builder, "unit", signet_subject_get_unit (self->subject));
  add_string (builder, "country", signet_subject_get_country (self->subject));
  add_string (builder, "state", signet_subject_get_state (self->subject));
  add_string (builder, "city", signet_subject_get_city (self->subject));
  json_builder_end_object (builder);

  add_string (builder, "common-name", self->common_name);
  json_builder_set_member_name (builder, "names");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_names; i++)
    json_builder_add_string_value (builder, self->names[i]);
  json_builder_end_array (builder);

  add_string (builder, "key-spec", signet_key_spec_to_nick (self->key_spec));
  add_string (builder, "profile", self->profile);

  json_builder_set_member_name (builder, "instance-id");
  json_builder_add_int_value (builder, self->instance_id);
  add_string (builder, "instance-name", self->instance_name);
  add_string (builder, "instance-url", self->instance_url);
  add_string (builder, "org-id", self->org_id);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);

  return json_generator_to_data (generator, NULL);
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
  static const char * const members[] = {
    "version", "subject", "common-name", "names", "key-spec", "profile",
    "instance-id", "instance-name", "instance-url", "org-id", NULL
  };
  g_autoptr (SignetSubject) subject = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_auto (GStrv) names = NULL;
  /* Translators: the beginning of a sentence: "The request is not JSON." */
  const char *what = _("The request");
  const char *common_name;
  const char *key_spec_nick;
  const char *profile;
  const char *instance_name;
  const char *instance_url;
  const char *org_id;
  SignetKeySpec key_spec;
  JsonObject *object;
  JsonObject *subject_object;
  gint64 version;
  gint64 instance_id;

  g_return_val_if_fail (json != NULL, NULL);

  root = signet_json_parse (json, strnlen (json, MAX_JSON_SIZE + 1), MAX_JSON_SIZE, what, error);
  if (root == NULL)
    return NULL;

  object = json_node_get_object (root);
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

  return signet_request_new (subject, common_name, (const char * const *) names, key_spec, profile,
                             instance_id, instance_name, instance_url, org_id);
}

/**
 * signet_request_to_summary:
 * @self: a request
 *
 * Lines without a value are left out, all but that of the names. Names are A-labels, as they stand in the
 * request.
 *
 * Returns: (transfer full): text for people, UTF-8, each line ended by a line break
 */
char *
signet_request_to_summary (SignetRequest *self)
{
  g_autofree char *instance = NULL;
  GString *summary = g_string_new (NULL);

  g_return_val_if_fail (SIGNET_IS_REQUEST (self), NULL);

  if (*self->instance_name != '\0' && *self->instance_url != '\0' &&
      !g_str_equal (self->instance_name, self->instance_url))
    /* Translators: name and URL of an instance. */
    instance = g_strdup_printf (_("%s (%s)"), self->instance_name, self->instance_url);
  else
    instance = g_strdup (*self->instance_url != '\0' ? self->instance_url : self->instance_name);

  append_line (summary, _("Org ID"), self->org_id);
  append_line (summary, _("Instance"), instance);
  append_line (summary, _("Organization name"), signet_subject_get_organization (self->subject));
  append_line (summary, _("Organization Unit"), signet_subject_get_unit (self->subject));
  append_line (summary, _("Country / Region"), signet_subject_get_country (self->subject));
  append_line (summary, _("State / Province"), signet_subject_get_state (self->subject));
  append_line (summary, _("City"), signet_subject_get_city (self->subject));
  append_line (summary, _("Common name"), self->common_name);
  g_string_append_printf (summary, "%s:\n", _("Subdomains"));
  for (guint i = 0; i < self->n_names; i++)
    g_string_append_printf (summary, "%s\n", self->names[i]);

  return g_string_free (summary, FALSE);
}
