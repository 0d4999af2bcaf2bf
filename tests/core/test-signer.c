/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The signing process, from the program that starts it: killed at each step, and with keyrings that misbehave. */

#include "support/await.h"
#include "support/sample-request.h"
#include "support/test-service.h"

#include "base/signet-error.h"
#include "key/signet-private-key.h"
#include "keyring/signet-keyring.h"
#include "signer/signet-signer-protocol.h"
#include "signer/signet-signer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define JOB "0000000a-0000-4000-8000-00000000000a"

static SignetSigner *
start (SignetKeySpec spec)
{
  g_autoptr (GError) error = NULL;
  SignetSigner *signer = signet_signer_new_for_spec (spec, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (signer);
  return signer;
}

static void
await_phase (SignetSigner      *signer,
             SignetSignerPhase  phase)
{
  await_condition (signet_signer_get_phase (signer) == phase ||
                   signet_signer_get_phase (signer) == SIGNET_SIGNER_PHASE_FAILED);
  g_assert_cmpint ((int) signet_signer_get_phase (signer), ==, (int) phase);
}

static SignetCsr *
sign (SignetSigner   *signer,
      SignetRequest  *request,
      GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_signer_sign_async (signer, request, JOB, NULL, await_cb, &result);
  return signet_signer_sign_finish (signer, await_result (&result), error);
}

static SignetKeyPresence
look (void)
{
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetKeyPresence presence = SIGNET_KEY_PRESENCE_ABSENT;

  signet_keyring_look_async (keyring, JOB, NULL, await_cb, &result);
  signet_keyring_look_finish (keyring, await_result (&result), &presence, &error);
  g_assert_no_error (error);

  return presence;
}

static char *
dup_stored_digest (void)
{
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetSecret) secret = NULL;
  g_autoptr (SignetPrivateKey) key = NULL;
  g_autoptr (GError) error = NULL;

  signet_keyring_load_async (keyring, JOB, NULL, await_cb, &result);
  secret = signet_keyring_load_finish (keyring, await_result (&result), NULL, &error);
  g_assert_no_error (error);
  key = signet_private_key_unseal (secret, &error);
  g_assert_no_error (error);

  return signet_private_key_dup_spki_sha256 (key, NULL);
}

/* The signing processes that this one has, living or not reaped. */
static GArray *
list_signers (void)
{
  GArray *pids = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GDir) proc = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (proc)) != NULL)
    {
      g_autofree char *path = g_strdup_printf ("/proc/%s/stat", name);
      g_autofree char *stat = NULL;
      int pid, parent;

      if (g_ascii_isdigit (name[0]) && g_file_get_contents (path, &stat, NULL, NULL) &&
          sscanf (stat, "%d (signet-signer) %*c %d", &pid, &parent) == 2 && parent == getpid ())
        g_array_append_val (pids, pid);
    }

  return pids;
}

static guint
count_signers (void)
{
  g_autoptr (GArray) pids = list_signers ();

  return pids->len;
}

static int
get_signer (void)
{
  g_autoptr (GArray) pids = list_signers ();

  g_assert_cmpuint (pids->len, ==, 1);
  return g_array_index (pids, int, 0);
}

static char *
read_proc (int         pid,
           const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", pid, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < size; i++)
    if (text[i] == '\0')
      text[i] = '\n';

  return text;
}

/* The address sanitizer lets no memory be locked, and says nothing. */
#ifdef __SANITIZE_ADDRESS__
#define MIN_LOCKED_KIB 0
#else
#define MIN_LOCKED_KIB 2048
#endif

static gulong
read_locked_kib (int pid)
{
  g_autofree char *status = read_proc (pid, "status");
  gulong kib = 0;

  g_assert_cmpint (sscanf (strstr (status, "VmLck:"), "VmLck: %lu kB", &kib), ==, 1);

  return kib;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
await_no_signers (void)
{
  guint tick = g_timeout_add (10, tick_cb, NULL);

  await_condition (count_signers () == 0);
  g_source_remove (tick);
}

static void
note_phase_cb (SignetSigner *signer,
               GParamSpec   *pspec,
               GString      *phases)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (SIGNET_TYPE_SIGNER_PHASE);

  g_string_append_printf (phases, "%s ", g_enum_get_value (klass, (int) signet_signer_get_phase (signer))->value_nick);
}

