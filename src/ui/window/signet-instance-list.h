/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/find/signet-narrow-bar.h"

/* The instances with a search and filters above them. One is always selected where there is one, or "All Instances", and stays
 * selected by its row id when the rows change. Properties: instance (SignetInstance, the selected one, notifies), all
 * (gboolean, notifies before instance does), empty
 * (gboolean: the store has no instances at all), settled (gboolean: the rows have been read once),
 * single-click (gboolean: for a window that shows this list alone). Signal "opened": a row was activated. */

G_BEGIN_DECLS

#define SIGNET_TYPE_INSTANCE_LIST (signet_instance_list_get_type ())
G_DECLARE_FINAL_TYPE (SignetInstanceList, signet_instance_list, SIGNET, INSTANCE_LIST, GtkWidget)

#define SIGNET_INSTANCE_LIST_ALL ((gint64) -1)
/* @selected_id: of the instance to begin with, 0 for the first one, or SIGNET_INSTANCE_LIST_ALL. */
void            signet_instance_list_set_up       (SignetInstanceList *self, SignetStore *store, gint64 selected_id);
SignetInstance *signet_instance_list_get_instance (SignetInstanceList *self);
gboolean        signet_instance_list_get_empty    (SignetInstanceList *self);
gboolean        signet_instance_list_get_settled  (SignetInstanceList *self);
/* At once, or as soon as the row is there; clears search and filters. */
void            signet_instance_list_select       (SignetInstanceList *self, gint64 id);
void            signet_instance_list_select_all   (SignetInstanceList *self);
gboolean        signet_instance_list_get_all      (SignetInstanceList *self);
SignetNarrowBar *signet_instance_list_get_narrow_bar (SignetInstanceList *self);
void            signet_instance_list_focus_search (SignetInstanceList *self);

G_END_DECLS
