/** Hostile programs in the Deno host: each gets the outcome that it deserves, within the limits, and the next run works. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseOutcome, Report } from '#grader/protocol.ts';
import { buildRealm } from '../../scripts/build-realm.ts';
import { createDenoHost, type DenoHost } from './deno.ts';
import { doublingExercise, HONEST } from './testing/doubling-exercise.ts';

const exercise = await doublingExercise({ caseSeconds: 2 });
/** With the usual limits, which hold on a machine that is busy with other tests. */
const patient = await doublingExercise();
let host: DenoHost;

beforeAll(async () => {
  host = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: 2 });
});
afterAll(() => host.close());

async function run(solution: string): Promise<Report> {
  return host.run(exercise, { solution, seed: 1, visibility: 'all' });
}

/** The outcome of the first case, after proving that an honest solution still passes. */
async function outcomeOf(solution: string): Promise<CaseOutcome> {
  const report = await run(solution);
  const honest = await host.run(patient, { solution: HONEST, seed: 1, visibility: 'all' });
  expect(honest.points).toBe(honest.pointsMax);
  expect(report.points).toBe(0);
  const [first] = report.cases;
  if (!first) throw new Error('no case ran');
  return first;
}

function body(code: string): string {
  return `import * as tf from '@tensorflow/tfjs';\nexport async function double(x: tf.Tensor): Promise<unknown> {\n${code}\n}`;
}

describe('a program that takes too much', () => {
  it.each([
    ['loops for ever', 'for (;;) {}'],
    ['loops for ever in microtasks', 'for (;;) await null;'],
    ['never ends its promise', 'return new Promise(() => {});'],
    [
      'waits on an atomic for ever',
      'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); return x;',
    ],
    ['backtracks in a regular expression', "return /^(a+)+$/.test('a'.repeat(50) + 'b') ? x : x;"],
    ['has a then that never calls back', 'return { then() { for (;;) {} } };'],
  ])('that %s is timed out', async (_what, code) => {
    expect(await outcomeOf(body(code))).toMatchObject({ status: 'timed-out' });
  });

  it.each([
    [
      'allocates typed arrays without end',
      'const all = []; for (;;) all.push(new Float32Array(1e7).fill(1));',
    ],
    ['keeps tensors without end', 'for (;;) tf.keep(tf.ones([1024, 1024]));'],
  ])('that %s runs out of memory, and the memory comes back', async (_what, code) => {
    expect(await outcomeOf(body(code))).toMatchObject({ status: 'out-of-memory' });
  });

  it('that fills the heap is ended by its memory, or by its time when collecting garbage takes that long', async () => {
    const code = 'const all = []; for (;;) all.push({ a: all.length, b: [all.length] });';
    expect((await outcomeOf(body(code))).status).toMatch(/out-of-memory|timed-out/);
  });

  it('that returns more than may be returned is told so', async () => {
    const outcome = await outcomeOf(body('return tf.zeros([4 * 1024 * 1024]);'));
    expect(outcome).toMatchObject({ status: 'errored', error: { kind: 'contract' } });
  });

  it('that writes log lines without end is cut off and still judged', async () => {
    const report = await run(
      body("for (let i = 0; i < 5000; i += 1) console.log('line', i);\nreturn x.mul(2);"),
    );
    expect(report.points).toBe(report.pointsMax);
    expect(report.cases.flatMap(({ logs }) => logs).length).toBeLessThan(1_000);
  });
});

