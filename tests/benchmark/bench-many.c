/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "bench-many.h"

#include "await.h"
#include "bench.h"

#include <sqlite3.h>

#define SEED 20260315
#define DAY  86400

static const char * const prefixes[] = { "mail", "news", "shop", "offers", "club", "info", "web", "my", "go", "promo",
                                         "events", "service", "alerts", "billing", "account", "loyalty", "travel", "crm",
                                         "store", "care", "e", "email", "reply", "campaign" };
static const char * const suffixes[] = { "com", "com", "com", "com", "net", "org", "de", "fr", "co.uk", "es", "it", "nl",
                                         "com.au", "co.jp", "example.com" };
static const char * const syllables[] = { "ba", "co", "del", "fi", "gra", "ho", "ja", "ki", "lu", "mo", "na", "or", "pe",
                                          "qua", "ri", "san", "tor", "u", "ve", "wil", "xe", "yo", "zen", "tech", "max" };

typedef struct {
  sqlite3 *handle;
  GRand *random;
  GHashTable *names; /* owned strings that are in use */
  gint64 now;
} Many;

static const char *
pick (Many               *self,
      const char * const *words,
      guint               n_words)
{
  return words[g_rand_int_range (self->random, 0, (int) n_words)];
}

static char *
dup_brand (Many *self)
{
  GString *brand = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (self->random, 2, 5);

  for (guint i = 0; i < n; i++)
    g_string_append (brand, pick (self, syllables, G_N_ELEMENTS (syllables)));
  return g_string_free (brand, FALSE);
}

static const char *
new_name (Many *self)
{
  while (TRUE)
    {
      g_autofree char *brand = dup_brand (self);
      g_autofree char *number = g_rand_boolean (self->random) ? g_strdup_printf ("%d", g_rand_int_range (self->random, 1, 40))
                                                              : g_strdup ("");
      char *name = g_strdup_printf ("%s%s.%s.%s", pick (self, prefixes, G_N_ELEMENTS (prefixes)), number, brand,
                                    pick (self, suffixes, G_N_ELEMENTS (suffixes)));

      if (g_hash_table_add (self->names, name))
        return name;
    }
}

static void
check (Many *self,
       int   code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("%s", sqlite3_errmsg (self->handle));
}

