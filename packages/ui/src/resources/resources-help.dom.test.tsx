import { memorySource, type Resource } from '@partnerkit/sdk';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { loadMessages } from '../i18n/locales.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { ResourcesHelp, type ResourcesHelpProps } from './resources-help.tsx';

const url = 'https://help.example/1';
const one = (id: string, more: Partial<Resource> = {}): Resource => ({ id, title: id, url, ...more });
const source = memorySource({ customers: [] });

function show(props: ResourcesHelpProps) {
  const drawn = (next: ResourcesHelpProps) => (
    <PartnerProvider source={source}>
      <ResourcesHelp {...next} />
    </PartnerProvider>
  );
  const { rerender } = render(drawn(props));
  return { again: (next: ResourcesHelpProps) => rerender(drawn(next)) };
}

const all = () => within(screen.getByRole('region', { name: 'All resources' }));

describe('ResourcesHelp', () => {
  it('links nowhere but to addresses of the web, and away from the page’s own window', async () => {
    show({
      content: {
        resources: [one('a'), one('b', { url: 'javascript:alert(1)' }), { id: 'c', title: 'C' } as Resource],
      },
      helpdesk: [
        { id: 'calling', url: 'data:text/html,x' },
        { id: 'contactCenter', url },
      ],
    });
    for (const link of screen.getAllByRole('link')) {
      expect(link).toHaveAttribute('href', url);
      expect(link).toHaveAttribute('rel', 'noopener noreferrer');
      expect(link).toHaveAccessibleName(/ \(opens in a new tab\)$/);
    }
    expect(screen.getAllByRole('link')).toHaveLength(2);
    await userEvent.click(await screen.findByText('3 rows left out'));
    expect(screen.getByText(/^Row 2, url: /)).toBeInTheDocument();
    expect(screen.getByText(/^Row 3, url: /)).toBeInTheDocument();
    expect(screen.getByText(/^Row 1, helpdesk\.url: /)).toBeInTheDocument();
  });

  it('opens what has no address by the host, says what fails there, and tells of what is opened', async () => {
    const onOpenResource = vi.fn();
    const resource = one('chat', {
      url: undefined,
      onOpen: () => {
        throw new Error('No chat today');
      },
    });
    show({ content: { resources: [resource] }, onOpenResource });
    await userEvent.click(all().getByRole('button', { name: 'chat' }));
    expect(await screen.findByText(/^Something in this portal failed/)).toBeVisible();
    expect(screen.queryByText(/No chat today/)).toBeNull();
    expect(onOpenResource).toHaveBeenCalledExactlyOnceWith(resource);
  });

  it('asks for content once, however often it is drawn, and again when it is told to', async () => {
    const load = vi.fn(async (): Promise<never> => {
      throw new Error('down');
    });
    // a new function with every draw, as hosts write it
    const { again } = show({ content: () => load() });
    await screen.findByRole('alert');
    again({ content: () => load() });
    expect(load).toHaveBeenCalledTimes(1);
    again({ content: async () => ({ resources: [one('came')] }) });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: /^came/ })).toBeVisible();
  });

  it.each([[undefined], [null], [{ resources: 7 }]])('says that content is none: %o', async (content) => {
    show({ content: (async () => content) as never });
    expect(await screen.findByRole('alert')).toHaveTextContent('This could not be loaded');
  });

  it('keeps two with different content apart', async () => {
    render(
      <PartnerProvider source={source}>
        <ResourcesHelp content={async () => ({ resources: [one('left')] })} />
        <ResourcesHelp content={async () => ({ resources: [one('right')] })} />
      </PartnerProvider>,
    );
    expect(await screen.findByRole('link', { name: /^left/ })).toBeVisible();
    expect(await screen.findByRole('link', { name: /^right/ })).toBeVisible();
  });

  it('keeps the focus in the field, says how many are found, and hands it on to the first that was hidden', async () => {
    const resources = Array.from({ length: 120 }, (_, at) => one(`Number ${at}`));
    show({ content: { resources } });
    const field = screen.getByRole('searchbox');
    await userEvent.type(field, 'number 1');
    expect(field).toHaveFocus();
    expect(all().getByText('39 resources found')).toBeVisible();
    await userEvent.clear(field);
    expect(all().getAllByRole('link')).toHaveLength(50);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 120' }));
    expect(all().getAllByRole('link')).toHaveLength(120);
    expect(screen.getByRole('link', { name: /^Number 50 / })).toHaveFocus();
  });

  it('goes from the field to the results by the keyboard', async () => {
    show({ content: { resources: [one('first'), one('second')] } });
    await userEvent.type(screen.getByRole('searchbox'), 'first');
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Clear filters' })).toHaveFocus();
    await userEvent.tab();
    expect(screen.getByRole('link', { name: /^first/ })).toHaveFocus();
  });

  it('leaves a form of the host around it alone', () => {
    const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    render(
      <form onSubmit={onSubmit}>
        <PartnerProvider source={source}>
          <ResourcesHelp content={{ resources: [one('a', { url: undefined, onOpen: () => {} })] }} />
        </PartnerProvider>
      </form>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'a' }));
    expect((screen.getByRole('searchbox') as HTMLInputElement).form).toBeNull();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('keeps what goes wrong in a form of the host’s in its dialog', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const form = (): never => {
      throw new Error('Broken form');
    };
    show({ content: { resources: [one('a')] }, helpdesk: [{ id: 'calling', form }] });
    await userEvent.click(screen.getByRole('button', { name: 'Calling' }));
    expect(await screen.findByText(/^Something in this portal failed/)).toBeInTheDocument();
    expect(screen.queryByText('Broken form')).toBeNull();
    expect(screen.getByRole('link', { name: /^a / })).toBeInTheDocument();
    vi.restoreAllMocks();
  });

  it('shows what is for a role to those who have it', async () => {
    const resources = [one('open'), one('secret', { roles: ['partnerFullAdmin'] })];
    for (const [role, count] of [
      ['helpdesk', '1 resource'],
      ['partnerFullAdmin', '2 resources'],
    ] as const) {
      const { unmount } = render(
        <PartnerProvider source={memorySource({ customers: [], viewer: { userId: 'u', roles: [role] } })}>
          <ResourcesHelp content={{ resources }} />
        </PartnerProvider>,
      );
      expect(await all().findByText(count)).toBeVisible();
      unmount();
    }
  });

  it('loads what ships where the host supplies nothing, and asks for other content in another language', async () => {
    const content = vi.fn(async ({ locale }: { locale: string }) => ({ resources: [one(`in ${locale}`)] }));
    show({});
    expect((await screen.findAllByRole('link', { name: /^Customer list/ })).length).toBeGreaterThan(0);
    const messages = await loadMessages('it');
    const drawn = (locale: string) => (
      <PartnerProvider source={source} locale={locale} messages={locale === 'it' ? messages : undefined}>
        <ResourcesHelp content={content} />
      </PartnerProvider>
    );
    const { rerender } = render(drawn('en'));
    await screen.findByRole('link', { name: /^in en/ });
    rerender(drawn('it'));
    expect(await screen.findByRole('link', { name: 'in it (si apre in una nuova scheda)' })).toBeVisible();
    expect(content).toHaveBeenCalledTimes(2);
  });
});