static void
test_each_spec (gconstpointer data)
{
  SignetKeySpec spec = (SignetKeySpec) GPOINTER_TO_UINT (data);
  g_autoptr (TestService) service = test_service_start_keyring ();
  g_autoptr (SignetRequest) request = sample_request_new_usual (spec);
  g_autoptr (SignetSigner) signer = start (spec);
  g_autoptr (GString) phases = g_string_new (NULL);
  g_autoptr (SignetCsr) csr = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *signed_ = NULL;

  g_signal_connect (signer, "notify::phase", G_CALLBACK (note_phase_cb), phases);
  g_assert_cmpint ((int) signet_signer_get_phase (signer), ==, SIGNET_SIGNER_PHASE_GENERATING);
  await_phase (signer, SIGNET_SIGNER_PHASE_READY);
  g_assert_cmpint ((int) look (), ==, SIGNET_KEY_PRESENCE_MISSING);

  csr = sign (signer, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_signers (), ==, 0);
  g_assert_cmpstr (phases->str, ==, "ready storing signing done ");

  stored = dup_stored_digest ();
  signed_ = signet_csr_dup_spki_sha256 (csr);
  g_assert_cmpstr (stored, ==, signed_);
}

static void
test_asked_before_ready (void)
{
  g_autoptr (TestService) service = test_service_start_keyring ();
  g_autoptr (SignetRequest) request = sample_request_new_large (SIGNET_KEY_SPEC_RSA_2048, 1000);
  g_autoptr (SignetSigner) signer = start (SIGNET_KEY_SPEC_RSA_2048);
  g_autoptr (SignetCsr) csr = NULL;
  g_autoptr (GError) error = NULL;

  csr = sign (signer, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length ((GStrv) signet_csr_get_names (csr)), ==, 1000);
}

/* The job is not written down yet: the process knows what it is about, and leaves the keyring alone. */
static void
test_prepared (void)
{
  g_autoptr (TestService) service = test_service_start_keyring ();
  g_autoptr (SignetRequest) request = sample_request_new_large (SIGNET_KEY_SPEC_ECDSA_P256, 1000);
  g_autoptr (SignetSigner) unused = start (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetSigner) signer = start (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetCsr) csr = NULL;
  g_autoptr (GError) error = NULL;

  signet_signer_prepare (unused, request);
  signet_signer_prepare (signer, request);
  await_phase (unused, SIGNET_SIGNER_PHASE_READY);
  await_phase (signer, SIGNET_SIGNER_PHASE_READY);
  g_assert_cmpint ((int) look (), ==, SIGNET_KEY_PRESENCE_MISSING);

  csr = sign (signer, request, &error);
  g_assert_no_error (error);
  g_assert_true (g_strv_equal (signet_csr_get_names (csr), signet_request_get_names (request)));
  g_assert_cmpint ((int) signet_signer_get_phase (unused), ==, SIGNET_SIGNER_PHASE_READY);
}

/* It says so once it is asked to sign. */
static void
test_prepared_for_another_key (void)
{
  g_autoptr (TestService) service = test_service_start_keyring ();
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_RSA_2048);
  g_autoptr (SignetSigner) signer = start (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GError) error = NULL;

  signet_signer_prepare (signer, request);
  await_condition (signet_signer_get_phase (signer) == SIGNET_SIGNER_PHASE_FAILED);
  g_assert_null (sign (signer, request, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_SIGNER);
  g_assert_cmpint ((int) look (), ==, SIGNET_KEY_PRESENCE_MISSING);
}

static void
test_resume (void)
{
  g_autoptr (TestService) service = test_service_start_keyring ();
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetRequest) other = sample_request_new_usual (SIGNET_KEY_SPEC_RSA_2048);
  g_autoptr (SignetSigner) first = start (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetSigner) second = NULL;
  g_autoptr (SignetSigner) third = NULL;
  g_autoptr (SignetCsr) csr = NULL;
  g_autoptr (SignetCsr) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *digest_again = NULL;

  csr = sign (first, request, &error);
  g_assert_no_error (error);
  test_service_restart (service);

  second = signet_signer_new_for_key (JOB, -1, &error);
  g_assert_no_error (error);
  again = sign (second, request, &error);
  g_assert_no_error (error);
  digest = signet_csr_dup_spki_sha256 (csr);
  digest_again = signet_csr_dup_spki_sha256 (again);
  g_assert_cmpstr (digest, ==, digest_again);

  third = signet_signer_new_for_key (JOB, -1, &error);
  g_assert_no_error (error);
  g_assert_null (sign (third, other, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CSR_MISMATCH);
  g_assert_cmpint ((int) look (), ==, SIGNET_KEY_PRESENCE_PRESENT);
}

