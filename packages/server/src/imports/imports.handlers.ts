import { type Import, PartnerError } from '@partnerkit/sdk';
import { importRules } from '@partnerkit/sdk/server';
import type { Handlers, RequestContext } from '../http/handlers.ts';
import {
  countUnconfirmed,
  insertImport,
  selectImport,
  selectImports,
  updateImport,
} from './imports.queries.ts';

/** So many imports are listed. */
const listed = 20;

/** So many may be begun and not confirmed at a time: the files of each lie here until then. */
export const mostUnconfirmed = { ofUser: 10, ofPartner: 30 } as const;

/** The import of files in the portal (REP-8). */
export const importsHandlers: Handlers['imports'] = {
  async list(_input, { tx, partner }) {
    return { items: (await selectImports(tx, partner, listed)).map(importRules.listedImport) };
  },

  async get({ importId }, { tx, partner }) {
    const found = await selectImport(tx, partner, importId);
    if (!found) throw importRules.importNotFound(importId);
    return found;
  },

  async begin({ files }, context) {
    const { tx, partner, newId, imports, actor } = context;
    const { regions } = imports;
    checkUnconfirmed(await countUnconfirmed(tx, partner, context.user));
    const row = importRules.newImport({ id: newId(), at: nowOf(context), by: actor, files, regions });
    await insertImport(tx, partner, row);
    return row;
  },

  async upload({ importId, fileId, offset, content }, context) {
    const { tx, partner, imports } = context;
    const row = await lockedImport(context, importId);
    const file = importRules.fileToReceive(row, fileId);
    const bytes = content instanceof Uint8Array ? content : new Uint8Array(await content.arrayBuffer());
    importRules.checkPart(file, { offset, length: bytes.length });
    await imports.staging.write({ importId, fileId, offset }, bytes);
    const after = importRules.withReceived(row, fileId, offset + bytes.length);
    await updateImport(tx, partner, after);
    return { fileId, received: importRules.fileToReceive(after, fileId).received };
  },

  preview: ({ importId, places }, context) =>
    change(context, importId, (row) => importRules.previewing(row, places)),

  start: ({ importId, revision }, context) =>
    change(context, importId, (row) => importRules.started(row, revision, context.actor)),

  async discard({ importId }, context) {
    const after = await change(context, importId, (row) => importRules.discarded(row, nowOf(context)));
    context.afterwards(() => context.imports.staging.remove(importId));
    return after;
  },
};

function checkUnconfirmed({ all, own }: { readonly all: number; readonly own: number }): void {
  const { ofUser, ofPartner } = mostUnconfirmed;
  if (own < ofUser && all < ofPartner) return;
  const whose =
    own >= ofUser ? `You have ${own} imports` : `The users of this partner have ${all} imports together`;
  const message = `${whose} that are not confirmed, and no more are kept: confirm or discard one of them. Each is discarded by itself a day after it was begun.`;
  throw new PartnerError({ code: 'conflict', message });
}

async function change(
  context: RequestContext,
  importId: string,
  changed: (row: Import) => Import,
): Promise<Import> {
  const after = changed(await lockedImport(context, importId));
  await updateImport(context.tx, context.partner, after);
  context.afterwards(() => context.imports.wake());
  return after;
}

async function lockedImport({ tx, partner }: RequestContext, importId: string): Promise<Import> {
  const row = await selectImport(tx, partner, importId, { lock: true });
  if (!row) throw importRules.importNotFound(importId);
  return row;
}

function nowOf({ imports }: RequestContext): string {
  return new Date(imports.now()).toISOString();
}
