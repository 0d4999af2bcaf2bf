/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two programs at once, on one database: this one, and this one started again. */

#include "support/store-test.h"

#include <stdlib.h>

#define N_EACH 40

typedef struct {
  GSubprocess *process;
  GDataInputStream *output;
} Other;

/* --- the other program --- */

/* In UTF-8, whatever the locale is. */
static void
say (const char *text)
{
  fputs (text, stdout);
  fputc ('\n', stdout);
  fflush (stdout);
}

static int
edit_when_told (SignetStore *store,
                const char  *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInstance) base = store_test_find (store, "shop", &error);
  g_autoptr (SignetInstance) to = signet_instance_new (name, "", NULL);
  char line[16];

  g_assert_no_error (error);
  say ("read");
  g_assert_nonnull (fgets (line, sizeof line, stdin));
  if (store_test_edit_instance (store, base, to, &error))
    say ("edited");
  else
    {
      g_autofree char *answer = g_strdup_printf ("%d %s", error->code, error->message);

      say (answer);
    }
  return EXIT_SUCCESS;
}

static int
add_many (SignetStore *store,
          const char  *prefix)
{
  for (guint i = 0; i < N_EACH; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", prefix, i);
      g_autoptr (GError) error = NULL;

      store_test_add_instance (store, name, NULL, &error);
      g_assert_no_error (error);
    }
  say ("added");
  return EXIT_SUCCESS;
}

static int
be_the_other (const char *path,
              const char *action,
              const char *argument)
{
  g_autoptr (GError) error = NULL;
  SignetStore *store = store_test_open (path, &error);
  int status;

  g_assert_no_error (error);
  status = strcmp (action, "edit") == 0 ? edit_when_told (store, argument) : add_many (store, argument);
  signet_store_close (store);
  g_object_unref (store);
  return status;
}

/* --- this one --- */

static void
other_start (Other      *other,
             const char *path,
             const char *action,
             const char *argument)
{
  g_autoptr (GError) error = NULL;

  other->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                     "/proc/self/exe", "--the-other", path, action, argument, NULL);
  g_assert_no_error (error);
  other->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (other->process));
}

static char *
other_read_line (Other *other)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *line;

  g_data_input_stream_read_line_async (other->output, G_PRIORITY_DEFAULT, NULL, await_cb, &result);
  line = g_data_input_stream_read_line_finish (other->output, await_result (&result), NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

static void
other_tell (Other *other)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (other->process), "go\n", 3, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
other_end (Other *other)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_subprocess_wait_check (other->process, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&other->output);
  g_clear_object (&other->process);
}

static void
changed_cb (SignetStore *store,
            gpointer     user_data)
{
  *(gint64 *) user_data = g_get_monotonic_time ();
}

static void
test_changes_of_another_program_show (StoreFixture *fixture,
                                      gconstpointer data)
{
  Other other;
  g_autoptr (SignetRowModel) list = signet_store_list_instances (fixture->store);
  g_autoptr (SignetInstance) row = NULL;
  g_autofree char *ready = NULL;
  g_autofree char *answer = NULL;
  gint64 told_at, changed_at = 0;

  store_test_add_instance (fixture->store, "shop", NULL, NULL);
  await_condition (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);
  other_start (&other, fixture->path, "edit", "store");
  ready = other_read_line (&other);
  g_assert_cmpstr (ready, ==, "read");
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &changed_at);
  told_at = g_get_monotonic_time ();
  other_tell (&other);
  await_condition (changed_at != 0);
  g_test_message ("shown after %d ms", (int) ((changed_at - told_at) / 1000));
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  await_condition (strcmp (signet_instance_get_name (row), "store") == 0); /* in the open list */
  answer = other_read_line (&other);
  g_assert_cmpstr (answer, ==, "edited");
  other_end (&other);
}

static void
test_the_slower_program_is_told (StoreFixture *fixture,
                                 gconstpointer data)
{
  Other other;
  g_autoptr (SignetInstance) base = NULL;
  g_autoptr (SignetInstance) to = signet_instance_new ("ours", "", NULL);
  g_autoptr (SignetInstance) after = NULL;
  g_autofree char *ready = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  store_test_add_instance (fixture->store, "shop", NULL, NULL);
  base = store_test_find (fixture->store, "shop", &error);
  other_start (&other, fixture->path, "edit", "theirs");
  ready = other_read_line (&other);
  g_assert_true (store_test_edit_instance (fixture->store, base, to, &error));
  g_assert_no_error (error);
  other_tell (&other);
  answer = other_read_line (&other);
  g_assert_cmpint (g_ascii_strtoll (answer, NULL, 10), ==, SIGNET_ERROR_STORE_CONFLICT);
  g_assert_nonnull (strstr (answer, "Name: shop → ours"));
  after = store_test_load_instance (fixture->store, signet_instance_get_id (base));
  g_assert_cmpstr (signet_instance_get_name (after), ==, "ours");
  other_end (&other);
}

static void
test_we_are_told_when_we_are_slower (StoreFixture *fixture,
                                     gconstpointer data)
{
  Other other;
  g_autoptr (SignetInstance) base = NULL;
  g_autoptr (SignetInstance) to = signet_instance_new ("ours", "", NULL);
  g_autofree char *ready = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  store_test_add_instance (fixture->store, "shop", NULL, NULL);
  base = store_test_find (fixture->store, "shop", &error);
  other_start (&other, fixture->path, "edit", "theirs");
  ready = other_read_line (&other);
  other_tell (&other);
  answer = other_read_line (&other);
  g_assert_cmpstr (answer, ==, "edited");
  g_assert_false (store_test_edit_instance (fixture->store, base, to, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Name: shop → theirs"));
  other_end (&other);
}

static void
test_both_write_at_the_same_time (StoreFixture *fixture,
                                  gconstpointer data)
{
  Other other;
  g_autoptr (GPtrArray) instances = NULL;
  g_autofree char *answer = NULL;

  other_start (&other, fixture->path, "add", "theirs");
  for (guint i = 0; i < N_EACH; i++)
    {
      g_autofree char *name = g_strdup_printf ("ours%u", i);
      g_autoptr (GError) error = NULL;

      store_test_add_instance (fixture->store, name, NULL, &error);
      g_assert_no_error (error);
    }
  answer = other_read_line (&other);
  g_assert_cmpstr (answer, ==, "added");
  other_end (&other);
  instances = store_test_load_instances (fixture->store);
  g_assert_cmpuint (instances->len, ==, 2 * N_EACH);
}

#define TEST(name, func) \
  g_test_add ("/store-two-programs/" name, StoreFixture, NULL, store_test_set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  if (argc == 5 && strcmp (argv[1], "--the-other") == 0)
    return be_the_other (argv[2], argv[3], argv[4]);
  g_test_init (&argc, &argv, NULL);
  TEST ("changes-of-another-program-show", test_changes_of_another_program_show);
  TEST ("the-slower-program-is-told", test_the_slower_program_is_told);
  TEST ("we-are-told-when-we-are-slower", test_we_are_told_when_we_are_slower);
  TEST ("both-write-at-the-same-time", test_both_write_at_the_same_time);
  return g_test_run ();
}
