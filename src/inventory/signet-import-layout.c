/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-import-layout-private.h"

#include "base/signet-error.h"
#include "inventory/signet-import-guess.h"
#include "inventory/signet-import-sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum {
  PROP_0,
  PROP_FORMAT,
  PROP_ENCODING,
  PROP_SEPARATOR,
  PROP_HAS_HEADER,
  PROP_ORIGIN,
  PROP_INSTANCE_NAME,
  PROP_INSTANCE_URL,
  N_PROPS
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetImportLayout, signet_import_layout, G_TYPE_OBJECT)

static void
strv_free (gpointer data)
{
  g_strfreev (data);
}

static void
changed (SignetImportLayout *self,
         guint               prop_id)
{
  if (prop_id != PROP_0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
take_text (char      **field,
           const char *text)
{
  if (g_strcmp0 (*field, text) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (text != NULL ? text : "");
  return TRUE;
}

typedef enum {
  GUESS_NOTHING   = 0,
  GUESS_HEADER    = 1 << 0,
  GUESS_SEPARATOR = 1 << 1,
} Guess;

/* Reads the kept beginning as the settings say; those of @guess from what it finds. */
static void
split (SignetImportLayout *self,
       Guess               guess)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *text = NULL;
  gboolean readable;

  signet_import_layout_clear_columns (self);
  text = signet_import_sample_decode (self->bytes, self->encoding, &readable);
  if (!readable && self->whole)
    g_set_error (&self->problem, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                 _("Not all of the text can be read in the encoding %s. Choose another encoding."), self->encoding);
  if (self->format != SIGNET_IMPORT_FORMAT_CSV)
    return;
  if ((guess & GUESS_SEPARATOR) != 0)
    self->separator = signet_import_sample_guess_separator (text, self->whole);
  rows = signet_import_sample_split (text, self->whole, self->separator, SIGNET_IMPORT_SAMPLE_N_ROWS,
                                     self->problem == NULL ? &self->problem : NULL);
  if (rows == NULL)
    return;
  if ((guess & GUESS_HEADER) != 0)
    self->has_header = signet_import_guess_has_header (rows);
  signet_import_layout_take_rows (self, rows);
}

/* A zone and a list name no instance: the zone's name, or the file's, is a first proposal. */
static void
propose_instance (SignetImportLayout *self)
{
  g_autofree char *name = NULL;
  const char *dot;

  if (self->format == SIGNET_IMPORT_FORMAT_ZONE && *self->origin != '\0')
    name = g_strndup (self->origin, strlen (self->origin) - 1);
  else if (self->format == SIGNET_IMPORT_FORMAT_ZONE || self->format == SIGNET_IMPORT_FORMAT_LIST)
    {
      dot = self->file_name != NULL ? strrchr (self->title, '.') : NULL;
      name = dot != NULL && dot > self->title ? g_strndup (self->title, (gsize) (dot - self->title)) : g_strdup (self->title);
    }
  take_text (&self->instance_name, name != NULL ? g_strstrip (name) : "");
}

static void
take_format (SignetImportLayout *self,
             SignetImportFormat  format)
{
  self->format = format;
  if (format == SIGNET_IMPORT_FORMAT_JSON && !g_str_has_prefix (self->encoding, "UTF"))
    take_text (&self->encoding, "UTF-8"); /* there is no other (RFC 8259, 8.1) */
  if (format == SIGNET_IMPORT_FORMAT_ZONE)
    {
      gboolean readable;
      g_autofree char *text = signet_import_sample_decode (self->bytes, self->encoding, &readable);
      g_autofree char *origin = signet_import_sample_guess_origin (text, self->file_name);

      take_text (&self->origin, origin != NULL ? origin : "");
    }
  propose_instance (self);
  split (self, GUESS_HEADER | GUESS_SEPARATOR);
}

static void
signet_import_layout_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SignetImportLayout *self = SIGNET_IMPORT_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_FORMAT:
      g_value_set_int (value, (int) self->format);
      break;
    case PROP_ENCODING:
      g_value_set_string (value, self->encoding);
      break;
    case PROP_SEPARATOR:
      g_value_set_uint (value, (guchar) self->separator);
      break;
    case PROP_HAS_HEADER:
      g_value_set_boolean (value, self->has_header);
      break;
    case PROP_ORIGIN:
      g_value_set_string (value, self->origin);
      break;
    case PROP_INSTANCE_NAME:
      g_value_set_string (value, self->instance_name);
      break;
    case PROP_INSTANCE_URL:
      g_value_set_string (value, self->instance_url);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_import_layout_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  SignetImportLayout *self = SIGNET_IMPORT_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_FORMAT:
      signet_import_layout_set_format (self, (SignetImportFormat) g_value_get_int (value));
      break;
    case PROP_ENCODING:
      signet_import_layout_set_encoding (self, g_value_get_string (value));
      break;
    case PROP_SEPARATOR:
      signet_import_layout_set_separator (self, (char) g_value_get_uint (value));
      break;
    case PROP_HAS_HEADER:
      signet_import_layout_set_has_header (self, g_value_get_boolean (value));
      break;
    case PROP_ORIGIN:
      signet_import_layout_set_origin (self, g_value_get_string (value));
      break;
    case PROP_INSTANCE_NAME:
      signet_import_layout_set_instance_name (self, g_value_get_string (value));
      break;
    case PROP_INSTANCE_URL:
      signet_import_layout_set_instance_url (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_import_layout_finalize (GObject *object)
{
  SignetImportLayout *self = SIGNET_IMPORT_LAYOUT (object);

  signet_import_layout_clear_columns (self);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->sample);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->encoding);
  g_free (self->origin);
  g_free (self->instance_name);
  g_free (self->instance_url);
  g_free (self->title);
  g_free (self->file_name);

  G_OBJECT_CLASS (signet_import_layout_parent_class)->finalize (object);
}

static void
signet_import_layout_class_init (SignetImportLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = signet_import_layout_get_property;
  object_class->set_property = signet_import_layout_set_property;
  object_class->finalize = signet_import_layout_finalize;

  properties[PROP_FORMAT] = g_param_spec_int ("format", NULL, NULL, 0, SIGNET_IMPORT_N_FORMATS - 1, 0, flags);
  properties[PROP_ENCODING] = g_param_spec_string ("encoding", NULL, NULL, "UTF-8", flags);
  properties[PROP_SEPARATOR] = g_param_spec_uint ("separator", NULL, NULL, 0, 127, ',', flags);
  properties[PROP_HAS_HEADER] = g_param_spec_boolean ("has-header", NULL, NULL, FALSE, flags);
  properties[PROP_ORIGIN] = g_param_spec_string ("origin", NULL, NULL, "", flags);
  properties[PROP_INSTANCE_NAME] = g_param_spec_string ("instance-name", NULL, NULL, "", flags);
  properties[PROP_INSTANCE_URL] = g_param_spec_string ("instance-url", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SIGNET_TYPE_IMPORT_LAYOUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
signet_import_layout_init (SignetImportLayout *self)
{
  self->encoding = g_strdup ("UTF-8");
  self->separator = ',';
  self->origin = g_strdup ("");
  self->instance_name = g_strdup ("");
  self->instance_url = g_strdup ("");
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->sample = g_ptr_array_new_with_free_func (strv_free);
}

/**
 * signet_import_layout_new_for_sample:
 * @sample: the first octets of a text, 64 KiB of them where it has so many
 * @whole: whether that is all there is
 * @title: the name of the file, or of what was pasted, UTF-8
 * @format: a #SignetImportFormat, or -1 for what @sample and @title say
 * @error: return location for a #GError
 *
 * Returns: (transfer full): how the text is best read; %NULL with %SIGNET_ERROR_INVALID where it is empty or no text, or
 *   %SIGNET_ERROR_TOO_LARGE where it has too many columns
 */
SignetImportLayout *
signet_import_layout_new_for_sample (GBytes     *sample,
                                     gboolean    whole,
                                     const char *title,
                                     int         format,
                                     GError    **error)
{
  g_autoptr (SignetImportLayout) self = NULL;
  g_autofree char *text = NULL;
  gboolean readable;

  if (!signet_import_sample_check (sample, error))
    return NULL;

  self = g_object_new (SIGNET_TYPE_IMPORT_LAYOUT, NULL);
  self->bytes = g_bytes_ref (sample);
  self->whole = whole;
  self->title = g_strdup (title);
  self->file_name = g_strdup (strchr (title, '.') != NULL ? title : NULL);
  take_text (&self->encoding, signet_import_sample_guess_encoding (sample));
  text = signet_import_sample_decode (sample, self->encoding, &readable);
  take_format (self, format >= 0 ? (SignetImportFormat) format : signet_import_sample_guess_format (text, title));
  if (self->problem != NULL)
    {
      g_propagate_error (error, g_error_copy (self->problem));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * signet_import_layout_copy:
 * @self: a layout
 *
 * Returns: (transfer full): another one that says the same, to read by
 */
SignetImportLayout *
signet_import_layout_copy (SignetImportLayout *self)
{
  SignetImportLayout *copy;

  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), NULL);

  copy = g_object_new (SIGNET_TYPE_IMPORT_LAYOUT, NULL);
  copy->format = self->format;
  take_text (&copy->encoding, self->encoding);
  copy->separator = self->separator;
  copy->has_header = self->has_header;
  take_text (&copy->origin, self->origin);
  take_text (&copy->instance_name, self->instance_name);
  take_text (&copy->instance_url, self->instance_url);
  copy->bytes = g_bytes_ref (self->bytes);
  copy->whole = self->whole;
  copy->title = g_strdup (self->title);
  copy->file_name = g_strdup (self->file_name);
  for (guint i = 0; i < self->titles->len; i++)
    g_ptr_array_add (copy->titles, g_strdup (g_ptr_array_index (self->titles, i)));
  copy->mapping = g_memdup2 (self->mapping, self->titles->len * sizeof *self->mapping);
  if (self->problem != NULL)
    copy->problem = g_error_copy (self->problem);
  return copy;
}

/**
 * signet_import_layout_get_format:
 * @self: a layout
 *
 * Returns: what kind of file it is
 */
SignetImportFormat
signet_import_layout_get_format (SignetImportLayout *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), SIGNET_IMPORT_FORMAT_CSV);
  return self->format;
}

/**
 * signet_import_layout_set_format:
 * @self: a layout
 * @format: what kind of file it is
 *
 * Separator, header, origin and mapping are guessed anew.
 */
void
signet_import_layout_set_format (SignetImportLayout *self,
                                 SignetImportFormat  format)
{
  g_return_if_fail (SIGNET_IS_IMPORT_LAYOUT (self));
  g_return_if_fail (format < SIGNET_IMPORT_N_FORMATS);

  if (self->format == format)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  take_format (self, format);
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
  changed (self, PROP_0);
}

/**
 * signet_import_layout_get_encoding:
 * @self: a layout
 *
 * Returns: (transfer none): the name of the encoding, as g_convert() takes it
 */
const char *
signet_import_layout_get_encoding (SignetImportLayout *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), "");
  return self->encoding;
}

