import { canBeRecorded } from '#grader/judge/record/recording.ts';
import type { CasePlan } from '#grader/protocol.ts';
import type { ExerciseOutline } from './exercise-outline.ts';

/** Which public cases a reader's browser can judge, and which of a sealed exercise it cannot. */
export function browserPlan({ manifest, plan }: ExerciseOutline): {
  readonly here: readonly CasePlan[];
  readonly elsewhere: readonly CasePlan[];
} {
  const all = plan.filter((item) => item.visibility === 'public');
  const inBrowser = (item: CasePlan) => manifest.disclosure === 'open' || canBeRecorded(item.kind);
  return { here: all.filter(inBrowser), elsewhere: all.filter((item) => !inBrowser(item)) };
}
