/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl.h"

#include "base/signet-text.h"
#include "base/signet-time.h"
#include "certificate/signet-bundle.h"
#include "certificate/signet-chain.h"

#include <glib/gi18n.h>
#include <unistd.h>

/* What a file holds, without touching anything: neither the store nor the keyring is opened. */

#define MAX_PASSWORD 1024

/* Up to the end of the line, or of the input; NULL with a message where there is none. */
static SignetSecret *
read_password (SignetCtl *ctl,
               int        fd)
{
  SignetSecret *password;
  char buffer[MAX_PASSWORD];
  gsize size = 0;
  gssize n = 0;
  g_autoptr (GError) error = NULL;

  while (size < sizeof buffer && (n = read (fd, buffer + size, 1)) == 1 && buffer[size] != '\n')
    size++;
  if (n < 0 || size == sizeof buffer)
    {
      signet_secret_wipe (buffer, sizeof buffer);
      signet_ctl_message (ctl, _("no password of up to %d bytes could be read from file descriptor %d."),
                          MAX_PASSWORD - 1, fd);
      return NULL;
    }

  password = signet_secret_new (buffer, size, &error);
  signet_secret_wipe (buffer, sizeof buffer);
  if (password == NULL)
    signet_ctl_fail (ctl, error);

  return password;
}

static SignetBundle *
load (SignetCtl    *ctl,
      const char   *path,
      SignetSecret *password)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetBundle *bundle;

  signet_bundle_load_async (file, password, signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  bundle = signet_bundle_load_finish (result, &error);
  if (bundle == NULL)
    signet_ctl_fail (ctl, error);

  return bundle;
}

/* The system's roots, where it has any, and those in @path. NULL with a message where that can't be read. */
static SignetTrust *
load_trust (SignetCtl  *ctl,
            const char *path)
{
  g_autoptr (SignetTrust) system = NULL;
  g_autoptr (SignetBundle) bundle = NULL;
  g_autoptr (GError) error = NULL;

  system = signet_trust_load_system (&error);
  if (path == NULL)
    {
      if (system == NULL)
        signet_ctl_message (ctl, "%s", error->message);
      return signet_trust_new (system, NULL);
    }

  bundle = load (ctl, path, NULL);

  return bundle != NULL ? signet_trust_new (system, signet_bundle_get_certificates (bundle)) : NULL;
}

static const char *
describe_end (SignetChain *chain)
{
  switch (signet_chain_get_trust (chain))
    {
    case SIGNET_TRUST_SYSTEM:
      return _("trusted by this system");
    case SIGNET_TRUST_NAMED:
      return _("trusted, as named");
    case SIGNET_TRUST_NONE:
    default:
      return signet_chain_is_complete (chain) ? _("not trusted by this system") : _("incomplete");
    }
}

static void
add_line (GString    *text,
          const char *label,
          const char *value)
{
  g_autofree char *shown = signet_text_for_message (value, 4096);

  if (*value != '\0')
    g_string_append_printf (text, "  %s: %s\n", label, shown);
}

static void
add_chain_text (GString     *text,
                SignetChain *chain)
{
  GPtrArray *certificates = signet_chain_get_certificates (chain);
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < certificates->len; i++)
    g_string_append_printf (path, "%s%s", i > 0 ? " → " : "",
                            signet_certificate_get_title (g_ptr_array_index (certificates, i)));
  g_string_append_printf (path, " (%s)", describe_end (chain));
  add_line (text, _("Chain"), path->str);

  if (signet_chain_get_fault (chain) != NULL)
    add_line (text, _("Fault"), signet_chain_get_fault (chain));
  if (signet_chain_get_missing_issuer (chain) != NULL)
    {
      g_autofree char *urls = g_strjoinv (" ", (GStrv) signet_chain_get_missing_urls (chain));

      add_line (text, _("Missing issuer"), signet_chain_get_missing_issuer (chain));
      add_line (text, _("Its key identifier"), signet_chain_get_missing_key_id (chain));
      add_line (text, _("To be had at"), urls);
    }
}

