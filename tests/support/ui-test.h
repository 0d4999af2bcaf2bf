/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* What the tests of tests/ui share: a real application to run in, and waiting with a bound. */

G_BEGIN_DECLS

/* The end of each test's main (), after g_test_init (): runs the tests that were added, from an idle inside a
 * running AdwApplication, and checks that nothing holds the application afterwards. */
int             ui_test_run             (void);
AdwApplication *ui_test_get_application (void);

/* Runs the main loop until @expression is TRUE; the test fails after ten seconds. */
#define ui_test_wait_until(expression) G_STMT_START { \
    gint64 ui_test_deadline_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    while (!(expression)) \
      { \
        if (g_get_monotonic_time () > ui_test_deadline_) \
          g_error ("%s:%d: not within ten seconds: %s", __FILE__, __LINE__, #expression); \
        ui_test_iterate (); \
      } \
  } G_STMT_END
/* One turn of the main loop, which blocks for a hundredth of a second at the most. */
void            ui_test_iterate         (void);
/* All that is pending, for what must NOT happen. */
void            ui_test_settle          (void);

/* The first widget below @root of @type whose name (gtk_widget_set_name, or the buildable id of its template) or
 * label or title is @name; NULL @name: any. NULL where there is none. */
GtkWidget      *ui_test_find            (GtkWidget *root, GType type, const char *name);
/* Closes the window and waits until it is gone for good: a leak fails the test. */
void            ui_test_close           (GtkWindow *window);

G_END_DECLS
