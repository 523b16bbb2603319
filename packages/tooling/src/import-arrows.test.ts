import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from './repository.ts';

const sound: Record<string, string> = {
  'sdk/src/errors/e.ts': '',
  'sdk/src/permissions/p.ts': '',
  'sdk/src/index.ts': "export * from './client/c.ts';",
  'sdk/src/client/c.ts': "import '../sources/s.ts';",
  'sdk/src/sources/s.ts': "import '../errors/e.ts'; import * as z from 'zod/mini'; z;",
  'sdk/src/memory/m.ts': '',
  'sdk/src/tags/t.memory.ts': "import '../memory/m.ts';",
  'sdk/src/sources/t.ts': "import '../tags/t.memory.ts';",
  'sdk/src/sources/s.test.ts':
    "import '../client/c.ts'; import 'node:fs'; import '../../../testing/src/index.ts';",
  'testing/src/index.ts': "import '../../sdk/src/index.ts';",
  'ui/src/index.ts': "import '../../sdk/src/index.ts'; import 'react';",
  'ui/src/a.stories.tsx': "import '../../testing/src/index.ts';",
  'portal/src/main.tsx': "import '../../ui/src/index.ts';",
  'server/src/index.ts':
    "import '../../sdk/src/index.ts'; import '../../testing/src/index.ts'; import 'node:http';",
  'portal/serve.ts': "import '../server/src/index.ts'; import 'node:http';",
};

const wrong: [rule: RegExp, file: string, code: string][] = [
  [/^sdk-rooms/, 'sdk/src/errors/a.ts', "import '../client/c.ts';"],
  [/^sdk-rooms/, 'sdk/src/sources/b.ts', "import type { C } from '../client/c.ts'; export type D = C;"],
  [/^sdk-rooms/, 'sdk/src/calendar/c.ts', "import '../permissions/p.ts';"],
  [/^sdk-rooms/, 'sdk/src/errors/d.ts', "import '../index.ts';"],
  [/^sdk-rooms/, 'sdk/src/tags/a.ts', "import '../memory/m.ts';"],
  [/^sdk-in-memory$/, 'sdk/src/tags/b.memory.ts', "import '../sources/s.ts';"],
  [/^sdk-in-memory-asked$/, 'sdk/src/tags/c.ts', "import './t.memory.ts';"],
  [/^sdk-known-rooms$/, 'sdk/src/novel/e.ts', "import './f.ts';"],
  [/^sdk-stands-alone$/, 'sdk/src/errors/g.ts', "import '../../../ui/src/index.ts';"],
  [/^sdk-stands-alone$/, 'sdk/src/errors/h.ts', "import '@partnerkit/testing';"],
  [/^sdk-dependencies$/, 'sdk/src/errors/i.ts', "import 'node:fs';"],
  [/^sdk-dependencies$/, 'sdk/src/errors/j.ts', "import 'react';"],
  [/^sdk-zod-mini$/, 'sdk/src/errors/k.ts', "import * as z from 'zod'; z;"],
  [/^sdk-dependencies$/, 'sdk/src/errors/l.ts', "import 'papaparse';"],
  [/^testing-on-sdk$/, 'testing/src/m.ts', "import '../../ui/src/index.ts';"],
  [/^ui-on-sdk$/, 'ui/src/n.tsx', "import '../../testing/src/index.ts';"],
  [/^ui-in-the-browser$/, 'ui/src/o.tsx', "import 'node:path';"],
  [/^server-on-sdk$/, 'server/src/s.ts', "import '../../ui/src/index.ts';"],
  [/^elements-on-ui$/, 'elements/src/u.ts', "import '../../testing/src/index.ts';"],
  [/^portal-on-ui$/, 'portal/src/t.tsx', "import '../../server/src/index.ts';"],
  [/^portal-on-ui$/, 'portal/src/p.tsx', "import '../../testing/src/index.ts';"],
  [/^no-circle$/, 'ui/src/q.ts', "import './r.ts';"],
];

const unseen = { 'sdk/src/novel/f.ts': '', 'ui/src/r.ts': "import './q.ts';" };

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe('import arrows', () => {
  let folder: string;
  let violations: Violation[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'partnerkit-arrows-'));
    const files = { ...sound, ...unseen, ...Object.fromEntries(wrong.map(([, file, code]) => [file, code])) };
    for (const [file, code] of Object.entries(files)) write(join(folder, 'packages', file), code);
    copyFileSync(join(repositoryRoot, 'tsconfig.json'), join(folder, 'tsconfig.json'));
    symlinkSync(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'));
    symlinkSync(join(repositoryRoot, 'packages/sdk/node_modules'), join(folder, 'packages/sdk/node_modules'));
    violations = cruise(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(wrong)('%s refuses it in %s: %s', (rule, file) => {
    const found = violations.filter(({ from }) => from === `packages/${file}`);
    expect(found.map((violation) => violation.rule.name)).toContainEqual(expect.stringMatching(rule));
  });

  test.each(Object.keys(sound))('lets %s pass', (file) => {
    expect(violations.filter(({ from }) => from === `packages/${file}`)).toEqual([]);
  });
});

function write(path: string, code: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}

function cruise(folder: string): Violation[] {
  const depcruise = join(repositoryRoot, 'node_modules/.bin/depcruise');
  const config = join(repositoryRoot, '.dependency-cruiser.cjs');
  const args = ['packages', '--config', config, '--output-type', 'json'];
  const output = execFileSync(depcruise, args, { cwd: folder, encoding: 'utf8' });
  return JSON.parse(output).summary.violations;
}
