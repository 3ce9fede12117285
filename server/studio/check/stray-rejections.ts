/** Proofs that were cut off because a program of the exercise left a promise rejected: the judge ends of it, and at what it was just then is chance. */
import type { Proof } from '#grader/proof/proof.ts';
import type { CheckProblemView } from './check-view.ts';

/** As Deno says it of a process that ends, and the judge of what was thrown that is no error. */
const STRAY = /Uncaught \(in promise\) ?(?<process>[^\n]*)|^The grader failed: (?!\w*Error\b)(?<judge>.*)/;

interface Sorted {
  /** Null: there was none. */
  readonly problem: CheckProblemView | null;
  readonly others: readonly Proof[];
}

/** One problem in place of all of them, with the files that it may be about. */
export function strayRejections(proofs: readonly Proof[], paths: readonly string[]): Sorted {
  const stray = proofs.filter((proof) => leftBy(proof) !== null);
  const [first] = stray;
  if (first === undefined) return { problem: null, others: proofs };
  const mistakes = paths.filter((path) => path.startsWith('misconceptions/'));
  const [only] = mistakes;
  const sentence = `A program that the judge loads left a promise rejected, with “${leftBy(first)}”. Await it, or catch it, in ${listed([...mistakes, 'reference.ts', 'cases.ts'])}.`;
  const about = { line: null, caseId: null, missed: null, severity: 'fails', sentence } as const;
  return {
    problem: { file: mistakes.length === 1 && only !== undefined ? only : '', ...about },
    others: proofs.filter((proof) => !stray.includes(proof)),
  };
}

/** What it was rejected with. */
function leftBy({ advice }: Proof): string | null {
  if (advice?.kind !== 'broken') return null;
  const found = STRAY.exec(advice.messages.join('\n'))?.groups;
  return found ? (found.process ?? found.judge ?? '').trim() : null;
}

function listed(files: readonly string[]): string {
  return `${files.slice(0, -1).join(', ')} or ${files.at(-1)}`;
}
