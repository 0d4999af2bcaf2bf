/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "base/signet-secret.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static SignetSecret *
secret_new (const char *text)
{
  g_autoptr (GError) error = NULL;
  SignetSecret *secret = signet_secret_new (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (secret);
  return secret;
}

static void
assert_holds (SignetSecret *secret,
              const char   *text)
{
  gsize size;
  gconstpointer bytes = signet_secret_get_bytes (secret, &size);

  g_assert_cmpmem (bytes, size, text, strlen (text));
}

/* The address sanitizer turns mlock (2) into nothing. */
static gboolean
skip_under_sanitizer (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the address sanitizer locks no memory");
  return TRUE;
#else
  return FALSE;
#endif
}

/* The line of /proc/self/smaps that begins with @field, for the mapping that holds @address. */
static char *
smaps_field (gconstpointer  address,
             const char    *field)
{
  g_autofree char *smaps = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean inside = FALSE;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &smaps, NULL, NULL));
  lines = g_strsplit (smaps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guintptr start;
      guintptr end;

      if (sscanf (lines[i], "%lx-%lx ", &start, &end) == 2)
        inside = start <= (guintptr) address && (guintptr) address < end;
      else if (inside && g_str_has_prefix (lines[i], field))
        return g_strdup (lines[i] + strlen (field));
    }

  return NULL;
}

static void
test_keeps_bytes (void)
{
  const guint8 bytes[] = { 0, 1, 255, 0, 7 };
  g_autoptr (SignetSecret) secret = signet_secret_new (bytes, sizeof bytes, NULL);
  gsize size;
  const guint8 *kept = signet_secret_get_bytes (secret, &size);

  g_assert_cmpmem (kept, size, bytes, sizeof bytes);
  g_assert_cmpint (kept[size], ==, 0);
}

static void
test_may_be_empty (void)
{
  g_autoptr (SignetSecret) secret = signet_secret_new (NULL, 0, NULL);
  g_autoptr (SignetSecret) text = signet_secret_to_base64 (secret, NULL);
  g_autoptr (SignetSecret) back = signet_secret_from_base64 ("", 0, NULL);

  assert_holds (secret, "");
  assert_holds (text, "");
  assert_holds (back, "");
}

