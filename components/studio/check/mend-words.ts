/** What is asked of an author where a program and a case do not fit: the only place that words it. */
import type { OutcomeStatus } from '#grader/protocol.ts';
import type { CheckMatrix } from '#server/jobs/drafts/check-matrix-view.ts';

export interface Place {
  readonly file: string;
  readonly line: number | null;
}

/** A sentence up to the place that it ends with. */
export interface MendWords {
  readonly lead: string;
  readonly place: Place;
}

interface Misfit extends Place {
  readonly kind: CheckMatrix['cases'][number]['kind'];
  readonly status: OutcomeStatus;
  /** Of the case in `cases.ts`; null where it is not found. */
  readonly caseAt: number | null;
}

/** "cases.ts:7". */
export function placeText({ file, line }: Place): string {
  return line === null ? file : `${file}:${line}`;
}

/** "Mend reference.ts, or the expectation at " with "cases.ts:7". */
export function mendWords(misfit: Misfit): MendWords {
  const { caseAt: line } = misfit;
  return { lead: `${leadOf(misfit)} ${line === null ? 'in' : 'at'} `, place: { file: 'cases.ts', line } };
}

export function mendText(misfit: Misfit): string {
  const { lead, place } = mendWords(misfit);
  return `${lead}${placeText(place)}.`;
}

function leadOf({ file, line, kind, status }: Misfit): string {
  if (file === 'cases.ts') return 'Mend the case';
  if (file === 'starter.ts') return 'Take out of starter.ts what earns this, or ask for more';
  // Only an example says in numbers what is due.
  const other = kind === 'example' && status === 'failed' ? 'expectation' : 'case';
  return `Mend ${placeText({ file, line })}, or the ${other}`;
}
