/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* How it stands with the certificate of a host, or the worst of several. Worst first, so that the
 * smallest value of a group is the group's. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_CERTIFICATE_STATE_EXPIRED,
  SIGNET_CERTIFICATE_STATE_CRITICAL, /* within 30 days, red */
  SIGNET_CERTIFICATE_STATE_SOON,     /* within 60 days, orange */
  SIGNET_CERTIFICATE_STATE_NONE,     /* no certificate, grey */
  SIGNET_CERTIFICATE_STATE_WAITING,  /* none yet, but a request is out, blue */
  SIGNET_CERTIFICATE_STATE_VALID,    /* green */
  SIGNET_CERTIFICATE_STATE_UNKNOWN,  /* no hosts at all */
} SignetCertificateState;

#define SIGNET_CERTIFICATE_CRITICAL_DAYS 30
#define SIGNET_CERTIFICATE_SOON_DAYS     60

#define SIGNET_TYPE_CERTIFICATE_STATE (signet_certificate_state_get_type ())
GType signet_certificate_state_get_type (void);

/* @expires: seconds since the epoch, 0 for no certificate. */
SignetCertificateState signet_certificate_state_of (gint64 expires, gboolean waiting, gint64 now);
/* The worst of a group by its counts. @expires: of the certificate that runs out first, 0 for none; @n_without: have
 * neither certificate nor request; @n_waiting: have no certificate, but a request that is out. */
SignetCertificateState signet_certificate_state_of_group (gint64 expires, guint n_without, guint n_waiting, gint64 now);
/* "Expires in 168 days", "Expires tomorrow", "Expired 3 days ago", "No certificate",
 * "Waiting for certificate", "Expires in 20 days, renewal requested"; translated. */
char       *signet_certificate_state_describe (gint64 expires, gboolean waiting, gint64 now);
/* For the worst of a group, where no single date applies: "Expired", "No certificate", ... translated. */
const char *signet_certificate_state_get_title (SignetCertificateState state);
const char *signet_certificate_state_to_nick (SignetCertificateState state); /* "expired", for --json and CSS */

G_END_DECLS
