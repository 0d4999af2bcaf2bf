/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-row-filter.h"

#include "base/signet-error.h"
#include "base/signet-text.h"
#include "inventory/signet-subdomain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SignetRowFilter
{
  GPtrArray *values[SIGNET_ROW_FILTER_N_KEYS]; /* of char *, with a NULL at the end */
};

static const char * const key_nicks[SIGNET_ROW_FILTER_N_KEYS] = { "state", "org", "delegation", "use" };
static const char * const states[] = { "due", "expired", "critical", "soon", "none", "waiting", "valid", NULL };

/* -1 where there is none, or no key. */
static int
find (GPtrArray  *values,
      const char *value)
{
  for (guint i = 0; i + 1 < values->len; i++)
    if (g_str_equal (g_ptr_array_index (values, i), value))
      return (int) i;
  return -1;
}

/* Takes "key:value" apart. */
static gboolean
parse_word (const char          *word,
            SignetRowFilterKey  *key,
            char               **value)
{
  const char *colon = strchr (word, ':');

  *value = NULL;
  for (guint i = 0; colon != NULL && i < SIGNET_ROW_FILTER_N_KEYS; i++)
    if (strlen (key_nicks[i]) == (gsize) (colon - word) && g_str_has_prefix (word, key_nicks[i]))
      {
        *key = (SignetRowFilterKey) i;
        *value = g_uri_unescape_string (colon + 1, NULL);
        return *value != NULL && signet_row_filter_check (*key, *value);
      }
  return FALSE;
}

static SignetRowFilter *
parse (const char *text,
       gboolean    known_only,
       GError    **error)
{
  g_autoptr (SignetRowFilter) self = signet_row_filter_new ();
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      SignetRowFilterKey key;

      if (*words[i] == '\0')
        continue;
      if (parse_word (words[i], &key, &value))
        signet_row_filter_set (self, key, value, TRUE);
      else if (!known_only)
        {
          g_autofree char *shown = signet_text_for_message (words[i], 80);

          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("“%s” is no filter. Give for example state:due, delegation:cname or use:marketing."), shown);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

/**
 * signet_row_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything through
 */
SignetRowFilter *
signet_row_filter_new (void)
{
  SignetRowFilter *self = g_new0 (SignetRowFilter, 1);

  for (guint i = 0; i < SIGNET_ROW_FILTER_N_KEYS; i++)
    {
      self->values[i] = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->values[i], NULL);
    }
  return self;
}

/**
 * signet_row_filter_parse:
 * @text: (nullable): a filter in one line, UTF-8
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the filter, or %NULL with %SIGNET_ERROR_INVALID
 */
SignetRowFilter *
signet_row_filter_parse (const char *text,
                         GError    **error)
{
  return parse (text, FALSE, error);
}

/**
 * signet_row_filter_parse_known:
 * @text: (nullable): a filter in one line, as it was kept by this or another version of the program
 *
 * Returns: (transfer full): the filter, without the words that are not understood
 */
SignetRowFilter *
signet_row_filter_parse_known (const char *text)
{
  return parse (text, TRUE, NULL);
}

/**
 * signet_row_filter_free:
 * @self: (transfer full): a filter
 */
void
signet_row_filter_free (SignetRowFilter *self)
{
  for (guint i = 0; i < SIGNET_ROW_FILTER_N_KEYS; i++)
    g_ptr_array_unref (self->values[i]);
  g_free (self);
}

/**
 * signet_row_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it lets everything through
 */
gboolean
signet_row_filter_is_empty (const SignetRowFilter *self)
{
  return signet_row_filter_get_n_values (self) == 0;
}

/**
 * signet_row_filter_get_n_values:
 * @self: a filter
 *
 * Returns: how many values all its keys have
 */
guint
signet_row_filter_get_n_values (const SignetRowFilter *self)
{
  guint n = 0;

  for (guint i = 0; i < SIGNET_ROW_FILTER_N_KEYS; i++)
    n += self->values[i]->len - 1;
  return n;
}

/**
 * signet_row_filter_contains:
 * @self: a filter
 * @key: a key
 * @value: a value
 *
 * Returns: whether @value is among those of @key
 */
