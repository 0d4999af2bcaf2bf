/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-term-choice.h"

#include "inventory/signet-subdomain.h"

#include <glib/gi18n-lib.h>

static const char * const delegation_types[] = { "full", "cname" };
static const char * const use_cases[] = { "marketing", "transactional" };

/* What the rows of a choice stand for, in their order; NULL for "as it is", and at the end for "Other". */
static G_DEFINE_QUARK (signet-term-choice-nicks, nicks)

static GPtrArray *
get_nicks (AdwComboRow *row)
{
  return g_object_get_qdata (G_OBJECT (row), nicks_quark ());
}

static void
add (GtkStringList *titles,
     GPtrArray     *nicks,
     const char    *title,
     const char    *nick)
{
  gtk_string_list_append (titles, title);
  g_ptr_array_add (nicks, g_strdup (nick));
}

static void
take (AdwComboRow   *row,
      GtkStringList *titles,
      GPtrArray     *nicks)
{
  g_object_set_qdata_full (G_OBJECT (row), nicks_quark (), nicks, (GDestroyNotify) g_ptr_array_unref);
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
}

static guint
find (AdwComboRow *row,
      const char  *nick)
{
  GPtrArray *nicks = get_nicks (row);

  for (guint i = 0; i < nicks->len; i++)
    if (g_strcmp0 (g_ptr_array_index (nicks, i), nick) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/**
 * signet_delegation_choice_set_up:
 * @row: a combo row
 * @first: (nullable): what the first row is called that stands for %NULL, translated; %NULL for no such row
 * @other: (nullable): one more delegation type, of an inventory; "" for one that is not known
 */
void
signet_delegation_choice_set_up (AdwComboRow *row,
                                 const char  *first,
                                 const char  *other)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *nicks = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  if (first != NULL)
    add (titles, nicks, first, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (delegation_types); i++)
    add (titles, nicks, signet_delegation_type_describe (delegation_types[i]), delegation_types[i]);
  if (other != NULL && !signet_delegation_type_is_known (other))
    add (titles, nicks, *other != '\0' ? other : C_("delegation type", "Not known"), other);
  take (row, titles, nicks);
}

/**
 * signet_delegation_choice_get:
 * @row: a combo row that was set up
 *
 * Returns: (transfer none) (nullable): the nick of what is picked, %NULL for the first row that stands for nothing
 */
const char *
signet_delegation_choice_get (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);
  GPtrArray *nicks = get_nicks (row);

  return selected < nicks->len ? g_ptr_array_index (nicks, selected) : NULL;
}

/**
 * signet_delegation_choice_set:
 * @row: a combo row that was set up
 * @nick: (nullable): what to pick
 */
void
signet_delegation_choice_set (AdwComboRow *row,
                              const char  *nick)
{
  adw_combo_row_set_selected (row, find (row, nick));
}

static gboolean
is_other (AdwComboRow *row)
{
  return adw_combo_row_get_selected (row) + 1 == get_nicks (row)->len;
}

static void
selected_cb (AdwComboRow *row,
             GParamSpec  *pspec,
             gpointer     entry)
{
  gtk_widget_set_visible (GTK_WIDGET (entry), is_other (row));
}

/**
 * signet_use_case_choice_set_up:
 * @row: a combo row
 * @entry: where any other use case is typed
 * @first: (nullable): what the first row is called that stands for %NULL, translated; %NULL for no such row
 */
void
signet_use_case_choice_set_up (AdwComboRow *row,
                               AdwEntryRow *entry,
                               const char  *first)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *nicks = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (ADW_IS_COMBO_ROW (row));
  g_return_if_fail (ADW_IS_ENTRY_ROW (entry));

  if (first != NULL)
    add (titles, nicks, first, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (use_cases); i++)
    add (titles, nicks, signet_use_case_describe (use_cases[i]), use_cases[i]);
  add (titles, nicks, C_("use case", "Other"), "");
  take (row, titles, nicks);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), entry, 0);
  selected_cb (row, NULL, entry);
}

/**
 * signet_use_case_choice_dup:
 * @row: a combo row that was set up
 * @entry: where any other use case is typed
 *
 * Returns: (transfer full) (nullable): the nick or text of what is picked; %NULL for the first row that stands for nothing
 */
char *
signet_use_case_choice_dup (AdwComboRow *row,
                            AdwEntryRow *entry)
{
  g_autofree char *text = NULL;

  if (!is_other (row))
    return g_strdup (signet_delegation_choice_get (row));

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  return signet_use_case_to_nick (text);
}

/**
 * signet_use_case_choice_set:
 * @row: a combo row that was set up
 * @entry: where any other use case is typed
 * @nick: (nullable): what to pick, a nick or any text
 */
void
signet_use_case_choice_set (AdwComboRow *row,
                            AdwEntryRow *entry,
                            const char  *nick)
{
  guint position = find (row, nick);

  if (position == GTK_INVALID_LIST_POSITION)
    position = get_nicks (row)->len - 1;
  gtk_editable_set_text (GTK_EDITABLE (entry), position + 1 == get_nicks (row)->len && nick != NULL ? nick : "");
  adw_combo_row_set_selected (row, position);
}
