/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-add-subdomain-dialog.h"

#include "base/signet-error.h"
#include "ui/widget/signet-list-keys.h"
#include "ui/widget/signet-notice.h"
#include "ui/wizard/signet-candidate-row.h"
#include "ui/wizard/signet-pasted-names.h"
#include "ui/wizard/signet-tick-set.h"

#include <glib/gi18n-lib.h>

#define ADD_SLICE_US 8000

struct _SignetAddSubdomainDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkWidget      *cancel_button;
  GtkButton      *ok_button;
  GtkSpinner     *spinner;
  GtkWidget      *content_box;
  GtkSearchEntry *search_entry;
  GtkPopover     *paste_popover;
  GtkTextView    *paste_view;
  SignetNotice   *notice;
  GtkStack       *stack;
  GtkListView    *list_view;
  GtkLabel       *count_label;

  SignetStore    *store;       /* owned */
  SignetDraft    *draft;       /* owned */
  SignetRowModel *candidates;  /* owned */
  gboolean        select_all_later; /* when all of them are known */
  SignetTickSet  *ticks;       /* owned */
  GHashTable     *pasted;      /* owned; a set of host and subdomain names that were pasted */
  GCancellable   *cancellable; /* owned; ends with the dialog */
  GPtrArray      *loaded;      /* owned; SignetSubdomain, being added; NULL before OK */
  guint           n_added;     /* of them */
  guint           add_source;  /* 0: nothing is being added */
  gboolean        busy;        /* reading from the store, or adding */
  gboolean        adding;      /* OK was pressed */
};

G_DEFINE_FINAL_TYPE (SignetAddSubdomainDialog, signet_add_subdomain_dialog, ADW_TYPE_WINDOW)

static gint64
get_instance_id (SignetAddSubdomainDialog *self)
{
  return signet_instance_get_id (signet_draft_get_instance (self->draft));
}

static void
update_sensitive (SignetAddSubdomainDialog *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  /* An entry of GTK 4.8 that has the focus and becomes insensitive goes on blinking, and complains. */
  if (self->adding && focus != NULL && gtk_widget_is_ancestor (focus, self->content_box))
    gtk_widget_grab_focus (self->cancel_button);
  gtk_widget_set_sensitive (self->content_box, !self->adding);
}

static void
update (SignetAddSubdomainDialog *self)
{
  guint n_ticked = signet_tick_set_get_n_ticked (self->ticks);
  g_autofree char *count = g_strdup_printf (ngettext ("%u subdomain ticked", "%u subdomains ticked", n_ticked),
                                            n_ticked);

  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ok_button), n_ticked > 0 && !self->busy);
  update_sensitive (self);
  gtk_spinner_set_spinning (self->spinner, self->busy);
}

static void
set_busy (SignetAddSubdomainDialog *self,
          gboolean                  busy)
{
  self->busy = busy;
  update (self);
}

static void
select_all (SignetAddSubdomainDialog *self)
{
  g_autoptr (GArray) ids = signet_row_model_dup_ids (self->candidates);
  g_autoptr (GArray) new_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    if (!signet_selection_contains (signet_draft_get_selection (self->draft), g_array_index (ids, gint64, i)))
      g_array_append_val (new_ids, g_array_index (ids, gint64, i));
  signet_tick_set_add_all (self->ticks, (const gint64 *) (gpointer) new_ids->data, new_ids->len);
}

static void
update_empty (SignetAddSubdomainDialog *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->candidates)) == 0 &&
                   signet_row_model_get_settled (self->candidates);

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
  if (self->select_all_later && signet_row_model_get_settled (self->candidates))
    {
      self->select_all_later = FALSE;
      select_all (self);
    }
}

static void
show_error (SignetAddSubdomainDialog *self,
            const GError             *error)
{
  signet_notice_show (self->notice, SIGNET_NOTICE_ERROR, error->message);
}

/* Of a subdomain that was ticked for the sake of some of its hosts, takes those alone. One that was named
 * itself brings all of its hosts. */
static void
include_pasted_hosts (SignetAddSubdomainDialog *self,
                      SignetSelectedSubdomain  *selected)
{
  GListModel *hosts = signet_selected_subdomain_get_hosts (selected);
  const char *name = signet_subdomain_get_name (signet_selected_subdomain_get_subdomain (selected));
  guint n_hosts = g_list_model_get_n_items (hosts);
  guint n_pasted = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_hosts; i++)
      {
        g_autoptr (SignetSelectedHost) host = g_list_model_get_item (hosts, i);
        gboolean pasted =
          g_hash_table_contains (self->pasted, signet_host_get_name (signet_selected_host_get_host (host)));

        if (pass == 0)
          n_pasted += pasted;
        else if (n_pasted > 0 && !g_hash_table_contains (self->pasted, name))
          signet_selected_host_set_included (host, pasted);
      }
}

