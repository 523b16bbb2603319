import { expect, it } from 'vitest';
import type { HostFieldType, HostValue } from './host-field.ts';
import type { HostCell } from './host-field-values.ts';
import { orderByHostField } from './order-by-host-field.ts';

const ordered = (
  type: HostFieldType,
  values: readonly (HostValue | null | undefined)[],
  descending = false,
) =>
  orderByHostField(
    values.map((_, at) => ({ id: String(at) })),
    { type, descending, read: (id): HostCell => ({ state: 'known', value: values[Number(id)] }) },
  ).map(({ id }) => values[Number(id)]);

it.each<[HostFieldType, (HostValue | null)[]]>([
  ['number', [-1, 0, 2, 10, null]],
  ['day', ['2025-12-31', '2026-01-01', '2026-11-02', null]],
  ['instant', ['2026-01-01T01:00:00+02:00', '2026-01-01T00:00:00Z', '2026-01-01T02:00:00+01:00', null]],
  ['text', ['anna', 'Äpfel', 'bruno', 'Bruno 2', null]],
])('orders by a %s, up and down, and has what is not known last', (type, values) => {
  const turned = [...values.slice(0, -1)].reverse();
  expect(ordered(type, [null, ...turned])).toEqual(values);
  expect(ordered(type, [null, ...values.slice(0, -1)], true)).toEqual([...turned, null]);
});

it('leaves those alike in their order, and those that failed or are still to come at the end', () => {
  const cells: Record<string, HostCell> = {
    a: { state: 'loading' },
    b: { state: 'known', value: 'Same' },
    c: { state: 'known', value: 'same' },
  };
  const rows = ['a', 'c', 'b'].map((id) => ({ id }));
  const read = (id: string) => cells[id] as HostCell;
  expect(orderByHostField(rows, { type: 'text', read }).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});
