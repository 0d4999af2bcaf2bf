/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-instance.h"
#include "request/signet-profile.h"
#include "request/signet-selection.h"

/* What the wizard's pages fill in, one after the other, until it is a request: subject, common name, key
 * specification, CA profile, and the selection of hosts. Signal "changed": one of them is another (the
 * selection tells of its own changes). Knows no widget. */

G_BEGIN_DECLS

#define SIGNET_TYPE_DRAFT (signet_draft_get_type ())
G_DECLARE_FINAL_TYPE (SignetDraft, signet_draft, SIGNET, DRAFT, GObject)

SignetDraft     *signet_draft_new           (SignetInstance *instance);

SignetInstance  *signet_draft_get_instance  (SignetDraft *self);
SignetSelection *signet_draft_get_selection (SignetDraft *self);

/* @field: organization to common name. */
const char      *signet_draft_get_text      (SignetDraft *self, SignetField field);
void             signet_draft_set_text      (SignetDraft *self, SignetField field, const char *text);
SignetKeySpec    signet_draft_get_key_spec  (SignetDraft *self);
void             signet_draft_set_key_spec  (SignetDraft *self, SignetKeySpec spec);
SignetProfile   *signet_draft_get_profile   (SignetDraft *self); /* (nullable) */
void             signet_draft_set_profile   (SignetDraft *self, SignetProfile *profile);

void             signet_draft_fill_from_organization (SignetDraft *self, SignetOrganization *organization);
/* Subject, key specification and profile; not the common name and the names, which may be gone. */
void             signet_draft_fill_from_request      (SignetDraft *self, SignetRequest *request);

/* GPtrArray of SignetFinding, worst first: of the form, and of the names. (transfer full) */
GPtrArray       *signet_draft_check_form    (SignetDraft *self, gint64 now);
GPtrArray       *signet_draft_check_names   (SignetDraft *self, gint64 now);
SignetRequest   *signet_draft_to_request    (SignetDraft *self);

G_END_DECLS
