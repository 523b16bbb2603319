#!/usr/bin/env bash
# TanStack Table picks the default comparator of a column from the first ten rows that the filter has left: the same rows
# change places under one sort while somebody types into a filter.
#
# Guess before the run: with one column sorted ascending by the default comparator, rows that stay visible keep their
# order when a filter takes other rows away, for the comparator follows from the data of the column.
# Seen: with ten customers without a digit in front, four others stand as "3 Oaks Site, Site 10, Site 9, Yew Site"; the
# filter "site" leaves just these four, and they stand as "Site 9, Site 10, Yew Site, 3 Oaks Site". The first ten rows had
# no digit (compared as texts), the four have (compared by numbers in them, and what begins with a digit goes last).
# A comparator that is named by the column keeps the order.
# Versions: @tanstack/react-table 9.3.1, react 19.3.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @tanstack/react-table@9.3.1 react@19.3.1 react-dom@19.3.1
cat >order.mjs <<'CODE'
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createFilteredRowModel, createSortedRowModel, filterFns, sortFns, stockFeatures, tableFeatures, useTable } from '@tanstack/react-table';

const trees = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Ginkgo', 'Hazel', 'Ivy', 'Juniper'];
const data = [...trees, 'Site 10', 'Site 9', '3 Oaks Site', 'Yew Site'].map((name) => ({ name }));
const features = tableFeatures({
  ...stockFeatures, filterFns, sortFns, filteredRowModel: createFilteredRowModel(), sortedRowModel: createSortedRowModel(),
});
function order(columns, columnFilters) {
  const initialState = { sorting: [{ id: 'name', desc: false }], columnFilters, pagination: { pageIndex: 0, pageSize: 100 } };
  let names = [];
  renderToStaticMarkup(createElement(function Names() {
    names = useTable({ features, data, columns, initialState }).getRowModel().rows.map((row) => row.original.name);
    return null;
  }));
  return names.filter((name) => name.includes('Site')).join(', ');
}
const filter = [{ id: 'name', value: 'site' }];
const asIs = [{ accessorKey: 'name' }];
const named = [{ accessorKey: 'name', sortFn: 'alphanumeric' }];
console.log('default, all rows:', order(asIs, []));
console.log('default, filtered:', order(asIs, filter));
console.log('named, all rows:', order(named, []));
console.log('named, filtered:', order(named, filter));
CODE
seen=$(node order.mjs)
echo "$seen"
[ "$seen" = 'default, all rows: 3 Oaks Site, Site 10, Site 9, Yew Site
default, filtered: Site 9, Site 10, Yew Site, 3 Oaks Site
named, all rows: Site 9, Site 10, Yew Site, 3 Oaks Site
named, filtered: Site 9, Site 10, Yew Site, 3 Oaks Site' ]
