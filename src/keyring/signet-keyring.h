/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/signet-secret.h"

/* Private keys in the desktop's Secret Service: the one place that knows libsecret. A key is named
 * by its key id, which is the UUID of the job that made it. All calls are asynchronous, have a
 * deadline of their own, and notice when the service goes away. */

G_BEGIN_DECLS

/* Whether a key is in the keyring: a NULL from the keyring is not "lost". */
typedef enum {
  SIGNET_KEY_PRESENCE_PRESENT,
  SIGNET_KEY_PRESENCE_PRESENT_LOCKED, /* the item is there, its keyring is locked */
  SIGNET_KEY_PRESENCE_MISSING,        /* everything is unlocked and it is not there */
  SIGNET_KEY_PRESENCE_UNKNOWN_LOCKED, /* a keyring is locked: it may be there */
  SIGNET_KEY_PRESENCE_ABSENT,         /* no Secret Service to ask, or one without any keyring */
} SignetKeyPresence;

#define SIGNET_TYPE_KEYRING (signet_keyring_get_type ())
G_DECLARE_FINAL_TYPE (SignetKeyring, signet_keyring, SIGNET, KEYRING, GObject)

#define SIGNET_KEYRING_DEADLINE 25000 /* milliseconds */

/* Connects on first use. */
SignetKeyring   *signet_keyring_new            (void);
/* How long the service may be silent while it is not asking the user, in milliseconds. */
void             signet_keyring_set_deadline   (SignetKeyring *self, guint deadline);
guint            signet_keyring_get_deadline   (SignetKeyring *self);
/* Opens a session with the service in the background, which the next call that stores or loads then finds
 * ready. Asks the user nothing; that it fails is found out by the call. */
void             signet_keyring_prepare        (SignetKeyring *self);

/* For the calls themselves: whether one is being prepared, and waiting for it. */
gboolean         signet_keyring_get_preparing  (SignetKeyring *self);
void             signet_keyring_wait_prepared_async  (SignetKeyring *self, GAsyncReadyCallback callback,
                                                      gpointer user_data);
gboolean         signet_keyring_wait_prepared_finish (SignetKeyring *self, GAsyncResult *result);
/* The session that was prepared, if the service is still the same (nullable)
 * (transfer full), and the session bus that they share (nullable) (transfer none). */
GDBusProxy      *signet_keyring_take_service   (SignetKeyring *self);
GDBusConnection *signet_keyring_get_connection (SignetKeyring *self);
void             signet_keyring_set_connection (SignetKeyring *self, GDBusConnection *connection);

/* Stores in the default collection, never in "session", asking the user to unlock it where needed.
 * The item is one line of base64. @label: for people. Never replaces: SIGNET_ERROR_EXISTS where the
 * key id is there already. Then reads it back and compares (SIGNET_ERROR_KEY_MISMATCH). */
void     signet_keyring_store_async   (SignetKeyring *self, const char *key_id, const char *spki_sha256,
                                       const char *label, SignetSecret *pkcs8, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_keyring_store_finish  (SignetKeyring *self, GAsyncResult *result, GError **error);

/* Unlocks where needed. SIGNET_ERROR_KEYRING_* or SIGNET_ERROR_KEY_MISSING. @spki_sha256 (optional): the
 * public key that was written beside it. */
void          signet_keyring_load_async  (SignetKeyring *self, const char *key_id, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
SignetSecret *signet_keyring_load_finish (SignetKeyring *self, GAsyncResult *result, char **spki_sha256,
                                          GError **error);

/* Looks without unlocking and without loading a secret. Never asks the user. */
void     signet_keyring_look_async  (SignetKeyring *self, const char *key_id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_keyring_look_finish (SignetKeyring *self, GAsyncResult *result, SignetKeyPresence *presence,
                                     GError **error);

/* Removes a key whose request was never shown to anybody: to undo an interrupted job, nothing else.
 * TRUE also where it is positively not there. Never asks the user: SIGNET_ERROR_KEYRING_LOCKED. */
void     signet_keyring_undo_async  (SignetKeyring *self, const char *key_id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_keyring_undo_finish (SignetKeyring *self, GAsyncResult *result, GError **error);

const char *signet_key_presence_describe (SignetKeyPresence presence); /* a sentence, translated */
const char *signet_key_presence_to_nick  (SignetKeyPresence presence);

G_END_DECLS