static void
test_resume_missing (void)
{
  g_autoptr (TestService) service = test_service_start_keyring ();
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetSigner) signer = signet_signer_new_for_key (JOB, -1, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (sign (signer, request, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISSING);
}

static void
kill_at_cb (SignetSigner *signer,
            GParamSpec   *pspec,
            gpointer      phase)
{
  g_autoptr (GArray) pids = list_signers ();

  if (signet_signer_get_phase (signer) != (SignetSignerPhase) GPOINTER_TO_INT (phase))
    return;

  /* It may be done, and reaped, before this is told of the phase. */
  for (guint i = 0; i < pids->len; i++)
    kill (g_array_index (pids, int, i), SIGKILL);
}

static void
assert_killed (SignetSigner *signer)
{
  g_autoptr (SignetRequest) request = sample_request_new_usual (signet_signer_get_spec (signer));
  g_autoptr (GError) error = NULL;

  g_assert_null (sign (signer, request, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_SIGNER);
  g_assert_cmpint ((int) signet_signer_get_phase (signer), ==, SIGNET_SIGNER_PHASE_FAILED);
  g_assert_cmpuint (count_signers (), ==, 0);
}

static void
test_killed_while_generating (void)
{
  g_autoptr (TestService) service = test_service_start_keyring ();
  g_autoptr (SignetSigner) signer = start (SIGNET_KEY_SPEC_RSA_4096);

  kill (get_signer (), SIGKILL);
  assert_killed (signer);
  g_assert_cmpint ((int) look (), ==, SIGNET_KEY_PRESENCE_MISSING);
}

static void
test_killed_when_ready (void)
{
  g_autoptr (TestService) service = test_service_start_keyring ();
  g_autoptr (SignetSigner) signer = start (SIGNET_KEY_SPEC_ECDSA_P256);

  await_phase (signer, SIGNET_SIGNER_PHASE_READY);
  kill (get_signer (), SIGKILL);
  assert_killed (signer);
  g_assert_cmpint ((int) look (), ==, SIGNET_KEY_PRESENCE_MISSING);
}

/* Either there or not: what counts is that looking says so for good, and that there is no CSR. */
static void
test_killed_while_storing (void)
{
  g_autoptr (TestService) service = test_service_start_keyring ();
  g_autoptr (SignetSigner) signer = start (SIGNET_KEY_SPEC_ECDSA_P256);
  SignetKeyPresence presence;

  g_signal_connect (signer, "notify::phase", G_CALLBACK (kill_at_cb), GINT_TO_POINTER (SIGNET_SIGNER_PHASE_STORING));
  assert_killed (signer);

  presence = look ();
  g_assert_true (presence == SIGNET_KEY_PRESENCE_PRESENT || presence == SIGNET_KEY_PRESENCE_MISSING);
  test_service_restart (service);
  g_assert_cmpint ((int) look (), ==, (int) presence);
}

/* The process may be quicker than the signal: then there is a CSR, and its key is there as well. */
static void
test_killed_while_signing (void)
{
  g_autoptr (TestService) service = test_service_start_keyring ();
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_RSA_4096);
  g_autoptr (SignetSigner) signer = start (SIGNET_KEY_SPEC_RSA_4096);
  g_autoptr (SignetCsr) csr = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (signer, "notify::phase", G_CALLBACK (kill_at_cb), GINT_TO_POINTER (SIGNET_SIGNER_PHASE_SIGNING));
  csr = sign (signer, request, &error);
  if (csr == NULL)
    g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_SIGNER);
  g_assert_cmpint ((int) look (), ==, SIGNET_KEY_PRESENCE_PRESENT);
}

typedef struct {
  const char *mode;
  SignetError code;
} Mood;

static const Mood moods[] = {
  { "locked-dismiss", SIGNET_ERROR_KEYRING_DISMISSED },
  { "no-collection", SIGNET_ERROR_KEYRING_ABSENT },
  { "error", SIGNET_ERROR_FAILED },
  { "vanish", SIGNET_ERROR_KEYRING_VANISHED },
  { "lose", SIGNET_ERROR_KEY_MISSING },
  { "swap", SIGNET_ERROR_KEY_MISMATCH },
  { "mangle", SIGNET_ERROR_KEY_MISMATCH },
};

