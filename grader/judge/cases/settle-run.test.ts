import { describe, expect, it } from 'vitest';
import type { JudgeEvent, Report } from '#grader/protocol.ts';
import { exerciseFiles, prepareJudge } from '../testing.ts';

const module = (body: string): string => `import * as tf from '@tensorflow/tfjs';\n${body}`;
const mistake = (title: string, body: string): string =>
  module(`export const title = '${title}'; export const hint = 'Look.'; ${body}`);

/** x · scale; the first case has a scale of 2 only, where a square and a doubling are one. */
const SCALING = {
  'reference.ts': module('export const f = (x: tf.Tensor, scale: number) => x.mul(scale);'),
  'cases.ts': `import { defineCases, property, integer } from '@descent/exercise';
const sizes = { n: integer(5, 9) };
export default defineCases([
  property('by two', { call: 'f', sizes, args: ({ n }, draw) => [draw.normal([n]), 2], points: 1, runs: 5 }),
  property('by anything', { call: 'f', sizes, args: ({ n }, draw) => [draw.normal([n]), draw.number(3, 4)], points: 1, runs: 5 }),
]);`,
  'misconceptions/squares-the-scale.ts': mistake(
    'Squares the scale',
    'export const f = (x: tf.Tensor, scale: number) => x.mul(scale * scale);',
  ),
};
const judge = prepareJudge(exerciseFiles(SCALING));

const hintsOf = (report: Report): string[][] =>
  report.cases.map(({ hints }) => hints.map(({ misconception }) => misconception));

async function hinted(solution: string, caseIds?: readonly string[]): Promise<string[][]> {
  const { report } = await (await judge).run({ solution: module(solution), ...(caseIds ? { caseIds } : {}) });
  return hintsOf(report);
}

describe('a run names mistakes when all of its cases are there', () => {
  it('in the report, and in no outcome before it', async () => {
    const solution = module('export const f = (x, scale) => x.mul(scale ** 2);');
    const { report, events } = await (await judge).run({ solution });
    expect(hintsOf(report)).toEqual([['squares-the-scale'], ['squares-the-scale']]);
    expect(events.flatMap((event) => (event.type === 'outcome' ? event.outcome.hints : []))).toEqual([]);
  });

  it('and not where one of them contradicts', async () => {
    expect(await hinted('export const f = (x, scale) => x.mul(2 * scale);')).toEqual([[], []]);
  });

  it('nor, of chosen cases, where one contradicts that was left out', async () => {
    expect(await hinted('export const f = (x, scale) => x.mul(2 * scale);', ['by-two'])).toEqual([[]]);
    expect(await hinted('export const f = (x, scale) => x.mul(scale * scale);', ['by-two'])).toEqual([
      ['squares-the-scale'],
    ]);
  });
});

it('what a case has wrong in its expectation names no mistake: what the reference gives as well is none', async () => {
  const files = exerciseFiles({
    'reference.ts': module('export const f = (x: tf.Tensor) => x.relu();'),
    'cases.ts': `import { defineCases, example, tensor } from '@descent/exercise';
export default defineCases([
  example('a slip of the author', { call: 'f', args: [tensor([-2, -0.5, 0, 0.5, 2])], expect: tensor([0, 0, 0, 0.5, 1]), points: 1 }),
]);`,
    'misconceptions/halves-below.ts': mistake(
      'Halves',
      'export const f = (x: tf.Tensor) => tf.maximum(x, x.div(2));',
    ),
    'misconceptions/loses-nan.ts': mistake(
      'Loses NaN',
      'export const f = (x: tf.Tensor) => tf.where(x.greater(0), x, tf.zerosLike(x));',
    ),
  });
  const { run } = await prepareJudge(files);
  const named = async (body: string) => {
    const { report } = await run({ solution: module(`export const f = (x) => ${body};`) });
    expect(report.points).toBe(0);
    return hintsOf(report);
  };
  expect(await named('tf.maximum(x, 0)')).toEqual([[]]);
  expect(await named('tf.where(x.less(0), x.div(2), x)')).toEqual([['halves-below']]);
});

describe('code that keeps something between calls is told so', () => {
  const KEPT = ['_kept-between-calls'];

  it('where the same call gives another result the second time', async () => {
    const counts = 'let calls = 0; export const f = (x, scale) => x.mul(scale + calls++);';
    expect(await hinted(counts)).toEqual([KEPT, KEPT]);
  });

  it('where only the first call of a fresh realm is right', async () => {
    const caches = 'let kept = null; export const f = (x, scale) => { kept ??= scale; return x.mul(kept); };';
    expect(await hinted(caches)).toEqual([[], KEPT]);
  });

  it('where what was kept makes a later call fail', async () => {
    const disposed =
      'let kept = null; export const f = (x, scale) => { if (kept === null) { kept = tf.scalar(1); return x.mul(scale).mul(kept); } return x.mul(scale).mul(kept); };';
    const { report } = await (await judge).run({ solution: module(disposed) });
    expect(report.cases.map(({ status }) => status)).toEqual(['errored', 'errored']);
    expect(hintsOf(report)).toEqual([KEPT, KEPT]);
  });

  it('and wrong code that keeps nothing is not', async () => {
    const table = 'const TABLE = [1, 2, 3]; export const f = (x, scale) => x.mul(scale + TABLE[0]);';
    expect(await hinted(table)).toEqual([[], []]);
  });

  it('and what it says while it is asked again is heard by nobody', async () => {
    const says =
      'let calls = 0; export const f = (x, scale) => { console.log(calls); return x.mul(calls++); };';
    const { report, events } = await (await judge).run({ solution: module(says) });
    const said = (event: JudgeEvent): boolean => event.type === 'log';
    expect(events.filter(said)).toHaveLength(report.cases.flatMap(({ logs }) => logs).length);
    expect(report.logs).toEqual([]);
  });
});
