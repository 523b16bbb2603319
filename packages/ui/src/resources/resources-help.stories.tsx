import { memorySource, type Resource, type ResourceContent } from '@partnerkit/sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { ResourcesHelp } from './resources-help.tsx';

const url = (id: string) => `https://help.partner.example/${id}`;
const resource = (id: string, en: string, it: string, ar: string, more: Partial<Resource>): Resource => ({
  id,
  title: { en, it, ar },
  url: url(id),
  ...more,
});

/** What a partner has of its own: kinds, topics and languages to filter by. */
const content: ResourceContent = {
  topics: {
    calling: { en: 'Calling', it: 'Chiamate', ar: 'المكالمات' },
    contactCenter: { en: 'Contact Center', it: 'Contact Center', ar: 'مركز الاتصال' },
    licenses: { en: 'Licenses', it: 'Licenze', ar: 'التراخيص' },
    onboarding: { en: 'Onboarding', it: 'Attivazione', ar: 'البدء' },
  },
  resources: [
    resource('status', 'Service status', 'Stato dei servizi', 'حالة الخدمات', {
      isQuickLink: true,
      kind: 'tool',
    }),
    resource('orders', 'Order portal', 'Portale ordini', 'بوابة الطلبات', {
      isQuickLink: true,
      kind: 'tool',
    }),
    resource('community', 'Partner community', 'Community dei partner', 'مجتمع الشركاء', {
      isQuickLink: true,
      kind: 'community',
    }),
    resource('first-customer', 'Your first customer', 'Il primo cliente', 'عميلك الأول', {
      isFeatured: true,
      kind: 'guide',
      topics: ['onboarding'],
      languages: ['en', 'it', 'ar'],
      description: {
        en: 'From the order to the first call, step by step.',
        it: 'Dall’ordine alla prima chiamata, passo per passo.',
        ar: 'من الطلب إلى أول مكالمة، خطوة بخطوة.',
      },
    }),
    resource(
      'call-quality',
      'Find out why calls are bad',
      'Perché le chiamate sono di scarsa qualità',
      'معرفة سبب رداءة المكالمات',
      {
        isFeatured: true,
        kind: 'video',
        topics: ['calling'],
        languages: ['en'],
        description: {
          en: 'Endpoints, networks and locations, in eight minutes.',
          it: 'Endpoint, reti e posizioni, in otto minuti.',
          ar: 'الأجهزة والشبكات والمواقع في ثماني دقائق.',
        },
      },
    ),
    resource(
      'queues',
      'Set up call queues',
      'Configurare le code di chiamata',
      'إعداد قوائم انتظار المكالمات',
      {
        isFeatured: true,
        kind: 'course',
        topics: ['contactCenter', 'calling'],
        languages: ['en', 'it'],
        description: {
          en: 'A course with a certificate for those who set up contact centers.',
          it: 'Un corso con certificato per chi configura contact center.',
          ar: 'دورة بشهادة لمن يُعِدّون مراكز الاتصال.',
        },
      },
    ),
    resource(
      'assign',
      'Assign licenses in bulk',
      'Assegnare licenze in blocco',
      'تعيين التراخيص دفعةً واحدة',
      {
        kind: 'article',
        topics: ['licenses'],
        languages: ['en', 'it'],
      },
    ),
    resource('renewals', 'Prepare renewals', 'Preparare i rinnovi', 'التحضير للتجديد', {
      kind: 'guide',
      topics: ['licenses'],
      languages: ['en'],
    }),
    resource('numbers', 'Port phone numbers', 'Portabilità dei numeri di telefono', 'نقل أرقام الهواتف', {
      kind: 'article',
      topics: ['calling', 'onboarding'],
      languages: ['en', 'it', 'ar'],
    }),
    resource('pricing', 'Price list', 'Listino prezzi', 'قائمة الأسعار', {
      kind: 'tool',
      topics: ['licenses'],
      roles: ['partnerFullAdmin'],
    }),
  ],
};
const helpdesk = [
  { id: 'calling', onOpen: () => {} },
  { id: 'contactCenter', url: url('contact') },
];

const meta = {
  title: 'Resources/ResourcesHelp',
  component: ResourcesHelp,
  args: { content, helpdesk },
} satisfies Meta<typeof ResourcesHelp>;
export default meta;

type Story = StoryObj<typeof meta>;

const search = (canvas: ReturnType<typeof within>) =>
  canvas.findByRole('searchbox', { name: 'Search all resources' });
const count = (canvas: ReturnType<typeof within>) =>
  within(canvas.getByRole('region', { name: 'All resources' })).getByText(/^[\d,]+ resources?( found)?$/);
const titles = (canvas: ReturnType<typeof within>) =>
  within(canvas.getByRole('region', { name: 'All resources' }))
    .queryAllByRole('listitem')
    .map((item) => item.querySelector('bdi')?.textContent);

/** Quick links, featured resources, the helpdesk, and all resources (RES-1, RES-2). */
export const Ready: Story = {
  args: { onOpenResource: fn() },
  play: async ({ canvas }) => {
    const quick = await canvas.findByRole('region', { name: 'Quick links' });
    await expect(within(quick).getAllByRole('link')).toHaveLength(3);
    const featured = canvas.getByRole('region', { name: 'Featured resources' });
    const link = within(featured).getByRole('link', { name: 'Your first customer (opens in a new tab)' });
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(link).toHaveAttribute('href', url('first-customer'));
    await waitFor(() => expect(count(canvas)).toHaveTextContent('10 resources'));
  },
};

