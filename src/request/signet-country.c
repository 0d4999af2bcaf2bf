/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "request/signet-country.h"

#include "base/signet-error.h"
#include "request/signet-country-codes.h"
#include "request/signet-json.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>

#define ISO_DOMAIN    "iso_3166-1"
#define ISO_FILE      "iso-codes/json/iso_3166-1.json"
#define MAX_FILE_SIZE (4 * 1024 * 1024)

struct _SignetCountry
{
  GObject  parent_instance;

  char    *code;
  char    *name;
  char    *collate_key;
};

enum {
  PROP_CODE = 1,
  PROP_NAME,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetCountry, signet_country, G_TYPE_OBJECT)

static SignetCountry *
country_new (const char *code,
             const char *name)
{
  SignetCountry *self = g_object_new (SIGNET_TYPE_COUNTRY, NULL);

  self->code = g_strdup (code);
  self->name = g_strdup (name);
  self->collate_key = g_utf8_collate_key (name, -1);

  return self;
}

static int
compare_countries (gconstpointer a,
                   gconstpointer b)
{
  const SignetCountry *first = *(const SignetCountry * const *) a;
  const SignetCountry *second = *(const SignetCountry * const *) b;

  return g_strcmp0 (first->collate_key, second->collate_key);
}

static void
bind_domain (const char *directory)
{
  g_autofree char *locale_dir = g_build_filename (directory, "locale", NULL);

  if (g_file_test (locale_dir, G_FILE_TEST_IS_DIR))
    bindtextdomain (ISO_DOMAIN, locale_dir);
  else
    bindtextdomain (ISO_DOMAIN, SIGNET_ISO_CODES_PREFIX "/share/locale");
  bind_textdomain_codeset (ISO_DOMAIN, "UTF-8");
}

/* The file, and the names' translations beside it. */
static char *
find_file (void)
{
  const char * const *directories = g_get_system_data_dirs ();
  const char *fallback = SIGNET_ISO_CODES_PREFIX "/share";

  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (directories[i], ISO_FILE, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        {
          bind_domain (directories[i]);
          return g_steal_pointer (&path);
        }
    }

  bind_domain (fallback);
  return g_build_filename (fallback, ISO_FILE, NULL);
}

static SignetCountry *
country_from_json (JsonNode    *node,
                   const char  *what,
                   GError     **error)
{
  JsonObject *object;
  const char *code;
  const char *name;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("In %s, “%s” is of the wrong type."), what, "3166-1");
      return NULL;
    }

  object = json_node_get_object (node);
  code = signet_json_get_string (object, "alpha_2", what, error);
  if (code == NULL)
    return NULL;
  /* "Taiwan", where "name" has the long form of the United Nations. */
  name = signet_json_get_string (object, json_object_has_member (object, "common_name") ? "common_name" : "name",
                                 what, error);
  if (name == NULL)
    return NULL;

  return country_new (code, *name != '\0' ? g_dgettext (ISO_DOMAIN, name) : code);
}

static void
signet_country_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SignetCountry *self = SIGNET_COUNTRY (object);

  switch (property_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_LABEL:
      /* Translators: a country and its code: "France (FR)". */
      g_value_take_string (value, g_strdup_printf (_("%s (%s)"), self->name, self->code));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_country_finalize (GObject *object)
{
  SignetCountry *self = SIGNET_COUNTRY (object);

  g_free (self->code);
  g_free (self->name);
  g_free (self->collate_key);

  G_OBJECT_CLASS (signet_country_parent_class)->finalize (object);
}

static void
signet_country_class_init (SignetCountryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = signet_country_get_property;
  object_class->finalize = signet_country_finalize;

  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_country_init (SignetCountry *self)
{
}

/**
 * signet_country_get_code:
 * @self: a country
 *
 * Returns: (transfer none): its two letters of ISO 3166-1, in capitals
 */
const char *
signet_country_get_code (SignetCountry *self)
{
  g_return_val_if_fail (SIGNET_IS_COUNTRY (self), NULL);

  return self->code;
}

/**
 * signet_country_get_name:
 * @self: a country
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *
signet_country_get_name (SignetCountry *self)
{
  g_return_val_if_fail (SIGNET_IS_COUNTRY (self), NULL);

  return self->name;
}

/**
 * signet_country_list:
 * @error: return location
 *
 * The list is read once for the life of the process and shared: don't change it. May be called from any thread.
 *
 * Returns: (transfer full): #SignetCountry by name, or %NULL with %SIGNET_ERROR_IO or
 *   %SIGNET_ERROR_INVALID
 */
GListModel *
signet_country_list (GError **error)
{
  static GMutex mutex;
  static GListModel *list = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autofree char *path = NULL;

  if (list == NULL)
    {
      path = find_file ();
      list = signet_country_list_read (path, error);
    }

  return list != NULL ? g_object_ref (list) : NULL;
}

/**
 * signet_country_list_read:
 * @path: (type filename): a file in the format of iso-codes, "iso_3166-1.json"
 * @error: return location
 *
 * Returns: (transfer full): #SignetCountry by name, or %NULL with %SIGNET_ERROR_IO or
 *   %SIGNET_ERROR_INVALID
 */
GListModel *
signet_country_list_read (const char  *path,
                          GError     **error)
{
  g_autoptr (GPtrArray) countries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListStore) store = NULL;
  g_autoptr (GError) cause = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  /* Translators: the beginning of a sentence: "The list of countries is not JSON." */
  const char *what = _("The list of countries");
  JsonArray *array;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &cause))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                   _("The list of countries could not be read (%s). Install the package “iso-codes”."),
                   cause->message);
      return NULL;
    }

  root = signet_json_parse (text, size, MAX_FILE_SIZE, what, error);
  if (root == NULL)
    return NULL;

  array = signet_json_get_array (json_node_get_object (root), "3166-1", what, error);
  if (array == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SignetCountry *country = country_from_json (json_array_get_element (array, i), what, error);

      if (country == NULL)
        return NULL;
      g_ptr_array_add (countries, country);
    }

  g_ptr_array_sort (countries, compare_countries);
  store = g_list_store_new (SIGNET_TYPE_COUNTRY);
  g_list_store_splice (store, 0, 0, countries->pdata, countries->len);

  return G_LIST_MODEL (g_steal_pointer (&store));
}

/**
 * signet_country_is_code:
 * @code: (nullable): what somebody wrote
 *
 * Needs no iso-codes package.
 *
 * Returns: whether @code is two letters of ISO 3166-1, in capitals
 */
gboolean
signet_country_is_code (const char *code)
{
  return signet_country_codes_contain (code);
}
