/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-instance.h"
#include "inventory/signet-subdomain.h"

/* What an import does, or would do, with one row of a file. Immutable; says its words when it is asked: there is one for each of
 * 100,000 rows. Properties: line (uint), status, instance-name, subdomain-name, text. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_IMPORT_NEW,
  SIGNET_IMPORT_CHANGED,
  SIGNET_IMPORT_SAME,
  SIGNET_IMPORT_REFUSED,
} SignetImportStatus;
#define SIGNET_IMPORT_N_STATUS 4

#define SIGNET_TYPE_IMPORT_STATUS (signet_import_status_get_type ())
GType       signet_import_status_get_type (void);
const char *signet_import_status_describe (SignetImportStatus status); /* "New", "Changed", ...; translated */

#define SIGNET_TYPE_IMPORT_ENTRY (signet_import_entry_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportEntry, signet_import_entry, SIGNET, IMPORT_ENTRY, GObject)

/* @instance, @subdomain: of the row; NULL where it could not be read. @text: what changes, or the reason; NULL: its hosts, where it
 * is new. */
SignetImportEntry *signet_import_entry_new (guint line, SignetImportStatus status, SignetInstance *instance,
                                            SignetSubdomain *subdomain, const char *text);

guint              signet_import_entry_get_line           (SignetImportEntry *self);
SignetImportStatus signet_import_entry_get_status         (SignetImportEntry *self);
const char        *signet_import_entry_get_instance_name  (SignetImportEntry *self); /* never NULL */
const char        *signet_import_entry_get_subdomain_name (SignetImportEntry *self); /* never NULL */
const char        *signet_import_entry_get_text           (SignetImportEntry *self); /* never NULL; in the main thread */

G_END_DECLS
