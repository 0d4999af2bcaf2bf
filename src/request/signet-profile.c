/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "request/signet-profile.h"

#include "base/signet-error.h"
#include "base/signet-text.h"
#include "base/signet-time.h"
#include "request/signet-json.h"
#include "request/signet-name-check.h"
#include "request/signet-profile-resources.h"
#include "request/signet-rule-set.h"
#include "request/signet-subject-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT_VERSION 1
#define MAX_JSON_SIZE  (64 * 1024)
#define RESOURCE_PATH  "/io/github/signetapp/Signet/profiles/"

/* The longest life of a certificate issued from a day on. */
typedef struct
{
  gint64 from;
  guint  days;
} Validity;

struct _SignetProfile
{
  GObject        parent_instance;

  char          *nick;
  char          *title;
  guint          max_names;
  gboolean       key_specs[SIGNET_KEY_SPEC_N];
  SignetRuleSet *rules;
  GArray        *validities; /* of Validity, by date */
};

G_DEFINE_FINAL_TYPE (SignetProfile, signet_profile, G_TYPE_OBJECT)

static const char * const nicks[] = { "public", "private", NULL };

/* The titles in the files of data/profiles, for the translators. */
G_GNUC_UNUSED static const char * const titles[] = { N_("Public CA"), N_("Private CA") };

static int
compare_validities (gconstpointer a,
                    gconstpointer b)
{
  const Validity *first = a;
  const Validity *second = b;

  return (first->from > second->from) - (first->from < second->from);
}

static gboolean
read_key_specs (SignetProfile  *self,
                JsonObject     *object,
                const char     *what,
                GError        **error)
{
  g_auto (GStrv) spec_nicks = signet_json_dup_strings (object, "key-specs", what, error);

  if (spec_nicks == NULL)
    return FALSE;

  for (guint i = 0; spec_nicks[i] != NULL; i++)
    {
      SignetKeySpec spec;

      if (!signet_key_spec_from_nick (spec_nicks[i], &spec, error))
        return FALSE;
      self->key_specs[spec] = TRUE;
    }

  return TRUE;
}

static gboolean
read_validities (SignetProfile  *self,
                 JsonObject     *object,
                 const char     *what,
                 GError        **error)
{
  static const char * const members[] = { "from", "days", NULL };
  JsonArray *array = signet_json_get_array (object, "validity", what, error);

  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      Validity validity;
      const char *from;
      gint64 days;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("In %s, “%s” is of the wrong type."), what, "validity");
          return FALSE;
        }
      if (!signet_json_check_members (json_node_get_object (node), members, what, error) ||
          (from = signet_json_get_string (json_node_get_object (node), "from", what, error)) == NULL ||
          !signet_json_get_int (json_node_get_object (node), "days", 1, 36500, &days, what, error))
        return FALSE;

      validity.from = signet_time_parse_date (from, error);
      validity.days = (guint) days;
      if (validity.from == 0)
        return FALSE;
      g_array_append_val (self->validities, validity);
    }

  g_array_sort (self->validities, compare_validities);
  return TRUE;
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const SignetFinding *first = *(const SignetFinding * const *) a;
  const SignetFinding *second = *(const SignetFinding * const *) b;

  if (first->severity != second->severity)
    return first->severity < second->severity ? -1 : 1;

  return (first->field > second->field) - (first->field < second->field);
}

static GPtrArray *
findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) signet_finding_free);
}

static void
check_common_name_length (const char *common_name,
                          GPtrArray  *findings)
{
  if (strlen (common_name) > SIGNET_REQUEST_MAX_COMMON_NAME_LENGTH)
    g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_COMMON_NAME, SIGNET_SEVERITY_WARN, common_name,
      _("The common name has more than the %u characters that a subject takes. It is left out of the subject and "
        "stays among the alternative names, which is all that clients look at. To have one, pick a shorter host."),
      SIGNET_REQUEST_MAX_COMMON_NAME_LENGTH));
}

static void
check_key_spec (SignetProfile *self,
                SignetKeySpec  spec,
                gint64         now,
                GPtrArray     *findings)
{
  g_autoptr (GString) accepted = NULL;
  SignetSeverity severity;

  if (self->key_specs[spec] || !signet_rule_set_lookup (self->rules, SIGNET_RULE_KEY_SPEC, now, &severity))
    return;

  accepted = g_string_new (NULL);
  for (guint i = 0; i < SIGNET_KEY_SPEC_N; i++)
    if (self->key_specs[i])
      g_string_append_printf (accepted, "%s%s", accepted->len > 0 ? ", " : "", signet_key_spec_describe (i));

  g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_KEY_SPEC, severity, NULL,
    _("“%s” does not take %s keys. Pick one of: %s."), self->title, signet_key_spec_describe (spec),
    accepted->str));
}

