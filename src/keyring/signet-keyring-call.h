/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyring/signet-keyring.h"
#include "keyring/signet-secret-service.h"

#include <libsecret/secret.h>

/* The frame of one call to the Secret Service. It answers exactly once: with a result, or when the
 * deadline is over, when the service goes away, or when the caller cancels. What libsecret or D-Bus
 * still has under way then is abandoned: its callback finds the call over and does nothing. */

G_BEGIN_DECLS

/* xdg:schema of every item of ours */
#define SIGNET_KEYRING_SCHEMA_NAME "io.github.signetapp.Signet.Key"

#define SIGNET_KEYRING_ATTRIBUTE_KEY_ID      "key-id"
#define SIGNET_KEYRING_ATTRIBUTE_SPKI_SHA256 "spki-sha256"
#define SIGNET_KEYRING_ATTRIBUTE_KIND        "kind"
#define SIGNET_KEYRING_ATTRIBUTE_FORMAT      "format"

#define SIGNET_KEYRING_KIND   "private-key"
#define SIGNET_KEYRING_FORMAT "pkcs8-der-base64"

typedef struct _SignetKeyringCall SignetKeyringCall;

typedef void (*SignetKeyringNext)  (SignetKeyringCall *call);
typedef void (*SignetKeyringReply) (SignetKeyringCall *call, GVariant *reply);

/* What a search by key id found, without unlocking anything. */
typedef struct {
  GStrv unlocked; /* object paths */
  GStrv locked;
} SignetKeyringFound;

SignetKeyringCall   *signet_keyring_call_new     (SignetKeyring *keyring, const char *key_id,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                                  gpointer user_data, gpointer source_tag);
SignetKeyringCall   *signet_keyring_call_ref     (SignetKeyringCall *call);
void                 signet_keyring_call_unref   (SignetKeyringCall *call);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetKeyringCall, signet_keyring_call_unref)

void                 signet_keyring_call_set_data (SignetKeyringCall *call, gpointer data, GDestroyNotify destroy);
gpointer             signet_keyring_call_get_data (SignetKeyringCall *call);
const char          *signet_keyring_call_get_key_id (SignetKeyringCall *call);
GDBusConnection     *signet_keyring_call_get_connection (SignetKeyringCall *call);
GCancellable        *signet_keyring_call_get_cancellable (SignetKeyringCall *call);
SecretService       *signet_keyring_call_get_service (SignetKeyringCall *call);
const SignetKeyringFound *signet_keyring_call_get_found (SignetKeyringCall *call);
const SecretSchema  *signet_keyring_get_schema    (void);

/* The steps. Each goes on with its last argument, or fails the call. */
void signet_keyring_call_connect      (SignetKeyringCall *call, SignetKeyringNext next);
void signet_keyring_call_search       (SignetKeyringCall *call, SignetKeyringNext next);
void signet_keyring_call_open_service (SignetKeyringCall *call, SignetKeyringNext next);
void signet_keyring_call_invoke       (SignetKeyringCall *call, const char *path, const char *interface,
                                       const char *method, GVariant *parameters, const char *reply_type,
                                       SignetKeyringReply reply);
/* Of signet-keyring-create.c. */
void signet_keyring_call_create_default (SignetKeyringCall *call, SignetKeyringNext next);
/* Tells of a prompt: a person may take any time. */
void signet_keyring_call_prompted     (SignetKeyringCall *call, SignetPromptEvent event);

/* The ends. All but the first do nothing. */
gboolean signet_keyring_call_is_over        (SignetKeyringCall *call);
void     signet_keyring_call_return_boolean (SignetKeyringCall *call, gboolean value);
void     signet_keyring_call_return_int     (SignetKeyringCall *call, gssize value);
void     signet_keyring_call_return_pointer (SignetKeyringCall *call, gpointer value, GDestroyNotify destroy);
void     signet_keyring_call_take_error     (SignetKeyringCall *call, GError *error);
void     signet_keyring_call_fail_locked    (SignetKeyringCall *call);
void     signet_keyring_call_fail_no_keyring (SignetKeyringCall *call);

/* Of signet-keyring-look.c: what it means that a search found nothing. */
void signet_keyring_call_find_presence      (SignetKeyringCall *call,
                                             void (*next) (SignetKeyringCall *call, SignetKeyPresence presence));

G_END_DECLS
