/** An exercise version as lists need it: manifest, cases, points. */
import { z } from 'zod';
import { type Manifest, manifestSchema } from '#grader/exercise/files/manifest.ts';
import { roundPoints } from '#grader/judge/round-points.ts';
import { type CasePlan, casePlanSchema } from '#grader/protocol.ts';
import { publicFirst } from './public-first.ts';

export interface ExerciseOutline {
  readonly id: string;
  readonly slug: string;
  readonly manifest: Manifest;
  /** In the order of their numbers. */
  readonly plan: readonly CasePlan[];
  readonly pointsMax: number;
  readonly publishedAt: Date;
}

interface StoredVersion {
  readonly id: string;
  readonly slug: string;
  readonly manifest: unknown;
  readonly plan: unknown;
  readonly createdAt: Date;
}

const storedSchema = z.object({
  manifest: manifestSchema,
  plan: z.array(casePlanSchema).transform(publicFirst),
});

/** Pages ask for the same few versions all the time, and a version never changes. */
const known = new Map<string, z.infer<typeof storedSchema>>();
const KNOWN_MAX = 1_000;

/** @throws Error naming version and field for what no grader of ours has stored */
export function outlineOf(version: StoredVersion): ExerciseOutline {
  const { manifest, plan } = known.get(version.id) ?? read(version);
  return {
    id: version.id,
    slug: version.slug,
    manifest,
    plan,
    pointsMax: roundPoints(plan.reduce((sum, item) => sum + item.pointsMax, 0)),
    publishedAt: version.createdAt,
  };
}

function read({ id, slug, manifest, plan }: StoredVersion): z.infer<typeof storedSchema> {
  const parsed = storedSchema.safeParse({ manifest, plan });
  if (!parsed.success) {
    throw new Error(`Version ${id} of ${slug} cannot be read: ${z.prettifyError(parsed.error)}`, {
      cause: parsed.error,
    });
  }
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(id, parsed.data);
  return parsed.data;
}
