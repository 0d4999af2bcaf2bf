/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Lines to a stream, one after the other, while the program goes on: the other end may be slow to read. */

G_BEGIN_DECLS

#define SIGNET_TYPE_LINE_WRITER (signet_line_writer_get_type ())
G_DECLARE_FINAL_TYPE (SignetLineWriter, signet_line_writer, SIGNET, LINE_WRITER, GObject)

SignetLineWriter *signet_line_writer_new   (GOutputStream *stream);
void              signet_line_writer_write (SignetLineWriter *self, GBytes *line);

G_END_DECLS
