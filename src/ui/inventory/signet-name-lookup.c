/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-name-lookup.h"

#include "base/signet-dns-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As many hosts are looked for on other instances: the warning names one. */
#define MAX_ELSEWHERE 20

struct _SignetNameLookup
{
  GObject parent_instance;

  /* owned */
  SignetStore  *store;
  GCancellable *cancellable; /* of the present question */
  GPtrArray    *names;       /* asked about: the subdomain (may be NULL), then the hosts */
  char         *name_problem;
  char         *hosts_problem;
  char         *elsewhere;

  gint64 instance_id;
  gint64 subdomain_id;
  guint  next;               /* of the names, to be looked for elsewhere */
  guint  stopped : 1;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetNameLookup, signet_name_lookup, G_TYPE_OBJECT)

static void ask_elsewhere (SignetNameLookup *self);

static void
clear_answers (SignetNameLookup *self)
{
  g_clear_pointer (&self->name_problem, g_free);
  g_clear_pointer (&self->hosts_problem, g_free);
  g_clear_pointer (&self->elsewhere, g_free);
}

/* A question that was followed by another is not listened to any more. */
static gboolean
is_stale (SignetNameLookup *self,
          GAsyncResult     *result)
{
  return g_task_get_cancellable (G_TASK (result)) != self->cancellable || g_cancellable_is_cancelled (self->cancellable);
}

static void
elsewhere_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SignetNameLookup) self = SIGNET_NAME_LOOKUP (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) instances =
    signet_store_find_name_elsewhere_finish (SIGNET_STORE (source), result, &error);
  const char *name;
  g_autofree char *shown = NULL;

  /* Where the store does not answer there is nothing to warn of; saving will tell. */
  if (is_stale (self, result) || instances == NULL)
    return;
  if (instances->len == 0)
    {
      self->next++;
      ask_elsewhere (self);
      return;
    }

  name = g_ptr_array_index (self->names, self->next);
  shown = signet_dns_name_to_unicode (name);
  if (instances->len == 1)
    self->elsewhere = g_strdup_printf (_("Another instance has “%s” as well: “%s”."), shown,
                                       signet_instance_get_name (g_ptr_array_index (instances, 0)));
  else
    self->elsewhere = g_strdup_printf (ngettext ("%u other instance has “%s” as well, among them “%s”.",
                                                 "%u other instances have “%s” as well, among them “%s”.",
                                                 instances->len),
                                       instances->len, shown,
                                       signet_instance_get_name (g_ptr_array_index (instances, 0)));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask_elsewhere (SignetNameLookup *self)
{
  while (self->next < self->names->len && g_ptr_array_index (self->names, self->next) == NULL)
    self->next++;
  if (self->next >= MIN (self->names->len, MAX_ELSEWHERE))
    return;

  signet_store_find_name_elsewhere_async (self->store, g_ptr_array_index (self->names, self->next),
                                          self->instance_id, self->cancellable, elsewhere_cb, g_object_ref (self));
}

static gboolean
has_host (SignetNameLookup *self,
          const char       *name)
{
  for (guint i = 1; i < self->names->len; i++)
    if (g_str_equal (g_ptr_array_index (self->names, i), name))
      return TRUE;

  return FALSE;
}

/* What @subdomain has of the names: they cannot be had twice in an instance. */
static void
hold_against (SignetNameLookup *self,
              SignetSubdomain  *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  guint n_hosts = g_list_model_get_n_items (hosts);

  if (self->name_problem == NULL &&
      g_strcmp0 (g_ptr_array_index (self->names, 0), signet_subdomain_get_name (subdomain)) == 0)
    self->name_problem = g_strdup_printf (_("“%s” is set up on this instance already."),
                                          signet_subdomain_get_display_name (subdomain));

  for (guint i = 0; self->hosts_problem == NULL && i < n_hosts; i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      if (has_host (self, signet_host_get_name (host)))
        self->hosts_problem = g_strdup_printf (_("“%s” is there already: it is a host of “%s”."),
                                               signet_host_get_display_name (host),
                                               signet_subdomain_get_display_name (subdomain));
    }
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetNameLookup) self = SIGNET_NAME_LOOKUP (user_data);
  g_auto (GStrv) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) subdomains =
    signet_store_find_names_finish (SIGNET_STORE (source), result, &missing, &error);

  if (is_stale (self, result) || subdomains == NULL)
    return;

  for (guint i = 0; i < subdomains->len; i++)
    {
      SignetSubdomain *subdomain = g_ptr_array_index (subdomains, i);

      if (signet_subdomain_get_id (subdomain) != self->subdomain_id)
        hold_against (self, subdomain);
    }
  g_signal_emit (self, signals[CHANGED], 0);

  self->next = 0;
  ask_elsewhere (self);
}

