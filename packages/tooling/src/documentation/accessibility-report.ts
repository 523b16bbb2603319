import { accessibilityCriteria, type Criterion } from './accessibility-criteria.ts';

/** The conformance report, in the layout of VPAT 2.5 for WCAG, as Markdown. */
export function accessibilityReport(): string {
  const met = accessibilityCriteria.filter(({ conformance }) => conformance === 'Supports').length;
  const partly = accessibilityCriteria.filter(
    ({ conformance }) => conformance.endsWith('y Supports') || conformance === 'Does Not Support',
  );
  return `# Accessibility conformance report

In the layout of VPAT® 2.5 (WCAG edition). It is written from \`packages/tooling/src/documentation/accessibility-criteria.ts\`
(\`npm run accessibility:update\`), and \`npm test\` fails where it is not up to date or names a test that is not there.

- **Name of product:** PartnerKit: the widgets of \`@partnerkit/ui\` and \`@partnerkit/elements\`, and the portal as an example of a page.
- **Version:** the commit in which this file stands; each test that is named has passed for it.
- **Evaluation methods:** axe-core on every story, dark ones and Arabic ones among them, with rules of best practice; tests in Chromium
  by keyboard, at 400 %, with wide text spacing, in forced colours, beside foreign style sheets and in shadow roots; contrast measured
  from what is painted. Nobody who depends on a screen reader has tried it, and no browser but Chromium is tested.
- **In short:** of ${accessibilityCriteria.length} criteria ${met} are supported, ${partly.length} in part (${partly.map(({ id }) => id).join(', ')}), the others do not apply.
- **What is the host’s:** its pages, its theme where it sets colours past \`createTheme\`, and what it draws in slots and cells.

| Standard                        | Levels |
| ------------------------------- | ------ |
| [WCAG 2.2](https://www.w3.org/TR/WCAG22/) | A, AA  |

_Supports_: at least one way meets the criterion without known faults. _Partially Supports_: some of it does not, or is not measured.
_Does Not Support_: most of it does not. _Not Applicable_: there is nothing that it could be about.

## Table 1: level A

${table('A')}

## Table 2: level AA

${table('AA')}
`;
}

function table(level: Criterion['level']): string {
  const rows = accessibilityCriteria
    .filter((criterion) => criterion.level === level)
    .map(({ id, name, conformance, remarks, evidence = [] }) => {
      const files = [...new Set(evidence.map(({ file }) => `[${file.split('/').at(-1)}](../${file})`))];
      const shown = files.length > 0 ? ` Held by ${files.join(', ')}.` : '';
      return `| ${id} ${name} | ${conformance} | ${remarks}${shown} |`;
    });
  return ['| Criterion | Conformance | Remarks |', '| --- | --- | --- |', ...rows].join('\n');
}
