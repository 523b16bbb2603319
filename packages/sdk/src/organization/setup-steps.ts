/** The steps in which an organization is set up, in their order (ORG-2). */
export const setupSteps = ['plan', 'terms', 'profile', 'administrators'] as const;

/** One of {@link setupSteps}. */
export type SetupStep = (typeof setupSteps)[number];
