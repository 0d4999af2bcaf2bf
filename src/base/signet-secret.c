/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "base/signet-secret.h"

#include "base/signet-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Larger than any key; keeps every size calculation below far from an overflow. */
#define MAX_SIZE (16 * 1024 * 1024)

struct _SignetSecret
{
  gatomicrefcount  ref_count;

  /* Pages of its own: mlock (2) and madvise (2) work on whole pages, and giving back a page that holds
   * two secrets would unlock the other one. */
  guint8          *pages;
  gsize            pages_size;
  gsize            size;
};

G_DEFINE_BOXED_TYPE (SignetSecret, signet_secret, signet_secret_ref, signet_secret_unref)

static guint8 *
pages_new (gsize    size,
           GError **error)
{
  guint8 *pages;
  int code;

  pages = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED)
    {
      code = errno;
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                   _("There is no memory left for a secret (%s). Close other programs and try again."),
                   g_strerror (code));
      return NULL;
    }

  if (mlock (pages, size) != 0)
    {
      code = errno;
      munmap (pages, size);
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                   _("The system does not let Signet keep a secret out of the swap space (%s). "
                     "Raise the limit of locked memory (“ulimit -l”, RLIMIT_MEMLOCK) and try again."),
                   g_strerror (code));
      return NULL;
    }

  if (madvise (pages, size, MADV_DONTDUMP) != 0)
    {
      code = errno;
      munmap (pages, size);
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                   _("The system does not let Signet keep a secret out of core dumps (%s)."),
                   g_strerror (code));
      return NULL;
    }

#ifdef MADV_WIPEONFORK
  /* A second fence, younger than our oldest kernel: without it a child that is forked still sees the pages
   * until it calls execve (2). */
  (void) madvise (pages, size, MADV_WIPEONFORK);
#endif

  return pages;
}

/* The two translations between six bits and a base64 digit do the same steps whatever the value: no
 * table, whose cache lines would tell, and no branch. A comparison a < b is bit 31 of a - b. */

static guint32
mask_if_less (guint32 a,
              guint32 b)
{
  return (guint32) 0 - ((a - b) >> 31);
}

static guint8
digit_from_bits (guint32 bits)
{
  guint32 upper = mask_if_less (bits, 26);
  guint32 lower = mask_if_less (bits, 52) & ~upper;
  guint32 number = mask_if_less (bits, 62) & ~(upper | lower);
  guint32 plus = mask_if_less (bits, 63) & ~(upper | lower | number);
  guint32 slash = ~(upper | lower | number | plus);

  return (guint8) ((upper & (bits + 'A')) | (lower & (bits - 26 + 'a')) | (number & (bits - 52 + '0')) |
                   (plus & '+') | (slash & '/'));
}

/* Bit 8 of what comes back is set where @digit is none. */
static guint32
bits_from_digit (guint32 digit)
{
  guint32 upper = ~mask_if_less (digit, 'A') & mask_if_less (digit, 'Z' + 1);
  guint32 lower = ~mask_if_less (digit, 'a') & mask_if_less (digit, 'z' + 1);
  guint32 number = ~mask_if_less (digit, '0') & mask_if_less (digit, '9' + 1);
  guint32 plus = ~mask_if_less (digit, '+') & mask_if_less (digit, '+' + 1);
  guint32 slash = ~mask_if_less (digit, '/') & mask_if_less (digit, '/' + 1);

  return (upper & (digit - 'A')) | (lower & (digit - 'a' + 26)) | (number & (digit - '0' + 52)) |
         (plus & 62) | (slash & 63) | (~(upper | lower | number | plus | slash) & 0x100);
}

static void
set_base64_error (GError **error)
{
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("The stored secret is not one line of base64. It was damaged, or another program "
                         "changed it; it is left as it is."));
}

/**
 * signet_secret_new:
 * @bytes: (array length=size) (element-type guint8): the secret
 * @size: its size in bytes; 0 is allowed
 * @error: return location
 *
 * Copies @bytes into memory that is never paged out nor dumped. The caller still has to wipe its own
 * copy with signet_secret_wipe().
 *
 * Returns: (transfer full): the secret, or %NULL with %SIGNET_ERROR_FAILED where the system does not
 *   give such memory, %SIGNET_ERROR_TOO_LARGE over 16 MiB
 */
SignetSecret *
signet_secret_new (gconstpointer   bytes,
                   gsize           size,
                   GError        **error)
{
  SignetSecret *self;
  guint8 *to_fill = NULL;

  g_return_val_if_fail (bytes != NULL || size == 0, NULL);

  self = signet_secret_new_empty (size, &to_fill, error);
  if (self != NULL && size > 0)
    memcpy (to_fill, bytes, size);

  return self;
}

/**
 * signet_secret_new_empty:
 * @size: size in bytes; 0 is allowed
 * @bytes_to_fill: (out) (transfer none): where to write the secret, before it is handed on
 * @error: return location
 *
 * For secrets that are computed in place. The memory is zeroed, and one more byte, which stays 0,
 * follows it.
 *
 * Returns: (transfer full): the secret, or %NULL with an error as of signet_secret_new()
 */
