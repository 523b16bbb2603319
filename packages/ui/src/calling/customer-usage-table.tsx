import { Widget } from '../primitives/widget.tsx';
import { CallingTable } from './calling-table.tsx';
import type { CallingTableProps, CallingTableSpec } from './calling-table-props.ts';
import { usageColumns } from './usage-columns.tsx';

const usage: CallingTableSpec = {
  title: 'calling.usageTable',
  table: 'calling.usageRows',
  empty: 'calling.noCustomers',
  fileName: 'calling-usage',
  columns: usageColumns,
  sort: '-calls',
};

/** Customers and usage: licenses, active users, calls, legs and minutes of each, and its last weeks (CAL-2). */
export function CustomerUsageTable(props: CallingTableProps) {
  return (
    <Widget>
      <CallingTable {...props} spec={usage} />
    </Widget>
  );
}
