import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type CustomerRow, readPortfolio, type Subscription } from '@partnerkit/sdk';
import { readHubReports } from '@partnerkit/sdk/csv';
import { createWorld } from '@partnerkit/testing';

/** A partner's data as the portal serves it. */
export interface Portfolio {
  readonly partner: string;
  readonly customers: readonly CustomerRow[];
  /** Absent: not supplied. */
  readonly subscriptions?: readonly Subscription[];
  /** The day that the data itself names. */
  readonly asOf?: string;
  /** What was left out, a line each: where and why. */
  readonly refused: readonly string[];
  readonly summary: string;
}

/** The demo partner: 400 customers in four regions, the same each time. */
export function demoPortfolio(): Portfolio {
  const world = createWorld();
  const summary = `${world.customers.length} demo customers, ${world.subscriptions.length} subscriptions and trials`;
  return { ...world, partner: 'Demo partner', refused: [], summary };
}

/** Reads a partner's own data: a JSON file of the shapes of the documentation, or a folder of the hub's report files. */
export async function loadPortfolio(path: string, progress: (text: string) => void): Promise<Portfolio> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Error(`--data: there is no file or folder ${path}`);
  return found.isDirectory() ? readReports(path, progress) : readJson(path, progress);
}

async function readJson(path: string, progress: (text: string) => void): Promise<Portfolio> {
  progress(`Reading ${path}`);
  const { customers, subscriptions, asOf, refused } = readPortfolio(
    parsed(path, await readFile(path, 'utf8')),
  );
  const supplied = subscriptions
    ? `${subscriptions.length} subscriptions and trials`
    : 'no subscriptions supplied';
  return {
    partner: 'My partner',
    customers,
    ...(subscriptions ? { subscriptions } : {}),
    ...(asOf ? { asOf } : {}),
    refused: refused.map(
      ({ collection, index, field, message }) => `${collection}[${index}] ${field}: ${message}`,
    ),
    summary: `${customers.length} customers, ${supplied}`,
  };
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Error(`${path} is not JSON: ${(cause as Error).message}`);
  }
}

async function readReports(folder: string, progress: (text: string) => void): Promise<Portfolio> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.csv'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (paths.length === 0) throw new Error(`--data: the folder ${folder} holds no .csv file`);
  progress(`Reading ${paths.length} report files`);
  const files = await Promise.all(
    paths.map(async (path) => ({ path: relative(folder, path), content: await readFile(path) })),
  );
  const reports = readHubReports(files);
  const counts = [
    `${reports.customers.length} customers`,
    `${reports.weeklyUsage.length} calling weeks of locations`,
    `${reports.devices.length} devices`,
    `${reports.phoneNumbers.length} phone numbers`,
  ];
  return {
    partner: 'My partner',
    customers: reports.customers,
    refused: reports.refused.map(({ file, line, field, message }) =>
      [file, line && `line ${line}`, field, message].filter(Boolean).join(': '),
    ),
    summary: counts.join(', '),
  };
}
