/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

/* A store of a test's own, in a directory of its own, and things to put into it. */

G_BEGIN_DECLS

typedef struct {
  SignetStore *store;
  char        *directory;
  char        *path;
} UiStore;

void   ui_store_open          (UiStore *self);
/* Waits until nobody holds the store any more; a leak fails the test. */
void   ui_store_close         (UiStore *self);

gint64 ui_store_add_instance  (UiStore *self, const char *name, const char *url);
/* With the hosts of the usual prefixes. */
gint64 ui_store_add_subdomain (UiStore *self, gint64 instance_id, const char *name);
/* Of an instance, with their hosts (transfer full). */
GPtrArray *ui_store_load_subdomains (UiStore *self, gint64 instance_id);
GPtrArray *ui_store_load_instances  (UiStore *self);
GPtrArray *ui_store_load_organizations (UiStore *self);
/* One of them, as a dialog would be given it (transfer full). */
SignetInstance  *ui_store_load_instance  (UiStore *self, gint64 id);
SignetSubdomain *ui_store_load_subdomain (UiStore *self, gint64 id);
/* What somebody else does meanwhile. */
void   ui_store_rename_instance  (UiStore *self, gint64 id, const char *name);
void   ui_store_set_use_case     (UiStore *self, gint64 subdomain_id, const char *use_case);

G_END_DECLS
