/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-hit-private.h"

#include "base/signet-dns-name.h"

#include <glib/gi18n-lib.h>

#define POSITION_BITS 20
#define ROW_BITS      56

struct _SignetHit
{
  GObject parent_instance;

  gint64 id;
  gboolean loaded;
  SignetHitKind kind;
  char *name;
  char *title;
  char *where;
  gint64 instance_id;
  char *instance_name;
  gint64 subdomain_id;
  char *subdomain_name;
  gint64 organization_id;
  char *job_uuid;
  gint64 time;
  SignetCertificateState state;
  char *state_text;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_LOADED,
  PROP_KIND,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_STATE,
  PROP_STATE_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetHit, signet_hit, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SignetHitKind, signet_hit_kind,
                    G_DEFINE_ENUM_VALUE (SIGNET_HIT_KIND_INSTANCE, "instance"),
                    G_DEFINE_ENUM_VALUE (SIGNET_HIT_KIND_SUBDOMAIN, "subdomain"),
                    G_DEFINE_ENUM_VALUE (SIGNET_HIT_KIND_HOST, "host"),
                    G_DEFINE_ENUM_VALUE (SIGNET_HIT_KIND_REQUEST, "request"),
                    G_DEFINE_ENUM_VALUE (SIGNET_HIT_KIND_ORGANIZATION, "organization"))

static void
clear_texts (SignetHit *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->where, g_free);
  g_clear_pointer (&self->instance_name, g_free);
  g_clear_pointer (&self->subdomain_name, g_free);
  g_clear_pointer (&self->job_uuid, g_free);
  g_clear_pointer (&self->state_text, g_free);
}

static char *
dup_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/* Names of instances and organizations are no DNS names, whatever they look like. */
static char *
dup_title (SignetHitKind kind,
           const char   *name)
{
  if (name == NULL || kind == SIGNET_HIT_KIND_INSTANCE || kind == SIGNET_HIT_KIND_ORGANIZATION)
    return dup_text (name);
  return signet_dns_name_to_unicode (name);
}

static void
signet_hit_finalize (GObject *object)
{
  clear_texts (SIGNET_HIT (object));

  G_OBJECT_CLASS (signet_hit_parent_class)->finalize (object);
}

static void
signet_hit_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  SignetHit *self = SIGNET_HIT (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_KIND:
      g_value_set_enum (value, (int) self->kind);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_take_string (value, signet_hit_dup_subtitle (self));
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_STATE_TEXT:
      g_value_set_string (value, self->state_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_hit_class_init (SignetHitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = signet_hit_get_property;
  object_class->finalize = signet_hit_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, SIGNET_TYPE_HIT_KIND, SIGNET_HIT_KIND_INSTANCE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, SIGNET_TYPE_CERTIFICATE_STATE,
                                              SIGNET_CERTIFICATE_STATE_UNKNOWN, flags);
  properties[PROP_STATE_TEXT] = g_param_spec_string ("state-text", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_hit_init (SignetHit *self)
{
  self->name = g_strdup ("");
  self->title = g_strdup ("");
  self->where = g_strdup ("");
  self->instance_name = g_strdup ("");
  self->subdomain_name = g_strdup ("");
  self->job_uuid = g_strdup ("");
  self->state_text = g_strdup ("");
  self->state = SIGNET_CERTIFICATE_STATE_UNKNOWN;
}

static void
take_over (SignetHit          *self,
           const SignetHitRow *row)
{
  clear_texts (self);
  self->loaded = TRUE;
  self->kind = row->kind;
  self->name = dup_text (row->name);
  self->title = dup_title (row->kind, row->name);
  self->where = dup_text (row->where);
  self->instance_id = row->instance_id;
  self->instance_name = dup_text (row->instance_name);
  self->subdomain_id = row->subdomain_id;
  self->subdomain_name = dup_text (row->subdomain_name);
  self->organization_id = row->organization_id;
  self->job_uuid = dup_text (row->job_uuid);
  self->time = row->time;
  self->state = row->state;
  self->state_text = dup_text (row->state_text);
}

/**
 * signet_hit_new_for_id:
 * @id: id of a hit
 *
 * Returns: (transfer full): a hit of which nothing else is known yet, but its kind
 */
SignetHit *
signet_hit_new_for_id (gint64 id)
{
  SignetHit *self = g_object_new (SIGNET_TYPE_HIT, NULL);

  self->id = id;
  self->kind = signet_hit_id_get_kind (id);
  return self;
}

/**
 * signet_hit_new_from_row:
 * @row: what was read
 *
 * Returns: (transfer full): a hit that is loaded
 */
SignetHit *
signet_hit_new_from_row (const SignetHitRow *row)
{
  SignetHit *self = g_object_new (SIGNET_TYPE_HIT, NULL);

  self->id = row->id;
  take_over (self, row);
  return self;
}

/**
 * signet_hit_update:
 * @self: a hit
 * @from: another reading of the same
 */
void
signet_hit_update (SignetHit *self,
                   SignetHit *from)
{
  const SignetHitRow row = {
    .kind = from->kind, .name = from->name, .where = from->where, .instance_id = from->instance_id,
    .instance_name = from->instance_name, .subdomain_id = from->subdomain_id, .subdomain_name = from->subdomain_name,
    .organization_id = from->organization_id, .job_uuid = from->job_uuid, .time = from->time, .state = from->state,
    .state_text = from->state_text,
  };

  g_return_if_fail (SIGNET_IS_HIT (self));

  if (self == from)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  take_over (self, &row);
  for (guint i = PROP_LOADED; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_hit_get_id:
 * @self: a hit
 *
 * Returns: its id in a list of hits; not a row id
 */
gint64
signet_hit_get_id (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), 0);
  return self->id;
}

/**
 * signet_hit_get_loaded:
 * @self: a hit
 *
 * Returns: whether more than the id is known
 */
gboolean
signet_hit_get_loaded (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), FALSE);
  return self->loaded;
}

/**
 * signet_hit_get_kind:
 * @self: a hit
 *
 * Returns: what it is
 */
SignetHitKind
signet_hit_get_kind (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), SIGNET_HIT_KIND_INSTANCE);
  return self->kind;
}

