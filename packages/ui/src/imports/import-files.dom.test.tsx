import { type ImportChanges, memorySource } from '@partnerkit/sdk';
import type { HubReports } from '@partnerkit/sdk/csv';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { ImportChangesList } from './import-changes-list.tsx';
import { ImportFiles, type ImportFilesProps } from './import-files.tsx';

const header = 'Customer name,Organization ID,Location,Total calls';
const usage = (name: string) => new File([`${header}\nAcme,c1,Rome,7\nGlobex,c2,Rome,8\n`], name);
const workbook = new File(['PK\u0003\u0004 xl/workbook.xml'], 'report.xlsx');

function show(props: ImportFilesProps = {}) {
  const importReports = vi.fn<(reports: HubReports) => void>();
  const source = memorySource({ customers: [{ id: 'c1', name: 'Acme', region: 'EU' }], importReports });
  const drawn = (
    <PartnerProvider source={source}>
      <ImportFiles {...props} />
    </PartnerProvider>
  );
  const { unmount } = render(drawn);
  return {
    importReports,
    reload: () => {
      unmount();
      render(drawn);
    },
  };
}

async function choose(...files: readonly File[]) {
  await userEvent.upload(await screen.findByLabelText('Choose files', { selector: 'input' }), [...files]);
}

describe('ImportFiles', () => {
  it('shows what files are and what would change, and hands them over once it is confirmed', async () => {
    const onImported = vi.fn();
    const { importReports, reload } = show({ onImported });
    await choose(usage('usage.csv'), workbook);
    expect(await screen.findByText('An Excel workbook (XLSX): save it as CSV')).toBeInTheDocument();
    expect(screen.getByText('None of these files would change anything.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Import' })).toHaveAttribute('aria-disabled', 'true');
    await userEvent.type(screen.getByLabelText('Region'), 'EU');
    await userEvent.type(screen.getByLabelText('Week, by its Sunday'), '2026-11-15');
    await userEvent.click(screen.getByRole('button', { name: 'Set' }));
    expect(await screen.findByText('1 new customer', {}, { timeout: 5000 })).toBeInTheDocument();
    expect(screen.getByText(/week of Nov 15, 2026: new/)).toBeInTheDocument();
    reload();
    expect(await screen.findByText('1 new customer')).toBeInTheDocument();
    expect(importReports).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText('Imported', {}, { timeout: 5000 })).toBeInTheDocument();
    expect(importReports).toHaveBeenCalledOnce();
    await waitFor(() => expect(onImported).toHaveBeenCalledOnce());
    await userEvent.click(screen.getByRole('button', { name: 'Import more files' }));
    expect(await screen.findByText('Drop files or a folder here')).toBeInTheDocument();
  });

  it('says what the place of a file needs, and names it for others too', async () => {
    show();
    await choose(usage('one.csv'), usage('two.csv'));
    const [week] = await screen.findAllByLabelText('Week, by its Sunday');
    const [region] = screen.getAllByLabelText('Region');
    const [set] = screen.getAllByRole('button', { name: 'Set' });
    await userEvent.type(week as HTMLElement, '2026-11-16');
    await userEvent.click(set as HTMLElement);
    expect(await screen.findByRole('alert')).toHaveTextContent('Choose a Sunday');
    await userEvent.clear(week as HTMLElement);
    await userEvent.type(week as HTMLElement, '2026-11-15');
    await userEvent.click(set as HTMLElement);
    expect(await screen.findByRole('alert')).toHaveTextContent('Name the region.');
    await userEvent.type(region as HTMLElement, 'EU');
    await userEvent.click(screen.getAllByRole('checkbox')[0] as HTMLElement);
    await userEvent.click(set as HTMLElement);
    expect(await screen.findByText('A later file tells the same', {}, { timeout: 5000 })).toBeInTheDocument();
    expect(screen.queryByText('Needs region and week')).not.toBeInTheDocument();
  });

  it('does not call a file damaged whose customers no usage file has told yet, and says a reason once', async () => {
    show();
    const rows = ['d1', 'd2', 'd3'].map((id) => `Acme,${id},Rome,001122334455`);
    const devices = new File(
      [['Customer,Customer Org ID,Location Name,MAC', ...rows, ''].join('\n')],
      'Devices.csv',
    );
    await choose(usage('usage.csv'), devices);
    const state = await screen.findByText('Waits for its calling usage files');
    await userEvent.click(state.closest('summary') as HTMLElement);
    expect(await screen.findByText(/^Lines 2 to 4 · Customer Org ID · region unknown/)).toBeInTheDocument();
  });

  it('gives up what is seen, for other files', async () => {
    const { importReports } = show();
    await choose(usage('one.csv'));
    await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(await screen.findByText('Drop files or a folder here')).toBeInTheDocument();
    expect(importReports).not.toHaveBeenCalled();
  });
});

describe('ImportChangesList', () => {
  const none = { customers: { added: 0, moved: 0 }, inventories: [], legs: 0 };
  const weeks = ['2026-11-08', '2026-10-25', '2026-11-01'].map((week) => ({ region: 'US', week, file: 'a' }));
  const drawn = (changes: ImportChanges) =>
    render(
      <PartnerProvider source={memorySource({ customers: [] })}>
        <ImportChangesList changes={changes} />
      </PartnerProvider>,
    );

  it('tells the weeks of a region in one line', () => {
    const known = { region: 'EU', week: '2026-11-08', file: 'b', replaces: 'c' };
    drawn({ ...none, weeks: [...weeks, known] });
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^United States: 3 new weeks, Oct 25\s–\sNov 14, 2026$/),
      'European Union, week of Nov 8, 2026: replaces what is known',
    ]);
  });

  it('threatens nobody’s customers where nothing would change', () => {
    drawn({ ...none, weeks: [], cleared: 400 });
    expect(screen.getByText('None of these files would change anything.')).toBeInTheDocument();
    expect(screen.queryByText(/make room/)).not.toBeInTheDocument();
  });
});
