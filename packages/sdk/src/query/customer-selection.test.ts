import { describe, expect, it } from 'vitest';
import {
  type CustomerSelection,
  isNothingSelected,
  matchingCustomers,
  selectionTest,
  toggledSelection,
} from './customer-selection.ts';
import { isNarrowerQuery } from './narrower-query.ts';

describe('a selection of customers', () => {
  it('of ids is empty until one is in it', () => {
    expect(isNothingSelected([])).toBe(true);
    expect(isNothingSelected(toggledSelection([], 'a', false))).toBe(false);
    expect(isNothingSelected(matchingCustomers(''))).toBe(false);
  });

  it.each<[string, CustomerSelection]>([
    ['ids', ['a', 'b']],
    ['all that match', matchingCustomers('status:trial')],
    ['all that match but some', { query: 'status:trial', except: ['a'], also: [] }],
    ['all that match and some', { query: 'status:trial', except: [], also: ['z'] }],
  ])('%s: what is toggled twice is as it was, and nothing else changes', (_, before) => {
    const finds = (id: string) => ['a', 'b', 'c'].includes(id);
    const all = ['a', 'b', 'c', 'y', 'z'];
    const has = (selection: CustomerSelection) => {
      const isSelected = selectionTest(selection);
      return all.filter((id) => isSelected(id, finds(id)));
    };
    for (const id of all) {
      const was = selectionTest(before)(id, finds(id));
      const once = toggledSelection(before, id, was);
      expect(has(once)).toEqual(all.filter((other) => has(before).includes(other) !== (other === id)));
      expect(has(toggledSelection(once, id, !was))).toEqual(has(before));
    }
  });

  it('keeps an exception even where it was made of a customer added to it', () => {
    const added = toggledSelection(matchingCustomers('status:trial'), 'z', false);
    expect(added).toEqual({ query: 'status:trial', except: [], also: ['z'] });
    expect(toggledSelection(added, 'z', true)).toEqual(matchingCustomers('status:trial'));
  });

  it.each([
    ['status:trial acme', 'status:trial', true],
    ['status:trial', '', true],
    ['acme', 'status:trial', false],
    ['', 'status:trial', false],
    ['status:nonsense', '', false],
    ['region:EU  status:trial', 'status:trial region:EU', true],
  ])('%j finds nothing but what %j finds: %s', (query, wider, expected) => {
    expect(isNarrowerQuery(query, wider)).toBe(expected);
  });
});
