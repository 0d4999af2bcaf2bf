/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* A few words at the place where something happened: that it failed, and what to do; that a file was saved,
 * with a button that shows it; or what came of a try. Not seen until it says something. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_NOTICE_INFO,
  SIGNET_NOTICE_WARNING,
  SIGNET_NOTICE_ERROR,
} SignetNoticeKind;

#define SIGNET_TYPE_NOTICE (signet_notice_get_type ())
G_DECLARE_FINAL_TYPE (SignetNotice, signet_notice, SIGNET, NOTICE, GtkBox)

void        signet_notice_show       (SignetNotice *self, SignetNoticeKind kind, const char *text);
void        signet_notice_show_saved (SignetNotice *self, GFile *file);
void        signet_notice_clear      (SignetNotice *self);
const char *signet_notice_get_text   (SignetNotice *self); /* "" while it says nothing */

G_END_DECLS