static void
add_to_selection (SignetAddSubdomainDialog *self,
                  SignetSubdomain          *subdomain)
{
  GListModel *selection = G_LIST_MODEL (signet_draft_get_selection (self->draft));
  guint n_before = g_list_model_get_n_items (selection);
  g_autoptr (SignetSelectedSubdomain) selected = NULL;

  signet_selection_add (SIGNET_SELECTION (selection), subdomain);
  selected = g_list_model_get_item (selection, n_before);
  if (selected != NULL && g_hash_table_size (self->pasted) > 0)
    include_pasted_hosts (self, selected);
}

/* As many as can be added before the next frame is due: ten thousand are a second's work. Closing the dialog
 * meanwhile leaves those that the list shows by then. */
static gboolean
add_some_cb (gpointer user_data)
{
  SignetAddSubdomainDialog *self = user_data;
  gint64 end = g_get_monotonic_time () + ADD_SLICE_US;

  while (self->n_added < self->loaded->len && g_get_monotonic_time () < end)
    add_to_selection (self, g_ptr_array_index (self->loaded, self->n_added++));
  if (self->n_added < self->loaded->len)
    return G_SOURCE_CONTINUE;

  self->add_source = 0;
  gtk_window_close (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

static void
subdomains_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (SignetAddSubdomainDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) subdomains = signet_store_load_subdomains_finish (SIGNET_STORE (source), result, &error);

  if (signet_error_is_cancelled (error))
    return;

  if (subdomains == NULL)
    {
      self->adding = FALSE;
      set_busy (self, FALSE);
      show_error (self, error);
      gtk_widget_grab_focus (GTK_WIDGET (self->ok_button));
      return;
    }

  self->loaded = g_steal_pointer (&subdomains);
  self->add_source = g_idle_add (add_some_cb, self);
}

static void
ok_cb (SignetAddSubdomainDialog *self)
{
  g_autoptr (GArray) ids = signet_tick_set_dup_ids (self->ticks);

  signet_notice_clear (self->notice);
  self->adding = TRUE;
  set_busy (self, TRUE);
  signet_store_load_subdomains_async (self->store, get_instance_id (self), ids, self->cancellable, subdomains_cb,
                                      g_object_ref (self));
}

static void
append_sentence (GString    *text,
                 const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
}

static void
append_names (GString            *text,
              const char         *format_one,
              const char * const *names)
{
  g_autofree char *list = NULL;

  if (names == NULL || names[0] == NULL)
    return;

  list = signet_pasted_names_describe (names);
  append_sentence (text, format_one);
  g_string_append_printf (text, " %s", list);
}

typedef struct {
  SignetAddSubdomainDialog *dialog;  /* owned */
  GStrv                     names;   /* owned */
  GStrv                     refused; /* owned */
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->dialog);
  g_strfreev (paste->names);
  g_strfreev (paste->refused);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
names_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  SignetAddSubdomainDialog *self = paste->dialog;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *ticked = NULL;
  g_auto (GStrv) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) subdomains = signet_store_find_names_finish (SIGNET_STORE (source), result, &missing, &error);
  SignetSelection *selection = NULL;
  guint n_found = 0;

  if (signet_error_is_cancelled (error))
    return;

  set_busy (self, FALSE);
  if (subdomains == NULL)
    {
      show_error (self, error);
      return;
    }

  selection = signet_draft_get_selection (self->draft);
  for (guint i = 0; i < subdomains->len; i++)
    {
      gint64 id = signet_subdomain_get_id (g_ptr_array_index (subdomains, i));

      if (!signet_selection_contains (selection, id))
        signet_tick_set_set (self->ticks, id, TRUE);
    }
  for (guint i = 0; paste->names[i] != NULL; i++)
    if (missing == NULL || !g_strv_contains ((const char * const *) missing, paste->names[i]))
      {
        g_hash_table_add (self->pasted, g_strdup (paste->names[i]));
        n_found++;
      }

  ticked = g_strdup_printf (ngettext ("%u name was found and its subdomain ticked.",
                                      "%u names were found and their subdomains ticked.", n_found),
                            n_found);
  append_sentence (text, ticked);
  append_names (text, _("Not on this instance:"), (const char * const *) missing);
  append_names (text, _("Not host names:"), (const char * const *) paste->refused);
  signet_notice_show (self->notice,
                      n_found == g_strv_length (paste->names) && paste->refused[0] == NULL ? SIGNET_NOTICE_INFO
                                                                                           : SIGNET_NOTICE_WARNING,
                      text->str);
}

static void
tick_names (SignetAddSubdomainDialog *self,
            const char               *text)
{
  g_autoptr (GError) error = NULL;
  Paste *paste = g_new0 (Paste, 1);

  paste->dialog = g_object_ref (self);
  if (!signet_pasted_names_read (text, &paste->names, &paste->refused, &error))
    {
      show_error (self, error);
      paste_free (paste);
      return;
    }

  set_busy (self, TRUE);
  signet_store_find_names_async (self->store, get_instance_id (self), (const char * const *) paste->names,
                                 self->cancellable, names_cb, paste);
}

