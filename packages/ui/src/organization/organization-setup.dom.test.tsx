import {
  createPartnerClient,
  type MemorySourceOptions,
  memorySource,
  type OrganizationRow,
  type PartnerDataSource,
  PartnerError,
  type UserRow,
} from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { en } from '../i18n/en.messages.ts';
import { loadMessages, type ShippedLocale, shippedLocales } from '../i18n/locales.ts';
import { createTranslate } from '../i18n/translate.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { OrganizationSetup, type OrganizationSetupProps } from './organization-setup.tsx';

const asOf = '2026-11-16';
const ordered: OrganizationRow = {
  profile: { name: 'Falkenrath Networks' },
  plan: [{ product: 'meetings', quantity: 2500 }],
  terms: { version: '2026-10', title: 'Partner terms', text: 'Be fair.' },
};
const users = [{ id: 'ines', name: 'Ines Falkenrath', roles: ['partnerFullAdmin'] }];

/** An organization in the host's own store: what is saved there is what the next source reads. */
function store(options: Partial<MemorySourceOptions> = {}, first: OrganizationRow = ordered) {
  const kept = { row: first };
  const source = () =>
    memorySource({
      customers: [],
      organization: () => kept.row,
      saveOrganization: (row) => {
        kept.row = row;
      },
      users,
      saveUsers: () => {},
      viewer: { userId: 'ines', name: 'Ines Falkenrath', roles: ['partnerFullAdmin'] },
      ...options,
    });
  return { kept, source };
}

async function show(
  source: PartnerDataSource,
  props: OrganizationSetupProps = {},
  locale: ShippedLocale = 'en',
) {
  const user = userEvent.setup();
  const page = render(
    <PartnerProvider source={source} asOf={asOf} locale={locale} messages={await loadMessages(locale)}>
      <OrganizationSetup {...props} />
    </PartnerProvider>,
  );
  return { ...page, user };
}

const button = (name: string) => screen.getByRole('button', { name });
const stepTo = (name: string) =>
  waitFor(() => expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(name));

beforeEach(() => localStorage.clear());

