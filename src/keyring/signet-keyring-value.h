/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyring/signet-keyring-call.h"

/* How a key is written in the keyring: its attributes and its secret. */

G_BEGIN_DECLS

GHashTable   *signet_keyring_value_attributes (SignetKeyringCall *call);
SignetSecret *signet_keyring_value_read       (GList *items, char **spki_sha256, GError **error);

G_END_DECLS
