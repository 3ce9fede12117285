/** Faults planted in the small exercise that `exercise new` writes, and what a kind of proof says of them. */
import { afterAll, beforeAll } from 'vitest';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../../bundles/build-realm.ts';
import { loadFiles } from '../../exercise/files/load-files.ts';
import { exerciseTemplate } from '../../exercise/templates/exercise-template.ts';
import type { ProvingHost } from '../../hosts/host.ts';
import { createNodeWorkerHost } from '../../hosts/node-worker.ts';
import { type Report, SERVER_LIMITS } from '../../protocol.ts';
import type { Advice } from '../advice.ts';
import { exerciseClaims } from '../exercise-claims.ts';
import { type Proof, type ProofKind, proofsOfClaim } from '../proof.ts';
import { alikeProofs, noiseProofs, signalProofs, signalsOf } from '../signals.ts';

export const TEMPLATE = exerciseTemplate({
  id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7',
  disclosure: 'open',
});
export const REFERENCE = TEMPLATE['reference.ts'] ?? '';
export const CASES = TEMPLATE['cases.ts'] ?? '';

/** The reference, wrong where `condition` holds. */
export const wrongWhere = (condition: string): string =>
  edited(REFERENCE, 'x.mul(factor).add(offset)', `x.mul(${condition} ? 9 : factor).add(offset)`);

export interface Planted {
  readonly files?: Readonly<Record<string, string>>;
  readonly solutions?: Readonly<Record<string, string>>;
  readonly seeds?: number;
}

export interface PlantedWorld {
  host(): ProvingHost;
  proofsOf(kind: ProofKind, planted: Planted): Promise<Proof[]>;
  /** By its kind; the last of each. */
  adviceOn(kind: ProofKind, planted: Planted): Promise<Partial<Record<Advice['kind'], Advice>>>;
}

/** Opens hosts before the tests of the file that calls it, and closes them after. */
export function plantedWorld(): PlantedWorld {
  let host: ProvingHost;
  let hastyHost: ProvingHost;
  beforeAll(async () => {
    const bundle = (await buildRealm()).node;
    host = createNodeWorkerHost({ bundle, judgesMax: 1 });
    hastyHost = createNodeWorkerHost({ bundle, limits: { ...SERVER_LIMITS, caseMs: 500 } });
  });
  afterAll(() => Promise.all([host.close(), hastyHost.close()]));

  const proofsOf: PlantedWorld['proofsOf'] = async (kind, { files = {}, solutions = {}, seeds = 1 }) => {
    const bundle = await loadFiles('test/scale', { ...TEMPLATE, ...files });
    const plan = await host.prepare(bundle);
    const hosts = { host, hastyHost, recordedHost: host };
    const mistakes = new Map<string, Report>();
    const claims = exerciseClaims({ ...hosts, bundle, solutions, plan, seeds }, mistakes);
    const needed = kind === 'alike' || kind === 'signal' ? 'misconception' : kind;
    const proofs: Proof[] = [];
    for (const claim of claims)
      if (claim.kind === needed) proofs.push(...proofsOfClaim(claim, await claim.prove()));
    if (kind === 'alike') return alikeProofs(mistakes);
    if (kind === 'signal') return signalProofs(signalsOf(mistakes));
    if (kind === 'noise') return noiseProofs(await host.measureNoise(bundle));
    return proofs;
  };
  return {
    host: () => host,
    proofsOf,
    async adviceOn(kind, planted) {
      const found = (await proofsOf(kind, planted)).flatMap(({ advice }) => advice ?? []);
      return Object.fromEntries(found.map((advice) => [advice.kind, advice]));
    },
  };
}
