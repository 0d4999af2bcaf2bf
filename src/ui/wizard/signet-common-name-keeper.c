/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-common-name-keeper.h"

#include "base/signet-error.h"

struct _SignetCommonNameKeeper
{
  GObject parent_instance;

  SignetStore  *store;       /* owned */
  SignetDraft  *draft;       /* owned */
  GCancellable *cancellable; /* owned; NULL while nothing is read */
  char         *added_name;  /* the common name for whose sake a subdomain was added; NULL: none was */
  gint64        added_id;    /* that subdomain */
  gboolean      busy;
};

enum {
  PROP_0,
  PROP_BUSY,
  N_PROPS
};

enum {
  SIGNAL_ADDED,
  SIGNAL_TAKEN_BACK,
  SIGNAL_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetCommonNameKeeper, signet_common_name_keeper, G_TYPE_OBJECT)

static void
set_busy (SignetCommonNameKeeper *self,
          gboolean                busy)
{
  if (self->busy == busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static gboolean
has_host (SignetSelectedSubdomain *subdomain,
          const char              *name)
{
  GListModel *hosts = signet_selected_subdomain_get_hosts (subdomain);
  guint n_hosts = g_list_model_get_n_items (hosts);

  for (guint i = 0; i < n_hosts; i++)
    {
      g_autoptr (SignetSelectedHost) host = g_list_model_get_item (hosts, i);

      if (g_str_equal (signet_host_get_name (signet_selected_host_get_host (host)), name))
        return TRUE;
    }

  return FALSE;
}

static SignetSelectedSubdomain *
find_selected (SignetCommonNameKeeper *self,
               gint64                  id,
               guint                  *position)
{
  GListModel *model = G_LIST_MODEL (signet_draft_get_selection (self->draft));
  guint n_selected = g_list_model_get_n_items (model);

  for (guint i = 0; i < n_selected; i++)
    {
      g_autoptr (SignetSelectedSubdomain) selected = g_list_model_get_item (model, i);

      if (signet_subdomain_get_id (signet_selected_subdomain_get_subdomain (selected)) == id)
        {
          *position = i;
          return g_steal_pointer (&selected);
        }
    }

  return NULL;
}

static void
include_alone (SignetSelectedSubdomain *subdomain,
               const char              *name)
{
  GListModel *hosts = signet_selected_subdomain_get_hosts (subdomain);
  guint n_hosts = g_list_model_get_n_items (hosts);

  for (guint i = 0; i < n_hosts; i++)
    {
      g_autoptr (SignetSelectedHost) host = g_list_model_get_item (hosts, i);

      signet_selected_host_set_included (host,
                                         g_str_equal (signet_host_get_name (signet_selected_host_get_host (host)),
                                                      name));
    }
}

/* The user picked another common name: what was added for the sake of the former, and not touched since,
 * goes again. */
static void
take_back (SignetCommonNameKeeper *self)
{
  guint position = 0;
  g_autoptr (SignetSelectedSubdomain) selected = NULL;

  if (self->added_name == NULL ||
      g_str_equal (self->added_name, signet_draft_get_text (self->draft, SIGNET_FIELD_COMMON_NAME)))
    return;

  selected = find_selected (self, self->added_id, &position);
  if (selected != NULL && signet_selected_subdomain_get_n_included (selected) == 1 &&
      has_host (selected, self->added_name) &&
      !has_host (selected, signet_draft_get_text (self->draft, SIGNET_FIELD_COMMON_NAME)))
    signet_selection_remove (signet_draft_get_selection (self->draft), self->added_id);
  g_clear_pointer (&self->added_name, g_free);
  g_signal_emit (self, signals[SIGNAL_TAKEN_BACK], 0);
}

static void
add_subdomain (SignetCommonNameKeeper *self,
               SignetSubdomain        *subdomain)
{
  SignetSelection *selection = signet_draft_get_selection (self->draft);
  const char *common_name = signet_draft_get_text (self->draft, SIGNET_FIELD_COMMON_NAME);
  gint64 id = signet_subdomain_get_id (subdomain);
  g_autoptr (SignetSelectedSubdomain) selected = NULL;
  guint position = 0;

  /* Picked already, but without this host: the user's ticks are not ours to change. */
  if (signet_selection_contains (selection, id))
    return;

  signet_selection_add (selection, subdomain);
  selected = find_selected (self, id, &position);
  if (selected == NULL)
    return;

  include_alone (selected, common_name);
  g_free (self->added_name);
  self->added_name = g_strdup (common_name);
  self->added_id = id;
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, position);
}

static void
subdomains_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (SignetCommonNameKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) subdomains = signet_store_find_names_finish (SIGNET_STORE (source), result, NULL, &error);

  if (signet_error_is_cancelled (error))
    return;

  if (subdomains == NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  else if (subdomains->len > 0)
    add_subdomain (self, g_ptr_array_index (subdomains, 0));
  set_busy (self, FALSE);
}

static void
signet_common_name_keeper_finalize (GObject *object)
{
  SignetCommonNameKeeper *self = SIGNET_COMMON_NAME_KEEPER (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);
  g_free (self->added_name);

  G_OBJECT_CLASS (signet_common_name_keeper_parent_class)->finalize (object);
}

static void
signet_common_name_keeper_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  SignetCommonNameKeeper *self = SIGNET_COMMON_NAME_KEEPER (object);

  switch (property_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_common_name_keeper_class_init (SignetCommonNameKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_common_name_keeper_finalize;
  object_class->get_property = signet_common_name_keeper_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_ADDED] = g_signal_new ("added", SIGNET_TYPE_COMMON_NAME_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_TAKEN_BACK] = g_signal_new ("taken-back", SIGNET_TYPE_COMMON_NAME_KEEPER, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", SIGNET_TYPE_COMMON_NAME_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
signet_common_name_keeper_init (SignetCommonNameKeeper *self)
{
}

/**
 * signet_common_name_keeper_new:
 * @store: where the subdomains are
 * @draft: whose common name and selection are kept together
 *
 * Returns: (transfer full): a keeper that does nothing until it is asked to
 */
SignetCommonNameKeeper *
signet_common_name_keeper_new (SignetStore *store,
                               SignetDraft *draft)
{
  SignetCommonNameKeeper *self = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);
  g_return_val_if_fail (SIGNET_IS_DRAFT (draft), NULL);

  self = g_object_new (SIGNET_TYPE_COMMON_NAME_KEEPER, NULL);
  self->store = g_object_ref (store);
  self->draft = g_object_ref (draft);

  return self;
}

/**
 * signet_common_name_keeper_ensure:
 * @self: a keeper
 *
 * Ticks the host that is the common name. Where no picked subdomain has it, reads the one that does, busy
 * meanwhile, and adds it.
 */
void
signet_common_name_keeper_ensure (SignetCommonNameKeeper *self)
{
  const char *names[2] = { NULL, };
  g_auto (GStrv) missing = NULL;

  g_return_if_fail (SIGNET_IS_COMMON_NAME_KEEPER (self));

  take_back (self);
  names[0] = signet_draft_get_text (self->draft, SIGNET_FIELD_COMMON_NAME);
  if (names[0][0] == '\0')
    return;

  missing = signet_selection_include (signet_draft_get_selection (self->draft), names);
  if (missing == NULL || missing[0] == NULL)
    return;

  /* An answer about a former common name is no use any more. */
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  signet_store_find_names_async (self->store, signet_instance_get_id (signet_draft_get_instance (self->draft)), names,
                                 self->cancellable, subdomains_cb, g_object_ref (self));
}

/**
 * signet_common_name_keeper_get_busy:
 * @self: a keeper
 *
 * Returns: whether it cannot be said yet that the common name is in
 */
gboolean
signet_common_name_keeper_get_busy (SignetCommonNameKeeper *self)
{
  g_return_val_if_fail (SIGNET_IS_COMMON_NAME_KEEPER (self), FALSE);

  return self->busy;
}

/**
 * signet_common_name_keeper_keep:
 * @self: a keeper
 * @subdomain: a subdomain of the selection that the user wants to take out
 *
 * Where @subdomain has the common name, unticks its other hosts instead.
 *
 * Returns: whether it has to stay
 */
gboolean
signet_common_name_keeper_keep (SignetCommonNameKeeper  *self,
                                SignetSelectedSubdomain *subdomain)
{
  const char *common_name = NULL;

  g_return_val_if_fail (SIGNET_IS_COMMON_NAME_KEEPER (self), FALSE);
  g_return_val_if_fail (SIGNET_IS_SELECTED_SUBDOMAIN (subdomain), FALSE);

  common_name = signet_draft_get_text (self->draft, SIGNET_FIELD_COMMON_NAME);
  if (!has_host (subdomain, common_name))
    return FALSE;

  include_alone (subdomain, common_name);

  return TRUE;
}
