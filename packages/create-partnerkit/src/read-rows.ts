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
  throw new UserError(
    `${path}, row ${wrong + 1}: a customer has an "id" and a "name", both texts; found ${foundIn(rows[wrong])}.\n` +
      'Change them in the file, or make the app without --rows and map yours in its source (map of memorySource).',
  );
}

/** What stands in the place of an id and a name: its fields, or of which kind they are where both are there. */
function foundIn(row: unknown): string {
  if (typeof row !== 'object' || row === null) return kindOf(row);
  const { id, name } = row as { id?: unknown; name?: unknown };
  if (id === undefined || name === undefined) return Object.keys(row).join(', ') || 'no fields';
  return `${kindOf(id)} as its id, ${kindOf(name)} as its name`;
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
  if (typeof value === 'string') return 'a text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