describe('the setup of the own organization', () => {
  it('goes from the plan to its end, and records who accepted which terms', async () => {
    const { kept, source } = store();
    const onSetUp = vi.fn();
    const { user } = await show(source(), { onSetUp });
    await stepTo('Plan');
    expect(screen.getByText('2,500')).toBeVisible();
    button('Continue').focus();
    await user.keyboard('{Enter}');
    await stepTo('Terms and conditions');
    expect(screen.getByRole('heading', { level: 2 })).toHaveFocus();
    // text, tick
    await user.tab();
    await user.tab();
    await user.keyboard(' ');
    expect(screen.getByRole('checkbox', { name: /2026-10/ })).toBeChecked();
    button('Get started').focus();
    await user.keyboard('{Enter}');
    await stepTo('Organization profile');
    expect(screen.getByRole('textbox', { name: 'Name of the organization' })).toHaveValue(
      'Falkenrath Networks',
    );
    await user.click(screen.getByRole('combobox', { name: 'Country' }));
    await user.keyboard('Germany{Enter}');
    expect(screen.getByText(/is kept in the region .European Union/)).toBeVisible();
    await user.keyboard('{Enter}');
    await stepTo('First administrators');
    await user.click(screen.getByRole('textbox', { name: 'Name' }));
    await user.keyboard('Dario Venturi');
    expect(button('Finish setup')).toHaveAttribute('aria-disabled', 'true');
    await user.click(screen.getByRole('textbox', { name: 'User ID' }));
    await user.keyboard('dario{Enter}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue(''));
    expect(await screen.findAllByText('Dario Venturi')).not.toHaveLength(0);
    await user.click(button('Finish setup'));
    expect(await screen.findByRole('heading', { name: /Falkenrath Networks. is set up/ })).toHaveFocus();
    expect(onSetUp).toHaveBeenCalledTimes(1);
    expect(kept.row).toMatchObject({
      profile: { name: 'Falkenrath Networks', country: 'DE' },
      acceptances: [{ version: '2026-10', by: { id: 'ines', name: 'Ines Falkenrath' } }],
      setup: { done: true },
    });
    expect(screen.getByText(/Accepted by .Ines Falkenrath/)).toBeVisible();
  });

  it('adds an administrator once where the first answer is lost', async () => {
    let saved: readonly UserRow[] = users;
    const { source } = store(
      {
        saveUsers: (after) => {
          saved = after;
        },
      },
      { ...ordered, terms: undefined, setup: { done: false, step: 'administrators' } },
    );
    const inner = source();
    let isLost = false;
    const { user } = await show({
      ...inner,
      call: async (operation, input, context) => {
        const answer = await inner.call(operation, input, context);
        if (operation.id !== 'users.add' || isLost) return answer;
        isLost = true;
        throw new PartnerError({ code: 'timeout', message: 'no answer' });
      },
    });
    await stepTo('First administrators');
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Dario Venturi');
    await user.type(screen.getByRole('textbox', { name: 'User ID' }), 'dario{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue(''));
    expect(saved.map(({ id }) => id)).toEqual(['ines', 'dario']);
  });

  it('does not go on without accepted terms', async () => {
    const { kept, source } = store();
    const { user } = await show(source());
    await stepTo('Plan');
    await user.click(button('Continue'));
    await stepTo('Terms');
    expect(button('Get started')).toHaveAttribute('aria-disabled', 'true');
    await user.click(button('Get started'));
    await stepTo('Terms');
    expect(kept.row.acceptances).toBeUndefined();
  });

  it('asks again for terms that changed between reading and accepting', async () => {
    const { kept, source } = store();
    const { user } = await show(source());
    await stepTo('Plan');
    await user.click(button('Continue'));
    await stepTo('Terms');
    await user.click(screen.getByRole('checkbox'));
    kept.row = { ...kept.row, terms: { version: '2026-11', title: 'Partner terms', text: 'Be fairer.' } };
    await user.click(button('Get started'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The terms have changed meanwhile');
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(screen.getByText('Be fairer.')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: /2026-11/ })).not.toBeChecked();
    expect(kept.row.acceptances).toBeUndefined();
    await user.click(screen.getByRole('checkbox'));
    await user.click(button('Get started'));
    await stepTo('Organization profile');
    expect(kept.row.acceptances).toMatchObject([{ version: '2026-11' }]);
  });

  it('goes on where it was left on another machine, and goes back to terms that are new since', async () => {
    const { kept, source } = store();
    const { user, unmount } = await show(source());
    await stepTo('Plan');
    await user.click(button('Continue'));
    await stepTo('Terms');
    await user.click(screen.getByRole('checkbox'));
    await user.click(button('Get started'));
    await stepTo('Organization profile');
    await waitFor(() => expect(kept.row.setup?.step).toBe('profile'));
    unmount();
    // another machine: another browser, another source, the same store
    localStorage.clear();
    const again = await show(source());
    await stepTo('Organization profile');
    expect(screen.getByText('You go on where it was left.')).toBeVisible();
    again.unmount();
    kept.row = { ...kept.row, terms: { version: '2027-01', title: 'Partner terms' } };
    await show(source());
    await stepTo('Terms and conditions');
    expect(screen.getByText(/Version .2027-01. is new/)).toBeVisible();
  });

  it('never puts a profile in the place of one that somebody else has changed, unasked', async () => {
    const { kept, source } = store(
      {},
      {
        ...ordered,
        acceptances: [{ version: '2026-10', by: { id: 'ines' }, at: '2026-11-01T08:00:00Z' }],
        setup: { done: false, step: 'profile' },
      },
    );
    const { user } = await show(source());
    await stepTo('Organization profile');
    await user.click(screen.getByRole('combobox', { name: 'Country' }));
    await user.keyboard('Germany{Enter}');
    kept.row = { ...kept.row, profile: { name: 'Falkenrath GmbH', country: 'AT' } };
    await user.click(button('Continue'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/now .Falkenrath GmbH., country: .Austria/);
    expect(kept.row.profile).toEqual({ name: 'Falkenrath GmbH', country: 'AT' });
    await user.click(button('Save mine instead'));
    await stepTo('First administrators');
    expect(kept.row.profile).toEqual({ name: 'Falkenrath Networks', country: 'DE' });
  });

  it.each(shippedLocales)('is whole in %s', async (locale) => {
    const { source } = store();
    const t = createTranslate(locale, await loadMessages(locale)).with(en);
    const { user, container } = await show(source(), {}, locale);
    await stepTo(t('setup.stepPlan'));
    await user.click(button(t('wizard.next')));
    await stepTo(t('setup.stepTerms'));
    expect(container.textContent).not.toMatch(/setup\.|wizard\./);
  });
});

describe('an organization that is set up', () => {
  const done: OrganizationRow = {
    profile: { name: 'Falkenrath Networks', country: 'DE' },
    setup: { done: true, step: 'administrators' },
    manageServicesUrl: 'https://partner.example/services',
  };
  const name = () => screen.getByRole('textbox', { name: 'Name of the organization' });

  it('gets another name, and never takes the place of one that somebody else has given it, unasked', async () => {
    const { kept, source } = store({}, done);
    const { user } = await show(source());
    await user.click(await screen.findByRole('button', { name: 'Edit profile' }));
    await user.clear(name());
    await user.type(name(), '  {Enter}');
    expect(await screen.findAllByText('Enter the name of the organization')).not.toHaveLength(0);
    kept.row = { ...kept.row, profile: { name: 'Theirs', country: 'DE' } };
    await user.type(name(), 'Mine{Enter}');
    expect(await screen.findByText(/It is now .*Theirs.*, country: .*Germany/)).toBeVisible();
    expect(kept.row.profile.name).toBe('Theirs');
    await user.click(button('Save'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(kept.row.profile).toEqual({ name: 'Mine', country: 'DE' });
    expect(screen.getByText('Mine')).toBeVisible();
  });

  it('leads to where services are managed: by the host, by its link, or says that it is not supplied', async () => {
    const onManageServices = vi.fn();
    const byHost = await show(store({}, done).source(), { onManageServices });
    await byHost.user.click(await screen.findByRole('button', { name: 'Manage services' }));
    expect(onManageServices).toHaveBeenCalledOnce();
    byHost.unmount();
    const byLink = await show(store({}, done).source());
    const link = await screen.findByRole('link', { name: /^Manage services/ });
    expect(link).toHaveAttribute('href', 'https://partner.example/services');
    byLink.unmount();
    await show(store({}, { ...done, manageServicesUrl: 'javascript:alert(1)' }).source());
    expect(await screen.findByText('Where services are managed is not supplied.')).toBeVisible();
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('what a source or a role leaves out', () => {
  it('says so where a role may not', async () => {
    const { source } = store({ viewer: { userId: 'sami', roles: ['helpdesk'] } });
    await show(source());
    expect(await screen.findByText(/Only a full partner administrator/)).toBeVisible();
  });

  it('says so where the source does not tell of the organization', async () => {
    await show(memorySource({ customers: [] }));
    expect(await screen.findByText('Not available here')).toBeVisible();
  });

  it('stops at terms that can not be accepted, and says that the step is not kept', async () => {
    const { source } = store();
    const organization = await createPartnerClient({ source: source() }).organization.get();
    const { user } = await show(createSource({ organization: { get: async () => organization } }));
    await stepTo('Plan');
    expect(screen.getByText(/Where you are is not kept/)).toBeVisible();
    await user.click(button('Continue'));
    await stepTo('Terms');
    expect(screen.getByText('The terms cannot be accepted here')).toBeVisible();
    expect(button('Get started')).toHaveAttribute('aria-disabled', 'true');
  });
});
