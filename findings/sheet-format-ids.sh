#!/usr/bin/env bash
# A workbook that SheetJS writes gives its own number formats the ids from 60 on, among those that the format reserves for built-in
# ones; read-excel-file goes by the id there and leaves what the file declares for it unread. So a date comes as a number, and
# the eleventh to the twenty-first price of a list as a date; the next is a number again.
#
# Guess before the run: a format that the file declares is what a reader goes by, whatever its id; dates are dates and prices are
# numbers in all three readers.
# Seen: read-excel-file gives 46387 for 2026-12-31, and dates for the prices with the ids 71 to 81; exceljs and hucre give what
# was written. Read by itself, nothing tells that a cell was taken for another kind.
# Versions: xlsx 0.18.5, read-excel-file 9.3.17, exceljs 4.4.0, hucre 1.0.0, Node 20 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 read-excel-file@9.3.17 exceljs@4.4.0 hucre@1.0.0
cat >formats.mjs <<'JS'
import ExcelJS from 'exceljs';
import { readXlsx } from 'hucre';
import readExcelFile from 'read-excel-file/node';
import XLSX from 'xlsx';

const currencies = 'EUR USD GBP CHF JPY CAD AUD SEK NOK DKK PLN CZK HUF RON BGN TRY AED SAR ILS INR SGD HKD BRL MXN'.split(' ');
const formats = ['yyyy-mm-dd', ...currencies.map((currency) => `#,##0.00 "${currency}"`)];
const cells = formats.map((z, at) => [`A${at + 1}`, { t: 'n', v: at === 0 ? 46387 : 1234.5, z }]);
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, { ...Object.fromEntries(cells), '!ref': `A1:A${formats.length}` }, 'Prices');
const file = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });

const kinds = (values) => {
  const dates = values.flatMap((value, at) => (value instanceof Date ? [at + 1] : []));
  return `rows read as dates: ${dates.join(' ')}`;
};
const excel = new ExcelJS.Workbook();
await excel.xlsx.load(file);
console.log(`exceljs, ${kinds(formats.map((_, at) => excel.worksheets[0].getCell(at + 1, 1).value))}`);
console.log(`hucre, ${kinds((await readXlsx(file)).sheets[0].rows.map(([value]) => value))}`);
const read = await readExcelFile(file);
const rows = read[0]?.data ?? read;
console.log(`read-excel-file, ${kinds(rows.map(([value]) => value))}; first row: ${rows[0][0]}`);
JS
seen=$(TZ=UTC node formats.mjs)
echo "$seen"
expected='exceljs, rows read as dates: 1
hucre, rows read as dates: 1
read-excel-file, rows read as dates: 12 13 14 15 16 17 18 19 20 21 22; first row: 46387'
[[ $seen == "$expected" ]] || { echo "expected:"; echo "$expected"; exit 1; }