/** While something is looked for, what is found stands alone: titles first, then what topics and descriptions say. */
export const Searched: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(await search(canvas), 'CALL');
    await expect(count(canvas)).toHaveTextContent('4 resources found');
    await expect(titles(canvas)).toEqual([
      'Find out why calls are bad',
      'Set up call queues',
      'Port phone numbers',
      'Your first customer',
    ]);
    await expect(canvas.queryByRole('region', { name: 'Quick links' })).toBeNull();
  },
};

/** Filters by kind, topic and language: each says how many it leaves and can be taken away by itself. */
export const Filtered: Story = {
  args: { onQueryChange: fn() },
  play: async ({ canvas, canvasElement, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Kind' }));
    const page = within(canvasElement.ownerDocument.body);
    await userEvent.click(await page.findByRole('menuitemcheckbox', { name: /^Guide/ }));
    await userEvent.keyboard('{Escape}');
    await expect(args.onQueryChange).toHaveBeenLastCalledWith({ kinds: ['guide'] });
    await expect(titles(canvas)).toEqual(['Your first customer', 'Prepare renewals']);
    await userEvent.click(canvas.getByRole('button', { name: 'Remove filter Guide' }));
    await expect(count(canvas)).toHaveTextContent('10 resources');
  },
};

/** Nothing is found: the search can be cleared, and the helpdesk is there. */
export const NothingFound: Story = {
  args: { query: { text: 'espresso machine' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No resource matches')).toBeVisible();
    await expect(canvas.getByRole('region', { name: 'Partner helpdesk' })).toBeVisible();
  },
};

/** There is nothing to show yet. */
export const Empty: Story = {
  args: { content: { resources: [] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No resources yet')).toBeVisible();
  },
};

/** What is shown where a host supplies nothing: the topics of the vendor's public help. */
export const Default: Story = {
  args: { content: undefined, helpdesk: undefined },
  play: async ({ canvas }) => {
    await userEvent.type(await search(canvas), 'calling');
    const [first] = await canvas.findAllByRole('link', { name: /Calling/ });
    await expect(first?.getAttribute('href')).toMatch(/^https:\/\/help\.webex\.com\//);
    await userEvent.clear(await search(canvas));
  },
};

/** A host's own form opens over the page; the way that opened it has the focus again. */
export const HelpdeskForm: Story = {
  args: {
    helpdesk: [
      {
        id: 'calling',
        form: (close) => (
          <>
            <label>
              What happened? <input form="" className="pk-input" />
            </label>
            <p>
              <button form="" type="button" className="pk-button" onClick={close}>
                Send
              </button>
            </p>
          </>
        ),
      },
      { id: 'contactCenter', url: url('contact'), description: 'Monday to Friday, 8 to 18 h' },
    ],
  },
  play: async ({ canvas, canvasElement }) => {
    const opener = await canvas.findByRole('button', { name: 'Calling' });
    await userEvent.click(opener);
    const page = within(canvasElement.ownerDocument.body);
    const dialog = await page.findByRole('dialog', { name: 'Calling' });
    await expect(within(dialog).getByRole('textbox')).toHaveFocus();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(page.queryByRole('dialog')).toBeNull());
    await expect(opener).toHaveFocus();
  },
};

/** Somebody whose role it is not for does not meet it. */
export const Roles: Story = {
  parameters: {
    source: () => memorySource({ customers: [], viewer: { userId: 'u-1', roles: ['partnerReadOnlyAdmin'] } }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('9 resources')).toBeVisible();
    await expect(canvas.queryByText('Price list')).toBeNull();
  },
};

/** What does not fit is left out by its field, the rest is shown. */
export const PartlyRefused: Story = {
  args: {
    content: {
      ...content,
      resources: [...content.resources, { id: 'bad', title: 'Click me', url: 'javascript:alert(1)' }],
    },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('1 row left out')).toBeVisible();
    await expect(canvas.queryByText('Click me')).toBeNull();
    await expect(count(canvas)).toHaveTextContent('10 resources');
  },
};

/** The content is on its way; the helpdesk is there. */
export const Loading: Story = {
  args: { content: () => new Promise<never>(() => {}) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('region', { name: 'Partner helpdesk' })).toBeVisible();
  },
};

/** The content did not come: what happened, and a way to try again; the helpdesk is there. */
export const Failed: Story = {
  args: { content: () => Promise.reject(new Error('503')) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('This could not be loaded');
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(canvas.getByRole('region', { name: 'Partner helpdesk' })).toBeVisible();
  },
};

/** As wide as a phone. */
export const Narrow: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 368 }}>
        <Story />
      </div>
    ),
  ],
};

export const Italian: Story = {
  globals: { locale: 'it' },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('searchbox'), 'portabilita');
    await expect(await canvas.findByText('1 risorsa trovata')).toBeVisible();
    await userEvent.clear(canvas.getByRole('searchbox'));
  },
};
export const Arabic: Story = {
  globals: { locale: 'ar', dir: 'rtl' },
  play: async ({ canvas }) => {
    // without hamza
    await userEvent.type(await canvas.findByRole('searchbox'), 'اعداد');
    await expect(await canvas.findByText('إعداد قوائم انتظار المكالمات')).toBeVisible();
    await userEvent.clear(canvas.getByRole('searchbox'));
  },
};
export const Dark: Story = { globals: { theme: 'dark' } };

/** Titles and descriptions as long as they come. */
export const LongTexts: Story = {
  args: {
    content: {
      ...content,
      resources: content.resources.map((row) => ({
        ...row,
        title:
          'Datenschutzgrundverordnungsvereinbarungen for everybody who manages customers in more than one region',
        description: 'W'.repeat(120),
      })),
    },
  },
  tags: ['!test'],
};