SignetSecret *
signet_secret_new_empty (gsize     size,
                         guint8  **bytes_to_fill,
                         GError  **error)
{
  SignetSecret *self;
  guint8 *pages;
  gsize page_size = (gsize) sysconf (_SC_PAGESIZE);
  gsize pages_size;

  g_return_val_if_fail (bytes_to_fill != NULL, NULL);

  *bytes_to_fill = NULL;
  if (size > MAX_SIZE)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                   _("A secret of %" G_GSIZE_FORMAT " bytes is larger than any key. Nothing was changed."),
                   size);
      return NULL;
    }

  pages_size = (size / page_size + 1) * page_size;
  pages = pages_new (pages_size, error);
  if (pages == NULL)
    return NULL;

  self = g_new0 (SignetSecret, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->pages = pages;
  self->pages_size = pages_size;
  self->size = size;
  *bytes_to_fill = pages;

  return self;
}

/**
 * signet_secret_ref:
 * @self: a secret
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
SignetSecret *
signet_secret_ref (SignetSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * signet_secret_unref:
 * @self: (transfer full): a secret
 *
 * The last one wipes the memory before it is given back. May be called from any thread.
 */
void
signet_secret_unref (SignetSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  signet_secret_wipe (self->pages, self->pages_size);
  munmap (self->pages, self->pages_size);
  g_free (self);
}

/**
 * signet_secret_get_bytes:
 * @self: a secret
 * @size: (out) (optional): its size in bytes
 *
 * Returns: (transfer none) (array length=size): the secret; the byte behind its end is 0
 */
gconstpointer
signet_secret_get_bytes (SignetSecret *self,
                         gsize        *size)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (size != NULL)
    *size = self->size;

  return self->pages;
}

/**
 * signet_secret_equal:
 * @a: a secret
 * @b: another one
 *
 * Takes as long for secrets that differ in the first byte as for equal ones; only a difference in size
 * is quick.
 *
 * Returns: whether both hold the same bytes
 */
gboolean
signet_secret_equal (SignetSecret *a,
                     SignetSecret *b)
{
  volatile guint8 difference = 0;

  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (a->size != b->size)
    return FALSE;

  for (gsize i = 0; i < a->size; i++)
    difference |= a->pages[i] ^ b->pages[i];

  return difference == 0;
}

/**
 * signet_secret_to_base64:
 * @self: a secret
 * @error: return location
 *
 * RFC 4648, clause 4, with padding and without line breaks.
 *
 * Returns: (transfer full): the text in secret memory, or %NULL with an error as of signet_secret_new()
 */
SignetSecret *
signet_secret_to_base64 (SignetSecret  *self,
                         GError       **error)
{
  SignetSecret *text;
  guint8 *out = NULL;
  gsize i;

  g_return_val_if_fail (self != NULL, NULL);

  text = signet_secret_new_empty ((self->size + 2) / 3 * 4, &out, error);
  if (text == NULL)
    return NULL;

  for (i = 0; i < self->size; i += 3)
    {
      gsize left = self->size - i;
      guint32 group = (guint32) self->pages[i] << 16;

      if (left > 1)
        group |= (guint32) self->pages[i + 1] << 8;
      if (left > 2)
        group |= self->pages[i + 2];

      *out++ = digit_from_bits (group >> 18);
      *out++ = digit_from_bits ((group >> 12) & 63);
      *out++ = left > 1 ? digit_from_bits ((group >> 6) & 63) : '=';
      *out++ = left > 2 ? digit_from_bits (group & 63) : '=';
      signet_secret_wipe (&group, sizeof group);
    }

  return text;
}

/**
 * signet_secret_from_base64:
 * @text: (array length=length): base64 without blanks or line breaks, padded
 * @length: length of @text in bytes
 * @error: return location
 *
 * The strict reading of RFC 4648, clauses 3.1 to 3.5: nothing but digits, all the padding, and unused
 * bits that are 0, so that each secret has exactly one spelling.
 *
 * Returns: (transfer full): the secret, or %NULL with %SIGNET_ERROR_INVALID, or an error as of
 *   signet_secret_new()
 */
SignetSecret *
signet_secret_from_base64 (const char  *text,
                           gsize        length,
                           GError     **error)
{
  g_autoptr (SignetSecret) secret = NULL;
  guint8 *out = NULL;
  guint32 bad = 0;
  gsize padding = 0;
  gsize size;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length % 4 != 0)
    {
      set_base64_error (error);
      return NULL;
    }

  if (length > 0 && text[length - 1] == '=')
    padding = text[length - 2] == '=' ? 2 : 1;
  size = length / 4 * 3 - padding;

  secret = signet_secret_new_empty (size, &out, error);
  if (secret == NULL)
    return NULL;

  for (gsize i = 0; i < length; i += 4)
    {
      gsize missing = i + 4 == length ? padding : 0;
      guint32 group = 0;

      for (gsize j = 0; j < 4; j++)
        {
          guint32 bits = j < 4 - missing ? bits_from_digit ((guint8) text[i + j]) : 0;

          bad |= bits & 0x100;
          group = group << 6 | (bits & 63);
        }

      *out++ = (guint8) (group >> 16);
      if (missing < 2)
        *out++ = (guint8) (group >> 8);
      if (missing < 1)
        *out++ = (guint8) group;

      if (missing == 2)
        bad |= group & 0xffff;
      else if (missing == 1)
        bad |= group & 0xff;
      signet_secret_wipe (&group, sizeof group);
    }

  if (bad != 0)
    {
      set_base64_error (error);
      return NULL;
    }

  return g_steal_pointer (&secret);
}

/**
 * signet_secret_wipe:
 * @bytes: (nullable): memory that held a secret
 * @size: its size in bytes
 *
 * Overwrites with zeros, in a way that the compiler does not leave out.
 */
void
signet_secret_wipe (gpointer bytes,
                    gsize    size)
{
  if (bytes != NULL && size > 0)
    explicit_bzero (bytes, size);
}
