/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* The alternative names of a request: how many, all of them to scroll through, and a button that
 * copies them, one a line. */

G_BEGIN_DECLS

#define SIGNET_TYPE_NAME_LIST (signet_name_list_get_type ())
G_DECLARE_FINAL_TYPE (SignetNameList, signet_name_list, SIGNET, NAME_LIST, AdwBin)

void signet_name_list_set_names (SignetNameList *self, const char * const *names);

G_END_DECLS
