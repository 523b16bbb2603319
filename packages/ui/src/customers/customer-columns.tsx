import type { Customer, CustomerSortField } from '@partnerkit/sdk';
import { usagePercent } from '@partnerkit/sdk/query';
import { domainName } from '../i18n/domain-names.ts';
import type { Formats } from '../i18n/formats.ts';
import { columnTexts } from '../i18n/texts/column-texts.ts';
import { customersTexts } from '../i18n/texts/customers-texts.ts';
import { managedTexts } from '../i18n/texts/managed-texts.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { statusTexts } from '../i18n/texts/status-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import type { DataColumn } from '../primitives/data-table/data-column.ts';
import { nameCell } from '../primitives/data-table/name-cell.tsx';
import { lazyPart, nothingOpened } from '../primitives/lazy-part.tsx';
import { NotKnown, NoValue } from '../primitives/unknown-value.tsx';
import type { CustomerAction } from './customer-action.ts';
import { productNames, productsCell, tagsCell } from './customer-cells.tsx';
import { StatusBadges } from './status-badges.tsx';

const UsageCell = lazyPart(
  () => import('./usage-cell.tsx').then((module) => module.UsageCell),
  nothingOpened,
);

/** A column of the customer list; the source sorts by the fields it knows. */
export type CustomerColumn = DataColumn<Customer, CustomerSortField>;

/** Our columns of the customer list. */
export type CustomerColumnId = Exclude<CustomerSortField, 'expires' | 'renews'> | 'products' | 'tags' | 'id';

/** What the columns of the customer list depend on. */
export interface CustomerColumnOptions {
  readonly t: Translate;
  readonly formats: Formats;
  /** The day for which dates are judged. */
  readonly asOf: string;
  readonly mayEditTags: boolean;
  readonly opens: boolean;
  /** Where a customer's own organization opens (CUS-3): a link, `true` for the host's handler, nothing. */
  readonly launch: ((customer: Customer) => string | undefined) | boolean;
  /** What the host does with a customer. */
  readonly actions?: readonly CustomerAction[] | undefined;
  /** Whether the host draws details of a customer. */
  readonly details?: boolean | undefined;
}

