import {
  type Column,
  type RowData,
  type TableFeature,
  type TableFeatures,
  tableFeatures,
} from '@tanstack/react-table';
import { column_getIsVisible, table_getOrderColumnsFn } from '@tanstack/react-table/static-functions';

/** A feature of which a table has the state and no method. */
const stateOf = <Slice extends object>(slice: Slice): TableFeature => ({
  getInitialState: (state) => ({ ...slice, ...state }),
});

const unchanging = { subscribe: () => ({ unsubscribe: () => {} }) };

/**
 * A table stands for one arrangement and is thrown away with it: nothing of it changes, and nobody is told. The bindings that come with
 * the hook of the library bring a store of signals.
 */
export const plainReactivity: NonNullable<TableFeatures['coreReactivityFeature']> = {
  createOptionsStore: false,
  wrapExternalAtoms: false,
  addSubscription: () => {},
  createWritableAtom: (value) => ({ ...unchanging, get: () => value, set: () => {} }),
  createReadonlyAtom: (value) => ({ ...unchanging, get: value }),
  untrack: (read) => read(),
  batch: (change) => change(),
  schedule: (change) => change(),
};

/**
 * How columns are arranged, by what the library's functions need of its features: their states and the two methods that these ask for.
 * The features as they come bring every other method that a table of rows and header groups could have.
 */
export const columnFeatures = tableFeatures({
  columnVisibilityFeature: {
    ...stateOf({ columnVisibility: {} }),
    assignColumnPrototype: (prototype) => {
      prototype.getIsVisible = function (this: Column<TableFeatures, RowData>) {
        return column_getIsVisible(this);
      };
    },
  },
  columnOrderingFeature: {
    ...stateOf({ columnOrder: [] }),
    constructTableAPIs: (table) => {
      Object.assign(table, { getOrderColumnsFn: () => table_getOrderColumnsFn(table) });
    },
  },
  columnSizingFeature: stateOf({ columnSizing: {} }),
  columnPinningFeature: stateOf({ columnPinning: { start: [], end: [] } }),
});