static void
test_mood (gconstpointer data)
{
  const Mood *mood = data;
  g_autoptr (TestService) service = test_service_start_mock (mood->mode);
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetSigner) signer = start (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GString) phases = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (signer, "notify::phase", G_CALLBACK (note_phase_cb), phases);
  g_assert_null (sign (signer, request, &error));
  g_assert_error (error, SIGNET_ERROR, (int) mood->code);
  /* nothing was signed */
  g_assert_cmpstr (phases->str, ==, "ready storing failed ");
}

static void
test_no_service (void)
{
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetSigner) signer = start (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GError) error = NULL;

  g_assert_false (test_service_is_there ());
  g_assert_null (sign (signer, request, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT);
}

static void
test_cancelled_while_asking (void)
{
  g_autoptr (TestService) service = test_service_start_mock ("locked-hang");
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetSigner) signer = start (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_signer_sign_async (signer, request, JOB, cancellable, await_cb, &result);
  await_phase (signer, SIGNET_SIGNER_PHASE_STORING);
  g_assert_null (result);

  g_cancellable_cancel (cancellable);
  g_assert_null (signet_signer_sign_finish (signer, await_result (&result), &error));
  g_assert_true (signet_error_is_cancelled (error));
  g_assert_cmpuint (count_signers (), ==, 0);
}

static void
test_cancelled_before (void)
{
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_RSA_4096);
  g_autoptr (SignetSigner) signer = start (SIGNET_KEY_SPEC_RSA_4096);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  signet_signer_sign_async (signer, request, JOB, cancellable, await_cb, &result);
  g_assert_null (signet_signer_sign_finish (signer, await_result (&result), &error));
  g_assert_true (signet_error_is_cancelled (error));
}

static void
test_dropped (void)
{
  SignetSigner *signer = start (SIGNET_KEY_SPEC_RSA_4096);

  g_assert_cmpuint (count_signers (), ==, 1);
  g_assert_finalize_object (signer);
  await_no_signers ();
}

static void
test_hardened (void)
{
  const char *expected = "generate\n--spec\necdsa-p256\n";
  g_autoptr (SignetSigner) signer = NULL;
  g_autofree char *arguments = NULL;
  g_autofree char *environment = NULL;
  g_autofree char *status = NULL;
  struct rlimit core = { 1, 1 };
  int pid;

  g_setenv ("SIGNET_TEST_PASSWORD", "not for others", TRUE);
  signer = start (SIGNET_KEY_SPEC_ECDSA_P256);
  g_unsetenv ("SIGNET_TEST_PASSWORD");
  await_phase (signer, SIGNET_SIGNER_PHASE_READY);
  pid = get_signer ();

  g_assert_cmpint (prlimit (pid, RLIMIT_CORE, NULL, &core), ==, 0);
  g_assert_cmpuint (core.rlim_cur, ==, 0);
  g_assert_cmpuint (core.rlim_max, ==, 0);

  status = read_proc (pid, "status");
  g_assert_nonnull (strstr (status, "\nNoNewPrivs:\t1\n"));
  g_assert_nonnull (strstr (status, "\nUmask:\t0077\n"));
  g_assert_cmpuint (read_locked_kib (pid), >=, MIN_LOCKED_KIB);
  g_assert_null (signet_signer_get_note (signer));

  environment = read_proc (pid, "environ");
  g_assert_nonnull (strstr (environment, "DBUS_SESSION_BUS_ADDRESS="));
  g_assert_null (strstr (environment, "SIGNET_TEST_PASSWORD"));

  arguments = read_proc (pid, "cmdline");
  g_assert_true (g_str_has_suffix (arguments, expected));
}

static gboolean
is_locked (const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean locked;

  g_assert_cmpint (fd, >=, 0);
  locked = fcntl (fd, F_OFD_SETLK, &lock) != 0;
  close (fd);

  return locked;
}

static void
test_keeps_the_lock (void)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };
  g_autofree char *path = NULL;
  g_autoptr (SignetSigner) signer = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("signet-signer-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fcntl (fd, F_OFD_SETLK, &lock), ==, 0);
  signer = signet_signer_new_for_spec (SIGNET_KEY_SPEC_ECDSA_P256, fd, &error);
  g_assert_no_error (error);
  await_phase (signer, SIGNET_SIGNER_PHASE_READY);

  close (fd);
  g_assert_true (is_locked (path));

  signet_signer_stop (signer);
  await_phase (signer, SIGNET_SIGNER_PHASE_FAILED);
  g_assert_false (is_locked (path));
  g_unlink (path);
}

