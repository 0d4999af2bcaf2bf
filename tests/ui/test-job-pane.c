/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/jobs/signet-job-pane.h"

#include "await.h"
#include "csr/signet-csr-builder.h"
#include "ui-test.h"
#include "ui/jobs/signet-job-row.h"
#include "ui/widget/signet-notice.h"
#include "ui/widget/signet-value-row.h"

#include <glib/gstdio.h>

#define WAITS_FOR "The keyring is locked."

typedef struct {
  char          *folder;
  SignetStore   *store;
  SignetKeyring *keyring;
  GtkWindow     *window;
  GtkWidget     *pane;

  gint64         instance_id; /* 0 until a request wants one */
  SignetRequest *again;       /* what "request-again" came with */
} Fixture;

static void
again_cb (SignetJobPane *pane,
          SignetRequest *request,
          gpointer       user_data)
{
  g_set_object (&((Fixture *) user_data)->again, request);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("signet-jobs-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "signet.db", NULL);
  signet_store_open_async (path, NULL, await_cb, &result);
  fixture->store = signet_store_open_finish (await_result (&result), &error);
  g_assert_no_error (error);
  fixture->keyring = signet_keyring_new ();
}

static void
open_pane (Fixture *fixture)
{
  fixture->window = GTK_WINDOW (gtk_application_window_new (GTK_APPLICATION (ui_test_get_application ())));
  fixture->pane = signet_job_pane_new ();
  gtk_window_set_default_size (fixture->window, 380, 700);
  gtk_window_set_child (fixture->window, fixture->pane);
  signet_job_pane_set_up (SIGNET_JOB_PANE (fixture->pane), fixture->store, fixture->keyring);
  g_signal_connect (fixture->pane, "request-again", G_CALLBACK (again_cb), fixture);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  if (fixture->window != NULL)
    ui_test_close (fixture->window);
  g_clear_object (&fixture->again);
  signet_store_close (fixture->store);
  ui_test_settle ();
  g_object_unref (fixture->store);
  g_object_unref (fixture->keyring);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* --- jobs in the store --- */

static void
ensure_instance (Fixture *fixture)
{
  g_autoptr (SignetOrganization) organization = signet_organization_new ("ACME", "Société", NULL, "FR", NULL, "Paris");
  g_autoptr (SignetInstance) instance = signet_instance_new ("acme-prod", "https://acme.example.net", organization);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (fixture->instance_id != 0)
    return;

  signet_store_add_instance_async (fixture->store, instance, NULL, await_cb, &result);
  fixture->instance_id = signet_store_add_instance_finish (fixture->store, await_result (&result), &error);
  g_assert_no_error (error);
}

static SignetRequest *
make_request (Fixture    *fixture,
              const char *common_name)
{
  const char * const names[] = { common_name, "xn--bcher-kva.example.com", NULL };
  g_autoptr (SignetSubject) subject = signet_subject_new ("Société", "Marketing", "FR", "Île-de-France", "Paris");

  ensure_instance (fixture);

  return signet_request_new (subject, common_name, names, SIGNET_KEY_SPEC_ECDSA_P256, "public", fixture->instance_id,
                             "acme-prod", "https://acme.example.net", "ACME");
}

static gint64
add_pending (Fixture       *fixture,
             const char    *uuid,
             SignetRequest *request)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  signet_store_begin_request_async (fixture->store, request, uuid, NULL, await_cb, &result);
  id = signet_store_begin_request_finish (fixture->store, await_result (&result), &error);
  g_assert_no_error (error);

  return id;
}

static void
hold (Fixture *fixture,
      gint64   id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_store_hold_job_async (fixture->store, id, FALSE, WAITS_FOR, NULL, await_cb, &result);
  signet_store_hold_job_finish (fixture->store, await_result (&result), &error);
  g_assert_no_error (error);
}

/* Gives the CSR's text. */
static char *
commit (Fixture       *fixture,
        gint64         id,
        SignetRequest *request)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetPrivateKey) key = signet_private_key_generate (SIGNET_KEY_SPEC_ECDSA_P256, &error);
  g_autoptr (SignetCsr) csr = NULL;
  g_autofree char *fingerprint = NULL;
  GBytes *pem = NULL;

  g_assert_no_error (error);
  csr = signet_csr_build (request, key, &error);
  g_assert_no_error (error);
  fingerprint = signet_csr_dup_spki_sha256 (csr);
  pem = signet_csr_get_pem (csr);
  signet_store_commit_request_async (fixture->store, id, pem, fingerprint, "The CSR is ready.", NULL, await_cb, &result);
  signet_store_commit_request_finish (fixture->store, await_result (&result), &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (pem, NULL), g_bytes_get_size (pem));
}

