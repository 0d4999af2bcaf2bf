/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "request/signet-name-check.h"

#include "base/signet-dns-name.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHOWN_LENGTH 80

/* Names that share a reason for a warning, which is given once for all of them. */
typedef struct
{
  const char *first;
  guint       n;
} NameGroup;

static void
name_groups_add (GHashTable *groups,
                 const char *key,
                 const char *name)
{
  NameGroup *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_new0 (NameGroup, 1);
      group->first = name;
      g_hash_table_insert (groups, (gpointer) key, group);
    }
  group->n++;
}

static gboolean
looks_like_address (const char *name,
                    gsize       length)
{
  const char *last_dot = strrchr (name, '.');
  const char *last_label = last_dot != NULL ? last_dot + 1 : name;

  if (strchr (name, ':') != NULL || name[0] == '[')
    return g_hostname_is_ip_address (name) || name[0] == '[';

  /* No top-level domain is a number (RFC 3696, 2), and browsers read such names as IPv4 addresses. */
  return *last_label != '\0' && strspn (last_label, "0123456789") == strlen (last_label) && length > 0;
}

/* NULL where @label is right; else what is wrong with it. RFC 1034, 3.5 and RFC 1123, 2.1. */
static const char *
find_label_fault (const char *label,
                  gsize       length)
{
  if (length == 0)
    return _("it has a dot at the beginning, or two dots in a row. Remove the dot.");
  if (length > SIGNET_DNS_LABEL_MAX_LENGTH)
    return _("it has more than 63 octets between two dots. Shorten it.");

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isalnum (label[i]) || label[i] == '-')
        continue;
      if (label[i] == '_')
        return _("names in certificates have no underscore. Use another name, with a hyphen for example.");
      if (label[i] == '*')
        return _("“*” may only be the whole leftmost part, as in “*.example.com”. Name the hosts one by one.");
      if (label[i] == '@')
        return _("this is an e-mail address, and the certificate is for servers. Take it out.");
      if (label[i] == '/' || label[i] == ':')
        return _("this is a web address. Give the host name alone, without “https://”, port and path.");
      if (!g_ascii_isprint (label[i]) && (guint8) label[i] >= 0x80)
        return _("it has letters beyond ASCII, which have to be written as an A-label (“xn--…”). "
                 "Set the subdomain up again; Signet then maps its name.");
      return _("it has a blank or another character that can't be in a host name. Remove it.");
    }

  if (label[0] == '-' || label[length - 1] == '-')
    return _("a part of it begins or ends with a hyphen. Remove the hyphen.");

  return NULL;
}

/* What X.509 (RFC 5280, 4.2.1.6) demands of a dNSName, whoever issues the certificate. */
static const char *
find_syntax_fault (const char *name)
{
  gsize length = strnlen (name, 4096);
  const char *label;

  if (length == 0)
    return _("it is empty. Remove the line.");
  if (length > SIGNET_DNS_NAME_MAX_LENGTH)
    return _("it has more than the 253 octets that a DNS name can have. Shorten it.");
  if (looks_like_address (name, length))
    return _("this is an IP address. Give the DNS name of the server.");
  if (name[length - 1] == '.')
    return _("it ends with a dot. Remove the dot.");

  label = signet_dns_name_is_wildcard (name) ? name + 2 : name;
  for (;;)
    {
      gsize label_length = strcspn (label, ".");
      const char *fault = find_label_fault (label, label_length);

      if (fault != NULL)
        return fault;
      if (label[label_length] == '\0')
        return NULL;
      label += label_length + 1;
    }
}

/* "ab--…" is reserved (RFC 5890, 2.3.1); of these only A-labels may be in a public certificate. */
static gboolean
has_label (const char *base,
           gboolean    a_label)
{
  for (const char *label = base; label != NULL; label = strchr (label, '.'))
    {
      if (*label == '.')
        label++;
      if (strcspn (label, ".") >= 4 && label[2] == '-' && label[3] == '-' &&
          (g_ascii_strncasecmp (label, "xn", 2) == 0) == a_label)
        return TRUE;
    }

  return FALSE;
}

static gboolean
can_be_decoded (const char *base)
{
  g_autofree char *lower = g_ascii_strdown (base, -1);
  g_autofree char *canonical = signet_dns_name_canonicalize (lower, SIGNET_DNS_NAME_DEFAULT, NULL);

  return g_strcmp0 (canonical, lower) == 0;
}

