/** Texts that load after those of the same first part, with what says them: by how their ids begin. */
const laterTexts: Readonly<Record<string, readonly string[]>> = {
  preset: ['filter.preset.'],
  without: ['rollUp.without'],
  query: [
    ...[
      'filter.remove',
      'filter.edit',
      'filter.not',
      'filter.query',
      'filter.noValues',
      'filter.valuesMissing',
    ],
    ...['filter.field.', 'filter.presets', 'filter.day', 'filter.today', 'filter.possible', 'filter.tooLong'],
    ...['filter.problem', 'filter.expect.', 'filter.didYouMean'],
  ],
  tagging: [
    ...[
      'tags.add',
      'tags.remove',
      'tags.limit',
      'tags.tooLong',
      'tags.failed',
      'tags.progress',
      'tags.refused',
    ],
    ...[
      'tags.onMany',
      'tags.editWhole',
      'tags.replac',
      'tags.undoConflict',
      'tags.sourceReadOnly',
      'tags.describe',
    ],
    'tags.readOnly',
  ],
  exportMenu: ['table.exportXlsx', 'table.exportCsv', 'table.print'],
  failure: [
    ...[
      'state.forbidden',
      'state.regionT',
      'state.trying',
      'state.signIn',
      'state.requestId',
      'state.details',
    ],
    ...['state.copied', 'state.partBroken'],
  ],
  refused: ['table.refused', 'state.allRefused'],
  selection: [
    ...[
      'customers.clearSelection',
      'customers.selectedHidden',
      'customers.selectedGone',
      'customers.selection',
    ],
    ...['customers.exportSelected', 'customers.tagSelected'],
  ],
  waiting: ['notice.waiting', 'notice.giveUp', 'notice.whichWait', 'notice.notKept', 'notice.notMade'],
  viewGone: ['columns.gone', 'columns.filtersGone'],
  columnMenu: [
    ...[
      'columns.moveStart',
      'columns.moveEnd',
      'columns.pin',
      'columns.unpin',
      'columns.wider',
      'columns.narrower',
    ],
    ...['columns.hide', 'columns.reset', 'sort.ascending', 'sort.descending'],
  ],
};

/** The area that a text loads with: the first part of its id, unless it is one of those that load later. */
export function textArea(id: string): string {
  const named = Object.entries(laterTexts).find(([, beginnings]) =>
    beginnings.some((one) => id.startsWith(one)),
  );
  return named?.[0] ?? id.slice(0, id.indexOf('.'));
}
