/** Where a reference throws on which the judge gives up: what it says of that names no line. */
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { isGraderFault, type ProvingHost } from '#grader/hosts/host.ts';
import { MATRIX_SEED } from './remembering-host.ts';

interface Throwing {
  readonly host: ProvingHost;
  readonly bundle: ExerciseBundle;
  readonly caseId: string;
}

/**
 * The reference runs on the case as a solution, of which the line is told, beside one that answers 0 to everything.
 * @returns a line of `reference.ts`, from 1; null where the case asks more of a reference than an answer
 */
export async function lineOfThrow({ host, bundle, caseId }: Throwing): Promise<number | null> {
  const { slug, hash, manifest, files } = bundle;
  const answers = manifest.entryPoints.map(({ name }) => `export const ${name} = () => 0;\n`);
  // They are differences to the reference that is replaced.
  const others = Object.entries(files).filter(([path]) => !path.startsWith('misconceptions/'));
  const asked = {
    slug,
    hash: `${hash}-thrown`,
    files: { ...Object.fromEntries(others), 'reference.ts': answers.join('') },
  };
  try {
    const { cases } = await host.run(asked, {
      solution: files['reference.ts'] ?? '',
      seed: MATRIX_SEED,
      visibility: 'all',
      caseIds: [caseId],
    });
    return cases.find(({ id }) => id === caseId)?.error?.line ?? null;
  } catch (error) {
    if (!isGraderFault(error)) throw error;
    return null;
  }
}
