#!/usr/bin/env bash
# A text cell of a streamed XLSX is another text than that of the same library's whole-file writer, or is read as another.
#
# Guess before the run: the streaming writer of a library writes a text as its whole-file writer does; both keep leading
# and trailing spaces, and a reader that decodes `_x000D_` decodes it wherever a text stands.
# Seen: ExcelJS marks shared strings with xml:space="preserve" and inline strings, which its streaming writer makes without
# shared strings, not: LibreOffice 7.4 shows "  lead" as "lead" there. hucre escapes a carriage return in both of its
# writers; its streaming one writes inline strings, in which ExcelJS leaves "_x000D_" as six more characters of the text,
# while it decodes the same in shared strings. Its own reader gives the text back from both.
# Versions: exceljs 4.4.0, hucre 1.0.0, fflate 0.8.3; LibreOffice 7.4 where it is installed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 hucre@1.0.0 fflate@0.8.3
cat >streamed.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx, writeXlsx, writeXlsxStream } from 'hucre/xlsx';

const rows = [['text'], ['  lead'], ['two\r\nlines']];
const whole = new ExcelJS.Workbook();
whole.addWorksheet('s').addRows(rows);
await whole.xlsx.writeFile('exceljs-whole.xlsx');
const streamed = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: 'exceljs-streamed.xlsx', useSharedStrings: false });
const sheet = streamed.addWorksheet('s');
for (const row of rows) sheet.addRow(row).commit();
await streamed.commit();
writeFileSync('hucre-whole.xlsx', await writeXlsx({ sheets: [{ name: 's', rows }] }));
const bytes = await new Response(writeXlsxStream(rows, { name: 's' })).arrayBuffer();
writeFileSync('hucre-streamed.xlsx', new Uint8Array(bytes));

const seen = {};
for (const name of ['exceljs-whole', 'exceljs-streamed', 'hucre-whole', 'hucre-streamed']) {
  const parts = Object.entries(unzipSync(readFileSync(`${name}.xlsx`)));
  const holder = parts.map(([, part]) => strFromU8(part)).find((xml) => xml.includes('  lead'));
  const read = new ExcelJS.Workbook();
  await read.xlsx.readFile(`${name}.xlsx`);
  seen[name] = {
    keepsSpaces: /<t xml:space="preserve">  lead/.test(holder),
    byExcelJS: read.worksheets[0].getCell('A3').value,
    byHucre: (await readXlsx(readFileSync(`${name}.xlsx`))).sheets[0].rows[2][0],
  };
}
console.log(JSON.stringify(seen, null, 2));
const same = (found, wanted) => {
  if (found !== wanted) throw new Error(`expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
};
same(seen['exceljs-whole'].keepsSpaces, true);
same(seen['exceljs-streamed'].keepsSpaces, false);
same(seen['hucre-streamed'].keepsSpaces, true);
same(seen['hucre-whole'].byExcelJS, 'two\r\nlines');
same(seen['hucre-streamed'].byExcelJS, 'two_x000D_\nlines');
same(seen['hucre-streamed'].byHucre, 'two\r\nlines');
JS
node streamed.mjs
if command -v soffice >/dev/null; then
  for name in exceljs-whole exceljs-streamed; do
    soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to csv "$name.xlsx" >/dev/null 2>&1
    echo "$name, as LibreOffice saves it: [$(sed -n 2p "$name.csv")]"
  done
  [[ $(sed -n 2p exceljs-whole.csv) == '  lead' ]]
  [[ $(sed -n 2p exceljs-streamed.csv) == 'lead' ]]
fi