/**
 * signet_import_layout_set_encoding:
 * @self: a layout
 * @encoding: as g_convert() takes it
 *
 * Header and mapping are guessed anew. An encoding in which the text can't be read is told by
 * signet_import_layout_check().
 */
void
signet_import_layout_set_encoding (SignetImportLayout *self,
                                   const char         *encoding)
{
  g_return_if_fail (SIGNET_IS_IMPORT_LAYOUT (self));
  g_return_if_fail (encoding != NULL);

  if (!take_text (&self->encoding, encoding))
    return;
  split (self, GUESS_HEADER);
  changed (self, PROP_ENCODING);
}

/**
 * signet_import_layout_get_separator:
 * @self: a layout
 *
 * Returns: what stands between the fields of CSV
 */
char
signet_import_layout_get_separator (SignetImportLayout *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), ',');
  return self->separator;
}

/**
 * signet_import_layout_set_separator:
 * @self: a layout
 * @separator: one of , ; | and the tabulator
 *
 * Header and mapping are guessed anew.
 */
void
signet_import_layout_set_separator (SignetImportLayout *self,
                                    char                separator)
{
  g_return_if_fail (SIGNET_IS_IMPORT_LAYOUT (self));
  g_return_if_fail (separator != '\0' && strchr (",;\t|", separator) != NULL);

  if (self->separator == separator)
    return;
  self->separator = separator;
  split (self, GUESS_HEADER);
  changed (self, PROP_SEPARATOR);
}

