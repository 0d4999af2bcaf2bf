/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-store-list-sql.h"

#include "store/signet-store-private.h"

#define STRINGIFY_(x) #x
#define STRINGIFY(x)  STRINGIFY_ (x)

/* Worst first, then what runs out first; ?2 is the present time. Each "%s" of an order is a column's direction. */
#define ORDER_BY_STATE                                                                                    \
  "CASE WHEN m.expires <= ?2 THEN 0 "                                                                     \
  "WHEN m.expires <= ?2 + 86400 * " STRINGIFY (SIGNET_CERTIFICATE_CRITICAL_DAYS) " THEN 1 "               \
  "WHEN m.expires <= ?2 + 86400 * " STRINGIFY (SIGNET_CERTIFICATE_SOON_DAYS) " THEN 2 "                   \
  "WHEN m.n_without > 0 THEN 3 WHEN m.n_waiting > 0 THEN 4 WHEN m.expires IS NOT NULL THEN 5 ELSE 6 END%s, m.expires%s, "

/* LIMIT keeps what is in the brackets from being worked out again for each place that names it. */
#define JOIN_INSTANCE_STATES                                                                              \
  "JOIN (SELECT i.id, " SIGNET_STORE_SQL_INSTANCE_SUMMARY " FROM instance i LIMIT -1) m ON m.id = i.id "

/* The hosts of an instance in one go through an index, and those that wait, which are few, by their requests. */
#define JOIN_SUBDOMAIN_STATES                                                                             \
  "LEFT JOIN (SELECT z.subdomain_id, z.expires, z.n_zero - coalesce (w.n, 0) AS n_without, "              \
  "coalesce (w.n, 0) AS n_waiting FROM (SELECT h.subdomain_id, min (nullif (h.expires, 0)) AS expires, "  \
  "sum (h.expires = 0) AS n_zero FROM host h WHERE h.instance_id = ?3 AND h.removed_at IS NULL "          \
  "GROUP BY h.subdomain_id) z LEFT JOIN (SELECT h.subdomain_id, count (DISTINCT h.id) AS n "              \
  SIGNET_STORE_SQL_WAITING_HOSTS " AND j.instance_id = ?3 GROUP BY h.subdomain_id) w ON w.subdomain_id = z.subdomain_id) m " \
  "ON m.subdomain_id = s.id "

/* The same over all instances. */
#define JOIN_ALL_SUBDOMAIN_STATES                                                                         \
  "LEFT JOIN (SELECT z.subdomain_id, z.expires, z.n_zero - coalesce (w.n, 0) AS n_without, "              \
  "coalesce (w.n, 0) AS n_waiting FROM (SELECT h.subdomain_id, min (nullif (h.expires, 0)) AS expires, "  \
  "sum (h.expires = 0) AS n_zero FROM host h WHERE h.removed_at IS NULL "                                 \
  "GROUP BY h.instance_id, h.subdomain_id) z LEFT JOIN (SELECT h.subdomain_id, count (DISTINCT h.id) AS n " \
  "FROM request r CROSS JOIN job j ON j.id = r.job_id CROSS JOIN request_name n ON n.job_id = r.job_id "  \
  "CROSS JOIN host h ON h.instance_id = j.instance_id AND h.name = n.name "                               \
  "WHERE r.waiting = 1 AND h.expires = 0 AND h.removed_at IS NULL GROUP BY h.subdomain_id) w "            \
  "ON w.subdomain_id = z.subdomain_id) m ON m.subdomain_id = s.id "
#define JOIN_INSTANCE "JOIN instance i ON i.id = s.instance_id "

/* What to sort by, and by what else where that is the same. */
typedef struct {
  const char *key;   /* NULL: any other */
  const char *join;
  const char *order;
  gboolean walk;
} Order;

static const Order instance_orders[] = {
  { "state", JOIN_INSTANCE_STATES, ORDER_BY_STATE "i.sort_key%s, i.id%s", FALSE },
  { "subdomains", "", "(SELECT count (*) FROM subdomain s WHERE s.instance_id = i.id AND s.removed_at IS NULL)%s, "
                      "i.sort_key%s, i.id%s", FALSE },
  { NULL, "", "i.sort_key%s, i.id%s", TRUE },
};

static const Order subdomain_orders[] = {
  { "state", JOIN_SUBDOMAIN_STATES, ORDER_BY_STATE "s.sort_key%s, s.id%s", FALSE },
  { "delegation-type", "", "s.delegation_type%s, s.sort_key%s, s.id%s", FALSE },
  { "use-case", "", "lower (s.use_case)%s, s.sort_key%s, s.id%s", FALSE },
  { "verified", "", "s.verified_at%s, s.sort_key%s, s.id%s", FALSE },
  { NULL, "", "s.sort_key%s, s.id%s", TRUE },
};

/* Of all instances: what is the same comes by instance. No index has all of them in order. */
static const Order all_subdomain_orders[] = {
  { "state", JOIN_INSTANCE JOIN_ALL_SUBDOMAIN_STATES, ORDER_BY_STATE "s.sort_key%s, i.sort_key%s, s.id%s", FALSE },
  { "instance", JOIN_INSTANCE, "i.sort_key%s, i.id%s, s.sort_key%s, s.id%s", FALSE },
  { "delegation-type", JOIN_INSTANCE, "s.delegation_type%s, s.sort_key%s, i.sort_key%s, s.id%s", FALSE },
  { "use-case", JOIN_INSTANCE, "lower (s.use_case)%s, s.sort_key%s, i.sort_key%s, s.id%s", FALSE },
  { "verified", JOIN_INSTANCE, "s.verified_at%s, s.sort_key%s, i.sort_key%s, s.id%s", FALSE },
  { NULL, JOIN_INSTANCE, "s.sort_key%s, i.sort_key%s, s.id%s", FALSE },
};

