/** Longer than this no name is looked for. */
const mostCharacters = 200;
const mostWords = 20;

/** A query for all words of a text, each as it is written: what looks like a filter is none. The language itself need not load. */
export function searchQuery(text: string): string {
  const words = text
    .slice(0, mostCharacters)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
    .split(/\s+/);
  return words
    .filter((word) => word !== '')
    .slice(0, mostWords)
    .map((word) => `"${word.replace(/["\\]/g, '\\$&')}"`)
    .join(' ');
}
