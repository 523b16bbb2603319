import './partnerkit.css';
import { memorySource } from '@partnerkit/sdk';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { defineElements, type PartnerElements } from './elements-entry.ts';

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
