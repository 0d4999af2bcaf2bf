/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/find/signet-find-pane.h"
#include "ui/jobs/signet-job-pane.h"
#include "ui/widget/signet-undo.h"
#include "ui/window/signet-instance-list.h"
#include "ui/window/signet-subdomain-list.h"

/* What the parts of SignetWindow share. Does not include signet-window.h, which would close a circle. */

G_BEGIN_DECLS

typedef struct _SignetWindow SignetWindow;

struct _SignetWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwToastOverlay     *toasts;
  GtkInfoBar          *info_bar;
  GtkLabel            *info_label;
  GtkStack            *stack;
  AdwFlap             *flap;
  AdwLeaflet          *leaflet;
  GtkStack            *subdomains_stack;
  SignetInstanceList  *instance_list;
  SignetSubdomainList *subdomain_list;
  SignetJobPane       *job_pane;
  GtkToggleButton     *find_button;
  GtkSearchBar        *search_bar;
  GtkSearchEntry      *find_entry;
  SignetFindPane      *find_pane;
  GtkButton           *back_button;
  GtkToggleButton     *jobs_button;
  GtkStack            *jobs_button_stack;
  GtkButton           *manage_button;
  GtkButton           *manage_button_narrow;
  GtkActionBar        *action_bar;
  GtkWidget           *drop_target_frame;

  /* owned */
  SignetStore          *store;
  SignetKeyring        *keyring;
  char                 *store_path;
  GSettings            *settings;    /* (nullable) where the schema is not installed */
  SignetUndo           *undo;
  GCancellable         *cancellable; /* of what is under way when the window goes */
  GtkFileChooserNative *chooser;     /* while it is open */

  /* borrowed */
  GtkWidget *focus_before_find; /* weak */

  gint64 wanted_instance_id;  /* to go to a subdomain of it, or 0 */
  gint64 wanted_subdomain_id;
  guint  folded_source;
};

/* signet-window.c */
void signet_window_toast      (SignetWindow *self, const char *text);
/* @error: a cancelled operation is not shown. */
void signet_window_show_error (SignetWindow *self, const char *heading, const GError *error);
void signet_window_update_pages (SignetWindow *self);

/* signet-window-actions.c */
void signet_window_class_add_actions (GtkWidgetClass *widget_class);
void signet_window_update_actions    (SignetWindow *self);
/* @ids: (nullable) (transfer none); @again: (nullable) */
void signet_window_open_wizard       (SignetWindow *self, SignetInstance *instance, GArray *ids, SignetRequest *again);
void signet_window_request_again     (SignetWindow *self, SignetRequest *request);
void signet_window_show_job          (SignetWindow *self, const char *uuid);

/* signet-window-find.c */
void     signet_window_set_up_find     (SignetWindow *self);
gboolean signet_window_is_finding      (SignetWindow *self);
void     signet_window_find            (SignetWindow *self);
/* After another instance is shown. */
void     signet_window_arrive          (SignetWindow *self);
void     signet_window_go_to_hit       (SignetWindow *self, SignetHit *hit);
void     signet_window_show_uses       (SignetWindow *self, const char *name);
/* For the list of all instances. */
void     signet_window_manage_selected (SignetWindow *self);

/* signet-window-edit.c */
void signet_window_class_add_edit_actions (GtkWidgetClass *widget_class);
void signet_window_update_edit_actions    (SignetWindow *self);

/* signet-window-import.c */
void signet_window_choose_import (SignetWindow *self);
void signet_window_paste_import  (SignetWindow *self);
void signet_window_import_sample (SignetWindow *self);
void signet_window_accept_drops  (SignetWindow *self);

/* signet-window-export.c */
void signet_window_choose_export (SignetWindow *self);

/* signet-window-removal.c */
void signet_window_remove_instance   (SignetWindow *self, SignetInstance *instance);
void signet_window_remove_subdomains (SignetWindow *self, GArray *ids);
void signet_window_offer_move_back   (SignetWindow *self, SignetInstance *from, SignetInstance *to, GArray *ids);
/* @subdomains: (element-type SignetSubdomain): as they were before, of one instance or of several. */
void signet_window_offer_moves_back  (SignetWindow *self, GPtrArray *subdomains, SignetInstance *to);

G_END_DECLS
