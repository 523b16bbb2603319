/**
 * A table each of whose rows is a job that one server at a time works on. Beside its own columns it has those of
 * `jobs.migration.ts`: `lease`, who has it in hand; `free_at`, from when on anybody may take it, by the clock of the database;
 * `turn`, which counts how often it has come to wait or was taken; `sent_turn` and `sent_at`, for which of them it stands in the
 * queue; `attempts`.
 */
export interface JobTable {
  /** Its queue is called so as well. */
  readonly name: 'report_runs' | 'imports';
  readonly id: 'run_id' | 'import_id';
  /** In which states somebody is to work on a row. */
  readonly underWay: readonly string[];
  /** By which column the oldest is found. */
  readonly since: 'requested_at' | 'created_at';
}

/** One of the jobs of a table. */
export interface Job {
  readonly partner: string;
  readonly id: string;
}

/** Which job is to be worked on, and for which time. */
export interface QueuedJob extends Job {
  readonly turn: number;
}

/** A job that somebody has in hand: whoever does not know the lease has lost it. */
export interface LeasedJob extends Job {
  readonly lease: string;
}
