import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../repository.ts';
import { accessibilityCriteria } from './accessibility-criteria.ts';
import { accessibilityReport } from './accessibility-report.ts';

/** How many there are of each level in each guideline of WCAG 2.2. */
const counted = {
  '1.1': 1,
  '1.2': 5,
  '1.3': 5,
  '1.4': 9,
  '2.1': 3,
  '2.2': 2,
  '2.3': 1,
  '2.4': 8,
  '2.5': 6,
  '3.1': 2,
  '3.2': 5,
  '3.3': 6,
  '4.1': 2,
};

describe('the conformance report', () => {
  it('names every criterion of levels A and AA once', () => {
    const guidelines = accessibilityCriteria.map(({ id }) => id.split('.').slice(0, 2).join('.'));
    const found = Object.fromEntries(
      Object.keys(counted).map((guideline) => [
        guideline,
        guidelines.filter((one) => one === guideline).length,
      ]),
    );
    expect(found).toEqual(counted);
    expect(new Set(accessibilityCriteria.map(({ id }) => id)).size).toBe(accessibilityCriteria.length);
  });

  it('names tests that are there', () => {
    const missing = accessibilityCriteria.flatMap(({ id, evidence = [] }) =>
      evidence
        .filter(
          ({ file, title }) =>
            title === '' || !readFileSync(join(repositoryRoot, file), 'utf8').includes(title),
        )
        .map(({ file, title }) => `${id}: ${file}: ${title}`),
    );
    expect(missing).toEqual([]);
  });

  it('is up to date: npm run accessibility:update', async () => {
    await expect(accessibilityReport()).toMatchFileSnapshot(join(repositoryRoot, 'docs/accessibility.md'));
  });
});
