import type { Migration } from '../storage/migration.ts';

/**
 * Who changed what (AUD-1): one chain of entries for each partner, each with the hash of the one before it in its own. `at` never
 * goes back along a chain, so its order is that of `position`. The head is locked by who appends, at the end of a transaction.
 */
export const auditTrailMigration: Migration = {
  id: '016-audit-trail',
  up: () => `
    create table audit_entries (
      partner_id text collate "C" not null,
      position bigint not null,
      at timestamptz not null,
      actor_id text collate "C" not null,
      actor_name text,
      action text collate "C" not null,
      kind text collate "C" not null,
      subject_kind text collate "C" not null,
      subject_id text collate "C" not null,
      subject_name text,
      customer_id text collate "C",
      changes jsonb not null,
      hash bytea not null,
      primary key (partner_id, position)
    );
    create index audit_entries_at on audit_entries (partner_id, at, position);
    create index audit_entries_actor on audit_entries (partner_id, actor_id, position);
    create index audit_entries_actor_kind on audit_entries (partner_id, actor_id, kind, position);
    create index audit_entries_kind on audit_entries (partner_id, kind, position);
    create index audit_entries_customer on audit_entries (partner_id, customer_id, position)
      where customer_id is not null;
    create index audit_entries_subject on audit_entries (partner_id, subject_kind, subject_id, position);

    create table audit_heads (
      partner_id text collate "C" primary key,
      position bigint not null,
      at timestamptz not null,
      hash bytea not null
    );

    create function append_audit_entries(partner text, entries jsonb) returns void language plpgsql as $$
    declare
      head audit_heads;
      entry jsonb;
    begin
      insert into audit_heads values (partner, 0, '-infinity', '') on conflict (partner_id) do nothing;
      select * into strict head from audit_heads where partner_id = partner for update;
      -- a clock that was set back is waited for; milliseconds are all that is told of it
      head.at := greatest(head.at, date_trunc('milliseconds', clock_timestamp()));
      for entry in select value from jsonb_array_elements(entries) loop
        head.position := head.position + 1;
        head.hash := sha256(head.hash || convert_to(
          head.position || ' ' || (extract(epoch from head.at) * 1000)::bigint || ' ' || (entry ->> 'digest'), 'UTF8'));
        insert into audit_entries (partner_id, position, at, actor_id, actor_name, action, kind,
          subject_kind, subject_id, subject_name, customer_id, changes, hash)
        values (partner, head.position, head.at, entry ->> 'actorId', entry ->> 'actorName', entry ->> 'action',
          split_part(entry ->> 'action', '.', 1), entry ->> 'subjectKind', entry ->> 'subjectId', entry ->> 'subjectName', entry ->> 'customerId',
          entry -> 'changes', head.hash);
      end loop;
      update audit_heads set position = head.position, at = head.at, hash = head.hash where partner_id = partner;
    end
    $$;
  `,
};