static void
tick_pasted_cb (SignetAddSubdomainDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->paste_view);
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gtk_popover_popdown (self->paste_popover);
  tick_names (self, text);
}

static void
search_changed_cb (SignetAddSubdomainDialog *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  /* Several lines were pasted: those are names to tick, not a text that could be in one of them. */
  if (strchr (g_strstrip (text), '\n') != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      tick_names (self, text);
      return;
    }

  self->select_all_later = FALSE;
  signet_row_model_set_search (self->candidates, text);
}

/* Escape: first the search ends, then the dialog. */
static void
stop_search_cb (SignetAddSubdomainDialog *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
activate_cb (SignetAddSubdomainDialog *self,
             guint                     position)
{
  gint64 id = signet_row_model_get_id (self->candidates, position);

  if (!signet_selection_contains (signet_draft_get_selection (self->draft), id))
    signet_tick_set_set (self->ticks, id, !signet_tick_set_contains (self->ticks, id));
}

static void
select_none_cb (SignetAddSubdomainDialog *self)
{
  signet_tick_set_clear (self->ticks);
  g_hash_table_remove_all (self->pasted);
}

static void
select_all_cb (SignetAddSubdomainDialog *self)
{
  /* The other rows of a long list are on their way. */
  self->select_all_later = !signet_row_model_get_settled (self->candidates);
  if (self->select_all_later)
    return;

  select_all (self);
}

static void
setup_cb (SignetAddSubdomainDialog *self,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, signet_candidate_row_new (self->ticks));
}

static void
bind_cb (SignetAddSubdomainDialog *self,
         GtkListItem              *item)
{
  SignetSubdomain *subdomain = gtk_list_item_get_item (item);
  gboolean added = signet_selection_contains (signet_draft_get_selection (self->draft),
                                              signet_subdomain_get_id (subdomain));

  signet_candidate_row_set_subdomain (SIGNET_CANDIDATE_ROW (gtk_list_item_get_child (item)), subdomain, added);
}

static void
unbind_cb (SignetAddSubdomainDialog *self,
           GtkListItem              *item)
{
  signet_candidate_row_set_subdomain (SIGNET_CANDIDATE_ROW (gtk_list_item_get_child (item)), NULL, FALSE);
}

static void
signet_add_subdomain_dialog_dispose (GObject *object)
{
  SignetAddSubdomainDialog *self = SIGNET_ADD_SUBDOMAIN_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->add_source, g_source_remove);
  g_clear_pointer (&self->loaded, g_ptr_array_unref);
  g_clear_object (&self->candidates);
  g_clear_object (&self->ticks);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);
  g_clear_pointer (&self->pasted, g_hash_table_unref);

  G_OBJECT_CLASS (signet_add_subdomain_dialog_parent_class)->dispose (object);
}

static void
signet_add_subdomain_dialog_class_init (SignetAddSubdomainDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_add_subdomain_dialog_dispose;

  g_type_ensure (SIGNET_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-add-subdomain-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetAddSubdomainDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SignetAddSubdomainDialog, ok_button);
  gtk_widget_class_bind_template_child (widget_class, SignetAddSubdomainDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SignetAddSubdomainDialog, content_box);
  gtk_widget_class_bind_template_child (widget_class, SignetAddSubdomainDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SignetAddSubdomainDialog, paste_popover);
  gtk_widget_class_bind_template_child (widget_class, SignetAddSubdomainDialog, paste_view);
  gtk_widget_class_bind_template_child (widget_class, SignetAddSubdomainDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetAddSubdomainDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetAddSubdomainDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, SignetAddSubdomainDialog, count_label);
  gtk_widget_class_bind_template_callback (widget_class, ok_cb);
  gtk_widget_class_bind_template_callback (widget_class, tick_pasted_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_none_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_all_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
signet_add_subdomain_dialog_init (SignetAddSubdomainDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->ticks = signet_tick_set_new ();
  self->pasted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search_entry));
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->list_view));
  signet_list_keys_activate_with_space (GTK_WIDGET (self->list_view));

  g_signal_connect_object (self->ticks, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  update (self);
}

/**
 * signet_add_subdomain_dialog_new:
 * @parent: the window that it belongs to
 * @store: where the subdomains are
 * @draft: what it adds to
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
SignetAddSubdomainDialog *
signet_add_subdomain_dialog_new (GtkWindow   *parent,
                                 SignetStore *store,
                                 SignetDraft *draft)
{
  SignetAddSubdomainDialog *self = NULL;
  g_autoptr (GtkNoSelection) rows = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);
  g_return_val_if_fail (SIGNET_IS_DRAFT (draft), NULL);

  self = g_object_new (SIGNET_TYPE_ADD_SUBDOMAIN_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->draft = g_object_ref (draft);
  self->candidates = signet_store_list_subdomains (store, get_instance_id (self));
  g_signal_connect_object (self->candidates, "items-changed", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->candidates, "notify::settled", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  rows = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->candidates)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (rows));
  update_empty (self);

  return self;
}
