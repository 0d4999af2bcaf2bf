/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-certificate-check.h"

#include "base/signet-text.h"
#include "base/signet-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY      ((gint64) 24 * 60 * 60)
#define MAX_TEXT 200

typedef struct
{
  SignetCertificate *leaf;
  SignetRequest     *request;
  const char        *request_spki;
  SignetChain       *chain;
  SignetProfile     *profile;
  gint64             now;
} Question;

/* Takes @came. */
static SignetCheck *
check_new (const char *id,
           const char *title,
           const char *asked,
           char       *came)
{
  SignetCheck *check = g_new0 (SignetCheck, 1);

  check->id = id;
  check->title = title;
  check->asked = signet_text_for_message (asked, MAX_TEXT);
  check->came = came;
  check->text = g_strdup ("");
  check->overridable = TRUE;

  return check;
}

static void G_GNUC_PRINTF (3, 4)
set_result (SignetCheck       *check,
            SignetCheckResult  result,
            const char        *format,
            ...)
{
  va_list args;

  check->result = result;
  g_free (check->text);
  va_start (args, format);
  check->text = g_strdup_vprintf (format, args);
  va_end (args);
}

static char *
shown (const char *text)
{
  return signet_text_for_message (text, MAX_TEXT);
}

/* The one failure that nothing outweighs: without its key, a certificate is of no use to anybody. */
static SignetCheck *
check_key (const Question *self)
{
  const char *spki = signet_certificate_get_spki_sha256 (self->leaf);
  SignetCheck *check = check_new ("key", _("Key of the request"), self->request_spki, g_strdup (spki));

  check->overridable = FALSE;
  if (self->request_spki == NULL || *self->request_spki == '\0')
    set_result (check, SIGNET_CHECK_WARN, "%s",
                _("No request here has this key. The certificate can be watched, but not exported with its key."));
  else if (!g_str_equal (spki, self->request_spki))
    set_result (check, SIGNET_CHECK_FAIL, "%s",
                _("The certificate is for another key than that of the request: a server could not use it. Take the "
                  "certificate that was issued for this request, or make a new request."));

  return check;
}

static gboolean
is_covered (const char *name,
            GHashTable *names)
{
  const char *dot = strchr (name, '.');
  g_autofree char *wildcard = dot != NULL ? g_strconcat ("*", dot, NULL) : NULL;

  return wildcard != NULL && g_hash_table_contains (names, wildcard);
}

static GHashTable *
set_of (const char * const *names)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_add (set, (gpointer) names[i]);

  return set;
}

static void
compare_names (SignetCheck        *check,
               const char * const *asked,
               const char * const *came)
{
  g_autoptr (GHashTable) asked_set = set_of (asked);
  g_autoptr (GHashTable) came_set = set_of (came);
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) added = g_strv_builder_new ();
  guint n_missing = 0;
  guint n_uncovered = 0;
  guint n_added = 0;

  for (guint i = 0; asked[i] != NULL; i++)
    if (!g_hash_table_contains (came_set, asked[i]))
      {
        g_strv_builder_add (missing, asked[i]);
        n_missing++;
        n_uncovered += is_covered (asked[i], came_set) ? 0 : 1;
      }
  for (guint i = 0; came[i] != NULL; i++)
    if (!g_hash_table_contains (asked_set, came[i]))
      {
        g_strv_builder_add (added, came[i]);
        n_added++;
      }

  check->missing = g_strv_builder_end (missing);
  check->added = g_strv_builder_end (added);

  if (n_uncovered > 0)
    set_result (check, SIGNET_CHECK_FAIL,
                ngettext ("%u name that was asked for is missing. Ask the certificate authority to issue it again.",
                          "%u names that were asked for are missing. Ask the certificate authority to issue it again.",
                          n_uncovered), n_uncovered);
  else if (n_missing > 0)
    set_result (check, SIGNET_CHECK_WARN,
                ngettext ("%u name is not in it by itself, but under a wildcard.",
                          "%u names are not in it by themselves, but under a wildcard.", n_missing), n_missing);
  else if (n_added > 0)
    set_result (check, SIGNET_CHECK_WARN,
                ngettext ("%u name was added that was not asked for.", "%u names were added that were not asked for.",
                          n_added), n_added);
}

