import format, { type CompiledMessage } from 'icu-minify/format';
import type { en } from './en.messages.ts';

/** The id of a message; every shipped locale has each of them. */
export type MessageId = keyof typeof en;

/** A complete catalog of one locale. */
export type Messages = Record<MessageId, CompiledMessage>;

/** What stands in a message's places. */
export type MessageValues = Record<string, string | number>;

/** The text of a message in the provider's locale. */
export interface Translate {
  (id: MessageId, values?: MessageValues): string;
  /** Whether there is a message of that id: what data names may have none. */
  readonly has: (id: string) => id is MessageId;
}

/** A translator for a locale; its formats are made once. */
export function createTranslate(locale: string, messages: Messages): Translate {
  const formatters = {
    getNumberFormat: cached(
      (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
    ),
    getPluralRules: cached(
      (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
    ),
    getDateTimeFormat: cached(
      (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
    ),
  };
  const translate = (id: MessageId, values?: MessageValues) =>
    String(format(messages[id], locale, values, { formatters }));
  const has = (id: string): id is MessageId => Object.hasOwn(messages, id);
  return Object.assign(translate, { has });
}

function cached<Args extends unknown[], Made>(make: (...args: Args) => Made): (...args: Args) => Made {
  const made = new Map<string, Made>();
  return (...args) => {
    const key = JSON.stringify(args);
    const kept = made.get(key) ?? make(...args);
    made.set(key, kept);
    return kept;
  };
}
