/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"
#include "ui/wizard/signet-draft.h"

/* Fills a draft in from the store: the instance's organization, then its last request or the one to make
 * again, its host names, and the subdomains that were picked beforehand. */

G_BEGIN_DECLS

/* What was read beside the draft itself. */
typedef struct {
  char  **host_names; /* all of the instance, in the order of its subdomains */
  char   *note;       /* what the user has to know: names that are gone; or NULL */
} SignetDraftSources;

void signet_draft_sources_free (SignetDraftSources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetDraftSources, signet_draft_sources_free)

/* @subdomain_ids: (nullable) GArray of gint64. @again: (nullable). */
void                signet_draft_load_async  (SignetDraft *draft, SignetStore *store, GArray *subdomain_ids, SignetRequest *again, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetDraftSources *signet_draft_load_finish (SignetDraft *draft, GAsyncResult *result, GError **error);

G_END_DECLS
