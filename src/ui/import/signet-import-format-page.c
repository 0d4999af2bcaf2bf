/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-format-page.h"

#include "base/signet-dns-name.h"
#include "ui/import/signet-import-sample-grid.h"
#include "ui/inventory/signet-message-row.h"
#include "ui/wizard/signet-drop-down.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct {
  guint       separator;
  const char *name;
} separators[] = {
  { ',', N_("Comma") },
  { ';', N_("Semicolon") },
  { '\t', N_("Tab") },
  { '|', N_("Vertical bar") },
};

/* What people know them as; any other one is called by its own name. */
static const struct {
  const char *encoding;
  const char *name;
} encoding_names[] = {
  { "UTF-8", N_("Unicode (UTF-8)") },
  { "UTF-16LE", N_("Unicode (UTF-16, little endian)") },
  { "UTF-16BE", N_("Unicode (UTF-16, big endian)") },
  { "WINDOWS-1252", N_("Western European (Windows-1252)") },
  { "ISO-8859-1", N_("Western European (ISO 8859-1)") },
  { "ISO-8859-15", N_("Western European (ISO 8859-15)") },
  { "WINDOWS-1250", N_("Central European (Windows-1250)") },
  { "ISO-8859-2", N_("Central European (ISO 8859-2)") },
  { "WINDOWS-1251", N_("Cyrillic (Windows-1251)") },
  { "KOI8-R", N_("Cyrillic (KOI8-R)") },
  { "WINDOWS-1253", N_("Greek (Windows-1253)") },
  { "WINDOWS-1254", N_("Turkish (Windows-1254)") },
  { "SHIFT_JIS", N_("Japanese (Shift JIS)") },
  { "EUC-JP", N_("Japanese (EUC-JP)") },
  { "GB18030", N_("Chinese (GB 18030)") },
  { "BIG5", N_("Chinese (Big5)") },
  { "EUC-KR", N_("Korean (EUC-KR)") },
  { "MACINTOSH", N_("Western European (Macintosh)") },
  { "IBM850", N_("Western European (DOS 850)") },
  { "CP850", N_("Western European (DOS 850)") },
};

struct _SignetImportFormatPage
{
  AdwBin parent_instance;

  /* template children */
  GtkDropDown            *format_drop_down;
  GtkWidget              *encoding_row;
  GtkDropDown            *encoding_drop_down;
  GtkWidget              *separator_row;
  GtkDropDown            *separator_drop_down;
  GtkWidget              *header_row;
  GtkSwitch              *header_switch;
  GtkWidget              *origin_row;
  SignetMessageRow       *origin_message;
  GtkWidget              *origin_label;
  GtkWidget              *sample_group;
  SignetImportSampleGrid *sample_grid;

  /* owned */
  SignetImportLayout *layout;

  guint updating : 1; /* the widgets follow the layout, and not the other way round */
};

G_DEFINE_FINAL_TYPE (SignetImportFormatPage, signet_import_format_page, ADW_TYPE_BIN)

static const char *
describe_encoding (const char *encoding)
{
  for (guint i = 0; i < G_N_ELEMENTS (encoding_names); i++)
    if (g_ascii_strcasecmp (encoding_names[i].encoding, encoding) == 0)
      return _(encoding_names[i].name);
  return encoding;
}

static guint
position_of_encoding (const char *encoding)
{
  const char * const *encodings = signet_import_layout_get_encodings ();

  for (guint i = 0; encodings[i] != NULL; i++)
    if (encoding != NULL && g_ascii_strcasecmp (encodings[i], encoding) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static guint
position_of_separator (guint separator)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i].separator == separator)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* Told on the spot. A single label is fine here: it may be the zone of a whole top-level domain. */
static void
check_origin (SignetImportFormatPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->origin_row));
  g_autofree char *below = g_strconcat ("www.", text, NULL);
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  g_strchomp (below);
  if (g_str_has_suffix (below, "."))
    below[strlen (below) - 1] = '\0';
  name = signet_dns_name_canonicalize (below, SIGNET_DNS_NAME_DEFAULT, NULL);
  if (name == NULL && *text != '\0')
    message = g_strdup_printf (_("“%s” is not the name of a domain, such as example.com."), text);
  signet_message_row_set_message (self->origin_message, self->origin_row, message);
}

