/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-job-private.h"

/**
 * signet_job_event_new:
 * @at: seconds since the epoch
 * @text: what happened, UTF-8
 *
 * Returns: (transfer full): an event; free it with signet_job_event_free()
 */
SignetJobEvent *
signet_job_event_new (gint64      at,
                      const char *text)
{
  SignetJobEvent *event = g_new0 (SignetJobEvent, 1);

  event->at = at;
  event->text = g_strdup (text);
  return event;
}

/**
 * signet_job_event_free:
 * @event: an event
 */
void
signet_job_event_free (SignetJobEvent *event)
{
  g_free (event->text);
  g_free (event);
}
