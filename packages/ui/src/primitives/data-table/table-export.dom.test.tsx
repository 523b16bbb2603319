import { memorySource } from '@partnerkit/sdk';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readXlsx } from 'hucre/xlsx';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuditTrail } from '../../audit/audit-trail.tsx';
import { CustomerTable } from '../../customers/customer-table.tsx';
import { ar as arabic } from '../../i18n/ar.messages.ts';
import { PartnerProvider, type PartnerProviderProps } from '../../provider/partner-provider.tsx';

const saved: { name: string; blob: Blob }[] = [];

beforeEach(() => {
  saved.length = 0;
  let made: Blob | undefined;
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      made = blob;
      return 'blob:x';
    },
    revokeObjectURL() {},
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: made as Blob });
  });
});
afterEach(() => void vi.restoreAllMocks());

const customers = [
  { id: 'a', name: '=Aurora', externalId: '00123', addedOn: '2026-02-01', lastAdminSignInAt: null },
  {
    id: '1234567890123456789',
    name: ' Borealis ',
    externalId: '+390612345678',
    addedOn: '2025-12-31',
    lastAdminSignInAt: '2026-11-15T08:30:00Z',
  },
];
const auditEntries = [
  {
    id: 'e',
    at: '2026-11-15T08:30:15Z',
    actor: { id: 'u', name: 'Ada' },
    action: 'tags.added',
    subject: { kind: 'customer', id: 'a', name: '=Aurora' },
    customerId: 'a',
    changes: [],
  },
];
const source = memorySource({ customers, subscriptions: [], auditEntries: auditEntries as never });

const columns = ['name', 'externalId', 'added', 'lastSignIn', 'id'];
const page = (table: ReactElement, language: Pick<PartnerProviderProps, 'locale' | 'messages'> = {}) => (
  <PartnerProvider source={source} asOf="2026-11-16" {...language}>
    {table}
  </PartnerProvider>
);

/** What a table whose button is called so saves when a workbook is chosen. */
async function exported(view: ReactElement, name: string) {
  const user = userEvent.setup();
  render(view);
  await screen.findAllByText(/=Aurora/);
  await user.click(screen.getByRole('button', { name }));
  await user.click(await screen.findByRole('menuitem', { name: /XLSX/ }));
  await waitFor(() => expect(saved).toHaveLength(1));
  const [{ name: file, blob }] = saved as [(typeof saved)[number]];
  const [sheet] = (await readXlsx(new Uint8Array(await blob.arrayBuffer()))).sheets;
  return { file, type: blob.type, sheet };
}

describe('a table that is exported as a workbook', () => {
  it('keeps texts as they are, and has dates as dates', async () => {
    const { file, type, sheet } = await exported(page(<CustomerTable columns={columns} />), 'Export');
    expect(file).toMatch(/^customers-\d{4}-\d\d-\d\d\.xlsx$/);
    expect(type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(sheet?.name).toBe('Customers');
    const signedIn = new Date('2026-11-15T08:30:00Z');
    expect(sheet?.rows).toEqual([
      ['Customer', 'External ID', 'Added', 'Last sign-in', 'Customer ID'],
      ['=Aurora', '00123', new Date('2026-02-01'), 'Never', 'a'],
      [' Borealis ', '+390612345678', new Date('2025-12-31'), signedIn, '1234567890123456789'],
    ]);
  });

  it('has the instants of the audit trail', async () => {
    const { file, sheet } = await exported(page(<AuditTrail />), 'Export');
    expect(file).toMatch(/^audit-trail-\d{4}-\d\d-\d\d\.xlsx$/);
    expect(sheet?.rows[1]?.slice(0, 3)).toEqual([new Date('2026-11-15T08:30:15Z'), 'Ada', 'u']);
  });

  it('reads in the direction of its language', async () => {
    const { sheet } = await exported(page(<CustomerTable />, { locale: 'ar', messages: arabic }), 'تصدير');
    expect(sheet?.view?.rightToLeft).toBe(true);
    expect(sheet?.name).toBe('العملاء');
  });
});
