import { checkRecord } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { contentVersion } from '../operation/content-version.ts';
import type { SavedView } from './views.contract.ts';

/** A view as a host hands it over. */
export type ViewRow = Pick<SavedView, 'id' | 'name' | 'table' | 'query' | 'sort' | 'columns' | 'region'>;

/** A view as it is answered, with its version. */
export function versionedView(view: ViewRow): SavedView {
  checkRecord('view', view);
  const { id, name, table, query, sort, columns, region } = view;
  return {
    id,
    name,
    table,
    ...(query === undefined ? {} : { query }),
    ...(sort === undefined ? {} : { sort }),
    ...(columns === undefined ? {} : { columns }),
    ...(region === undefined ? {} : { region }),
    // a view without a region keeps the version that it had before there were any
    version: contentVersion([name, table, query, sort, columns, ...(region === undefined ? [] : [region])]),
  };
}

/** What a caller is told of a view that they do not have. */
export function viewNotFound(id: string): PartnerError {
  return new PartnerError({ code: 'notFound', message: `There is no view ${JSON.stringify(id)}.` });
}