gboolean
signet_row_filter_contains (const SignetRowFilter *self,
                            SignetRowFilterKey     key,
                            const char            *value)
{
  return find (self->values[key], value) >= 0;
}

/**
 * signet_row_filter_set:
 * @self: a filter
 * @key: a key
 * @value: a value of it, see signet_row_filter_check()
 * @on: whether it is to be among those of @key
 */
void
signet_row_filter_set (SignetRowFilter   *self,
                       SignetRowFilterKey key,
                       const char        *value,
                       gboolean           on)
{
  int position = find (self->values[key], value);

  g_return_if_fail (signet_row_filter_check (key, value));

  if (on && position < 0)
    g_ptr_array_insert (self->values[key], (int) self->values[key]->len - 1, g_strdup (value));
  else if (!on && position >= 0)
    g_ptr_array_remove_index (self->values[key], (guint) position);
}

/**
 * signet_row_filter_clear_key:
 * @self: a filter
 * @key: a key whose values are to go
 */
void
signet_row_filter_clear_key (SignetRowFilter   *self,
                             SignetRowFilterKey key)
{
  g_ptr_array_remove_range (self->values[key], 0, self->values[key]->len - 1);
}

/**
 * signet_row_filter_get_values:
 * @self: a filter
 * @key: a key
 *
 * Returns: (transfer none) (array zero-terminated=1): its values, until the filter is changed
 */
const char * const *
signet_row_filter_get_values (const SignetRowFilter *self,
                              SignetRowFilterKey     key)
{
  return (const char * const *) self->values[key]->pdata;
}

/**
 * signet_row_filter_check:
 * @key: a key
 * @value: (nullable): a value
 *
 * Returns: whether @value can be one of @key
 */
gboolean
signet_row_filter_check (SignetRowFilterKey key,
                         const char        *value)
{
  guint64 id;

  if (value == NULL || !g_utf8_validate (value, -1, NULL))
    return FALSE;
  if (key == SIGNET_ROW_FILTER_STATE)
    return g_strv_contains (states, value);
  if (key == SIGNET_ROW_FILTER_ORGANIZATION)
    return g_ascii_string_to_unsigned (value, 10, 1, G_MAXINT64, &id, NULL);
  return TRUE;
}

/**
 * signet_row_filter_to_text:
 * @self: a filter
 *
 * Returns: (transfer full) (nullable): the filter in one line; %NULL where it lets everything through
 */
char *
signet_row_filter_to_text (const SignetRowFilter *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (signet_row_filter_is_empty (self))
    return NULL;
  for (guint i = 0; i < SIGNET_ROW_FILTER_N_KEYS; i++)
    for (const char * const *value = signet_row_filter_get_values (self, (SignetRowFilterKey) i); *value != NULL; value++)
      {
        g_autofree char *escaped = g_uri_escape_string (*value, NULL, TRUE);

        g_string_append_printf (text, "%s%s:%s", text->len > 0 ? " " : "", key_nicks[i], escaped);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
describe_state (const char *value)
{
  if (g_str_equal (value, "due"))
    return _("Due");
  if (g_str_equal (value, "none"))
    return _("No certificate");
  if (g_str_equal (value, "waiting"))
    return _("Waiting for certificate");
  for (int state = SIGNET_CERTIFICATE_STATE_EXPIRED; state < SIGNET_CERTIFICATE_STATE_UNKNOWN; state++)
    if (g_str_equal (value, signet_certificate_state_to_nick ((SignetCertificateState) state)))
      return signet_certificate_state_get_title ((SignetCertificateState) state);
  return value;
}

/**
 * signet_row_filter_describe:
 * @key: a key
 * @value: a value of it
 *
 * Returns: words for people, translated; @value itself where it is none of ours, and for an organization
 */
const char *
signet_row_filter_describe (SignetRowFilterKey key,
                            const char        *value)
{
  const char *text = value;

  if (key == SIGNET_ROW_FILTER_STATE)
    text = describe_state (value);
  else if (key == SIGNET_ROW_FILTER_DELEGATION)
    text = signet_delegation_type_describe (value);
  else if (key == SIGNET_ROW_FILTER_USE_CASE)
    text = signet_use_case_describe (value);
  /* Translators: a subdomain's delegation type or use case that nobody filled in */
  return *text != '\0' ? text : C_("detail", "Not known");
}