static void
add_certificate_text (GString           *text,
                      SignetCertificate *certificate,
                      SignetChain       *chain)
{
  g_autofree char *names = g_strjoinv (" ", (GStrv) signet_certificate_get_names (certificate));
  g_autofree char *others = g_strjoinv (", ", (GStrv) signet_certificate_get_other_names (certificate));
  g_autofree char *from = signet_time_format_iso8601 (signet_certificate_get_not_before (certificate));
  g_autofree char *to = signet_time_format_iso8601 (signet_certificate_get_not_after (certificate));
  g_autofree char *sha1 = signet_certificate_dup_sha1 (certificate);

  g_string_append_printf (text, "%s: %s\n", signet_certificate_is_ca (certificate) ? _("CA certificate") : _("Certificate"),
                          signet_certificate_get_title (certificate));
  add_line (text, _("Subject"), signet_certificate_get_subject_text (certificate));
  add_line (text, _("Issuer"), signet_certificate_get_issuer_text (certificate));
  /* a certificate of 1,000 names has them all */
  if (*names != '\0')
    g_string_append_printf (text, "  %s: %s\n", _("Names"), names);
  add_line (text, _("Other names"), others);
  add_line (text, _("Valid from"), from != NULL ? from : "");
  add_line (text, _("Valid until"), to != NULL ? to : "");
  add_line (text, _("Key"), signet_certificate_get_key_text (certificate));
  add_line (text, _("Signature"), signet_certificate_get_signature_text (certificate));
  add_line (text, _("Serial number"), signet_certificate_get_serial (certificate));
  add_line (text, _("SHA-256"), signet_certificate_get_sha256 (certificate));
  add_line (text, _("SHA-1"), sha1);
  add_line (text, _("Public key, SHA-256"), signet_certificate_get_spki_sha256 (certificate));
  if (chain != NULL)
    add_chain_text (text, chain);
}

static void
add_request_text (GString   *text,
                  SignetCsr *csr)
{
  g_autofree char *names = g_strjoinv (" ", (GStrv) signet_csr_get_names (csr));
  g_autofree char *spki = signet_csr_dup_spki_sha256 (csr);

  g_string_append_printf (text, "%s\n", _("Certificate signing request"));
  add_line (text, _("Subject"), signet_csr_get_subject (csr));
  if (*names != '\0')
    g_string_append_printf (text, "  %s: %s\n", _("Names"), names);
  add_line (text, _("Public key, SHA-256"), spki);
}

static void
print_text (SignetBundle *bundle,
            GPtrArray    *chains)
{
  GPtrArray *certificates = signet_bundle_get_certificates (bundle);
  GPtrArray *requests = signet_bundle_get_requests (bundle);
  GPtrArray *keys = signet_bundle_get_keys (bundle);
  GPtrArray *remarks = signet_bundle_get_remarks (bundle);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < certificates->len; i++)
    add_certificate_text (text, g_ptr_array_index (certificates, i), g_ptr_array_index (chains, i));
  for (guint i = 0; i < requests->len; i++)
    add_request_text (text, g_ptr_array_index (requests, i));

  for (guint i = 0; i < keys->len; i++)
    {
      const SignetBundleKey *key = g_ptr_array_index (keys, i);

      g_string_append_printf (text, "%s: %s\n", key->is_encrypted ? _("Private key, encrypted") : _("Private key"), key->entry);
      add_line (text, _("Public key, SHA-256"), key->spki_sha256);
    }
  for (guint i = 0; i < remarks->len; i++)
    {
      const SignetBundleRemark *remark = g_ptr_array_index (remarks, i);

      g_string_append_printf (text, "%s: %s\n", remark->entry, remark->text);
    }

  signet_ctl_print (text->str);
}

