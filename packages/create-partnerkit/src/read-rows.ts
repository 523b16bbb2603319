import { readFile } from 'node:fs/promises';
import { UserError } from './user-error.ts';

/** The text of a JSON file of customers. Throws a {@link UserError} that says where it is none, and of rows that no table can show. */
export async function readRows(path: string): Promise<string> {
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new UserError(code === 'ENOENT' ? `There is no file ${path}.` : `${path} can't be read: ${code}.`);
  }
  const rows = parsed(path, text);
  if (!Array.isArray(rows))
    throw new UserError(`${path}: expected a JSON array of customers, found ${kindOf(rows)}.`);
  const wrong = rows.findIndex((row) => typeof row?.id !== 'string' || typeof row?.name !== 'string');
  if (wrong < 0) return text;
  const row: unknown = rows[wrong];
  const fields =
    typeof row === 'object' && row !== null ? Object.keys(row).join(', ') || 'no fields' : kindOf(row);
  throw new UserError(
    `${path}, row ${wrong + 1}: a customer has an "id" and a "name", both texts; found ${fields}.\n` +
      'Rename them in the file, or make the app without --rows and map yours in its source (map of memorySource).',
  );
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${path} is no JSON: ${(cause as Error).message}`);
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