static void
check_request (SignetProfile *self,
               SignetRequest *request,
               gint64         now,
               GPtrArray     *findings)
{
  SignetSubject *subject = signet_request_get_subject (request);

  signet_subject_check (subject, self->rules, now, findings);

  /* A certificate may have an empty subject (RFC 5280, 4.2.1.6), but several CAs' programs refuse the
   * request for one. */
  if (*signet_subject_get_organization (subject) == '\0' && !signet_request_get_common_name_in_subject (request))
    g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_ORGANIZATION, SIGNET_SEVERITY_BLOCK, NULL,
      _("The subject would name nobody: there is no organization, and the common name is too long for it. "
        "Type the organization, or pick a shorter common name.")));

  check_common_name_length (signet_request_get_common_name (request), findings);
  signet_name_check_all (signet_request_get_names (request), self->max_names, self->rules, now, findings);
  check_key_spec (self, signet_request_get_key_spec (request), now, findings);
}

static void
signet_profile_finalize (GObject *object)
{
  SignetProfile *self = SIGNET_PROFILE (object);

  g_free (self->nick);
  g_free (self->title);
  g_clear_pointer (&self->rules, signet_rule_set_free);
  g_clear_pointer (&self->validities, g_array_unref);

  G_OBJECT_CLASS (signet_profile_parent_class)->finalize (object);
}

static void
signet_profile_class_init (SignetProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_profile_finalize;
}

static void
signet_profile_init (SignetProfile *self)
{
  self->validities = g_array_new (FALSE, FALSE, sizeof (Validity));
}

/**
 * signet_profile_load:
 * @nick: (nullable): "public" or "private"
 * @error: return location
 *
 * Returns: (transfer full): a profile that ships with Signet, or %NULL with %SIGNET_ERROR_NOT_FOUND
 */
SignetProfile *
signet_profile_load (const char  *nick,
                     GError     **error)
{
  g_autoptr (GBytes) json = NULL;
  g_autofree char *path = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *known = NULL;

  if (nick != NULL && g_strv_contains (nicks, nick))
    {
      /* Asking for the resource by its symbol keeps the linker from leaving it out of a static library. */
      path = g_strconcat (RESOURCE_PATH, nick, ".json", NULL);
      json = g_resource_lookup_data (signet_profiles_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      return json != NULL ? signet_profile_new_from_json (nick, json, error) : NULL;
    }

  shown = signet_text_for_message (nick, 64);
  known = g_strjoinv (", ", (char **) nicks);
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
               _("There is no CA profile “%s”. Take one of: %s."), shown, known);
  return NULL;
}

/**
 * signet_profile_new_from_json:
 * @nick: how the profile is called in files and on the command line
 * @json: its description; docs/ca-profiles.md
 * @error: return location
 *
 * Returns: (transfer full): a new profile, or %NULL with %SIGNET_ERROR_INVALID or, over 64 KiB,
 *   %SIGNET_ERROR_TOO_LARGE
 */
