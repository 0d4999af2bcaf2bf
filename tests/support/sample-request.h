/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-request.h"

/* Requests for tests, with what makes them hard: UTF-8, a wildcard, an A-label. */

static inline SignetRequest *
sample_request_new (SignetKeySpec       spec,
                    const char         *common_name,
                    const char * const *names)
{
  g_autoptr (SignetSubject) subject = signet_subject_new ("Société Générale", "株式会社", "FR", "Île-de-France",
                                                          "Paris");

  return signet_request_new (subject, common_name, names, spec, "public", 1, "acme-mkt-prod3",
                             "https://acme-mkt-prod3.example.net", "ACME");
}

static inline SignetRequest *
sample_request_new_usual (SignetKeySpec spec)
{
  static const char * const names[] = {
    "t.mail.example.com", "*.example.com", "xn--bcher-kva.example", "*.xn--bcher-kva.example", NULL
  };

  return sample_request_new (spec, "t.mail.example.com", names);
}

static inline SignetRequest *
sample_request_new_large (SignetKeySpec spec,
                          guint         n_names)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_names; i++)
    g_ptr_array_add (names, g_strdup_printf ("host-%04u.some.longer.subdomain.example.com", i));
  g_ptr_array_add (names, NULL);

  return sample_request_new (spec, g_ptr_array_index (names, 0), (const char * const *) names->pdata);
}
