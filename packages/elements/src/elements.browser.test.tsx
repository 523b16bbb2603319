import './partnerkit.css';
import { createPartnerClient, memorySource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { scenarioSource, worldAsOf } from '@partnerkit/testing';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { defineElements, type PartnerElements } from './elements-entry.ts';
import { widgetNames } from './widget-fields.ts';

const customers = Array.from({ length: 30 }, (_, at) => ({
  id: `c-${at}`,
  name: `Customer ${String(at).padStart(2, '0')}`,
  region: ['EU', 'US'][at % 2],
}));
const rows = JSON.stringify(customers);

beforeAll(() => defineElements());
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

function write(html: string): void {
  document.body.innerHTML = html;
}

function element<Name extends keyof PartnerElements>(name: Name): PartnerElements[Name] {
  return document.querySelector(name) as PartnerElements[Name];
}

const table = () => element('partnerkit-customer-table');
const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
/** What stands in the place of a widget, or above it. */
const problem = () => document.querySelector('[role=alert]')?.textContent ?? '';
const inAttribute = (json: string) => json.replaceAll('"', '&quot;');

/** Listens for an event of the page and keeps what it tells. */
function told(type: string): unknown[] {
  const details: unknown[] = [];
  document.body.addEventListener(type, (event) => details.push((event as CustomEvent).detail), {
    once: false,
  });
  return details;
}

describe('an element of a page without a build', () => {
  it('shows the rows of its attribute, in the region that it says', async () => {
    write(
      `<partnerkit-customer-table region="EU" customers="${inAttribute(rows)}"></partnerkit-customer-table>`,
    );
    await expect.element(row('Customer 00')).toBeVisible();
    expect(row('Customer 01').query()).toBeNull();
  });

  it('shows what stands in a property, also one that was set before the script came', async () => {
    const early = document.createElement('early-customer-table');
    Object.assign(early, { source: memorySource({ customers }), query: 'Customer 07' });
    document.body.append(early);
    defineElements({ prefix: 'early' });
    await expect.element(row('Customer 07')).toBeVisible();
    expect(row('Customer 08').query()).toBeNull();
  });

  it('shows the table in a shadow root by one sheet that all share', async () => {
    write(
      `<style>table { display: none }</style><partnerkit-customer-table shadow customers="${inAttribute(rows)}"><p slot="footer">Ours</p></partnerkit-customer-table><partnerkit-region-selector shadow customers="${inAttribute(rows)}"></partnerkit-region-selector>`,
    );
    await expect.element(row('Customer 00')).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: 'Region' })).toBeVisible();
    await expect.element(page.getByText('Ours')).toBeVisible();
    const sheets = (of: Element) => of.shadowRoot?.adoptedStyleSheets;
    expect(sheets(table())).toHaveLength(1);
    expect(sheets(element('partnerkit-region-selector'))).toEqual(sheets(table()));
  });

  it('shares data, region and language below a provider, and tells which region was chosen', async () => {
    write(
      `<partnerkit-provider locale="it" customers="${inAttribute(rows)}"><partnerkit-region-selector></partnerkit-region-selector><div><partnerkit-customer-table></partnerkit-customer-table></div></partnerkit-provider>`,
    );
    await expect.element(row('Customer 01')).toBeVisible();
    const regions = told('pk-region-change');
    const selector = () => element('partnerkit-region-selector').querySelector('select');
    await expect.poll(selector).not.toBeNull();
    await userEvent.selectOptions(selector() as HTMLSelectElement, 'EU');
    await expect.poll(() => row('Customer 01').query()).toBeNull();
    await expect.element(row('Customer 02')).toBeVisible();
    expect(regions).toEqual([{ region: 'EU' }]);
    expect(element('partnerkit-provider').region).toBe('EU');
    expect(table().querySelector('.pk-root')).toHaveProperty('lang', 'it');
    expect(table().textContent).toContain('Cliente');
  });

  it('says where it has no data', async () => {
    write('<partnerkit-worklist></partnerkit-worklist>');
    await expect.poll(problem).toContain('<partnerkit-worklist> has no data: name it by regions, ');
  });

  it('names an attribute that holds no JSON, shows that, and the rest goes on', async () => {
    const complaint = vi.spyOn(console, 'error').mockReturnValue();
    write(
      `<partnerkit-customer-table selection="[c-1" density="wide" customers="${inAttribute(rows)}"></partnerkit-customer-table>`,
    );
    await expect.element(row('Customer 00')).toBeVisible();
    const problems = page.getByRole('alert').elements();
    expect(problems.map(({ textContent }) => textContent)).toEqual([
      'The attribute selection holds no JSON: "[c-1"',
      'The attribute density is none of compact, regular, comfortable: "wide"',
    ]);
    expect(complaint).toHaveBeenCalledTimes(2);
    table().setAttribute('selection', '["c-1"]');
    table().removeAttribute('density');
    await expect.poll(() => page.getByRole('alert').elements().length).toBe(0);
  });

  it('says what is wrong with an address of a region', async () => {
    write(`<partnerkit-customer-table token="t" regions='{"EU":"ftp://x"}'></partnerkit-customer-table>`);
    await expect.poll(problem).toContain('The attribute regions: regions.EU.baseUrl: expected an http');
  });

  it('reads rows from an address, and says what that answers', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (asked) =>
      String(asked) === '/rows' ? new Response(rows) : new Response('', { status: 503 }),
    );
    write('<partnerkit-customer-table customers-url="/rows"></partnerkit-customer-table>');
    await expect.element(row('Customer 00')).toBeVisible();
    table().setAttribute('customers-url', '/none');
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('tells of a search, keeps what the page lets it keep, and shows what the page sets', async () => {
    write(`<partnerkit-customer-table customers="${inAttribute(rows)}"></partnerkit-customer-table>`);
    await expect.element(row('Customer 00')).toBeVisible();
    const queries = told('pk-query-change');
    await userEvent.type(page.getByRole('searchbox'), 'Customer 12');
    await expect.poll(() => row('Customer 00').query()).toBeNull();
    await expect.element(row('Customer 12')).toBeVisible();
    expect(queries.at(-1)).toEqual({ query: 'Customer 12' });
    expect(table().query).toBe('Customer 12');
    table().query = 'Customer 13';
    await expect.element(row('Customer 13')).toBeVisible();
    await expect.element(page.getByRole('searchbox')).toHaveValue('Customer 13');
  });

  it('tells whom the viewer opens, where it is said that customers open', async () => {
    write(
      `<partnerkit-customer-table open-customers customers="${inAttribute(rows)}"></partnerkit-customer-table>`,
    );
    const opened = told('pk-open-customer');
    await userEvent.click(page.getByRole('button', { name: 'Open Customer 03' }));
    expect(opened).toMatchObject([{ customer: { id: 'c-3' } }]);
  });
});

