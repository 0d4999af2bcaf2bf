/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "signet-hardening.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <linux/capability.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The whole heap has to fit under the usual limit of locked memory, 8 MiB, beside the stack and the pages of
 * SignetSecret. Grown by this much it was 3.2 MiB, and RSA 4096 with a request of 1,000 names fitted into it. */
#define HEAP_SIZE  (2 * 1024 * 1024)
#define STACK_SIZE (256 * 1024)
#define PROBE_SIZE (16 * 1024 * 1024)

static gboolean everything_locked;

static void
scrub_environment (void)
{
  static const char * const kept[] = {
    "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES",
  };
  char *values[G_N_ELEMENTS (kept)];

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const char *value = getenv (kept[i]);

      values[i] = value != NULL ? strdup (value) : NULL;
    }

  clearenv ();

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      if (values[i] != NULL)
        setenv (kept[i], values[i], 1);
      free (values[i]);
    }

  /* only the bus is spoken to: nothing of GVfs is needed */
  setenv ("GIO_USE_VFS", "local", 1);
}

static gboolean
may_lock_everything (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3];
  struct rlimit limit;

  if (getrlimit (RLIMIT_MEMLOCK, &limit) == 0 && limit.rlim_cur == RLIM_INFINITY)
    return TRUE;

  return syscall (SYS_capget, &header, data) == 0 && (data[0].effective & (1u << CAP_IPC_LOCK)) != 0;
}

/* With MCL_FUTURE every later mapping counts, so that under a limit those of a library fail in the middle: only
 * where there is no limit. A capability of a user namespace is none here, which the probe finds out. */
static gboolean
lock_everything (void)
{
  int flags = MCL_CURRENT | MCL_FUTURE;
  void *probe;

#ifdef MCL_ONFAULT
  flags |= MCL_ONFAULT; /* or else all libraries are read from disk at once */
#endif

  if (!may_lock_everything () || mlockall (flags) != 0)
    return FALSE;

  probe = mmap (NULL, PROBE_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (probe == MAP_FAILED)
    {
      munlockall ();
      return FALSE;
    }

  munmap (probe, PROBE_SIZE);

  return TRUE;
}

/* All allocations, of every thread and size, from one heap that neither shrinks nor moves. */
static void
keep_heap_in_place (void)
{
#ifdef __GLIBC__
  void *block;

  mallopt (M_ARENA_MAX, 1);
  mallopt (M_MMAP_THRESHOLD, 32 * 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, G_MAXINT);
  mallopt (M_TOP_PAD, HEAP_SIZE / 2);

  block = malloc (HEAP_SIZE);
  if (block != NULL)
    explicit_bzero (block, HEAP_SIZE);
  free (block);
#endif
}

static void G_GNUC_NO_INLINE
grow_stack (void)
{
  char block[STACK_SIZE];

  explicit_bzero (block, sizeof block);
}

static gboolean
lock_range (const char *line)
{
  unsigned long start, end;

  if (sscanf (line, "%lx-%lx", &start, &end) != 2 || end <= start)
    return FALSE;

  return mlock ((void *) start, end - start) == 0 && madvise ((void *) start, end - start, MADV_DONTDUMP) == 0;
}

/* Where the key is while it is made and used. */
static gboolean
lock_heap_and_stack (void)
{
  FILE *maps = fopen ("/proc/self/maps", "re");
  char line[512];
  gboolean locked = TRUE;
  guint n_ranges = 0;

  if (maps == NULL)
    return FALSE;

  while (fgets (line, sizeof line, maps) != NULL)
    {
      if (strstr (line, "[heap]") == NULL && strstr (line, "[stack]") == NULL)
        continue;

      locked = lock_range (line) && locked;
      n_ranges++;
    }

  fclose (maps);

  return locked && n_ranges >= 2;
}

/**
 * signet_hardening_apply:
 * @parent: the process that started this one
 *
 * The first thing in the process: nobody can attach to it or read its memory, it dumps no core, it ends with
 * its parent, and it has no more of the environment than it needs.
 *
 * Returns: %FALSE where the parent is gone already
 */
gboolean
signet_hardening_apply (pid_t parent)
{
  struct rlimit no_core = { 0, 0 };

  /* a process that is not dumpable cannot be attached to, and its /proc/PID/mem belongs to root; it would also
   * break the file dialogs of portals (RLIMIT_CORE is what the window has instead), of which there are none here */
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  setrlimit (RLIMIT_CORE, &no_core);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  umask (077);
  signal (SIGPIPE, SIG_IGN);

  /* in this order: a parent that went before the first line would never be noticed */
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (getppid () != parent)
    return FALSE;

  scrub_environment ();

  everything_locked = lock_everything ();
  if (!everything_locked)
    {
      keep_heap_in_place ();
      grow_stack ();
    }

  return TRUE;
}

/**
 * signet_hardening_lock_memory:
 *
 * Keeps what may hold the key out of the swap space and of dumps: all there is, or, under the usual limit,
 * the heap and the stack. Called again, it takes in what the heap has grown by.
 *
 * Returns: %FALSE where the system does not allow it
 */
gboolean
signet_hardening_lock_memory (void)
{
  return everything_locked || lock_heap_and_stack ();
}

/**
 * signet_hardening_dup_note:
 *
 * Returns: (transfer full): what to tell the user where signet_hardening_lock_memory() failed
 */
char *
signet_hardening_dup_note (void)
{
  struct rlimit limit = { 0, 0 };

  getrlimit (RLIMIT_MEMLOCK, &limit);

  return g_strdup_printf (_("The system did not let the signing process lock its memory (the limit is %lu KiB): while it "
                            "ran, parts of the private key may have been written to the swap space. Raise the limit "
                            "of locked memory (RLIMIT_MEMLOCK) to 8 MiB, or encrypt the swap space."),
                          (unsigned long) (limit.rlim_cur / 1024));
}
