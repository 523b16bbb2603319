import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { transformAsync } from '@babel/core';
import { expect, it } from 'vitest';
import { repositoryRoot } from './repository.ts';

const noTry = '(BuildHIR::lowerStatement) Handle TryStatement';
const noValueInTry =
  'Support value blocks (conditional, logical, optional chaining, etc) within a try/catch statement';
const noOrder =
  '(BuildHIR::node.lowerReorderableExpression) Expression type `ArrowFunctionExpression` cannot be safely reordered';
const noAssigned = '(BuildHIR::lowerExpression) Handle ??= operators in AssignmentExpression';
const noIterator = '(BuildHIR::lowerStatement) Handle for-await loops';
const noImport = '(BuildHIR::lowerExpression) Handle Import expressions';
const noHoisting = '[hoisting] EnterSSA: Expected identifier to be defined before being used';
const noCode =
  '[Codegen] Internal error: MethodCall::property must be an unpromoted + unmemoized MemberExpression';

/** What the compiler can't do yet: it leaves these as they are written. */
const notYet: Readonly<Record<string, string>> = {
  'administrators/use-administrators.ts': `${noTry} without a catch clause`,
  'administrators/use-customer-administrators.ts': `${noTry} without a catch clause`,
  'customers/selection-bar.tsx': noIterator,
  'customers/status-badges.tsx': noCode,
  'customers/use-action-runs.ts': noAssigned,
  'customers/use-customer-selection.ts': noIterator,
  'i18n/use-dictionary.ts': noImport,
  'imports/use-import-files.ts': `${noTry} without a catch clause`,
  'organization/users.tsx': noHoisting,
  'primitives/form/use-input-form.ts': noOrder,
  'primitives/use-attempt.ts': `${noTry} with a finalizer ('finally') clause`,
  'provider/use-changes.ts': `${noTry} without a catch clause`,
  'provider/use-client.ts': noValueInTry,
  'reports/schedule-table.tsx': noHoisting,
  'reports/use-report-download.ts': `${noTry} with a finalizer ('finally') clause`,
  'tags/use-tag-editor.ts': noValueInTry,
  'trials/use-customer-trials.ts': `${noTry} with a finalizer ('finally') clause`,
  'worklist/use-worklist-changes.ts': noOrder,
};

/** What goes another way than the compiler follows, knowingly; nothing is added here that breaks on a page. */
const knowingly: Readonly<Record<string, string>> = {
  // the steps clear a draft that is made with them; it is called long after
  'organization/administrators-step.tsx': 'Cannot access variable before it is declared',
  'reports/report-builder.tsx': 'Cannot access variable before it is declared',
  // the last rows that could be loaded, asked for only where a read has failed
  'primitives/data-table/use-paged-rows.ts': 'Cannot access refs during render',
  // the key of an intent, asked for where the last step is carried out
  'trials/start-trial-wizard.tsx': 'Cannot access refs during render',
};

interface CompilerEvent {
  readonly kind: string;
  readonly fnLoc?: { readonly start: { readonly line: number } } | null;
  readonly detail?: { readonly reason?: string; readonly options?: { readonly reason?: string } };
}

it('the React Compiler compiles every component and hook, but for those whose reason is known', async () => {
  const sources = globSync(join(repositoryRoot, 'packages/ui/src/**/*.{ts,tsx}')).filter(
    (path) => !/\.(test|stories)\.tsx?$|\.d\.ts$/.test(path),
  );
  let compiled = 0;
  const left: Record<string, string> = {};
  for (const filename of sources) {
    const logEvent = (_file: string | null, { kind, detail }: CompilerEvent) => {
      if (kind === 'CompileSuccess') compiled++;
      if (kind === 'CompileError')
        left[relative(join(repositoryRoot, 'packages/ui/src'), filename)] =
          detail?.reason ?? detail?.options?.reason ?? '';
    };
    const source = readFileSync(filename, 'utf8');
    // what names no component and no hook is nothing to the compiler
    if (!/\b(?:function|const) (?:use)?[A-Z]/.test(source)) continue;
    await transformAsync(source, {
      ...{ filename, configFile: false, babelrc: false, code: false },
      parserOpts: { plugins: ['typescript', 'jsx'] },
      plugins: [['babel-plugin-react-compiler', { panicThreshold: 'none', logger: { logEvent } }]],
    });
  }
  expect(left).toEqual({ ...notYet, ...knowingly });
  expect(compiled).toBeGreaterThan(400);
}, 300_000);