describe('every widget', () => {
  it('is an element that shows what a source answers', async () => {
    const complaint = vi.spyOn(console, 'error');
    const source = scenarioSource('ordinary');
    const { items } = await createPartnerClient({ source, asOf: worldAsOf }).customers.list({ limit: 1 });
    const said = `customer-id="${items[0]?.id}" product="meetings" as-of="${worldAsOf}"`;
    const provider = element('partnerkit-provider') ?? document.createElement('partnerkit-provider');
    provider.source = source;
    for (const name of widgetNames) {
      provider.innerHTML = `<partnerkit-${name} ${said}></partnerkit-${name}>`;
      document.body.append(provider);
      await expect
        .poll(
          () => {
            const drawn = provider.querySelector('.pk-root');
            return drawn?.querySelector('[aria-busy=true], .pk-skeleton') ? '' : drawn?.textContent;
          },
          { message: name },
        )
        .toMatch(/\w/);
      expect(problem(), name).toBe('');
    }
    expect(complaint).not.toHaveBeenCalled();
  }, 60_000);

  it('says which attribute it needs', async () => {
    write(`<partnerkit-customer-trials customers="${inAttribute(rows)}"></partnerkit-customer-trials>`);
    await expect.poll(problem).toBe('<partnerkit-customer-trials> needs the attribute customer-id.');
    element('partnerkit-customer-trials').customerId = 'c-1';
    await expect.poll(problem).not.toContain('needs');
  });

  it('keeps the week that the viewer chooses, unless the page prevents that, and gives it up by the same press', async () => {
    const provider = document.createElement('partnerkit-provider');
    Object.assign(provider, { source: scenarioSource('ordinary'), asOf: worldAsOf });
    provider.innerHTML = '<partnerkit-call-volume-chart choose-weeks></partnerkit-call-volume-chart>';
    document.body.append(provider);
    const weeks = told('pk-choose-week');
    const chart = element('partnerkit-call-volume-chart');
    const slider = page.getByRole('slider', { name: 'Week' });
    await expect.element(slider).toBeVisible();
    (slider.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    await expect.poll(() => chart.chosenWeek).toBe('2026-11-01');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => chart.chosenWeek).toBeUndefined();
    expect(weeks).toEqual([{ week: '2026-11-01' }, { week: '2026-11-01' }]);
    chart.addEventListener('pk-choose-week', (event) => event.preventDefault());
    await userEvent.keyboard('{Enter}');
    expect(weeks).toHaveLength(3);
    expect(chart.chosenWeek).toBeUndefined();
  });
});

