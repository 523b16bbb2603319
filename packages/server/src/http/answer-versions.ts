import type { OperationIdWhere } from '@partnerkit/sdk';
import type { Glance } from '../storage/transaction.ts';
import type { RequestContext } from './handlers.ts';

/** What there is to tell a version by. */
export type VersionContext = Pick<RequestContext, 'partner' | 'user' | 'scope' | 'region' | 'licenses'> & {
  readonly tx: Glance;
};

/**
 * Another text for another answer to the same question of the same user on the same day. All that it asks it asks at once, so that it
 * costs one message to the database and one back.
 */
export type AnswerVersion = (context: VersionContext) => Promise<string>;

const ofLicenses: AnswerVersion = ({ tx, licenses, ...reach }) => licenses.version(tx, reach);

/** The operations whose answers go out again as they are while their version is the same. */
export const answerVersions: {
  readonly [Id in OperationIdWhere<{ readonly changes: false }>]?: AnswerVersion;
} = {
  'subscriptions.figures': ofLicenses,
  'subscriptions.section': ofLicenses,
  'subscriptions.trend': ofLicenses,
};
