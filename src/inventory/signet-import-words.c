/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people call the columns of their tables. */

#include "signet-config.h"

#include "inventory/signet-import-guess.h"

#include <string.h>

#define MAX_TITLE_LENGTH 200

/* Folded words, by how sure they are. English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish. */
static const struct {
  SignetInventoryColumn column;
  guint weight;
  const char *words;
} titles[] = {
  { SIGNET_INVENTORY_COLUMN_SUBDOMAIN, 90,
    "subdomain subdomains subdomainname fqdn fullyqualifieddomainname hostname hostnames dnsname domainname domain domains "
    "domane domaine domanenname nomdedomaine sousdomaine nomdhote nomdhotecomplet subdominio dominio nombrededominio "
    "nombredehost sottodominio nomedominio nomedidominio nomehost nomedodominio subdomein domein domeinnaam hostnaam "
    "subdomena domena nazwadomeny underdoman doman domannamn sendingdomain sendedomain emaildomain" },
  { SIGNET_INVENTORY_COLUMN_SUBDOMAIN, 60,
    "host hote rechnername rechner nombredelservidor commonname cn dns dnsrecord zone zona record recordname "
    "website websitename site sito sitio webseite name nom nombre nome naam nazwa namn" },
  { SIGNET_INVENTORY_COLUMN_SUBDOMAIN, 40, "server servername serveur servidor url" },
  { SIGNET_INVENTORY_COLUMN_HOSTS, 90,
    "hosts hostlist san sans subjectaltname subjectaltnames subjectalternativename subjectalternativenames altnames "
    "alternativename alternativenames dnsnames alternativnamen alternativenamen nomsalternatifs nombresalternativos "
    "nomialternativi aliases" },
  { SIGNET_INVENTORY_COLUMN_HOSTS, 60, "alias names namen noms nombres nomi hostnames domains additionalnames prefixes" },
  { SIGNET_INVENTORY_COLUMN_INSTANCE, 90,
    "instance instances instancename instanz instanzname instancia istanza instantie instancja instans" },
  { SIGNET_INVENTORY_COLUMN_INSTANCE, 80,
    "server servername serveur servidor serwer service servicename system systeme sistema systeem application "
    "applicationname app anwendung applicazione aplicacion aplicacao toepassing platform plattform plateforme "
    "plataforma piattaforma environment umgebung environnement entorno ambiente omgeving tenant workspace" },
  { SIGNET_INVENTORY_COLUMN_INSTANCE, 50, "account konto compte cuenta project projekt projet cluster name nom nombre nome naam nazwa namn" },
  { SIGNET_INVENTORY_COLUMN_URL, 90,
    "url uri link instanceurl serverurl webaddress webadresse adresseweb direccionweb indirizzoweb websiteurl "
    "endpoint baseurl" },
  { SIGNET_INVENTORY_COLUMN_URL, 60, "website webseite site sito sitio homepage address adresse" },
  { SIGNET_INVENTORY_COLUMN_ORGANIZATION, 90,
    "organization organisation organizationname organisationname organizacion organizzazione organizacao organisatie "
    "organizacja company companyname firma firmenname unternehmen gesellschaft entreprise societe raisonsociale empresa "
    "razonsocial azienda societa ragionesociale bedrijf bedrijfsnaam foretag" },
  { SIGNET_INVENTORY_COLUMN_ORGANIZATION, 70,
    "customer customername kunde kundenname client clientname clientele cliente klant klient kund owner eigentumer "
    "proprietaire propietario proprietario eigenaar holder inhaber o institution university" },
  { SIGNET_INVENTORY_COLUMN_ORGANIZATION, 30, "name nom nombre nome naam" },
  { SIGNET_INVENTORY_COLUMN_ORG_ID, 90,
    "orgid organizationid organisationid orgnr orgnumber organizationnumber organisationsnummer idorganisation "
    "idorganizacion idorganizzazione customerid customernumber customerno kundennummer kundennr kundenid clientid "
    "numeroclient numeroclient idclient idcliente numerocliente codicecliente klantnummer companyid accountid "
    "contractnumber vertragsnummer" },
  { SIGNET_INVENTORY_COLUMN_UNIT, 90,
    "unit organizationunit organizationalunit organisationunit organisationalunit organisationseinheit ou department "
    "dept abteilung fachbereich departement unite uniteorganisationnelle departamento unidad unidadorganizativa reparto "
    "dipartimento unitaorganizzativa unidade afdeling dzial avdelning team division" },
  { SIGNET_INVENTORY_COLUMN_COUNTRY, 90,
    "country countrycode countryregion countryiso iso iso2 isocode land laendercode landercode landerkurzel landeskurzel "
    "pays codepays pais codigodepais paese codicepaese nazione landcode landskod kraj c" },
  { SIGNET_INVENTORY_COLUMN_COUNTRY, 60, "staat nation region" },
  { SIGNET_INVENTORY_COLUMN_STATE, 90,
    "state province stateprovince stateorprovince bundesland kanton provinz provincia region regione estado "
    "comunidadautonoma provincie wojewodztwo lan st county" },
  { SIGNET_INVENTORY_COLUMN_STATE, 50, "departement staat etat" },
  { SIGNET_INVENTORY_COLUMN_CITY, 90,
    "city town locality ort stadt ortschaft ville localite commune ciudad localidad poblacion citta localita comune "
    "cidade plaats stad gemeente miasto l" },
  { SIGNET_INVENTORY_COLUMN_CITY, 60, "location standort lieu lugar sede" },
  { SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE, 90,
    "delegationtype delegation delegationstyp delegationsart typededelegation tipodedelegacion tipodidelega "
    "tipodelega delegatietype dnsdelegation" },
  { SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE, 50, "type typ tipo dnstype recordtype" },
  { SIGNET_INVENTORY_COLUMN_USE_CASE, 90,
    "usecase usecases use usage purpose zweck verwendung verwendungszweck einsatz einsatzzweck anwendungsfall "
    "utilisation casdutilisation usagecase uso casodeuso utilizzo casoduso gebruik zastosowanie" },
  { SIGNET_INVENTORY_COLUMN_USE_CASE, 40, "category kategorie categorie categoria channel type typ tipo" },
  { SIGNET_INVENTORY_COLUMN_EXPIRES, 90,
    "expires expiry expiration expirydate expirationdate expireson expiresat expiredate certificateexpires "
    "certificateexpiry certificateexpiration certexpiry sslexpiry sslexpiration validuntil validto validthrough notafter "
    "enddate gultigbis gueltigbis ablauf ablaufdatum lauftab lauftabam laeuftab ablaufam zertifikatsablauf "
    "dateexpiration datedexpiration expirele expiration valablejusquau finvalidite datedefindevalidite caducidad "
    "fechadecaducidad caduca vencimiento fechadevencimiento validohasta scadenza datadiscadenza datascadenza scadeil "
    "validofinoal validofino vervaldatum verlooptop geldigtot validade datadevalidade datawaznosci waznydo "
    "giltigtill utgangsdatum" },
  { SIGNET_INVENTORY_COLUMN_EXPIRES, 60, "renewal renewaldate renewby erneuerung renouvellement renovacion rinnovo until bis" },
  { SIGNET_INVENTORY_COLUMN_NOTES, 90,
    "notes note comment comments remark remarks bemerkung bemerkungen notiz notizen kommentar kommentare anmerkung "
    "anmerkungen remarque remarques commentaire commentaires nota notas comentario comentarios observaciones commento "
    "commenti osservazioni opmerking opmerkingen uwagi anteckning anteckningar" },
  { SIGNET_INVENTORY_COLUMN_NOTES, 50, "description beschreibung descripcion descrizione omschrijving info" },
};

