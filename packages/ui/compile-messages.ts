// Compiles the ICU catalogs, src/i18n/catalogs/<locale>.json, to src/i18n/<locale>.messages.ts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import compile from 'icu-minify/compile';

const folder = join(import.meta.dirname, 'src/i18n');

/** The locales that have a catalog. */
export const locales = readdirSync(join(folder, 'catalogs')).map((file) => file.replace('.json', ''));

/** A catalog as it is translated: ICU message texts by id. */
export function catalog(locale: string): Record<string, string> {
  return JSON.parse(readFileSync(join(folder, 'catalogs', `${locale}.json`), 'utf8'));
}

/** Where the module of a locale stands. */
export function messagesPath(locale: string): string {
  return join(folder, `${locale}.messages.ts`);
}

/** The module that a catalog compiles to. English is the measure: the others must have exactly its ids. */
export function messagesModule(locale: string): string {
  const entries = Object.entries(catalog(locale)).map(
    ([id, text]) => `  '${id}': ${JSON.stringify(compile(text))},`,
  );
  const [type, from] =
    locale === 'en' ? ['CompiledMessages', './compiled-messages.ts'] : ['Messages', './translate.ts'];
  return [
    `import type { ${type} } from '${from}';`,
    '',
    `/** The messages of the locale ${locale}, compiled from catalogs/${locale}.json. */`,
    `export const ${locale} = {`,
    ...entries,
    `} satisfies ${type};`,
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  for (const locale of locales) writeFileSync(messagesPath(locale), messagesModule(locale));
}