static GSubprocess *
start_by_hand (const char * const *wrapper,
               const char         *parent)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  for (guint i = 0; wrapper != NULL && wrapper[i] != NULL; i++)
    g_ptr_array_add (argv, g_strdup (wrapper[i]));
  g_ptr_array_add (argv, g_build_filename (g_getenv ("SIGNET_LIBEXECDIR"), "signet-signer", NULL));
  g_ptr_array_add (argv, parent != NULL ? g_strdup (parent) : g_strdup_printf ("--parent=%d", getpid ()));
  g_ptr_array_add (argv, g_strdup ("generate"));
  g_ptr_array_add (argv, g_strdup ("--spec"));
  g_ptr_array_add (argv, g_strdup ("ecdsa-p256"));
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_newv ((const char * const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);

  return process;
}

static void
test_wrong_order (gconstpointer data)
{
  g_autoptr (GSubprocess) process = start_by_hand (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  g_subprocess_communicate_utf8 (process, data, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_subprocess_get_successful (process));
  g_assert_nonnull (strstr (output, "{\"phase\":\"ready\"}\n{\"error\":{\"code\":\"signer\""));
}

/* What would be right at another time, behind a request that is right. */
static void
test_wrong_order_after_request (gconstpointer data)
{
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GBytes) line = signet_signer_protocol_write_request (request);
  g_autofree char *text = g_strndup (g_bytes_get_data (line, NULL), g_bytes_get_size (line));
  g_autofree char *orders = g_strconcat (text, data != NULL ? data : text, NULL);

  test_wrong_order (orders);
}

static void
test_endless_line (void)
{
  g_autoptr (GSubprocess) process = start_by_hand (NULL, NULL);
  g_autofree char *line = g_strnfill (8 * 1024 * 1024 + 1, 'a');
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  g_subprocess_communicate_utf8 (process, line, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (output, "\"code\":\"too-large\""));
}