/**
 * signet_hit_get_name:
 * @self: a hit
 *
 * Returns: (not nullable): what it is called, as it is stored: a DNS name in A-labels
 */
const char *
signet_hit_get_name (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), "");
  return self->name;
}

/**
 * signet_hit_get_title:
 * @self: a hit
 *
 * Returns: (not nullable): what it is called, for people: a DNS name in U-labels
 */
const char *
signet_hit_get_title (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), "");
  return self->title;
}

/**
 * signet_hit_dup_subtitle:
 * @self: a hit
 *
 * Returns: (transfer full): where it is, from the outside to the inside, in a line; "" before it is loaded
 */
char *
signet_hit_dup_subtitle (SignetHit *self)
{
  const char *parts[4] = { NULL };
  g_autofree char *subdomain = NULL;
  guint n = 0;

  g_return_val_if_fail (SIGNET_IS_HIT (self), NULL);

  if (*self->instance_name != '\0' && self->kind != SIGNET_HIT_KIND_INSTANCE)
    parts[n++] = self->instance_name;
  if (*self->subdomain_name != '\0' && self->kind == SIGNET_HIT_KIND_HOST)
    parts[n++] = subdomain = signet_dns_name_to_unicode (self->subdomain_name);
  if (*self->where != '\0')
    parts[n++] = self->where;
  /* Translators: between an instance and a subdomain of it, where something was found: "shop · mail.example.com" */
  return g_strjoinv (_(" · "), (char **) parts);
}

/**
 * signet_hit_get_instance_id:
 * @self: a hit
 *
 * Returns: the row id of the instance that it is, or is on; 0 where there is none
 */
gint64
signet_hit_get_instance_id (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), 0);
  return self->instance_id;
}

/**
 * signet_hit_get_instance_name:
 * @self: a hit
 *
 * Returns: (not nullable): what that instance is called, or ""
 */
const char *
signet_hit_get_instance_name (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), "");
  return self->instance_name;
}

/**
 * signet_hit_get_subdomain_id:
 * @self: a hit
 *
 * Returns: the row id of the subdomain that it is, or is under; 0 where there is none
 */
gint64
signet_hit_get_subdomain_id (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), 0);
  return self->subdomain_id;
}

/**
 * signet_hit_get_subdomain_name:
 * @self: a hit
 *
 * Returns: (not nullable): the name of that subdomain in A-labels, or ""
 */
const char *
signet_hit_get_subdomain_name (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), "");
  return self->subdomain_name;
}

/**
 * signet_hit_get_organization_id:
 * @self: a hit
 *
 * Returns: the row id of the organization that it is, or 0
 */
gint64
signet_hit_get_organization_id (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), 0);
  return self->organization_id;
}

/**
 * signet_hit_get_job_uuid:
 * @self: a hit
 *
 * Returns: (not nullable): the Job ID of the request that it is, or ""
 */
