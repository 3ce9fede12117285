/** Answers of a training that never look at what they are asked about earn nothing. */
import type { ExerciseBundle } from '../exercise/files/bundle.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { BLIND_ANSWERS, type BlindAnswer } from './blind-answers.ts';
import type { Claim, Finding } from './proof.ts';
import { isQuick, type ProofWorld } from './proof-world.ts';

/** One claim for each such answer, over all trainings; none for trainings of another form. */
export function blindClaims(world: ProofWorld): Claim[] {
  const trainings = world.plan.filter((plan) => !isQuick(plan)).map(({ id }) => id);
  const driver = world.bundle.files['driver.ts'];
  if (trainings.length === 0 || driver === undefined) return [];
  return Object.entries(BLIND_ANSWERS).map(([answer, program]) => ({
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
