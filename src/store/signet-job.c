/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-job-private.h"

struct _SignetJob
{
  GObject parent_instance;

  /* of the row */
  gint64            id;
  char             *uuid;
  SignetJobKind     kind;
  SignetJobState    state;
  SignetJobOutcome  outcome;
  gint64            created_at;
  gint64            finished_at;
  char             *created_by;
  gint64            instance_id;
  char             *instance_name;
  char             *instance_url;
  char             *title;
  char             *message;
  gboolean          undo;
  gboolean          waiting;
  gboolean          loaded;

  /* of the details */
  char             *request_json; /* until somebody asks for the request */
  SignetRequest    *request;
  GBytes           *csr_pem;
  char             *spki_sha256;
  char             *report;
  GPtrArray        *events; /* of SignetJobEvent */
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_LOADED,
  PROP_UUID,
  PROP_KIND,
  PROP_STATE,
  PROP_OUTCOME,
  PROP_CREATED_AT,
  PROP_FINISHED_AT,
  PROP_CREATED_BY,
  PROP_INSTANCE_NAME,
  PROP_INSTANCE_URL,
  PROP_TITLE,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetJob, signet_job, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SignetJobKind, signet_job_kind,
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_KIND_REQUEST, "request"),
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_KIND_IMPORT, "import"),
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_KIND_SUBDOMAIN, "subdomain"),
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_KIND_INSTANCE, "instance"),
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_KIND_ORGANIZATION, "organization"),
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_KIND_EXPORT, "export"))

G_DEFINE_ENUM_TYPE (SignetJobState, signet_job_state,
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_STATE_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_STATE_FINISHED, "finished"))

G_DEFINE_ENUM_TYPE (SignetJobOutcome, signet_job_outcome,
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_OUTCOME_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_OUTCOME_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_OUTCOME_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (SIGNET_JOB_OUTCOME_CANCELLED, "cancelled"))

static void
signet_job_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  SignetJob *self = SIGNET_JOB (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_UUID:
      g_value_set_string (value, self->uuid);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_OUTCOME:
      g_value_set_enum (value, self->outcome);
      break;
    case PROP_CREATED_AT:
      g_value_set_int64 (value, self->created_at);
      break;
    case PROP_FINISHED_AT:
      g_value_set_int64 (value, self->finished_at);
      break;
    case PROP_CREATED_BY:
      g_value_set_string (value, self->created_by);
      break;
    case PROP_INSTANCE_NAME:
      g_value_set_string (value, self->instance_name);
      break;
    case PROP_INSTANCE_URL:
      g_value_set_string (value, self->instance_url);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_job_finalize (GObject *object)
{
  SignetJob *self = SIGNET_JOB (object);

  g_free (self->uuid);
  g_free (self->created_by);
  g_free (self->instance_name);
  g_free (self->instance_url);
  g_free (self->title);
  g_free (self->message);
  g_free (self->request_json);
  g_clear_object (&self->request);
  g_clear_pointer (&self->csr_pem, g_bytes_unref);
  g_free (self->spki_sha256);
  g_free (self->report);
  g_clear_pointer (&self->events, g_ptr_array_unref);

  G_OBJECT_CLASS (signet_job_parent_class)->finalize (object);
}

static void
signet_job_class_init (SignetJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = signet_job_get_property;
  object_class->finalize = signet_job_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_UUID] = g_param_spec_string ("uuid", NULL, NULL, "", flags);
  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, SIGNET_TYPE_JOB_KIND, SIGNET_JOB_KIND_REQUEST, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, SIGNET_TYPE_JOB_STATE, SIGNET_JOB_STATE_PENDING, flags);
  properties[PROP_OUTCOME] = g_param_spec_enum ("outcome", NULL, NULL, SIGNET_TYPE_JOB_OUTCOME, SIGNET_JOB_OUTCOME_NONE, flags);
  properties[PROP_CREATED_AT] = g_param_spec_int64 ("created-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_FINISHED_AT] = g_param_spec_int64 ("finished-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_CREATED_BY] = g_param_spec_string ("created-by", NULL, NULL, "", flags);
  properties[PROP_INSTANCE_NAME] = g_param_spec_string ("instance-name", NULL, NULL, "", flags);
  properties[PROP_INSTANCE_URL] = g_param_spec_string ("instance-url", NULL, NULL, "", flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, "", flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_job_init (SignetJob *self)
{
  self->uuid = g_strdup ("");
  self->created_by = g_strdup ("");
  self->instance_name = g_strdup ("");
  self->instance_url = g_strdup ("");
  self->title = g_strdup ("");
  self->message = g_strdup ("");
  self->spki_sha256 = g_strdup ("");
  self->report = g_strdup ("");
}

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text != NULL ? text : "");
}

