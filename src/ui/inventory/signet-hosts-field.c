/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-hosts-field.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "inventory/signet-host-prefix.h"
#include "ui/inventory/signet-message-row.h"
#include "ui/inventory/signet-preferences-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As many names are spelled out in A-labels below the text. */
#define MAX_SPELLED_OUT 6

struct _SignetHostsField
{
  AdwPreferencesGroup parent_instance;

  /* template children */
  GtkMenuButton    *add_button;
  GtkTextView      *hosts_view;
  GtkTextBuffer    *hosts_buffer;
  SignetMessageRow *hosts_message;
  SignetMessageRow *hosts_remark;

  /* owned */
  char      *subdomain; /* canonical, or NULL while it is not a name */
  GPtrArray *proposed;  /* what is put before the subdomain: "t.", "" */
  GPtrArray *hosts;     /* canonical names, each once */
  char      *typo;      /* what is wrong with what is typed */
  char      *problem;
  char      *warning;

  guint proposing : 1;  /* the hosts are changed by us */
  guint edited : 1;     /* by the user: they are not proposed again */
  guint existing : 1;   /* what is proposed are the hosts that it has, not the prefixes */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetHostsField, signet_hosts_field, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_text (SignetHostsField *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->hosts_buffer, &start, &end);

  return gtk_text_buffer_get_text (self->hosts_buffer, &start, &end, FALSE);
}

static gboolean
add_host (SignetHostsField  *self,
          const char        *text,
          GError           **error)
{
  g_autofree char *host = signet_dns_name_canonicalize (text, SIGNET_DNS_NAME_WILDCARD, error);

  if (host == NULL)
    return FALSE;

  if (self->subdomain != NULL &&
      !signet_dns_name_is_under (signet_dns_name_is_wildcard (host) ? host + strlen ("*.") : host, self->subdomain))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("“%s” is not below “%s”: set it up with the subdomain that it belongs to."), host, self->subdomain);
      return FALSE;
    }

  if (!g_ptr_array_find_with_equal_func (self->hosts, host, g_str_equal, NULL))
    g_ptr_array_add (self->hosts, g_steal_pointer (&host));

  return TRUE;
}

/* Fills in the hosts, or what is wrong with a line. */
static void
parse (SignetHostsField *self)
{
  g_autofree char *text = dup_text (self);
  g_auto (GStrv) lines = g_strsplit_set (text, " ,;\t\r\n", -1);
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (self->hosts, 0);
  for (guint i = 0; lines[i] != NULL && error == NULL; i++)
    if (*lines[i] != '\0')
      add_host (self, lines[i], &error);

  if (error == NULL && self->hosts->len == 0 && self->subdomain != NULL)
    g_set_error_literal (&error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                         _("Without a host there is nothing to put into a certificate. "
                           "The subdomain itself can be one."));

  g_free (self->typo);
  self->typo = error != NULL ? g_strdup (error->message) : NULL;
}

