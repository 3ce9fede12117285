import { describe, expect, it } from 'vitest';
import type { BackendName } from '#grader/protocol.ts';
import { resolveTolerance, toleranceOn } from './tolerances.ts';
import { warmUpAllowanceMs } from './warm-up.ts';

describe('the tolerance of a case', () => {
  it.each<[BackendName, number]>([
    ['cpu', 1e-5],
    ['webgpu', 1e-4],
    ['webgl', 1e-3],
  ])('on %s is %d where it names none, and its own where it does', (backend, width) => {
    expect(resolveTolerance(backend)).toEqual({ absolute: width, relative: width });
    expect(resolveTolerance(backend, {})).toEqual({ absolute: width, relative: width });
    expect(resolveTolerance(backend, { absolute: 0.5 })).toEqual({ absolute: 0.5, relative: width });
    expect(resolveTolerance(backend, { relative: 0 })).toEqual({ absolute: width, relative: 0 });
    expect(resolveTolerance(backend, { absolute: 1, relative: 2 })).toEqual({ absolute: 1, relative: 2 });
  });

  it('is not changed by who gets it', () => {
    const [own, again] = [resolveTolerance('cpu'), resolveTolerance('cpu')];
    Object.assign(own, { absolute: 9 });
    expect(again.absolute).toBe(1e-5);
  });
});

describe('a tolerance on another backend', () => {
  it.each<[string, { absolute: number; relative: number }, { absolute: number; relative: number }]>([
    ['both parts are defaults', { absolute: 1e-5, relative: 1e-5 }, { absolute: 1e-4, relative: 1e-4 }],
    ['one part is the author’s', { absolute: 0.5, relative: 1e-5 }, { absolute: 0.5, relative: 1e-4 }],
    ['both parts are the author’s', { absolute: 0.5, relative: 0.25 }, { absolute: 0.5, relative: 0.25 }],
    ['nothing is allowed', { absolute: 0, relative: 0 }, { absolute: 0, relative: 0 }],
    [
      'the author’s is that of another backend',
      { absolute: 1e-4, relative: 1e-3 },
      { absolute: 1e-4, relative: 1e-3 },
    ],
  ])('where %s', (_, resolved, there) => {
    expect(toleranceOn('webgpu', { resolved, from: 'cpu' })).toEqual(there);
  });

  it('is the same on the same one, and goes back', () => {
    const resolved = { absolute: 1e-4, relative: 0.5 };
    expect(toleranceOn('webgpu', { resolved, from: 'webgpu' })).toEqual(resolved);
    expect(toleranceOn('cpu', { resolved, from: 'webgpu' })).toEqual({ absolute: 1e-5, relative: 0.5 });
  });
});

it.each([
  ['cpu', false, 500],
  ['cpu', true, 500],
  ['webgpu', false, 5_000],
  ['webgl', false, 5_000],
  ['webgpu', true, 40_000],
] as const)('a fresh realm on %s, emulated %s, may take %i ms more', (backend, software, ms) => {
  expect(warmUpAllowanceMs({ backend, software })).toBe(ms);
});
