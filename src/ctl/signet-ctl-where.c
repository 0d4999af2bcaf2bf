/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl.h"

#include "base/signet-error.h"
#include "base/signet-time.h"

#include <glib/gi18n.h>

/* Where a name is used. */

static void
add_use (JsonBuilder *builder,
         SignetHit   *hit)
{
  const SignetHitKind kind = signet_hit_get_kind (hit);

  json_builder_begin_object (builder);
  signet_ctl_add_string (builder, "kind", signet_hit_kind_to_nick (kind));
  signet_ctl_add_string (builder, "name", signet_hit_get_name (hit));
  signet_ctl_add_string (builder, "instance", signet_hit_get_instance_name (hit));
  if (kind == SIGNET_HIT_KIND_HOST)
    signet_ctl_add_string (builder, "subdomain", signet_hit_get_subdomain_name (hit));
  if (kind == SIGNET_HIT_KIND_REQUEST)
    {
      g_autofree char *created = signet_time_format_iso8601 (signet_hit_get_time (hit));

      signet_ctl_add_string (builder, "job", signet_hit_get_job_uuid (hit));
      signet_ctl_add_string (builder, "created", created);
    }
  else
    signet_ctl_add_string (builder, "state", signet_certificate_state_to_nick (signet_hit_get_state (hit)));
  json_builder_end_object (builder);
}

static void
print_use (SignetHit *hit)
{
  const SignetHitKind kind = signet_hit_get_kind (hit);
  const char *more = kind == SIGNET_HIT_KIND_REQUEST ? signet_hit_get_job_uuid (hit) : signet_hit_get_subdomain_name (hit);
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t%s\n", signet_hit_kind_to_nick (kind), signet_hit_get_name (hit),
                                           signet_hit_get_instance_name (hit), more);

  signet_ctl_print (line);
}

/**
 * signet_ctl_where:
 * @ctl: a context
 * @arguments: `NAME [--json]`
 *
 * Lists what has this very name, or the wildcard that covers it: kind, name, instance, and the subdomain or the Job ID. That
 * nothing has is an answer too.
 *
 * Returns: the exit status
 */
SignetCtlStatus
signet_ctl_where (SignetCtl *ctl,
                  GStrv      arguments)
{
  g_auto (GStrv) names = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  if (!signet_ctl_parse (ctl, arguments, entries, "NAME", _("tell where a name is used")))
    return SIGNET_CTL_WRONG_USAGE;
  if (names == NULL || g_strv_length (names) != 1)
    return signet_ctl_wrong_usage (ctl, "%s", _("One name is needed."));
  if (!signet_ctl_open (ctl))
    return SIGNET_CTL_FAILED;

  signet_store_find_uses_async (signet_ctl_get_store (ctl), names[0], signet_ctl_get_cancellable (ctl),
                                signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  hits = signet_store_find_uses_finish (signet_ctl_get_store (ctl), result, &error);
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INVALID))
    return signet_ctl_wrong_usage (ctl, "%s", error->message);
  if (hits == NULL)
    return signet_ctl_fail (ctl, error);

  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      if (signet_ctl_get_json (ctl))
        add_use (builder, g_ptr_array_index (hits, i));
      else
        print_use (g_ptr_array_index (hits, i));
    }
  json_builder_end_array (builder);

  if (signet_ctl_get_json (ctl))
    signet_ctl_print_json (builder);
  else if (hits->len == 0)
    signet_ctl_message (ctl, _("“%s” is used nowhere."), names[0]);
  return SIGNET_CTL_DONE;
}
