/** What is said of the exercises after an upgrade of the grader: the only place that words it. */
import { counted } from '#grader/protocol/count-words.ts';
import type { RecheckedExerciseView, RechecksView } from '#server/studio/list/rechecks-view.ts';
import type { Status } from '../../ui/status-glyph.tsx';

type Round = NonNullable<RechecksView['round']>;

/** "2 of 59 exercises changed by the upgrade of the grader". */
export function roundHeadline({ state, exercises, progress }: Round): string {
  const changed = exercises.filter((one) => one.state === 'changed').length;
  if (state === 'running')
    return `The grader was upgraded: ${progress.done} of ${counted(progress.total, 'version')} ${progress.done === 1 ? 'is' : 'are'} checked again`;
  if (state === 'cancelled') return 'Another upgrade came before all were checked';
  const of = counted(exercises.length, 'exercise');
  return changed === 0
    ? `The upgrade of the grader changed nothing in ${of}`
    : `The upgrade of the grader changed ${changed} of ${of}`;
}

/** What changed first, then what the grader failed at, then what waits. */
const ORDER: readonly RecheckedExerciseView['state'][] = ['changed', 'given-up', 'waiting', 'unchanged'];

export function inOrderOfNeed(exercises: readonly RecheckedExerciseView[]): RecheckedExerciseView[] {
  return [...exercises].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

export const STATE_WORDS: Readonly<
  Record<RecheckedExerciseView['state'], { readonly glyph: Status; readonly word: string }>
> = {
  changed: { glyph: 'warning', word: 'changed' },
  'given-up': { glyph: 'fail', word: 'could not be checked' },
  waiting: { glyph: 'not-started', word: 'waits' },
  unchanged: { glyph: 'pass', word: 'as before' },
};

/** For the list of the studio; null where there is nothing to look at. */
export function upgradeNotice({ round }: RechecksView): string | null {
  if (round === null || round.exercises.length === 0) return null;
  return roundHeadline(round);
}