describe.each(['', 'shadow'])('parts of the page in an element %s', (shadow) => {
  const failing = () =>
    createSource({
      customers: {
        list: () => {
          throw new PartnerError({ code: 'unavailable', message: 'The service answered 503.' });
        },
      },
    });

  it('stand where they are named and are seen nowhere else', async () => {
    write(
      `<partnerkit-customer-table ${shadow} customers="${inAttribute(rows)}"><em slot="header-name">Account</em><p slot="empty">Nobody yet</p><p slot="no-match"><span>None</span><button data-pk-act="clear">All</button></p></partnerkit-customer-table>`,
    );
    await expect.element(page.getByRole('button', { name: 'Account', exact: true })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Region', exact: true })).toBeVisible();
    expect(page.getByText('Nobody yet').element()).not.toBeVisible();
    await userEvent.fill(page.getByRole('searchbox'), 'zzz');
    await userEvent.click(page.getByRole('button', { name: 'All' }));
    await expect.element(row('Customer 00')).toBeVisible();
    expect(page.getByText('None').element()).not.toBeVisible();
  });

  it('stand in the place of rows that load or fail, and ask again', async () => {
    let list = (): Promise<typeof customers> => new Promise(() => {});
    write(
      `<partnerkit-customer-table ${shadow}><p slot="loading">One moment</p><p slot="failed"><span>No luck</span><button data-pk-act="retry">Once more</button></p></partnerkit-customer-table>`,
    );
    table().source = memorySource({ customers: () => list() });
    await expect.element(page.getByText('One moment')).toBeVisible();
    list = () => Promise.reject(new PartnerError({ code: 'unavailable', message: 'Gone.' }));
    table().source = failing();
    await expect.element(page.getByText('No luck')).toBeVisible();
    const asked = told('pk-error');
    await userEvent.click(page.getByRole('button', { name: 'Once more' }));
    await expect.poll(() => asked.length).toBeGreaterThan(0);
  });

  it('stand beside the rows for the customer whose details are opened', async () => {
    write(
      `<partnerkit-customer-table ${shadow} customers="${inAttribute(rows)}"><p slot="detail"><span>More of it</span><button data-pk-act="close">Enough</button></p></partnerkit-customer-table>`,
    );
    const opened = told('pk-detail-change');
    await expect.element(row('Customer 00')).toBeVisible();
    table().detail = 'c-3';
    await expect.element(page.getByText('More of it')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Customer 03' })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Enough' }));
    await expect.poll(() => table().detail).toBeNull();
    expect(opened).toEqual([{ detail: null }]);
  });
});

describe('an element that comes and goes', () => {
  it('keeps what it shows where it is moved', async () => {
    write(
      `<main></main><partnerkit-customer-table customers="${inAttribute(rows)}"></partnerkit-customer-table>`,
    );
    await userEvent.fill(page.getByRole('searchbox'), 'Customer 12');
    await expect.poll(() => row('Customer 00').query()).toBeNull();
    const drawn = table().querySelector('table');
    document.querySelector('main')?.append(table());
    await expect.element(row('Customer 12')).toBeVisible();
    expect(table().querySelector('table')).toBe(drawn);
    await expect.element(page.getByRole('searchbox')).toHaveValue('Customer 12');
  });

  it('says nothing and leaves nothing where it is taken out while it loads', async () => {
    const complaint = vi.spyOn(console, 'error');
    write(`<partnerkit-worklist customers="${inAttribute(rows)}"></partnerkit-worklist>`);
    const gone = element('partnerkit-worklist');
    gone.remove();
    write(`<partnerkit-customer-table customers="${inAttribute(rows)}"></partnerkit-customer-table>`);
    await expect.element(row('Customer 00')).toBeVisible();
    expect(gone.childNodes).toHaveLength(0);
    expect(complaint).not.toHaveBeenCalled();
  });

  it('gives the part of the page back where it is taken out', async () => {
    write(
      `<partnerkit-customer-table customers="${inAttribute(rows)}"><p slot="footer">Ours</p></partnerkit-customer-table>`,
    );
    await expect.element(row('Customer 00')).toBeVisible();
    expect(table().querySelector('.pk-root')?.textContent).toContain('Ours');
    const gone = table();
    gone.remove();
    await expect.poll(() => gone.innerHTML).toBe('<p slot="footer">Ours</p>');
    document.body.append(gone);
    await expect.element(row('Customer 00')).toBeVisible();
    expect(table().querySelector('.pk-root')?.textContent).toContain('Ours');
  });
});

describe('elements of two versions', () => {
  it('are known once: a second time does nothing, another prefix makes others', () => {
    const first = customElements.get('partnerkit-customer-table');
    const warning = vi.spyOn(console, 'warn');
    defineElements();
    expect(customElements.get('partnerkit-customer-table')).toBe(first);
    expect(warning).not.toHaveBeenCalled();
    defineElements({ prefix: 'acme' });
    expect(customElements.get('acme-customer-table')).toBeDefined();
  });

  it('refuse a prefix that begins no name', () => {
    for (const prefix of ['', 'A', '1a', 'a b', '<b>', 7 as never])
      expect(() => defineElements({ prefix })).toThrow('prefix: expected small letters');
  });
});
