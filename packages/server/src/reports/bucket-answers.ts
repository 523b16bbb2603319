/** The text of the first element of a name in an answer of S3; `undefined` where there is none. */
export function textOf(xml: string, name: string): string | undefined {
  const inner = elementsOf(xml, name).next().value;
  return inner === undefined ? undefined : decoded(inner);
}

/** What stands in each element of a name, as it is written; elements of the same name do not stand in each other. */
export function* elementsOf(xml: string, name: string): Generator<string, undefined, undefined> {
  for (const [, inner] of xml.matchAll(new RegExp(`<${name}(?:\\s[^<>]*)?>([^]*?)</${name}>`, 'g')))
    yield String(inner);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** A text as it may stand in an element. */
export function encoded(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
