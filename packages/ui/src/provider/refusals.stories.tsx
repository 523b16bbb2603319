import { memorySource } from '@partnerkit/sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import type { CustomerAction } from '../customers/customer-action.ts';
import { CustomerTable } from '../customers/customer-table.tsx';
import { PartnerProvider } from './partner-provider.tsx';

const reason = 'Quarter end: Anna Berger decides until December 1.';
const call: CustomerAction = { id: 'call', label: 'Plan a call', run: () => {} };

/** A page whose host lets nothing be changed. */
function Refused({ theme }: { readonly theme?: 'dark' }) {
  const [source] = useState(() =>
    memorySource({
      customers: [
        { id: 'acme', name: 'Acme Rockets', region: 'EU', tags: ['Gold tier'] },
        { id: 'beta', name: 'Beta Foods', region: 'US', tags: [] },
      ],
      saveTags: () => {},
    }),
  );
  return (
    <PartnerProvider source={source} asOf="2026-11-16" theme={theme} beforeMutate={() => reason}>
      <CustomerTable columns={['name', 'region', 'tags']} actions={[call]} />
    </PartnerProvider>
  );
}

const meta = {
  title: 'Customers/CustomerTable',
  component: Refused,
  parameters: { provider: false },
} satisfies Meta<typeof Refused>;
export default meta;

type Story = StoryObj<typeof meta>;

const body = (canvasElement: HTMLElement) => within(canvasElement.ownerDocument.body);

/** `beforeMutate` refuses a change of tags: it is taken back at once, and the viewer reads the host's reason. */
export const RefusedTags: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Edit tags of Beta Foods/ }));
    const field = await body(canvasElement).findByRole('combobox', { name: 'Add a tag' });
    await userEvent.type(field, 'Healthcare{Enter}');
    await expect(await body(canvasElement).findByText(/Anna Berger decides/)).toBeVisible();
    await expect(canvas.queryByTitle('Healthcare')).toBeNull();
  },
};

/** The same for an action of the host's own: it is not run. */
export const RefusedAction: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More actions for Beta Foods' }));
    await userEvent.click(await body(canvasElement).findByRole('menuitem', { name: 'Plan a call' }));
    await expect(await body(canvasElement).findByText(/Anna Berger decides/)).toBeVisible();
  },
};

export const RefusedDark: Story = { ...RefusedAction, args: { theme: 'dark' }, globals: { theme: 'dark' } };
