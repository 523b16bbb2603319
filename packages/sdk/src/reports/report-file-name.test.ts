import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportFileName } from './report-file-name.ts';

const nameOf = (template: string) => reportFileName(template, 'a1-b2', '2026-11-16', 'csv');

describe('the name of a report file', () => {
  it.each([
    ['Calling Usage', 'Calling Usage_a1b2_2026-11-16.csv'],
    ['Nord/Sud\\Est: "Q1" <a|b>?*', 'Nord-Sud-Est- -Q1- -a-b-_a1b2_2026-11-16.csv'],
    ['../../etc/passwd', 'etc-passwd_a1b2_2026-11-16.csv'],
    ['=SUM(A1)', 'SUM(A1)_a1b2_2026-11-16.csv'],
    [' -rf', 'rf_a1b2_2026-11-16.csv'],
    ['\u202efdp.exe', 'fdp.exe_a1b2_2026-11-16.csv'],
    ['تقرير\u200f', 'تقرير_a1b2_2026-11-16.csv'],
    ['CON', 'CON_a1b2_2026-11-16.csv'],
    ['a\u0000b\nc', 'ab c_a1b2_2026-11-16.csv'],
    ['...', 'Report_a1b2_2026-11-16.csv'],
    ['', 'Report_a1b2_2026-11-16.csv'],
  ])('of %j is %j', (template, name) => expect(nameOf(template)).toBe(name));

  it('is one that every file system takes, whatever the template is called', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', minLength: 100, maxLength: 300 }),
      fc.string({
        unit: fc.constantFrom('/', '\\', ':', '.', ' ', '\u202e', '=', '٣', '😀'),
        maxLength: 300,
      }),
    );
    fc.assert(
      fc.property(names, (template) => {
        const name = nameOf(template);
        expect(name).toMatch(/^[^\s.=+\-@~\\/:*?"<>|\p{C}][^\\/:*?"<>|\p{C}]*_a1b2_2026-11-16\.csv$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
        // reserved on Windows whatever follows a point
        expect(name.split('.')[0]).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*$/i);
        expect(() => encodeURIComponent(name)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a day', () => reportFileName('a', 'b', '2026-02-30', 'csv'), 'downloadedOn'],
    ['a format', () => reportFileName('a', 'b', '2026-02-28', 'pdf' as never), 'format'],
  ])('is none without %s', (_what, run, field) => expect(run).toThrow(field));
});
