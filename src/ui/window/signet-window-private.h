/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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

  guint folded_source;
};

/* signet-window.c */
void signet_window_toast      (SignetWindow *self, const char *text);
/* @error: a cancelled operation is not shown. */
void signet_window_show_error (SignetWindow *self, const char *heading, const GError *error);

/* signet-window-actions.c */
void signet_window_class_add_actions (GtkWidgetClass *widget_class);
void signet_window_update_actions    (SignetWindow *self);
/* @ids: (nullable) (transfer none); @again: (nullable) */
void signet_window_open_wizard       (SignetWindow *self, SignetInstance *instance, GArray *ids, SignetRequest *again);
void signet_window_request_again     (SignetWindow *self, SignetRequest *request);

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

G_END_DECLS