/**
 * signet_import_guess_fold:
 * @title: the title of a column, UTF-8
 *
 * Returns: (transfer full): its letters and digits alone, lower case, without accents
 */
char *
signet_import_guess_fold (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, (gssize) strnlen (title, MAX_TITLE_LENGTH));
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (letters, c);
    }
  return g_string_free (letters, FALSE);
}

static gboolean
has_word (const char *words,
          const char *word)
{
  const gsize length = strlen (word);

  for (const char *p = words; length > 0 && (p = strstr (p, word)) != NULL; p += length)
    if ((p == words || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}

/* Raises the weights of the columns of which @word is a title. */
static void
weigh (const char *word,
       guint       numerator,
       guint       denominator,
       guint      *weights)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const guint weight = titles[i].weight * numerator / denominator;

      if (weight > weights[titles[i].column] && has_word (titles[i].words, word))
        weights[titles[i].column] = weight;
    }
}

/* The words of a title, each folded: of "SSL expiration (UTC)" ssl, expiration, utc. */
static char **
split_words (const char *title)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *valid = g_utf8_make_valid (title, (gssize) strnlen (title, MAX_TITLE_LENGTH));
  const char *p = valid;

  while (*p != '\0')
    {
      const char *start;

      while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)) && !g_unichar_ismark (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);
      if (p > start)
        {
          g_autofree char *word = g_strndup (start, (gsize) (p - start));
          g_autofree char *folded = signet_import_guess_fold (word);

          g_strv_builder_add (builder, folded);
        }
    }
  return g_strv_builder_end (builder);
}

/**
 * signet_import_guess_title:
 * @title: the title of a foreign column, UTF-8
 * @weights: (out caller-allocates) (array fixed-size=14): how well it fits each of our columns, from 0 to 100
 *
 * Our own name fits best, then a known word, then two words of it that are one, then a single word.
 */
void
signet_import_guess_title (const char *title,
                           guint      *weights)
{
  g_autofree char *folded = signet_import_guess_fold (title);
  g_auto (GStrv) words = split_words (title);
  guint parts[SIGNET_INVENTORY_N_COLUMNS] = { 0, };

  memset (weights, 0, sizeof parts);
  weigh (folded, 1, 1, weights);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *pair = words[i + 1] != NULL ? g_strconcat (words[i], words[i + 1], NULL) : NULL;

      if (pair != NULL)
        weigh (pair, 7, 10, parts);
      if (strlen (words[i]) > 2)
        weigh (words[i], 1, 2, parts);
    }
  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    if (weights[i] == 0)
      weights[i] = parts[i];
  if (g_utf8_validate (title, -1, NULL) && signet_inventory_column_from_name (title) != SIGNET_INVENTORY_N_COLUMNS)
    weights[signet_inventory_column_from_name (title)] = 100;
}
