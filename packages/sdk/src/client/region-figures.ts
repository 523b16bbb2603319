import { checkFunction, checkRecord, checkText } from '../errors/check-argument.ts';
import type { OutputOf } from '../operation/operation.ts';
import type { licenseFigures } from '../subscriptions/subscriptions.contract.ts';
import type { CallOptions } from './call-options.ts';
import type { PartnerClient } from './partner-client.ts';

type Answer = OutputOf<typeof licenseFigures>;

/** What a region tells of itself (ROL-1): its customers, its KPIs, and what explains them. */
export interface RegionFigures extends Pick<Answer, 'asOf' | 'freshAt' | 'kpis' | 'rules'> {
  readonly region: string;
  /** How many customers the list of the region has; the KPIs count those with calling or meetings. */
  readonly customers: number;
}

/**
 * How many customers a region has, and its five KPIs (ROL-1): counts, and no row of a customer. `regionRollUp` adds several
 * up. Rejects as the client's reads do.
 */
export async function regionFigures(
  client: Pick<PartnerClient, 'customers' | 'subscriptions'>,
  region: string,
  options: Omit<CallOptions, 'region'> = {},
): Promise<RegionFigures> {
  checkFunction('client.customers.count', client?.customers?.count);
  checkFunction('client.subscriptions.figures', client.subscriptions?.figures);
  checkText('region', region);
  checkRecord('options', options);
  const asked = { ...options, region };
  // the product says whose peers come along, and the KPIs are those of all products
  const [{ total }, { asOf, freshAt, kpis, rules }] = await Promise.all([
    client.customers.count({}, asked),
    client.subscriptions.figures({ product: 'meetings' }, asked),
  ]);
  return { region, customers: total, asOf, freshAt, kpis, rules };
}
