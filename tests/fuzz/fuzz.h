/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-reader.h"

/* What the fuzzers of the readers have in common. Each has the entry function of libFuzzer, which tests/fuzz/replay.c calls
 * as well, with the files that were found before. */

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Detects and reads, as the program does; NULL where the bytes are refused as a whole, which has to be said in words.
 * (transfer full) */
SignetInventoryTable *fuzz_read (const guint8 *data, gsize size, SignetImportFormat format);

/* Ends the program unless all that is in a table keeps what the readers promise. */
void fuzz_check_table (SignetInventoryTable *table);

/* Ends the program unless a table that is written and read again is the same. */
void fuzz_check_round_trip (SignetInventoryTable *table, SignetImportFormat format);
