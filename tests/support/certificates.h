/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate/signet-bundle.h"

#include <glib/gstdio.h>

/* The files that tests/support/make-certificates makes, made once for a test program. */

static char *made_folder;

static inline void
made_init (void)
{
  const char *script = g_getenv ("SIGNET_MAKE_CERTIFICATES");
  g_autoptr (GError) error = NULL;
  const char *given = g_getenv ("SIGNET_MADE_CERTIFICATES"); /* made before, while one works on a test */
  int status;

  if (given != NULL)
    {
      made_folder = g_strdup (given);
      return;
    }

  made_folder = g_dir_make_tmp ("signet-certificates-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_nonnull (script);
  g_spawn_sync (NULL, (char *[]) { (char *) script, made_folder, NULL }, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

static inline void
made_clear (void)
{
  GDir *folder;
  const char *name;

  if (g_getenv ("SIGNET_MADE_CERTIFICATES") == NULL)
    {
      folder = g_dir_open (made_folder, 0, NULL);
      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *path = g_build_filename (made_folder, name, NULL);

          g_unlink (path);
        }
      g_dir_close (folder);
      g_rmdir (made_folder);
    }
  g_clear_pointer (&made_folder, g_free);
}

static inline char *
made_path (const char *name)
{
  return g_build_filename (made_folder, name, NULL);
}

static inline GBytes *
made_bytes (const char *name)
{
  g_autofree char *path = made_path (name);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, size);
}

static inline SignetSecret *
made_password (const char *text)
{
  return text != NULL ? signet_secret_new (text, strlen (text), NULL) : NULL;
}

static inline SignetBundle *
made_bundle_with (const char  *name,
                  const char  *password,
                  GError     **error)
{
  g_autoptr (GBytes) bytes = made_bytes (name);
  g_autoptr (SignetSecret) secret = made_password (password);

  return signet_bundle_read (bytes, name, secret, error);
}

static inline SignetBundle *
made_bundle (const char *name)
{
  g_autoptr (GError) error = NULL;
  SignetBundle *bundle = made_bundle_with (name, NULL, &error);

  g_assert_no_error (error);

  return bundle;
}

/* The only certificate of a file. */
static inline SignetCertificate *
made_certificate (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);
  g_autoptr (SignetBundle) bundle = made_bundle (file);

  g_assert_cmpuint (signet_bundle_get_certificates (bundle)->len, ==, 1);

  return g_object_ref (g_ptr_array_index (signet_bundle_get_certificates (bundle), 0));
}
