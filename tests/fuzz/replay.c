/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* replay FOLDER...: gives each file of the folders to the entry function of a fuzzer, as libFuzzer did when it found it, in
 * every build and with every compiler. A line of TAP for each. */

#include "fuzz.h"

#include <gio/gio.h>

static guint
replay_folder (const char *path,
               guint       n)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (*name == '.' || !g_file_get_contents (file, &data, &size, NULL))
        continue;
      LLVMFuzzerTestOneInput ((const guint8 *) data, size);
      g_print ("ok %u %s\n", ++n, name);
    }
  return n;
}

int
main (int   argc,
      char *argv[])
{
  guint n = 0;

  g_print ("TAP version 13\n");
  LLVMFuzzerTestOneInput ((const guint8 *) "", 0);
  g_print ("ok %u nothing at all\n", ++n);
  for (int i = 1; i < argc; i++)
    n = replay_folder (argv[i], n);
  g_print ("1..%u\n", n);
  return 0;
}
