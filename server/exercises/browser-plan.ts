import type { Queryable } from '#db/database.ts';
import { selectHasRecording } from '#db/queries/exercises/recordings.ts';
import { canBeRecorded } from '#grader/judge/record/recording.ts';
import type { CasePlan } from '#grader/protocol.ts';
import type { ExerciseOutline } from './exercise-outline.ts';
import type { NumberedCaseView } from './numbered-case-view.ts';

export interface BrowserPlan {
  readonly here: readonly NumberedCaseView[];
  readonly elsewhere: readonly NumberedCaseView[];
  /** Where the judge of a browser finds its files; null: it can judge nothing, as there is no recording (yet). */
  readonly filesHref: string | null;
}

/**
 * Which public cases a reader's browser can judge, and which of a sealed exercise it cannot.
 * @param outline as it is assigned
 * @param place its address: "/courses/dl/cnn/conv2d"
 */
export async function browserPlan(
  db: Queryable,
  { outline, hash, place }: { outline: ExerciseOutline; hash: string; place: string },
): Promise<BrowserPlan> {
  const all = outline.plan
    .map((item, at) => ({ ...item, number: at + 1 }))
    .filter((item) => item.visibility === 'public');
  const href = `${place}/files/${hash}`;
  if (outline.manifest.disclosure === 'open') return { here: all, elsewhere: [], filesHref: href };
  if (!(await selectHasRecording(db, outline.id))) return { here: [], elsewhere: all, filesHref: null };
  const inBrowser = (item: CasePlan) => canBeRecorded(item.kind);
  return {
    here: all.filter(inBrowser),
    elsewhere: all.filter((item) => !inBrowser(item)),
    // A browser keeps what it had of an address for ever, and it may have had the open files of this version.
    filesHref: `${href}?sealed`,
  };
}

/** Whether a browser can judge anything of the exercise without its reference. */
export function canBeSealed({ plan }: Pick<ExerciseOutline, 'plan'>): boolean {
  return plan.some(({ visibility, kind }) => visibility === 'public' && canBeRecorded(kind));
}