static void
signet_name_lookup_finalize (GObject *object)
{
  SignetNameLookup *self = SIGNET_NAME_LOOKUP (object);

  clear_answers (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_ptr_array_unref (self->names);

  G_OBJECT_CLASS (signet_name_lookup_parent_class)->finalize (object);
}

static void
signet_name_lookup_class_init (SignetNameLookupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_name_lookup_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
signet_name_lookup_init (SignetNameLookup *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
}

/**
 * signet_name_lookup_new:
 * @store: where the names are
 * @instance_id: the instance that is to have them
 * @subdomain_id: the subdomain that may have them already, or 0
 *
 * Returns: (transfer full): a lookup that knows of no names yet
 */
SignetNameLookup *
signet_name_lookup_new (SignetStore *store,
                        gint64       instance_id,
                        gint64       subdomain_id)
{
  SignetNameLookup *self = g_object_new (SIGNET_TYPE_NAME_LOOKUP, NULL);

  self->store = g_object_ref (store);
  self->instance_id = instance_id;
  self->subdomain_id = subdomain_id;

  return self;
}

static gboolean
is_known (SignetNameLookup *self,
          const char       *subdomain,
          GPtrArray        *hosts)
{
  if (self->names->len != hosts->len + 1 || g_strcmp0 (g_ptr_array_index (self->names, 0), subdomain) != 0)
    return FALSE;

  for (guint i = 0; i < hosts->len; i++)
    if (!g_str_equal (g_ptr_array_index (self->names, i + 1), g_ptr_array_index (hosts, i)))
      return FALSE;

  return TRUE;
}

/**
 * signet_name_lookup_set_names:
 * @self: a lookup
 * @subdomain: (nullable): the name of the subdomain, canonical
 * @hosts: (element-type utf8): its hosts, canonical
 *
 * Forgets what was asked before, and asks about these, unless they are the same.
 */
void
signet_name_lookup_set_names (SignetNameLookup *self,
                              const char       *subdomain,
                              GPtrArray        *hosts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  g_return_if_fail (SIGNET_IS_NAME_LOOKUP (self));
  g_return_if_fail (hosts != NULL);

  if (self->stopped || is_known (self, subdomain, hosts))
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  clear_answers (self);
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_add (self->names, g_strdup (subdomain));
  if (subdomain != NULL)
    g_strv_builder_add (builder, subdomain);
  for (guint i = 0; i < hosts->len; i++)
    {
      g_ptr_array_add (self->names, g_strdup (g_ptr_array_index (hosts, i)));
      g_strv_builder_add (builder, g_ptr_array_index (hosts, i));
    }

  names = g_strv_builder_end (builder);
  if (names[0] == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  signet_store_find_names_async (self->store, self->instance_id, (const char * const *) names, self->cancellable,
                                 found_cb, g_object_ref (self));
}

/**
 * signet_name_lookup_get_name_problem:
 * @self: a lookup
 *
 * Returns: (transfer none) (nullable): why the subdomain cannot have its name
 */
const char *
signet_name_lookup_get_name_problem (SignetNameLookup *self)
{
  g_return_val_if_fail (SIGNET_IS_NAME_LOOKUP (self), NULL);

  return self->name_problem;
}

/**
 * signet_name_lookup_get_hosts_problem:
 * @self: a lookup
 *
 * Returns: (transfer none) (nullable): why it cannot have one of its hosts
 */
const char *
signet_name_lookup_get_hosts_problem (SignetNameLookup *self)
{
  g_return_val_if_fail (SIGNET_IS_NAME_LOOKUP (self), NULL);

  return self->hosts_problem;
}

/**
 * signet_name_lookup_get_elsewhere:
 * @self: a lookup
 *
 * Returns: (transfer none) (nullable): which other instance has one of the names
 */
const char *
signet_name_lookup_get_elsewhere (SignetNameLookup *self)
{
  g_return_val_if_fail (SIGNET_IS_NAME_LOOKUP (self), NULL);

  return self->elsewhere;
}

/**
 * signet_name_lookup_stop:
 * @self: a lookup that nobody listens to any more
 */
void
signet_name_lookup_stop (SignetNameLookup *self)
{
  g_return_if_fail (SIGNET_IS_NAME_LOOKUP (self));

  self->stopped = TRUE;
  g_cancellable_cancel (self->cancellable);
}
