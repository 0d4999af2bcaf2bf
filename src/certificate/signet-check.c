/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate/signet-check.h"

G_DEFINE_BOXED_TYPE (SignetCheck, signet_check, signet_check_copy, signet_check_free)

/**
 * signet_check_copy:
 * @self: a row
 *
 * Returns: (transfer full): another one like it
 */
SignetCheck *
signet_check_copy (SignetCheck *self)
{
  SignetCheck *copy = g_new0 (SignetCheck, 1);

  *copy = *self;
  copy->asked = g_strdup (self->asked);
  copy->came = g_strdup (self->came);
  copy->text = g_strdup (self->text);
  copy->missing = g_strdupv (self->missing);
  copy->added = g_strdupv (self->added);

  return copy;
}

/**
 * signet_check_free:
 * @self: (nullable) (transfer full): a row
 */
void
signet_check_free (SignetCheck *self)
{
  if (self == NULL)
    return;

  g_free (self->asked);
  g_free (self->came);
  g_free (self->text);
  g_strfreev (self->missing);
  g_strfreev (self->added);
  g_free (self);
}

/**
 * signet_checks_get_result:
 * @checks: (element-type SignetCheck): rows
 *
 * Returns: the worst result among them
 */
SignetCheckResult
signet_checks_get_result (GPtrArray *checks)
{
  SignetCheckResult worst = SIGNET_CHECK_PASS;

  g_return_val_if_fail (checks != NULL, SIGNET_CHECK_FAIL);

  for (guint i = 0; i < checks->len; i++)
    worst = MAX (worst, ((SignetCheck *) g_ptr_array_index (checks, i))->result);

  return worst;
}

/**
 * signet_checks_may_install:
 * @checks: (element-type SignetCheck): rows
 * @override_reason: (nullable): why to install it in spite of failures
 *
 * Returns: %FALSE where a row failed and no reason is given, or one failed that no reason can outweigh
 */
gboolean
signet_checks_may_install (GPtrArray  *checks,
                           const char *override_reason)
{
  g_return_val_if_fail (checks != NULL, FALSE);

  for (guint i = 0; i < checks->len; i++)
    {
      const SignetCheck *check = g_ptr_array_index (checks, i);

      if (check->result == SIGNET_CHECK_FAIL &&
          (!check->overridable || override_reason == NULL || *override_reason == '\0'))
        return FALSE;
    }

  return TRUE;
}

/**
 * signet_checks_find:
 * @checks: (element-type SignetCheck): rows
 * @id: of a row
 *
 * Returns: (transfer none) (nullable): the row
 */
SignetCheck *
signet_checks_find (GPtrArray  *checks,
                    const char *id)
{
  g_return_val_if_fail (checks != NULL, NULL);

  for (guint i = 0; i < checks->len; i++)
    if (g_str_equal (((SignetCheck *) g_ptr_array_index (checks, i))->id, id))
      return g_ptr_array_index (checks, i);

  return NULL;
}

/**
 * signet_check_result_to_nick:
 * @result: of a row
 *
 * Returns: (transfer none): "pass", "warn" or "fail"
 */
const char *
signet_check_result_to_nick (SignetCheckResult result)
{
  switch (result)
    {
    case SIGNET_CHECK_PASS:
      return "pass";
    case SIGNET_CHECK_WARN:
      return "warn";
    case SIGNET_CHECK_FAIL:
    default:
      return "fail";
    }
}
