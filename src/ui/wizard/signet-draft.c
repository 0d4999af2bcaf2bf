/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-draft.h"

#define N_TEXTS (SIGNET_FIELD_COMMON_NAME + 1)

struct _SignetDraft
{
  GObject parent_instance;

  SignetInstance  *instance;  /* owned */
  SignetSelection *selection; /* owned */
  SignetProfile   *profile;   /* owned; NULL until it was read */
  char            *texts[N_TEXTS];
  SignetKeySpec    key_spec;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetDraft, signet_draft, G_TYPE_OBJECT)

static void
emit_changed (SignetDraft *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Blanks at the ends are not seen by the one who types, and refused or kept by a CA as it likes. */
static char *
dup_stripped (SignetDraft *self,
              SignetField  field)
{
  return g_strstrip (g_strdup (self->texts[field]));
}

static SignetSubject *
dup_subject (SignetDraft *self)
{
  g_autofree char *organization = dup_stripped (self, SIGNET_FIELD_ORGANIZATION);
  g_autofree char *unit = dup_stripped (self, SIGNET_FIELD_UNIT);
  g_autofree char *country = dup_stripped (self, SIGNET_FIELD_COUNTRY);
  g_autofree char *state = dup_stripped (self, SIGNET_FIELD_STATE);
  g_autofree char *city = dup_stripped (self, SIGNET_FIELD_CITY);

  return signet_subject_new (organization, unit, country, state, city);
}

static int
compare_severity (gconstpointer a,
                  gconstpointer b)
{
  const SignetFinding *first = *(const SignetFinding * const *) a;
  const SignetFinding *second = *(const SignetFinding * const *) b;

  return (int) first->severity - (int) second->severity;
}

static void
signet_draft_finalize (GObject *object)
{
  SignetDraft *self = SIGNET_DRAFT (object);

  g_clear_object (&self->instance);
  g_clear_object (&self->selection);
  g_clear_object (&self->profile);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (signet_draft_parent_class)->finalize (object);
}

static void
signet_draft_class_init (SignetDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_draft_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SIGNET_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
signet_draft_init (SignetDraft *self)
{
  self->selection = signet_selection_new ();
  self->key_spec = SIGNET_KEY_SPEC_DEFAULT;
  for (guint i = 0; i < N_TEXTS; i++)
    self->texts[i] = g_strdup ("");
}

/**
 * signet_draft_new:
 * @instance: whom the request is for
 *
 * Returns: (transfer full): a draft in which nothing is filled in
 */
SignetDraft *
signet_draft_new (SignetInstance *instance)
{
  SignetDraft *self = NULL;

  g_return_val_if_fail (SIGNET_IS_INSTANCE (instance), NULL);

  self = g_object_new (SIGNET_TYPE_DRAFT, NULL);
  self->instance = g_object_ref (instance);

  return self;
}

/**
 * signet_draft_get_instance:
 * @self: a draft
 *
 * Returns: (transfer none): whom the request is for
 */
SignetInstance *
signet_draft_get_instance (SignetDraft *self)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);

  return self->instance;
}

/**
 * signet_draft_get_selection:
 * @self: a draft
 *
 * Returns: (transfer none): the hosts picked so far; it knows the common name too
 */
SignetSelection *
signet_draft_get_selection (SignetDraft *self)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);

  return self->selection;
}

/**
 * signet_draft_get_text:
 * @self: a draft
 * @field: organization, unit, country, state, city or common name
 *
 * Returns: (transfer none): what stands in the field, UTF-8, "" where nothing does
 */
const char *
signet_draft_get_text (SignetDraft *self,
                       SignetField  field)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), "");
  g_return_val_if_fail ((guint) field < N_TEXTS, "");

  return self->texts[field];
}

/**
 * signet_draft_set_text:
 * @self: a draft
 * @field: organization, unit, country, state, city or common name
 * @text: (nullable): UTF-8, as it was typed; the country as ISO 3166-1 alpha-2, the common name as A-labels
 *
 * Fills in one field. The selection follows a new common name.
 */
void
signet_draft_set_text (SignetDraft *self,
                       SignetField  field,
                       const char  *text)
{
  g_return_if_fail (SIGNET_IS_DRAFT (self));
  g_return_if_fail ((guint) field < N_TEXTS);

  if (text == NULL)
    text = "";
  if (g_str_equal (self->texts[field], text))
    return;

  g_free (self->texts[field]);
  self->texts[field] = g_strdup (text);
  if (field == SIGNET_FIELD_COMMON_NAME)
    signet_selection_set_common_name (self->selection, text[0] != '\0' ? text : NULL);
  emit_changed (self);
}

/**
 * signet_draft_get_key_spec:
 * @self: a draft
 *
 * Returns: which kind of key is asked for
 */
SignetKeySpec
signet_draft_get_key_spec (SignetDraft *self)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), SIGNET_KEY_SPEC_DEFAULT);

  return self->key_spec;
}

/**
 * signet_draft_set_key_spec:
 * @self: a draft
 * @spec: which kind of key to ask for
 */
void
signet_draft_set_key_spec (SignetDraft   *self,
                           SignetKeySpec  spec)
{
  g_return_if_fail (SIGNET_IS_DRAFT (self));
  g_return_if_fail ((guint) spec < SIGNET_KEY_SPEC_N);

  if (self->key_spec == spec)
    return;

  self->key_spec = spec;
  emit_changed (self);
}

/**
 * signet_draft_get_profile:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): what the draft is held against, %NULL before one was set
 */
