import { beforeAll, describe, expect, it } from 'vitest';
import type { StudentCommand } from '#grader/protocol.ts';
import {
  exerciseFiles,
  honestStudent,
  prepareJudge,
  type StudentBehaviour,
  type TestJudge,
} from '../testing.ts';

const COST = { kernels: {}, kernelCount: 0, newBytes: 0, peakBytes: 0, leakedTensors: 0, wallMs: 0 };
const FILES = exerciseFiles({
  'reference.ts': `import * as tf from '@tensorflow/tfjs';
export const f = (x: tf.Tensor) => tf.add(x, 1);`,
  'cases.ts': `import { defineCases, example, property, integer, tensor } from '@descent/exercise';
const x = tensor([1, 2]);
export default defineCases([
  example('one', { call: 'f', args: [x], expect: tensor([2, 3]), points: 1 }),
  example('two', { call: 'f', args: [x], expect: tensor([2, 3]), points: 1 }),
  property('random', { call: 'f', sizes: { n: integer(1, 4) }, args: ({ n }, draw) => [draw.normal([n])], points: 1 }),
]);`,
});
const RIGHT = 'import * as tf from "@tensorflow/tfjs";\nexport const f = (x: tf.Tensor) => x.add(1);';
const solution = (body: string) =>
  `import * as tf from '@tensorflow/tfjs';\nexport function f(x: tf.Tensor) {\n${body}\n}`;
/** Long for honest code on a busy machine, short for those that wait for it. */
const LIMITS = { caseMs: 250, runMs: 60_000 };

let judge: TestJudge;
beforeAll(async () => {
  judge = await prepareJudge(FILES);
});

async function statuses(source: string): Promise<string[]> {
  const { report } = await judge.run({ solution: source, limits: LIMITS });
  return report.cases.map(({ status }) => status);
}

/** Answers loads honestly, and calls as told. */
function impostor(
  answer: (command: Extract<StudentCommand, { type: 'call' }>) => unknown[],
): StudentBehaviour {
  return (channel) =>
    channel.receive((message) => {
      const command = message as StudentCommand;
      const answers =
        command.type === 'call' ? answer(command) : [{ type: 'loaded', id: command.id, exports: ['f'] }];
      for (const one of answers) channel.post(one);
    });
}
const returned = (id: number, value: unknown) => ({ type: 'returned', id, value, cost: COST });

describe('a solution', () => {
  it.each([
    ['returns nothing', 'x.add(1);', 'failed'],
    ['returns a promise that never ends', 'return new Promise(() => undefined);', 'timed-out'],
    ['throws a string', 'throw "up";', 'errored'],
    ['throws undefined', 'throw undefined;', 'errored'],
    ['returns a function', 'return () => x;', 'errored'],
    ['returns itself in a circle', 'const a: any = {}; a.a = a; return a;', 'errored'],
    ['returns NaN', 'return x.mul(NaN);', 'failed'],
    ['returns infinities', 'return x.div(0);', 'failed'],
    ['returns the values as a list', 'return [2, 3];', 'failed'],
    ['returns another dtype', "return x.add(1).cast('int32');", 'failed'],
    ['returns a disposed tensor', 'const y = x.add(1); y.dispose(); return y;', 'errored'],
    ['disposes its input', 'const y = x.add(2); x.dispose(); return y;', 'failed'],
    ['echoes its input', 'return x;', 'failed'],
    ['returns too much', 'return tf.zeros([3000, 1000]);', 'errored'],
  ])('that %s is %s in every case', async (_, body, status) => {
    expect(await statuses(solution(body))).toEqual([status, status, status]);
  });

  it('that changes its input in place moves no goalposts', async () => {
    const cheat = solution('x.dataSync().fill(-1); return tf.zerosLike(x).add(0);');
    expect(await statuses(cheat)).toEqual(['failed', 'failed', 'failed']);
    expect(await statuses(RIGHT)).toEqual(['passed', 'passed', 'passed']);
  });

  it('that does not compile says where, once a case', async () => {
    const { report } = await judge.run({ solution: 'export function f(x) {\n  return x +;\n}' });
    expect(report.points).toBe(0);
    for (const one of report.cases)
      expect(one).toMatchObject({ status: 'errored', error: { kind: 'compile', line: 2 } });
  });

  it('without the entry point is told what to export', async () => {
    const { report } = await judge.run({ solution: 'export const g = 1;' });
    expect(report.cases[0]?.error).toMatchObject({
      kind: 'contract',
      message: 'solution.ts exports no function `f`. Add `export function f(x) { … }`.',
    });
  });

  it('with the entry point in other letters is told which it has', async () => {
    const { report } = await judge.run({ solution: 'export const F = (x) => x;' });
    expect(report.cases[0]?.error?.message).toMatch(/exports no function `f`, only `F`\./);
  });

  it('that throws is told the line of its own file', async () => {
    const { report } = await judge.run({ solution: solution('const y = x;\nthrow new Error("no");') });
    expect(report.cases[0]?.error).toMatchObject({ kind: 'runtime', message: 'no', line: 4 });
  });
});

