/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "job/signet-job-lock.h"

#include "base/signet-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

struct _SignetJobLock
{
  GObject parent_instance;

  int fd;
};

G_DEFINE_FINAL_TYPE (SignetJobLock, signet_job_lock, G_TYPE_OBJECT)

/* The first 60 bits of the UUID: known before the job's row is written, so that a job is never to be
 * seen without its lock, and far beyond any chance of two alike. */
static gboolean
byte_of_job (const char  *job_uuid,
             gint64      *byte,
             GError     **error)
{
  guint64 number = 0;
  guint n_digits = 0;

  if (!g_uuid_string_is_valid (job_uuid))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("“%s” is not the ID of a job."), job_uuid);
      return FALSE;
    }

  for (const char *c = job_uuid; n_digits < 15; c++)
    if (*c != '-')
      {
        number = number << 4 | (guint64) g_ascii_xdigit_value (*c);
        n_digits++;
      }

  *byte = (gint64) number;
  return TRUE;
}

static void
signet_job_lock_finalize (GObject *object)
{
  SignetJobLock *self = SIGNET_JOB_LOCK (object);

  if (self->fd >= 0)
    close (self->fd);

  G_OBJECT_CLASS (signet_job_lock_parent_class)->finalize (object);
}

static void
signet_job_lock_class_init (SignetJobLockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_job_lock_finalize;
}

static void
signet_job_lock_init (SignetJobLock *self)
{
  self->fd = -1;
}

/**
 * signet_job_lock_new:
 * @store_path: (type filename): path of the store's database
 * @error: return location for an error
 *
 * Opens the lock file of a store, which is made where it is missing (0600). Every object has an open
 * file description of its own, and so excludes the others of the same process too.
 *
 * Returns: (transfer full): a lock that holds nothing yet, or %NULL with %SIGNET_ERROR_IO
 */
SignetJobLock *
signet_job_lock_new (const char  *store_path,
                     GError     **error)
{
  g_autoptr (SignetJobLock) self = g_object_new (SIGNET_TYPE_JOB_LOCK, NULL);
  g_autofree char *path = g_strconcat (store_path, ".jobs", NULL);

  self->fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->fd < 0)
    {
      int saved_errno = errno;

      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                   _("The lock file “%s” cannot be opened: %s. Check that you may write to its folder."),
                   path, g_strerror (saved_errno));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * signet_job_lock_get_fd:
 * @self: a job lock
 *
 * Returns: the file descriptor that owns the locks; a process that inherits a duplicate of it shares
 *   them. It stays open for as long as @self lives.
 */
int
signet_job_lock_get_fd (SignetJobLock *self)
{
  return self->fd;
}

/**
 * signet_job_lock_acquire:
 * @self: a job lock
 * @job_uuid: the job's UUID
 * @error: return location for an error
 *
 * Says that the job is being worked on. Never waits. Held until @self and every process that shares
 * its description are gone.
 *
 * Returns: %TRUE if the lock is now held; %FALSE without an error if somebody else has it; %FALSE with
 *   %SIGNET_ERROR_IO where the file system cannot lock, or %SIGNET_ERROR_INVALID for what is no UUID
 */
gboolean
signet_job_lock_acquire (SignetJobLock  *self,
                         const char     *job_uuid,
                         GError        **error)
{
  struct flock lock = {
    .l_type = F_WRLCK,
    .l_whence = SEEK_SET,
    .l_len = 1,
  };
  gint64 byte;
  int rc;

  if (!byte_of_job (job_uuid, &byte, error))
    return FALSE;

  lock.l_start = byte;
  do
    rc = fcntl (self->fd, F_OFD_SETLK, &lock);
  while (rc < 0 && errno == EINTR);

  if (rc < 0)
    {
      int saved_errno = errno;

      if (saved_errno != EAGAIN && saved_errno != EACCES)
        g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                     _("The job could not be locked against other programs: %s. "
                       "Keep Signet’s data on a file system that can lock files."),
                     g_strerror (saved_errno));
      return FALSE;
    }

  return TRUE;
}
