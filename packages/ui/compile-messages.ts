// Compiles the ICU catalogs, src/i18n/catalogs/<locale>.json, to src/i18n/<locale>.messages.ts, English by area to src/i18n/texts.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import compile from 'icu-minify/compile';
import { textArea } from './src/i18n/text-area.ts';

const folder = join(import.meta.dirname, 'src/i18n');

/** The locales that have a catalog. */
export const locales = readdirSync(join(folder, 'catalogs')).map((file) => file.replace('.json', ''));

/** A catalog as it is translated: ICU message texts by id. */
export function catalog(locale: string): Record<string, string> {
  return JSON.parse(readFileSync(join(folder, 'catalogs', `${locale}.json`), 'utf8'));
}

/** Where the module of a locale stands. */
function messagesPath(locale: string): string {
  return join(folder, `${locale}.messages.ts`);
}

/** English texts that load together: those whose ids have the same first part, unless they load later. */
function areas(): string[] {
  return [...new Set(Object.keys(catalog('en')).map(textArea))].sort();
}

function textsName(area: string): string {
  return `${area}Texts`;
}

/** `auditKindTexts` stands in `audit-kind-texts.ts`. */
function textsFile(area: string): string {
  return `${textsName(area).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
}

/** The modules that a catalog compiles to, by path. English has one for each area; the others must have exactly its ids. */
function messagesModules(locale: string): Record<string, string> {
  const texts = Object.entries(catalog(locale));
  if (locale !== 'en') {
    // named and not inferred: a declaration of every text would be as long as the catalog
    const written = [
      `import type { Messages } from './translate.ts';`,
      '',
      `/** The messages of the locale ${locale}, compiled from its catalog. */`,
      `export const ${locale}: Messages = ${record(texts)};`,
      '',
    ];
    return { [messagesPath(locale)]: written.join('\n') };
  }
  const ofAreas = areas().map((area) => {
    const own = texts.filter(([id]) => textArea(id) === area);
    const written = [
      `import type { Texts } from '../texts.ts';`,
      '',
      `/** The messages of the area ${area}, compiled from its catalog. */`,
      `export const ${textsName(area)} = ${record(own)} satisfies Texts;`,
      '',
    ];
    return [join(folder, 'texts', textsFile(area)), written.join('\n')] as const;
  });
  const all = [
    ...areas().map((area) => `import { ${textsName(area)} } from './texts/${textsFile(area)}';`),
    `import type { CompiledMessages } from './compiled-messages.ts';`,
    '',
    '/** The messages of the locale en, compiled from catalogs/en.json. */',
    'export const en: EnglishMessages = {',
    ...areas().map((area) => `  ...${textsName(area)},`),
    '} satisfies CompiledMessages;',
    '',
    '// named and not inferred: the declaration would spell every text out a second time',
    `type EnglishMessages = ${areas()
      .map((area) => `typeof ${textsName(area)}`)
      .join(' & ')};`,
    '',
  ];
  const counts = areas().map((area) => `  ${area}: ${texts.filter(([id]) => textArea(id) === area).length},`);
  const counted = [
    '/** How many texts there are in each area. */',
    `export const textCounts: Readonly<Record<string, number>> = {\n${counts.join('\n')}\n};`,
    '',
  ];
  const entry = areas().map((area) => `export { ${textsName(area)} } from './texts/${textsFile(area)}';`);
  return {
    ...Object.fromEntries(ofAreas),
    [messagesPath('en')]: all.join('\n'),
    [join(folder, 'text-counts.ts')]: counted.join('\n'),
    [join(folder, 'texts-entry.ts')]: `${entry.join('\n')}\n`,
  };
}

function record(texts: readonly (readonly [id: string, text: string])[]): string {
  return ['{', ...texts.map(([id, text]) => `  '${id}': ${JSON.stringify(compile(text))},`), '}'].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  // an area that is gone leaves nothing behind
  rmSync(join(folder, 'texts'), { recursive: true, force: true });
  mkdirSync(join(folder, 'texts'));
  for (const locale of locales)
    for (const [path, written] of Object.entries(messagesModules(locale))) writeFileSync(path, written);
}
