/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-row-slot.h"

struct _SignetRowSlot
{
  GObject parent_instance;

  GObject *row; /* owned */
};

enum {
  PROP_0,
  PROP_ROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetRowSlot, signet_row_slot, G_TYPE_OBJECT)

static void
signet_row_slot_dispose (GObject *object)
{
  g_clear_object (&SIGNET_ROW_SLOT (object)->row);

  G_OBJECT_CLASS (signet_row_slot_parent_class)->dispose (object);
}

static void
signet_row_slot_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SignetRowSlot *self = SIGNET_ROW_SLOT (object);

  switch (property_id)
    {
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_row_slot_class_init (SignetRowSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_row_slot_dispose;
  object_class->get_property = signet_row_slot_get_property;

  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, G_TYPE_OBJECT,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_row_slot_init (SignetRowSlot *self)
{
}

/**
 * signet_row_slot_new:
 *
 * Returns: (transfer full): a place without a row
 */
SignetRowSlot *
signet_row_slot_new (void)
{
  return g_object_new (SIGNET_TYPE_ROW_SLOT, NULL);
}

/**
 * signet_row_slot_get_row:
 * @self: a place
 *
 * Returns: (transfer none) (nullable) (type GObject): the row that is there
 */
gpointer
signet_row_slot_get_row (SignetRowSlot *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_SLOT (self), NULL);

  return self->row;
}

/**
 * signet_row_slot_set_row:
 * @self: a place
 * @row: (nullable) (type GObject): the row that takes it
 */
void
signet_row_slot_set_row (SignetRowSlot *self,
                         gpointer       row)
{
  g_return_if_fail (SIGNET_IS_ROW_SLOT (self));

  if (g_set_object (&self->row, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}