describe('a program that gives something else', () => {
  it.each([
    ['throws a string', "throw 'no';", 'errored'],
    ['throws nothing', 'throw undefined;', 'errored'],
    ['returns nothing', 'return;', 'failed'],
    ['returns a function', 'return () => x;', 'errored'],
    ['returns itself in a circle', 'const a = []; a.push(a); return a;', 'errored'],
    ['returns a getter that throws', "return { get value() { throw new Error('x'); } };", 'errored'],
    ['returns NaN', 'return x.mul(NaN);', 'failed'],
    ['returns a string of half a gigabyte', "return 'x'.repeat(2 ** 29 - 32);", 'errored'],
    ['returns a list of a billion holes', 'return new Array(2 ** 32 - 1);', 'errored'],
    ['disposes its input', 'x.dispose(); return x;', 'errored'],
  ])('that %s', async (_what, code, status) => {
    expect(await outcomeOf(body(code))).toMatchObject({ status });
  });

  it.each([
    ['does not parse', 'export function double( {'],
    ['is nested too deeply', `export const double = ${'('.repeat(50_000)}1${')'.repeat(50_000)};`],
    ['is too large', `export const double = 1; // ${'x'.repeat(300_000)}`],
    ['throws while it loads', "throw new Error('top level'); export {};"],
    ['exports nothing', 'export {};'],
    [
      'imports node:fs',
      "import fs from 'node:fs'; export const double = () => fs.readFileSync('/etc/passwd');",
    ],
    [
      'imports a file as text',
      "import s from 'file:///etc/passwd' with { type: 'text' }; export const double = () => s;",
    ],
    [
      'imports itself from the network',
      "import s from 'https://example.com/x.js'; export const double = () => s;",
    ],
  ])('that %s is an error with a sentence', async (_what, source) => {
    const outcome = await outcomeOf(source);
    expect(outcome.status).toBe('errored');
    expect(outcome.error?.message).toMatch(/\w+/);
    expect(outcome.error?.message).not.toMatch(/realm-deno|\/node_modules\//);
  });
});

describe('a program that reaches outside', () => {
  it.each([
    ['fetches', "return fetch('http://127.0.0.1:1/');"],
    ['opens a socket', "return new WebSocket('ws://127.0.0.1:1/');"],
    ['asks Deno for the environment', 'return Deno.env.toObject();'],
    ['asks for the process', 'return process.env;'],
    ['reads storage', "return localStorage.getItem('a');"],
    ['starts a worker', "return new Worker('data:text/javascript,');"],
    ['opens a broadcast channel', "return new BroadcastChannel('a');"],
    ['posts messages', "return postMessage({ type: 'returned', id: 2, value: 1 });"],
    ['imports node:fs as it runs', "return (await import('node:fs')).readFileSync('/etc/passwd', 'utf8');"],
    ['evaluates an import', 'return eval(\'import("node:fs")\');'],
    ['makes a function of an import', 'return Function(\'return import("node:fs")\')();'],
    [
      'makes an asynchronous function of an import',
      'return Object.getPrototypeOf(async () => {}).constructor(\'return import("node:fs")\')();',
    ],
    ['leaves text to a timer', 'setTimeout(\'import("node:fs")\', 0); return x;'],
    ['runs a command', "return new Deno.Command('id').outputSync();"],
  ])('that %s gets an error and nothing else', async (_what, code) => {
    expect(
      (await outcomeOf(body(`const value = await (async () => { ${code} })();\nreturn { value };`))).status,
    ).toMatch(/errored|failed/);
  });

  it('that ends the process fails the case and no other run', async () => {
    const outcome = await outcomeOf(body('self.close?.(); Deno.exit(0);'));
    expect(outcome.status).toBe('errored');
  });
});

describe('a program that tampers with its own realm', () => {
  it.each([
    [
      'replaces TensorFlow.js operations',
      'for (const name of Object.keys(tf)) { try { (tf as any)[name] = () => x; } catch {} } return x;',
    ],
    [
      'makes every array agree',
      'Array.prototype.every = () => true; Array.prototype.some = () => false; return x;',
    ],
    [
      'calls itself passed',
      '(Object.prototype as any).passed = true; (Object.prototype as any).status = "passed"; return x;',
    ],
    ['makes differences vanish', 'Math.abs = () => 0; Number.isNaN = () => false; return x;'],
    [
      'gives a tensor other data',
      'const t = x.mul(1); (t as any).data = async () => new Float32Array(1000); return t;',
    ],
    ['replaces console', '(globalThis as any).console = { log() { throw 1; } }; return x;'],
    ['replaces promises', '(globalThis as any).Promise = class { then() {} }; return x;'],
  ])('that %s earns nothing', async (_what, code) => {
    await outcomeOf(body(code));
  });
});

describe('what is left behind', () => {
  it('is no state: a later run of the same code sees nothing of the earlier one', async () => {
    const counting = `import * as tf from '@tensorflow/tfjs';
let calls = (globalThis as any).seen ?? 0;
export function double(x: tf.Tensor) { (globalThis as any).seen = 1; return calls === 0 ? x.mul(2) : x; }`;
    for (const _run of [1, 2]) {
      const report = await run(counting);
      expect(report.points).toBe(report.pointsMax);
    }
  });
});
