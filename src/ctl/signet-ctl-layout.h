/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/signet-ctl.h"
#include "inventory/signet-import-layout.h"

/* How a file is to be read, as the command line says it over what was detected. */

G_BEGIN_DECLS

typedef struct {
  char *format;
  char *encoding;
  char *separator;
  char **maps;     /* "COLUMN=FIELD" */
  char *instance;  /* name or URL */
  char *origin;
} SignetCtlLayoutOptions;

void            signet_ctl_layout_options_clear (SignetCtlLayoutOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignetCtlLayoutOptions, signet_ctl_layout_options_clear)

/* What can be told before anything is opened. */
SignetCtlStatus signet_ctl_layout_options_check (SignetCtl *ctl, const SignetCtlLayoutOptions *options);
/* For detection: -1 where none is given. */
int             signet_ctl_layout_options_get_format (const SignetCtlLayoutOptions *options);
/* Prints what could not be done, and what was guessed. */
SignetCtlStatus signet_ctl_layout_options_apply (SignetCtl *ctl, const SignetCtlLayoutOptions *options,
                                                 SignetImportLayout *layout);

G_END_DECLS
