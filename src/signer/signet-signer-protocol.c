/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "signer/signet-signer-protocol.h"

#include "base/signet-error.h"
#include "request/signet-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char * const error_nicks[] = {
  [SIGNET_ERROR_FAILED] = "failed",
  [SIGNET_ERROR_INVALID] = "invalid",
  [SIGNET_ERROR_NOT_FOUND] = "not-found",
  [SIGNET_ERROR_AMBIGUOUS] = "ambiguous",
  [SIGNET_ERROR_EXISTS] = "exists",
  [SIGNET_ERROR_TOO_LARGE] = "too-large",
  [SIGNET_ERROR_KEYRING_LOCKED] = "keyring-locked",
  [SIGNET_ERROR_KEYRING_DISMISSED] = "keyring-dismissed",
  [SIGNET_ERROR_KEYRING_ABSENT] = "keyring-absent",
  [SIGNET_ERROR_KEYRING_VANISHED] = "keyring-vanished",
  [SIGNET_ERROR_KEY_MISSING] = "key-missing",
  [SIGNET_ERROR_KEY_MISMATCH] = "key-mismatch",
  [SIGNET_ERROR_CSR_MISMATCH] = "csr-mismatch",
  [SIGNET_ERROR_SIGNER] = "signer",
  [SIGNET_ERROR_STORE_BUSY] = "store-busy",
  [SIGNET_ERROR_STORE_CORRUPT] = "store-corrupt",
  [SIGNET_ERROR_STORE_TOO_NEW] = "store-too-new",
  [SIGNET_ERROR_STORE_CONFLICT] = "store-conflict",
  [SIGNET_ERROR_IO] = "io",
};

/**
 * signet_signer_protocol_write:
 * @message: what to say
 *
 * Returns: (transfer full): one line, with its end
 */
GBytes *
signet_signer_protocol_write (JsonObject *message)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), message);
  g_autofree char *json = json_to_string (node, FALSE);
  GString *line = g_string_new (json);

  g_string_append_c (line, '\n');

  return g_string_free_to_bytes (line);
}

/**
 * signet_signer_protocol_write_request:
 * @request: what was approved
 *
 * Returns: (transfer full): the line that tells the process what it is going to be asked to sign
 */
GBytes *
signet_signer_protocol_write_request (SignetRequest *request)
{
  g_autofree char *json = signet_request_to_json (request);
  GString *line = g_string_sized_new (strlen (json) + 64);

  g_string_append (line, "{\"op\":\"request\",\"request\":");
  g_string_append (line, json);
  g_string_append (line, "}\n");

  return g_string_free_to_bytes (line);
}

/**
 * signet_signer_protocol_write_sign:
 * @key_id: the UUID of the job
 *
 * Returns: (transfer full): the line that tells the process to go on
 */
GBytes *
signet_signer_protocol_write_sign (const char *key_id)
{
  g_autoptr (JsonObject) message = json_object_new ();

  json_object_set_string_member (message, "op", "sign");
  json_object_set_string_member (message, "key-id", key_id);

  return signet_signer_protocol_write (message);
}

/**
 * signet_signer_protocol_read:
 * @line: a line without its end
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what it says, or %NULL with %SIGNET_ERROR_SIGNER
 */
JsonObject *
signet_signer_protocol_read (const char  *line,
                             GError     **error)
{
  g_autoptr (JsonNode) node = signet_json_parse (line, strlen (line), SIGNET_SIGNER_MAX_LINE_LENGTH, "", NULL);

  if (node == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_SIGNER,
                           _("Signet and its signing process do not understand each other. Install Signet again, so that "
                             "both are of one version."));
      return NULL;
    }

  return json_object_ref (json_node_get_object (node));
}

/**
 * signet_signer_protocol_get_string:
 * @message: a message
 * @member: the name of a member
 *
 * Returns: (transfer none) (nullable): its value, or %NULL where it is not there or no string
 */
const char *
signet_signer_protocol_get_string (JsonObject *message,
                                   const char *member)
{
  JsonNode *node = json_object_get_member (message, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

/**
 * signet_signer_protocol_error_to_json:
 * @error: an error; of another domain than %SIGNET_ERROR it is sent as %SIGNET_ERROR_FAILED
 *
 * Returns: (transfer full): the message that carries it
 */
JsonObject *
signet_signer_protocol_error_to_json (const GError *error)
{
  JsonObject *message = json_object_new ();
  JsonObject *body = json_object_new ();
  guint code = SIGNET_ERROR_FAILED;

  if (error->domain == SIGNET_ERROR && (guint) error->code < G_N_ELEMENTS (error_nicks))
    code = (guint) error->code;

  json_object_set_string_member (body, "code", error_nicks[code]);
  json_object_set_string_member (body, "message", error->message);
  json_object_set_object_member (message, "error", body);

  return message;
}

/**
 * signet_signer_protocol_error_from_json:
 * @message: a message
 *
 * Returns: (transfer full) (nullable): the error that it carries, or %NULL where it carries none
 */
GError *
signet_signer_protocol_error_from_json (JsonObject *message)
{
  JsonNode *node = json_object_get_member (message, "error");
  const char *nick;
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  nick = signet_signer_protocol_get_string (json_node_get_object (node), "code");
  text = signet_signer_protocol_get_string (json_node_get_object (node), "message");
  if (text == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (error_nicks); i++)
    if (g_strcmp0 (nick, error_nicks[i]) == 0)
      return g_error_new_literal (SIGNET_ERROR, (int) i, text);

  return g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_FAILED, text);
}
