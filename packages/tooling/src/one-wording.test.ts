import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsTexts } from '../../portal/src/commands-texts.ts';
import { texts as portalTexts } from '../../portal/src/texts.ts';
import { catalog, locales } from '../../ui/compile-messages.ts';
import { textArea } from '../../ui/src/i18n/text-area.ts';
import { repositoryRoot } from './repository.ts';

/** Why some English texts have more than one translation. */
const verbAndNoun = 'a verb on a button is a noun elsewhere';
const agrees = 'agrees in gender or number with what it is said of';
const article = 'an Arabic heading has the article, a word of a legend or an answer has none';
const vendors = 'the vendor’s own wording in Italian, where it has two for two places';
const severalTranslations: Readonly<Record<string, string>> = {
  Assigned: article,
  Used: article,
  Available: article,
  Renewal: article,
  Week: article,
  Day: article,
  'Not known': agrees,
  'Low license assignment': vendors,
  'Over license limit': vendors,
  'Ended on': agrees,
  Open: 'an order that is not paid yet, and customers to be done',
  Change: verbAndNoun,
  'Left out': agrees,
  From: 'where a row comes from, the first day of a range, and the day on which something starts',
  Until: 'the last day of a range, and the day until which something goes on',
  'Grant access to all customers': 'a role grants, a dialog asks to grant',
  '{name} removed': 'a person is taken out, a thing is deleted',
  'Remove {name}?': 'a person is taken out, a thing is deleted',
  Expired: 'what a date says of a subscription, and the name of a status',
  Snoozed: agrees,
  Done: agrees,
  Import: verbAndNoun,
  Automatic: agrees,
};

/** Texts that load together, are the same in every language, and are ids of their own since a registry names them. */
const namedByRegistry = /^(figure|line)\./;

/** Words that are not ours, by language, with ours: `docs/languages.md` tells what things are called. */
const deprecated: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/\bretry/i, 'try again'],
    [/\bdelete/i, 'remove'],
    [/\bload more/i, 'show more'],
    [/\bemail/i, 'e-mail'],
    [/can’t/i, 'cannot'],
    [/couldn’t/i, 'could not'],
    [/^type an? /i, 'enter'],
    [/\blog[ -]?in\b/i, 'sign in'],
    [/organisation|\blicence/i, 'organization, license'],
    [/\blabel/i, 'tag'],
  ],
  de: [
    [/Schlagw|Etikett/, 'Tag'],
    [/Aufgabenliste/, 'Arbeitsliste'],
    [/Probe(version|abo|zeit)/, 'Testversion'],
    [/\b(Email|E-mail)/, 'E-Mail'],
    [/[Nn]ochmal|Wiederholen/, 'Erneut versuchen'],
    [/Niederlassung/, 'Standort'],
    [/Suspendiert/, 'Gesperrt'],
    [/\b[Dd]u\b|\b[Dd]ein/, 'Sie, Ihr'],
  ],
  fr: [
    [/\btags?\b/i, 'étiquette'],
    [/liste de(s)? tâches/, 'liste de travail'],
    [/courriel/i, 'e-mail'],
    [/souscription/i, 'abonnement'],
    [/évaluation gratuite|version d’essai/i, 'essai'],
    [/[Ee]ssayer à nouveau/, 'Réessayer'],
    [/\b(mettre|mise?) en attente/i, 'mettre en pause'],
  ],
  es: [
    [/\btags?\b/i, 'etiqueta'],
    [/añad/i, 'agregar'],
    [/lista de tareas/i, 'lista de trabajo'],
    [/\bexpira/i, 'vence'],
    [/e-?mail/i, 'correo'],
    [/intentar de nuevo|volver a intentar/i, 'reintentar'],
  ],
  pt: [
    [/etiqueta|marcador/i, 'tag'],
    [/utilizador/i, 'usuário'],
    [/ficheiro/i, 'arquivo'],
    [/lista de tarefas/i, 'lista de trabalho'],
    [/\bvence/i, 'expira'],
    [/correio/i, 'e-mail'],
  ],
  it: [
    [/etichett/i, 'tag'],
    [/sottoscri/i, 'abbonamento'],
    [/posta elettronica/i, 'e-mail'],
    [/lista (di|delle) attività|elenco di lavoro/i, 'lista di lavoro'],
    [/version[ei] di prova/i, 'prova'],
    [/^Digita|^Scrivi/, 'Inserisci'],
    [/Sospendi/, 'Metti in pausa'],
  ],
  ja: [
    [/ラベル/, 'タグ'],
    [/試用/, 'トライアル'],
    [/カスタマー|取引先/, '顧客'],
    [/ログイン/, 'サインイン'],
    [/[EＥ]メール|電子メール/, 'メール'],
    [/定期購読/, 'サブスクリプション'],
  ],
  ar: [
    [/زبون|زبائن/, 'عميل'],
    [/إيميل|ايميل/, 'بريد'],
    [/فترة تجريبية/, 'نسخة تجريبية'],
    [/إصدار(?:ات)? تجريبي/, 'نسخة تجريبية'],
    [/ملصق|لصيقة/, 'وسم'],
    [/قائمة المهام/, 'قائمة العمل'],
  ],
};