const char *
signet_hit_get_job_uuid (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), "");
  return self->job_uuid;
}

/**
 * signet_hit_get_time:
 * @self: a hit
 *
 * Returns: when the request was made, in seconds since the epoch; 0 for anything else
 */
gint64
signet_hit_get_time (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), 0);
  return self->time;
}

/**
 * signet_hit_get_state:
 * @self: a hit
 *
 * Returns: the worst state of its certificates; %SIGNET_CERTIFICATE_STATE_UNKNOWN where it has none
 */
SignetCertificateState
signet_hit_get_state (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), SIGNET_CERTIFICATE_STATE_UNKNOWN);
  return self->state;
}

/**
 * signet_hit_get_state_text:
 * @self: a hit
 *
 * Returns: (not nullable): the same in words, translated
 */
const char *
signet_hit_get_state_text (SignetHit *self)
{
  g_return_val_if_fail (SIGNET_IS_HIT (self), "");
  return self->state_text;
}

/**
 * signet_hit_kind_to_nick:
 * @kind: a kind
 *
 * Returns: a word for machines, such as "host"; never translated
 */
const char *
signet_hit_kind_to_nick (SignetHitKind kind)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (SIGNET_TYPE_HIT_KIND);
  GEnumValue *value = g_enum_get_value (klass, (int) kind);

  /* The values belong to the static type, not to the reference. */
  return value != NULL ? value->value_nick : "";
}

/**
 * signet_hit_kind_from_nick:
 * @nick: (nullable): a word
 * @kind: (out): the kind that it stands for
 *
 * Returns: whether it stands for one
 */
gboolean
signet_hit_kind_from_nick (const char    *nick,
                           SignetHitKind *kind)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (SIGNET_TYPE_HIT_KIND);
  GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;

  if (value != NULL)
    *kind = (SignetHitKind) value->value;
  return value != NULL;
}

/**
 * signet_hit_kind_describe:
 * @kind: a kind
 *
 * Returns: "Host" and the like, translated
 */
const char *
signet_hit_kind_describe (SignetHitKind kind)
{
  switch (kind)
    {
    case SIGNET_HIT_KIND_INSTANCE:
      return _("Instance");
    case SIGNET_HIT_KIND_SUBDOMAIN:
      return _("Subdomain");
    case SIGNET_HIT_KIND_HOST:
      return _("Host");
    case SIGNET_HIT_KIND_REQUEST:
      return _("Request");
    case SIGNET_HIT_KIND_ORGANIZATION:
    default:
      return _("Organization");
    }
}

/**
 * signet_hit_kind_describe_all:
 * @kind: a kind
 *
 * Returns: "Hosts" and the like, translated
 */
const char *
signet_hit_kind_describe_all (SignetHitKind kind)
{
  switch (kind)
    {
    case SIGNET_HIT_KIND_INSTANCE:
      return _("Instances");
    case SIGNET_HIT_KIND_SUBDOMAIN:
      return _("Subdomains");
    case SIGNET_HIT_KIND_HOST:
      return _("Hosts");
    case SIGNET_HIT_KIND_REQUEST:
      return _("Requests");
    case SIGNET_HIT_KIND_ORGANIZATION:
    default:
      return _("Organizations");
    }
}

/**
 * signet_hit_make_id:
 * @kind: a kind
 * @row_id: row id of what was found; of a request: of its job
 * @position: of a request: which of its names, from 0
 *
 * Returns: an id for the hit that all three can be told from
 */
gint64
signet_hit_make_id (SignetHitKind kind,
                    gint64        row_id,
                    guint         position)
{
  gint64 row = row_id;

  if (kind == SIGNET_HIT_KIND_REQUEST)
    row = row_id << POSITION_BITS | (gint64) MIN (position, SIGNET_HIT_MAX_POSITION);
  return (gint64) kind << ROW_BITS | row;
}

SignetHitKind
signet_hit_id_get_kind (gint64 id)
{
  return (SignetHitKind) (id >> ROW_BITS);
}

gint64
signet_hit_id_get_row (gint64 id)
{
  gint64 row = id & (((gint64) 1 << ROW_BITS) - 1);

  return signet_hit_id_get_kind (id) == SIGNET_HIT_KIND_REQUEST ? row >> POSITION_BITS : row;
}

guint
signet_hit_id_get_position (gint64 id)
{
  return signet_hit_id_get_kind (id) == SIGNET_HIT_KIND_REQUEST ? (guint) (id & SIGNET_HIT_MAX_POSITION) : 0;
}
