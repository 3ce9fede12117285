import { describe, expect, it } from 'vitest';
import type { FileMap } from '#grader/protocol.ts';
import { exerciseFiles, prepareJudge } from '../testing.ts';

const TFJS = "import * as tf from '@tensorflow/tfjs';\n";
const DOUBLES = `${TFJS}export const f = (x: tf.Tensor) => tf.mul(x, 2);\n`;

function version({ reference = DOUBLES, tolerance = '{}', more = {} as FileMap }): FileMap {
  return exerciseFiles({
    'cases.ts': `import { defineCases, example, integer, property, tensor } from '@descent/exercise';
export default defineCases([
  property('any', { call: 'f', sizes: { n: integer(1, 9) }, args: ({ n }, draw) => [draw.normal([n])], tolerance: ${tolerance}, points: 4 }),
  example('one', { call: 'f', args: [tensor([1])], points: 4 }),
]);
`,
    'reference.ts': reference,
    ...more,
  });
}

async function apart(versions: { own: FileMap; other: FileMap }, solution: string, caseId = 'any') {
  const judge = await prepareJudge(versions.own);
  const { report } = await judge.run({
    solution,
    caseIds: [caseId],
    against: { hash: 'other', files: versions.other },
  });
  return report.cases[0]?.apart;
}

describe('two versions of a case', () => {
  it('are told apart by the smallest input on which one of them objects', async () => {
    const other = version({
      reference: `${TFJS}export const f = (x: tf.Tensor) => tf.mul(x, x.size >= 4 ? 3 : 2);\n`,
    });
    const told = await apart({ own: version({}), other }, DOUBLES);
    expect(told).toMatchObject({
      kind: 'told',
      sizes: { n: 4 },
      own: { passed: true },
      other: { passed: false },
    });
    if (told?.kind !== 'told') throw new Error('nothing told');
    // Both pictures: what the one takes, what the other wants.
    expect(told.own.actual?.shape).toEqual([4]);
    expect(told.other.evidence?.actual).toEqual(told.own.actual);
    expect(told.other.evidence?.expected).not.toEqual(told.own.expected);
    // The values are made plain as well.
    expect(told.own.actual?.data.every((value) => Number.isInteger(value))).toBe(true);
    expect(told.other.evidence?.inputs).toMatchObject([{ value: { shape: [4] } }]);
  });

  it('are told apart by their tolerance', async () => {
    const solution = `${TFJS}export const f = (x: tf.Tensor) => tf.add(tf.mul(x, 2), 0.01);\n`;
    const other = version({ tolerance: '{ absolute: 1 }' });
    expect(await apart({ own: version({}), other }, solution)).toMatchObject({
      kind: 'told',
      sizes: { n: 1 },
      own: { passed: false },
      other: { passed: true },
    });
  });

  it('are told apart by a literal input too', async () => {
    const other = version({ reference: `${TFJS}export const f = (x: tf.Tensor) => tf.mul(x, 3);\n` });
    expect(await apart({ own: version({}), other }, DOUBLES, 'one')).toMatchObject({
      kind: 'told',
      own: { passed: true },
      other: { passed: false, evidence: { inputs: [{ value: { data: [1] } }] } },
    });
  });

  it('are alike where both object, and where neither does', async () => {
    const same = { own: version({}), other: version({}) };
    expect(await apart(same, DOUBLES)).toEqual({ kind: 'alike' });
    const wrong = `${TFJS}export const f = (x: tf.Tensor) => tf.mul(x, 5);\n`;
    expect(await apart(same, wrong)).toEqual({ kind: 'alike' });
  });

  it('are not compared where the code runs under other rules', async () => {
    const forbidding = version({});
    const manifest = `${forbidding['exercise.yaml']}forbids: [relu]\n`;
    const other = { ...forbidding, 'exercise.yaml': manifest };
    expect(await apart({ own: version({}), other }, DOUBLES)).toEqual({ kind: 'not-comparable' });
  });
});
