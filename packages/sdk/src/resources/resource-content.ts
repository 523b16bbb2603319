import { checkList, isRecord } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { checkedRow } from '../operation/checked-row.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import { type LocalText, localTextSchema } from './local-text.ts';
import { type Resource, resourceSchema } from './resource.schema.ts';

/** All resources, in the order in which they are shown, and what their topics are called (RES-1). */
export interface ResourceContent {
  readonly resources: readonly Resource[];
  readonly topics?: Readonly<Record<string, LocalText>> | undefined;
}

/** Content of which everything fits, and what of it was left out. */
export interface CheckedResources {
  readonly resources: readonly Resource[];
  readonly topics: Readonly<Record<string, LocalText>>;
  readonly refused: readonly RowProblem[];
}

/**
 * What of a host's content can be shown: a resource that does not fit is left out and named by its field, and so is the second
 * one with an id; a name of a topic that is none is not used. Throws `malformed` where there is no list of resources.
 */
export function checkedResources(content: ResourceContent): CheckedResources {
  const rows: unknown = isRecord(content) ? content.resources : undefined;
  if (!Array.isArray(rows)) {
    throw new PartnerError({
      code: 'malformed',
      phase: 'response',
      message: 'The content of the resources has no list "resources".',
    });
  }
  const resources: Resource[] = [];
  const refused: RowProblem[] = [];
  const ids = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const { row: resource, fault } = checkedRow(resourceSchema, row);
    if (fault) refused.push({ index, ...fault });
    else if (ids.has(resource.id))
      refused.push({ index, field: 'id', message: `${JSON.stringify(resource.id)} stands twice` });
    else {
      ids.add(resource.id);
      resources.push(resource);
    }
  }
  return { resources, topics: namedTopics(content.topics), refused };
}

/** The resources that people with some roles are shown: those for everybody, and those for one of the roles (RES-1). */
export function resourcesFor(resources: readonly Resource[], roles: readonly string[]): readonly Resource[] {
  checkList('resources', resources, isRecord);
  checkList('roles', roles);
  const held = new Set(roles);
  return resources.filter((resource) => resource.roles?.some((role) => held.has(role)) ?? true);
}

function namedTopics(topics: unknown): Readonly<Record<string, LocalText>> {
  if (!isRecord(topics)) return {};
  const names = Object.entries(topics) as [string, LocalText][];
  return Object.fromEntries(names.filter(([, name]) => localTextSchema.safeParse(name).success));
}