SignetProfile *
signet_draft_get_profile (SignetDraft *self)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);

  return self->profile;
}

/**
 * signet_draft_set_profile:
 * @self: a draft
 * @profile: what to hold the draft against from now on
 */
void
signet_draft_set_profile (SignetDraft   *self,
                          SignetProfile *profile)
{
  g_return_if_fail (SIGNET_IS_DRAFT (self));
  g_return_if_fail (SIGNET_IS_PROFILE (profile));

  if (g_set_object (&self->profile, profile))
    emit_changed (self);
}

/**
 * signet_draft_fill_from_organization:
 * @self: a draft
 * @organization: (nullable): whom the instance belongs to
 *
 * Fills the subject in from what the inventory knows.
 */
void
signet_draft_fill_from_organization (SignetDraft        *self,
                                     SignetOrganization *organization)
{
  g_return_if_fail (SIGNET_IS_DRAFT (self));
  g_return_if_fail (organization == NULL || SIGNET_IS_ORGANIZATION (organization));

  if (organization == NULL)
    return;

  signet_draft_set_text (self, SIGNET_FIELD_ORGANIZATION, signet_organization_get_name (organization));
  signet_draft_set_text (self, SIGNET_FIELD_UNIT, signet_organization_get_unit (organization));
  signet_draft_set_text (self, SIGNET_FIELD_COUNTRY, signet_organization_get_country (organization));
  signet_draft_set_text (self, SIGNET_FIELD_STATE, signet_organization_get_state (organization));
  signet_draft_set_text (self, SIGNET_FIELD_CITY, signet_organization_get_city (organization));
}

/**
 * signet_draft_fill_from_request:
 * @self: a draft
 * @request: an earlier request
 *
 * Fills in subject, key specification and profile from @request. Its common name and names are left to
 * the caller, who knows which of them there still are. A profile that this program no longer has is
 * passed over.
 */
void
signet_draft_fill_from_request (SignetDraft   *self,
                                SignetRequest *request)
{
  SignetSubject *subject = NULL;
  g_autoptr (SignetProfile) profile = NULL;

  g_return_if_fail (SIGNET_IS_DRAFT (self));
  g_return_if_fail (SIGNET_IS_REQUEST (request));

  subject = signet_request_get_subject (request);
  signet_draft_set_text (self, SIGNET_FIELD_ORGANIZATION, signet_subject_get_organization (subject));
  signet_draft_set_text (self, SIGNET_FIELD_UNIT, signet_subject_get_unit (subject));
  signet_draft_set_text (self, SIGNET_FIELD_COUNTRY, signet_subject_get_country (subject));
  signet_draft_set_text (self, SIGNET_FIELD_STATE, signet_subject_get_state (subject));
  signet_draft_set_text (self, SIGNET_FIELD_CITY, signet_subject_get_city (subject));
  signet_draft_set_key_spec (self, signet_request_get_key_spec (request));

  profile = signet_profile_load (signet_request_get_profile (request), NULL);
  if (profile != NULL)
    signet_draft_set_profile (self, profile);
}

/**
 * signet_draft_check_form:
 * @self: a draft
 * @now: seconds since the epoch, for rules with dates
 *
 * Holds subject, common name and key specification against the profile.
 *
 * Returns: (transfer full) (element-type SignetFinding): what was found, worst first; empty where all is right
 */
GPtrArray *
signet_draft_check_form (SignetDraft *self,
                         gint64       now)
{
  g_autoptr (SignetSubject) subject = NULL;
  GPtrArray *findings = NULL;

  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);

  if (self->profile == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) signet_finding_free);

  subject = dup_subject (self);
  findings = signet_profile_check_subject (self->profile, subject, now);
  g_ptr_array_extend_and_steal (findings,
                                signet_profile_check_common_name (self->profile,
                                                                  self->texts[SIGNET_FIELD_COMMON_NAME], now));
  g_ptr_array_extend_and_steal (findings, signet_profile_check_key_spec (self->profile, self->key_spec, now));
  g_ptr_array_sort (findings, compare_severity);

  return findings;
}

/**
 * signet_draft_check_names:
 * @self: a draft
 * @now: seconds since the epoch, for rules with dates
 *
 * Holds the ticked names against the profile.
 *
 * Returns: (transfer full) (element-type SignetFinding): what was found, worst first; empty where all is right
 */
GPtrArray *
signet_draft_check_names (SignetDraft *self,
                          gint64       now)
{
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);

  if (self->profile == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) signet_finding_free);

  names = signet_selection_dup_names (self->selection);

  return signet_profile_check_names (self->profile, (const char * const *) names, now);
}

/**
 * signet_draft_to_request:
 * @self: a draft
 *
 * Returns: (transfer full): what is filled in as an immutable request; whether the profile allows it is
 *   for the checks to say
 */
SignetRequest *
signet_draft_to_request (SignetDraft *self)
{
  g_autoptr (SignetSubject) subject = NULL;
  g_auto (GStrv) names = NULL;
  SignetOrganization *organization = NULL;

  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);

  subject = dup_subject (self);
  names = signet_selection_dup_names (self->selection);
  organization = signet_instance_get_organization (self->instance);

  return signet_request_new (subject, self->texts[SIGNET_FIELD_COMMON_NAME], (const char * const *) names,
                             self->key_spec,
                             self->profile != NULL ? signet_profile_get_nick (self->profile) : "public",
                             signet_instance_get_id (self->instance), signet_instance_get_name (self->instance),
                             signet_instance_get_url (self->instance),
                             organization != NULL ? signet_organization_get_org_id (organization) : "");
}
