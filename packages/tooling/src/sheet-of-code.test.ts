import { expect, it } from 'vitest';
import { sheetOfCode } from './sheet-of-code.ts';

const sheetFor = (sheet: string) =>
  sheetOfCode(sheet, 'className:"pk-table pk-row",other:"pk-tone-"+tone,event:"pk-"+name').replace(
    /\s+/g,
    ' ',
  );

it.each([
  ['of a class that stands in the code', '.pk-row { a: b }'],
  ['without a class of ours', 'tr, .theirs { a: b }'],
  ['of a name that is put together', '.pk-tone-bad { a: b }'],
  ['of which one selector is drawn', '.pk-chart, .pk-row { a: b }'],
  ['of which one of a list is drawn', ':where(.pk-chart, .pk-row) td { a: b }'],
  ['about what is not of a class that is not drawn', '.pk-row:not(.pk-chart) { a: b }'],
  ['nested in others', ':not(html) { &:where(.pk-table):where(.pk-row) { a: b } }'],
])('keeps a rule %s', (_, rule) => {
  expect(sheetFor(rule)).toBe(rule);
});

it.each([
  ['of another class', '.pk-chart { a: b }'],
  ['inside of what is not drawn', '.pk-chart .pk-row { a: b }'],
  ['of a list of others', ':where(.pk-chart, .pk-bar) { a: b }'],
  ['of a medium with nothing left', '@media print { .pk-chart { a: b } }'],
])('leaves out a rule %s', (_, rule) => {
  expect(sheetFor(rule)).toBe('');
});
