/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* read-inventory FORMAT FILE [ORIGIN]: what the readers make of a file, for tests that hold it against other programs, and
 * to look at by hand. One line for each host, "row LINE INSTANCE SUBDOMAIN TYPE HOST", and "refused LINE REASON" for
 * each refusal, separated by tabulators; the milliseconds of processor time that it took on stderr. FORMAT may be "auto". FILE may
 * be "gibibyte:HEAD@@TEXT" with C's escapes: HEAD, then TEXT over and over, a GiB of it, that is nowhere kept. */

#include "inventory/signet-import-reader.h"

#include <locale.h>
#include <string.h>
#include <time.h>

#define GIBIBYTE ((gsize) 1024 * 1024 * 1024)

/* A stream of a head, then of the same text over and over. */
#define TYPE_REPEATED_STREAM (repeated_stream_get_type ())
G_DECLARE_FINAL_TYPE (RepeatedStream, repeated_stream, REPEATED, STREAM, GInputStream)

struct _RepeatedStream
{
  GInputStream parent_instance;

  char *text;
  gsize head_length;
  gsize length; /* with the head */
  gsize position;
};

G_DEFINE_FINAL_TYPE (RepeatedStream, repeated_stream, G_TYPE_INPUT_STREAM)

static gssize
repeated_stream_read (GInputStream *stream,
                      void         *buffer,
                      gsize         count,
                      GCancellable *cancellable,
                      GError      **error)
{
  RepeatedStream *self = REPEATED_STREAM (stream);
  gsize n = MIN (count, GIBIBYTE - self->position);

  for (gsize i = 0; i < n; i++)
    {
      gsize at = self->position + i;

      if (at >= self->length)
        at = self->head_length + (at - self->head_length) % (self->length - self->head_length);
      ((char *) buffer)[i] = self->text[at];
    }
  self->position += n;
  return (gssize) n;
}

static void
repeated_stream_finalize (GObject *object)
{
  g_free (REPEATED_STREAM (object)->text);
  G_OBJECT_CLASS (repeated_stream_parent_class)->finalize (object);
}

static void
repeated_stream_class_init (RepeatedStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = repeated_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = repeated_stream_read;
}

static void
repeated_stream_init (RepeatedStream *self)
{
}

static GInputStream *
open_stream (const char *name,
             GError    **error)
{
  g_autoptr (GFile) file = NULL;
  RepeatedStream *repeated;
  char *mark;

  if (!g_str_has_prefix (name, "gibibyte:"))
    {
      file = g_file_new_for_commandline_arg (name);
      return (GInputStream *) g_file_read (file, NULL, error);
    }
  repeated = g_object_new (TYPE_REPEATED_STREAM, NULL);
  repeated->text = g_strcompress (strchr (name, ':') + 1);
  mark = strstr (repeated->text, "@@");
  if (mark != NULL)
    {
      repeated->head_length = (gsize) (mark - repeated->text);
      memmove (mark, mark + 2, strlen (mark + 2) + 1);
    }
  repeated->length = strlen (repeated->text);
  return G_INPUT_STREAM (repeated);
}

static SignetImportLayout *
detect (const char *name,
        int         format,
        GError    **error)
{
  g_autoptr (GInputStream) stream = open_stream (name, error);
  g_autofree char *buffer = g_malloc (65537);
  g_autofree char *title = g_path_get_basename (name);
  g_autoptr (GBytes) sample = NULL;
  gsize size;

  if (stream == NULL || !g_input_stream_read_all (stream, buffer, 65537, &size, NULL, error))
    return NULL;
  sample = g_bytes_new (buffer, MIN (size, 65536));
  return signet_import_layout_new_for_sample (sample, size <= 65536, title, format, error);
}

static void
print_table (SignetInventoryTable *table)
{
  GPtrArray *rows = signet_inventory_table_get_rows (table);
  GPtrArray *refused = signet_inventory_table_get_refused (table);

  for (guint i = 0; i < rows->len; i++)
    {
      SignetInventoryRow *row = g_ptr_array_index (rows, i);
      GListModel *hosts = row->subdomain != NULL ? signet_subdomain_get_hosts (row->subdomain) : NULL;

      for (guint j = 0; hosts != NULL && j < g_list_model_get_n_items (hosts); j++)
        {
          g_autoptr (SignetHost) host = g_list_model_get_item (hosts, j);

          g_print ("row\t%u\t%s\t%s\t%s\t%s\n", row->line, signet_instance_get_name (row->instance),
                   signet_subdomain_get_name (row->subdomain), signet_subdomain_get_delegation_type (row->subdomain),
                   signet_host_get_name (host));
        }
    }
  for (guint i = 0; i < refused->len; i++)
    {
      SignetRefusedRow *row = g_ptr_array_index (refused, i);

      g_print ("refused\t%u\t%s\n", row->line, row->reason);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (SignetImportLayout) layout = NULL;
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  SignetImportFormat format = SIGNET_IMPORT_FORMAT_CSV;
  gboolean known;
  clock_t start;

  setlocale (LC_ALL, "");
  if (argc < 3)
    {
      g_printerr ("read-inventory FORMAT FILE [ORIGIN]\n");
      return 2;
    }
  known = signet_import_format_from_nick (argv[1], &format);
  start = clock ();
  layout = detect (argv[2], known ? (int) format : -1, &error);
  if (layout != NULL && argc > 3)
    signet_import_layout_set_origin (layout, argv[3]);
  if (layout != NULL && *signet_import_layout_get_instance_name (layout) == '\0')
    signet_import_layout_set_instance_name (layout, "instance");
  if (layout != NULL)
    stream = open_stream (argv[2], &error);
  if (stream != NULL)
    table = signet_import_read_stream (stream, layout, NULL, &error);
  if (table == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_printerr ("%ld ms, %u rows, %u refused\n", (long) (clock () - start) / (CLOCKS_PER_SEC / 1000),
              signet_inventory_table_get_rows (table)->len, signet_inventory_table_get_refused (table)->len);
  print_table (table);
  return 0;
}
