/** A judge that a browser loses over a student's answer: that case fails, once, and all else is as ever. */
import { doubleExercise, RIGHT_SOLUTION, solutionWith } from '../harness/double-exercise.ts';
import { expect, test } from '../harness/realm-test.ts';

/** A law between two cases; its check does `work` over every answer above 100. */
const casesWith = (work: string) => `
import { defineCases, example, holds, integer, invariant, property, tensor } from '@descent/exercise';
export default defineCases([
  example('two numbers', { call: 'double', args: [tensor([1, 2])], expect: tensor([2, 4]), points: 1 }),
  property('any numbers', {
    call: 'double',
    sizes: { n: integer(1, 6) },
    args: ({ n }, draw) => [draw.normal([n])],
    runs: 5,
    points: 1,
  }),
  invariant('a law', {
    given: { sizes: { n: integer(7, 7) }, args: ({ n }, draw) => [draw.uniform([n], { min: 1, max: 2 })] },
    runs: 2,
    points: 0.5,
    check: async ({ student }, [x]) => {
      const y = await student.double(x);
      if (y.max().dataSync()[0] > 100) { ${work} }
      return holds(true, 'y is there');
    },
  }),
  invariant('another law', {
    given: { sizes: { n: integer(1, 5) }, args: ({ n }, draw) => [draw.uniform([n])] },
    runs: 2,
    points: 0.5,
    check: async ({ student }, [x]) => holds((await student.double(x)).size === x.size, 'as many numbers'),
  }),
]);
`;
const HEAVY = solutionWith('return tf.mul(x, x.size === 7 ? 1000 : 2);');

for (const [how, work] of [
  ['time', 'for (;;) {}'],
  ['memory', 'const kept = []; for (;;) kept.push(new Array(1e6).fill({ kept }));'],
] as const) {
  test(`an answer that costs the judge all its ${how} fails its case and no other`, async ({ realms }) => {
    // Two judges are lost, each with the time that one may take for a case.
    test.setTimeout(240_000);
    await realms.open('cpu', { limits: { judgeMs: 6_000 } });
    const exercise = await doubleExercise({ 'cases.ts': casesWith(work) });
    const { report, rejection, events } = await realms.run(exercise, HEAVY);
    expect(rejection).toBeNull();
    expect(report?.cases.map(({ id, status, points }) => `${id} ${status} ${points}`)).toEqual([
      'two-numbers passed 1',
      'any-numbers passed 1',
      'a-law failed 0',
      'another-law passed 0.5',
    ]);
    expect(report?.cases[2]?.evidence).toMatchObject({ judgeLost: true });
    expect(events.filter(({ type }) => type === 'done')).toHaveLength(1);
    const next = await realms.run(exercise, RIGHT_SOLUTION);
    expect(next).toMatchObject({ rejection: null, report: { points: 3, pointsMax: 3 } });
  });
}
