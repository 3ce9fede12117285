/** Realms as a pooled host sees them, whether they are processes or threads. */
import type { Device, GoneReason, JudgeCommand, JudgeEvent } from '#grader/protocol.ts';

export interface Gone {
  readonly reason: GoneReason;
  /** One sentence for people. */
  readonly detail: string;
}

/** A booted student realm that no code has been in. */
export interface StudentRealm {
  readonly device: Device;
  /** Settles when the realm has ended by itself or was ended by its watchdog; never rejects. */
  readonly gone: Promise<Gone>;
  /** A case begins: this much CPU time until the next one, where the home can measure it. */
  beginCase?(cpuMs: number): void;
  /** Ends it at once; resolves when nothing of it is left. */
  end(): Promise<void>;
}

/** A booted judge realm. */
export interface JudgeRealm<S extends StudentRealm> {
  readonly device: Device;
  /** Settles with a sentence when the realm has ended by itself; never rejects. */
  readonly gone: Promise<string>;
  post(command: JudgeCommand): void;
  /** From now on this much CPU time until the next call, where the home can measure it: past it the judge is ended. */
  allow?(cpuMs: number): void;
  /** Connects a student for a run and tells the judge so. One at a time. */
  admit(student: S, runId: string): void;
  /** Sets the one receiver. What the judge sends and no schema knows becomes a `fault`. */
  receive(receiver: (event: JudgeEvent) => void): void;
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
