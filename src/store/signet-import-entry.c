/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-import-entry.h"

#include "store/signet-store-changes.h"

#include <glib/gi18n-lib.h>

struct _SignetImportEntry
{
  GObject parent_instance;

  guint line;
  SignetImportStatus status;
  SignetInstance *instance;   /* owned, may be NULL */
  SignetSubdomain *subdomain; /* owned, may be NULL */
  char *text;                 /* NULL until asked for */
};

enum {
  PROP_0,
  PROP_LINE,
  PROP_STATUS,
  PROP_INSTANCE_NAME,
  PROP_SUBDOMAIN_NAME,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (SignetImportStatus, signet_import_status,
                    G_DEFINE_ENUM_VALUE (SIGNET_IMPORT_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (SIGNET_IMPORT_CHANGED, "changed"),
                    G_DEFINE_ENUM_VALUE (SIGNET_IMPORT_SAME, "same"),
                    G_DEFINE_ENUM_VALUE (SIGNET_IMPORT_REFUSED, "refused"))

G_DEFINE_FINAL_TYPE (SignetImportEntry, signet_import_entry, G_TYPE_OBJECT)

static void
signet_import_entry_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SignetImportEntry *self = SIGNET_IMPORT_ENTRY (object);

  switch (prop_id)
    {
    case PROP_LINE:
      g_value_set_uint (value, self->line);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, (int) self->status);
      break;
    case PROP_INSTANCE_NAME:
      g_value_set_string (value, signet_import_entry_get_instance_name (self));
      break;
    case PROP_SUBDOMAIN_NAME:
      g_value_set_string (value, signet_import_entry_get_subdomain_name (self));
      break;
    case PROP_TEXT:
      g_value_set_string (value, signet_import_entry_get_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_import_entry_finalize (GObject *object)
{
  SignetImportEntry *self = SIGNET_IMPORT_ENTRY (object);

  g_clear_object (&self->instance);
  g_clear_object (&self->subdomain);
  g_free (self->text);

  G_OBJECT_CLASS (signet_import_entry_parent_class)->finalize (object);
}

static void
signet_import_entry_class_init (SignetImportEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = signet_import_entry_get_property;
  object_class->finalize = signet_import_entry_finalize;

  properties[PROP_LINE] = g_param_spec_uint ("line", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STATUS] = g_param_spec_enum ("status", NULL, NULL, SIGNET_TYPE_IMPORT_STATUS, SIGNET_IMPORT_NEW, flags);
  properties[PROP_INSTANCE_NAME] = g_param_spec_string ("instance-name", NULL, NULL, "", flags);
  properties[PROP_SUBDOMAIN_NAME] = g_param_spec_string ("subdomain-name", NULL, NULL, "", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_import_entry_init (SignetImportEntry *self)
{
}

/* What there is to say of a new subdomain. */
static char *
describe_hosts (SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SignetStoreChanges) changes = signet_store_changes_new ();

  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      g_ptr_array_add (names, g_strdup (signet_host_get_name (host)));
    }
  signet_store_changes_add_names (changes, _("Hosts"), names);
  return g_strdup (signet_store_changes_get_message (changes));
}

/**
 * signet_import_status_describe:
 * @status: a status
 *
 * Returns: what becomes of a row, in a word, translated
 */
const char *
signet_import_status_describe (SignetImportStatus status)
{
  switch (status)
    {
    case SIGNET_IMPORT_NEW:
      return _("New");
    case SIGNET_IMPORT_CHANGED:
      return _("Changed");
    case SIGNET_IMPORT_SAME:
      return _("Unchanged");
    case SIGNET_IMPORT_REFUSED:
    default:
      return _("Refused");
    }
}

/**
 * signet_import_entry_new:
 * @line: of the row's first character, from 1
 * @status: what becomes of it
 * @instance: (nullable): of the row
 * @subdomain: (nullable): of the row, with its hosts
 * @text: (nullable): what changes, or why it is refused, translated; %NULL for a new one: its hosts
 *
 * Returns: (transfer full): a new entry
 */
SignetImportEntry *
signet_import_entry_new (guint              line,
                         SignetImportStatus status,
                         SignetInstance    *instance,
                         SignetSubdomain   *subdomain,
                         const char        *text)
{
  SignetImportEntry *self = g_object_new (SIGNET_TYPE_IMPORT_ENTRY, NULL);

  self->line = line;
  self->status = status;
  g_set_object (&self->instance, instance);
  g_set_object (&self->subdomain, subdomain);
  self->text = g_strdup (text);
  return self;
}

/**
 * signet_import_entry_get_line:
 * @self: an entry
 *
 * Returns: on which line of the file the row begins, from 1
 */
guint
signet_import_entry_get_line (SignetImportEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_ENTRY (self), 0);
  return self->line;
}

/**
 * signet_import_entry_get_status:
 * @self: an entry
 *
 * Returns: what becomes of the row
 */
SignetImportStatus
signet_import_entry_get_status (SignetImportEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_ENTRY (self), SIGNET_IMPORT_REFUSED);
  return self->status;
}

/**
 * signet_import_entry_get_instance_name:
 * @self: an entry
 *
 * Returns: (not nullable): the instance that the row names; "" where it could not be read
 */
const char *
signet_import_entry_get_instance_name (SignetImportEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_ENTRY (self), "");
  return self->instance != NULL ? signet_instance_get_name (self->instance) : "";
}

/**
 * signet_import_entry_get_subdomain_name:
 * @self: an entry
 *
 * Returns: (not nullable): the subdomain that the row names, in A-labels; "" where it could not be read
 */
const char *
signet_import_entry_get_subdomain_name (SignetImportEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_ENTRY (self), "");
  return self->subdomain != NULL ? signet_subdomain_get_name (self->subdomain) : "";
}

/**
 * signet_import_entry_get_text:
 * @self: an entry
 *
 * Returns: (not nullable): what changes, the hosts of what is new, or why the row is refused; translated
 */
const char *
signet_import_entry_get_text (SignetImportEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_ENTRY (self), "");

  if (self->text == NULL)
    self->text = self->status == SIGNET_IMPORT_NEW && self->subdomain != NULL ? describe_hosts (self->subdomain)
                                                                              : g_strdup ("");
  return self->text;
}
