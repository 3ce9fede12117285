/** States of cases in words, and the shape that goes with each. */
import { formatPoints, pointsInWords } from '#components/ui/format-points.ts';
import type { Status } from '#components/ui/status-glyph.tsx';
import type { HiddenTotalView } from '#server/submissions/submission-view.ts';
import { formatDuration } from '../evidence/words/number-words.ts';
import { byConcern, type CaseState } from './case-state.ts';
import { loadErrorOf, loadErrorTitle } from './load-failure.ts';
import type { CaseItem } from './results-model.ts';

const WORDS: Readonly<Record<CaseState, string>> = {
  passed: 'Passed',
  failed: 'Failed',
  partly: 'Partly right',
  costly: 'Right, but too costly',
  errored: 'Threw an error',
  'timed-out': 'Timed out',
  'out-of-memory': 'Out of memory',
  refused: 'Refused',
  waiting: 'Waiting',
  running: 'Running',
  stopped: 'Stopped',
  skipped: 'Did not run',
};

const GLYPHS: Readonly<Record<CaseState, Status>> = {
  passed: 'pass',
  failed: 'fail',
  partly: 'warning',
  costly: 'warning',
  errored: 'fail',
  'timed-out': 'fail',
  'out-of-memory': 'fail',
  refused: 'fail',
  waiting: 'not-started',
  running: 'running',
  stopped: 'not-started',
  skipped: 'not-started',
};

export function stateWord(state: CaseState): string {
  return WORDS[state];
}

export function stateGlyph(state: CaseState): Status {
  return GLYPHS[state];
}

/** Of all hidden cases together; null: they give no points, so a sum of none says nothing. */
export function hiddenGlyph({ points, pointsMax }: HiddenTotalView): Status | null {
  if (pointsMax === 0) return null;
  return points >= pointsMax ? 'pass' : 'warning';
}

const PARTS: readonly CaseState[] = ['failed', 'partly'];

/** What stands after the state in a row: "on 17 of 50", "3.1 ms". */
interface RowNote {
  readonly text: string;
  /** State and note are one phrase: "Failed on 17 of 50"; else two: "Passed · 3 ms". */
  readonly onePhrase: boolean;
}

export function rowNote(item: CaseItem): RowNote {
  const phrase = phraseOf(item);
  if (phrase !== null) return { text: phrase, onePhrase: true };
  if (!item.outcome) return { text: '', onePhrase: false };
  const text = item.visibility === 'hidden' ? 'hidden' : formatDuration(item.outcome.durationMs);
  return { text, onePhrase: false };
}

function phraseOf(item: CaseItem): string | null {
  const { outcome } = item;
  if (!outcome) return null;
  if (item.earlierSource !== null) return 'in the run before';
  const example = outcome.evidence?.counterExample;
  if (PARTS.includes(item.state) && example && example.runs > 1)
    return `on ${example.runsFailed} of ${example.runs}`;
  const fact = outcome.error?.fact;
  return fact?.code === 'time-limit' && !fact.begun ? 'before it began' : null;
}

/** Behind a row: what it is worth, and once it has ended, what it earned: "2 points", "0 / 2"; "no points" for a look. */
export function rowPoints({ outcome, pointsMax }: Pick<CaseItem, 'outcome' | 'pointsMax'>): string {
  if (pointsMax === 0) return 'no points';
  if (outcome === null) return pointsInWords(pointsMax);
  return `${formatPoints(outcome.points)} / ${formatPoints(outcome.pointsMax)}`;
}

/**
 * Why a run cannot reach the points of the exercise: "You see 8 of the 10 points here; 2 hidden cases have the other 2."
 * Null when the browser sees them all.
 */
export function pointsElsewhere(exercise: {
  readonly seen: number;
  readonly points: number;
  readonly serverCount: number;
  readonly hiddenCount: number;
}): string | null {
  const { seen, points, serverCount, hiddenCount } = exercise;
  if (seen >= points || serverCount + hiddenCount === 0) return null;
  const hidden = hiddenCount === 1 ? '1 hidden case' : hiddenCount > 1 ? `${hiddenCount} hidden cases` : '';
  const server = serverCount === 1 ? '1 case on the server' : `${serverCount} cases on the server`;
  const who = [serverCount > 0 ? server : '', hidden].filter(Boolean).join(' and ');
  const verb = serverCount + hiddenCount === 1 ? 'has' : 'have';
  return `You see ${formatPoints(seen)} of the ${pointsInWords(points)} here; ${who} ${verb} the other ${formatPoints(points - seen)}.`;
}

/** Who reads of the cases that do not run in the browser: an author submits nothing. */
export type CasesReader = 'student' | 'author';

/** What else runs, and when, as a sentence with a space before it: " 2 hidden ones run when you submit." */
export function elsewhereWords(of: {
  readonly serverCount: number;
  readonly hiddenCount: number;
  readonly reader: CasesReader;
}): string {
  const { serverCount, hiddenCount, reader } = of;
  const more = serverCount > 0 ? `${serverCount} more` : '';
  const hidden = hiddenCount === 1 ? '1 hidden one' : hiddenCount > 1 ? `${hiddenCount} hidden ones` : '';
  if (more === '' && hidden === '') return '';
  const where = serverCount > 0 || reader === 'author' ? ' on the server' : '';
  const when = reader === 'author' ? ': choose it above' : ' when you submit';
  const verb = serverCount + hiddenCount === 1 ? 'runs' : 'run';
  return ` ${[more, hidden].filter(Boolean).join(' and ')} ${verb}${where}${when}.`;
}

/** What a live region says when a run ends: the first case that fails, or the one error of a file that does not load. */
export function announcement(items: readonly CaseItem[], count: string): string {
  const loadError = loadErrorOf(items);
  if (loadError) return `${loadErrorTitle(loadError)}. No case ran. ${loadError.message}`.trim();
  const failing = byConcern(
    items.filter((item) => item.outcome !== null && item.earlierSource === null && item.state !== 'passed'),
  );
  const first = failing[0];
  if (!first) return `${count}.`;
  const reason = first.outcome?.evidence?.reason ?? first.outcome?.error?.message ?? '';
  return `${count}. Case ${first.number}, ${first.title}: ${stateWord(first.state).toLowerCase()}. ${reason}`.trim();
}
