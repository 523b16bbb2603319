import { isAccessRole } from '@partnerkit/sdk';
import { rolesTexts } from '../i18n/texts/roles-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { roleName } from './role-name.ts';

/** The roles of somebody, each a word with a mark; who has none is said so. */
export function RoleBadges({ roles }: { readonly roles: readonly string[] }) {
  const { t } = usePartner(rolesTexts);
  if (roles.length === 0) return <span className="pk-muted">{t('roles.none')}</span>;
  return (
    <span className="pk-role-badges">
      {roles.map((role) => (
        <span key={role} className="pk-badge" data-tone={isAccessRole(role) ? 'info' : 'neutral'}>
          <span>{roleName(t, role)}</span>
        </span>
      ))}
    </span>
  );
}
