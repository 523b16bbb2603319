import format, { type CompiledMessage } from 'icu-minify/format';
import { en } from './en.messages.ts';
import { dateFormat, numberFormat, pluralRules } from './intl-formats.ts';

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

/** The text of a message in the provider's locale. */
export interface Translate {
  (id: MessageId, values?: MessageValues): string;
  /** Whether there is a message of that id: what data names may have none. */
  readonly has: (id: string) => id is MessageId;
}

/** A translator for a locale; its formats are made once. A message that fails is said in English: it never throws. */
export function createTranslate(locale: string, messages: Dictionary): Translate {
  const formatters = {
    getNumberFormat: cached(numberFormat),
    getPluralRules: cached(pluralRules),
    getDateTimeFormat: cached(dateFormat),
  };

  const textOf = (message: Dictionary[MessageId], values: MessageValues): string =>
    typeof message === 'function'
      ? String(message(values))
      : String(format(message as CompiledMessage, locale, values, { formatters }));

  const translate = (id: MessageId, values: MessageValues = {}) => {
    try {
      return textOf(messages[id] ?? en[id], values);
    } catch {
      return String(format(en[id], 'en', values, { formatters }));
    }
  };
  const has = (id: string): id is MessageId => Object.hasOwn(messages, id) || Object.hasOwn(en, id);
  return Object.assign(translate, { has });
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
