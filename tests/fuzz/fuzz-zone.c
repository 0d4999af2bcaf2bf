/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (SignetInventoryTable) table = fuzz_read (data, size, SIGNET_IMPORT_FORMAT_ZONE);

  if (table != NULL)
    fuzz_check_table (table);
  return 0;
}
