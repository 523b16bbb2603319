import { xlsxText } from './xlsx-text.ts';

/** The first line of every part. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const schemas = 'http://schemas.openxmlformats.org';
/** The names of a workbook's own elements. */
export const spreadsheetNames = `${schemas}/spreadsheetml/2006/main`;
const relations = `${schemas}/officeDocument/2006/relationships`;
const packages = `${schemas}/package/2006`;
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const relationsType = 'application/vnd.openxmlformats-package.relationships+xml';

const longestSheetName = 31;

/** Where the rows of a sheet stand; sheets are counted from 1. */
export function sheetPath(sheet: number): string {
  return `xl/worksheets/sheet${sheet}.xml`;
}

/** The parts around the sheets, of which there are `count`: their names, formats, and where everything stands. */
export function partsAround(name: string, count: number): { readonly path: string; readonly xml: string }[] {
  const sheets = Array.from({ length: count }, (_, at) => at + 1);
  const styles = count + 1;
  return [
    {
      path: 'xl/workbook.xml',
      xml: `<workbook xmlns="${spreadsheetNames}" xmlns:r="${relations}"><sheets>${sheets
        .map((at) => `<sheet name="${xlsxText(sheetName(name, at))}" sheetId="${at}" r:id="rId${at}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      xml: relationships([
        ...sheets.map((at) => relation(at, 'worksheet', `worksheets/sheet${at}.xml`)),
        relation(styles, 'styles', 'styles.xml'),
      ]),
    },
    { path: 'xl/styles.xml', xml: styleSheet },
    { path: '_rels/.rels', xml: relationships([relation(1, 'officeDocument', 'xl/workbook.xml')]) },
    {
      path: '[Content_Types].xml',
      xml: `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="${relationsType}"/>\
<Default Extension="xml" ContentType="application/xml"/>${[
        contentType('xl/workbook.xml', 'sheet.main'),
        ...sheets.map((at) => contentType(sheetPath(at), 'worksheet')),
        contentType('xl/styles.xml', 'styles'),
      ].join('')}</Types>`,
    },
  ].map(({ path, xml }) => ({ path, xml: xmlDeclaration + xml }));
}

/** The name of a sheet: those after the first are counted. */
function sheetName(name: string, sheet: number): string {
  const counted = sheet === 1 ? '' : ` (${sheet})`;
  return name.slice(0, longestSheetName - counted.length) + counted;
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${relations}/${type}" Target="${target}"/>`;
}

function relationships(items: readonly string[]): string {
  return `<Relationships xmlns="${packages}/relationships">${items.join('')}</Relationships>`;
}

function contentType(path: string, type: string): string {
  return `<Override PartName="/${path}" ContentType="${types}.${type}+xml"/>`;
}

/** The formats by `cellStyles`; `@` keeps a text a text when somebody edits it. */
const styleSheet = `<styleSheet xmlns="${spreadsheetNames}">\
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss&quot; UTC&quot;"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>\
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
