/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-step.h"

#include "ui/import/signet-import-memory.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *page;
  const char *title;
} steps[] = {
  [SIGNET_IMPORT_STEP_NONE] = { "progress", N_("Import Inventory") },
  [SIGNET_IMPORT_STEP_FORMAT] = { "format", N_("Format") },
  [SIGNET_IMPORT_STEP_COLUMNS] = { "columns", N_("Columns") },
  [SIGNET_IMPORT_STEP_INSTANCE] = { "instance", N_("Instance") },
  [SIGNET_IMPORT_STEP_PREVIEW] = { "preview", N_("Preview") },
  [SIGNET_IMPORT_STEP_REPORT] = { "report", N_("Import Report") },
};

static SignetImportFormat
get_format (SignetImportLayout *layout)
{
  int format = SIGNET_IMPORT_FORMAT_CSV;

  g_object_get (layout, "format", &format, NULL);
  return (SignetImportFormat) format;
}

static gboolean
has_mapping (SignetImportLayout   *layout,
             SignetInventoryColumn column)
{
  const guint n_columns = signet_import_layout_get_n_columns (layout);

  for (guint i = 0; i < n_columns; i++)
    if (signet_import_layout_get_mapping (layout, i) == column)
      return TRUE;
  return FALSE;
}

/* Whether the columns are called by our names, so that there is nothing to guess. */
static gboolean
has_own_header (SignetImportLayout *layout)
{
  const guint n_columns = signet_import_layout_get_n_columns (layout);
  gboolean has_header;

  g_object_get (layout, "has-header", &has_header, NULL);
  if (!has_header || !has_mapping (layout, SIGNET_INVENTORY_COLUMN_SUBDOMAIN) ||
      signet_import_step_is_needed (SIGNET_IMPORT_STEP_INSTANCE, layout))
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (signet_import_layout_get_mapping (layout, i) !=
        signet_inventory_column_from_name (signet_import_layout_get_column_title (layout, i)))
      return FALSE;
  return TRUE;
}

/**
 * signet_import_step_get_page:
 * @step: a step
 *
 * Returns: the name of the stack's page
 */
const char *
signet_import_step_get_page (SignetImportStep step)
{
  return steps[step].page;
}

/**
 * signet_import_step_get_title:
 * @step: a step
 *
 * Returns: what its page is called, translated
 */
const char *
signet_import_step_get_title (SignetImportStep step)
{
  return _(steps[step].title);
}

/**
 * signet_import_step_is_needed:
 * @step: a step
 * @layout: how the text is read
 *
 * Returns: whether there is anything to ask on its page
 */
gboolean
signet_import_step_is_needed (SignetImportStep    step,
                              SignetImportLayout *layout)
{
  const SignetImportFormat format = get_format (layout);

  switch (step)
    {
    case SIGNET_IMPORT_STEP_COLUMNS:
      return format == SIGNET_IMPORT_FORMAT_CSV;
    case SIGNET_IMPORT_STEP_INSTANCE:
      return format == SIGNET_IMPORT_FORMAT_ZONE || format == SIGNET_IMPORT_FORMAT_LIST ||
             (format == SIGNET_IMPORT_FORMAT_CSV && !has_mapping (layout, SIGNET_INVENTORY_COLUMN_INSTANCE) &&
              !has_mapping (layout, SIGNET_INVENTORY_COLUMN_URL));
    case SIGNET_IMPORT_STEP_NONE:
    case SIGNET_IMPORT_STEP_FORMAT:
    case SIGNET_IMPORT_STEP_PREVIEW:
    case SIGNET_IMPORT_STEP_REPORT:
    default:
      return TRUE;
    }
}

/**
 * signet_import_step_before:
 * @step: a step
 * @layout: how the text is read
 *
 * Returns: where Back leads from it
 */
SignetImportStep
signet_import_step_before (SignetImportStep    step,
                           SignetImportLayout *layout)
{
  do
    step--;
  while (step > SIGNET_IMPORT_STEP_FORMAT && !signet_import_step_is_needed (step, layout));
  return step;
}

/**
 * signet_import_step_after:
 * @step: a step
 * @layout: how the text is read
 *
 * Returns: where Next leads from it
 */
SignetImportStep
signet_import_step_after (SignetImportStep    step,
                          SignetImportLayout *layout)
{
  do
    step++;
  while (step < SIGNET_IMPORT_STEP_PREVIEW && !signet_import_step_is_needed (step, layout));
  return step;
}

/**
 * signet_import_step_first:
 * @layout: as it was detected
 *
 * Returns: where to begin
 */
SignetImportStep
signet_import_step_first (SignetImportLayout *layout)
{
  switch (get_format (layout))
    {
    case SIGNET_IMPORT_FORMAT_JSON:
      return SIGNET_IMPORT_STEP_PREVIEW;
    case SIGNET_IMPORT_FORMAT_LIST:
      return SIGNET_IMPORT_STEP_INSTANCE;
    case SIGNET_IMPORT_FORMAT_ZONE:
      return SIGNET_IMPORT_STEP_FORMAT;
    case SIGNET_IMPORT_FORMAT_CSV:
    default:
      if (has_own_header (layout))
        return SIGNET_IMPORT_STEP_PREVIEW;
      return signet_import_memory_recall (layout) && signet_import_layout_check (layout, NULL)
               ? SIGNET_IMPORT_STEP_PREVIEW
               : SIGNET_IMPORT_STEP_FORMAT;
    }
}
