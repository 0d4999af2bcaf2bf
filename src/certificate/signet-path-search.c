/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate/signet-path-search.h"

/* Real chains have two to five certificates. The rest are bounds on what somebody may make us try. */
#define MAX_LENGTH     10
#define MAX_STEPS      1000
#define MAX_SIGNATURES 200

typedef struct
{
  GPtrArray     *candidates;
  GPtrArray     *known;
  SignetTrust   *trust;
  GPtrArray     *path;       /* borrowed, leaf first */
  GPtrArray     *best;
  SignetPathEnd  best_end;
  GHashTable    *signatures; /* "POINTER POINTER" -> whether the one is signed by the other */
  guint          steps_left;
  guint          signatures_left;
} Search;

typedef struct
{
  SignetCertificate *certificate;
  guint              rank; /* what to try first: the least */
} Issuer;

static gboolean
is_signed_by (Search            *self,
              SignetCertificate *certificate,
              SignetCertificate *issuer)
{
  g_autofree char *key = g_strdup_printf ("%p %p", (gpointer) certificate, (gpointer) issuer);
  gpointer value;
  gboolean result;

  if (g_hash_table_lookup_extended (self->signatures, key, NULL, &value))
    return GPOINTER_TO_INT (value);
  if (self->signatures_left == 0)
    return FALSE;

  self->signatures_left--;
  result = signet_certificate_is_signed_by (certificate, issuer);
  g_hash_table_insert (self->signatures, g_steal_pointer (&key), GINT_TO_POINTER (result));

  return result;
}

/* Two certificates of one name and key are the same authority: a path that meets it again goes round. */
static gboolean
is_on_path (Search            *self,
            SignetCertificate *certificate)
{
  for (guint i = 0; i < self->path->len; i++)
    {
      SignetCertificate *other = g_ptr_array_index (self->path, i);

      if (g_bytes_equal (signet_certificate_get_subject_der (other), signet_certificate_get_subject_der (certificate)) &&
          g_str_equal (signet_certificate_get_spki_sha256 (other), signet_certificate_get_spki_sha256 (certificate)))
        return TRUE;
    }

  return FALSE;
}

/* The identifiers of keys are hints (RFC 5280, clause 4.2.1.1): who has the right one goes first, and only the signature
 * tells. */
static void
add_issuers (GArray            *issuers,
             SignetCertificate *certificate,
             GPtrArray         *from,
             guint              rank)
{
  const char *key_id = signet_certificate_get_authority_key_id (certificate);

  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      SignetCertificate *one = g_ptr_array_index (from, i);
      const char *own = signet_certificate_get_subject_key_id (one);
      Issuer issuer = { one, rank };

      if (!signet_certificate_names_as_issuer (certificate, one) || !signet_certificate_is_ca (one))
        continue;

      if (*key_id != '\0' && *own != '\0' && !g_str_equal (key_id, own))
        issuer.rank += 10;
      g_array_append_val (issuers, issuer);
    }
}

static int
compare_issuers (gconstpointer a,
                 gconstpointer b)
{
  const Issuer *one = a;
  const Issuer *other = b;
  gint64 one_end, other_end;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;

  one_end = signet_certificate_get_not_after (one->certificate);
  other_end = signet_certificate_get_not_after (other->certificate);

  return one_end > other_end ? -1 : one_end < other_end;
}

static void
keep_if_better (Search        *self,
                SignetPathEnd  end)
{
  if (self->best != NULL)
    {
      gboolean longer = self->path->len > self->best->len;

      if (end < self->best_end)
        return;
      /* what is complete is better short, what is not is better long */
      if (end == self->best_end && (end == SIGNET_PATH_INCOMPLETE ? !longer : self->path->len >= self->best->len))
        return;
    }

  g_clear_pointer (&self->best, g_ptr_array_unref);
  self->best = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->path->len; i++)
    g_ptr_array_add (self->best, g_object_ref (g_ptr_array_index (self->path, i)));
  self->best_end = end;
}

static gboolean search_from (Search *self, SignetCertificate *certificate);

static gboolean
search_issuers (Search            *self,
                SignetCertificate *certificate)
{
  g_autoptr (GArray) issuers = g_array_new (FALSE, FALSE, sizeof (Issuer));
  gboolean any = FALSE;

  if (self->trust != NULL)
    {
      g_autoptr (GPtrArray) roots =
        signet_trust_list_subject (self->trust, signet_certificate_get_issuer_der (certificate));

      add_issuers (issuers, certificate, roots, 0);
    }
  add_issuers (issuers, certificate, self->candidates, 1);
  add_issuers (issuers, certificate, self->known, 2);
  g_array_sort (issuers, compare_issuers);

  for (guint i = 0; i < issuers->len; i++)
    {
      SignetCertificate *issuer = g_array_index (issuers, Issuer, i).certificate;

      if (is_on_path (self, issuer) || !is_signed_by (self, certificate, issuer))
        continue;

      any = TRUE;
      if (search_from (self, issuer))
        return TRUE;
    }

  if (!any)
    keep_if_better (self, SIGNET_PATH_INCOMPLETE);

  return FALSE;
}

/* TRUE when there is nothing better to be found. */
static gboolean
search_from (Search            *self,
             SignetCertificate *certificate)
{
  gboolean found = FALSE;

  if (self->steps_left == 0)
    return FALSE;
  self->steps_left--;

  g_ptr_array_add (self->path, certificate);

  if (self->trust != NULL && signet_trust_find (self->trust, certificate) != SIGNET_TRUST_NONE)
    {
      keep_if_better (self, SIGNET_PATH_TRUSTED);
      found = TRUE;
    }
  else if (signet_certificate_is_self_issued (certificate) && is_signed_by (self, certificate, certificate))
    keep_if_better (self, SIGNET_PATH_COMPLETE);
  else if (self->path->len == MAX_LENGTH)
    keep_if_better (self, SIGNET_PATH_INCOMPLETE);
  else
    found = search_issuers (self, certificate);

  g_ptr_array_set_size (self->path, (int) self->path->len - 1);

  return found;
}

/**
 * signet_path_search:
 * @leaf: where to begin
 * @candidates: (element-type SignetCertificate): where to look for issuers
 * @known: (nullable) (element-type SignetCertificate): where else to look
 * @trust: (nullable): where to end
 * @end: (out): how it ends
 *
 * Tries one issuer after the other, trusted roots first, and comes back where it leads nowhere: an authority may have
 * several certificates (cross-signing), and they may certify each other in a circle.
 *
 * Returns: (transfer full) (element-type SignetCertificate): the best path, with at least @leaf in it
 */
GPtrArray *
signet_path_search (SignetCertificate *leaf,
                    GPtrArray         *candidates,
                    GPtrArray         *known,
                    SignetTrust       *trust,
                    SignetPathEnd     *end)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autoptr (GHashTable) signatures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = {
    .candidates = candidates, .known = known, .trust = trust, .path = path, .signatures = signatures,
    .steps_left = MAX_STEPS, .signatures_left = MAX_SIGNATURES,
  };

  search_from (&search, leaf);
  if (search.best == NULL) /* out of steps before the end of any path */
    {
      g_ptr_array_add (path, leaf);
      keep_if_better (&search, SIGNET_PATH_INCOMPLETE);
    }

  *end = search.best_end;

  return search.best;
}