describe('a hidden case', () => {
  const spy = exerciseFiles({
    'reference.ts': `export const f = (x: number) => x + 1;`,
    'cases.ts': `import { defineCases, example } from '@descent/exercise';
export default defineCases([
  example('secret', { call: 'f', args: [12345], expect: 12346, points: 1, visibility: 'hidden' }),
  example('shown', { call: 'f', args: [1], expect: 2, points: 1 }),
]);`,
  });

  it('runs after the public ones, where its inputs could still be told', async () => {
    const telling = `const seen: number[] = [];
export function f(x: number) { seen.push(x); if (x === 1) throw new Error(JSON.stringify(seen)); return 0; }`;
    const { report } = await (await prepareJudge(spy)).run({ solution: telling });
    expect(report.cases.map(({ id }) => id)).toEqual(['secret', 'shown']);
    expect(report.cases[1]?.error?.message).toBe('[1]');
  });
});

describe('a student realm', () => {
  const run = async (student: (realm: number) => StudentBehaviour, limits = LIMITS) =>
    (await judge.run({ solution: RIGHT, student, limits })).report.cases.map(({ status }) => status);

  it.each<[string, StudentBehaviour]>([
    [
      'forges outcomes',
      impostor(({ id }) => [{ type: 'outcome', id, outcome: { status: 'passed', points: 9 } }]),
    ],
    ['forges a report', impostor(({ id }) => [{ type: 'done', id, report: { points: 9 } }])],
    [
      'lies about shapes',
      impostor(({ id }) => [returned(id, { dtype: 'float32', shape: [2], data: new Float32Array(1) })]),
    ],
    ['sends text', impostor(() => ['{"status":"passed"}'])],
    ['sends nothing readable', impostor(() => [null])],
  ])('that %s is ended and earns nothing', async (_, behaviour) => {
    expect(await run(() => behaviour)).toEqual(['errored', 'errored', 'errored']);
  });

  it('hears neither seed, titles nor expected values [33]', async () => {
    const heard: unknown[] = [];
    const files = exerciseFiles({
      'reference.ts': 'export const f = (x: number) => x * 1_009;',
      'cases.ts': `import { defineCases, example, property, integer } from '@descent/exercise';
export default defineCases([
  example('a telling title', { call: 'f', args: [3], expect: 3_027, points: 1 }),
  property('another title', { call: 'f', sizes: { n: integer(1, 9) }, args: ({ n }) => [n], points: 1, visibility: 'hidden' }),
]);`,
    });
    const listening: StudentBehaviour = (channel) => {
      honestStudent({
        ...channel,
        receive: (receiver) =>
          channel.receive((message) => {
            heard.push(message);
            receiver(message);
          }),
      });
    };
    const solution = 'export const f = (x: number) => x * 1009;';
    const { report } = await (await prepareJudge(files)).run({
      solution,
      seed: 918273645,
      student: () => listening,
    });
    expect(report.points).toBe(2);
    const text = JSON.stringify(heard);
    expect(heard.length).toBeGreaterThan(2);
    expect(text).not.toMatch(/918273645|title|hidden|3027|points/);
  });

  it('that answers before it is asked, twice, or to another call is heard once [64]', async () => {
    const eager = (id: number, value: unknown) => [
      returned(id + 1, value),
      returned(0, value),
      returned(id, 9),
      returned(id, value),
    ];
    const right = { dtype: 'float32', shape: [2], data: new Float32Array([2, 3]) };
    expect(await run(() => impostor(({ id }) => eager(id, right)))).toEqual(['failed', 'failed', 'failed']);
  });

  it.each<[string, unknown]>([
    ['a negative dimension', { dtype: 'float32', shape: [-2], data: new Float32Array(2) }],
    ['a fractional dimension', { dtype: 'float32', shape: [2.5], data: new Float32Array(2) }],
    [
      'a product that overflows',
      { dtype: 'float32', shape: [2 ** 31, 2 ** 31, 2 ** 31], data: new Float32Array(2) },
    ],
    ['a dtype that its data is not', { dtype: 'int32', shape: [2], data: new Float32Array(2) }],
    ['a constructor key', { constructor: 1 }],
    ['a hundred megabytes of text', 'x'.repeat(1e8)],
    ['a nest of two thousand', JSON.parse(`${'['.repeat(2_000)}1${']'.repeat(2_000)}`)],
  ])('that forges %s is ended and earns nothing', async (_, value) => {
    const statuses = await run((realm) =>
      realm === 0 ? impostor(({ id }) => [returned(id, value)]) : honestStudent,
    );
    expect(statuses).toEqual(['errored', 'passed', 'passed']);
  });

  it('that goes wrong costs its own case only', async () => {
    const silent = impostor(() => []);
    expect(await run((realm) => (realm === 0 ? silent : honestStudent))).toEqual([
      'timed-out',
      'passed',
      'passed',
    ]);
    const mad = impostor(() => [{ type: 'x' }]);
    expect(await run((realm) => (realm === 0 ? mad : honestStudent))).toEqual([
      'errored',
      'passed',
      'passed',
    ]);
  });

  it('that never loads times out in every case, without a wait for each', async () => {
    let asked = 0;
    const deaf: StudentBehaviour = (channel) =>
      channel.receive(() => {
        asked += 1;
      });
    const statuses = await run(() => deaf);
    expect(statuses).toEqual(['timed-out', 'timed-out', 'timed-out']);
    expect(asked).toBe(1);
  });

  it('that uses up the run leaves the rest timed out, and says why', async () => {
    const limits = { caseMs: 10_000, runMs: 20 };
    const { report } = await judge.run({ solution: RIGHT, student: () => impostor(() => []), limits });
    expect(report.cases.map(({ status }) => status)).toEqual(['timed-out', 'timed-out', 'timed-out']);
    const limit = (begun: boolean) => expect.objectContaining({ code: 'time-limit', of: 'run', begun });
    expect(report.cases.map(({ error }) => error?.fact)).toEqual([limit(true), limit(false), limit(false)]);
  });

  it('gets its arguments as copies, so that a changed one is whole in the next case', async () => {
    const seen: unknown[] = [];
    await run(() =>
      impostor(({ id, args }) => {
        seen.push(args[0]);
        (args[0] as { data: Float32Array }).data.fill(0);
        return [returned(id, 1)];
      }),
    );
    expect(seen[1]).toMatchObject({ data: expect.any(Float32Array) });
    const second = await judge.run({ solution: RIGHT });
    expect(second.report.points).toBe(3);
  });
});
