/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl-layout.h"

#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define TITLE_LENGTH 60

static const struct {
  guint       separator;
  const char *name;
} separators[] = {
  { ',', "comma" },
  { ';', "semicolon" },
  { '\t', "tab" },
  { '|', "pipe" },
};

/* 0 for none that can be. */
static guint
parse_separator (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_ascii_strcasecmp (text, separators[i].name) == 0 ||
        (text[0] == (char) separators[i].separator && text[1] == '\0'))
      return separators[i].separator;
  return strcmp (text, "\\t") == 0 ? '\t' : 0;
}

static const char *
describe_separator (guint separator)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i].separator == separator)
      return separators[i].name;
  return "";
}

static const char *
find_encoding (const char *text)
{
  const char * const *encodings = signet_import_layout_get_encodings ();

  for (guint i = 0; encodings[i] != NULL; i++)
    if (g_ascii_strcasecmp (encodings[i], text) == 0)
      return encodings[i];
  return NULL;
}

/* "COLUMN=FIELD"; the column's title may have "=" in it. FALSE where the field is none; "-" leaves the column out. */
static gboolean
parse_map (const char            *map,
           char                 **title,
           SignetInventoryColumn *column)
{
  const char *equals = strrchr (map, '=');

  if (equals == NULL || equals == map)
    return FALSE;
  *title = g_strndup (map, (gsize) (equals - map));
  *column = signet_inventory_column_from_name (equals + 1);
  return *column != SIGNET_INVENTORY_N_COLUMNS || strcmp (equals + 1, "-") == 0;
}

/* By title, else by number from 1. -1 for none. */
static int
find_column (SignetImportLayout *layout,
             const char         *title)
{
  const guint n_columns = signet_import_layout_get_n_columns (layout);
  g_autofree char *folded = g_utf8_casefold (title, -1);
  guint64 number;

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *other = g_utf8_casefold (signet_import_layout_get_column_title (layout, i), -1);

      if (strcmp (folded, other) == 0)
        return (int) i;
    }
  if (g_ascii_string_to_unsigned (title, 10, 1, n_columns, &number, NULL))
    return (int) number - 1;
  return -1;
}

static gboolean
apply_maps (SignetCtl          *ctl,
            char              **maps,
            SignetImportLayout *layout)
{
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    {
      g_autofree char *title = NULL;
      SignetInventoryColumn column;
      int position;

      parse_map (maps[i], &title, &column);
      position = find_column (layout, title);
      if (position < 0)
        {
          g_autofree char *shown = signet_text_for_message (title, TITLE_LENGTH);

          signet_ctl_message (ctl, _("the file has no column “%s”; give its title, or its number from 1 to %u."), shown,
                              signet_import_layout_get_n_columns (layout));
          return FALSE;
        }
      signet_import_layout_set_mapping (layout, (guint) position, column);
    }
  return TRUE;
}

