/** Realms as whoever supervises a run sees them, whether they are processes, threads or workers of a page. */
import type { GoneReason, JudgeCommand, JudgeEvent } from '#grader/protocol.ts';

export interface Gone {
  readonly reason: GoneReason;
  /** One sentence for people. */
  readonly detail: string;
}

/** A booted student realm that no code has been in. */
export interface RunStudent {
  /** Settles when the realm has ended by itself or was ended by its watchdog; never rejects. */
  readonly gone: Promise<Gone>;
  /** A case begins: this much CPU time until the next one, where the home can measure it. */
  beginCase?(cpuMs: number): void;
  /** Ends it at once; resolves when nothing of it is left. */
  end(): Promise<void>;
}

/** A booted judge realm, as far as one speaks with it. */
export interface SpokenJudge {
  post(command: JudgeCommand): void;
  /** Sets the one receiver. What the judge sends and no schema knows becomes a `fault`. */
  receive(receiver: (event: JudgeEvent) => void): void;
}

/** A judge realm that can be brought student realms. */
export interface RunJudge<S extends RunStudent> extends SpokenJudge {
  /** Connects a student for a run and tells the judge so. One at a time. */
  admit(student: S, runId: string): void;
}