static void
test_refuses_what_is_no_key (void)
{
  g_autoptr (GError) error = NULL;
  guint8 *bytes = (guint8 *) "";

  g_assert_null (signet_secret_new_empty (G_MAXSIZE, &bytes, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE);
  g_assert_null (bytes);
}

static void
test_is_locked_and_not_dumped (void)
{
  g_autoptr (SignetSecret) secret = secret_new ("not to be paged out");
  gconstpointer bytes = signet_secret_get_bytes (secret, NULL);
  g_autofree char *flags = smaps_field (bytes, "VmFlags:");
  g_autofree char *locked = smaps_field (bytes, "Locked:");

  if (skip_under_sanitizer ())
    return;
  if (flags == NULL || locked == NULL)
    {
      g_test_skip ("this kernel does not tell about mappings");
      return;
    }

  g_assert_nonnull (strstr (flags, " lo"));
  g_assert_nonnull (strstr (flags, " dd"));
  g_assert_cmpint (g_ascii_strtoll (locked, NULL, 10), >, 0);
}

static void
test_is_given_back (void)
{
  SignetSecret *secret = secret_new ("gone afterwards");
  gconstpointer bytes = signet_secret_get_bytes (secret, NULL);
  g_autofree char *before = smaps_field (bytes, "Size:");
  g_autofree char *locked = NULL;

  if (before == NULL)
    {
      g_test_skip ("this kernel does not tell about mappings");
      signet_secret_unref (secret);
      return;
    }

  signet_secret_unref (secret);
  locked = smaps_field (bytes, "Locked:");
  g_assert_true (locked == NULL || g_ascii_strtoll (locked, NULL, 10) == 0);
}

static void
test_lives_until_the_last_reference (void)
{
  SignetSecret *secret = secret_new ("still here");
  SignetSecret *second = signet_secret_ref (secret);

  signet_secret_unref (secret);
  assert_holds (second, "still here");
  signet_secret_unref (second);
}

/* In a process of its own: what it takes from itself can't be given back. */
static void
test_fails_where_memory_cannot_be_locked (void)
{
  if (skip_under_sanitizer ())
    return;

  if (g_test_subprocess ())
    {
      const struct rlimit none = { 0, 0 };
      g_autoptr (GError) error = NULL;

      /* Root may lock in spite of the limit. */
      if (geteuid () == 0 && setuid (65534) != 0)
        exit (77);
      if (setrlimit (RLIMIT_MEMLOCK, &none) != 0)
        exit (77);

      g_assert_null (signet_secret_new ("x", 1, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "RLIMIT_MEMLOCK"));
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_child_does_not_inherit (void)
{
#ifdef MADV_WIPEONFORK
  g_autoptr (SignetSecret) secret = secret_new ("not for children");
  const char *bytes = signet_secret_get_bytes (secret, NULL);
  int status;
  pid_t child = fork ();

  if (child == 0)
    _exit (bytes[0] == '\0' ? 0 : 1);

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
#else
  g_test_skip ("this system has no MADV_WIPEONFORK");
#endif
}

static void
test_compares_all_bytes (void)
{
  g_autoptr (SignetSecret) a = secret_new ("abcdef");
  g_autoptr (SignetSecret) same = secret_new ("abcdef");
  g_autoptr (SignetSecret) last_differs = secret_new ("abcdeg");
  g_autoptr (SignetSecret) shorter = secret_new ("abcde");

  g_assert_true (signet_secret_equal (a, same));
  g_assert_false (signet_secret_equal (a, last_differs));
  g_assert_false (signet_secret_equal (a, shorter));
}

static void
test_base64_is_that_of_everybody (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (gsize size = 0; size < 300; size++)
    {
      g_autofree guint8 *bytes = g_malloc (size + 1);
      g_autofree char *expected = NULL;
      g_autoptr (SignetSecret) secret = NULL;
      g_autoptr (SignetSecret) text = NULL;
      g_autoptr (SignetSecret) back = NULL;
      g_autoptr (GError) error = NULL;
      const char *written;
      gsize length;

      for (gsize i = 0; i < size; i++)
        bytes[i] = (guint8) g_rand_int_range (rand, 0, 256);

      secret = signet_secret_new (bytes, size, NULL);
      text = signet_secret_to_base64 (secret, NULL);
      expected = g_base64_encode (bytes, size);
      written = signet_secret_get_bytes (text, &length);
      g_assert_cmpmem (written, length, expected, strlen (expected));
      g_assert_cmpint (written[length], ==, '\0');

      back = signet_secret_from_base64 (written, length, &error);
      g_assert_no_error (error);
      g_assert_true (signet_secret_equal (secret, back));
    }
}

static void
test_base64_has_every_digit (void)
{
  const char *digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  g_autoptr (SignetSecret) secret = signet_secret_from_base64 (digits, 64, NULL);
  g_autoptr (SignetSecret) text = NULL;

  g_assert_nonnull (secret);
  text = signet_secret_to_base64 (secret, NULL);
  assert_holds (text, digits);
}

static void
test_base64_refuses_anything_else (void)
{
  static const char * const bad[] = {
    "A", "AB", "ABC", "ABCDE", "====", "A===", "=AAA", "AB=C", "AB==ABCD", "AB= ", " ABC", "ABC\n",
    "AAAA\n", "AB-_", "AB\xc3\xa9", "AAA*", "AA@A", "AA[A", "AA`A", "AA{A", "AA:A", "AA,A",
    /* unused bits that are not 0: a second spelling of the same secret */
    "AB==", "AAB=",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (signet_secret_from_base64 (bad[i], strlen (bad[i]), &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      /* The message must not repeat what may be a key. */
      g_assert_null (strstr (error->message, bad[i]));
    }
}

static void
test_base64_refuses_zero_bytes (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_secret_from_base64 ("AA\0A", 4, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
}

static void
test_wipes (void)
{
  char bytes[] = "secret";

  signet_secret_wipe (bytes, sizeof bytes);
  for (guint i = 0; i < sizeof bytes; i++)
    g_assert_cmpint (bytes[i], ==, 0);
  signet_secret_wipe (NULL, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/keeps-bytes", test_keeps_bytes);
  g_test_add_func ("/secret/may-be-empty", test_may_be_empty);
  g_test_add_func ("/secret/refuses-what-is-no-key", test_refuses_what_is_no_key);
  g_test_add_func ("/secret/is-locked-and-not-dumped", test_is_locked_and_not_dumped);
  g_test_add_func ("/secret/is-given-back", test_is_given_back);
  g_test_add_func ("/secret/lives-until-the-last-reference", test_lives_until_the_last_reference);
  g_test_add_func ("/secret/fails-where-memory-cannot-be-locked", test_fails_where_memory_cannot_be_locked);
  g_test_add_func ("/secret/child-does-not-inherit", test_child_does_not_inherit);
  g_test_add_func ("/secret/compares-all-bytes", test_compares_all_bytes);
  g_test_add_func ("/secret/base64-is-that-of-everybody", test_base64_is_that_of_everybody);
  g_test_add_func ("/secret/base64-has-every-digit", test_base64_has_every_digit);
  g_test_add_func ("/secret/base64-refuses-anything-else", test_base64_refuses_anything_else);
  g_test_add_func ("/secret/base64-refuses-zero-bytes", test_base64_refuses_zero_bytes);
  g_test_add_func ("/secret/wipes", test_wipes);

  return g_test_run ();
}