/**
 * signet_job_new_for_id:
 * @id: row id
 *
 * Returns: (transfer full): a job of which nothing but the row id is known yet
 */
SignetJob *
signet_job_new_for_id (gint64 id)
{
  SignetJob *self = g_object_new (SIGNET_TYPE_JOB, NULL);

  self->id = id;
  return self;
}

/**
 * signet_job_new_from_row:
 * @row: a row of the job log; its strings are copied
 *
 * Returns: (transfer full): a loaded job without details
 */
SignetJob *
signet_job_new_from_row (const SignetJobRow *row)
{
  SignetJob *self = signet_job_new_for_id (row->id);

  set_text (&self->uuid, row->uuid);
  self->kind = row->kind;
  self->state = row->state;
  self->outcome = row->outcome;
  self->created_at = row->created_at;
  self->finished_at = row->finished_at;
  set_text (&self->created_by, row->created_by);
  self->instance_id = row->instance_id;
  set_text (&self->instance_name, row->instance_name);
  set_text (&self->instance_url, row->instance_url);
  set_text (&self->title, row->title);
  set_text (&self->message, row->message);
  self->undo = row->undo;
  self->waiting = row->waiting;
  self->loaded = TRUE;

  return self;
}

/**
 * signet_job_update:
 * @self: a job
 * @from: another reading of the same row
 *
 * Takes over what @from says about the row, but no details; @self is loaded then. Notifies.
 */
