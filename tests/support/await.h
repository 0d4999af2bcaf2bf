/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Waiting in tests: for an asynchronous call's result, or for a condition, never for a time. Give
 * await_cb and the address of a GAsyncResult pointer that is NULL to the call, then await it. */

/* Long enough for an import of 100,000 rows under the sanitizers on a busy machine. */
#define AWAIT_SECONDS 180

static inline void
await_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  g_assert_null (*slot);
  *slot = g_object_ref (result);
}

static inline gboolean
await_timeout_cb (gpointer user_data)
{
  g_error ("waited for more than %d seconds", AWAIT_SECONDS);
  return G_SOURCE_REMOVE;
}

/* Iterates the main context until @condition holds; ends the test after AWAIT_SECONDS. */
#define await_condition(condition)                                                        \
  G_STMT_START {                                                                          \
    guint await_id_ = g_timeout_add_seconds (AWAIT_SECONDS, await_timeout_cb, NULL);      \
    while (!(condition))                                                                  \
      g_main_context_iteration (NULL, TRUE);                                              \
    g_source_remove (await_id_);                                                          \
  } G_STMT_END

/* (transfer none) while the slot lives. */
static inline GAsyncResult *
await_result (GAsyncResult **slot)
{
  await_condition (*slot != NULL);
  return *slot;
}
