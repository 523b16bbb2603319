import type { CustomerSortField } from '@partnerkit/sdk';
import { customerSortFields } from '@partnerkit/sdk/query';
import { useMemo } from 'react';
import { checkedColumns } from '../primitives/data-table/checked-columns.ts';
import { withHostCell } from '../primitives/data-table/with-cells.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { usePermission } from '../provider/use-viewer.ts';
import { useMayEditTags } from '../tags/use-may-edit-tags.ts';
import { useToday } from '../trials/use-today.ts';
import { type CustomerColumn, customerColumns } from './customer-columns.tsx';
import { controlColumn, selectionColumn } from './customer-controls.tsx';
import type { CustomerTableProps } from './customer-table-props.ts';

/** All columns of the customer list as the host wants them: ours, its own, selection and launch. */
export function useCustomerColumns({
  columns: shown,
  extraColumns,
  enrich,
  actions: hostActions,
  launchHref,
  onLaunch,
  onOpenCustomer,
  slots,
  ...given
}: CustomerTableProps<string>): readonly CustomerColumn[] {
  const { t, formats, client, report } = usePartner();
  const asOf = useToday();
  const mayEditTags = useMayEditTags();
  const opens = onOpenCustomer !== undefined;
  const details = slots?.detail !== undefined;
  // as long as it is not known who is looking, most of them may
  const mayTag = usePermission('tags.edit') !== false;
  const selects = mayTag || Boolean(hostActions?.length) || hearsOfSelection({ ...given, slots });
  const launch = launchHref ?? onLaunch !== undefined;
  return useMemo(() => {
    const options = { t, formats, asOf, mayEditTags, opens, launch, actions: hostActions, details };
    const select = selectionColumn(t);
    const controls = controlColumn(options);
    const all = checkedColumns(
      [select, controls, ...customerColumns(options)],
      [
        ...(enrich?.columns({ t, client, report }) ?? []),
        ...(extraColumns ?? []).map((column) => withHostCell(column)),
      ],
      [...customerSortFields, ...((enrich?.sorts ?? []) as readonly CustomerSortField[])],
    );
    const ours = all.filter(({ fixed }) => !fixed);
    return [
      ...(selects ? [select] : []),
      ...(shown ? chosenColumns(ours, shown) : ours),
      ...(launch || hostActions?.length || details ? [controls] : []),
    ];
  }, [
    t,
    formats,
    asOf,
    mayEditTags,
    opens,
    launch,
    shown,
    extraColumns,
    enrich,
    client,
    report,
    hostActions,
    details,
    selects,
  ]);
}

/** Whether a host does something with who is selected. */
function hearsOfSelection(
  props: Pick<CustomerTableProps<string>, 'selection' | 'onSelectionChange' | 'slots'>,
): boolean {
  const { selection, onSelectionChange, slots } = props;
  return [selection, onSelectionChange, slots?.toolbar, slots?.footer].some((given) => given !== undefined);
}

function chosenColumns(columns: readonly CustomerColumn[], shown: readonly string[]): CustomerColumn[] {
  const first = shown.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  const rest = columns.filter(({ id }) => !shown.includes(id));
  return [
    ...first.map((column) => ({ ...column, hidden: false })),
    ...rest.map((column) => ({ ...column, hidden: true })),
  ];
}
