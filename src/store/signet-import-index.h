/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-instance.h"
#include "inventory/signet-subdomain.h"
#include "store/signet-database.h"

/* What is there already, in memory, while an import goes on: the instances, and the names of those that the file names. So each
 * row is looked up without asking the database, and a preview writes nothing. Private to this folder. */

G_BEGIN_DECLS

typedef struct {
  gint64 id;                        /* 0: not written */
  SignetOrganization *organization; /* owned by the index */
} SignetImportOrganization;

typedef struct {
  gint64 id;                              /* 0: not written */
  const char *name;
  const char *url;
  const char *notes;
  SignetImportOrganization *organization; /* (nullable) */
  guint organization_line;                /* of this file, that gave it; 0 for none */
  guint notes_line;
  gboolean is_loaded;
  GHashTable *subdomains;                 /* name, SignetImportSubdomain */
  GHashTable *hosts;                      /* name, SignetImportHost */
} SignetImportInstance;

typedef struct {
  gint64 id;            /* 0: not written */
  const char *name;
  const char *delegation_type;
  const char *use_case;
  guint line;           /* of this file, that gave the details; 0 for none */
  gboolean is_new;
} SignetImportSubdomain;

typedef struct {
  gint64 id;
  gint64 expires;
  SignetImportSubdomain *subdomain;
} SignetImportHost;

typedef struct _SignetImportIndex SignetImportIndex;

/* Texts that are given stay the caller's, for as long as the index is there. */
SignetImportIndex        *signet_import_index_new  (SignetDatabase *database, GError **error);
void                      signet_import_index_free (SignetImportIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetImportIndex, signet_import_index_free)

/* The one that says the same in all fields, written or not. */
SignetImportOrganization *signet_import_index_organization  (SignetImportIndex *self, SignetOrganization *organization);
/* The same name and URL; NULL where there is none. Its names are not read yet. */
SignetImportInstance     *signet_import_index_find_instance (SignetImportIndex *self, const char *name, const char *url);
/* How many have the name; @instance gets one of them. */
guint                     signet_import_index_count_name    (SignetImportIndex *self, const char *name,
                                                             SignetImportInstance **instance);
/* Reads its names, once. */
gboolean                  signet_import_index_load          (SignetImportIndex *self, SignetImportInstance *instance,
                                                             GError **error);

SignetImportInstance     *signet_import_index_add_instance  (SignetImportIndex *self, const char *name, const char *url);
SignetImportSubdomain    *signet_import_index_add_subdomain (SignetImportIndex *self, SignetImportInstance *instance,
                                                             const char *name);
SignetImportHost         *signet_import_index_add_host      (SignetImportIndex *self, SignetImportInstance *instance,
                                                             SignetImportSubdomain *subdomain, const char *name);

G_END_DECLS