static void
check_zone (const char    *name,
            const char    *base,
            SignetField    field,
            SignetRuleSet *rules,
            gint64         now,
            GPtrArray     *findings)
{
  SignetSeverity severity;

  if (signet_dns_name_is_internal (base))
    {
      if (!signet_rule_set_lookup (rules, SIGNET_RULE_NAME_INTERNAL, now, &severity))
        return;

      if (signet_dns_name_is_under (base, "in-addr.arpa") || signet_dns_name_is_under (base, "ip6.arpa"))
        g_ptr_array_add (findings, signet_finding_new (field, severity, name,
          _("“%s” is a name of the reverse zone, of which public CAs issue no certificates. Take it out."), name));
      else
        g_ptr_array_add (findings, signet_finding_new (field, severity, name,
          _("“%s” is an internal name, which is not unique in the world: public CAs issue no certificates "
            "for it. Take it out, or use the profile “Private CA”."), name));
      return;
    }

  if (!signet_dns_name_is_public_suffix (base))
    return;

  if (base != name)
    {
      if (signet_rule_set_lookup (rules, SIGNET_RULE_WILDCARD_ABOVE_SUFFIX, now, &severity))
        g_ptr_array_add (findings, signet_finding_new (field, severity, name,
          _("“%s” would stand for the names of all owners under “%s”: public CAs refuse it. "
            "Put your own domain behind the “*.”."), name, base));
    }
  else if (signet_rule_set_lookup (rules, SIGNET_RULE_NAME_IS_SUFFIX, now, &severity))
    g_ptr_array_add (findings, signet_finding_new (field, severity, name,
      _("Under “%s” anybody can register names, so few CAs issue a certificate for it. Check that it is the "
        "name that you mean."), name));
}

static void
check_labels (const char    *name,
              const char    *base,
              SignetField    field,
              SignetRuleSet *rules,
              gint64         now,
              GPtrArray     *findings)
{
  SignetSeverity severity;

  if (strstr (base, "--") == NULL)
    return;

  if (has_label (base, TRUE) && signet_rule_set_lookup (rules, SIGNET_RULE_LABEL_UNDECODABLE, now, &severity) &&
      !can_be_decoded (base))
    g_ptr_array_add (findings, signet_finding_new (field, severity, name,
      _("“%s” has a part “xn--…” that stands for no international name. Check how it is spelt."), name));

  if (has_label (base, FALSE) && signet_rule_set_lookup (rules, SIGNET_RULE_LABEL_RESERVED, now, &severity))
    g_ptr_array_add (findings, signet_finding_new (field, severity, name,
      _("“%s” has a part with “--” as its third and fourth characters, which is reserved: public CAs refuse it. "
        "Use another name, or a wildcard above it."), name));
}

static gboolean
check_one (const char    *name,
           SignetField    field,
           SignetRuleSet *rules,
           gint64         now,
           GPtrArray     *findings)
{
  const char *fault = find_syntax_fault (name);
  const char *base;

  if (fault != NULL)
    {
      g_autofree char *shown = signet_text_for_message (name, MAX_SHOWN_LENGTH);

      g_ptr_array_add (findings, signet_finding_new (field, SIGNET_SEVERITY_BLOCK, name,
        /* Translators: a DNS name, and what is wrong with it: "“a..b” can't be in a certificate: it has …" */
        _("“%s” can't be in a certificate: %s"), shown, fault));
      return FALSE;
    }

  base = signet_dns_name_is_wildcard (name) ? name + 2 : name;
  check_zone (name, base, field, rules, now, findings);
  check_labels (name, base, field, rules, now, findings);
  return TRUE;
}

static gboolean
is_unlisted (const char *name)
{
  return !signet_dns_name_is_internal (name) && !signet_dns_name_has_known_suffix (name);
}

static void
add_unlisted (GHashTable     *groups,
              SignetSeverity  severity,
              SignetField     field,
              GPtrArray      *findings)
{
  GHashTableIter iter;
  gpointer zone;
  gpointer value;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &zone, &value))
    {
      const NameGroup *group = value;

      if (group->n == 1)
        g_ptr_array_add (findings, signet_finding_new (field, severity, group->first,
          _("“%s”: this computer knows no top-level domain “.%s”. If it does not exist, CAs refuse the name; "
            "check how it is spelt."), group->first, (const char *) zone));
      else
        g_ptr_array_add (findings, signet_finding_new (field, severity, group->first,
          ngettext ("“%s” and %u more: this computer knows no top-level domain “.%s”. If it does not exist, CAs "
                    "refuse the names; check how they are spelt.",
                    "“%s” and %u more: this computer knows no top-level domain “.%s”. If it does not exist, CAs "
                    "refuse the names; check how they are spelt.", group->n - 1),
          group->first, group->n - 1, (const char *) zone));
    }
}

