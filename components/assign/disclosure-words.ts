/** Open or sealed: what the assignment's choice means for browsers, and how far its recording is. */
import type { AssignmentTerms, AssignView } from '#server/planning/assign/assign-view.ts';

/** What would hold with these terms. */
export function disclosureOf({ exercise }: AssignView, { disclosure }: AssignmentTerms): 'open' | 'sealed' {
  return disclosure ?? exercise.disclosure;
}

export function disclosureNote(view: AssignView, terms: AssignmentTerms): string {
  if (disclosureOf(view, terms) === 'open')
    return 'Browsers get it: each run draws new inputs, makes a failing one small and names mistakes.';
  const elsewhere =
    view.exercise.disclosure === 'open' ? ' Where the exercise is given open, it can still be had.' : '';
  return `Browsers compare with recorded results and never get it.${elsewhere}${recordingWords(view)}`;
}

/** Of what is saved. */
function recordingWords({ exercise: { recording } }: AssignView): string {
  if (recording.state === 'being-made')
    return ' The recording is being made; until then cases run on the server only.';
  if (recording.state === 'failed')
    return ` It could not be recorded, so cases run on the server only: ${recording.fault}`;
  return '';
}