static char *
add_finished (Fixture    *fixture,
              const char *uuid,
              const char *common_name)
{
  g_autoptr (SignetRequest) request = make_request (fixture, common_name);
  gint64 id = add_pending (fixture, uuid, request);

  return commit (fixture, id, request);
}

/* --- what is seen; adding the instance is a job as well, which is not counted --- */

/* ui_test_find, of what can be seen */
static GtkWidget *
find_mapped (GtkWidget  *widget,
             GType       type,
             const char *name)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && ui_test_find (widget, type, name) == widget)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_mapped (child, type, name);

  return found;
}

static GtkWidget *
find (Fixture    *fixture,
      GType       type,
      const char *name)
{
  return find_mapped (fixture->pane, type, name);
}

static const char *
get_page (Fixture *fixture)
{
  GtkWidget *stack = ui_test_find (fixture->pane, GTK_TYPE_STACK, "stack");

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static const char *
get_value (Fixture    *fixture,
           const char *title)
{
  GtkWidget *row = find (fixture, SIGNET_TYPE_VALUE_ROW, title);

  return row != NULL ? signet_value_row_get_value (SIGNET_VALUE_ROW (row)) : NULL;
}

static gboolean
has_label (Fixture    *fixture,
           const char *text)
{
  return find (fixture, GTK_TYPE_LABEL, text) != NULL;
}

static void
press (Fixture    *fixture,
       const char *name)
{
  GtkWidget *button = NULL;

  ui_test_wait_until (find (fixture, GTK_TYPE_BUTTON, name) != NULL);
  button = find (fixture, GTK_TYPE_BUTTON, name);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
collect_rows (GtkWidget *widget,
              GPtrArray *rows)
{
  SignetJob *job = SIGNET_IS_JOB_ROW (widget) ? signet_job_row_get_job (SIGNET_JOB_ROW (widget)) : NULL;

  if (job != NULL && gtk_widget_get_mapped (widget) && signet_job_get_loaded (job) &&
      signet_job_get_kind (job) == SIGNET_JOB_KIND_REQUEST)
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static guint
count_rows (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect_rows (fixture->pane, rows);

  return rows->len;
}

static void
open_job (Fixture    *fixture,
          const char *uuid)
{
  signet_job_pane_open_job (SIGNET_JOB_PANE (fixture->pane), uuid);
  ui_test_wait_until (g_strcmp0 (get_value (fixture, "Job ID"), uuid) == 0);
}

#define UUID_A "0f6a7f3e-6f3e-4c39-9d5c-0d9b1a1f0a01"
#define UUID_B "1f6a7f3e-6f3e-4c39-9d5c-0d9b1a1f0a02"

static void
test_an_empty_log_says_what_to_do (Fixture       *fixture,
                                   gconstpointer  data)
{
  open_pane (fixture);

  ui_test_wait_until (has_label (fixture, "No jobs yet"));
  ui_test_wait_until (find (fixture, GTK_TYPE_TOGGLE_BUTTON, "Pending (0)") != NULL);
}

static void
test_finished_and_pending_are_told_apart_and_counted (Fixture       *fixture,
                                                      gconstpointer  data)
{
  g_autofree char *pem = add_finished (fixture, UUID_A, "t.example.com");
  g_autoptr (SignetRequest) request = make_request (fixture, "m.example.com");
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  add_pending (fixture, UUID_B, request);
  open_pane (fixture);

  ui_test_wait_until (find (fixture, GTK_TYPE_TOGGLE_BUTTON, "Pending (1)") != NULL);
  ui_test_wait_until (count_rows (fixture) == 1);
  collect_rows (fixture->pane, rows);
  g_assert_cmpstr (signet_job_get_uuid (signet_job_row_get_job (rows->pdata[0])), ==, UUID_A);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture, GTK_TYPE_TOGGLE_BUTTON, "Pending (1)")), TRUE);
  ui_test_wait_until (count_rows (fixture) == 1);
  g_ptr_array_set_size (rows, 0);
  collect_rows (fixture->pane, rows);
  g_assert_cmpstr (signet_job_get_uuid (signet_job_row_get_job (rows->pdata[0])), ==, UUID_B);
}

static void
test_a_job_that_comes_later_is_shown (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *pem = NULL;

  open_pane (fixture);
  ui_test_wait_until (has_label (fixture, "No jobs yet"));
  pem = add_finished (fixture, UUID_A, "t.example.com");

  ui_test_wait_until (count_rows (fixture) == 1);
}

