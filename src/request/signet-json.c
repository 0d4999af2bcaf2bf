/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "request/signet-json.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* None of our documents is deeper than five. JSON-GLib up to 1.6 recurses without a limit: a megabyte of
 * "[" would overflow the stack. */
#define MAX_DEPTH 16

static gboolean
check_structure (const char  *text,
                 gsize        length,
                 const char  *what,
                 GError     **error)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (c == '\0')
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("%s has a zero byte in it."), what);
          return FALSE;
        }

      if (in_string)
        {
          if (c == '\\')
            {
              /* JSON-GLib ends the string there without a word. */
              if (length - i > 5 && strncmp (text + i + 1, "u0000", 5) == 0)
                {
                  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("%s has a zero byte in it."), what);
                  return FALSE;
                }
              i++;
            }
          else if (c == '"')
            in_string = FALSE;
        }
      else if (c == '"')
        in_string = TRUE;
      else if (c == '[' || c == '{')
        depth++;
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;
      else if (c == '/' || c == '#' || c == '\'')
        {
          /* Comments, which JSON-GLib reads over, could hide brackets and quotes from this check. */
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("%s is not JSON."), what);
          return FALSE;
        }

      if (depth > MAX_DEPTH)
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("%s is nested too deeply."), what);
          return FALSE;
        }
    }

  return TRUE;
}

static JsonNode *
get_member (JsonObject    *object,
            const char    *member,
            JsonNodeType   type,
            const char    *what,
            GError       **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    {
      /* Translators: the first is a document, "The request"; the second a word of JSON. */
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("%s has no “%s”."), what, member);
      return NULL;
    }
  if (json_node_get_node_type (node) != type)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("In %s, “%s” is of the wrong type."), what, member);
      return NULL;
    }

  return node;
}

/**
 * signet_json_parse:
 * @text: (array length=length): the document, UTF-8
 * @length: its length in bytes
 * @max_size: how many bytes are allowed
 * @what: what it is, translated, as the beginning of a sentence
 * @error: return location
 *
 * Returns: (transfer full): the root, which is an object, or %NULL with %SIGNET_ERROR_INVALID or
 *   %SIGNET_ERROR_TOO_LARGE
 */
JsonNode *
signet_json_parse (const char  *text,
                   gsize        length,
                   gsize        max_size,
                   const char  *what,
                   GError     **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) parse_error = NULL;

  if (length > max_size)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                   _("%s has more than the %" G_GSIZE_FORMAT " bytes that are allowed."), what, max_size);
      return NULL;
    }
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("%s is not UTF-8."), what);
      return NULL;
    }
  if (!check_structure (text, length, what, error))
    return NULL;

  /* not an immutable one, which computes a hash of each node */
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, &parse_error))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("%s is not JSON: %s"), what, parse_error->message);
      return NULL;
    }

  root = json_parser_steal_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("%s is not a JSON object."), what);
      return NULL;
    }

  return g_steal_pointer (&root);
}

/**
 * signet_json_check_members:
 * @object: an object
 * @known: (array zero-terminated=1): the members that it may have
 * @what: the document, for the message
 * @error: return location
 *
 * Returns: whether it has no others
 */
gboolean
signet_json_check_members (JsonObject          *object,
                           const char * const  *known,
                           const char          *what,
                           GError             **error)
{
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, NULL))
    if (!g_strv_contains (known, member))
      {
        g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                     _("%s has “%s”, which this version of Signet does not know."), what, member);
        return FALSE;
      }

  return TRUE;
}

/**
 * signet_json_get_string:
 * @object: an object
 * @member: name of a member
 * @what: the document, for the message
 * @error: return location
 *
 * Returns: (transfer none): the string, UTF-8, or %NULL with %SIGNET_ERROR_INVALID
 */
const char *
signet_json_get_string (JsonObject  *object,
                        const char  *member,
                        const char  *what,
                        GError     **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_VALUE, what, error);

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("In %s, “%s” is of the wrong type."), what, member);
      return NULL;
    }

  return json_node_get_string (node);
}

/**
 * signet_json_get_object:
 * @object: an object
 * @member: name of a member
 * @what: the document, for the message
 * @error: return location
 *
 * Returns: (transfer none): the object, or %NULL with %SIGNET_ERROR_INVALID
 */
JsonObject *
signet_json_get_object (JsonObject  *object,
                        const char  *member,
                        const char  *what,
                        GError     **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_OBJECT, what, error);

  return node != NULL ? json_node_get_object (node) : NULL;
}

/**
 * signet_json_get_array:
 * @object: an object
 * @member: name of a member
 * @what: the document, for the message
 * @error: return location
 *
 * Returns: (transfer none): the array, or %NULL with %SIGNET_ERROR_INVALID
 */
JsonArray *
signet_json_get_array (JsonObject  *object,
                       const char  *member,
                       const char  *what,
                       GError     **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_ARRAY, what, error);

  return node != NULL ? json_node_get_array (node) : NULL;
}

/**
 * signet_json_get_int:
 * @object: an object
 * @member: name of a member
 * @min: smallest value allowed
 * @max: largest value allowed
 * @value: (out): the number
 * @what: the document, for the message
 * @error: return location
 *
 * Returns: whether there is such a number; else %SIGNET_ERROR_INVALID is set
 */
gboolean
signet_json_get_int (JsonObject  *object,
                     const char  *member,
                     gint64       min,
                     gint64       max,
                     gint64      *value,
                     const char  *what,
                     GError     **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_VALUE, what, error);

  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < min || json_node_get_int (node) > max)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("In %s, “%s” is not a number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT "."),
                   what, member, min, max);
      return FALSE;
    }

  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * signet_json_dup_strings:
 * @object: an object
 * @member: name of a member
 * @what: the document, for the message
 * @error: return location
 *
 * Returns: (transfer full): the strings of an array, NULL-terminated, or %NULL with
 *   %SIGNET_ERROR_INVALID
 */
GStrv
signet_json_dup_strings (JsonObject  *object,
                         const char  *member,
                         const char  *what,
                         GError     **error)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();
  JsonArray *array = signet_json_get_array (object, member, what, error);

  if (array == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("In %s, “%s” holds something that is no text."),
                       what, member);
          return NULL;
        }
      g_strv_builder_add (strings, json_node_get_string (node));
    }

  return g_strv_builder_end (strings);
}