static void
execute (Many       *self,
         const char *sql)
{
  check (self, sqlite3_exec (self->handle, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *
prepare (Many       *self,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check (self, sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL));
  return statement;
}

/* @types: "i" and "s" for each value. */
static void
insert (Many         *self,
        sqlite3_stmt *statement,
        const char   *types,
        ...)
{
  va_list values;

  va_start (values, types);
  for (int i = 0; types[i] != '\0'; i++)
    if (types[i] == 'i')
      sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
    else
      sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
  va_end (values);
  check (self, sqlite3_step (statement));
  sqlite3_reset (statement);
}

static void
insert_instances (Many *self,
                  guint n_instances)
{
  sqlite3_stmt *statement = prepare (self, "INSERT INTO instance (id, name, url, organization_id, sort_key, search, created_at) "
                                           "VALUES (?, ?, ?, 1, ?, ?, ?)");

  execute (self, "INSERT INTO organization (id, org_id, name, unit, country, state, city, sort_key, search) "
                 "VALUES (1, 'ORG-1', 'Example', 'Marketing', 'FR', 'Île-de-France', 'Paris', 'example', 'example' || char (10))");
  for (guint i = 0; i < n_instances; i++)
    {
      g_autofree char *name = g_strdup_printf ("acme%04u-mkt-prod%u", i, i % 7 + 1);
      g_autofree char *url = g_strdup_printf ("https://%s.example.net", name);
      g_autofree char *search = g_strdup_printf ("%s\n%s\nexample\norg-1\n", name, url);

      insert (self, statement, "issssi", (gint64) i + 1, name, url, name, search, self->now);
    }
  sqlite3_finalize (statement);
}

static void
insert_subdomains (Many      *self,
                   guint      n_instances,
                   guint      n_subdomains,
                   GPtrArray *names)
{
  static const char * const types[] = { "full", "cname" };
  static const char * const uses[] = { "marketing", "transactional", "newsletter" };
  static const char * const hosts[] = { "t", "m", "res" };
  sqlite3_stmt *subdomain = prepare (self, "INSERT INTO subdomain (id, instance_id, name, delegation_type, use_case, verified_at, "
                                           "sort_key, search, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sqlite3_stmt *host = prepare (self, "INSERT INTO host (subdomain_id, instance_id, name, expires, created_at) "
                                      "VALUES (?, ?, ?, ?, ?)");

  for (guint i = 0; i < n_subdomains; i++)
    {
      const char *name = new_name (self);
      gint64 instance_id = i % n_instances + 1;
      g_autofree char *search = g_strdup_printf ("%s\nt.%s\nm.%s\nres.%s\n", name, name, name, name);

      g_ptr_array_add (names, (gpointer) name);
      insert (self, subdomain, "iisssissi", (gint64) i + 1, instance_id, name, pick (self, types, 2), pick (self, uses, 3),
              self->now - g_rand_int_range (self->random, 0, 90) * DAY, name, search, self->now);
      for (guint k = 0; k < G_N_ELEMENTS (hosts); k++)
        {
          g_autofree char *host_name = g_strdup_printf ("%s.%s", hosts[k], name);
          gint64 expires = self->now + (gint64) g_rand_int_range (self->random, -20, 200) * DAY;

          insert (self, host, "iisii", (gint64) i + 1, instance_id, host_name,
                  g_rand_int_range (self->random, 0, 12) == 0 ? (gint64) 0 : expires, self->now);
        }
    }
  sqlite3_finalize (subdomain);
  sqlite3_finalize (host);
}

/* Requests, most of them answered long ago, and what else happens on an instance. */
static void
insert_jobs (Many      *self,
             guint      n_instances,
             guint      n_jobs,
             GPtrArray *names)
{
  sqlite3_stmt *job = prepare (self, "INSERT INTO job (id, uuid, kind, state, outcome, created_at, finished_at, created_by, instance_id, "
                                     "instance_name, instance_url, title, message, search) SELECT ?1, ?2, ?3, 'pending', 'none', ?4, "
                                     "0, 'admin', i.id, i.name, i.url, ?6, '', ?6 || char (10) || i.name || char (10) || i.url || "
                                     "char (10) FROM instance i WHERE i.id = ?5");
  sqlite3_stmt *request = prepare (self, "INSERT INTO request (job_id, json, csr, waiting) VALUES (?, '{}', x'00', ?)");
  sqlite3_stmt *name = prepare (self, "INSERT INTO request_name (job_id, position, name) VALUES (?, 0, ?)");

  for (guint i = 0; i < n_jobs; i++)
    {
      gboolean is_request = i % 4 != 0;
      const char *title = g_ptr_array_index (names, (guint) g_rand_int_range (self->random, 0, (int) names->len));
      g_autofree char *uuid = g_uuid_string_random ();

      insert (self, job, "issiis", (gint64) i + 1, uuid, is_request ? "request" : "subdomain",
              self->now - (gint64) (n_jobs - i) * 600, (gint64) (i % n_instances + 1), title);
      if (!is_request)
        continue;
      insert (self, request, "ii", (gint64) i + 1, (gint64) (i + 200 > n_jobs));
      insert (self, name, "is", (gint64) i + 1, title);
    }
  execute (self, "UPDATE job SET state = 'finished', outcome = 'done', finished_at = created_at + 3");
  sqlite3_finalize (job);
  sqlite3_finalize (request);
  sqlite3_finalize (name);
}

/* What the store does for itself at the end of a transaction, for which there has to be one. */
static void
write_something (SignetStore *store)
{
  g_autoptr (SignetInstance) instance = signet_instance_new ("zz-last", "https://zz-last.example.net", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_store_add_instance_async (store, instance, NULL, await_cb, &result);
  signet_store_add_instance_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
}

void
bench_make_many (const char *path,
                 guint       n_instances,
                 guint       n_subdomains,
                 guint       n_jobs)
{
  SignetStore *store = bench_open_store (path);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Many self = { .now = g_get_real_time () / G_USEC_PER_SEC };

  signet_store_close (store);
  g_object_unref (store);

  self.random = g_rand_new_with_seed (SEED);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  check (&self, sqlite3_open (path, &self.handle));
  execute (&self, "PRAGMA synchronous = OFF; BEGIN");
  insert_instances (&self, n_instances);
  insert_subdomains (&self, n_instances, n_subdomains, names);
  insert_jobs (&self, n_instances, n_jobs, names);
  execute (&self, "COMMIT");
  sqlite3_close (self.handle);
  g_rand_free (self.random);
  g_hash_table_unref (self.names);

  store = bench_open_store (path);
  write_something (store);
  signet_store_close (store);
  g_object_unref (store);
}
