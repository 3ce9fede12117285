/** All that is claimed of one exercise. */
import type { Report } from '../protocol.ts';
import { type Mutant, universalMutants, wasChanged } from './mutants.ts';
import type { Claim, Finding } from './proof.ts';
import { isQuick, type ProofWorld, quickCases } from './proof-world.ts';
import { blindClaims } from './prove-blind.ts';
import { proveForbidden } from './prove-forbidden.ts';
import { misconceptionClaims } from './prove-misconception.ts';
import { referenceClaims } from './prove-reference.ts';
import { sealedClaims } from './prove-sealed.ts';
import { solutionClaims } from './prove-solutions.ts';
import { proveStarter } from './prove-starter.ts';
import { statementClaims } from './prove-statement.ts';

/** @param mistakes filled with the reports of the misconceptions, by name */
export function exerciseClaims(world: ProofWorld, mistakes: Map<string, Report>): Claim[] {
  const { files, manifest } = world.bundle;
  const names = manifest.entryPoints.map(({ name }) => name);
  return [
    { kind: 'points', subject: 'exercise.yaml', prove: async () => provePoints(world) },
    ...referenceClaims(world),
    { kind: 'starter', subject: 'starter.ts', prove: () => proveStarter(world) },
    ...statementClaims(world),
    ...manifest.forbids.map(
      (name): Claim => ({ kind: 'forbids', subject: name, prove: () => proveForbidden(world, name) }),
    ),
    ...misconceptionClaims(world, mistakes),
    ...universalMutants(files['reference.ts'] ?? '', names).map(
      (mutant): Claim => ({ kind: 'mutant', subject: mutant.name, prove: () => proveMutant(world, mutant) }),
    ),
    ...blindClaims(world),
    ...solutionClaims(world),
    ...sealedClaims(world),
  ];
}

function provePoints({ bundle, plan }: ProofWorld): Finding[] {
  const worth = plan.reduce((sum, { pointsMax }) => sum + pointsMax, 0);
  const said = bundle.manifest.points;
  return Math.abs(worth - said) < 1e-9 ? [] : [{ advice: { kind: 'points-differ', said, worth } }];
}

async function proveMutant(
  { host, hastyHost, bundle, plan }: ProofWorld,
  { name, source, shareMax, hangs }: Mutant,
): Promise<Finding[]> {
  // In a training the share of right answers hardly hangs on the one that was kept.
  if (name === 'keeps' && !plan.some(isQuick)) return [];
  const first = plan[0];
  const narrow = hangs && first ? { caseIds: [first.id] } : quickCases(plan);
  const chosen = hangs ? hastyHost : host;
  const report = await chosen.run(bundle, { solution: source, seed: 1, visibility: 'all', ...narrow });
  const { points, pointsMax } = report;
  if (points <= pointsMax * shareMax || !wasChanged(report)) return [];
  return [{ advice: { kind: 'mutant-earns', mutant: name, points, pointsMax, shareMax } }];
}
