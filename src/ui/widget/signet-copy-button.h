/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* A button that copies a text and says "Copied" in its place for two seconds. Never for a secret: the
 * clipboard belongs to every program. Properties: text (what a click copies), caption (its words; also the name
 * of an icon button), icon-only (a copy symbol instead of the words). Without a text, answer "clicked" with
 * signet_copy_button_copy(). */

G_BEGIN_DECLS

#define SIGNET_TYPE_COPY_BUTTON (signet_copy_button_get_type ())
G_DECLARE_FINAL_TYPE (SignetCopyButton, signet_copy_button, SIGNET, COPY_BUTTON, GtkButton)

GtkWidget *signet_copy_button_new      (const char *caption);
void       signet_copy_button_set_text (SignetCopyButton *self, const char *text);
void       signet_copy_button_copy     (SignetCopyButton *self, const char *text);

G_END_DECLS
