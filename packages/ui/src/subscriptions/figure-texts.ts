import { defaultLowAssignment, defaultSectionRules } from '@partnerkit/sdk';
import type { FigureId } from '@partnerkit/sdk/kpis';
import type { FigureWriting } from '../i18n/figure-formats.ts';
import type { MessageId } from '../i18n/translate.ts';
import type { LicenseFigure, LicenseFigures } from './use-license-figures.ts';

/** The rules by which figures were computed, as definitions and titles say them; a source that tells none goes by ours. */
export function ruleTexts(rules: LicenseFigures['rules'] | undefined) {
  const { windowDays, autoRenewingExpires, lowAssignment } = rules ?? ourRules;
  const { quantile, gap, fewestPeers } = lowAssignment ?? defaultLowAssignment;
  return {
    days: windowDays,
    renewing: autoRenewingExpires ? 'too' : 'apart',
    own: lowAssignment === null ? 'yes' : 'no',
    quantile: quantile === defaultLowAssignment.quantile ? 'quartile' : 'other',
    share: quantile,
    gap: Math.round(gap * 1000) / 10,
    peers: fewestPeers,
  };
}

const ourRules = { ...defaultSectionRules, lowAssignment: defaultLowAssignment };

/** How a figure is written: what it is called, what it means, how it is made, what stands below its value. */
export interface FigureText {
  readonly label: MessageId;
  readonly means: MessageId;
  readonly kind: 'customers' | 'customersOf' | 'licenses' | 'assigned' | 'used' | 'average';
}

/** The words of each figure. */
export const figureTexts: Readonly<Record<FigureId, FigureText>> = {
  totalCustomers: { label: 'kpiName.total', means: 'kpi.totalMeans', kind: 'customers' },
  expiringCustomers: { label: 'kpiName.expiring', means: 'kpi.expiringMeans', kind: 'customersOf' },
  renewingCustomers: { label: 'kpiName.renewing', means: 'kpi.renewingMeans', kind: 'customersOf' },
  lowAssignmentCustomers: {
    label: 'kpiName.lowAssignment',
    means: 'kpi.lowAssignmentMeans',
    kind: 'customersOf',
  },
  overLimitCustomers: { label: 'kpiName.overLimit', means: 'kpi.overLimitMeans', kind: 'customersOf' },
  'recentlyAdded.newCustomers': {
    label: 'figure.newCustomers',
    means: 'figure.newCustomersMeans',
    kind: 'customers',
  },
  'recentlyAdded.totalLicenses': {
    label: 'figure.totalLicenses',
    means: 'figure.totalLicensesMeans',
    kind: 'licenses',
  },
  'expiring.customers': {
    label: 'figure.expiringCustomers',
    means: 'figure.expiringCustomersMeans',
    kind: 'customers',
  },
  'expiring.assignedShare': {
    label: 'figure.assignment',
    means: 'figure.expiringAssignmentMeans',
    kind: 'assigned',
  },
  'expiring.usedShare': { label: 'figure.usage', means: 'figure.expiringUsageMeans', kind: 'used' },
  'renewing.customers': {
    label: 'figure.renewingCustomers',
    means: 'figure.renewingCustomersMeans',
    kind: 'customers',
  },
  'renewing.assignedShare': {
    label: 'figure.assignment',
    means: 'figure.renewingAssignmentMeans',
    kind: 'assigned',
  },
  'renewing.usedShare': { label: 'figure.usage', means: 'figure.renewingUsageMeans', kind: 'used' },
  'lowAssignment.customers': {
    label: 'figure.lowCustomers',
    means: 'figure.lowCustomersMeans',
    kind: 'customers',
  },
  'lowAssignment.assignedShare': {
    label: 'figure.assignment',
    means: 'figure.lowAssignmentMeans',
    kind: 'assigned',
  },
  'lowAssignment.usedShare': {
    label: 'figure.usageOfAssigned',
    means: 'figure.lowUsageMeans',
    kind: 'used',
  },
  'lowAssignment.unassigned': {
    label: 'figure.unassigned',
    means: 'figure.unassignedMeans',
    kind: 'licenses',
  },
  'overLimit.customers': {
    label: 'figure.overCustomers',
    means: 'figure.overCustomersMeans',
    kind: 'customers',
  },
  'overLimit.overage': { label: 'figure.overage', means: 'figure.overageMeans', kind: 'licenses' },
  'overLimit.averageOverage': {
    label: 'figure.averageOverage',
    means: 'figure.averageOverageMeans',
    kind: 'average',
  },
};

/** A figure's value with its unit; `undefined` where it has none. */
export function valueText(
  { value, unit }: Pick<LicenseFigure, 'value' | 'unit'>,
  { formats, figureFormats }: FigureWriting,
): string | undefined {
  if (value === null) return undefined;
  if (unit === 'share') return figureFormats.share(value);
  return unit === 'licensesPerCustomer' ? figureFormats.average(value) : formats.number(value);
}

/** The quiet line below a value: of what it is a part, in what it counts, or for which day. */
export function lineText(figure: LicenseFigure, kind: FigureText['kind'], writing: FigureWriting): string {
  const { value, numerator, denominator, asOf } = figure;
  const { t, formats, figureFormats } = writing;
  if (value === null) return t('value.none');
  if (kind === 'customersOf' && denominator)
    return t('kpi.share', { share: figureFormats.share(numerator / denominator) });
  if (kind === 'licenses') return t('figure.lineLicenses', { count: value });
  if (kind === 'average') return t('figure.linePerCustomer');
  if (kind === 'customers' || kind === 'customersOf') return t('customers.asOf', { date: formats.day(asOf) });
  return t('figure.lineOf', { above: formats.number(numerator), below: formats.number(denominator ?? 0) });
}

/** How the value came about, with its numbers. */
export function formulaText(figure: LicenseFigure, kind: FigureText['kind'], writing: FigureWriting): string {
  const { t, formats } = writing;
  const { numerator, denominator } = figure;
  const values = {
    above: formats.number(numerator),
    below: formats.number(denominator ?? 0),
    value: valueText(figure, writing) ?? t('value.none'),
  };
  if (figure.value === null && !denominator) return values.value;
  if (kind === 'assigned') return t('figure.formulaAssigned', values);
  if (kind === 'used') return t('figure.formulaUsed', values);
  if (kind === 'average') return t('figure.formulaAverage', values);
  if (kind === 'customersOf') return t('figure.formulaCustomersOf', values);
  const id = kind === 'customers' ? 'figure.formulaCustomers' : 'figure.formulaLicenses';
  return t(id, { count: numerator });
}
