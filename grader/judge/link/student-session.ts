/** One run's dealings with the student's code: loaded, called within its time, loaded again in a fresh realm when lost. */
import { warmUpAllowanceMs } from '#grader/backend/warm-up.ts';
import type { Manifest } from '#grader/exercise/files/manifest.ts';
import type {
  CallMode,
  CaseRound,
  ErrorFact,
  GoneReason,
  Limits,
  RandomKey,
  Value,
} from '#grader/protocol.ts';
import type { EntryResult } from '#grader/realm/entry-calls.ts';
import type { CaseClock } from '../cases/case-clock.ts';
import type { CaseRecorder } from '../cases/case-recorder.ts';
import { findContractError } from './entry-contract.ts';
import { createRandomKeys } from './random-keys.ts';
import { createStudentLink, type LoadRequest, type LoadResult, type StudentLink } from './student-link.ts';
import type { StudentSupply } from './student-supply.ts';
import { copyValue } from './tensor-value.ts';

/** A call's result as cases see it. `ended`: no answer came or can come, for what the fact says. */
export type StudentResult =
  | EntryResult
  | { readonly kind: 'malformed'; readonly message: string }
  | { readonly kind: 'ended'; readonly fact: ErrorFact };

export interface StudentSession {
  /** Loads the solution into a fresh realm. Its result is every later call's when it is not `loaded`. */
  load(): Promise<LoadResult>;
  /** Loads the solution into another fresh realm; what it kept is gone. */
  restart(): Promise<LoadResult>;
  /** Calls an entry point or driver export with own copies of `args`. Never rejects but for a JudgeFault. */
  call(name: string, args: readonly Value[], mode?: CallMode): Promise<StudentResult>;
  /** Evaluates a snippet behind the solution, in the time of a case. */
  evaluate(
    snippet: string,
  ): Promise<{ readonly kind: 'evaluated' } | Exclude<StudentResult, { kind: 'returned' }>>;
  /** The calls that follow are those of one case, with all of its time. */
  beginCase(round: CaseRound): void;
  /** Ends the call in flight; nothing that the code says from now on is heard. */
  stop(): void;
  readonly clock: CaseClock;
}

export interface StudentSessionOptions {
  readonly supply: StudentSupply;
  readonly load: Omit<LoadRequest, 'randomKey'>;
  /** Of the run, for random numbers of the top level. */
  readonly seed: number;
  readonly manifest: Manifest;
  /** Names that the driver exports, as far as they are known. */
  readonly driven: readonly string[];
  readonly limits: Limits;
  readonly clock: CaseClock;
  readonly recorder: CaseRecorder;
}

const PLAIN: CallMode = { kind: 'plain' };

export function createStudentSession(options: StudentSessionOptions): StudentSession {
  const { clock, limits, manifest, driven } = options;
  const keys = createRandomKeys();
  const realm = connectRealms(options, keys.ofLoad(options.seed));
  let stopped = false;
  let round: CaseRound = { caseId: '', seed: options.seed };
  let place = 0;

  /** The limits as people know them, whatever a busy machine makes of them. */
  const failed = (load: FailedLoad): NoResult => failedLoad(load, { ...limits, caseMs: clock.told.caseMs });

  /** A process that used up its CPU time is ended before the clock says so: no limit is named for that. */
  const ended = (
    reason: GoneReason,
    { of, limitMs, over }: ReturnType<CaseClock['nearestLimit']> & { readonly over: boolean },
  ): NoResult => {
    const timeLimit = { of, begun: true, ...(over ? { limitMs } : {}) };
    return { kind: 'ended', fact: factOf(reason, { ...limits, timeLimit }) };
  };

  return {
    clock,
    load: async () => realm.current() ?? realm.connect(),
    restart: realm.connect,
    async call(name, args, mode = PLAIN) {
      if (stopped) return { kind: 'ended', fact: { code: 'exited' } };
      if (clock.runIsOver()) {
        const { runMs: limitMs } = clock.told;
        return { kind: 'ended', fact: { code: 'time-limit', of: 'run', begun: place > 0, limitMs } };
      }
      // Not awaited where it is known: the judge's own computing, which comes next, would hold the question back.
      const state = realm.current() ?? (await realm.connect());
      if (state.kind !== 'loaded') return failed(state);
      const error = findContractError(manifest, { exports: state.exports, call: name, driven });
      if (error !== null) return { kind: 'threw', error, cost: null };
      const started = performance.now();
      const deadlineMs = clock.deadlineMs();
      const link = realm.link();
      if (link === null) return { kind: 'ended', fact: { code: 'exited' } };
      const { of, limitMs } = clock.nearestLimit();
      const randomKey = keys.ofCall(round.seed, round.caseId, place++);
      const how = { mode: copyMode(mode), deadlineMs, randomKey };
      const result = await link.call(name, args.map(copyValue), how);
      const spentMs = performance.now() - started;
      clock.spend(spentMs);
      if (result.kind !== 'gone') return result;
      return ended(result.reason, { of, limitMs, over: spentMs >= deadlineMs });
    },
    async evaluate(snippet) {
      const state = realm.current() ?? (await realm.connect());
      if (state.kind !== 'loaded') return failed(state);
      const link = realm.link();
      if (stopped || link === null) return { kind: 'ended', fact: { code: 'exited' } };
      const started = performance.now();
      const deadlineMs = clock.deadlineMs();
      const { of, limitMs } = clock.nearestLimit();
      const result = await link.evaluate(snippet, { deadlineMs, randomKey: keys.ofLoad(options.seed) });
      if (result.kind !== 'gone') return result;
      return ended(result.reason, { of, limitMs, over: performance.now() - started >= deadlineMs });
    },
    beginCase(next) {
      clock.beginCase();
      round = next;
      place = 0;
    },
    stop() {
      stopped = true;
      realm.link()?.end('exited', 'stopped');
    },
  };
}

