import { expect, it } from 'vitest';
import { exportFileName } from './export-file-name.ts';

const day = '2026-11-29';
const named = (filter: string, region?: string) => exportFileName({ name: 'customers', region, filter, day });

it('an exported file says what it is of, where, which and of what day', () => {
  expect(named('')).toBe('customers-2026-11-29');
  expect(named('kpi:expiring', 'EU')).toBe('customers-eu-expiring-2026-11-29');
  expect(named('status:expiringSoon,trial product:calling tag:"gold tier"')).toBe(
    'customers-expiring-soon-trial-calling-gold-tier-2026-11-29',
  );
  expect(named('region:EU', 'EU')).toBe('customers-eu-2026-11-29');
});

it('what is excluded or compared is not said as if it were meant', () => {
  expect(named('-status:trial')).toBe('customers-not-trial-2026-11-29');
  expect(named('licenses>=100 expires<30d')).toBe('customers-licenses-over-100-expires-under-30d-2026-11-29');
});

it('nothing that somebody has typed breaks a name', () => {
  expect(named('../../etc/passwd\u0000 |b|')).toBe('customers-etc-passwd-b-2026-11-29');
  expect(named('شركة نخلة')).toBe('customers-شركة-نخلة-2026-11-29');
  expect(named('x'.repeat(500))).toBe(`customers-${'x'.repeat(60)}-2026-11-29`);
  expect(named('"')).toBe('customers-2026-11-29');
});