static void
test_search_and_filter_leave_out_what_does_not_match (Fixture       *fixture,
                                                      gconstpointer  data)
{
  g_autofree char *pem = add_finished (fixture, UUID_A, "t.example.com");
  g_autofree char *other = add_finished (fixture, UUID_B, "m.example.org");
  GtkEditable *search = NULL;
  GtkDropDown *filter = NULL;

  open_pane (fixture);
  ui_test_wait_until (count_rows (fixture) == 2);
  search = GTK_EDITABLE (ui_test_find (fixture->pane, GTK_TYPE_SEARCH_ENTRY, NULL));
  filter = GTK_DROP_DOWN (ui_test_find (fixture->pane, GTK_TYPE_DROP_DOWN, NULL));

  gtk_editable_set_text (search, "t.example.com");
  ui_test_wait_until (count_rows (fixture) == 1);
  gtk_editable_set_text (search, "nowhere");
  ui_test_wait_until (has_label (fixture, "No job matches"));
  gtk_editable_set_text (search, "");
  ui_test_wait_until (count_rows (fixture) == 2);

  gtk_drop_down_set_selected (filter, 1); /* Subdomains management */
  ui_test_settle ();
  ui_test_wait_until (count_rows (fixture) == 2);
  gtk_drop_down_set_selected (filter, 2); /* Inventory imports */
  ui_test_wait_until (has_label (fixture, "No job matches"));
}

static void
test_a_row_opens_its_job_and_back_returns (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autofree char *pem = add_finished (fixture, UUID_A, "t.example.com");
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  open_pane (fixture);
  ui_test_wait_until (count_rows (fixture) == 1);
  collect_rows (fixture->pane, rows);
  g_assert_true (gtk_widget_activate_action (rows->pdata[0], "row.open", NULL));

  g_assert_cmpstr (get_page (fixture), ==, "details");
  ui_test_wait_until (g_strcmp0 (get_value (fixture, "Job ID"), UUID_A) == 0);
  g_assert_true (gtk_widget_activate_action (fixture->pane, "jobs.back", NULL));
  g_assert_cmpstr (get_page (fixture), ==, "list");
}

static void
test_details_show_all_of_the_request (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *pem = add_finished (fixture, UUID_A, "t.example.com");

  open_pane (fixture);
  open_job (fixture, UUID_A);

  g_assert_true (has_label (fixture, "Done"));
  g_assert_cmpstr (get_value (fixture, "Instance"), ==, "acme-prod");
  g_assert_cmpstr (get_value (fixture, "URL"), ==, "https://acme.example.net");
  g_assert_cmpstr (get_value (fixture, "Common name"), ==, "t.example.com");
  g_assert_cmpstr (get_value (fixture, "Organization"), ==, "Société");
  g_assert_cmpstr (get_value (fixture, "Organization Unit"), ==, "Marketing");
  g_assert_nonnull (strstr (get_value (fixture, "Country / Region"), "FR"));
  g_assert_cmpstr (get_value (fixture, "State / Province"), ==, "Île-de-France");
  g_assert_cmpstr (get_value (fixture, "City"), ==, "Paris");
  g_assert_cmpstr (get_value (fixture, "Key type"), ==, "ECDSA P-256");
  g_assert_cmpuint (strlen (get_value (fixture, "SHA-256 fingerprint of the public key")), ==, 64 + 15);
  g_assert_true (has_label (fixture, "2 subdomains"));
  g_assert_true (has_label (fixture, "bücher.example.com"));
  g_assert_nonnull (get_value (fixture, "Created by"));
  g_assert_nonnull (get_value (fixture, "Finished"));
}

static void
test_details_say_where_the_key_is_now (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autofree char *pem = add_finished (fixture, UUID_A, "t.example.com");

  open_pane (fixture);
  open_job (fixture, UUID_A);

  /* there is no Secret Service on this bus */
  ui_test_wait_until (has_label (fixture, signet_key_presence_describe (SIGNET_KEY_PRESENCE_ABSENT)));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
assert_clipboard (Fixture    *fixture,
                  const char *expected)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->pane), NULL, read_cb, &text);
  ui_test_wait_until (text != NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_copies_say_so (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *pem = add_finished (fixture, UUID_A, "t.example.com");
  g_autoptr (SignetRequest) request = make_request (fixture, "t.example.com");
  g_autofree char *summary = signet_request_to_summary (request);

  open_pane (fixture);
  open_job (fixture, UUID_A);

  press (fixture, "Copy CSR content");
  assert_clipboard (fixture, summary);
  press (fixture, "Copy CSR");
  assert_clipboard (fixture, pem);
  g_assert_true (has_label (fixture, "Copied"));
  ui_test_wait_until (has_label (fixture, "Copy CSR"));
}

static void
test_request_again_hands_over_the_request (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autofree char *pem = add_finished (fixture, UUID_A, "t.example.com");

  open_pane (fixture);
  open_job (fixture, UUID_A);
  press (fixture, "Request again");

  g_assert_nonnull (fixture->again);
  g_assert_cmpstr (signet_request_get_common_name (fixture->again), ==, "t.example.com");
  g_assert_cmpuint (signet_request_get_n_names (fixture->again), ==, 2);
}

static void
test_a_pending_job_says_what_it_waits_for (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr (SignetRequest) request = make_request (fixture, "t.example.com");

  hold (fixture, add_pending (fixture, UUID_A, request));
  open_pane (fixture);
  open_job (fixture, UUID_A);

  g_assert_true (has_label (fixture, "Not finished yet: " WAITS_FOR));
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "retry_button"));
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "Download"));
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "Request again"));
}

