/** What hosts and realms say to each other, and the limits that they keep to. */
import { z } from 'zod';
import type { CodeError, Cost, InputChange, LogLine, Picture } from './observations.ts';
import { type CaseOutcome, type CasePlan, namedJsonSchema, type Progress, type Report } from './report.ts';
import type { BackendName, Device, TensorValue, Value } from './values.ts';

/** Per run, after defaults (`exercise.yaml` overrides). Times are wall clock except `cpuMs`. */
export interface Limits {
  /** Of all calls of one case, and of loading. */
  readonly caseMs: number;
  /** Of all cases of a run together. */
  readonly runMs: number;
  /** What the judge may take over one case beside the student: CPU time where that can be measured. */
  readonly judgeMs: number;
  /** All tensors of the student's realm together. */
  readonly memoryBytes: number;
  /** One message of the student's realm: a result, a picture. */
  readonly outputBytes: number;
  /** Lines of the console that are kept. */
  readonly logLines: number;
  /** Of a tensor that evidence shows whole; of a larger one it shows a part. */
  readonly evidenceElements: number;
}
const MEBIBYTE = 1024 * 1024;
/** Of a provisional run on the student's machine. */
export const BROWSER_LIMITS: Limits = {
  caseMs: 10_000,
  runMs: 60_000,
  judgeMs: 20_000,
  memoryBytes: 2048 * MEBIBYTE,
  outputBytes: 8 * MEBIBYTE,
  logLines: 200,
  evidenceElements: 64 * 1024,
};
/** Of a verification: shorter cases and less memory, since many share the machine. */
export const SERVER_LIMITS: Limits = { ...BROWSER_LIMITS, caseMs: 5_000, memoryBytes: 512 * MEBIBYTE };

/** Files of an exercise or a solution, by relative path, as text. Binary assets are base64 under `assets/`. */
export const fileMapSchema = z.record(z.string(), z.string());
export type FileMap = Readonly<z.infer<typeof fileMapSchema>>;

/** One case with a seed of its own. */
export interface CaseRound {
  readonly caseId: string;
  readonly seed: number;
}

/** Another version of the exercise that is prepared. */
export interface OtherVersion {
  readonly hash: string;
  readonly files: FileMap;
}

/** How a fresh judge goes about a run in which another was lost. It also says what it is at: `judging`. */
export interface JudgeCare {
  /** Ids of cases over whose answers judges are lost: they fail, and the student's code is not asked. */
  readonly lost: readonly string[];
  /** False where judges are lost over what the run concludes from all its cases: there are no hints then. */
  readonly conclude: boolean;
}

/** One solution against the cases of the exercise that is prepared. */
export interface RunRequest {
  readonly runId: string;
  readonly solution: string;
  readonly codeHash: string;
  readonly seed: number;
  readonly standing: Report['standing'];
  readonly runner: string;
  /** Which cases: browsers run public ones; the server runs all; ids narrow further. */
  readonly visibility: 'public' | 'all';
  readonly caseIds?: readonly string[];
  /** Instead of all that: one case after the other, each with its seed, in one student realm. For `exercise check`. */
  readonly rounds?: readonly CaseRound[];
  /** Instead of judging: each chosen case against the case of that id in another version, on the smallest input that tells. */
  readonly against?: OtherVersion;
  /** Ends the run after so many cases in a row that ran out of time: its report has the cases that ran. Default never. */
  readonly timeOutsInRowMax?: number;
  /** Before exercise.yaml. */
  readonly limits: Limits;
  /** How many times longer than its limits a run may take on the clock of this machine now. Default 1. */
  readonly slowness?: number;
  readonly care?: JudgeCare;
}

/** A snippet to evaluate in a student realm, behind the solution that it can import. No cases run. */
export interface EvaluationRequest {
  readonly runId: string;
  readonly solution: string;
  readonly snippet: string;
  readonly seed: number;
  readonly limits: Limits;
  readonly slowness?: number;
}

/** Why a student realm is no longer there; the judge turns it into the outcome of the current case. */
export type GoneReason = 'timed-out' | 'out-of-memory' | 'crashed' | 'exited';

/** How much of a case's tolerance rounding takes up: the reference against itself on inputs a last bit away. */
export interface CaseNoise {
  readonly id: string;
  readonly title: string;
  /** Largest difference over a few inputs, in units of the case's tolerance; infinite where it has none. */
  readonly inTolerances: number;
}

/** For a mistake that no case rejects: an input on which it gives other numbers than the reference. */
export const suggestedCaseSchema = z.object({
  call: z.string(),
  args: z.array(namedJsonSchema),
  expected: z.json(),
  /** What the mistake gives. */
  actual: z.json(),
  /** Of the case that such inputs come from, where it has one of its own. */
  tolerance: z.object({ absolute: z.number().optional(), relative: z.number().optional() }).optional(),
});
export type SuggestedCase = z.infer<typeof suggestedCaseSchema>;

