/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/jobs/signet-name-list.h"

#include "base/signet-dns-name.h"
#include "ui/widget/signet-copy-button.h"
#include "ui/widget/signet-list-keys.h"

#include <glib/gi18n-lib.h>

struct _SignetNameList
{
  AdwBin parent_instance;

  /* template children */
  AdwPreferencesGroup *group;
  SignetCopyButton    *copy_button;
  GtkListView         *list_view;
};

G_DEFINE_FINAL_TYPE (SignetNameList, signet_name_list, ADW_TYPE_BIN)

static void
signet_name_list_class_init (SignetNameListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/jobs/signet-name-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetNameList, group);
  gtk_widget_class_bind_template_child (widget_class, SignetNameList, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SignetNameList, list_view);
}

static void
signet_name_list_init (SignetNameList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->list_view));
}

/**
 * signet_name_list_set_names:
 * @self: a name list
 * @names: (nullable): A-labels, %NULL-terminated
 *
 * Shows @names in their order, as U-labels where they have one; what is copied are the A-labels, as they
 * are in the CSR.
 */
void
signet_name_list_set_names (SignetNameList     *self,
                            const char * const *names)
{
  static const char * const none[] = { NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autofree char *title = NULL;
  g_autofree char *lines = NULL;
  guint n_names = 0;

  g_return_if_fail (SIGNET_IS_NAME_LIST (self));

  if (names == NULL)
    names = none;
  n_names = g_strv_length ((char **) names);
  for (guint i = 0; i < n_names; i++)
    gtk_string_list_take (model, signet_dns_name_to_unicode (names[i]));

  title = g_strdup_printf (ngettext ("%u subdomain", "%u subdomains", n_names), n_names);
  lines = g_strjoinv ("\n", (char **) names);
  adw_preferences_group_set_title (self->group, title);
  signet_copy_button_set_text (self->copy_button, lines);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&model)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  gtk_widget_set_visible (GTK_WIDGET (self), n_names > 0);
}
