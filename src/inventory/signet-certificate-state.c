/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-certificate-state.h"

#include <glib/gi18n-lib.h>

#define DAY ((gint64) 24 * 60 * 60)

static const GEnumValue state_values[] = {
  { SIGNET_CERTIFICATE_STATE_EXPIRED, "SIGNET_CERTIFICATE_STATE_EXPIRED", "expired" },
  { SIGNET_CERTIFICATE_STATE_CRITICAL, "SIGNET_CERTIFICATE_STATE_CRITICAL", "critical" },
  { SIGNET_CERTIFICATE_STATE_SOON, "SIGNET_CERTIFICATE_STATE_SOON", "soon" },
  { SIGNET_CERTIFICATE_STATE_NONE, "SIGNET_CERTIFICATE_STATE_NONE", "none" },
  { SIGNET_CERTIFICATE_STATE_WAITING, "SIGNET_CERTIFICATE_STATE_WAITING", "waiting" },
  { SIGNET_CERTIFICATE_STATE_VALID, "SIGNET_CERTIFICATE_STATE_VALID", "valid" },
  { SIGNET_CERTIFICATE_STATE_UNKNOWN, "SIGNET_CERTIFICATE_STATE_UNKNOWN", "unknown" },
  { 0, NULL, NULL }
};

GType
signet_certificate_state_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      GType id = g_enum_register_static ("SignetCertificateState", state_values);

      g_once_init_leave (&type, id);
    }
  return type;
}

/* Of the user's calendar: what runs out at noon tomorrow runs out tomorrow, be it 20 or 30 hours away. */
static gint64
local_day (gint64 seconds)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (seconds);
  GDate date;
  int year, month, day;

  if (when == NULL) /* outside of the years 1 to 9999 */
    return seconds / DAY;
  g_date_time_get_ymd (when, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static char *
describe_expired (gulong   days,
                  gboolean waiting)
{
  if (days == 0)
    return g_strdup (waiting ? _("Expired today, renewal requested") : _("Expired today"));
  if (days == 1)
    return g_strdup (waiting ? _("Expired yesterday, renewal requested") : _("Expired yesterday"));
  if (waiting)
    return g_strdup_printf (ngettext ("Expired %lu day ago, renewal requested",
                                      "Expired %lu days ago, renewal requested", days), days);
  return g_strdup_printf (ngettext ("Expired %lu day ago", "Expired %lu days ago", days), days);
}

static char *
describe_expires (gulong   days,
                  gboolean waiting)
{
  if (days == 0)
    return g_strdup (waiting ? _("Expires today, renewal requested") : _("Expires today"));
  if (days == 1)
    return g_strdup (waiting ? _("Expires tomorrow, renewal requested") : _("Expires tomorrow"));
  if (waiting)
    return g_strdup_printf (ngettext ("Expires in %lu day, renewal requested",
                                      "Expires in %lu days, renewal requested", days), days);
  return g_strdup_printf (ngettext ("Expires in %lu day", "Expires in %lu days", days), days);
}

/**
 * signet_certificate_state_of:
 * @expires: when the certificate runs out, in seconds since the epoch; 0 for no certificate
 * @waiting: whether a request is out
 * @now: the present time in seconds since the epoch
 *
 * Returns: how it stands with the certificate at @now
 */
SignetCertificateState
signet_certificate_state_of (gint64   expires,
                             gboolean waiting,
                             gint64   now)
{
  if (expires == 0)
    return waiting ? SIGNET_CERTIFICATE_STATE_WAITING : SIGNET_CERTIFICATE_STATE_NONE;
  if (expires <= now)
    return SIGNET_CERTIFICATE_STATE_EXPIRED;
  if (expires - now <= SIGNET_CERTIFICATE_CRITICAL_DAYS * DAY)
    return SIGNET_CERTIFICATE_STATE_CRITICAL;
  if (expires - now <= SIGNET_CERTIFICATE_SOON_DAYS * DAY)
    return SIGNET_CERTIFICATE_STATE_SOON;
  return SIGNET_CERTIFICATE_STATE_VALID;
}

/**
 * signet_certificate_state_of_group:
 * @expires: when the first certificate of the group runs out, in seconds since the epoch; 0 for none
 * @n_without: how many have neither a certificate nor a request that is out
 * @n_waiting: how many have no certificate, but a request that is out
 * @now: the present time in seconds since the epoch
 *
 * Returns: the worst state of a group of hosts
 */
SignetCertificateState
signet_certificate_state_of_group (gint64 expires,
                                   guint  n_without,
                                   guint  n_waiting,
                                   gint64 now)
{
  SignetCertificateState state = SIGNET_CERTIFICATE_STATE_UNKNOWN;

  if (expires != 0)
    state = signet_certificate_state_of (expires, FALSE, now);
  if (n_without > 0)
    state = MIN (state, SIGNET_CERTIFICATE_STATE_NONE);
  if (n_waiting > 0)
    state = MIN (state, SIGNET_CERTIFICATE_STATE_WAITING);
  return state;
}

/**
 * signet_certificate_state_describe:
 * @expires: when the certificate runs out, in seconds since the epoch; 0 for no certificate
 * @waiting: whether a request is out
 * @now: the present time in seconds since the epoch
 *
 * Says it in words; days are those of the local calendar.
 *
 * Returns: (transfer full): "Expires in 168 days" and the like, translated
 */
char *
signet_certificate_state_describe (gint64   expires,
                                   gboolean waiting,
                                   gint64   now)
{
  gint64 days;

  if (expires == 0)
    return g_strdup (signet_certificate_state_get_title (signet_certificate_state_of (0, waiting, now)));

  days = local_day (expires) - local_day (now);
  if (expires <= now)
    return describe_expired ((gulong) -MIN (days, 0), waiting);
  return describe_expires ((gulong) MAX (days, 0), waiting);
}

/**
 * signet_certificate_state_get_title:
 * @state: a state
 *
 * Words for a state alone, without a date.
 *
 * Returns: "Expired", "No certificate" and the like, translated
 */
const char *
signet_certificate_state_get_title (SignetCertificateState state)
{
  switch (state)
    {
    case SIGNET_CERTIFICATE_STATE_EXPIRED:
      return _("Expired");
    case SIGNET_CERTIFICATE_STATE_CRITICAL:
      return _("Expires within 30 days");
    case SIGNET_CERTIFICATE_STATE_SOON:
      return _("Expires within 60 days");
    case SIGNET_CERTIFICATE_STATE_NONE:
      return _("No certificate");
    case SIGNET_CERTIFICATE_STATE_WAITING:
      return _("Waiting for certificate");
    case SIGNET_CERTIFICATE_STATE_VALID:
      return _("Valid");
    case SIGNET_CERTIFICATE_STATE_UNKNOWN:
    default:
      return _("No hosts");
    }
}

/**
 * signet_certificate_state_to_nick:
 * @state: a state
 *
 * Returns: a word for machines, such as "expired"; never translated
 */
const char *
signet_certificate_state_to_nick (SignetCertificateState state)
{
  if ((guint) state > SIGNET_CERTIFICATE_STATE_UNKNOWN)
    state = SIGNET_CERTIFICATE_STATE_UNKNOWN;
  return state_values[state].value_nick;
}