static char *
describe_n_names (guint n)
{
  return g_strdup_printf (ngettext ("%u name", "%u names", n), n);
}

static SignetCheck *
check_names (const Question *self)
{
  const char * const *came = signet_certificate_get_names (self->leaf);
  guint n_came = g_strv_length ((GStrv) came);
  g_autofree char *asked = self->request != NULL ? describe_n_names (signet_request_get_n_names (self->request)) : NULL;
  SignetCheck *check = check_new ("names", _("Names"), asked, describe_n_names (n_came));

  if (self->request != NULL)
    compare_names (check, signet_request_get_names (self->request), came);
  else if (n_came == 0)
    set_result (check, SIGNET_CHECK_FAIL, "%s", _("It has no host names: no browser would take it."));

  return check;
}

/* A common name is of use to people alone; authorities leave it out, or may change it to another of the names. */
static SignetCheck *
check_common_name (const Question *self)
{
  const char *came = signet_certificate_get_common_name (self->leaf);
  const char *asked = self->request != NULL ? signet_request_get_common_name (self->request) : "";
  g_autofree char *lower = g_ascii_strdown (came, -1);
  SignetCheck *check = check_new ("common-name", _("Common name"), asked, shown (came));

  if (*came == '\0')
    set_result (check, SIGNET_CHECK_PASS, "%s", _("The authority left it out, as it may: the names are what counts."));
  else if (!g_strv_contains (signet_certificate_get_names (self->leaf), lower))
    set_result (check, SIGNET_CHECK_FAIL, "%s", _("It is not one of the certificate's names."));
  else if (self->request != NULL && !g_str_equal (lower, asked))
    set_result (check, SIGNET_CHECK_WARN, "%s", _("The authority took another of the names."));

  return check;
}

/* Without what authorities write in their own way. */
static char *
fold_organization (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : text, -1);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));

  return g_string_free (letters, FALSE);
}

static SignetCheck *
check_organization (const Question *self)
{
  const char *came = signet_subject_get_organization (signet_certificate_get_subject (self->leaf));
  const char *asked = self->request != NULL
                        ? signet_subject_get_organization (signet_request_get_subject (self->request)) : "";
  SignetCheck *check = check_new ("organization", _("Organization"), asked, shown (came));
  g_autofree char *folded_asked = fold_organization (asked);
  g_autofree char *folded_came = fold_organization (came);

  if (self->request == NULL || g_str_equal (asked, came))
    return check;

  if (*came == '\0')
    set_result (check, SIGNET_CHECK_WARN, "%s",
                _("It names no organization: the authority has looked at the names alone (domain validation)."));
  else if (*asked == '\0')
    set_result (check, SIGNET_CHECK_WARN, "%s", _("The authority added the organization that it knows."));
  else if (g_str_equal (folded_asked, folded_came))
    set_result (check, SIGNET_CHECK_WARN, "%s", _("The authority writes it in its own way."));
  else
    set_result (check, SIGNET_CHECK_FAIL, "%s", _("It names another organization."));

  return check;
}

static SignetCheck *
check_period (const Question *self)
{
  gint64 from = signet_certificate_get_not_before (self->leaf);
  gint64 to = signet_certificate_get_not_after (self->leaf);
  g_autofree char *from_text = signet_time_format_exact (from);
  g_autofree char *to_text = signet_time_format_exact (to);
  g_autofree char *now_text = signet_time_format_exact (self->now);
  SignetCheck *check = check_new ("period", _("Valid now"), now_text, g_strdup_printf ("%s – %s", from_text, to_text));

  if (to < from)
    set_result (check, SIGNET_CHECK_FAIL, "%s", _("It ends before it begins."));
  else if (self->now > to)
    set_result (check, SIGNET_CHECK_FAIL, _("It expired on %s. Ask for a new one."), to_text);
  else if (self->now < from)
    set_result (check, SIGNET_CHECK_FAIL, _("It is not valid before %s. Wait, or look at this computer's clock."), from_text);

  return check;
}

