/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signer/signet-signer-phase.h"

/* Seconds without a word in a phase in which no prompt can be open. */
#define ANSWER_DEADLINE   30
#define GENERATE_DEADLINE 300

/* What the process says of itself; of the others the program finds out. */
static const struct
{
  const char *nick;
  SignetSignerPhase phase;
} said[] = {
  { "ready", SIGNET_SIGNER_PHASE_READY },
  { "storing", SIGNET_SIGNER_PHASE_STORING },
  { "loading", SIGNET_SIGNER_PHASE_LOADING },
  { "signing", SIGNET_SIGNER_PHASE_SIGNING },
};

G_DEFINE_ENUM_TYPE (SignetSignerPhase, signet_signer_phase,
                    G_DEFINE_ENUM_VALUE (SIGNET_SIGNER_PHASE_GENERATING, "generating"),
                    G_DEFINE_ENUM_VALUE (SIGNET_SIGNER_PHASE_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (SIGNET_SIGNER_PHASE_STORING, "storing"),
                    G_DEFINE_ENUM_VALUE (SIGNET_SIGNER_PHASE_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (SIGNET_SIGNER_PHASE_SIGNING, "signing"),
                    G_DEFINE_ENUM_VALUE (SIGNET_SIGNER_PHASE_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (SIGNET_SIGNER_PHASE_FAILED, "failed"))

/**
 * signet_signer_phase_from_nick:
 * @nick: what a message of the process says
 * @phase: (out): the phase
 *
 * Returns: %FALSE for a word that the process has no business to say
 */
gboolean
signet_signer_phase_from_nick (const char        *nick,
                               SignetSignerPhase *phase)
{
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      if (!g_str_equal (nick, said[i].nick))
        continue;

      *phase = said[i].phase;
      return TRUE;
    }

  return FALSE;
}

/**
 * signet_signer_phase_get_deadline:
 * @phase: a phase
 * @asked: whether the process was given a request
 * @ended: whether it has ended
 *
 * While the keyring may be asking the user there is no deadline but the keyring's own.
 *
 * Returns: how many seconds the process may be silent; 0 for any time
 */
guint
signet_signer_phase_get_deadline (SignetSignerPhase phase,
                                  gboolean          asked,
                                  gboolean          ended)
{
  switch (phase)
    {
    case SIGNET_SIGNER_PHASE_GENERATING:
      return asked ? GENERATE_DEADLINE : 0;
    case SIGNET_SIGNER_PHASE_READY:
      return asked ? ANSWER_DEADLINE : 0;
    case SIGNET_SIGNER_PHASE_SIGNING:
      return ANSWER_DEADLINE;
    case SIGNET_SIGNER_PHASE_DONE:
    case SIGNET_SIGNER_PHASE_FAILED:
      return ended ? 0 : SIGNET_SIGNER_EXIT_DEADLINE;
    case SIGNET_SIGNER_PHASE_STORING:
    case SIGNET_SIGNER_PHASE_LOADING:
    default:
      return 0;
    }
}