/** Host to judge. */
export type JudgeCommand =
  | { type: 'boot'; backend: BackendName | 'best' }
  | { type: 'prepare'; exercise: string; exerciseHash: string; files: FileMap }
  | { type: 'run'; request: RunRequest }
  /** Answered by `evaluated`; logs and pictures on the way are of no case. */
  | { type: 'evaluate'; request: EvaluationRequest }
  /** On the server only: makes the recording of a sealed exercise that is prepared. */
  | { type: 'record' }
  /** For authors: how much of each case's tolerance rounding takes up, of the exercise that is prepared. */
  | { type: 'measure' }
  /** For authors: an input that tells a program from the reference, of the exercise that is prepared. */
  | { type: 'suggest'; path: string; source: string }
  /** With `runId`, for that run and no other. A fresh student realm is booted and its channel is connected (a port comes along in browsers). */
  | { type: 'student-ready'; device: Device; runId?: string }
  | { type: 'student-gone'; reason: GoneReason; detail: string }
  | { type: 'stop' };

/** Judge to host. Parsed by `grader/hosts/judge-event-schema.ts` before use. */
export type JudgeEvent =
  | { type: 'booted'; device: Device }
  /** `caseMs` is the limit of a case that exercise.yaml sets, when it sets one. */
  | { type: 'prepared'; plan: CasePlan[]; caseMs?: number | undefined }
  | { type: 'case-started'; id: string }
  /** Only with `care`: from here on the judge is at the reference alone, or at what the student's code answers. */
  | { type: 'judging'; of: 'reference' | 'answer' }
  /** Text of the recording, in the form of `grader/judge/record/recording.ts`. */
  | { type: 'recorded'; recording: string }
  /** Trainings are left out: their thresholds are no tolerances. */
  | { type: 'measured'; noise: CaseNoise[] }
  | { type: 'suggested'; suggestion: SuggestedCase | null }
  | { type: 'log'; caseId: string | null; line: LogLine }
  | { type: 'picture'; caseId: string | null; picture: Picture }
  | { type: 'progress'; caseId: string; step: number; values: Progress['values']; picture?: Picture }
  | { type: 'outcome'; outcome: CaseOutcome }
  /** The current student realm must be ended and replaced; answered by student-gone, then student-ready. */
  | { type: 'replace-student'; reason: GoneReason }
  | { type: 'done'; report: Report }
  /** What kept a snippet from coming to its end; null when it did. */
  | { type: 'evaluated'; error: CodeError | null }
  /** The judge itself or the exercise is broken: never the student's fault, never a grade. */
  | { type: 'fault'; message: string; problems?: readonly FaultProblem[] };

/** What is wrong at a place of the exercise's files. */
export interface FaultProblem {
  readonly file: string;
  /** From 1; null where none is known. */
  readonly line: number | null;
  readonly message: string;
}

/** Four words of 32 bits that the random numbers of a call follow from; nothing else follows from them. */
export type RandomKey = readonly [number, number, number, number];

/** Judge to student, over the channel. `id` counts up within a channel. */
export type StudentCommand =
  | {
      type: 'load';
      id: number;
      solution: string;
      driver: string | null;
      forbids: readonly string[];
      entryPoints: readonly string[];
      limits: Pick<Limits, 'outputBytes' | 'logLines' | 'memoryBytes'>;
      randomKey: RandomKey;
    }
  | {
      type: 'call';
      id: number;
      name: string;
      args: readonly Value[];
      mode: CallMode;
      randomKey: RandomKey;
    }
  /** Once a solution is loaded. */
  | { type: 'evaluate'; id: number; snippet: string; randomKey: RandomKey };

/** `plain` calls and returns the result; `vjp` returns { value, gradients } of sum(result · upstream) for the given arguments. */
export type CallMode = { kind: 'plain' } | { kind: 'vjp'; wrt: readonly number[]; upstream: TensorValue };

/** Student to judge. Everything here is parsed strictly by `grader/judge/link/student-message.ts` before use. */
export type StudentMessage =
  | { type: 'loaded'; id: number; exports: string[] }
  | { type: 'load-failed'; id: number; error: CodeError }
  | { type: 'returned'; id: number; value: Value; cost: Cost; changedInput: InputChange | null }
  | { type: 'threw'; id: number; error: CodeError; cost: Cost | null }
  | { type: 'evaluated'; id: number }
  | { type: 'refused'; id: number; operation: string; line: number | null }
  | { type: 'log'; line: LogLine }
  | { type: 'picture'; picture: Picture }
  | { type: 'progress'; step: number; values: Progress['values']; picture?: Picture }
  /** Its tensors take more than the limit. The realm must be ended: code can go on in spite of what was thrown. */
  | { type: 'out-of-memory' };

/** The host only boots a student realm and connects its channel; everything after goes over the channel. */
export type StudentHostCommand = { type: 'boot'; backend: BackendName | 'best' };
/** What comes back of {@link StudentHostCommand}. */
export type StudentHostEvent = { type: 'booted'; device: Device } | { type: 'boot-failed'; message: string };