/* BR 6.3.2: a day is 86,400 seconds, both ends belong to the period, and what is over counts as a day. */
static SignetCheck *
check_life (const Question *self)
{
  gint64 from = signet_certificate_get_not_before (self->leaf);
  gint64 seconds = MAX (signet_certificate_get_not_after (self->leaf) - from + 1, 0);
  guint days = (guint) MIN ((seconds + DAY - 1) / DAY, G_MAXINT);
  guint most = self->profile != NULL ? signet_profile_get_max_validity_days (self->profile, from) : 0;
  g_autofree char *asked = most > 0 ? g_strdup_printf (ngettext ("up to %u day", "up to %u days", most), most) : NULL;
  SignetCheck *check = check_new ("life", _("Length of life"), asked,
                                  g_strdup_printf (ngettext ("%u day", "%u days", days), days));

  if (most > 0 && days > most)
    set_result (check, SIGNET_CHECK_FAIL,
                _("It lives longer than public certificates may that are issued then; browsers refuse it. For an authority "
                  "of your own, choose the profile for private ones."));

  return check;
}

static SignetCheck *
check_key_type (const Question *self)
{
  const char *asked = self->request != NULL ? signet_key_spec_describe (signet_request_get_key_spec (self->request)) : "";
  SignetCheck *check = check_new ("key-type", _("Kind of key"), asked,
                                  g_strdup (signet_certificate_get_key_text (self->leaf)));
  SignetKeySpec spec;
  gboolean known = signet_certificate_get_key_spec (self->leaf, &spec);

  if (self->request != NULL && (!known || spec != signet_request_get_key_spec (self->request)))
    set_result (check, SIGNET_CHECK_FAIL, "%s", _("It is another kind of key than was asked for."));
  else if (!known)
    set_result (check, SIGNET_CHECK_WARN, "%s", _("Not every server and browser takes this kind of key."));

  return check;
}

static SignetCheck *
check_purpose (const Question *self)
{
  gboolean server = signet_certificate_has_server_auth (self->leaf);
  gboolean any = !signet_certificate_has_purposes (self->leaf);
  SignetCheck *check = check_new ("purpose", _("Purpose"), _("server authentication"),
                                  g_strdup (server ? _("server authentication") : any ? _("not said") : _("something else")));

  if (signet_certificate_is_ca (self->leaf) && !signet_certificate_is_self_issued (self->leaf))
    set_result (check, SIGNET_CHECK_FAIL, "%s", _("It is the certificate of an authority, not of a server."));
  else if (any)
    set_result (check, SIGNET_CHECK_WARN, "%s", _("It does not say what it is for; public ones have to."));
  else if (!server)
    set_result (check, SIGNET_CHECK_FAIL, "%s", _("It is not for servers: browsers refuse it."));

  return check;
}

/* The signature of a root, which vouches for itself, is not looked at by anybody. */
static SignetCheck *
check_signature (const Question *self)
{
  GPtrArray *certificates = signet_chain_get_certificates (self->chain);
  SignetCheck *check = check_new ("signature", _("Signature"), _("SHA-256 or better"),
                                  g_strdup (signet_certificate_get_signature_text (self->leaf)));

  if (signet_certificate_has_weak_signature (self->leaf))
    {
      set_result (check, SIGNET_CHECK_FAIL, "%s", _("Signatures of this kind can be forged: browsers refuse it."));
      return check;
    }

  for (guint i = 1; i < certificates->len; i++)
    {
      SignetCertificate *one = g_ptr_array_index (certificates, i);
      gboolean is_end = i + 1 == certificates->len && signet_chain_is_complete (self->chain);

      if (!is_end && signet_certificate_has_weak_signature (one))
        set_result (check, SIGNET_CHECK_FAIL, _("“%s”, in the chain, has a signature that can be forged (%s)."),
                    signet_certificate_get_title (one), signet_certificate_get_signature_text (one));
    }

  return check;
}

static SignetCertificate *
find_out_of_time (const Question *self)
{
  GPtrArray *certificates = signet_chain_get_certificates (self->chain);

  for (guint i = 1; i < certificates->len; i++)
    {
      SignetCertificate *one = g_ptr_array_index (certificates, i);

      if (self->now > signet_certificate_get_not_after (one) || self->now < signet_certificate_get_not_before (one))
        return one;
    }

  return NULL;
}

