/** What a room's newest runs come to. Pure. */
import type { RoomRun } from '#db/queries/insight/walls.ts';
import { canBeRecorded } from '#grader/judge/record/recording.ts';
import type { CasePlan } from '#grader/protocol.ts';
import type { WallBoardView, WallMistakeView } from './wall-view.ts';

/** A count of one would be about somebody. */
const PEOPLE_MIN = 2;
const MISTAKES_MAX = 4;
const MINUTE_MS = 60_000;
/** Two hours fill the width. */
const MINUTES_MAX = 120;

export interface KnownMistake {
  readonly title: string;
  readonly question: string | null;
}

interface Room {
  readonly runs: readonly RoomRun[];
  /** Of it the public cases that browsers run. */
  readonly plan: readonly CasePlan[];
  /** Without the reference browsers cannot judge every public case. */
  readonly isSealed: boolean;
  /** By name. What the exercise does not know is not shown, so that nobody writes on the wall. */
  readonly known: ReadonlyMap<string, KnownMistake>;
  readonly minutes: readonly { readonly minute: Date; readonly casesPassed: number }[];
  readonly startedAt: Date;
  readonly now: Date;
}

export function summariseRoom({ runs, plan, isSealed, known, minutes, startedAt, now }: Room): WallBoardView {
  const working = runs.length;
  if (working < PEOPLE_MIN) return { working, room: null };
  const runsHere = ({ visibility, kind }: CasePlan) =>
    visibility === 'public' && (!isSealed || canBeRecorded(kind));
  const open = plan.flatMap((one, at) => (runsHere(one) ? [{ ...one, number: at + 1 }] : []));
  const passed = runs.map(({ passedCases }) => new Set(passedCases));
  const count = (id: string) => passed.filter((cases) => cases.has(id)).length;
  return {
    working,
    room: {
      passingAll: passed.filter((cases) => open.every(({ id }) => cases.has(id))).length,
      cases: open.map(({ id, number, title }) => ({ number, title, passed: count(id) })),
      mistakes: seenMost(runs, known),
      minutes: withoutGaps(minutes, { startedAt, now }),
      casesPassed: minutes.reduce((sum, minute) => sum + minute.casesPassed, 0),
    },
  };
}

function seenMost(
  runs: readonly RoomRun[],
  known: ReadonlyMap<string, KnownMistake>,
): readonly WallMistakeView[] {
  const byName = Map.groupBy(runs, ({ misconception }) => misconception ?? '');
  return [...byName]
    .flatMap(([name, own]) => {
      const mistake = known.get(name);
      return mistake && own.length >= PEOPLE_MIN ? [{ ...mistake, students: own.length }] : [];
    })
    .sort((a, b) => b.students - a.students || a.title.localeCompare(b.title))
    .slice(0, MISTAKES_MAX);
}

function withoutGaps(
  minutes: Room['minutes'],
  { startedAt, now }: { startedAt: Date; now: Date },
): readonly { readonly at: string; readonly casesPassed: number }[] {
  const minuteOf = (at: Date) => Math.floor(at.getTime() / MINUTE_MS);
  const counts = new Map(minutes.map(({ minute, casesPassed }) => [minuteOf(minute), casesPassed]));
  const last = minuteOf(now);
  const first = Math.max(minuteOf(startedAt), last - MINUTES_MAX + 1);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => ({
    at: new Date((first + at) * MINUTE_MS).toISOString(),
    casesPassed: counts.get(first + at) ?? 0,
  }));
}
