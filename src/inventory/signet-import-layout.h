/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-format.h"
#include "inventory/signet-import-source.h"
#include "inventory/signet-inventory-row.h"

/* How a text is to be read: detected from its beginning, then to be changed. Each change reads the kept beginning anew, so
 * that columns, sample and mapping may all be others: "changed" is emitted after any, and the property notifies.
 * Properties: format (int), encoding, separator (uint), has-header, origin, instance-name, instance-url. */

G_BEGIN_DECLS

#define SIGNET_IMPORT_LAYOUT_N_SAMPLES 5

#define SIGNET_TYPE_IMPORT_LAYOUT (signet_import_layout_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportLayout, signet_import_layout, SIGNET, IMPORT_LAYOUT, GObject)

/* @format: a SignetImportFormat, or -1 for what content and name say. In a thread. */
void                signet_import_layout_detect_async  (SignetImportSource *source, int format, GCancellable *cancellable,
                                                        GAsyncReadyCallback callback, gpointer user_data);
SignetImportLayout *signet_import_layout_detect_finish (GAsyncResult *result, GError **error);
/* The same at once, from the beginning of a text; @whole: it is all there is. */
SignetImportLayout *signet_import_layout_new_for_sample (GBytes *sample, gboolean whole, const char *title, int format,
                                                         GError **error);
/* For a thread that reads while the window may go on changing the first. (transfer full) */
SignetImportLayout *signet_import_layout_copy           (SignetImportLayout *self);

SignetImportFormat signet_import_layout_get_format     (SignetImportLayout *self);
void        signet_import_layout_set_format            (SignetImportLayout *self, SignetImportFormat format);
const char *signet_import_layout_get_encoding          (SignetImportLayout *self); /* as g_convert() takes it */
void        signet_import_layout_set_encoding          (SignetImportLayout *self, const char *encoding);
char        signet_import_layout_get_separator         (SignetImportLayout *self); /* one of , ; | and the tabulator */
void        signet_import_layout_set_separator         (SignetImportLayout *self, char separator);
gboolean    signet_import_layout_get_has_header        (SignetImportLayout *self);
void        signet_import_layout_set_has_header        (SignetImportLayout *self, gboolean has_header);
/* What relative names of a zone file are relative to, until it says so itself: "example.com.". */
const char *signet_import_layout_get_origin            (SignetImportLayout *self); /* "": none */
void        signet_import_layout_set_origin            (SignetImportLayout *self, const char *origin);
/* Where the text names no instance. Never NULL. */
const char *signet_import_layout_get_instance_name     (SignetImportLayout *self);
void        signet_import_layout_set_instance_name     (SignetImportLayout *self, const char *name);
const char *signet_import_layout_get_instance_url      (SignetImportLayout *self);
void        signet_import_layout_set_instance_url      (SignetImportLayout *self, const char *url);

guint       signet_import_layout_get_n_columns    (SignetImportLayout *self); /* of CSV, else 0 */
const char *signet_import_layout_get_column_title (SignetImportLayout *self, guint column); /* or "Column 3" */
/* The first SIGNET_IMPORT_LAYOUT_N_SAMPLES rows, without the header. (nullable) */
const char *signet_import_layout_get_sample       (SignetImportLayout *self, guint row, guint column);
/* SIGNET_INVENTORY_N_COLUMNS: left alone. One column for each of ours: the one that had it before is freed. */
SignetInventoryColumn signet_import_layout_get_mapping (SignetImportLayout *self, guint column);
void                  signet_import_layout_set_mapping (SignetImportLayout *self, guint column,
                                                        SignetInventoryColumn target);

/* What is missing before it can be read, in words: SIGNET_ERROR_INVALID. */
gboolean    signet_import_layout_check         (SignetImportLayout *self, GError **error);

/* For readers: the instance of instance-name and instance-url. (transfer full); NULL with SIGNET_ERROR_INVALID. */
SignetInstance *signet_import_layout_dup_instance (SignetImportLayout *self, GError **error);

/* What a user chose for a table with these columns, to be remembered. (transfer full) */
char       *signet_import_layout_dup_signature (SignetImportLayout *self);
char       *signet_import_layout_dup_memory    (SignetImportLayout *self);
gboolean    signet_import_layout_apply_memory  (SignetImportLayout *self, const char *memory);

/* NULL-terminated, the commonest first. */
const char * const *signet_import_layout_get_encodings (void);

G_END_DECLS