static void
test_end_of_input (void)
{
  g_autoptr (GSubprocess) process = start_by_hand (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  g_subprocess_communicate_utf8 (process, "", NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (output, ==, "{\"phase\":\"ready\"}\n");
}

static void
test_parent_is_gone (void)
{
  g_autoptr (GSubprocess) process = start_by_hand (NULL, "--parent=1");
  g_autofree char *output = NULL;

  g_subprocess_communicate_utf8 (process, "", NULL, &output, NULL, NULL);
  g_assert_false (g_subprocess_get_successful (process));
  g_assert_cmpstr (output, ==, "");
}

/* Its input stays open, so that only the kernel can tell it. */
static void
test_ends_with_its_parent (void)
{
  /* by way of 5: what a shell puts into the background has /dev/null for 0 */
  const char *script = "exec 5<&0; \"$0\" --parent=$$ generate --spec ecdsa-p256 <&5 & echo started; read line";
  g_autofree char *program = g_build_filename (g_getenv ("SIGNET_LIBEXECDIR"), "signet-signer", NULL);
  g_autoptr (GSubprocess) shell = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *line = NULL;

  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                            "sh", "-c", script, program, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (shell));

  do
    {
      g_clear_pointer (&line, g_free);
      line = g_data_input_stream_read_line (output, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (line);
    }
  while (!g_str_equal (line, "{\"phase\":\"ready\"}"));

  /* the other end of its output is closed when it has ended, too */
  g_subprocess_force_exit (shell);
  g_clear_pointer (&line, g_free);
  g_data_input_stream_read_line_async (output, G_PRIORITY_DEFAULT, NULL, await_cb, &result);
  line = g_data_input_stream_read_line_finish (output, await_result (&result), NULL, &error);
  g_assert_no_error (error);
  g_assert_null (line);
}

/* As most users run it: without the capability, under a limit of locked memory. */
static void
test_limited_memory (gconstpointer data)
{
  const char *limit = data;
  g_autofree char *option = g_strdup_printf ("--memlock=%s:%s", limit, limit);
  const char * const wrapper[] = {
    "prlimit", option, "setpriv", "--bounding-set=-ipc_lock", "--inh-caps=-ipc_lock", NULL
  };
  g_autofree char *setpriv = g_find_program_in_path ("setpriv");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;

  if (MIN_LOCKED_KIB == 0)
    {
      g_test_skip ("the address sanitizer has a heap of its own");
      return;
    }

  if (setpriv == NULL || getuid () != 0)
    {
      g_test_skip ("only root can take a capability away, with setpriv");
      return;
    }

  process = start_by_hand (wrapper, NULL);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  if (line == NULL)
    {
      g_test_skip ("the capability could not be taken away here");
      return;
    }

  if (g_str_equal (limit, "65536"))
    {
      g_assert_nonnull (strstr (line, "{\"note\":\""));
      g_assert_nonnull (strstr (line, "64 KiB"));
    }
  else
    {
      gulong locked = read_locked_kib (atoi (g_subprocess_get_identifier (process)));

      /* heap and stack, not everything */
      g_assert_cmpstr (line, ==, "{\"phase\":\"ready\"}");
      g_assert_cmpuint (locked, >=, MIN_LOCKED_KIB);
      g_assert_cmpuint (locked, <, 8192);
    }

  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
}

static void
test_not_installed (void)
{
  g_autofree char *directory = g_strdup (g_getenv ("SIGNET_LIBEXECDIR"));
  g_autoptr (GError) error = NULL;

  g_setenv ("SIGNET_LIBEXECDIR", "/nonexistent", TRUE);
  g_assert_null (signet_signer_new_for_spec (SIGNET_KEY_SPEC_RSA_2048, -1, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_SIGNER);
  g_assert_nonnull (strstr (error->message, "/nonexistent/signet-signer"));
  g_setenv ("SIGNET_LIBEXECDIR", directory, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < SIGNET_KEY_SPEC_N; i++)
    {
      g_autofree char *path = g_strdup_printf ("/signer/%s", signet_key_spec_to_nick ((SignetKeySpec) i));

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_each_spec);
    }
  g_test_add_func ("/signer/asked-before-there-is-a-key", test_asked_before_ready);
  g_test_add_func ("/signer/prepared-touches-nothing", test_prepared);
  g_test_add_func ("/signer/prepared-for-another-key", test_prepared_for_another_key);
  g_test_add_func ("/signer/resume/the-same-key-again", test_resume);
  g_test_add_func ("/signer/resume/no-such-key", test_resume_missing);
  g_test_add_func ("/signer/killed/while-generating", test_killed_while_generating);
  g_test_add_func ("/signer/killed/when-ready", test_killed_when_ready);
  g_test_add_func ("/signer/killed/while-storing", test_killed_while_storing);
  g_test_add_func ("/signer/killed/while-signing", test_killed_while_signing);
  for (guint i = 0; i < G_N_ELEMENTS (moods); i++)
    {
      g_autofree char *path = g_strdup_printf ("/signer/keyring/%s", moods[i].mode);

      g_test_add_data_func (path, &moods[i], test_mood);
    }
  g_test_add_func ("/signer/keyring/none", test_no_service);
  g_test_add_func ("/signer/cancelled/while-the-keyring-asks", test_cancelled_while_asking);
  g_test_add_func ("/signer/cancelled/before-it-began", test_cancelled_before);
  g_test_add_func ("/signer/dropped-ends-the-process", test_dropped);
  g_test_add_func ("/signer/process/is-hardened", test_hardened);
  g_test_add_func ("/signer/process/keeps-the-lock-of-the-job", test_keeps_the_lock);
  g_test_add_data_func ("/signer/process/refuses/garbage", "garbage\n", test_wrong_order);
  g_test_add_data_func ("/signer/process/refuses/no-object", "[]\n", test_wrong_order);
  g_test_add_data_func ("/signer/process/refuses/another-order", "{\"op\":\"export\",\"key-id\":\"" JOB "\"}\n",
                        test_wrong_order);
  g_test_add_data_func ("/signer/process/refuses/signing-without-a-request", "{\"op\":\"sign\",\"key-id\":\"" JOB "\"}\n",
                        test_wrong_order);
  g_test_add_data_func ("/signer/process/refuses/no-uuid", "{\"op\":\"sign\",\"key-id\":\"../x\"}\n",
                        test_wrong_order_after_request);
  g_test_add_data_func ("/signer/process/refuses/a-second-request", NULL, test_wrong_order_after_request);
  g_test_add_func ("/signer/process/refuses/an-endless-line", test_endless_line);
  g_test_add_func ("/signer/process/ends-with-its-input", test_end_of_input);
  g_test_add_func ("/signer/process/does-not-outlive/a-parent-that-is-gone", test_parent_is_gone);
  g_test_add_func ("/signer/process/does-not-outlive/its-parent", test_ends_with_its_parent);
  g_test_add_data_func ("/signer/process/locked-memory/usual-limit", "8388608", test_limited_memory);
  g_test_add_data_func ("/signer/process/locked-memory/no-room-is-told", "65536", test_limited_memory);
  g_test_add_func ("/signer/not-installed", test_not_installed);

  return g_test_run ();
}
