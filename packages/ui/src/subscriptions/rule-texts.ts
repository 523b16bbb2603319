import type { AppliedRules } from '@partnerkit/sdk/kpis';
import { defaultLowAssignment, defaultSectionRules } from '@partnerkit/sdk/rules';

/** The rules by which figures were computed, as definitions and titles say them; a source that tells none goes by ours. */
export function ruleTexts(rules: AppliedRules | undefined) {
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
