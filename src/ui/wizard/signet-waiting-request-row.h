/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* One request whose certificate has not come: common name, number of names, date; Download and copy. It
 * reads the details, which a list row does not have, when it is shown. Signal "failed" (const char
 * *message). */

G_BEGIN_DECLS

#define SIGNET_TYPE_WAITING_REQUEST_ROW (signet_waiting_request_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetWaitingRequestRow, signet_waiting_request_row, SIGNET, WAITING_REQUEST_ROW, AdwBin)

GtkWidget *signet_waiting_request_row_new     (SignetStore *store);
void       signet_waiting_request_row_set_job (SignetWaitingRequestRow *self, SignetJob *job); /* (nullable) */

G_END_DECLS