static void
test_trying_again_without_a_keyring_is_told_and_leaves_it_pending (Fixture       *fixture,
                                                                   gconstpointer  data)
{
  g_autoptr (SignetRequest) request = make_request (fixture, "t.example.com");
  GtkWidget *notice = NULL;

  hold (fixture, add_pending (fixture, UUID_A, request));
  open_pane (fixture);
  open_job (fixture, UUID_A);
  press (fixture, "retry_button");

  ui_test_wait_until (find (fixture, SIGNET_TYPE_NOTICE, NULL) != NULL);
  notice = find (fixture, SIGNET_TYPE_NOTICE, NULL);
  g_assert_cmpstr (signet_notice_get_text (SIGNET_NOTICE (notice)), !=, "");
  ui_test_settle ();
  g_assert_true (has_label (fixture, "Pending"));
}

static void
test_an_open_job_is_followed (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (SignetRequest) request = make_request (fixture, "t.example.com");
  g_autofree char *pem = NULL;
  gint64 id = add_pending (fixture, UUID_A, request);

  open_pane (fixture);
  open_job (fixture, UUID_A);
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "Download"));
  pem = commit (fixture, id, request);

  ui_test_wait_until (find (fixture, GTK_TYPE_BUTTON, "Download") != NULL);
  g_assert_true (has_label (fixture, "Done"));
}

static void
test_a_job_that_is_not_there_is_told_in_its_place (Fixture       *fixture,
                                                   gconstpointer  data)
{
  open_pane (fixture);
  signet_job_pane_open_job (SIGNET_JOB_PANE (fixture->pane), UUID_A);

  ui_test_wait_until (has_label (fixture, "The Job Could Not Be Read"));
}

static void
test_a_pane_that_closes_while_it_reads_is_no_trouble (Fixture       *fixture,
                                                      gconstpointer  data)
{
  g_autofree char *pem = add_finished (fixture, UUID_A, "t.example.com");

  open_pane (fixture);
  signet_job_pane_open_job (SIGNET_JOB_PANE (fixture->pane), UUID_A);
  ui_test_close (g_steal_pointer (&fixture->window));
  ui_test_settle ();
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, function) \
  g_test_add ("/job-pane/" name, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("empty-log-says-what-to-do", test_an_empty_log_says_what_to_do);
  ADD ("finished-and-pending-are-told-apart", test_finished_and_pending_are_told_apart_and_counted);
  ADD ("job-that-comes-later-is-shown", test_a_job_that_comes_later_is_shown);
  ADD ("search-and-filter", test_search_and_filter_leave_out_what_does_not_match);
  ADD ("row-opens-its-job-and-back-returns", test_a_row_opens_its_job_and_back_returns);
  ADD ("details-show-all-of-the-request", test_details_show_all_of_the_request);
  ADD ("details-say-where-the-key-is-now", test_details_say_where_the_key_is_now);
  ADD ("copies-say-so", test_copies_say_so);
  ADD ("request-again-hands-over-the-request", test_request_again_hands_over_the_request);
  ADD ("pending-job-says-what-it-waits-for", test_a_pending_job_says_what_it_waits_for);
  ADD ("trying-again-without-a-keyring-is-told", test_trying_again_without_a_keyring_is_told_and_leaves_it_pending);
  ADD ("open-job-is-followed", test_an_open_job_is_followed);
  ADD ("job-that-is-not-there-is-told", test_a_job_that_is_not_there_is_told_in_its_place);
  ADD ("pane-that-closes-while-it-reads", test_a_pane_that_closes_while_it_reads_is_no_trouble);

  return ui_test_run ();
}
