/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Which rows of a list to show, beside the search: values of a few keys, as one line of text that can be kept in settings
 * and given to signet_row_model_set_filter(): "state:due state:none org:12 delegation:cname use:marketing". A row has
 * to have one of the values of each key that there is. A value with blanks is escaped as in a URL. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_ROW_FILTER_STATE,        /* due (expired, critical or soon), a nick of SignetCertificateState but unknown */
  SIGNET_ROW_FILTER_ORGANIZATION, /* a row id */
  SIGNET_ROW_FILTER_DELEGATION,   /* full, cname, or another text */
  SIGNET_ROW_FILTER_USE_CASE,     /* marketing, transactional, or another text */
} SignetRowFilterKey;
#define SIGNET_ROW_FILTER_N_KEYS 4

typedef struct _SignetRowFilter SignetRowFilter;

SignetRowFilter *signet_row_filter_new       (void); /* lets everything through */
/* NULL and "" let everything through. SIGNET_ERROR_INVALID names the word that is not understood. */
SignetRowFilter *signet_row_filter_parse     (const char *text, GError **error);
/* For what was kept in settings: words that are not understood are left out. */
SignetRowFilter *signet_row_filter_parse_known (const char *text);
void             signet_row_filter_free      (SignetRowFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetRowFilter, signet_row_filter_free)

gboolean         signet_row_filter_is_empty  (const SignetRowFilter *self);
guint            signet_row_filter_get_n_values (const SignetRowFilter *self); /* of all keys */
gboolean         signet_row_filter_contains  (const SignetRowFilter *self, SignetRowFilterKey key, const char *value);
/* @value: one that signet_row_filter_check() takes. */
void             signet_row_filter_set       (SignetRowFilter *self, SignetRowFilterKey key, const char *value, gboolean on);
void             signet_row_filter_clear_key (SignetRowFilter *self, SignetRowFilterKey key);
/* In the order in which they were set; NULL-terminated. (transfer none) */
const char * const *signet_row_filter_get_values (const SignetRowFilter *self, SignetRowFilterKey key);
gboolean         signet_row_filter_check     (SignetRowFilterKey key, const char *value);
/* (transfer full) (nullable): NULL where it lets everything through */
char            *signet_row_filter_to_text   (const SignetRowFilter *self);
/* "Due", "CNAME", ...: translated. Not for organizations. */
const char      *signet_row_filter_describe  (SignetRowFilterKey key, const char *value);

G_END_DECLS
