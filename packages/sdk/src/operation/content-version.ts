import { misfit } from '../errors/check-argument.ts';
/**
 * The version of what somebody is about to replace, made of its content: two who started from the same content have the
 * same version, whichever source they read it from (TAG-3).
 */
export function contentVersion(content: unknown): string {
  const text: string | undefined = JSON.stringify(content);
  if (text === undefined) throw misfit('content', 'what JSON can say', content);
  return hash(text, 0x811c9dc5).toString(36) + hash(text, 0x9747b28c).toString(36);
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string, start: number): number {
  let sum = start;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}
