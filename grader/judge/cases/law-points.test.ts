import { describe, expect, it } from 'vitest';
import type { CaseOutcome } from '#grader/protocol.ts';
import { exerciseFiles, prepareJudge, type TestJudge } from '../testing.ts';

const module = (body: string): string => `import * as tf from '@tensorflow/tfjs';\n${body}`;
const given =
  'given: { sizes: { n: integer(1, 5) }, args: ({ n }, draw) => [draw.normal([n])] }, points: 2, runs: 5';
const odd = `invariant('odd', { ${given}, check: async ({ student }, [x]) => close(await student.f(x.neg()), (await student.f(x)).neg()) })`;
const random = (call: string, more = ''): string =>
  `property('${call}', { call: '${call}', sizes: { n: integer(1, 5) }, args: ({ n }, draw) => [draw.normal([n])], runs: 5, points: 1, ${more} })`;

function judgeOf(...list: readonly string[]): Promise<TestJudge> {
  return prepareJudge(
    exerciseFiles({
      'reference.ts': module('export const f = (x) => x.pow(3);'),
      'driver.ts': module('export const driven = (solution, x) => solution.f(x);'),
      'cases.ts': `import { defineCases, property, invariant, integer, close, kernelsAtMost } from '@descent/exercise';
export default defineCases([${list.join(', ')}]);`,
    }),
  );
}

async function casesOf(
  judge: TestJudge,
  body: string,
  caseIds?: readonly string[],
): Promise<readonly CaseOutcome[]> {
  const { report } = await judge.run({
    solution: module(`export const f = (x) => ${body};`),
    ...(caseIds ? { caseIds } : {}),
  });
  return report.cases;
}
const points = (cases: readonly CaseOutcome[]): number[] => cases.map((one) => one.points);

describe('points for a law', () => {
  it.each([
    ['zeros', 'tf.zerosLike(x)'],
    ['an echo of the input', 'x.clone()'],
    ['NaN', 'x.mul(NaN)'],
    ['nothing in it', 'tf.zeros([0])'],
    ['one number for all', 'x.sum()'],
  ])('are not earned by %s, wherever the law stands', async (_, body) => {
    expect(points(await casesOf(await judgeOf(odd, random('f')), body))).toEqual([0, 0]);
  });

  it('are withheld in words, with the functions whose numbers are wrong', async () => {
    const [law] = await casesOf(await judgeOf(odd, random('f')), 'tf.zerosLike(x)');
    expect(law).toMatchObject({
      status: 'failed',
      evidence: {
        reason:
          'The law holds, but wrong numbers can keep it too. It earns its points once a case that compares the numbers of `f` passes.',
        withheld: { calls: ['f'] },
      },
    });
  });

  it('are earned beside one case with right numbers, points for its cost or not', async () => {
    const costly = random('f', 'cost: [kernelsAtMost({ timesMax: 1, points: 1 })]');
    const judge = await judgeOf(odd, costly, random('driven'));
    expect(points(await casesOf(judge, 'x.mul(x).mul(x).add(0).sub(0)'))).toEqual([2, 1, 1]);
  });

  it('hang on any comparison where none calls the function of the law', async () => {
    const judge = await judgeOf(odd, random('driven'));
    expect(points(await casesOf(judge, 'tf.zerosLike(x)'))).toEqual([0, 0]);
    expect(points(await casesOf(judge, 'x.pow(3)'))).toEqual([2, 1]);
  });

  it('are shown for the law alone where nothing else ran', async () => {
    const judge = await judgeOf(odd, random('f'));
    expect(points(await casesOf(judge, 'x.sin()', ['odd']))).toEqual([2]);
  });
});
