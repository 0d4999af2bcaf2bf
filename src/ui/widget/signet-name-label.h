/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* A DNS name in a list: readable, with the A-label as its tooltip, and a sign where it may be taken for another name.
 * Property: dns-name (canonical A-label, nullable). */

G_BEGIN_DECLS

#define SIGNET_TYPE_NAME_LABEL (signet_name_label_get_type ())
G_DECLARE_FINAL_TYPE (SignetNameLabel, signet_name_label, SIGNET, NAME_LABEL, GtkWidget)

const char *signet_name_label_get_name    (SignetNameLabel *self); /* (nullable) */
void        signet_name_label_set_name    (SignetNameLabel *self, const char *name);
/* What is odd about the name, or NULL. */
const char *signet_name_label_get_warning (SignetNameLabel *self);

G_END_DECLS
