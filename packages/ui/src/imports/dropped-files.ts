import type { FileToImport } from '@partnerkit/sdk';

/** Files as an input hands them over: a folder's with their place in it. */
export function chosenFiles(list: FileList | null): FileToImport[] {
  const files = [...(list ?? [])].filter(isWanted);
  return inOrder(files.map((file) => ({ path: file.webkitRelativePath || file.name, content: file })));
}

/** Files that were dropped, those of folders with their place in them. The list is only there while the event is handled. */
export function droppedFiles({ items, files }: DataTransfer): Promise<FileToImport[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.some((entry) => entry === null)) return Promise.resolve(chosenFiles(files));
  const found = entries.map((entry) => filesOf(entry as FileSystemEntry));
  return Promise.all(found).then((lists) => inOrder(lists.flat()));
}

async function filesOf(entry: FileSystemEntry): Promise<FileToImport[]> {
  if (entry.isDirectory) {
    const inside = await entriesOf((entry as FileSystemDirectoryEntry).createReader());
    return (await Promise.all(inside.map(filesOf))).flat();
  }
  const content = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  );
  return isWanted(content) ? [{ path: entry.fullPath.replace(/^\//, ''), content }] : [];
}

/** A reader gives some entries at a time, and none at the end. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** What systems leave in folders is none of the viewer's files. */
function isWanted({ name }: File): boolean {
  return !/^(\.|thumbs\.db$|desktop\.ini$)/i.test(name);
}

/** Browsers give what is in a folder in the order of the disk, which says nothing to anybody. */
function inOrder(files: FileToImport[]): FileToImport[] {
  const order = new Intl.Collator(undefined, { numeric: true });
  return files.sort((a, b) => order.compare(a.path, b.path));
}