/**
 * signet_import_layout_get_has_header:
 * @self: a layout
 *
 * Returns: whether the first row of CSV has titles
 */
gboolean
signet_import_layout_get_has_header (SignetImportLayout *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), FALSE);
  return self->has_header;
}

/**
 * signet_import_layout_set_has_header:
 * @self: a layout
 * @has_header: whether the first row has titles
 *
 * The mapping is guessed anew.
 */
void
signet_import_layout_set_has_header (SignetImportLayout *self,
                                     gboolean            has_header)
{
  g_return_if_fail (SIGNET_IS_IMPORT_LAYOUT (self));

  if (self->has_header == !!has_header)
    return;
  self->has_header = !!has_header;
  split (self, GUESS_NOTHING);
  changed (self, PROP_HAS_HEADER);
}

/**
 * signet_import_layout_get_origin:
 * @self: a layout
 *
 * Returns: (not nullable): what relative names of a zone file are relative to at its beginning; "" where it has to say so
 */
const char *
signet_import_layout_get_origin (SignetImportLayout *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), "");
  return self->origin;
}

/**
 * signet_import_layout_set_origin:
 * @self: a layout
 * @origin: (nullable): a domain name; a dot at its end is added where it is missing
 */
void
signet_import_layout_set_origin (SignetImportLayout *self,
                                 const char         *origin)
{
  g_autofree char *typed = g_strstrip (g_strdup (origin != NULL ? origin : ""));
  g_autofree char *absolute = *typed == '\0' || g_str_has_suffix (typed, ".") ? g_strdup (typed) : g_strconcat (typed, ".", NULL);

  g_return_if_fail (SIGNET_IS_IMPORT_LAYOUT (self));

  if (take_text (&self->origin, absolute))
    changed (self, PROP_ORIGIN);
}