SignetProfile *
signet_profile_new_from_json (const char  *nick,
                              GBytes      *json,
                              GError     **error)
{
  static const char * const members[] = {
    "version", "title", "max-names", "key-specs", "rules", "validity", NULL
  };
  g_autoptr (SignetProfile) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  /* Translators: the beginning of a sentence: "The CA profile is not JSON." */
  const char *what = _("The CA profile");
  JsonObject *object;
  JsonObject *rules;
  const char *title;
  const char *text;
  gint64 version;
  gint64 max_names;
  gsize size;

  g_return_val_if_fail (nick != NULL, NULL);
  g_return_val_if_fail (json != NULL, NULL);

  text = g_bytes_get_data (json, &size);
  root = signet_json_parse (text != NULL ? text : "", size, MAX_JSON_SIZE, what, error);
  if (root == NULL)
    return NULL;

  object = json_node_get_object (root);
  if (!signet_json_get_int (object, "version", FORMAT_VERSION, FORMAT_VERSION, &version, what, error) ||
      !signet_json_check_members (object, members, what, error) ||
      (title = signet_json_get_string (object, "title", what, error)) == NULL ||
      !signet_json_get_int (object, "max-names", 0, G_MAXUINT16, &max_names, what, error) ||
      (rules = signet_json_get_object (object, "rules", what, error)) == NULL)
    return NULL;

  self = g_object_new (SIGNET_TYPE_PROFILE, NULL);
  self->nick = g_strdup (nick);
  /* gettext gives its header for "". */
  self->title = g_strdup (*title != '\0' ? g_dgettext (GETTEXT_PACKAGE, title) : nick);
  self->max_names = (guint) max_names;
  self->rules = signet_rule_set_new_from_json (rules, what, error);
  if (self->rules == NULL || !read_key_specs (self, object, what, error) ||
      !read_validities (self, object, what, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * signet_profile_list_nicks:
 *
 * Returns: (transfer none) (array zero-terminated=1): the profiles that ship with Signet, the default first
 */
const char * const *
signet_profile_list_nicks (void)
{
  return nicks;
}

/**
 * signet_profile_get_nick:
 * @self: a CA profile
 *
 * Returns: (transfer none): how it is called in files and on the command line
 */
const char *
signet_profile_get_nick (SignetProfile *self)
{
  g_return_val_if_fail (SIGNET_IS_PROFILE (self), NULL);

  return self->nick;
}

/**
 * signet_profile_get_title:
 * @self: a CA profile
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
signet_profile_get_title (SignetProfile *self)
{
  g_return_val_if_fail (SIGNET_IS_PROFILE (self), NULL);

  return self->title;
}

/**
 * signet_profile_get_max_names:
 * @self: a CA profile
 *
 * Returns: how many names the CA takes in one request, or 0 where it does not say
 */
guint
signet_profile_get_max_names (SignetProfile *self)
{
  g_return_val_if_fail (SIGNET_IS_PROFILE (self), 0);

  return self->max_names;
}

/**
 * signet_profile_get_max_validity_days:
 * @self: a CA profile
 * @now: seconds since the epoch
 *
 * Returns: the longest life, in days, of a certificate that is issued at that time (BR 6.3.2), or 0 where
 *   there is no limit
 */
guint
signet_profile_get_max_validity_days (SignetProfile *self,
                                      gint64         now)
{
  g_return_val_if_fail (SIGNET_IS_PROFILE (self), 0);

  for (guint i = self->validities->len; i > 0; i--)
    {
      const Validity *validity = &g_array_index (self->validities, Validity, i - 1);

      if (validity->from <= now)
        return validity->days;
    }

  return 0;
}

/**
 * signet_profile_check_subject:
 * @self: a CA profile
 * @subject: what the form holds
 * @now: seconds since the epoch
 *
 * Returns: (transfer full) (element-type SignetFinding): what is wrong with it, worst first
 */
GPtrArray *
signet_profile_check_subject (SignetProfile *self,
                              SignetSubject *subject,
                              gint64         now)
{
  GPtrArray *findings;

  g_return_val_if_fail (SIGNET_IS_PROFILE (self), NULL);
  g_return_val_if_fail (SIGNET_IS_SUBJECT (subject), NULL);

  findings = findings_new ();
  signet_subject_check (subject, self->rules, now, findings);
  g_ptr_array_sort (findings, compare_findings);

  return findings;
}

/**
 * signet_profile_check_common_name:
 * @self: a CA profile
 * @common_name: (nullable): what the form holds
 * @now: seconds since the epoch
 *
 * Returns: (transfer full) (element-type SignetFinding): what is wrong with it, worst first
 */
GPtrArray *
signet_profile_check_common_name (SignetProfile *self,
                                  const char    *common_name,
                                  gint64         now)
{
  GPtrArray *findings;

  g_return_val_if_fail (SIGNET_IS_PROFILE (self), NULL);

  findings = findings_new ();
  if (common_name == NULL || *common_name == '\0')
    g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_COMMON_NAME, SIGNET_SEVERITY_BLOCK, NULL,
      _("There is no common name. Pick one of the subdomains.")));
  else
    {
      signet_name_check (common_name, SIGNET_FIELD_COMMON_NAME, self->rules, now, findings);
      check_common_name_length (common_name, findings);
    }
  g_ptr_array_sort (findings, compare_findings);

  return findings;
}

/**
 * signet_profile_check_names:
 * @self: a CA profile
 * @names: (array zero-terminated=1): alternative names
 * @now: seconds since the epoch
 *
 * Returns: (transfer full) (element-type SignetFinding): what is wrong with them, worst first
 */
GPtrArray *
signet_profile_check_names (SignetProfile      *self,
                            const char * const *names,
                            gint64              now)
{
  GPtrArray *findings;

  g_return_val_if_fail (SIGNET_IS_PROFILE (self), NULL);
  g_return_val_if_fail (names != NULL, NULL);

  findings = findings_new ();
  signet_name_check_all (names, self->max_names, self->rules, now, findings);
  g_ptr_array_sort (findings, compare_findings);

  return findings;
}

/**
 * signet_profile_check_key_spec:
 * @self: a CA profile
 * @spec: a key specification
 * @now: seconds since the epoch
 *
 * Returns: (transfer full) (element-type SignetFinding): what is wrong with it
 */
GPtrArray *
signet_profile_check_key_spec (SignetProfile *self,
                               SignetKeySpec  spec,
                               gint64         now)
{
  GPtrArray *findings;

  g_return_val_if_fail (SIGNET_IS_PROFILE (self), NULL);
  g_return_val_if_fail ((guint) spec < SIGNET_KEY_SPEC_N, NULL);

  findings = findings_new ();
  check_key_spec (self, spec, now, findings);

  return findings;
}

/**
 * signet_profile_check_request:
 * @self: a CA profile
 * @request: a whole request
 * @now: seconds since the epoch
 *
 * Everything that can be said before there is a key: subject, names, key specification, and how they go
 * together.
 *
 * Returns: (transfer full) (element-type SignetFinding): what is wrong with it, worst first
 */
GPtrArray *
signet_profile_check_request (SignetProfile *self,
                              SignetRequest *request,
                              gint64         now)
{
  GPtrArray *findings;

  g_return_val_if_fail (SIGNET_IS_PROFILE (self), NULL);
  g_return_val_if_fail (SIGNET_IS_REQUEST (request), NULL);

  findings = findings_new ();
  check_request (self, request, now, findings);
  g_ptr_array_sort (findings, compare_findings);

  return findings;
}
