import type { OrganizationTerms, TermsAcceptance } from '@partnerkit/sdk';

/** Who accepted the terms in force, and when; `undefined` where nobody has. */
export function acceptanceOf(terms: OrganizationTerms): TermsAcceptance | undefined {
  const { version, accepted, acceptances = [] } = terms;
  return [...acceptances, ...(accepted ? [accepted] : [])].find((one) => one.version === version);
}
