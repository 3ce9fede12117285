/** The hosts that prove exercises, as processes of their own. */
import { parseDocument } from 'yaml';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { loadFiles } from '#grader/exercise/files/load-files.ts';
import { type Limits, SERVER_LIMITS } from '#grader/protocol.ts';
import { createDenoHost, type DenoBundles, type DenoHost, type DenoHostOptions } from './deno.ts';

/** A case of what never ends is given up after so long. */
const HASTY_LIMITS: Limits = { ...SERVER_LIMITS, caseMs: 1_000 };

export interface DenoProofHosts {
  readonly host: DenoHost;
  readonly hastyHost: DenoHost;
  readonly recordedHost: DenoHost;
  close(): Promise<void>;
}

export interface ProofHostsOptions extends Pick<DenoHostOptions, 'bwrap'> {
  readonly bundle: DenoBundles;
  /** Runs of one exercise at a time. */
  readonly parallel: number;
  /** Exercises at a time. */
  readonly exercises: number;
}

/** @throws GraderFault as `createDenoHost` does */
export async function createProofHosts(options: ProofHostsOptions): Promise<DenoProofHosts> {
  const { bundle, bwrap = 'auto', parallel, exercises } = options;
  const [host, recordedHost, hastyHost] = await Promise.all([
    createDenoHost({ bundle, bwrap, poolSize: parallel, judgesMax: parallel * exercises }),
    createDenoHost({ bundle, bwrap, poolSize: 0, judgesMax: parallel }),
    createDenoHost({ bundle, bwrap, poolSize: 0, judgesMax: 0, limits: HASTY_LIMITS }),
  ]);
  const all = [host, recordedHost, hastyHost];
  return {
    host,
    recordedHost,
    hastyHost: { ...hastyHost, run: async (bundle, run) => hastyHost.run(await withoutOwnTime(bundle), run) },
    close: async () => {
      await Promise.all(all.map((one) => one.close()));
    },
  };
}

const OWN_TIME = ['limits', 'caseSeconds'] as const;

/** The exercise without a time of its own for a case: of a training that would be minutes for an answer that never comes. */
async function withoutOwnTime(
  bundle: Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>,
): Promise<Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>> {
  const yaml = parseDocument(bundle.files['exercise.yaml'] ?? '');
  if (!yaml.hasIn(OWN_TIME)) return bundle;
  yaml.deleteIn(OWN_TIME);
  return loadFiles(bundle.slug, { ...bundle.files, 'exercise.yaml': yaml.toString() });
}
