/** Words about similar programs. They say what is alike, and nothing of how it came. */
import { counted } from '#grader/protocol/count-words.ts';
import type {
  SimilarAuthorView,
  SimilarityFoundView,
  SimilarityRunView,
} from '#server/insight/similarity/similarity-view.ts';

/** "87 %"; 100 % only where nothing differs. */
export function percentWords(similarity: number): string {
  return `${Math.floor(similarity * 100 + 1e-9)}%`;
}

/** "Ada Lovelace", "Ada Lovelace, Deep Learning, Spring", "somebody in Deep Learning, Spring". */
export function authorWords({ name, elsewhere }: SimilarAuthorView): string {
  if (elsewhere === null) return name ?? '';
  return name === null ? `somebody in ${elsewhere}` : `${name}, ${elsewhere}`;
}

export function pairsWords(count: number): string {
  return counted(count, 'pair');
}

/** Pairs that a comparison found and that are not in its list. */
export function leftOutWords(count: number): string {
  return count === 1
    ? '1 more pair is less similar than the last one here, and is not kept.'
    : `${count} more pairs are less similar than the last one here, and are not kept.`;
}

/** What was compared and what was not, each in a sentence. */
export function comparedWords(found: SimilarityFoundView): readonly string[] {
  const { programs, earlier, short, unread } = found;
  return [
    programs === 1 ? '1 program that counts was compared.' : `${programs} programs that count were compared.`,
    ...(earlier === 0 ? [] : [`So ${earlier === 1 ? 'was' : 'were'} ${earlier} of other terms.`]),
    ...(short === 0
      ? []
      : [`${short} ${short === 1 ? 'has' : 'have'} too little beyond the starter and what many write.`]),
    ...(unread === 0 ? [] : [`${unread} could not be read as a program.`]),
  ];
}

/** @param hasFound there is what a comparison has found */
export function runWords({ state, done, total, stuck }: SimilarityRunView, hasFound: boolean): string | null {
  if (stuck) return 'The last comparison failed at every try. It stands among the jobs of the course.';
  if (state === 'cancelled')
    return hasFound
      ? 'The last comparison was stopped; below is what the one before it found.'
      : 'The last comparison was stopped.';
  if (state !== 'running') return null;
  return total === null
    ? 'Waiting for the grader to have a moment.'
    : `${done} of ${counted(total, 'program')} ${done === 1 ? 'is' : 'are'} read.`;
}
