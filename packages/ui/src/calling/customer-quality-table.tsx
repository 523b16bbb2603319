import { Widget } from '../primitives/widget.tsx';
import { CallingTable } from './calling-table.tsx';
import type { CallingTableProps, CallingTableSpec } from './calling-table-props.ts';
import { qualityColumns } from './quality-columns.tsx';

const quality: CallingTableSpec = {
  title: 'calling.qualityTable',
  table: 'calling.qualityRows',
  empty: 'calling.noCustomers',
  fileName: 'calling-quality',
  columns: qualityColumns,
  sort: '-poorLegs',
};

/** Customers and call quality: poor legs of each, their share, its change, and the worst endpoint type (CAL-5). */
export function CustomerQualityTable(props: CallingTableProps) {
  return (
    <Widget>
      <CallingTable {...props} spec={quality} />
    </Widget>
  );
}