/** The realm of the moment, with the solution loaded in it; another one where it was lost. */
function connectRealms(
  { supply, clock, recorder, limits, ...options }: StudentSessionOptions,
  randomKey: RandomKey,
) {
  let link: StudentLink | null = null;
  let loaded: LoadResult | null = null;
  return {
    link: (): StudentLink | null => link,
    /** What a call may rely on; null when a realm must be connected first. */
    current: (): LoadResult | null =>
      loaded !== null && (link?.alive || loaded.kind !== 'loaded') ? loaded : null,
    async connect(): Promise<LoadResult> {
      const reload = loaded !== null;
      const realm = await supply.take((reason, detail) => link?.end(reason, detail));
      link = createStudentLink(realm.channel, {
        // The second load of the same source logs the same lines.
        onLog: (line) => (reload && !ready ? undefined : recorder.log(line)),
        onPicture: recorder.picture,
        onProgress: recorder.progress,
        onGivenUp: (reason) => supply.replace(reason),
        outputBytesMax: limits.outputBytes,
      });
      let ready = false;
      clock.beginRealm(warmUpAllowanceMs(realm.device));
      loaded = await link.load(
        { ...options.load, randomKey },
        limits.caseMs + warmUpAllowanceMs(realm.device),
      );
      ready = true;
      return loaded;
    },
  };
}

type NoResult = Exclude<StudentResult, { kind: 'returned' }>;

type FailedLoad = Exclude<LoadResult, { kind: 'loaded' }>;

function failedLoad(load: FailedLoad, limits: Limits): NoResult {
  if (load.kind === 'load-failed') return { kind: 'threw', error: load.error, cost: null };
  if (load.kind !== 'gone') return load;
  // Loading has the time of a case.
  const timeLimit = { of: 'case', begun: false, limitMs: limits.caseMs } as const;
  return { kind: 'ended', fact: factOf(load.reason, { ...limits, timeLimit }) };
}

function factOf(
  reason: GoneReason,
  {
    memoryBytes,
    timeLimit,
  }: Pick<Limits, 'memoryBytes'> & {
    readonly timeLimit: Omit<Extract<ErrorFact, { code: 'time-limit' }>, 'code'>;
  },
): ErrorFact {
  switch (reason) {
    case 'timed-out':
      return { code: 'time-limit', ...timeLimit };
    case 'out-of-memory':
      return { code: 'memory-limit', limitBytes: memoryBytes };
    case 'crashed':
    case 'exited':
      return { code: reason };
  }
}

/** Channels may transfer typed arrays away, so each call sends its own. */
function copyMode(mode: CallMode): CallMode {
  if (mode.kind === 'plain') return mode;
  const { dtype, shape, data } = mode.upstream;
  return { ...mode, upstream: { dtype, shape, data: data.slice() } };
}