/** The columns of the customer list, between the selection and the actions. */
export function customerColumns(
  options: CustomerColumnOptions,
): readonly (CustomerColumn & { readonly id: CustomerColumnId })[] {
  const { formats } = options;
  const t = options.t.with(columnTexts, customersTexts, managedTexts, regionTexts, statusTexts, valueTexts);
  const number = (value: number | undefined) =>
    value === undefined ? <NotKnown t={t} /> : formats.number(value);
  const day = (value: string | undefined) => (value === undefined ? <NotKnown t={t} /> : formats.day(value));
  return [
    {
      id: 'name',
      header: t('column.name'),
      value: ({ name }) => name,
      cell: ({ name }) => nameCell(name, options.opens ? t('customers.open', { name }) : undefined),
      width: 200,
      roomy: 290,
      grow: 3,
      sort: 'name',
      pinned: 'start',
    },
    {
      id: 'status',
      follows: true,
      header: t('column.status'),
      value: ({ statuses }) => statuses?.map((status) => domainName(t, 'status', status)).join(', '),
      cell: ({ statuses }) => (statuses ? StatusBadges({ statuses, t }) : <NotKnown t={t} />),
      width: 150,
      roomy: 216,
      grow: 1,
      sort: 'status',
    },
    {
      id: 'region',
      header: t('column.region'),
      value: ({ region }) => region && domainName(t, 'region', region),
      cell: ({ region }) => (region ? domainName(t, 'region', region) : <NotKnown t={t} />),
      width: 150,
      sort: 'region',
    },
    {
      id: 'products',
      follows: true,
      header: t('column.products'),
      value: ({ products }) => products && productNames(products, t),
      cell: ({ products }) => productsCell(products, t),
      width: 140,
      roomy: 190,
      grow: 2,
    },
    {
      id: 'licenses',
      follows: true,
      header: t('column.licenses'),
      value: ({ licenses }) => licenses?.purchased,
      cell: ({ licenses }) => number(licenses?.purchased),
      align: 'end',
      width: 80,
      sort: 'licenses',
    },
    {
      id: 'assigned',
      follows: true,
      header: t('column.assigned'),
      value: ({ licenses }) => licenses?.assigned,
      cell: ({ licenses }) => number(licenses?.assigned),
      align: 'end',
      width: 84,
      sort: 'assigned',
    },
    {
      id: 'used',
      follows: true,
      header: t('column.used'),
      value: ({ licenses }) => licenses?.used,
      cell: ({ licenses }) => number(licenses?.used),
      align: 'end',
      width: 96,
      sort: 'used',
      hidden: true,
    },
    {
      id: 'overage',
      follows: true,
      header: t('column.overage'),
      value: ({ licenses }) => licenses?.overage,
      cell: ({ licenses }) => number(licenses?.overage),
      align: 'end',
      width: 104,
      sort: 'overage',
      hidden: true,
    },
    {
      id: 'usage',
      follows: true,
      header: t('column.usage'),
      value: ({ licenses }) => usagePercent(licenses),
      cell: ({ licenses }) => {
        const percent = usagePercent(licenses);
        return percent === undefined ? <NotKnown t={t} /> : <UsageCell percent={percent} />;
      },
      align: 'end',
      width: 84,
      sort: 'usage',
      hidden: true,
    },
    {
      id: 'next',
      follows: true,
      header: t('column.next'),
      value: ({ expiresOn, renewsOn }) => firstOf(expiresOn, renewsOn),
      csv: [
        { header: t('column.expires'), value: ({ expiresOn }) => expiresOn, kind: 'day' },
        { header: t('column.renews'), value: ({ renewsOn }) => renewsOn, kind: 'day' },
      ],
      cell: ({ licenses, expiresOn, renewsOn }) => {
        const next = firstOf(expiresOn, renewsOn);
        // without subscriptions there is none; where they are not supplied it is not known
        if (next === undefined) return licenses ? <NoValue t={t} /> : <NotKnown t={t} />;
        return (
          <>
            <span className="pk-muted">{t(nextText(next === expiresOn, next < options.asOf))}</span>{' '}
            {formats.day(next)}
          </>
        );
      },
      align: 'end',
      width: 150,
      roomy: 160,
      sort: 'next',
    },
    {
      id: 'tags',
      header: t('column.tags'),
      value: ({ tags }) => tags?.join(', '),
      cell: (customer) => tagsCell(customer, options.mayEditTags, t),
      // beside a tag stands the control that adds one
      width: options.mayEditTags ? 120 : 96,
      roomy: 190,
      grow: 2,
    },
    {
      id: 'lastSignIn',
      header: t('column.lastSignIn'),
      value: ({ lastAdminSignInAt }) => (lastAdminSignInAt === null ? t('value.never') : lastAdminSignInAt),
      kind: 'instant',
      cell: ({ lastAdminSignInAt }) =>
        lastAdminSignInAt === undefined ? (
          <NotKnown t={t} />
        ) : lastAdminSignInAt === null ? (
          t('value.never')
        ) : (
          formats.instantDay(lastAdminSignInAt)
        ),
      align: 'end',
      width: 116,
      sort: 'lastSignIn',
      hidden: true,
    },
    textColumn('adminEmail', t('column.adminEmail'), ({ adminEmail }) => adminEmail, t, 'adminEmail'),
    {
      id: 'managed',
      header: t('column.managed'),
      value: ({ managedBy }) => managedBy && domainName(t, 'managed', managedBy),
      cell: ({ managedBy }) => (managedBy ? domainName(t, 'managed', managedBy) : <NotKnown t={t} />),
      width: 170,
      sort: 'managed',
      hidden: true,
    },
    {
      id: 'added',
      follows: true,
      header: t('column.added'),
      value: ({ addedOn }) => addedOn,
      kind: 'day',
      cell: ({ addedOn }) => day(addedOn),
      align: 'end',
      width: 124,
      sort: 'added',
      hidden: true,
    },
    textColumn('externalId', t('column.externalId'), ({ externalId }) => externalId, t, 'externalId'),
    textColumn('id', t('column.id'), ({ id }) => id, t),
  ];
}

function nextText(expires: boolean, isPast: boolean) {
  if (expires) return isPast ? 'column.expired' : 'column.expires';
  return isPast ? 'column.wasToRenew' : 'column.renews';
}

/** The first of both days: of one day the end, which asks for more. */
function firstOf(expiresOn: string | undefined, renewsOn: string | undefined): string | undefined {
  return renewsOn === undefined || (expiresOn !== undefined && expiresOn <= renewsOn) ? expiresOn : renewsOn;
}

function textColumn<Id extends CustomerColumnId>(
  id: Id,
  header: string,
  value: (customer: Customer) => string | undefined,
  t: Translate,
  sort?: CustomerSortField,
): CustomerColumn & { readonly id: Id } {
  const cell = (customer: Customer) => value(customer) || <NotKnown t={t} />;
  return { id, header, value, cell, width: 200, hidden: true, ...(sort ? { sort } : {}) };
}
