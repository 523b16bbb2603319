import type { Operation } from '@partnerkit/sdk';
import { contract } from '@partnerkit/sdk/schemas';

const operations = Object.values(contract).flatMap((verbs): Operation[] => Object.values(verbs));

/** The methods that an address of a region takes; none where no operation is there, `undefined`: it is none of a region's. */
export function allowedMethods(path: string, regions: readonly string[]): readonly string[] | undefined {
  const names = regions.map((region) => region.toLowerCase()).join('|');
  const below = new RegExp(`^/(?:${names})/v1(/.*)$`).exec(path)?.[1];
  if (below === undefined) return undefined;
  const methods = operations
    .filter((operation) => patternOf(operation).test(below))
    .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set(methods)];
}

function patternOf({ path }: Operation): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}
