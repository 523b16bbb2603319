import type { ChildProcess } from 'node:child_process';

/** What a process prints, as it comes. */
export interface PrintedLines {
  readonly all: () => string;
  /** Settles once something of what it printed is like this; rejects with all that it printed when it ends before. */
  readonly line: (pattern: RegExp) => Promise<RegExpExecArray>;
}

/** Listens to a process from its first moment on. */
export function printedLines(child: ChildProcess): PrintedLines {
  let text = '';
  const collect = (chunk: Buffer) => {
    text += chunk;
    child.emit('printed');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text);
        if (found) resolve(found);
      };
      child.on('printed', look);
      child.on('close', (code) => reject(new Error(`It ended with ${code}:\n${text}`)));
      look();
    });
  return { all: () => text, line };
}
