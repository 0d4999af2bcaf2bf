/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* The delegation types and use cases that can be picked in a combo row, and what is picked. */

G_BEGIN_DECLS

/* @first: (nullable): one more at the beginning that stands for NULL, "Leave as it is". @other: (nullable): a nick that
 * an inventory brought and that is none of ours, or "": one more at the end. */
void        signet_delegation_choice_set_up (AdwComboRow *row, const char *first, const char *other);
const char *signet_delegation_choice_get    (AdwComboRow *row);                 /* the nick, or NULL */
void        signet_delegation_choice_set    (AdwComboRow *row, const char *nick);

/* The last is "Other", for any text in @entry, which shows only then. */
void        signet_use_case_choice_set_up   (AdwComboRow *row, AdwEntryRow *entry, const char *first);
char       *signet_use_case_choice_dup      (AdwComboRow *row, AdwEntryRow *entry); /* the nick or text, or NULL */
void        signet_use_case_choice_set      (AdwComboRow *row, AdwEntryRow *entry, const char *nick);

G_END_DECLS
