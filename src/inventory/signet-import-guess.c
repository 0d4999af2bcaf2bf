/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-import-guess.h"

#include "base/signet-dns-name.h"
#include "inventory/signet-import-date.h"

#include <string.h>

#define NAME_SEPARATORS " \t\r\n,;|"
#define MAX_CELL_LENGTH 4096

/* Of ISO 3166-1. The names of countries are another folder's; here the codes are enough. */
static const char country_codes[] =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD "
  "CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF "
  "GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
  "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA "
  "NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI "
  "SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI "
  "VN VU WF WS YE YT ZA ZM ZW";

/* Dates of these are no expiry. */
static const char * const other_dates[] = {
  "notbefore", "validfrom", "created", "createdat", "createdon", "issued", "issuedon", "issuedate", "startdate", "updated",
  "modified", "lastmodified", "lastverification", "gultigab", "gultigvon", "erstellt", "erstelltam", "ausgestelltam",
  "geandert", "valableapartirdu", "datedecreation", "validodesde", "fechadecreacion", "validodal", "geldigvanaf",
};

/* What the cells of one column are, counted. */
typedef struct {
  guint n_filled;
  guint n_names;      /* one DNS name */
  guint n_name_lists; /* several */
  guint n_urls;
  guint n_countries;
  guint n_dates;
  guint n_delegation_types;
} Contents;

typedef struct {
  guint column; /* of the table */
  SignetInventoryColumn target;
  int score;
} Candidate;

static guint
count_names (const char *cell)
{
  guint n = 0;

  while (*(cell += strspn (cell, NAME_SEPARATORS)) != '\0')
    {
      const gsize length = strcspn (cell, NAME_SEPARATORS);
      g_autofree char *word = g_strndup (cell, length);
      g_autofree char *name = signet_dns_name_canonicalize (word, SIGNET_DNS_NAME_WILDCARD, NULL);

      if (name == NULL || signet_import_date_parse (word, NULL) != 0)
        return 0;
      n++;
      cell += length;
    }
  return n;
}

static gboolean
is_country (const char *cell)
{
  char code[3] = { 0, };

  if (strlen (cell) != 2 || !g_ascii_isalpha (cell[0]) || !g_ascii_isalpha (cell[1]))
    return FALSE;
  code[0] = g_ascii_toupper (cell[0]);
  code[1] = g_ascii_toupper (cell[1]);
  return strstr (country_codes, code) != NULL;
}

static void
count_cell (Contents   *contents,
            const char *text)
{
  g_autofree char *cell = g_strstrip (g_strndup (text, MAX_CELL_LENGTH));
  guint n_names;

  if (*cell == '\0')
    return;
  contents->n_filled++;
  n_names = count_names (cell);
  contents->n_names += n_names == 1;
  contents->n_name_lists += n_names > 1;
  contents->n_urls += g_ascii_strncasecmp (cell, "https://", 8) == 0 || g_ascii_strncasecmp (cell, "http://", 7) == 0;
  contents->n_countries += is_country (cell);
  contents->n_dates += signet_import_date_parse (cell, NULL) != 0;
  contents->n_delegation_types += g_ascii_strcasecmp (cell, "full") == 0 || g_ascii_strcasecmp (cell, "cname") == 0;
}

static Contents
count_column (GPtrArray *rows,
              guint      first_row,
              guint      column)
{
  Contents contents = { 0, };

  for (guint i = first_row; i < rows->len; i++)
    {
      GStrv fields = g_ptr_array_index (rows, i);

      if (column < g_strv_length (fields))
        count_cell (&contents, fields[column]);
    }
  return contents;
}

/* More than half of what is there: a guess need not be right in every row, the reader refuses those. */
static gboolean
mostly (guint           n,
        const Contents *contents)
{
  return n * 10 > contents->n_filled * 5;
}

/* What contents add to a title's score; for a kind that has to look right, less than nothing where it does not. */
static int
score_contents (const Contents       *contents,
                SignetInventoryColumn target,
                int                   alone) /* what the contents are worth where the title says nothing */
{
  guint n;

  if (contents->n_filled == 0)
    return 0;
  if (target == SIGNET_INVENTORY_COLUMN_SUBDOMAIN)
    n = contents->n_names;
  else if (target == SIGNET_INVENTORY_COLUMN_HOSTS)
    n = contents->n_names + contents->n_name_lists;
  else if (target == SIGNET_INVENTORY_COLUMN_URL)
    n = contents->n_urls;
  else if (target == SIGNET_INVENTORY_COLUMN_COUNTRY)
    n = contents->n_countries;
  else if (target == SIGNET_INVENTORY_COLUMN_EXPIRES)
    n = contents->n_dates;
  else if (target == SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE)
    n = contents->n_delegation_types;
  else
    return mostly (contents->n_names + contents->n_name_lists + contents->n_urls + contents->n_dates, contents) ? -25 : 0;
  return mostly (n, contents) ? alone : -1000;
}