static const Order job_orders[] = {
  { NULL, "", "j.created_at%s, j.id%s", TRUE },
};

/* Which kinds a filter lets through; a word that is none lets nothing through. */
static const char *
sql_of_kinds (const char *filter)
{
  static const struct {
    const char *nick;
    const char *kinds;
  } filters[] = {
    { "subdomains", "'request', 'subdomain'" },
    { "imports", "'import'" },
    { "instances", "'instance'" },
    { "organizations", "'organization'" },
    { "exports", "'export'" },
    { "request", "'request'" },
    { "import", "'import'" },
    { "subdomain", "'subdomain'" },
    { "instance", "'instance'" },
    { "organization", "'organization'" },
    { "export", "'export'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (g_strcmp0 (filter, filters[i].nick) == 0)
      return filters[i].kinds;
  return "''";
}

static void
set_order (SignetListSql        *self,
           const Order          *orders,
           const SignetRowQuery *query)
{
  const Order *order = orders;
  g_auto (GStrv) parts = NULL;

  while (order->key != NULL && g_strcmp0 (order->key, query->sort_key) != 0)
    order++;
  parts = g_strsplit (order->order, "%s", -1);
  self->join = order->join;
  self->order = g_strjoinv (query->descending ? " DESC" : "", parts);
  self->walk = order->walk;
}

static void
set_row_filter (SignetListSql        *self,
                const SignetRowQuery *query,
                char                 *(*dup_condition) (const SignetRowFilter *filter))
{
  self->row_filter = signet_row_filter_parse_known (query->filter);
  if (!signet_row_filter_is_empty (self->row_filter))
    self->filter = dup_condition (self->row_filter);
}

static void
set_instances (SignetListSql        *self,
               const SignetRowQuery *query)
{
  self->id = "i.id";
  self->from = "instance i";
  self->text = "i.search";
  self->scope = g_strdup ("i.removed_at IS NULL");
  set_order (self, instance_orders, query);
  set_row_filter (self, query, signet_store_filter_sql_of_instances);
}

static void
set_subdomains (SignetListSql         *self,
                const SignetListScope *scope,
                const SignetRowQuery  *query)
{
  self->id = "s.id";
  self->from = "subdomain s";
  self->text = "s.search";
  self->index = SIGNET_STORE_INDEX_SUBDOMAINS;
  if (scope->instance_id != 0)
    {
      self->scope = g_strdup ("s.instance_id = ?3 AND s.removed_at IS NULL");
      set_order (self, subdomain_orders, query);
      set_row_filter (self, query, signet_store_filter_sql_of_subdomains);
    }
  else
    {
      self->scope = g_strdup ("s.removed_at IS NULL AND s.instance_id IN (SELECT id FROM instance WHERE removed_at IS NULL)");
      set_order (self, all_subdomain_orders, query);
      set_row_filter (self, query, signet_store_filter_sql_of_all_subdomains);
    }
}

static void
set_jobs (SignetListSql         *self,
          const SignetListScope *scope,
          const SignetRowQuery  *query)
{
  self->id = "j.id";
  self->from = "job j";
  self->text = "j.search";
  set_order (self, job_orders, query);
  if (scope->list == SIGNET_LIST_WAITING)
    {
      self->scope = g_strdup ("j.id IN (SELECT job_id FROM request WHERE waiting = 1) AND (?3 = 0 OR j.instance_id = ?3)");
      self->walk = FALSE;
    }
  else
    {
      self->scope = g_strdup_printf ("j.state = '%s'", signet_job_state_to_nick (scope->state));
      self->index = SIGNET_STORE_INDEX_JOBS;
    }
  if (query->filter != NULL)
    self->filter = g_strdup_printf ("j.kind IN (%s)", sql_of_kinds (query->filter));
}

/**
 * signet_list_sql_new:
 * @scope: which list
 * @query: what is wanted of it, and in which order
 *
 * Returns: (transfer full): the list in SQL
 */
SignetListSql *
signet_list_sql_new (const SignetListScope *scope,
                     const SignetRowQuery  *query)
{
  SignetListSql *self = g_new0 (SignetListSql, 1);

  switch (scope->list)
    {
    case SIGNET_LIST_INSTANCES:
      set_instances (self, query);
      break;
    case SIGNET_LIST_SUBDOMAINS:
      set_subdomains (self, scope, query);
      break;
    case SIGNET_LIST_JOBS:
    case SIGNET_LIST_WAITING:
    default:
      set_jobs (self, scope, query);
      break;
    }
  return self;
}

/**
 * signet_list_sql_free:
 * @self: a list in SQL
 */
void
signet_list_sql_free (SignetListSql *self)
{
  g_free (self->scope);
  g_clear_pointer (&self->row_filter, signet_row_filter_free);
  g_free (self->filter);
  g_free (self->order);
  g_free (self);
}