static void
tell_missing (SignetCheck *check,
              SignetChain *chain)
{
  const char *key_id = signet_chain_get_missing_key_id (chain);
  const char * const *urls = signet_chain_get_missing_urls (chain);
  g_autofree char *key = *key_id != '\0' ? g_strdup_printf (_(" (key identifier %s)"), key_id) : g_strdup ("");

  if (urls[0] != NULL)
    set_result (check, SIGNET_CHECK_FAIL, _("The certificate of its issuer, “%s”%s, is missing. It can be had at %s."),
                signet_chain_get_missing_issuer (chain), key, urls[0]);
  else
    set_result (check, SIGNET_CHECK_FAIL,
                _("The certificate of its issuer, “%s”%s, is missing. Get it from the authority's web site."),
                signet_chain_get_missing_issuer (chain), key);
}

static SignetCheck *
check_chain (const Question *self)
{
  GPtrArray *certificates = signet_chain_get_certificates (self->chain);
  SignetCertificate *late = find_out_of_time (self);
  g_autoptr (GString) path = g_string_new (NULL);
  SignetCheck *check;

  for (guint i = 0; i < certificates->len; i++)
    g_string_append_printf (path, "%s%s", i > 0 ? " → " : "",
                            signet_certificate_get_title (g_ptr_array_index (certificates, i)));
  check = check_new ("chain", _("Chain"), _("complete, up to a root"), g_strdup (path->str));

  if (!signet_chain_is_complete (self->chain))
    tell_missing (check, self->chain);
  else if (signet_chain_get_fault (self->chain) != NULL)
    set_result (check, SIGNET_CHECK_FAIL, "%s", signet_chain_get_fault (self->chain));
  else if (late != NULL)
    {
      g_autofree char *to = signet_time_format_exact (signet_certificate_get_not_after (late));

      set_result (check, SIGNET_CHECK_FAIL, _("“%s”, in the chain, is not valid now (until %s)."),
                  signet_certificate_get_title (late), to);
    }
  else if (!signet_chain_was_in_order (self->chain))
    set_result (check, SIGNET_CHECK_PASS, "%s", _("The file had another order; it was put right."));

  return check;
}

static SignetCheck *
check_trust (const Question *self)
{
  GPtrArray *certificates = signet_chain_get_certificates (self->chain);
  SignetCertificate *last = g_ptr_array_index (certificates, certificates->len - 1);
  SignetCheck *check = check_new ("trust", _("Trust"), _("a trusted root"),
                                  g_strdup (signet_chain_is_complete (self->chain)
                                              ? signet_certificate_get_title (last) : _("no root")));

  switch (signet_chain_get_trust (self->chain))
    {
    case SIGNET_TRUST_SYSTEM:
      set_result (check, SIGNET_CHECK_PASS, "%s", _("This system trusts it."));
      break;

    case SIGNET_TRUST_NAMED:
      set_result (check, SIGNET_CHECK_PASS, "%s", _("It was named as trusted: others may not trust it."));
      break;

    case SIGNET_TRUST_NONE:
    default:
      if (!signet_chain_is_complete (self->chain))
        set_result (check, SIGNET_CHECK_FAIL, "%s", _("Without the missing certificate, nobody can tell."));
      else
        set_result (check, SIGNET_CHECK_FAIL, "%s",
                    _("This system does not trust it. For an authority of your own, name its root as trusted."));
      break;
    }

  return check;
}

/**
 * signet_certificate_check:
 * @leaf: what was issued
 * @request: (nullable): what was asked for
 * @request_spki: (nullable): the SHA-256 of the public key that was asked for
 * @chain: of @leaf
 * @now: seconds since the epoch
 * @profile: (nullable): what the authority has to keep to; %NULL for no limit of life
 *
 * Holds the one against the other. Nothing is changed.
 *
 * Returns: (transfer full) (element-type SignetCheck): one row for each question, always the same in the same order
 */
GPtrArray *
signet_certificate_check (SignetCertificate *leaf,
                          SignetRequest     *request,
                          const char        *request_spki,
                          SignetChain       *chain,
                          gint64             now,
                          SignetProfile     *profile)
{
  static SignetCheck *(* const checks[]) (const Question *self) = {
    check_key, check_names, check_common_name, check_organization, check_period, check_life, check_key_type,
    check_purpose, check_signature, check_chain, check_trust,
  };
  const Question question = { leaf, request, request_spki, chain, profile, now };
  GPtrArray *rows;

  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (leaf), NULL);
  g_return_val_if_fail (SIGNET_IS_CHAIN (chain), NULL);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_check_free);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    g_ptr_array_add (rows, checks[i] (&question));

  return rows;
}