/**
 * signet_import_layout_get_instance_name:
 * @self: a layout
 *
 * Returns: (not nullable): the instance that is meant where the text names none; "" for none
 */
const char *
signet_import_layout_get_instance_name (SignetImportLayout *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), "");
  return self->instance_name;
}

/**
 * signet_import_layout_set_instance_name:
 * @self: a layout
 * @name: (nullable): the instance that is meant where the text names none, UTF-8
 */
void
signet_import_layout_set_instance_name (SignetImportLayout *self,
                                        const char         *name)
{
  g_return_if_fail (SIGNET_IS_IMPORT_LAYOUT (self));

  if (take_text (&self->instance_name, name != NULL ? name : ""))
    changed (self, PROP_INSTANCE_NAME);
}

/**
 * signet_import_layout_get_instance_url:
 * @self: a layout
 *
 * Returns: (not nullable): the URL of the instance that is meant where the text names none; "" for none
 */
const char *
signet_import_layout_get_instance_url (SignetImportLayout *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), "");
  return self->instance_url;
}

/**
 * signet_import_layout_set_instance_url:
 * @self: a layout
 * @url: (nullable): the URL of the instance that is meant where the text names none
 */
void
signet_import_layout_set_instance_url (SignetImportLayout *self,
                                       const char         *url)
{
  g_return_if_fail (SIGNET_IS_IMPORT_LAYOUT (self));

  if (take_text (&self->instance_url, url != NULL ? url : ""))
    changed (self, PROP_INSTANCE_URL);
}

/* After what has no property: the mapping. */
void
signet_import_layout_emit_changed (SignetImportLayout *self)
{
  changed (self, PROP_0);
}
