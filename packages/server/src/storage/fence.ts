import { roleOf, schemaOf } from './region-names.ts';

/**
 * The SQL that makes a region's schema and its unprivileged role, which the connecting user may take on. The role is
 * of the whole cluster, so another database may be making it at the same time. A schema that another server made while
 * this one waited for its turn may not be seen yet.
 */
export function createFence(region: string): string {
  const [schema, role] = [schemaOf(region), roleOf(region)];
  return `
    do $$ begin
      create schema if not exists ${schema};
    exception when unique_violation then null;
    end $$;
    do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role} nologin;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$;
    do $$ begin
      if not pg_has_role('${role}', 'member') then
        execute format('grant ${role} to %I', current_user);
      end if;
    end $$;
    grant usage on schema ${schema} to ${role};
  `;
}

/** Tables to which the region's role may only add rows (AUD-1, ORG-2). */
export const appendOnlyTables: readonly string[] = ['audit_entries', 'terms_acceptances'];

/**
 * The SQL after which each table of the schema that has a `partner_id` shows its rows to their partner only: to the
 * region's role, and to the owner too unless it asks for all. Every other table is closed to the role, and of
 * `appendOnlyTables` no row can be changed or removed by it.
 */
export function enforceFence(region: string): string {
  const [schema, role] = [schemaOf(region), roleOf(region)];
  return `
    do $$ declare name text; begin
      revoke all on all tables in schema ${schema} from ${role};
      for name in
        select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where table_schema = '${schema}' and column_name = 'partner_id' and table_type = 'BASE TABLE'
      loop
        execute format('alter table ${schema}.%I enable row level security, force row level security', name);
        execute format('drop policy if exists rows_of_partner on ${schema}.%I', name);
        execute format('drop policy if exists rows_for_owner on ${schema}.%I', name);
        execute format('create policy rows_of_partner on ${schema}.%I
          using (partner_id = current_setting(''app.partner_id''))
          with check (partner_id = current_setting(''app.partner_id''))', name);
        execute format('create policy rows_for_owner on ${schema}.%I to %I
          using (current_setting(''app.all_partners'', true) = ''on'')
          with check (current_setting(''app.all_partners'', true) = ''on'')', name, current_user);
        execute format('grant select, insert, update, delete on ${schema}.%I to ${role}', name);
        -- what is written there stays: nobody changes it, and nobody takes it away
        if name = any(array[${appendOnlyTables.map((table) => `'${table}'`).join(', ')}]) then
          execute format('revoke update, delete on ${schema}.%I from ${role}', name);
        end if;
      end loop;
      grant usage on all sequences in schema ${schema} to ${role};
    end $$;
  `;
}