type Translations = Readonly<Record<string, Readonly<Record<string, string>>>>;

const catalogs: Translations = Object.fromEntries(locales.map((locale) => [locale, catalog(locale)]));
const english = catalogs.en ?? {};
const all: readonly Translations[] = [catalogs, portalTexts, commandsTexts];

/** What each English text is in a language, of widgets and portal together, with the ids that say so. */
function translationsOf(locale: string): Map<string, Map<string, string[]>> {
  const found = new Map<string, Map<string, string[]>>();
  for (const one of all)
    for (const [id, text] of Object.entries(one.en ?? {})) {
      const translated = one[locale]?.[id] ?? '';
      const known = found.get(text) ?? new Map<string, string[]>();
      found.set(text, known.set(translated, [...(known.get(translated) ?? []), id]));
    }
  return found;
}

/** What somebody reads: neither the names of places and forms, nor what stands for a query. */
function read(text: string): string {
  return text.replace(/\{\w+(, \w+(, )?)?/g, '{').replace(/\w+:(?=["\w{])/g, '');
}

describe('one meaning has one wording', () => {
  const others = locales.filter((locale) => locale !== 'en');

  it.each(others)(
    '%s: the same English text is the same there, unless the language asks for two',
    (locale) => {
      const several = [...translationsOf(locale)]
        .filter(([text, translated]) => translated.size > 1 && !(text in severalTranslations))
        .map(([text, translated]) => `${text}: ${JSON.stringify([...translated])}`);
      expect(several).toEqual([]);
    },
  );

  it('is said twice only where some language does', () => {
    const needed = new Set(
      others.flatMap((locale) =>
        [...translationsOf(locale)].filter(([, { size }]) => size > 1).map(([text]) => text),
      ),
    );
    expect(Object.keys(severalTranslations).filter((text) => !needed.has(text))).toEqual([]);
  });

  it('is one id where the texts load together', () => {
    const same = new Map<string, string[]>();
    for (const id of Object.keys(english).filter((one) => !namedByRegistry.test(one))) {
      const key = JSON.stringify([textArea(id), ...locales.map((locale) => catalogs[locale]?.[id])]);
      same.set(key, [...(same.get(key) ?? []), id]);
    }
    expect([...same.values()].filter((ids) => ids.length > 1)).toEqual([]);
  });

  it.each(locales)('%s: no word stands where another one is ours', (locale) => {
    const words = deprecated[locale] ?? [];
    expect(words.length).toBeGreaterThan(0);
    const found = all.flatMap((one) =>
      Object.entries(one[locale] ?? {}).flatMap(([id, text]) =>
        words
          .filter(([word]) => word.test(read(text)))
          .map(([word, ours]) => `${id}: ${word} is “${ours}”: ${text}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('is that of the terms that are documented', () => {
    const page = readFileSync(join(repositoryRoot, 'docs/languages.md'), 'utf8');
    const [head = [], , ...rows] = [...page.matchAll(/^\|(.+)\|$/gm)].map(([, row = '']) =>
      row.split('|').map((cell) => cell.trim()),
    );
    expect(rows.length).toBeGreaterThan(15);
    const wrong = rows.flatMap(([term = '', ...cells]) => {
      const ids = Object.keys(english).filter((id) => english[id]?.toLowerCase() === term);
      return cells.flatMap((cell, at) => {
        const said = ids.map((id) => catalogs[head[at + 1] ?? '']?.[id]?.toLowerCase());
        return said.length === 0 || said.includes(cell.toLowerCase()) ? [] : [`${term}: ${cell}, ${said}`];
      });
    });
    expect(wrong).toEqual([]);
  });
});
