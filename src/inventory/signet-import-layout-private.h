/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"

G_BEGIN_DECLS

struct _SignetImportLayout
{
  GObject parent_instance;

  /* what can be changed */
  SignetImportFormat format;
  char *encoding;
  char separator;
  gboolean has_header;
  char *origin;
  char *instance_name;
  char *instance_url;

  /* the beginning of the text */
  GBytes *bytes;
  gboolean whole;
  char *title;
  char *file_name;  /* NULL for text in memory */

  /* what follows from both */
  GPtrArray *titles; /* of char *, one for each column */
  GPtrArray *sample; /* of GStrv */
  SignetInventoryColumn *mapping;
  GError *problem;   /* why the beginning can't be read so, or NULL */
};

/* @rows: of GStrv, as they stand in the text. */
void signet_import_layout_take_rows     (SignetImportLayout *self, GPtrArray *rows);
void signet_import_layout_clear_columns (SignetImportLayout *self);
void signet_import_layout_emit_changed  (SignetImportLayout *self);

G_END_DECLS
