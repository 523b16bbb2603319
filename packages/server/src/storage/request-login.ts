import sql, { raw } from 'sql-template-tag';
import { roleOf } from './region-names.ts';
import type { Transaction } from './transaction.ts';

interface Login {
  readonly isSuperuser: boolean;
  readonly passesRows: boolean;
  readonly inherits: boolean;
  readonly isOwner: boolean;
}

/**
 * Lets the login of a URL take on the role of a region. Throws where there is no such login, or one that needs no role: then
 * the fence between partners would not hold against what it asks.
 */
export async function admitLogin(
  tx: Transaction,
  { region, url }: { region: string; url: string },
): Promise<void> {
  const name = decodeURIComponent(new URL(url).username);
  const login = await tx.first<Login>(sql`
    select rolsuper as "isSuperuser", rolbypassrls as "passesRows", rolinherit as inherits,
      pg_has_role(rolname, current_user, 'member') as "isOwner"
    from pg_roles where rolname = ${name}`);
  const problem = problemOf(login);
  if (problem) {
    throw new Error(
      `The user of requests in ${region}, ${name || 'none'}, ${problem}. ` +
        `Make one that may do nothing by itself: create role partnerkit_requests login noinherit password '…'`,
    );
  }
  await tx.run(raw(`grant ${roleOf(region)} to ${quoted(name)}`));
}

function problemOf(login: Login | undefined): string | undefined {
  if (!login) return 'is not there';
  if (login.isSuperuser) return 'is a superuser';
  if (login.passesRows) return 'passes row-level security';
  if (login.isOwner) return 'may take on the role of the owner of the schema';
  if (login.inherits) return 'has the rights of its roles without taking them on';
  return undefined;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
