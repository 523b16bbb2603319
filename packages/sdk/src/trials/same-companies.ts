import * as z from 'zod/mini';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { checkList, checkText } from '../errors/check-argument.ts';
import { isPartnerError, PartnerError } from '../errors/partner-error.ts';
import { nonEmptyText } from '../operation/row.schema.ts';
import { foldText } from '../text/fold-text.ts';
import { companyKey } from './company-name.ts';

const sameCompanySchema = z.looseObject({
  id: nonEmptyText,
  name: z.string(),
  adminEmail: z.optional(z.string()),
  region: z.optional(z.string()),
});

/** A customer that may be the company for which a trial is started. */
export type SameCompany = z.output<typeof sameCompanySchema>;

/** By what the company of a trial is told from others. */
export interface CompanyLooks {
  readonly company: string;
  readonly adminEmail: string;
}

/** What tells the administrators of two companies apart. */
export function adminEmailKey(email: string): string {
  checkText('email', email);
  return foldText(email.trim());
}

/** Whether a customer may be the company: it has the same name or the same administrator (TRI-1). */
export function isSameCompany(
  { name, adminEmail }: Pick<CustomerRow, 'name' | 'adminEmail'>,
  looks: CompanyLooks,
): boolean {
  const hasEmail = adminEmail && adminEmailKey(adminEmail) === adminEmailKey(looks.adminEmail);
  return Boolean(hasEmail) || companyKey(name) === companyKey(looks.company);
}

/** So many are named at most. */
export const mostSameCompanies = 10;

/** Refuses to make a customer that may be there already: `conflict`, with those that it may be (TRI-1). */
export function checkSameCompanies(found: readonly SameCompany[], looks: CompanyLooks): void {
  checkList('found', found);
  const [first] = found;
  if (!first) return;
  const field = companyKey(first.name) === companyKey(looks.company) ? 'company' : 'adminEmail';
  const message = `there is a customer like that already: ${first.name}`;
  throw new PartnerError({
    code: 'conflict',
    message: `${field}: ${message}`,
    fields: [{ field, message }],
    current: {
      sameCompanies: found
        .slice(0, mostSameCompanies)
        .map(({ id, name, adminEmail, region }) => ({ id, name, adminEmail, region })),
    },
  });
}

const currentSchema = z.looseObject({ sameCompanies: z.array(sameCompanySchema) });

/** The customers that the company of a refused trial may be; empty for any other error. */
export function sameCompanies(error: unknown): readonly SameCompany[] {
  if (!isPartnerError(error) || error.code !== 'conflict') return [];
  const told = currentSchema.safeParse(error.current);
  return told.success ? told.data.sameCompanies : [];
}
