import { permissionsOf, roles } from '@partnerkit/sdk';
import { expect, it } from 'vitest';
import en from '../i18n/catalogs/en.json' with { type: 'json' };
import { createTranslate } from '../i18n/translate.ts';
import { roleChoices } from './role-choices.ts';

const t = createTranslate('en', {});

it.each(roles)('what %s may do can be told apart, though a permission has commas of its own', (role) => {
  const { detail = '' } = roleChoices(t).find(({ value }) => value === role) ?? {};
  const phrases = detail.split(' · ');
  expect(phrases).toHaveLength(permissionsOf(role).length);
  for (const [at, { permission }] of permissionsOf(role).entries())
    expect(phrases[at]).toContain(en[`permission.${permission}`]);
});
