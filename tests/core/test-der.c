/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "csr/signet-der-writer.h"
#include "csr/signet-der.h"

#include <string.h>

/* Each length at which the header becomes longer, and those beside it. */
static const gsize lengths[] = { 0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000, 0x123456 };

static void
test_write_header (void)
{
  static const guint8 short_form[] = { 0x82, 0x7f };
  static const guint8 one_octet[] = { 0x82, 0x81, 0x80 };
  static const guint8 two_octets[] = { 0x30, 0x82, 0x01, 0x00 };
  static const guint8 three_octets[] = { 0x30, 0x83, 0x12, 0x34, 0x56 };
  g_autoptr (GByteArray) out = g_byte_array_new ();

  signet_der_append_header (out, SIGNET_DER_CONTEXT (2), 0x7f);
  g_assert_cmpmem (out->data, out->len, short_form, sizeof short_form);
  g_byte_array_set_size (out, 0);
  signet_der_append_header (out, SIGNET_DER_CONTEXT (2), 0x80);
  g_assert_cmpmem (out->data, out->len, one_octet, sizeof one_octet);
  g_byte_array_set_size (out, 0);
  signet_der_append_header (out, SIGNET_DER_SEQUENCE, 0x100);
  g_assert_cmpmem (out->data, out->len, two_octets, sizeof two_octets);
  g_byte_array_set_size (out, 0);
  signet_der_append_header (out, SIGNET_DER_SEQUENCE, 0x123456);
  g_assert_cmpmem (out->data, out->len, three_octets, sizeof three_octets);
}

static void
test_write_and_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree guint8 *content = g_malloc0 (lengths[i] + 1);
      g_autoptr (GByteArray) out = g_byte_array_new ();
      SignetDer in, value;

      memset (content, 'a', lengths[i]);
      signet_der_append (out, SIGNET_DER_UTF8_STRING, content, lengths[i]);
      signet_der_append (out, SIGNET_DER_NULL, content, 0);
      g_assert_cmpuint (out->len, ==, signet_der_size (lengths[i]) + 2);

      in = (SignetDer) { out->data, out->len };
      g_assert_true (signet_der_read (&in, SIGNET_DER_UTF8_STRING, &value));
      g_assert_cmpmem (value.bytes, value.size, content, lengths[i]);
      g_assert_true (signet_der_read (&in, SIGNET_DER_NULL, &value));
      g_assert_cmpuint (in.size, ==, 0);
    }
}

static void
test_read_wrong_lengths (void)
{
  static const struct
  {
    const char *bytes;
    gsize       size;
  } wrong[] = {
    { "", 0 },
    { "\x04", 1 },
    { "\x04\x01", 2 },                 /* shorter than it says */
    { "\x04\x80\x00\x00", 4 },         /* indefinite */
    { "\x04\x81\x01" "a", 4 },         /* a short length in the long form */
    { "\x04\x82\x00\x01" "a", 5 },     /* a zero in front */
    { "\x04\x85\x01\x01\x01\x01\x01", 7 },
    { "\x1f\x01\x01" "a", 4 },         /* a tag of several octets */
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      SignetDer in = { (const guint8 *) wrong[i].bytes, wrong[i].size };
      SignetDer value;

      g_assert_false (signet_der_read_any (&in, NULL, &value, NULL));
      g_assert_cmpuint (in.size, ==, wrong[i].size);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/der/header-in-the-fewest-octets", test_write_header);
  g_test_add_func ("/der/what-is-written-is-read", test_write_and_read);
  g_test_add_func ("/der/wrong-lengths-are-refused", test_read_wrong_lengths);

  return g_test_run ();
}
