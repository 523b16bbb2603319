import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';

/** Where the pictures stand, from the root of the repository. */
export const forcedColoursFolder = 'docs/forced-colours';

/** The colours that a system may ask for: dark letters on a light ground, or the other way round. */
export const colourSchemes = ['light', 'dark'] as const;

/** A widget of which there is a picture, and the story that it is taken of. */
export interface PicturedWidget {
  readonly name: string;
  readonly story: string;
}

/** Where another story than that of the start page has more to show: what is selected. */
const tellingStories: Readonly<Record<string, string>> = { CustomerTable: 'Selected' };

/** Every widget of Storybook's start page. */
export function picturedWidgets(): readonly PicturedWidget[] {
  const start = readFileSync(join(repositoryRoot, '.storybook/pages/start.mdx'), 'utf8');
  const pictures = start.matchAll(
    /<Picture name="([^"]+)" page="([\w-]+)--docs"[^>]*>\s*<Story of=\{\w+\.(\w+)\}/g,
  );
  return [...pictures].map(([, name = '', page = '', story = '']) => ({
    name,
    story: `${page}--${idPart(tellingStories[name] ?? story)}`,
  }));
}

/** The file of a picture: `CustomerTable-dark.webp`. */
export function pictureFile({ name }: PicturedWidget, scheme: (typeof colourSchemes)[number]): string {
  return `${name.replaceAll(' ', '-')}-${scheme}.webp`;
}

/** `PointInTime` is `point-in-time` in an address. */
function idPart(exportName: string): string {
  return exportName.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
}
