/** What `check` proves of a sealed exercise beside the rest: that browsers can judge it from its recording alone. */
import type { ExerciseBundle } from '../exercise/files/bundle.ts';
import { sealedFiles } from '../judge/record/sealed-files.ts';
import { universalMutants, wasChanged } from './mutants.ts';
import type { Claim, Finding } from './proof.ts';
import { missedCase, type ProofWorld } from './proof-world.ts';

export type SealedWorld = Pick<ProofWorld, 'host' | 'recordedHost' | 'bundle'>;

/** None for an open exercise. */
export function sealedClaims(world: SealedWorld): Claim[] {
  const { bundle } = world;
  const { manifest, files } = bundle;
  if (manifest.disclosure === 'open') return [];
  const reference = files['reference.ts'] ?? '';
  let recorded: Promise<Recorded> | undefined;
  const atBrowser = (): Promise<Recorded> => {
    recorded ??= record(world);
    return recorded;
  };
  const names = manifest.entryPoints.map(({ name }) => name);
  const mutants = universalMutants(reference, names).filter(({ hangs }) => !hangs);
  return [
    { kind: 'recording', subject: 'twice', prove: async () => (await atBrowser()).findings },
    {
      kind: 'recording',
      subject: 'reference',
      prove: async () => proveReference(world, await atBrowser(), reference),
    },
    ...mutants.map(
      ({ name, source }): Claim => ({
        kind: 'recording',
        subject: `mutant ${name}`,
        prove: async () => {
          const report = await runRecorded(world, await atBrowser(), source);
          if (report.points < report.pointsMax || !wasChanged(report)) return [];
          return [{ advice: { kind: 'recording-passed', mutant: name } }];
        },
      }),
    ),
  ];
}

/** The exercise as browsers have it. */
interface Recorded {
  readonly bundle: Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>;
  readonly findings: readonly Finding[];
}

async function record({ host, bundle }: SealedWorld): Promise<Recorded> {
  const [text, again] = [await host.record(bundle), await host.record(bundle)];
  const { slug, hash } = bundle;
  return {
    bundle: { slug, hash, files: sealedFiles(bundle, text) },
    findings: text === again ? [] : [{ advice: { kind: 'recordings-differ' } }],
  };
}

function runRecorded({ recordedHost }: SealedWorld, { bundle }: Recorded, solution: string) {
  return recordedHost.run(bundle, { solution, seed: 1, visibility: 'public' });
}

async function proveReference(world: SealedWorld, recorded: Recorded, reference: string): Promise<Finding[]> {
  const report = await runRecorded(world, recorded, reference);
  return report.cases.flatMap((outcome): Finding[] =>
    outcome.status === 'passed'
      ? []
      : [{ caseId: outcome.id, advice: { kind: 'recording-missed', missed: missedCase(outcome, 1) } }],
  );
}
