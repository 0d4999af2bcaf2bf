/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "request/signet-request-private.h"

#include "base/signet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  g_return_val_if_fail (SIGNET_IS_SUBJECT (subject), NULL);
  g_return_val_if_fail (common_name != NULL && *common_name != '\0', NULL);
  g_return_val_if_fail ((guint) key_spec < SIGNET_KEY_SPEC_N, NULL);
  g_return_val_if_fail (profile != NULL, NULL);

  return signet_request_new_take_names (subject, common_name, collect_names (common_name, names), key_spec, profile,
                                        instance_id, instance_name, instance_url, org_id);
}

/**
 * signet_request_new_take_names:
 * @subject: the subject without its common name
 * @common_name: canonical DNS name
 * @names: (transfer full) (array zero-terminated=1): canonical DNS names, each once, @common_name among them
 * @key_spec: which key to make
 * @profile: nick of a CA profile
 * @instance_id: row id of the instance in the store, or 0
 * @instance_name: (nullable): its name, UTF-8
 * @instance_url: (nullable): its URL
 * @org_id: (nullable): the Org ID of its organization
 *
 * As signet_request_new(), for who has looked already.
 *
 * Returns: (transfer full): a new request
 */
SignetRequest *
signet_request_new_take_names (SignetSubject *subject,
                               const char    *common_name,
                               GStrv          names,
                               SignetKeySpec  key_spec,
                               const char    *profile,
                               gint64         instance_id,
                               const char    *instance_name,
                               const char    *instance_url,
                               const char    *org_id)
{
  SignetRequest *self = g_object_new (SIGNET_TYPE_REQUEST, NULL);

  self->subject = g_object_ref (subject);
  self->common_name = g_strdup (common_name);
  self->names = names;
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
