import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JudgeEvent } from '#grader/protocol.ts';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../bundles/build-realm.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { createDenoHost, type DenoHost } from './deno.ts';
import { isGraderFault } from './host.ts';
import { doublingExercise, HONEST, TRIPLING, withRejectingMistake } from './testing/doubling-exercise.ts';

const exercise = await doublingExercise({}, ['relu']);
let host: DenoHost;

beforeAll(async () => {
  host = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: 1, judgesMax: 1 });
});
afterAll(() => host.close());

const request = { solution: HONEST, seed: 3, visibility: 'all' } as const;

describe('a recording in Deno', () => {
  it('is the same text each time, and holds no code', async () => {
    const recording = await host.record(exercise);
    expect(recording).toContain('three numbers');
    expect(recording).not.toMatch(/any length|tensorflow|=>/);
    expect(await host.record(exercise)).toBe(recording);
  });

  it('of a reference that fails is a fault that says so', async () => {
    const files = { ...exercise.files, 'reference.ts': edited(HONEST, 'x.mul(2)', 'x.reshape([9])') };
    const broken = await loadFiles('test/double', files);
    const fault = await host.record(broken).catch((error: unknown) => error);
    expect(isGraderFault(fault) && fault.message).toMatch(/^reference\.ts: failed in double/);
    const [problem, ...others] = isGraderFault(fault) ? fault.problems : [];
    expect([problem?.file, problem?.line, others]).toEqual(['reference.ts', null, []]);
    // The same of a run: its supervisor is another.
    const inRun = await host.run(broken, request).catch((error: unknown) => error);
    expect(inRun).toMatchObject({ problems: [{ file: 'reference.ts', line: null }] });
  });
});

describe('a run in Deno', () => {
  it('is verified, on the CPU, and names what was run', async () => {
    const report = await host.run(exercise, request);
    expect(report).toMatchObject({
      standing: 'verified',
      exercise: 'test/double',
      exerciseHash: exercise.hash,
      seed: 3,
      device: { backend: 'cpu' },
      points: 2,
      pointsMax: 2,
    });
    expect(report.runner).toMatch(/^deno \d/);
    expect(report.codeHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await host.device).toMatchObject({ backend: 'cpu' });
  });

  it('goes on to the next known mistake where one rejects', async () => {
    const { cases } = await host.run(await withRejectingMistake(exercise), {
      ...request,
      solution: TRIPLING,
    });
    const named = cases.flatMap(({ hints }) => hints.map(({ misconception }) => misconception));
    expect(new Set(named)).toEqual(new Set(['triples']));
  });

  it('tells outcomes as they come, and the same outcomes in the report', async () => {
    const events: JudgeEvent[] = [];
    const report = await host.run(exercise, { ...request, onEvent: (event) => events.push(event) });
    const outcomes = events.flatMap((event) => (event.type === 'outcome' ? [event.outcome] : []));
    expect(outcomes.map(({ id }) => id)).toEqual(report.cases.map(({ id }) => id));
    expect(events.at(-1)?.type).toBe('done');
  });

  it('gives the same report for the same seed', async () => {
    const solution = edited(HONEST, 'mul(2)', 'mul(2.5)');
    const [first, second] = [
      await host.run(exercise, { ...request, solution }),
      await host.run(exercise, { ...request, solution }),
    ];
    expect(first.cases.map(({ evidence }) => evidence)).toEqual(second.cases.map(({ evidence }) => evidence));
    expect(first.points).toBe(0);
  });

  it('refuses what the exercise forbids, naming operation and line', async () => {
    const report = await host.run(exercise, { ...request, solution: edited(HONEST, 'x.mul(2)', 'x.relu()') });
    expect(report.cases[0]).toMatchObject({
      status: 'refused',
      refusedOperation: 'relu',
      error: { line: 3 },
    });
  });

  it('runs public cases alone when told', async () => {
    const report = await host.run(exercise, { ...request, visibility: 'public' });
    expect(report.cases.map(({ visibility }) => visibility)).toEqual(['public']);
  });

  it('shares nothing with runs at the same time', async () => {
    const solutions = [HONEST, edited(HONEST, 'mul(2)', 'mul(3)'), HONEST];
    const reports = await Promise.all(
      solutions.map((solution) => host.run(exercise, { ...request, solution })),
    );
    expect(reports.map(({ points }) => points)).toEqual([2, 0, 2]);
  });

  it('stops when it is aborted, and the next one works', async () => {
    const stop = new AbortController();
    const running = host.run(exercise, {
      ...request,
      solution: edited(HONEST, 'return', 'for (;;) {}\n return'),
      signal: stop.signal,
      onEvent: () => stop.abort(new Error('enough')),
    });
    await expect(running).rejects.toThrow('enough');
    expect((await host.run(exercise, request)).points).toBe(2);
  });
});

describe('a fault that is not the student’s', () => {
  async function faultOf(files: Readonly<Record<string, string>>): Promise<unknown> {
    const broken = await loadFiles('test/broken', { ...exercise.files, ...files });
    return host.run(broken, request).catch((error: unknown) => error);
  }

  it.each([
    ['cases that do not parse', { 'cases.ts': 'export default [' }],
    ['cases that end the judge', { 'cases.ts': 'Deno.exit(3); export default [];' }],
    ['a reference without the entry point', { 'reference.ts': 'export {};' }],
  ])('%s is a GraderFault, and the next run works', async (_what, files) => {
    expect(isGraderFault(await faultOf(files))).toBe(true);
    expect((await host.run(exercise, request)).points).toBe(2);
  });

  it('a bundle that is not there is a GraderFault', async () => {
    const lost = await createDenoHost({
      bundle: { judge: '/nowhere/realm.js', student: '/nowhere/realm.js' },
      poolSize: 0,
    });
    const failed = await lost.run(exercise, request).catch((error: unknown) => error);
    await lost.close();
    expect(isGraderFault(failed)).toBe(true);
  });

  it('a host that is closed runs nothing more', async () => {
    const own = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: 0 });
    await own.close();
    await expect(own.run(exercise, request)).rejects.toSatisfy(isGraderFault);
  });
});
