import { expect, test } from 'vitest';
import { modulesOf } from './documented-code.ts';

const page = (code: string) => `# A page\n\n\`\`\`tsx\n${code}\n\`\`\`\n`;
const contentsOf = (code: string) => modulesOf('docs/a-page.md', page(code))[0]?.contents.split('\n') ?? [];

test('a block is a module whose lines are numbered as those of its page', () => {
  const [{ path, contents } = { path: '', contents: '' }] = modulesOf('docs/a-page.md', page('const a = 1;'));
  expect(path).toBe('packages/ui/.cache/documented/docs/a-page.3.tsx');
  expect(contents.split('\n').slice(2)).toEqual(['', 'const a = 1;', 'export { a };', '']);
});

test('what every host has is declared, what only this page speaks of is not', () => {
  const [, , preamble] = contentsOf("import { x } from 'x';\nx(source, owners, row.client);");
  expect(preamble).toBe("declare const source: import('@partnerkit/sdk').PartnerDataSource;");
});

test('elements by themselves are what a page shows, of the package of the widgets unless it imports', () => {
  const [, , preamble, elements] = contentsOf('<Worklist />\n<CustomerTabs />;');
  expect(preamble).toBe("import { Worklist, CustomerTabs } from '@partnerkit/ui';");
  expect(elements).toBe('<><Worklist />');
  const [, , told] = contentsOf(
    "import { Worklist } from '@partnerkit/ui/worklist';\n<><Worklist /><Other /></>;",
  );
  expect(told).toBe('');
});