/* Names that are not plain ASCII, as they will be in certificates. */
static char *
dup_spelled_out (SignetHostsField *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_names = 0;

  for (guint i = 0; i < self->hosts->len; i++)
    {
      const char *host = g_ptr_array_index (self->hosts, i);

      if (strstr (host, "xn--") == NULL)
        continue;
      if (++n_names > MAX_SPELLED_OUT)
        {
          g_string_append (text, "\n…");
          break;
        }
      g_string_append_printf (text, "\n%s", host);
    }

  if (n_names > 0)
    g_string_prepend (text, _("In certificates:"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show (SignetHostsField *self)
{
  GtkWidget *view = GTK_WIDGET (self->hosts_view);
  g_autofree char *spelled_out = dup_spelled_out (self);
  const char *wrong = self->typo != NULL ? self->typo : self->problem;

  if (wrong != NULL)
    signet_message_row_set_message (self->hosts_message, view, wrong);
  else
    signet_message_row_set_warning (self->hosts_message, view, self->warning);
  signet_message_row_set_remark (self->hosts_remark, spelled_out);
}

static void
propose (SignetHostsField *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->edited)
    return;

  for (guint i = 0; self->subdomain != NULL && i < self->proposed->len; i++)
    {
      g_autofree char *host = g_strconcat (g_ptr_array_index (self->proposed, i), self->subdomain, NULL);
      g_autofree char *shown = signet_dns_name_to_unicode (host);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", shown);
    }

  self->proposing = TRUE;
  gtk_text_buffer_set_text (self->hosts_buffer, text->str, -1);
  self->proposing = FALSE;
}

static void
text_changed_cb (SignetHostsField *self)
{
  if (self->proposing)
    return;

  self->edited = TRUE;
  parse (self);
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_host_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SignetHostsField *self = SIGNET_HOSTS_FIELD (widget);
  g_autofree char *host = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = dup_text (self);
  g_autofree char *line = NULL;
  GtkTextIter end;

  if (self->subdomain == NULL)
    return;

  host = signet_host_prefix_apply (g_variant_get_string (parameter, NULL), self->subdomain);
  if (g_ptr_array_find_with_equal_func (self->hosts, host, g_str_equal, NULL))
    return;

  shown = signet_dns_name_to_unicode (host);
  line = g_strconcat (*text == '\0' || g_str_has_suffix (text, "\n") ? "" : "\n", shown, NULL);
  gtk_text_buffer_get_end_iter (self->hosts_buffer, &end);
  gtk_text_buffer_insert (self->hosts_buffer, &end, line, -1);
}

static void
change_prefixes_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  signet_preferences_window_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
}

static void
append (GMenu      *menu,
        const char *label,
        const char *prefix)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "hosts.add", "s", prefix);
  g_menu_append_item (menu, item);
}

static void
signet_hosts_field_finalize (GObject *object)
{
  SignetHostsField *self = SIGNET_HOSTS_FIELD (object);

  g_free (self->subdomain);
  g_ptr_array_unref (self->proposed);
  g_ptr_array_unref (self->hosts);
  g_free (self->typo);
  g_free (self->problem);
  g_free (self->warning);

  G_OBJECT_CLASS (signet_hosts_field_parent_class)->finalize (object);
}

static void
signet_hosts_field_class_init (SignetHostsFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_hosts_field_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (SIGNET_TYPE_MESSAGE_ROW);

  gtk_widget_class_install_action (widget_class, "hosts.add", "s", add_host_action);
  gtk_widget_class_install_action (widget_class, "hosts.change-prefixes", NULL, change_prefixes_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-hosts-field.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetHostsField, add_button);
  gtk_widget_class_bind_template_child (widget_class, SignetHostsField, hosts_view);
  gtk_widget_class_bind_template_child (widget_class, SignetHostsField, hosts_buffer);
  gtk_widget_class_bind_template_child (widget_class, SignetHostsField, hosts_message);
  gtk_widget_class_bind_template_child (widget_class, SignetHostsField, hosts_remark);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
signet_hosts_field_init (SignetHostsField *self)
{
  self->proposed = g_ptr_array_new_with_free_func (g_free);
  self->hosts = g_ptr_array_new_with_free_func (g_free);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hosts.add", FALSE);
}

/**
 * signet_hosts_field_set_prefixes:
 * @self: a field
 * @prefixes: as signet_host_prefixes_parse() gives them
 *
 * What is proposed for a new subdomain, and offered in the menu for any.
 */
void
signet_hosts_field_set_prefixes (SignetHostsField   *self,
                                 const char * const *prefixes)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) special = g_menu_new ();
  g_autoptr (GMenu) usual = g_menu_new ();
  g_autoptr (GMenu) settings = g_menu_new ();

  g_return_if_fail (SIGNET_IS_HOSTS_FIELD (self));
  g_return_if_fail (prefixes != NULL);

  append (special, _("The Subdomain Itself"), "@");
  append (special, _("A Wildcard"), "*");
  if (!self->existing)
    g_ptr_array_set_size (self->proposed, 0);
  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      g_autofree char *label = g_strconcat (prefixes[i], ".…", NULL);

      if (!self->existing)
        g_ptr_array_add (self->proposed, g_str_equal (prefixes[i], "@") ? g_strdup ("")
                                                                        : g_strconcat (prefixes[i], ".", NULL));
      if (g_str_equal (prefixes[i], "@") || g_str_equal (prefixes[i], "*"))
        continue;
      append (usual, label, prefixes[i]);
    }
  g_menu_append (settings, _("Change Prefixes…"), "hosts.change-prefixes");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (special));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (usual));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (settings));
  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
  propose (self);
  parse (self);
  show (self);
}

