/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* The one error domain of Signet. A message names the thing, the cause and the remedy, is
 * translated, can be shown to the user as it is, and never contains a secret. A cancelled
 * operation is always G_IO_ERROR_CANCELLED, never a code of this domain. */

G_BEGIN_DECLS

#define SIGNET_ERROR (signet_error_quark ())

typedef enum {
  SIGNET_ERROR_FAILED,         /* none of the others */
  SIGNET_ERROR_INVALID,        /* the input breaks a rule; the message says which */
  SIGNET_ERROR_NOT_FOUND,      /* no such instance, subdomain, host, job */
  SIGNET_ERROR_AMBIGUOUS,      /* the name is borne by several; the message lists them */
  SIGNET_ERROR_EXISTS,         /* it is there already */
  SIGNET_ERROR_TOO_LARGE,      /* over a limit of ours */
  SIGNET_ERROR_PASSWORD,       /* a file needs a password, or another one than was given */

  SIGNET_ERROR_KEYRING_LOCKED,     /* the keyring is locked and could not ask */
  SIGNET_ERROR_KEYRING_DISMISSED,  /* the user closed the prompt */
  SIGNET_ERROR_KEYRING_ABSENT,     /* no Secret Service, no bus, or no default collection */
  SIGNET_ERROR_KEYRING_VANISHED,   /* it went away in the middle, or did not answer in time */
  SIGNET_ERROR_KEY_MISSING,        /* the keyring is open and has no such key */
  SIGNET_ERROR_KEY_MISMATCH,       /* what was read back is not what was stored */

  SIGNET_ERROR_CSR_MISMATCH,   /* the finished request is not the approved one */
  SIGNET_ERROR_SIGNER,         /* the signing process failed or ended early */

  SIGNET_ERROR_STORE_BUSY,     /* another program holds the database */
  SIGNET_ERROR_STORE_CORRUPT,  /* the database is damaged: left as it is */
  SIGNET_ERROR_STORE_TOO_NEW,  /* made by a newer Signet: left as it is */
  SIGNET_ERROR_STORE_CONFLICT, /* somebody else changed it meanwhile */
  SIGNET_ERROR_IO,             /* disk full, no permission, read-only */
} SignetError;

GQuark signet_error_quark (void);

/* TRUE for G_IO_ERROR_CANCELLED. */
gboolean signet_error_is_cancelled (const GError *error);

G_END_DECLS
