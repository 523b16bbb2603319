import { changesBetween } from '../audit/changes-between.ts';
import type { RecordedChange } from '../audit/recorded-change.ts';
import { checkList, checkRecord, isText } from '../errors/check-argument.ts';
import { invalidField, PartnerError } from '../errors/partner-error.ts';
import { contentVersion } from '../operation/content-version.ts';
import { permissionScope, type Role } from '../permissions/permissions.ts';
import { foldText } from '../text/fold-text.ts';
import type { SavedView } from './views.contract.ts';

/** A view as a host hands it over; without an owner it is the viewer's own. */
export type ViewRow = Pick<
  SavedView,
  'id' | 'name' | 'table' | 'query' | 'sort' | 'columns' | 'region' | 'shared' | 'owner'
>;

/** A view as it is answered, with its version; of one that is shared, whose it is. */
export function versionedView(view: ViewRow): SavedView {
  checkRecord('view', view);
  const { id, name, table, query, sort, columns, region, shared, owner } = view;
  return {
    id,
    name,
    table,
    ...(query === undefined ? {} : { query }),
    ...(sort === undefined ? {} : { sort }),
    ...(columns === undefined ? {} : { columns }),
    ...(region === undefined ? {} : { region }),
    ...(shared ? { shared, ...(owner === undefined ? {} : { owner }) } : {}),
    // a view without a region, or one of its owner's alone, keeps the version that it had before there were any
    version: contentVersion([
      ...[name, table, query, sort, columns],
      ...(region === undefined && !shared ? [] : [region]),
      ...(shared ? ['shared'] : []),
    ]),
  };
}

/** What a caller is told of a view that they do not have. */
export function viewNotFound(id: string): PartnerError {
  return new PartnerError({ code: 'notFound', message: `There is no view ${JSON.stringify(id)}.` });
}

/** A view that is saved or removed: as it stands, and as it is to be; `undefined`: it is not there. */
export interface ViewChange {
  readonly before: ViewRow | undefined;
  readonly after: ViewRow | undefined;
  /** Whether it is the caller's own. */
  readonly isOwn: boolean;
}

/** Refuses a change of what the team has to who may not make it: by role, or as somebody else's (FIL-3). */
export function checkViewSharing(change: ViewChange, held: readonly Role[]): void {
  checkRecord('change', change);
  const { before, after, isOwn } = change;
  checkList('roles', held, isText, 'texts');
  if (!before?.shared && !after?.shared) return;
  const scope = permissionScope(held, 'views.share');
  if (scope === 'all' || (scope && isOwn)) return;
  const name = before?.name ?? after?.name;
  throw new PartnerError({
    code: 'forbidden',
    message: isOwn
      ? `Your role does not share views with the partner's team: ${name}.`
      : `The view ${name} is somebody else's.`,
  });
}

/** Refuses a name under which the team has another view of the same table, whatever its case, and an id that another has. */
export function checkSharedName(
  view: ViewRow,
  others: Iterable<Pick<ViewRow, 'id' | 'name' | 'table'>>,
): void {
  checkRecord('view', view);
  if (!view.shared) return;
  const name = foldText(view.name);
  for (const other of others) {
    if (other.id === view.id) throw invalidField('id', 'expected an id that no other shared view has');
    if (other.table !== view.table || foldText(other.name) !== name) continue;
    throw invalidField('name', 'expected a name that no other shared view of the table has');
  }
}

/** What the audit trail tells of a change of a shared view; `undefined` of one that concerns its owner alone (AUD-1). */
export function changedSharedView(change: ViewChange): RecordedChange | undefined {
  checkRecord('change', change);
  const { before, after } = change;
  if (!before?.shared && !after?.shared) return undefined;
  const { id = '', name } = after ?? before ?? {};
  const told = (view: ViewRow | undefined) => {
    if (!view) return undefined;
    const { id: _, owner: __, ...rest } = view;
    return rest;
  };
  const changes = changesBetween(told(before), told(after));
  return changes.length > 0 ? { subject: { kind: 'view', id, name }, changes } : undefined;
}
