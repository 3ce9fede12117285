/** An exercise version as lists need it: manifest, cases, points. */
import type { Manifest } from '#grader/exercise/manifest.ts';
import type { CasePlan } from '#grader/protocol.ts';

export interface ExerciseOutline {
  readonly id: string;
  readonly slug: string;
  readonly manifest: Manifest;
  readonly plan: readonly CasePlan[];
  readonly pointsMax: number;
  readonly publishedAt: Date;
}

/** Both columns were parsed by their schemas when the version was published, and a version never changes. */
export function outlineOf(version: {
  id: string;
  slug: string;
  manifest: unknown;
  plan: unknown;
  createdAt: Date;
}): ExerciseOutline {
  const plan = version.plan as CasePlan[];
  return {
    id: version.id,
    slug: version.slug,
    manifest: version.manifest as Manifest,
    plan,
    pointsMax: plan.reduce((sum, item) => sum + item.pointsMax, 0),
    publishedAt: version.createdAt,
  };
}