static void
add_strings (JsonBuilder        *builder,
             const char         *name,
             const char * const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
add_flag (JsonBuilder *builder,
          const char  *name,
          gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_chain_json (JsonBuilder *builder,
                SignetChain *chain)
{
  static const char * const trusts[] = { "none", "system", "named" };
  GPtrArray *certificates = signet_chain_get_certificates (chain);

  json_builder_set_member_name (builder, "chain");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "certificates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < certificates->len; i++)
    json_builder_add_string_value (builder, signet_certificate_get_sha256 (g_ptr_array_index (certificates, i)));
  json_builder_end_array (builder);
  add_flag (builder, "complete", signet_chain_is_complete (chain));
  signet_ctl_add_string (builder, "trust", trusts[signet_chain_get_trust (chain)]);
  signet_ctl_add_string (builder, "fault", signet_chain_get_fault (chain));
  signet_ctl_add_string (builder, "missing-issuer", signet_chain_get_missing_issuer (chain));
  signet_ctl_add_string (builder, "missing-key-id", signet_chain_get_missing_key_id (chain));
  add_strings (builder, "missing-urls", signet_chain_get_missing_urls (chain));
  json_builder_end_object (builder);
}

static void
add_certificate_json (JsonBuilder       *builder,
                      SignetCertificate *certificate,
                      SignetChain       *chain)
{
  SignetSubject *subject = signet_certificate_get_subject (certificate);
  g_autofree char *from = signet_time_format_iso8601 (signet_certificate_get_not_before (certificate));
  g_autofree char *to = signet_time_format_iso8601 (signet_certificate_get_not_after (certificate));
  g_autofree char *sha1 = signet_certificate_dup_sha1 (certificate);
  g_autofree char *pem = signet_certificate_dup_pem (certificate);

  json_builder_begin_object (builder);
  signet_ctl_add_string (builder, "title", signet_certificate_get_title (certificate));
  add_flag (builder, "ca", signet_certificate_is_ca (certificate));
  signet_ctl_add_string (builder, "subject", signet_certificate_get_subject_text (certificate));
  signet_ctl_add_string (builder, "issuer", signet_certificate_get_issuer_text (certificate));
  signet_ctl_add_string (builder, "common-name", signet_certificate_get_common_name (certificate));
  signet_ctl_add_string (builder, "organization", signet_subject_get_organization (subject));
  add_strings (builder, "names", signet_certificate_get_names (certificate));
  add_strings (builder, "other-names", signet_certificate_get_other_names (certificate));
  signet_ctl_add_string (builder, "not-before", from);
  signet_ctl_add_string (builder, "not-after", to);
  signet_ctl_add_string (builder, "key", signet_certificate_get_key_text (certificate));
  signet_ctl_add_string (builder, "signature", signet_certificate_get_signature_text (certificate));
  signet_ctl_add_string (builder, "serial", signet_certificate_get_serial (certificate));
  signet_ctl_add_string (builder, "sha256", signet_certificate_get_sha256 (certificate));
  signet_ctl_add_string (builder, "sha1", sha1);
  signet_ctl_add_string (builder, "spki-sha256", signet_certificate_get_spki_sha256 (certificate));
  signet_ctl_add_string (builder, "pem", pem);
  if (chain != NULL)
    add_chain_json (builder, chain);
  json_builder_end_object (builder);
}

static void
print_json (SignetBundle *bundle,
            GPtrArray    *chains)
{
  GPtrArray *certificates = signet_bundle_get_certificates (bundle);
  GPtrArray *requests = signet_bundle_get_requests (bundle);
  GPtrArray *keys = signet_bundle_get_keys (bundle);
  GPtrArray *remarks = signet_bundle_get_remarks (bundle);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "certificates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < certificates->len; i++)
    add_certificate_json (builder, g_ptr_array_index (certificates, i), g_ptr_array_index (chains, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "requests");
  json_builder_begin_array (builder);
  for (guint i = 0; i < requests->len; i++)
    {
      SignetCsr *csr = g_ptr_array_index (requests, i);
      g_autofree char *spki = signet_csr_dup_spki_sha256 (csr);

      json_builder_begin_object (builder);
      signet_ctl_add_string (builder, "subject", signet_csr_get_subject (csr));
      add_strings (builder, "names", signet_csr_get_names (csr));
      signet_ctl_add_string (builder, "spki-sha256", spki);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "keys");
  json_builder_begin_array (builder);
  for (guint i = 0; i < keys->len; i++)
    {
      const SignetBundleKey *key = g_ptr_array_index (keys, i);

      json_builder_begin_object (builder);
      signet_ctl_add_string (builder, "entry", key->entry);
      signet_ctl_add_string (builder, "spki-sha256", key->spki_sha256);
      add_flag (builder, "encrypted", key->is_encrypted);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "remarks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < remarks->len; i++)
    {
      const SignetBundleRemark *remark = g_ptr_array_index (remarks, i);

      json_builder_begin_object (builder);
      signet_ctl_add_string (builder, "entry", remark->entry);
      signet_ctl_add_string (builder, "text", remark->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  signet_ctl_print_json (builder);
}

static void
unref_chain (gpointer chain)
{
  if (chain != NULL)
    g_object_unref (chain);
}

/* For each certificate that a server might show its chain, for the others NULL. */
static GPtrArray *
build_chains (SignetBundle *bundle,
              SignetTrust  *trust)
{
  GPtrArray *certificates = signet_bundle_get_certificates (bundle);
  SignetCertificate *main_one = signet_bundle_find_leaf (bundle, NULL);
  GPtrArray *chains = g_ptr_array_new_full (certificates->len, unref_chain);

  for (guint i = 0; i < certificates->len; i++)
    {
      SignetCertificate *certificate = g_ptr_array_index (certificates, i);
      gboolean wanted = certificate == main_one || !signet_certificate_is_ca (certificate);

      g_ptr_array_add (chains, wanted ? signet_chain_build (certificate, certificates, NULL, trust) : NULL);
    }

  return chains;
}

/**
 * signet_ctl_show:
 * @ctl: a context
 * @arguments: `FILE [--password-fd N] [--trust FILE] [--json]`
 *
 * Prints what a file holds: certificates with their chains, requests, and that there are keys.
 *
 * Returns: the exit status
 */
SignetCtlStatus
signet_ctl_show (SignetCtl *ctl,
                 GStrv      arguments)
{
  g_auto (GStrv) files = NULL;
  g_autofree char *trust_path = NULL;
  int password_fd = -1;
  const GOptionEntry entries[] = {
    { "password-fd", 0, 0, G_OPTION_ARG_INT, &password_fd,
      N_("Read the password of a PKCS #12 file from this file descriptor, up to the end of the line"), "N" },
    { "trust", 0, 0, G_OPTION_ARG_FILENAME, &trust_path, N_("Trust the certificates in this file as roots, too"), "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (SignetSecret) password = NULL;
  g_autoptr (SignetBundle) bundle = NULL;
  g_autoptr (SignetTrust) trust = NULL;
  g_autoptr (GPtrArray) chains = NULL;

  if (!signet_ctl_parse (ctl, arguments, entries, "FILE", _("print what a file holds")))
    return SIGNET_CTL_WRONG_USAGE;
  if (files == NULL || g_strv_length (files) != 1)
    return signet_ctl_wrong_usage (ctl, "%s", _("give one file: a certificate, a bundle, or a request."));

  if (password_fd >= 0 && (password = read_password (ctl, password_fd)) == NULL)
    return SIGNET_CTL_FAILED;

  bundle = load (ctl, files[0], password);
  if (bundle == NULL || (trust = load_trust (ctl, trust_path)) == NULL)
    return SIGNET_CTL_FAILED;

  chains = build_chains (bundle, trust);
  if (signet_ctl_get_json (ctl))
    print_json (bundle, chains);
  else
    print_text (bundle, chains);

  return SIGNET_CTL_DONE;
}