void
signet_job_update (SignetJob *self,
                   SignetJob *from)
{
  set_text (&self->uuid, from->uuid);
  self->kind = from->kind;
  self->state = from->state;
  self->outcome = from->outcome;
  self->created_at = from->created_at;
  self->finished_at = from->finished_at;
  set_text (&self->created_by, from->created_by);
  self->instance_id = from->instance_id;
  set_text (&self->instance_name, from->instance_name);
  set_text (&self->instance_url, from->instance_url);
  set_text (&self->title, from->title);
  set_text (&self->message, from->message);
  self->undo = from->undo;
  self->waiting = from->waiting;
  self->loaded = TRUE;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_LOADED; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_job_set_request_details:
 * @self: a job of kind %SIGNET_JOB_KIND_REQUEST
 * @request: (nullable): the approved request, or %NULL where it can't be read
 * @csr_pem: (nullable): the CSR, or %NULL until it is committed
 * @spki_sha256: (nullable): SHA-256 of the public key, in lower-case hexadecimal digits
 */
void
signet_job_set_request_details (SignetJob     *self,
                                SignetRequest *request,
                                GBytes        *csr_pem,
                                const char    *spki_sha256)
{
  g_clear_pointer (&self->request_json, g_free);
  g_set_object (&self->request, request);
  g_clear_pointer (&self->csr_pem, g_bytes_unref);
  if (csr_pem != NULL)
    self->csr_pem = g_bytes_ref (csr_pem);
  set_text (&self->spki_sha256, spki_sha256);
}

/**
 * signet_job_take_request_json:
 * @self: a job of kind %SIGNET_JOB_KIND_REQUEST
 * @json: (transfer full): the approved request, as signet_request_to_json() wrote it
 *
 * Gives it a request that is read when it is asked for: who wants the CSR does not wait for a thousand names.
 */
void
signet_job_take_request_json (SignetJob *self,
                              char      *json)
{
  g_clear_object (&self->request);
  g_free (self->request_json);
  self->request_json = json;
}

/**
 * signet_job_set_report:
 * @self: a job of kind %SIGNET_JOB_KIND_IMPORT
 * @report: (nullable): the whole report, UTF-8
 */
void
signet_job_set_report (SignetJob  *self,
                       const char *report)
{
  set_text (&self->report, report);
}

/**
 * signet_job_take_events:
 * @self: a job
 * @events: (transfer full) (element-type SignetJobEvent): its history, oldest first
 */
void
signet_job_take_events (SignetJob *self,
                        GPtrArray *events)
{
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = events;
}

/**
 * signet_job_get_id:
 * @self: a job
 *
 * Returns: the row id
 */
gint64
signet_job_get_id (SignetJob *self)
{
  return self->id;
}

/**
 * signet_job_get_loaded:
 * @self: a job
 *
 * Returns: whether the row was read
 */
gboolean
signet_job_get_loaded (SignetJob *self)
{
  return self->loaded;
}

/**
 * signet_job_get_uuid:
 * @self: a job
 *
 * Returns: the Job ID; of a request also the id of its key in the keyring
 */
const char *
signet_job_get_uuid (SignetJob *self)
{
  return self->uuid;
}

/**
 * signet_job_get_kind:
 * @self: a job
 *
 * Returns: what was done
 */
SignetJobKind
signet_job_get_kind (SignetJob *self)
{
  return self->kind;
}

/**
 * signet_job_get_state:
 * @self: a job
 *
 * Returns: whether it is over
 */
SignetJobState
signet_job_get_state (SignetJob *self)
{
  return self->state;
}

/**
 * signet_job_get_outcome:
 * @self: a job
 *
 * Returns: how it ended
 */
SignetJobOutcome
signet_job_get_outcome (SignetJob *self)
{
  return self->outcome;
}

/**
 * signet_job_get_created_at:
 * @self: a job
 *
 * Returns: seconds since the epoch
 */
gint64
signet_job_get_created_at (SignetJob *self)
{
  return self->created_at;
}

/**
 * signet_job_get_finished_at:
 * @self: a job
 *
 * Returns: seconds since the epoch, 0 while it is pending
 */
gint64
signet_job_get_finished_at (SignetJob *self)
{
  return self->finished_at;
}

/**
 * signet_job_get_created_by:
 * @self: a job
 *
 * Returns: user@machine
 */
const char *
signet_job_get_created_by (SignetJob *self)
{
  return self->created_by;
}

/**
 * signet_job_get_instance_id:
 * @self: a job
 *
 * Returns: row id of the instance it was about, or 0
 */
gint64
signet_job_get_instance_id (SignetJob *self)
{
  return self->instance_id;
}

/**
 * signet_job_get_instance_name:
 * @self: a job
 *
 * Returns: name of the instance as it was then, or ""
 */
const char *
signet_job_get_instance_name (SignetJob *self)
{
  return self->instance_name;
}

/**
 * signet_job_get_instance_url:
 * @self: a job
 *
 * Returns: URL of the instance as it was then, or ""
 */
const char *
signet_job_get_instance_url (SignetJob *self)
{
  return self->instance_url;
}

/**
 * signet_job_get_title:
 * @self: a job
 *
 * Returns: the common name, or the name of the file or subdomain
 */
const char *
signet_job_get_title (SignetJob *self)
{
  return self->title;
}

/**
 * signet_job_get_message:
 * @self: a job
 *
 * Returns: how it ended, or what it waits for, in words; or ""
 */
const char *
signet_job_get_message (SignetJob *self)
{
  return self->message;
}

/**
 * signet_job_get_undo:
 * @self: a job
 *
 * Returns: whether the next start undoes it, rather than finish it
 */
gboolean
signet_job_get_undo (SignetJob *self)
{
  return self->undo;
}

/**
 * signet_job_get_request:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): the approved request, in a job that was read with its details; %NULL where it
 *   can't be understood, which keeps nobody from the CSR
 */
SignetRequest *
signet_job_get_request (SignetJob *self)
{
  g_autofree char *json = g_steal_pointer (&self->request_json);
  g_autoptr (GError) error = NULL;

  if (json != NULL)
    self->request = signet_request_from_json (json, &error);
  if (error != NULL)
    g_info ("The request of job %s is not readable: %s", self->uuid, error->message);

  return self->request;
}

/**
 * signet_job_get_csr:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): the CSR as PEM, the same bytes each time; %NULL until it is committed
 */
GBytes *
signet_job_get_csr (SignetJob *self)
{
  return self->csr_pem;
}

/**
 * signet_job_get_spki_sha256:
 * @self: a job
 *
 * Returns: SHA-256 of the DER SubjectPublicKeyInfo, in lower-case hexadecimal digits; "" until it is committed
 */
const char *
signet_job_get_spki_sha256 (SignetJob *self)
{
  return self->spki_sha256;
}

/**
 * signet_job_get_waiting:
 * @self: a job
 *
 * Returns: whether the certificate of this request has yet to come
 */
gboolean
signet_job_get_waiting (SignetJob *self)
{
  return self->waiting;
}

/**
 * signet_job_get_report:
 * @self: a job
 *
 * Returns: the whole report of an import, or ""
 */
const char *
signet_job_get_report (SignetJob *self)
{
  return self->report;
}

/**
 * signet_job_get_events:
 * @self: a job
 *
 * Returns: (transfer none) (nullable) (element-type SignetJobEvent): its history, oldest first, in a job that was read with its details
 */
GPtrArray *
signet_job_get_events (SignetJob *self)
{
  return self->events;
}