static void
update (SignetImportFormatPage *self)
{
  g_autofree char *encoding = NULL;
  g_autofree char *origin = NULL;
  SignetImportFormat format;
  guint separator;
  gboolean has_header;
  gboolean is_csv;

  if (self->layout == NULL || self->updating)
    return;

  self->updating = TRUE;
  g_object_get (self->layout, "format", &format, "encoding", &encoding, "separator", &separator,
                "has-header", &has_header, "origin", &origin, NULL);
  is_csv = format == SIGNET_IMPORT_FORMAT_CSV;

  gtk_drop_down_set_selected (self->format_drop_down, (guint) format);
  gtk_drop_down_set_selected (self->encoding_drop_down, position_of_encoding (encoding));
  gtk_drop_down_set_selected (self->separator_drop_down, position_of_separator (separator));
  gtk_switch_set_active (self->header_switch, has_header);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->origin_row)), origin != NULL ? origin : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->origin_row), origin != NULL ? origin : "");

  gtk_widget_set_visible (self->encoding_row, format != SIGNET_IMPORT_FORMAT_JSON);
  gtk_widget_set_visible (self->separator_row, is_csv);
  gtk_widget_set_visible (self->header_row, is_csv);
  gtk_widget_set_visible (self->origin_row, format == SIGNET_IMPORT_FORMAT_ZONE);
  gtk_widget_set_visible (self->origin_label, format == SIGNET_IMPORT_FORMAT_ZONE);
  gtk_widget_set_visible (self->sample_group, is_csv);
  signet_import_sample_grid_show (self->sample_grid, self->layout, FALSE);
  if (format == SIGNET_IMPORT_FORMAT_ZONE)
    check_origin (self);
  else
    signet_message_row_set_message (self->origin_message, self->origin_row, NULL);
  self->updating = FALSE;
}

static void
format_cb (SignetImportFormatPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->format_drop_down);

  if (self->updating || self->layout == NULL || selected >= SIGNET_IMPORT_N_FORMATS)
    return;
  g_object_set (self->layout, "format", (int) selected, NULL);
  update (self);
}

static void
encoding_cb (SignetImportFormatPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->encoding_drop_down);

  if (self->updating || self->layout == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  g_object_set (self->layout, "encoding", signet_import_layout_get_encodings ()[selected], NULL);
  update (self);
}

static void
separator_cb (SignetImportFormatPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->separator_drop_down);

  if (self->updating || self->layout == NULL || selected >= G_N_ELEMENTS (separators))
    return;
  g_object_set (self->layout, "separator", separators[selected].separator, NULL);
  update (self);
}

static void
header_cb (SignetImportFormatPage *self)
{
  if (self->updating || self->layout == NULL)
    return;
  g_object_set (self->layout, "has-header", gtk_switch_get_active (self->header_switch), NULL);
  update (self);
}

static void
origin_cb (SignetImportFormatPage *self)
{
  if (self->updating || self->layout == NULL)
    return;
  g_object_set (self->layout, "origin", gtk_editable_get_text (GTK_EDITABLE (self->origin_row)), NULL);
  check_origin (self);
}

static void
set_up_choices (SignetImportFormatPage *self)
{
  const char * const *encodings = signet_import_layout_get_encodings ();
  g_autoptr (GtkStringList) format_list = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) encoding_list = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) separator_list = gtk_string_list_new (NULL);

  for (guint i = 0; i < SIGNET_IMPORT_N_FORMATS; i++)
    gtk_string_list_append (format_list, signet_import_format_describe ((SignetImportFormat) i));
  for (guint i = 0; encodings[i] != NULL; i++)
    gtk_string_list_append (encoding_list, describe_encoding (encodings[i]));
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    gtk_string_list_append (separator_list, _(separators[i].name));

  self->updating = TRUE;
  gtk_drop_down_set_model (self->format_drop_down, G_LIST_MODEL (format_list));
  gtk_drop_down_set_model (self->encoding_drop_down, G_LIST_MODEL (encoding_list));
  gtk_drop_down_set_model (self->separator_drop_down, G_LIST_MODEL (separator_list));
  signet_drop_down_set_up (self->format_drop_down, _("Format"));
  signet_drop_down_set_up (self->encoding_drop_down, _("Encoding"));
  signet_drop_down_set_up (self->separator_drop_down, _("Separator"));
  signet_drop_down_let_shrink (self->encoding_drop_down);
  self->updating = FALSE;
}

static void
signet_import_format_page_dispose (GObject *object)
{
  g_clear_object (&SIGNET_IMPORT_FORMAT_PAGE (object)->layout);

  G_OBJECT_CLASS (signet_import_format_page_parent_class)->dispose (object);
}

static void
signet_import_format_page_class_init (SignetImportFormatPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_import_format_page_dispose;

  g_type_ensure (SIGNET_TYPE_IMPORT_SAMPLE_GRID);
  g_type_ensure (SIGNET_TYPE_MESSAGE_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/import/signet-import-format-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, format_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, encoding_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, separator_row);
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, separator_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, header_row);
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, header_switch);
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, origin_row);
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, origin_message);
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, origin_label);
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, sample_group);
  gtk_widget_class_bind_template_child (widget_class, SignetImportFormatPage, sample_grid);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, encoding_cb);
  gtk_widget_class_bind_template_callback (widget_class, separator_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_cb);
  gtk_widget_class_bind_template_callback (widget_class, origin_cb);
}

static void
signet_import_format_page_init (SignetImportFormatPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  set_up_choices (self);
}

/**
 * signet_import_format_page_set_layout:
 * @self: a page
 * @layout: what is shown and changed
 */
void
signet_import_format_page_set_layout (SignetImportFormatPage *self,
                                      SignetImportLayout     *layout)
{
  g_return_if_fail (SIGNET_IS_IMPORT_FORMAT_PAGE (self));

  if (g_set_object (&self->layout, layout))
    update (self);
}
