import { type Permission, permissionsOf, permissionTable, roles } from '@partnerkit/sdk';
import { rolesTexts } from '../i18n/texts/roles-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { permissionName, roleName } from './role-name.ts';

const permissions = Object.keys(permissionTable) as Permission[];

/** What each role may do, as the one table of permissions says (ORG-3, spec section 3). */
export function RoleTable() {
  const { t } = usePartner(rolesTexts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keys
    <section className="pk-side-scroll" aria-label={t('roles.title')} tabIndex={0}>
      <table className="pk-plain-table pk-role-table">
        <thead>
          <tr>
            <th scope="col">{t('roles.permission')}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {roleName(t, role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission) => (
            <tr key={permission}>
              <th scope="row">{permissionName(t, permission)}</th>
              {roles.map((role) => (
                <ReachCell key={role} reach={reachOf(role, permission)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function reachOf(role: string, permission: Permission): 'yes' | 'assigned' | 'no' {
  const granted = permissionsOf(role).find((one) => one.permission === permission);
  return granted === undefined ? 'no' : granted.scope === 'assigned' ? 'assigned' : 'yes';
}

function ReachCell({ reach }: { reach: 'yes' | 'assigned' | 'no' }) {
  const { t } = usePartner(rolesTexts);
  return <td className={reach === 'no' ? 'pk-muted' : undefined}>{t(`roles.${reach}`)}</td>;
}
