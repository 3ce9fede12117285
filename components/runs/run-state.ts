/** A run as the page knows it: a reducer over the events of the host, in the order they come. */
import type {
  CaseOutcome,
  CasePlan,
  JudgeEvent,
  LogLine,
  Picture,
  Progress,
  Report,
} from '#grader/protocol.ts';
import type { NumberedCaseView } from '#server/exercises/numbered-case-view.ts';

/** A case to run, with its number in the exercise; left out: the number of its place among those that run. */
export type RunCase = CasePlan & Partial<Pick<NumberedCaseView, 'number'>>;

export interface CaseRun {
  readonly plan: RunCase;
  readonly state: 'waiting' | 'running' | 'done' | 'stopped' | 'skipped';
  readonly outcome: CaseOutcome | null;
  /** Kept from a run before, when only chosen cases ran again: the source that gave this outcome. */
  readonly earlierSource: string | null;
  /** While it runs; the outcome carries the final ones. */
  readonly logs: readonly LogLine[];
  readonly pictures: readonly Picture[];
  readonly progress: readonly Progress[];
}

export interface RunState {
  readonly phase: 'idle' | 'starting' | 'running' | 'finished' | 'stopped' | 'fault';
  readonly cases: readonly CaseRun[];
  /** Lines from loading the solution, before any case. */
  readonly logs: readonly LogLine[];
  readonly pictures: readonly Picture[];
  readonly report: Report | null;
  /** What the student reads when the grader, never their code, is broken. */
  readonly fault: string | null;
  /** The source that ran: results and marks belong to it, not to what was typed since. */
  readonly source: string | null;
  /** Cases that were asked for and did not run, since the run ended before them. */
  readonly unrun: readonly string[];
}

export type RunAction =
  | {
      type: 'started';
      plan: readonly RunCase[];
      source: string;
      caseIds?: readonly string[];
      /** The rest of the run before, on the same text: what the others had stands. */
      continues?: boolean;
    }
  | { type: 'event'; event: JudgeEvent }
  /** A run of an earlier visit, with what came of it. */
  | { type: 'restored'; plan: readonly RunCase[]; source: string; report: Report }
  | { type: 'stopped' }
  | { type: 'fault'; message: string };

/** Long trainings report thousands of steps; the live curve needs no more than this many. */
const PROGRESS_POINTS_MAX = 400;

export function idleRun(plan: readonly RunCase[]): RunState {
  return {
    phase: 'idle',
    cases: plan.map((entry) => freshCase(entry, 'waiting')),
    logs: [],
    pictures: [],
    report: null,
    fault: null,
    source: null,
    unrun: [],
  };
}

export function runReducer(state: RunState, action: RunAction): RunState {
  switch (action.type) {
    case 'started':
      return startedRun(state, action);
    case 'event':
      return isOver(state) ? state : afterEvent(state, action.event);
    case 'restored':
      return state.phase === 'idle' ? restoredRun(action) : state;
    case 'stopped':
      return isOver(state) ? state : { ...state, phase: 'stopped', cases: state.cases.map(endedCase) };
    case 'fault':
      return { ...state, phase: 'fault', fault: action.message, cases: state.cases.map(endedCase) };
  }
}

/** True while a run is on its way. */
export function isRunning(state: RunState): boolean {
  return state.phase === 'starting' || state.phase === 'running';
}

/** @param at its place in the run */
export function caseNumber({ plan }: CaseRun, at: number): number {
  return plan.number ?? at + 1;
}

function isOver(state: RunState): boolean {
  return !isRunning(state);
}

function startedRun(before: RunState, action: Extract<RunAction, { type: 'started' }>): RunState {
  const chosen = action.caseIds ? new Set(action.caseIds) : null;
  const kept = (plan: RunCase): CaseRun => {
    const run = before.cases.find((entry) => entry.plan.id === plan.id);
    if (!run?.outcome) return freshCase(plan, 'skipped');
    return action.continues ? run : { ...run, earlierSource: run.earlierSource ?? before.source };
  };
  return {
    ...idleRun(action.plan),
    phase: 'starting',
    source: action.source,
    cases: action.plan.map((plan) =>
      !chosen || chosen.has(plan.id) ? freshCase(plan, 'waiting') : kept(plan),
    ),
  };
}

function restoredRun({ plan, source, report }: Extract<RunAction, { type: 'restored' }>): RunState {
  return finishedRun({ ...idleRun(plan), source }, report);
}

function afterEvent(state: RunState, event: JudgeEvent): RunState {
  switch (event.type) {
    case 'case-started':
      return withCase({ ...state, phase: 'running' }, event.id, () => ({ state: 'running' }));
    case 'log':
      if (event.caseId === null) return { ...state, logs: [...state.logs, event.line] };
      return withCase(state, event.caseId, (run) => ({ logs: [...run.logs, event.line] }));
    case 'picture':
      if (event.caseId === null) return { ...state, pictures: [...state.pictures, event.picture] };
      return withCase(state, event.caseId, (run) => ({ pictures: [...run.pictures, event.picture] }));
    case 'progress':
      return withCase(state, event.caseId, (run) => ({
        progress: thinned([...run.progress, { step: event.step, values: event.values }]),
        ...(event.picture ? { pictures: [event.picture] } : {}),
      }));
    case 'outcome':
      return withCase(state, event.outcome.id, () => ({ state: 'done', outcome: event.outcome }));
    case 'done':
      return finishedRun(state, event.report);
    case 'fault':
      return runReducer(state, { type: 'fault', message: event.message });
    case 'booted':
    case 'prepared':
    case 'recorded':
    case 'measured':
    case 'suggested':
    case 'replace-student':
    case 'judging':
    case 'evaluated':
      return state;
  }
}

/** The report is the last word: an outcome that no event announced is taken from it. */
function finishedRun(state: RunState, report: Report): RunState {
  const outcomes = new Map(report.cases.map((outcome) => [outcome.id, outcome]));
  const cases = state.cases.map((run) => {
    const outcome = outcomes.get(run.plan.id);
    return outcome ? { ...run, state: 'done' as const, outcome } : endedCase(run);
  });
  const unrun = state.cases.filter((run) => run.state === 'waiting' && !outcomes.has(run.plan.id));
  return { ...state, phase: 'finished', report, cases, unrun: unrun.map((run) => run.plan.id) };
}

function withCase(state: RunState, id: string, change: (run: CaseRun) => Partial<CaseRun>): RunState {
  return {
    ...state,
    cases: state.cases.map((run) => (run.plan.id === id ? { ...run, ...change(run) } : run)),
  };
}

function endedCase(run: CaseRun): CaseRun {
  if (run.state === 'running') return { ...run, state: 'stopped' };
  return run.state === 'waiting' ? { ...run, state: 'skipped' } : run;
}

function freshCase(plan: RunCase, state: CaseRun['state']): CaseRun {
  return { plan, state, outcome: null, earlierSource: null, logs: [], pictures: [], progress: [] };
}

/** Drops every second point of the older half when there are too many. */
function thinned(points: readonly Progress[]): readonly Progress[] {
  if (points.length <= PROGRESS_POINTS_MAX) return points;
  const half = Math.floor(points.length / 2);
  return [...points.slice(0, half).filter((_, at) => at % 2 === 0), ...points.slice(half)];
}
