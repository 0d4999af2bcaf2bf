/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "request/signet-rule-set.h"

#include "base/signet-error.h"
#include "base/signet-time.h"

#include <glib/gi18n-lib.h>

/* From a day on, until that of the next phase of the same rule. */
typedef struct
{
  gint64         from;
  gboolean       in_force;
  SignetSeverity severity;
} Phase;

struct _SignetRuleSet
{
  GArray *phases[SIGNET_RULE_N]; /* of Phase, by date */
};

static const char * const rule_nicks[SIGNET_RULE_N + 1] = {
  [SIGNET_RULE_ORGANIZATION_MISSING] = "organization-missing",
  [SIGNET_RULE_ORGANIZATION_WITHOUT_COUNTRY] = "organization-without-country",
  [SIGNET_RULE_ORGANIZATION_WITHOUT_PLACE] = "organization-without-place",
  [SIGNET_RULE_PLACEHOLDER] = "placeholder",
  [SIGNET_RULE_UNIT] = "unit",
  [SIGNET_RULE_COUNTRY_UNKNOWN] = "country-unknown",
  [SIGNET_RULE_NAME_INTERNAL] = "name-internal",
  [SIGNET_RULE_NAME_UNLISTED] = "name-unlisted",
  [SIGNET_RULE_NAME_IS_SUFFIX] = "name-is-suffix",
  [SIGNET_RULE_NAME_REDUNDANT] = "name-redundant",
  [SIGNET_RULE_WILDCARD_ABOVE_SUFFIX] = "wildcard-above-suffix",
  [SIGNET_RULE_LABEL_RESERVED] = "label-reserved",
  [SIGNET_RULE_LABEL_UNDECODABLE] = "label-undecodable",
  [SIGNET_RULE_TOO_MANY_NAMES] = "too-many-names",
  [SIGNET_RULE_KEY_SPEC] = "key-spec",
};

static int
compare_phases (gconstpointer a,
                gconstpointer b)
{
  const Phase *first = a;
  const Phase *second = b;

  return (first->from > second->from) - (first->from < second->from);
}

static gboolean
add_phase (GArray      *phases,
           JsonObject  *object,
           const char  *what,
           GError     **error)
{
  static const char * const members[] = { "severity", "from", NULL };
  Phase phase = { 0, TRUE, SIGNET_SEVERITY_BLOCK };
  const char *severity;

  if (!signet_json_check_members (object, members, what, error))
    return FALSE;

  severity = signet_json_get_string (object, "severity", what, error);
  if (severity == NULL)
    return FALSE;
  if (g_str_equal (severity, "warn"))
    phase.severity = SIGNET_SEVERITY_WARN;
  else if (g_str_equal (severity, "off"))
    phase.in_force = FALSE;
  else if (!g_str_equal (severity, "block"))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("In %s, the severity “%s” is none of “block”, “warn” and “off”."), what, severity);
      return FALSE;
    }

  if (json_object_has_member (object, "from"))
    {
      const char *from = signet_json_get_string (object, "from", what, error);

      if (from == NULL)
        return FALSE;
      phase.from = signet_time_parse_date (from, error);
      if (phase.from == 0)
        return FALSE;
    }

  g_array_append_val (phases, phase);
  return TRUE;
}

static gboolean
add_rule (GArray      *phases,
          JsonNode    *node,
          const char  *nick,
          const char  *what,
          GError     **error)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return add_phase (phases, json_node_get_object (node), what, error);

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("In %s, “%s” is of the wrong type."), what, nick);
      return FALSE;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("In %s, “%s” is of the wrong type."), what, nick);
          return FALSE;
        }
      if (!add_phase (phases, json_node_get_object (element), what, error))
        return FALSE;
    }

  g_array_sort (phases, compare_phases);
  return TRUE;
}

/**
 * signet_rule_set_new_from_json:
 * @object: the rules: each of our nicks with a phase or an array of phases
 * @what: the document, for messages
 * @error: return location
 *
 * A rule that is not there is not in force. One that we do not know is an error: a CA profile must not
 * be believed to check what it does not.
 *
 * Returns: (transfer full): the rules, or %NULL with %SIGNET_ERROR_INVALID
 */
SignetRuleSet *
signet_rule_set_new_from_json (JsonObject  *object,
                               const char  *what,
                               GError     **error)
{
  g_autoptr (SignetRuleSet) self = g_new0 (SignetRuleSet, 1);

  if (!signet_json_check_members (object, rule_nicks, what, error))
    return NULL;

  for (guint i = 0; i < SIGNET_RULE_N; i++)
    {
      JsonNode *node = json_object_get_member (object, rule_nicks[i]);

      self->phases[i] = g_array_new (FALSE, FALSE, sizeof (Phase));
      if (node != NULL && !add_rule (self->phases[i], node, rule_nicks[i], what, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * signet_rule_set_free:
 * @self: (nullable) (transfer full): rules
 */
void
signet_rule_set_free (SignetRuleSet *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < SIGNET_RULE_N; i++)
    g_clear_pointer (&self->phases[i], g_array_unref);
  g_free (self);
}

/**
 * signet_rule_set_lookup:
 * @self: rules
 * @rule: one of them
 * @now: seconds since the epoch
 * @severity: (out): how grave it is to break it
 *
 * Returns: whether the rule is in force at that time
 */
gboolean
signet_rule_set_lookup (SignetRuleSet  *self,
                        SignetRule      rule,
                        gint64          now,
                        SignetSeverity *severity)
{
  const GArray *phases = self->phases[rule];

  for (guint i = phases->len; i > 0; i--)
    {
      const Phase *phase = &g_array_index (phases, Phase, i - 1);

      if (phase->from <= now)
        {
          *severity = phase->severity;
          return phase->in_force;
        }
    }

  return FALSE;
}
