/** What `check` proves of a sealed exercise beside the rest: that browsers can judge it from its recording alone. */
import type { ExerciseBundle } from '../exercise/bundle.ts';
import type { Host, RecordingHost } from '../hosts/host.ts';
import { sealedFiles } from '../judge/record/sealed-files.ts';
import { universalMutants, wasChanged } from './mutants.ts';
import type { Proof } from './prove-exercise.ts';

export interface SealedWorld {
  readonly host: RecordingHost;
  /** A host of its own: a judge that has the whole exercise must not answer for one that has the recording. */
  readonly recordedHost: Host;
  readonly bundle: ExerciseBundle;
}

/** None for an open exercise. */
export function sealedProofs(world: SealedWorld): Proof[] {
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
    { title: 'recording', prove: async () => (await atBrowser()).problems },
    { title: 'recording, reference', prove: async () => proveReference(world, await atBrowser(), reference) },
    ...mutants.map(({ name, title, source }) => ({
      title: `recording, mutant ${name}`,
      prove: async () => {
        const report = await runRecorded(world, await atBrowser(), source);
        if (report.points < report.pointsMax || !wasChanged(report)) return [];
        return [
          `A solution that gives ${title} passes every case that a browser can judge; add a public case that rejects it.`,
        ];
      },
    })),
  ];
}

/** The exercise as browsers have it. */
interface Recorded {
  readonly bundle: Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>;
  readonly problems: string[];
}

async function record({ host, bundle }: SealedWorld): Promise<Recorded> {
  const [text, again] = [await host.record(bundle), await host.record(bundle)];
  const { slug, hash } = bundle;
  return {
    bundle: { slug, hash, files: sealedFiles(bundle, text) },
    problems:
      text === again
        ? []
        : [
            'Two recordings of the reference differ: it or a case draws on something else than its arguments.',
          ],
  };
}

function runRecorded({ recordedHost }: SealedWorld, { bundle }: Recorded, solution: string) {
  return recordedHost.run(bundle, { solution, seed: 1, visibility: 'public' });
}

async function proveReference(world: SealedWorld, recorded: Recorded, reference: string): Promise<string[]> {
  const report = await runRecorded(world, recorded, reference);
  return report.cases.flatMap(({ status, title, error, evidence }) =>
    status === 'passed'
      ? []
      : [
          `reference.ts: '${title}' ${status} against its own recording. ${error?.message ?? evidence?.reason ?? ''}`,
        ],
  );
}
