import { CustomerTable } from '@partnerkit/ui/customer-table';
import { type DrawnWidget, openCustomer, tableSlots } from './drawn-widget.ts';

/** The customer table in its element: it stands in one file with the widget, which most pages load. */
export const drawnCustomerTable: DrawnWidget = {
  Widget: CustomerTable,
  changes: ['query', 'sort', 'selection', 'columnState', 'detail'],
  tells: {
    onOpenCustomer: openCustomer,
    onTrialStarted: { event: 'pk-trial-started', details: ['started'] },
  },
  slots: { ...tableSlots, header: 'header', detail: 'detail' },
};