static int
score (const char           *title,
       guint                 weight, /* of the title */
       const Contents       *contents,
       SignetInventoryColumn target)
{
  const int by_title = (int) weight;
  int alone = 0;

  if (target == SIGNET_INVENTORY_COLUMN_SUBDOMAIN || target == SIGNET_INVENTORY_COLUMN_URL)
    alone = 30;
  else if (target == SIGNET_INVENTORY_COLUMN_COUNTRY || target == SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE ||
           target == SIGNET_INVENTORY_COLUMN_EXPIRES)
    alone = 25;
  else if (target == SIGNET_INVENTORY_COLUMN_HOSTS)
    alone = contents->n_name_lists > 0 ? 28 : by_title > 0 ? 20 : 0;

  if (target == SIGNET_INVENTORY_COLUMN_EXPIRES && title != NULL && by_title < 90)
    {
      g_autofree char *folded = signet_import_guess_fold (title);

      for (guint i = 0; i < G_N_ELEMENTS (other_dates); i++)
        if (strcmp (folded, other_dates[i]) == 0)
          return 0;
    }
  return by_title + score_contents (contents, target, alone);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->score != second->score)
    return second->score - first->score;
  return first->column != second->column ? (int) first->column - (int) second->column
                                         : (int) first->target - (int) second->target;
}

/* A file in our own words is taken by its word: what it does not name so is left alone. */
static gboolean
map_own_names (GStrv                  titles,
               SignetInventoryColumn *mapping,
               guint                  n_columns)
{
  gboolean taken[SIGNET_INVENTORY_N_COLUMNS + 1] = { FALSE, };

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *title = g_strstrip (g_utf8_make_valid (titles[i], -1));
      const SignetInventoryColumn column = signet_inventory_column_from_name (title);

      mapping[i] = taken[column] ? SIGNET_INVENTORY_N_COLUMNS : column;
      taken[column] = TRUE;
    }
  return taken[SIGNET_INVENTORY_COLUMN_SUBDOMAIN] &&
         (taken[SIGNET_INVENTORY_COLUMN_INSTANCE] || taken[SIGNET_INVENTORY_COLUMN_URL]);
}

/* Without a subdomain nothing can be read: the best column of names is it, whatever else it was taken for. */
static void
ensure_subdomain (const Contents        *contents,
                  SignetInventoryColumn *mapping,
                  guint                  n_columns)
{
  guint best = n_columns;

  for (guint i = 0; i < n_columns; i++)
    {
      if (mapping[i] == SIGNET_INVENTORY_COLUMN_SUBDOMAIN)
        return;
      if (contents[i].n_filled > 0 && mostly (contents[i].n_names, &contents[i]) &&
          (best == n_columns || contents[i].n_names > contents[best].n_names))
        best = i;
    }
  if (best < n_columns)
    mapping[best] = SIGNET_INVENTORY_COLUMN_SUBDOMAIN;
}

/**
 * signet_import_guess_has_header:
 * @rows: (element-type GStrv): the first rows of a table
 *
 * Returns: whether the first row has titles: known words, or at least nothing like what stands below them
 */
gboolean
signet_import_guess_has_header (GPtrArray *rows)
{
  GStrv first = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  guint n_known = 0, n_data = 0, n_data_below = 0;

  for (guint i = 0; first != NULL && first[i] != NULL; i++)
    {
      const Contents below = count_column (rows, 1, i);
      Contents cell = { 0, };
      guint weights[SIGNET_INVENTORY_N_COLUMNS];
      guint best = 0;

      signet_import_guess_title (first[i], weights);
      for (guint column = 0; column < SIGNET_INVENTORY_N_COLUMNS; column++)
        best = MAX (best, weights[column]);
      n_known += best >= 40;
      count_cell (&cell, first[i]);
      n_data += cell.n_names + cell.n_name_lists + cell.n_urls + cell.n_dates;
      n_data_below += below.n_filled > 0 &&
                      mostly (below.n_names + below.n_name_lists + below.n_urls + below.n_dates, &below);
    }
  return n_known > n_data || (n_data == 0 && (n_data_below > 0 || n_known > 0));
}

/**
 * signet_import_guess_mapping:
 * @rows: (element-type GStrv): the first rows of a table
 * @has_header: whether the first of them has titles
 * @mapping: (out caller-allocates) (array length=n_columns): which of our columns each is
 * @n_columns: of the table
 *
 * Each of our columns is given to the one that fits it best, by title and contents together, and no two to the same.
 */
void
signet_import_guess_mapping (GPtrArray             *rows,
                             gboolean               has_header,
                             SignetInventoryColumn *mapping,
                             guint                  n_columns)
{
  GStrv titles = has_header && rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  const guint n_titles = titles != NULL ? g_strv_length (titles) : 0;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree Contents *contents = g_new0 (Contents, n_columns + 1);
  gboolean taken[SIGNET_INVENTORY_N_COLUMNS] = { FALSE, };

  if (titles != NULL && map_own_names (titles, mapping, MIN (n_columns, n_titles)))
    return;
  for (guint i = 0; i < n_columns; i++)
    {
      const char *title = i < n_titles ? titles[i] : NULL;
      guint weights[SIGNET_INVENTORY_N_COLUMNS] = { 0, };

      if (title != NULL)
        signet_import_guess_title (title, weights);
      mapping[i] = SIGNET_INVENTORY_N_COLUMNS;
      contents[i] = count_column (rows, has_header ? 1 : 0, i);
      for (guint target = 0; target < SIGNET_INVENTORY_N_COLUMNS; target++)
        {
          const Candidate candidate = { i, target, score (title, weights[target], &contents[i], target) };

          if (candidate.score >= 25)
            g_array_append_val (candidates, candidate);
        }
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (mapping[candidate->column] == SIGNET_INVENTORY_N_COLUMNS && !taken[candidate->target])
        {
          mapping[candidate->column] = candidate->target;
          taken[candidate->target] = TRUE;
        }
    }
  ensure_subdomain (contents, mapping, n_columns);
}
