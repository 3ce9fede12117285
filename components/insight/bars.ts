/** What the charts count, as bars: each with the students behind it, so that a bar can open its list. */
import type { ExerciseInsightView, InsightStudentView } from '#server/insight/insight-view.ts';
import { formatPoints } from '../ui/format-points.ts';

export interface Bar {
  /** Stable, for the address: "case-9", "score-15". */
  readonly key: string;
  readonly label: string;
  /** What its list is called. */
  readonly title: string;
  readonly students: readonly InsightStudentView[];
  /** Of a case: the number that students see, and whether it is hidden. */
  readonly number?: number;
  readonly hidden?: boolean;
}

/** Fewer tell of persons, not of an exercise: counts only. */
export const STUDENTS_MIN = 5;
/** More kinds of scores than that are put together. */
const SCORE_BARS_MAX = 24;
const SUBMISSION_BARS_MAX = 10;

/** By share, then by number; a case that everybody passes stays, at nothing. */
export function caseBars({ cases, students }: ExerciseInsightView): readonly Bar[] {
  return cases
    .map(({ number, title, hidden }, at) => ({
      key: `case-${number}`,
      label: title,
      title: `Do not pass case ${number}, ${title}`,
      number,
      hidden,
      students: students.filter(({ failed }) => failed.includes(at)),
    }))
    .sort((a, b) => b.students.length - a.students.length || a.number - b.number);
}

export function mistakeBars({ mistakes, students }: ExerciseInsightView): readonly Bar[] {
  return mistakes.map(({ id, title }, at) => ({
    key: `mistake-${id}`,
    label: title,
    title,
    students: students.filter(({ mistake }) => mistake === at),
  }));
}

/** Groups without a name: never drawn, but their lists open like those of bars. */
export function groupBars({ groups, students }: ExerciseInsightView): readonly Bar[] {
  return groups.map(({ signature, userIds }) => ({
    key: `group-${signature.slice(0, 8)}`,
    label: 'Unnamed',
    title: 'Give the same wrong numbers, not yet named',
    students: students.filter(({ userId }) => userIds.includes(userId)),
  }));
}

/** One bar a point while there are few, else equal steps. */
export function scoreBars({ exercise: { pointsMax }, students }: ExerciseInsightView): readonly Bar[] {
  const step = Math.max(1, Math.ceil(pointsMax / SCORE_BARS_MAX));
  const count = Math.floor(pointsMax / step) + 1;
  return Array.from({ length: count }, (_, at) => {
    const from = at * step;
    const label = step === 1 ? String(from) : `${from}–${Math.min(from + step - 1, pointsMax)}`;
    return {
      key: `score-${from}`,
      label,
      title: `Stand at ${label} of ${formatPoints(pointsMax)}`,
      // A part of a point belongs to the whole one below.
      students: students.filter(({ points }) => Math.floor(Math.floor(points + 1e-9) / step) === at),
    };
  });
}

export function submissionBars({ students }: ExerciseInsightView): readonly Bar[] {
  const most = students.reduce((max, { submissions }) => Math.max(max, submissions), 1);
  return Array.from({ length: Math.min(most, SUBMISSION_BARS_MAX) }, (_, at) => {
    const number = at + 1;
    const isOpen = number === SUBMISSION_BARS_MAX && most > number;
    return {
      key: `submissions-${number}`,
      label: isOpen ? `${number}+` : String(number),
      title: `Have handed in ${isOpen ? `${number} times or more` : number === 1 ? 'once' : `${number} times`}`,
      students: students.filter(({ submissions }) =>
        isOpen ? submissions >= number : submissions === number,
      ),
    };
  });
}

const HOUR = 60;
const PASS_STEPS = [
  { to: 0, label: 'at once', title: 'Pass with the first submission' },
  { to: 15, label: '15 min', title: 'Pass within 15 minutes of the first submission' },
  { to: HOUR, label: '1 h', title: 'Pass within an hour of the first submission' },
  { to: 4 * HOUR, label: '4 h', title: 'Pass within 4 hours of the first submission' },
  { to: 24 * HOUR, label: '1 d', title: 'Pass within a day of the first submission' },
  { to: 72 * HOUR, label: '3 d', title: 'Pass within 3 days of the first submission' },
  { to: Number.POSITIVE_INFINITY, label: 'over', title: 'Pass later than 3 days after the first submission' },
] as const;

/** Whoever passes everything at some time, by how long that took from the first submission. */
export function passBars({ students }: ExerciseInsightView): readonly Bar[] {
  return PASS_STEPS.map(({ to, label, title }, at) => {
    const from = PASS_STEPS[at - 1]?.to ?? -1;
    return {
      key: `pass-${at}`,
      label,
      title,
      students: students.filter(
        ({ minutesToPass }) => minutesToPass !== null && minutesToPass > from && minutesToPass <= to,
      ),
    };
  });
}

/** The middle of what is there; of two the mean. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Everybody in one of four: passes all, makes a mistake with a name, is in a group without one, or fails alone. */
export function shares({ students }: ExerciseInsightView, inGroup: ReadonlySet<string> = new Set()) {
  const passing = students.filter(({ failed }) => failed.length === 0);
  const known = students.filter(({ failed, mistake }) => failed.length > 0 && mistake !== null);
  const unnamed = students.filter(
    ({ failed, mistake, userId }) => failed.length > 0 && mistake === null && inGroup.has(userId),
  );
  return {
    passing: passing.length,
    known: known.length,
    unnamed: unnamed.length,
    alone: students.length - passing.length - known.length - unnamed.length,
  };
}
