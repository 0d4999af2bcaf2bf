/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widget/signet-name-label.h"

#include "ui-test.h"

#include <string.h>

static SignetNameLabel *
create (const char *name)
{
  SignetNameLabel *label = g_object_new (SIGNET_TYPE_NAME_LABEL, "dns-name", name, NULL);

  return g_object_ref_sink (label);
}

static GtkWidget *
get_sign (SignetNameLabel *label)
{
  GtkWidget *sign = ui_test_find (GTK_WIDGET (label), GTK_TYPE_IMAGE, NULL);

  return sign != NULL && gtk_widget_get_visible (sign) ? sign : NULL;
}

static const char *
get_text (SignetNameLabel *label)
{
  return gtk_label_get_label (GTK_LABEL (ui_test_find (GTK_WIDGET (label), GTK_TYPE_LABEL, NULL)));
}

static void
test_is_readable (void)
{
  SignetNameLabel *label = create ("xn--bcher-kva.example.com");

  g_assert_cmpstr (get_text (label), ==, "bücher.example.com");
  g_assert_cmpstr (signet_name_label_get_name (label), ==, "xn--bcher-kva.example.com");
  g_assert_null (signet_name_label_get_warning (label));
  g_assert_null (get_sign (label));
  g_assert_finalize_object (label);
}

static void
test_has_a_sign_where_the_name_is_odd (void)
{
  SignetNameLabel *label = create ("xn--ypal-43d9g.example.com");

  g_assert_nonnull (get_sign (label));
  g_assert_nonnull (strstr (signet_name_label_get_warning (label), "Cyrillic"));
  g_assert_finalize_object (label);
}

/* A row of a list is used again for another name. */
static void
test_the_sign_goes_with_the_name (void)
{
  SignetNameLabel *label = create ("xn--ypal-43d9g.example.com");

  signet_name_label_set_name (label, "mail.example.com");
  g_assert_null (get_sign (label));
  signet_name_label_set_name (label, "xn--ypal-43d9g.example.com");
  g_assert_nonnull (get_sign (label));
  signet_name_label_set_name (label, NULL);
  g_assert_null (get_sign (label));
  g_assert_cmpstr (get_text (label), ==, "");
  g_assert_finalize_object (label);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-label/is-readable", test_is_readable);
  g_test_add_func ("/name-label/has-a-sign-where-the-name-is-odd", test_has_a_sign_where_the_name_is_odd);
  g_test_add_func ("/name-label/the-sign-goes-with-the-name", test_the_sign_goes_with_the_name);

  return ui_test_run ();
}
