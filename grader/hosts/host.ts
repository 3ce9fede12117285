/** What every host offers: the same run in a browser, in Deno and in tests. Only the channel differs. */
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type {
  CaseNoise,
  CasePlan,
  CaseRound,
  CodeError,
  Device,
  FaultProblem,
  JudgeEvent,
  OtherVersion,
  Report,
  SuggestedCase,
} from '#grader/protocol.ts';

/** What to run of a solution, and who listens. */
export interface HostRun {
  readonly solution: string;
  /** Decides every random input of the run. */
  readonly seed: number;
  readonly visibility: 'public' | 'all';
  /** Only these cases; default all of that visibility. */
  readonly caseIds?: readonly string[];
  /** Instead of `seed` and `caseIds`: case after case, each with a seed of its own, in one student realm. */
  readonly rounds?: readonly CaseRound[];
  /** Each chosen case is asked against the one of its id in that version: `apart` of the outcomes. On a server only. */
  readonly against?: OtherVersion;
  /**
   * Ends the run after so many cases in a row that ran out of time; the report then lacks the cases after them. Default
   * never. For runs that a person waits for: a grade comes from all cases.
   */
  readonly timeOutsInRowMax?: number;
  /** What fails on a GPU is tried again on the CPU, as far as that takes seconds. Default: it is not. */
  readonly secondOpinion?: 'cpu';
  /** Called in order for every event of the run, outcomes as they come. */
  readonly onEvent?: (event: JudgeEvent) => void;
  /** Stops the run: the promise rejects with the signal's reason, realms are ended and replaced. */
  readonly signal?: AbortSignal;
}

/** A snippet to evaluate behind a solution, and who listens. */
export interface HostEvaluation {
  readonly solution: string;
  readonly snippet: string;
  /** Decides the random numbers of the realm. */
  readonly seed: number;
  /** Called in order for what is printed and drawn, all of it of no case. */
  readonly onEvent?: (event: JudgeEvent) => void;
  readonly signal?: AbortSignal;
}

/** What came of an evaluation. */
export interface Evaluated {
  /** What kept the snippet from coming to its end; null when it did. */
  readonly error: CodeError | null;
}

/** A judge's last event, as superviseRun reads it. */
export const reportOf = (event: JudgeEvent): Report | undefined =>
  event.type === 'done' ? event.report : undefined;
/** As {@link reportOf}, of an evaluation. */
export const evaluatedOf = (event: JudgeEvent): Evaluated | undefined =>
  event.type === 'evaluated' ? { error: event.error } : undefined;

/** A judge and student realms to run solutions in; one run after the other. */
export interface Host {
  /** The backend that the judge realm got, and why not a better one. */
  readonly device: Promise<Device>;
  /** Loads an exercise into the judge realm and gives its cases; cheap when it is there already. */
  prepare(bundle: Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>): Promise<CasePlan[]>;
  /** Runs a solution against the prepared exercise. Never rejects for what student code does. @throws GraderFault */
  run(bundle: Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>, run: HostRun): Promise<Report>;
  /**
   * Evaluates a snippet behind a solution, under the rules of the exercise and in the time of one case. No case runs.
   * @throws GraderFault
   */
  evaluate(
    bundle: Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>,
    evaluation: HostEvaluation,
  ): Promise<Evaluated>;
  /** Ends every realm. */
  close(): Promise<void>;
}

/** A host that answers how exact an exercise is where it runs. */
export interface MeasuringHost extends Host {
  /**
   * How much of each case's tolerance rounding takes up, trainings left out; on a GPU what the processor computes counts
   * as well. Meant for a reference that comes to an end.
   * @throws GraderFault when the exercise does not load, or the reference takes too long
   */
  measureNoise(bundle: Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>): Promise<CaseNoise[]>;
}

/** A host on a server, which can also make the recording of a sealed exercise. */
export interface RecordingHost extends Host {
  /**
   * What the reference gives for inputs of the public cases, as the text that browsers get in place of it. The same
   * exercise version gives the same text.
   * @throws GraderFault when the exercise does not load, the reference fails or takes too long, or the text is too large
   */
  record(bundle: Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>): Promise<string>;
}

/** A host that answers what authors are told about an exercise. */
export interface ProvingHost extends RecordingHost, MeasuringHost {
  /**
   * For a program that every case lets pass: the smallest input found on which it gives other numbers than the
   * reference, of the kinds that the cases draw or near them; null when none was found.
   * @param program a file of the exercise, or one beside it
   * @throws GraderFault when the exercise or the program does not load, or takes too long
   */
  suggestCase(
    bundle: Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>,
    program: { readonly path: string; readonly source: string },
  ): Promise<SuggestedCase | null>;
}

const GRADER_FAULT = 'DescentGraderFault';

/** The grader, the exercise or the machine is at fault, never the student; retried, never a grade. */
export class GraderFault extends Error {
  override readonly name = GRADER_FAULT;
  readonly problems: readonly FaultProblem[];

  /** @param problems what is wrong with the exercise's files, where a judge says so */
  constructor(message: string, problems: readonly FaultProblem[] = []) {
    super(message);
    this.problems = problems;
  }
}

/** Recognises a fault from any realm by its brand. */
export function isGraderFault(error: unknown): error is GraderFault {
  return error instanceof Error && error.name === GRADER_FAULT;
}
