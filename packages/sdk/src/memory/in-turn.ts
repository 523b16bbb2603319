/** Runs changes one after the other: each starts from what the one before it has left, also where that one failed. */
export type InTurn = <Answer>(run: () => Promise<Answer>) => Promise<Answer>;

/** A row of changes of its own. */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = last.then(run, run);
    last = turn.catch(() => {});
    return turn;
  };
}
