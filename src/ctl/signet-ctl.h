/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyring/signet-keyring.h"
#include "store/signet-store.h"

#include <json-glib/json-glib.h>

/* What every command of signetctl needs: the open store, the keyring, a way to wait for asynchronous
 * calls, and one way to print. Messages go to stderr, results to stdout. */

G_BEGIN_DECLS

/* The exit statuses that scripts rely on. */
typedef enum {
  SIGNET_CTL_DONE        = 0,
  SIGNET_CTL_FAILED      = 1,
  SIGNET_CTL_WRONG_USAGE = 2,
} SignetCtlStatus;

#define SIGNET_TYPE_CTL (signet_ctl_get_type ())
G_DECLARE_FINAL_TYPE (SignetCtl, signet_ctl, SIGNET, CTL, GObject)

/* @arguments: the command's own, without the program's and the command's name. */
typedef SignetCtlStatus (*SignetCtlCommand) (SignetCtl *ctl, GStrv arguments);

SignetCtl      *signet_ctl_new            (const char *command_name);

/* Takes @entries and --json from @arguments; what is left over is in the G_OPTION_REMAINING entry. Prints what is wrong,
 * and the command's usage: FALSE then stands for SIGNET_CTL_WRONG_USAGE. @synopsis: "FILE", ... */
gboolean        signet_ctl_parse          (SignetCtl *self, GStrv arguments, const GOptionEntry *entries,
                                           const char *synopsis, const char *summary);
SignetCtlStatus signet_ctl_wrong_usage    (SignetCtl *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Opens the store, and takes up what an earlier run left behind. Prints why it could not. */
gboolean        signet_ctl_open           (SignetCtl *self);
SignetStore    *signet_ctl_get_store      (SignetCtl *self);
SignetKeyring  *signet_ctl_get_keyring    (SignetCtl *self);
const char     *signet_ctl_get_store_path (SignetCtl *self);
gboolean        signet_ctl_get_json       (SignetCtl *self);

/* Cancelled by Ctrl+C. */
GCancellable   *signet_ctl_get_cancellable (SignetCtl *self);
/* Give signet_ctl_ready_cb and the SignetCtl to an _async call, then wait for its result. */
void            signet_ctl_ready_cb       (GObject *source, GAsyncResult *result, gpointer ctl);
GAsyncResult   *signet_ctl_wait           (SignetCtl *self);

SignetCtlStatus signet_ctl_fail           (SignetCtl *self, const GError *error);
void            signet_ctl_message        (SignetCtl *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void            signet_ctl_print          (const char *text);
void            signet_ctl_add_string     (JsonBuilder *builder, const char *name, const char *value);
void            signet_ctl_print_json     (JsonBuilder *builder);

/* The commands. */
SignetCtlStatus signet_ctl_import           (SignetCtl *ctl, GStrv arguments);
SignetCtlStatus signet_ctl_export_inventory (SignetCtl *ctl, GStrv arguments);
SignetCtlStatus signet_ctl_instances        (SignetCtl *ctl, GStrv arguments);
SignetCtlStatus signet_ctl_subdomains       (SignetCtl *ctl, GStrv arguments);
SignetCtlStatus signet_ctl_where            (SignetCtl *ctl, GStrv arguments);
SignetCtlStatus signet_ctl_jobs             (SignetCtl *ctl, GStrv arguments);
SignetCtlStatus signet_ctl_request          (SignetCtl *ctl, GStrv arguments);
SignetCtlStatus signet_ctl_summary          (SignetCtl *ctl, GStrv arguments);
SignetCtlStatus signet_ctl_download         (SignetCtl *ctl, GStrv arguments);
SignetCtlStatus signet_ctl_show             (SignetCtl *ctl, GStrv arguments);

G_END_DECLS
