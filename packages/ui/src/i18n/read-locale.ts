/** What is taken where a locale says nothing that can be read. */
const fallback = 'en';

/** Scripts that a POSIX locale names behind its `@`, as in `sr_RS@latin`. */
const scripts: Readonly<Record<string, string>> = { latin: 'Latn', cyrillic: 'Cyrl', devanagari: 'Deva' };

/**
 * A locale as hosts, browsers and systems write it (`it_IT`, `zh_Hans_CN`, `de_DE.UTF-8`, `sr_RS@latin`, the first of
 * an `Accept-Language`), as a canonical BCP 47 tag that every part of `Intl` takes. What can't be read, such as `C` or
 * nothing at all, is English. Never throws.
 */
export function readLocale(written: unknown): string {
  if (typeof written !== 'string') return fallback;
  const [range = ''] = written.trim().split(/[,;\s]/);
  const [tag = '', modifier = ''] = range.split('@');
  const [language = '', ...rest] = (tag.split('.')[0] ?? '').replaceAll('_', '-').split('-');
  const script = scripts[modifier.toLowerCase()];
  const parts = [language, ...(script ? [script] : []), ...rest];
  // what is wrong at the end costs the end
  for (let length = parts.length; length > 0; length--) {
    const read = canonical(parts.slice(0, length).join('-'));
    if (read) return read;
  }
  return fallback;
}

/** A tag as `Intl` writes it; nothing where it is none, or of a language that is none. */
function canonical(tag: string): string | undefined {
  try {
    const locale = new Intl.Locale(tag);
    // a language that nobody has heard of has no likely script
    const isKnown = !/^und\b/i.test(tag) && locale.maximize().script !== undefined;
    return isKnown ? locale.toString() : undefined;
  } catch {
    return undefined;
  }
}
