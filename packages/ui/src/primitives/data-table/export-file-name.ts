/** What of an exported table stands in the name of its file. */
export interface ExportFileNameParts {
  /** What it is of. */
  readonly name: string;
  /** The region shown; absent, all of them. */
  readonly region?: string | undefined;
  /** The query or what was looked for; empty, everything. */
  readonly filter?: string | undefined;
  /** The day for which the rows are. */
  readonly day: string;
}

const longestFilter = 60;

/**
 * The name of an exported file, without its ending: what, where, which and of what day, so that two of them are told apart a month later
 * (`customers-eu-expiring-2026-11-29`).
 */
export function exportFileName({ name, region, filter = '', day }: ExportFileNameParts): string {
  const of = region === undefined ? '' : words(region);
  const which = filterWords(filter);
  // a filter for the region alone says it once
  const parts = [name, of, which === of ? '' : which, day];
  return parts.filter((part) => part !== '').join('-');
}

/** The values of a query as words: its fields go without saying, what is excluded and compared does not. */
function filterWords(filter: string): string {
  const said = filter
    .replace(/(^|\s)-(?=\S)/g, '$1not ')
    .replace(
      /[a-z]+(<=?|>=?)/gi,
      (term, sign: string) => `${term.slice(0, -sign.length)} ${sign.startsWith('<') ? 'under' : 'over'} `,
    )
    .replace(/\b[a-z]+[:=]/gi, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return words(said).slice(0, longestFilter).replace(/-+$/, '');
}

/** Letters and digits of any language, which every file system takes. */
function words(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