/* An instance that is there, by name or URL; a URL that nobody has is a new one. */
static gboolean
apply_instance (SignetCtl          *ctl,
                const char         *name_or_url,
                SignetImportLayout *layout)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetInstance) instance = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  signet_store_find_instance_async (signet_ctl_get_store (ctl), name_or_url, signet_ctl_get_cancellable (ctl),
                                    signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  instance = signet_store_find_instance_finish (signet_ctl_get_store (ctl), result, &error);
  if (instance != NULL)
    {
      g_object_set (layout, "instance-name", signet_instance_get_name (instance),
                    "instance-url", signet_instance_get_url (instance), NULL);
      return TRUE;
    }
  if (!g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    {
      signet_ctl_fail (ctl, error);
      return FALSE;
    }

  name = signet_instance_check_url (name_or_url, NULL) ? signet_instance_name_from_url (name_or_url, NULL) : NULL;
  if (name == NULL)
    {
      signet_ctl_message (ctl, _("%s For a new instance give its URL."), error->message);
      return FALSE;
    }
  g_object_set (layout, "instance-name", name, "instance-url", name_or_url, NULL);
  return TRUE;
}

/* What was guessed is said, so that a wrong guess is seen. */
static void
tell_guesses (SignetCtl          *ctl,
              SignetImportLayout *layout)
{
  const guint n_columns = signet_import_layout_get_n_columns (layout);
  g_autofree char *encoding = NULL;
  guint separator;

  if (n_columns == 0)
    return;
  g_object_get (layout, "encoding", &encoding, "separator", &separator, NULL);
  if (separator != ',' || g_strcmp0 (encoding, "UTF-8") != 0)
    signet_ctl_message (ctl, _("read as a table in %s, separator: %s"), encoding, describe_separator (separator));
  for (guint i = 0; i < n_columns; i++)
    {
      const SignetInventoryColumn mapping = signet_import_layout_get_mapping (layout, i);
      const char *title = signet_import_layout_get_column_title (layout, i);
      g_autofree char *shown = NULL;

      if (mapping == SIGNET_INVENTORY_N_COLUMNS || mapping == signet_inventory_column_from_name (title))
        continue;
      shown = signet_text_for_message (title, TITLE_LENGTH);
      signet_ctl_message (ctl, _("column “%s” is read as %s"), shown, signet_inventory_column_get_name (mapping));
    }
}

/**
 * signet_ctl_layout_options_clear:
 * @self: options
 */
void
signet_ctl_layout_options_clear (SignetCtlLayoutOptions *self)
{
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_pointer (&self->separator, g_free);
  g_clear_pointer (&self->maps, g_strfreev);
  g_clear_pointer (&self->instance, g_free);
  g_clear_pointer (&self->origin, g_free);
}

/**
 * signet_ctl_layout_options_check:
 * @ctl: a context
 * @options: as they were given
 *
 * Returns: %SIGNET_CTL_WRONG_USAGE after telling what is wrong with them
 */
SignetCtlStatus
signet_ctl_layout_options_check (SignetCtl                    *ctl,
                                 const SignetCtlLayoutOptions *options)
{
  SignetImportFormat format;

  if (options->format != NULL && !signet_import_format_from_nick (options->format, &format))
    return signet_ctl_wrong_usage (ctl, _("“%s” is not a format that can be read; csv, json, zone and list are."),
                                   options->format);
  if (options->encoding != NULL && find_encoding (options->encoding) == NULL)
    {
      g_autofree char *all = g_strjoinv (", ", (char **) signet_import_layout_get_encodings ());

      return signet_ctl_wrong_usage (ctl, _("“%s” is not an encoding that can be read; these are: %s."),
                                     options->encoding, all);
    }
  if (options->separator != NULL && parse_separator (options->separator) == 0)
    return signet_ctl_wrong_usage (ctl, _("“%s” is not a separator; comma, semicolon, tab and pipe are."),
                                   options->separator);
  for (guint i = 0; options->maps != NULL && options->maps[i] != NULL; i++)
    {
      g_autofree char *title = NULL;
      SignetInventoryColumn column;

      if (!parse_map (options->maps[i], &title, &column))
        return signet_ctl_wrong_usage (ctl, _("“%s” does not say which column is which: COLUMN=FIELD, with a field such as "
                                              "subdomain, instance, url, organization, or - to leave it out."),
                                       options->maps[i]);
    }
  return SIGNET_CTL_DONE;
}

/**
 * signet_ctl_layout_options_get_format:
 * @options: options that were checked
 *
 * Returns: a #SignetImportFormat, or -1 where it is to be found out
 */
int
signet_ctl_layout_options_get_format (const SignetCtlLayoutOptions *options)
{
  SignetImportFormat format;

  return options->format != NULL && signet_import_format_from_nick (options->format, &format) ? (int) format : -1;
}

/**
 * signet_ctl_layout_options_apply:
 * @ctl: a context whose store is open
 * @options: options that were checked
 * @layout: as it was detected
 *
 * Changes @layout as the options say.
 *
 * Returns: %SIGNET_CTL_FAILED after telling what is missing
 */
SignetCtlStatus
signet_ctl_layout_options_apply (SignetCtl                    *ctl,
                                 const SignetCtlLayoutOptions *options,
                                 SignetImportLayout           *layout)
{
  g_autoptr (GError) error = NULL;

  if (options->encoding != NULL)
    g_object_set (layout, "encoding", find_encoding (options->encoding), NULL);
  if (options->separator != NULL)
    g_object_set (layout, "separator", parse_separator (options->separator), NULL);
  if (options->origin != NULL)
    g_object_set (layout, "origin", options->origin, NULL);
  if (!apply_maps (ctl, options->maps, layout))
    return SIGNET_CTL_FAILED;
  if (options->instance != NULL && !apply_instance (ctl, options->instance, layout))
    return SIGNET_CTL_FAILED;
  if (!signet_import_layout_check (layout, &error))
    {
      signet_ctl_message (ctl, _("%s Use --map COLUMN=FIELD, --instance NAME|URL or --origin NAME."), error->message);
      return SIGNET_CTL_FAILED;
    }

  tell_guesses (ctl, layout);
  return SIGNET_CTL_DONE;
}
