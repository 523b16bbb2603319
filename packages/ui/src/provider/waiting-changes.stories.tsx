import { memorySource, PartnerError } from '@partnerkit/sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { TagEditor } from '../tags/tag-editor.tsx';

const acme = { id: 'acme', name: 'Acme Rockets', region: 'EU', tags: ['Gold tier'] };

/** The browser says that the page has no connection, and whatever would change something fails by that. */
function offlineSource() {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
  const source = memorySource({ customers: [acme], saveTags: () => {} });
  return {
    ...source,
    call: (async (operation, input, context) => {
      if (operation.changes && navigator.onLine === false)
        throw new PartnerError({ code: 'offline', message: 'There is no network connection.' });
      return source.call(operation, input, context);
    }) as typeof source.call,
  };
}

function comeBack() {
  Reflect.deleteProperty(navigator, 'onLine');
  window.dispatchEvent(new Event('online'));
}

const meta = {
  title: 'Tags/TagEditor',
  component: TagEditor,
  args: { customers: [acme] },
  parameters: { source: offlineSource },
  // what waits is kept by the tab: no story meets that of another
  beforeEach: () => {
    sessionStorage.clear();
    return () => {
      comeBack();
      sessionStorage.clear();
    };
  },
} satisfies Meta<typeof TagEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

async function add(canvasElement: HTMLElement, tag: string) {
  const field = await within(canvasElement.ownerDocument.body).findByRole('combobox');
  await userEvent.type(field, `${tag}{Enter}`);
}
const waits = async (canvasElement: HTMLElement, count: number) =>
  waitFor(() => expect(canvasElement.querySelectorAll('.pk-waiting-list > li')).toHaveLength(count));

/** It stands as if it were made, and waits in sight; a press takes it back. */
export const WaitingOne: Story = {
  play: async ({ canvas, canvasElement }) => {
    await add(canvasElement, 'Renewal call');
    await waits(canvasElement, 1);
    await expect(canvas.getByRole('button', { name: 'Remove tag Renewal call' })).toBeVisible();
  },
};

/** Several, each with a way to take it back, and one for all. */
export const WaitingSeveral: Story = {
  play: async ({ canvas, canvasElement }) => {
    for (const tag of ['Renewal call', 'Healthcare', 'Watch list']) await add(canvasElement, tag);
    await waits(canvasElement, 3);
    await userEvent.click(canvasElement.querySelector('.pk-waiting summary') as HTMLElement);
    await expect(canvas.getByText('Tag “Healthcare” added to Acme Rockets')).toBeVisible();
  },
};

/** The connection is back: all are made, in their order. */
export const WaitingNoMore: Story = {
  play: async ({ canvas, canvasElement }) => {
    await add(canvasElement, 'Renewal call');
    await add(canvasElement, 'Healthcare');
    await waits(canvasElement, 2);
    comeBack();
    await waitFor(() => expect(canvasElement.querySelector('.pk-waiting')).toBeNull());
    await expect(canvas.getByText('Tag “Healthcare” added to Acme Rockets')).toBeVisible();
  },
};

/** Taken back, with the reason why it was not made. */
export const WaitingTakenBack: Story = {
  play: async ({ canvas, canvasElement }) => {
    await add(canvasElement, 'Renewal call');
    await waits(canvasElement, 1);
    await userEvent.click(canvas.getByRole('button', { name: /^Take back:/ }));
    await expect(await canvas.findByText(/There is no connection to the data source/)).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Remove tag Renewal call' })).toBeNull();
  },
};

const inAnyLanguage: Story = {
  play: async ({ canvasElement }) => {
    for (const tag of ['Renewal call', 'Healthcare']) await add(canvasElement, tag);
    await waits(canvasElement, 2);
    await userEvent.click(canvasElement.querySelector('.pk-waiting summary') as HTMLElement);
  },
};

export const WaitingDark: Story = { ...WaitingSeveral, globals: { theme: 'dark' } };
export const WaitingArabic: Story = { ...inAnyLanguage, globals: { locale: 'ar', dir: 'rtl' } };
export const WaitingItalian: Story = { ...inAnyLanguage, globals: { locale: 'it' } };
