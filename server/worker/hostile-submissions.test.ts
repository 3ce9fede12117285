/** Hostile submissions from the use case to the page of the student and back: the real queue, worker and Deno host. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '#db/testing.ts';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { createDenoHost, type DenoHost } from '#grader/hosts/deno.ts';
import type { ActorContext } from '../access/actor.ts';
import { publishCourse } from '../catalogue/publish-course.ts';
import { publishingJudge } from '../jobs/grader-hosts.ts';
import { viewSubmission } from '../submissions/view-submission.ts';
import { openTestWorld, type TestWorld, writeCourse } from '../testing.ts';
import { startWorker, type Worker } from './worker.ts';

/** A hidden case before a public one, so that code which saw the one could talk in the other. */
const CASES = `import { defineCases, example, integer, property, tensor } from '@descent/exercise';
export default defineCases([
  property('SECRET sums', { call: 'add', sizes: { n: integer(1, 4) }, visibility: 'hidden', points: 6,
    args: ({ n }, draw) => [draw.uniform([n], { min: 700, max: 800 }), draw.uniform([n], { min: 700, max: 800 })], runs: 3 }),
  example('one and two', { call: 'add', args: [tensor([1]), tensor([2])], points: 4 }),
]);
`;
const solution = (body: string): string =>
  `import * as tf from '@tensorflow/tfjs';\nconst seen: number[] = [];\nexport async function add(a: tf.Tensor, b: tf.Tensor): Promise<tf.Tensor> {\nconst values = [...a.dataSync()];\n${body}\n}`;

let host: DenoHost;
let world: TestWorld;
let worker: Worker;
let student: ActorContext;

beforeAll(async () => {
  host = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: 2 });
  world = await openTestWorld(await openTestDatabase());
  await writeCourse(world.folder, { 'sums/add/cases.ts': CASES });
  await publishCourse(world, { folder: world.folder, judge: publishingJudge(host) });
  worker = await startWorker(world, { host, slots: 1 });
});
beforeAll(async () => {
  student = await world.person('student');
});
afterAll(async () => {
  await worker?.stop();
  await host?.close();
  await world?.close();
});

/** What the student gets to see, and that it was verified. */
async function seenAfter(source: string) {
  const who = await world.person('student');
  const submissionId = await world.submit(who, source);
  await worker.drained();
  const result = await viewSubmission(who, { submissionId });
  if (!result.ok) throw new Error(result.refusal);
  expect(result.value.state).toBe('verified');
  return result.value;
}

describe('hidden inputs reach a student by no road', () => {
  it.each([
    [
      'an error message [35]',
      'if (values[0] > 600) throw new Error(JSON.stringify(values)); return a.add(b);',
    ],
    [
      'its stack and name [35, 36]',
      'if (values[0] > 600) { const e = new Error("x"); e.name = String(values); throw e; } return a.add(b);',
    ],
    ['the log of the hidden case [34]', 'console.log(String(values)); return a.sub(b);'],
    ['a picture', "require('@descent/show').show(a); return a.sub(b);"],
    ['the wrong answer itself [34]', 'return a;'],
    [
      'a later public case [38]',
      'seen.push(...values); console.log(String(seen)); if (values[0] < 600) return tf.tensor1d(seen); return a.add(b);',
    ],
    [
      'a timer that speaks in a later case',
      'seen.push(...values); setInterval(() => console.log(String(seen)), 1); await new Promise((r) => setTimeout(r, 20)); return a.add(b);',
    ],
  ])('not by %s', async (_road, body) => {
    const { report } = await seenAfter(solution(body));
    const text = JSON.stringify({
      ...report,
      durationMs: 0,
      cases: report?.cases.map((one) => ({ ...one, durationMs: 0 })),
    });
    expect(text).not.toMatch(/\b7\d\d(\.\d+)?\b/);
  });

  it('not by the time that the run took [34]', async () => {
    const sleeping = solution(
      'if (values[0] > 600) await new Promise((r) => setTimeout(r, 400)); return a.add(b);',
    );
    const { report, points } = await seenAfter(sleeping);
    expect(points).toBe(10);
    const open = report?.cases.find(({ visibility }) => visibility === 'public');
    expect(report?.durationMs).toBe(Math.round(open?.durationMs ?? Number.NaN));
  });

  it('staff see what the student does not', async () => {
    const submissionId = await world.submit(student, solution('throw new Error("value " + values[0]);'));
    await worker.drained();
    const seen = await viewSubmission(await world.person('ta'), { submissionId });
    expect(seen.ok && JSON.stringify(seen.value.report)).toMatch(/value 7\d\d/);
  });
});

describe('the verified report is the only score [37]', () => {
  it('code that is honest only in the browser gets nothing', async () => {
    const away = solution("return navigator.userAgent.includes('Deno') ? a : a.add(b);");
    expect(await seenAfter(away)).toMatchObject({ points: 0 });
  });
});

describe('a hostile submission is verified like any other, and the queue goes on [26, 40]', () => {
  it.each([
    ['100,000 parentheses', `export const add = ${'('.repeat(100_000)}1${')'.repeat(100_000)};`],
    ['a quarter of a million lines', '\n'.repeat(250_000)],
    ['types without end', `let a: ${'Array<'.repeat(40_000)}`],
    [
      'characters that no database takes',
      solution("console.log('\\u0000 \\ud800'); throw new Error('\\u0000');"),
    ],
    ['names that no database takes', solution("return { ['\\u0000']: '\\ud800' } as any;")],
    ['a stack that overflows', solution('const f = (): any => f(); return f();')],
    ['the end of its process', `Deno.exit(0);\n${solution('return a.add(b);')}`],
  ])('%s', async (_what, source) => {
    expect(await seenAfter(source.trim() === '' ? `${source};` : source)).toMatchObject({ points: 0 });
  });

  it('honest code is next', async () => {
    expect(await seenAfter(solution('return a.add(b);'))).toMatchObject({ points: 10 });
  });
});
