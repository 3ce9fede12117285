/** The proof that `forbids` forbids. */
import type { ExerciseBundle } from '../exercise/files/bundle.ts';
import type { Host } from '../hosts/host.ts';
import type { CasePlan } from '../protocol.ts';
import { type ForbiddenRoad, forbiddenRoads } from './forbidden-roads.ts';
import type { Finding } from './proof.ts';

const OPEN_MARK = 'descent: not refused: ';

/** Runs a solution that tries every road to `name`. A finding for each that is not refused by its name. */
export async function proveForbidden(
  { host, bundle, plan }: { host: Host; bundle: ExerciseBundle; plan: readonly CasePlan[] },
  name: string,
): Promise<Finding[]> {
  const roads = forbiddenRoads(name);
  const [first] = roads;
  const tried = plan.find(({ kind }) => kind === 'example' || kind === 'property') ?? plan[0];
  if (!first || !tried) return [{ advice: { kind: 'no-road', operation: name } }];
  const entryPoints = bundle.manifest.entryPoints.map((entry) => entry.name);
  const report = await host.run(bundle, {
    solution: solutionOf(roads, entryPoints),
    seed: 1,
    visibility: 'all',
    caseIds: [tried.id],
  });
  const [outcome] = report.cases;
  const open = (outcome?.logs ?? []).flatMap(({ text }) =>
    text.startsWith(OPEN_MARK) ? [text.slice(OPEN_MARK.length)] : [],
  );
  if (open.length > 0) {
    return open.map((code) => ({ advice: { kind: 'open-road', operation: name, code } }));
  }
  if (outcome?.status === 'refused' && outcome.refusedOperation === first.operation) return [];
  return [
    {
      caseId: tried.id,
      advice: {
        kind: 'not-refused',
        operation: name,
        title: tried.title,
        status: outcome?.status ?? null,
        code: first.code,
        named: outcome?.refusedOperation ?? outcome?.error?.message ?? 'nothing',
        expected: first.operation,
      },
    },
  ];
}

/** Tries one road after the other in every entry point, and logs those on which no refusal stood. */
function solutionOf(roads: readonly ForbiddenRoad[], entryPoints: readonly string[]): string {
  const entries = roads.map(
    ({ code, operation }) => `[${JSON.stringify(code)}, ${JSON.stringify(operation)}, () => ${code}],`,
  );
  return `import * as tf from '@tensorflow/tfjs';
function tryAll() {
  const x = tf.tensor([1, 2, 3, 4], [1, 2, 2, 1]);
  const roads = [
    ${entries.join('\n    ')}
  ];
  for (const [code, operation, go] of roads) {
    let thrown = null;
    try { go(); } catch (error) { thrown = error; }
    const refused = thrown?.name === 'DescentRefusedOperation' && thrown.operation === operation;
    if (!refused) console.debug(${JSON.stringify(OPEN_MARK)} + code);
  }
  return x;
}
${entryPoints.map((name) => `export const ${name} = tryAll;`).join('\n')}
`;
}
