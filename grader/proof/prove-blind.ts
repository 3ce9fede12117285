/** Answers of a training that never look at what they are asked about earn nothing. */
import type { ExerciseBundle } from '../exercise/bundle.ts';
import { loadFiles } from '../exercise/load-files.ts';
import type { Claim, Finding } from './proof.ts';
import { isQuick, type ProofWorld } from './proof-world.ts';

/**
 * Programs `(x, y, u) => answers`, for examples `x` [N, …] with labels `y` [N, …] and unseen inputs `u` [M, …]. They run
 * in the place of the driver, so that it does not matter how a solution is cut into functions.
 */
const ANSWERS = {
  'the first label': 'gather(y, u, () => 0)',
  'the labels in turn': 'gather(y, u, (i) => i % y.shape[0])',
  'the row modulo the number of labels': 'counted(y, u)',
  'the label of the training input with the same bytes': `(() => {
    const keyOf = (t) => { const all = t.dataSync(); const n = all.length / t.shape[0]; return (i) => all.slice(i * n, (i + 1) * n).join(); };
    const [known, asked] = [keyOf(x), keyOf(u)];
    const rows = new Map(Array.from({ length: x.shape[0] }, (_, i) => [known(i), i]));
    return gather(y, u, (i) => rows.get(asked(i)) ?? 0);
  })()`,
} as const;
export type BlindAnswer = keyof typeof ANSWERS;

/** The training inputs themselves are asked about in no case that such answers may not pass. */
export function blindClaims(world: ProofWorld): Claim[] {
  const trainings = world.plan.filter((plan) => !isQuick(plan)).map(({ id }) => id);
  const driver = world.bundle.files['driver.ts'];
  if (trainings.length === 0 || driver === undefined) return [];
  return Object.entries(ANSWERS).map(([answer, program]) => ({
    kind: 'blind',
    subject: answer,
    prove: async () => {
      const bundle = await withDriver(world.bundle, driverOf(driver, program));
      const solution = world.bundle.files['reference.ts'] ?? '';
      const run = { solution, seed: 1, visibility: 'all', caseIds: trainings } as const;
      const report = await world.host.run(bundle, run);
      return report.cases.flatMap(({ id, title, points, pointsMax }): Finding[] =>
        points === 0
          ? []
          : [
              {
                caseId: id,
                advice: { kind: 'blind-earns', answer: answer as BlindAnswer, title, points, pointsMax },
              },
            ],
      );
    },
  }));
}

function withDriver(bundle: ExerciseBundle, driver: string): Promise<ExerciseBundle> {
  return loadFiles(bundle.slug, { ...bundle.files, 'driver.ts': driver });
}

/**
 * The driver with each export replaced where its arguments have the form of a supervised training; modules run as
 * CommonJS, so exports are there to be replaced. Of other arguments the export is called as ever.
 */
function driverOf(driver: string, program: string): string {
  return `${driver}
;(() => {
  const tf = require('@tensorflow/tfjs');
  const gather = (y: any, u: any, rowOf: (i: number) => number) =>
    tf.gather(y, tf.tensor1d(Array.from({ length: u.shape[0] }, (_, i) => rowOf(i)), 'int32'));
  const counted = (y: any, u: any) => {
    const kinds = [...new Set(y.dataSync())].sort((a: any, b: any) => a - b);
    return tf.tensor1d(Array.from({ length: u.shape[0] }, (_, i) => kinds[i % kinds.length]), y.dtype);
  };
  const isTensor = (value: any) => Boolean(value && value.dataId && value.rank > 0);
  for (const name of Object.keys(exports)) {
    const right = exports[name];
    if (typeof right !== 'function') continue;
    const blind = (solution: unknown, ...args: any[]) => {
      const [x, y, u, more] = args.filter(isTensor);
      if (!x || !y || !u || more || x.shape[0] !== y.shape[0] || x.shape.slice(1).join() !== u.shape.slice(1).join())
        return right(solution, ...args);
      return ${program};
    };
    Object.defineProperty(exports, name, { value: blind, enumerable: true, configurable: true });
  }
})();
`;
}
