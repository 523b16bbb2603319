/** How many requests a server has been asked so far, and how many of them it has answered. */
export interface RequestTally {
  asked: number;
  answered: number;
}

/** A tally of none. */
export function requestTally(): RequestTally {
  return { asked: 0, answered: 0 };
}
