import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { catalog, locales } from './compile-messages.ts';

const byPlace = 'partnerkit:by-place';

/**
 * Catalogs are published as lists in the order of the English one, with its ids in a file that all share: they are nearly as long as the
 * texts, and the same in every language.
 */
export const catalogsByPlace: Plugin = {
  name: 'catalogs-by-place',
  setup({ onResolve, onLoad }) {
    const ids = Object.keys(catalog('en'));
    const others = locales.filter((locale) => locale !== 'en').join('|');
    onLoad({ filter: new RegExp(`[\\\\/]i18n[\\\\/](${others})[.]messages[.]ts$`) }, async ({ path }) => {
      const [[locale, messages] = []] = Object.entries<Record<string, unknown>>(
        await import(pathToFileURL(path).href),
      );
      const texts = JSON.stringify(ids.map((id) => messages?.[id]));
      return {
        contents: `import { messagesOf } from '${byPlace}';\nexport const ${locale} = /* @__PURE__ */ messagesOf(${texts});`,
      };
    });
    onResolve({ filter: new RegExp(`^${byPlace}$`) }, ({ path }) => ({ path, namespace: byPlace }));
    onLoad({ filter: /./, namespace: byPlace }, () => ({
      contents: `const ids = ${JSON.stringify(ids)};
export function messagesOf(texts) {
  return Object.fromEntries(ids.map((id, at) => [id, texts[at]]));
}`,
    }));
  },
};