static void
check_unlisted (const char * const *names,
                SignetRuleSet      *rules,
                gint64              now,
                GPtrArray          *findings)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  SignetSeverity severity;

  if (!signet_rule_set_lookup (rules, SIGNET_RULE_NAME_UNLISTED, now, &severity))
    return;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *dot = strrchr (names[i], '.');
      const char *zone = dot != NULL ? dot + 1 : names[i];

      if (*zone == '\0' || g_hash_table_contains (known, zone) || find_syntax_fault (names[i]) != NULL)
        continue;
      if (is_unlisted (names[i]))
        name_groups_add (groups, zone, names[i]);
      else
        g_hash_table_add (known, (gpointer) zone);
    }

  add_unlisted (groups, severity, SIGNET_FIELD_NAMES, findings);
}

/* Some CAs (Let's Encrypt) refuse a request in which a wildcard covers another name. */
static void
check_redundant (const char * const *names,
                 SignetRuleSet      *rules,
                 gint64              now,
                 GPtrArray          *findings)
{
  g_autoptr (GHashTable) wildcards = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  SignetSeverity severity;
  GHashTableIter iter;
  gpointer base;
  gpointer value;

  if (!signet_rule_set_lookup (rules, SIGNET_RULE_NAME_REDUNDANT, now, &severity))
    return;

  for (guint i = 0; names[i] != NULL; i++)
    if (signet_dns_name_is_wildcard (names[i]))
      g_hash_table_add (wildcards, (gpointer) (names[i] + 2));
  if (g_hash_table_size (wildcards) == 0)
    return;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *dot = strchr (names[i], '.');

      if (dot != NULL && !signet_dns_name_is_wildcard (names[i]) && g_hash_table_contains (wildcards, dot + 1))
        name_groups_add (groups, dot + 1, names[i]);
    }

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &base, &value))
    {
      const NameGroup *group = value;

      g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_NAMES, severity, group->first,
        ngettext ("“*.%s” covers %u other name of the request (“%s”). Some CAs refuse that: untick one of them.",
                  "“*.%s” covers %u other names of the request (“%s”, …). Some CAs refuse that: untick the "
                  "wildcard or the names.", group->n),
        (const char *) base, group->n, group->first));
    }
}

/**
 * signet_name_check:
 * @name: a DNS name, or any string
 * @field: which field of the form it stands in
 * @rules: the rules of a CA profile
 * @now: seconds since the epoch
 * @findings: (element-type SignetFinding): what is found is appended here
 */
void
signet_name_check (const char    *name,
                   SignetField    field,
                   SignetRuleSet *rules,
                   gint64         now,
                   GPtrArray     *findings)
{
  g_autoptr (GHashTable) groups = NULL;
  SignetSeverity severity;

  if (!check_one (name, field, rules, now, findings) || !is_unlisted (name) ||
      !signet_rule_set_lookup (rules, SIGNET_RULE_NAME_UNLISTED, now, &severity))
    return;

  groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  name_groups_add (groups, strrchr (name, '.') + 1, name);
  add_unlisted (groups, severity, field, findings);
}

/**
 * signet_name_check_all:
 * @names: (array zero-terminated=1): the alternative names of a request, or any strings
 * @max_names: how many the CA takes; 0 for any number
 * @rules: the rules of a CA profile
 * @now: seconds since the epoch
 * @findings: (element-type SignetFinding): what is found is appended here
 *
 * Takes time in proportion to the number of names.
 */
void
signet_name_check_all (const char * const *names,
                       guint               max_names,
                       SignetRuleSet      *rules,
                       gint64              now,
                       GPtrArray          *findings)
{
  SignetSeverity severity;
  guint n;

  for (n = 0; names[n] != NULL; n++)
    check_one (names[n], SIGNET_FIELD_NAMES, rules, now, findings);

  if (n == 0)
    g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_NAMES, SIGNET_SEVERITY_BLOCK, NULL,
      _("No subdomain is ticked, so the certificate would be for no server. Tick one or more.")));

  if (max_names > 0 && n > max_names &&
      signet_rule_set_lookup (rules, SIGNET_RULE_TOO_MANY_NAMES, now, &severity))
    g_ptr_array_add (findings, signet_finding_new (SIGNET_FIELD_NAMES, severity, NULL,
      ngettext ("The request has %u name, and many CAs take no more than %u. Ask yours, or make several requests.",
                "The request has %u names, and many CAs take no more than %u. Ask yours, or make several requests.",
                n),
      n, max_names));

  check_unlisted (names, rules, now, findings);
  check_redundant (names, rules, now, findings);
}