/**
 * signet_hosts_field_set_hosts:
 * @self: a field
 * @subdomain: the name that @hosts are below, canonical
 * @hosts: (element-type utf8): canonical names
 *
 * Fills in the hosts that a subdomain has. Does not count as a change.
 */
void
signet_hosts_field_set_hosts (SignetHostsField *self,
                              const char       *subdomain,
                              GPtrArray        *hosts)
{
  g_return_if_fail (SIGNET_IS_HOSTS_FIELD (self));
  g_return_if_fail (subdomain != NULL);
  g_return_if_fail (hosts != NULL);

  g_ptr_array_set_size (self->proposed, 0);
  for (guint i = 0; i < hosts->len; i++)
    {
      const char *host = g_ptr_array_index (hosts, i);

      if (g_str_has_suffix (host, subdomain))
        g_ptr_array_add (self->proposed, g_strndup (host, strlen (host) - strlen (subdomain)));
    }
  self->edited = FALSE;
  self->existing = TRUE;
  signet_hosts_field_set_subdomain (self, subdomain);
}

/**
 * signet_hosts_field_set_subdomain:
 * @self: a field
 * @subdomain: (nullable): what the hosts have to be below, canonical; %NULL while that is not known
 */
void
signet_hosts_field_set_subdomain (SignetHostsField *self,
                                  const char       *subdomain)
{
  g_return_if_fail (SIGNET_IS_HOSTS_FIELD (self));

  if (self->subdomain != subdomain)
    {
      g_free (self->subdomain);
      self->subdomain = g_strdup (subdomain);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hosts.add", subdomain != NULL);
  propose (self);
  parse (self);
  show (self);
}

/**
 * signet_hosts_field_get_hosts:
 * @self: a field
 *
 * Returns: (transfer none) (element-type utf8): the canonical names that are typed, each once
 */
GPtrArray *
signet_hosts_field_get_hosts (SignetHostsField *self)
{
  g_return_val_if_fail (SIGNET_IS_HOSTS_FIELD (self), NULL);

  return self->hosts;
}

/**
 * signet_hosts_field_get_valid:
 * @self: a field
 *
 * Returns: whether nothing is wrong with what is typed, and the store knows nothing against it
 */
gboolean
signet_hosts_field_get_valid (SignetHostsField *self)
{
  g_return_val_if_fail (SIGNET_IS_HOSTS_FIELD (self), FALSE);

  return self->typo == NULL && self->problem == NULL && self->hosts->len > 0;
}

/**
 * signet_hosts_field_set_problem:
 * @self: a field
 * @problem: (nullable): why a host cannot be had, translated
 */
void
signet_hosts_field_set_problem (SignetHostsField *self,
                                const char       *problem)
{
  g_return_if_fail (SIGNET_IS_HOSTS_FIELD (self));

  g_free (self->problem);
  self->problem = g_strdup (problem);
  show (self);
}

/**
 * signet_hosts_field_set_warning:
 * @self: a field
 * @warning: (nullable): what is odd about a host, translated
 */
void
signet_hosts_field_set_warning (SignetHostsField *self,
                                const char       *warning)
{
  g_return_if_fail (SIGNET_IS_HOSTS_FIELD (self));

  g_free (self->warning);
  self->warning = g_strdup (warning);
  show (self);
}
