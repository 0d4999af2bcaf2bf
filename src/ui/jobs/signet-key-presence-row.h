/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyring/signet-keyring.h"

#include <adwaita.h>

/* Says whether a private key is in the keyring at this moment. Looks when it is given a key and
 * when "Check Again" is pressed; never unlocks anything, never loads the key. */

G_BEGIN_DECLS

#define SIGNET_TYPE_KEY_PRESENCE_ROW (signet_key_presence_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetKeyPresenceRow, signet_key_presence_row, SIGNET, KEY_PRESENCE_ROW, AdwActionRow)

void signet_key_presence_row_look (SignetKeyPresenceRow *self, SignetKeyring *keyring, const char *key_id);

G_END_DECLS
