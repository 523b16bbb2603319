import { isDevelopment } from '@partnerkit/sdk';
import format, { type CompiledMessage } from 'icu-minify/format';
import type { en } from './en.messages.ts';
import { dateFormat, numberFormat, pluralRules } from './intl-formats.ts';
import type { Texts } from './texts.ts';

/** The id of a message; every shipped locale has each of them. */
export type MessageId = keyof typeof en;

/** A complete catalog of one locale, as `@partnerkit/ui/locales/…` has it. */
export type Messages = Record<MessageId, CompiledMessage>;

/** What stands in a message's places. */
export type MessageValues = Record<string, string | number>;

/**
 * The texts of a host, as few as it likes: a plain text, an ICU text (`{count, plural, one {# client} other {# clients}}`),
 * a function of the values, or a message of a shipped catalog. What is not among them is English.
 */
export type Dictionary = {
  readonly [Id in MessageId]?: CompiledMessage | ((values: MessageValues) => string) | undefined;
};

/** The ids of texts, such as those of an area of `@partnerkit/ui/texts`. */
export type IdIn<T extends Texts> = T extends Texts ? keyof T & MessageId : never;

/**
 * The text of a message in the provider's locale. It says the ids that it knows the English of: who says a text brings it
 * along (`with`), so that a page loads the texts of what it shows.
 */
export interface Translate<in Id extends MessageId = never> {
  (id: Id, values?: MessageValues): string;
  /** Says the texts of these areas. */
  readonly with: <T extends readonly Texts[]>(...texts: T) => Translate<IdIn<T[number]>>;
  /** The text of a message that data name; `undefined` where there is none of that id. */
  readonly find: (id: string, values?: MessageValues) => string | undefined;
}

/**
 * A translator for a locale; its formats are made once. A message that fails is said in English, one that nobody has brought by
 * its id: it never throws.
 */
export function createTranslate(locale: string, messages: Dictionary): Translate {
  const formatters = {
    getNumberFormat: cached(numberFormat),
    getPluralRules: cached(pluralRules),
    getDateTimeFormat: cached(dateFormat),
  };
  const brought = new Set<Texts>();
  const english = new Map<string, CompiledMessage>();
  const own = (id: string) => (Object.hasOwn(messages, id) ? messages[id as MessageId] : undefined);

  const textOf = (message: Dictionary[MessageId], values: MessageValues): string =>
    typeof message === 'function'
      ? String(message(values))
      : String(format(message as CompiledMessage, locale, values, { formatters }));

  const find = (id: string, values: MessageValues = {}): string | undefined => {
    const inEnglish = english.get(id);
    try {
      const message = own(id) ?? inEnglish;
      return message === undefined ? undefined : textOf(message, values);
    } catch (cause) {
      inDevelopment((it) => it.tellFailedText(id, cause));
      return inEnglish === undefined ? undefined : String(format(inEnglish, 'en', values, { formatters }));
    }
  };
  const translate = Object.assign((id: string, values?: MessageValues) => find(id, values) ?? id, {
    find,
    with: (...areas: readonly Texts[]) => {
      const before = brought.size;
      for (const texts of areas) {
        if (brought.has(texts)) continue;
        brought.add(texts);
        for (const [id, message] of Object.entries(texts)) english.set(id, message);
      }
      const given = Object.keys(messages);
      if (brought.size > before && given.length > 0)
        inDevelopment((it) => it.tellUnknownTexts(given, english));
      return translate as never;
    },
  });
  return translate;
}

/** Has a developer be told; what says it loads then. */
function inDevelopment(tell: (it: typeof import('./tell-of-texts.ts')) => void): void {
  if (isDevelopment()) import('./tell-of-texts.ts').then(tell, () => {});
}

function cached<Options, Made>(
  make: (locale: string, options?: Options) => Made,
): (locale: string | readonly string[], options?: Options) => Made {
  const made = new Map<string, Made>();
  return (locale, options) => {
    const key = JSON.stringify([locale, options]);
    const kept = made.get(key) ?? make(String(locale), options);
    made.set(key, kept);
    return kept;
  };
}
