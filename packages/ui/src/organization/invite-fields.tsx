import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { usersTexts } from '../i18n/texts/users-texts.ts';
import { CheckboxGroup } from '../primitives/form/checkbox-group.tsx';
import { TextField } from '../primitives/form/text-field.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { roleChoices } from './role-choices.ts';

/** Who is invited, and by which roles they manage (ORG-3). */
export function InviteFields() {
  const { t } = usePartner(peopleTexts, usersTexts);
  return (
    <>
      <TextField name="name" label={t('people.name')} autoComplete="off" />
      <TextField name="email" label={t('users.email')} type="email" isOptional />
      <TextField name="id" label={t('users.id')} hint={t('users.idHint')} />
      <CheckboxGroup name="roles" label={t('people.roles')} choices={roleChoices(t)} isOptional />
    </>
  );
}
