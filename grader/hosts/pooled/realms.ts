/** Realms as a pooled host sees them, whether they are processes or threads. */
import type { Device } from '#grader/protocol.ts';
import type { RunJudge, RunStudent } from '../run/realms.ts';

export interface StudentRealm extends RunStudent {
  readonly device: Device;
}

/** A booted judge realm. */
export interface JudgeRealm<S extends StudentRealm> extends RunJudge<S> {
  readonly device: Device;
  /** Settles with a sentence when the realm has ended by itself; never rejects. */
  readonly gone: Promise<string>;
  /** From now on this much CPU time until the next call, where the home can measure it: past it the judge is ended. */
  allow?(cpuMs: number): void;
  end(): Promise<void>;
}

export interface StudentNeeds {
  readonly memoryBytes: number;
  /** CPU time of the whole realm. */
  readonly cpuMs: number;
}

/** Starts realms of one kind. @throws GraderFault when one does not start */
export interface RealmMaker<S extends StudentRealm> {
  /** "deno 2.9.6". */
  readonly runner: string;
  startStudent(needs: StudentNeeds): Promise<S>;
  startJudge(): Promise<JudgeRealm<S>>;
  /** After every realm has ended. */
  close(): Promise<void>;
}
