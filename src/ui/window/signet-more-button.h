/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-subdomain.h"

#include <adwaita.h>

/* The "more" menu of a row of subdomains. The menu itself is made when it is opened: a list makes two hundred of
 * these buttons. Property: subdomain (nullable). */

G_BEGIN_DECLS

#define SIGNET_TYPE_MORE_BUTTON (signet_more_button_get_type ())
G_DECLARE_FINAL_TYPE (SignetMoreButton, signet_more_button, SIGNET, MORE_BUTTON, AdwBin)

G_END_DECLS
