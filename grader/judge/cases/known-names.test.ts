import { expect, it } from 'vitest';
import type { Manifest } from '#grader/exercise/files/manifest.ts';
import { knownCalls, parameterNames } from './known-names.ts';

const driver = `type Start = { w: number };
export async function play(
  solution: { step: (a: number, b: number) => number },
  start: Start,
  { moves, more = [1, 2] }: { moves: Map<string, [number, number]>; more?: number[] },
  seeds: readonly number[] = [],
): Promise<number> { return 1; }
export const other = 1;`;
const manifest = {
  entryPoints: [
    { name: 'step', parameters: [{ name: 'a' }, { name: 'b' }] },
    { name: 'begin', parameters: [] },
  ],
} as unknown as Manifest;

it('names the arguments of an entry point as exercise.yaml does', () => {
  expect(parameterNames({ manifest, driver }, 'step')).toEqual(['a', 'b']);
});

it('names the arguments of a driver as its source does, without the solution', () => {
  expect(parameterNames({ manifest, driver }, 'play')).toEqual(['start', '', 'seeds']);
});

it('names them however densely they are written', () => {
  const dense = 'export function play(solution,start,$seeds,n=[1,2]){return 1}';
  expect(parameterNames({ manifest, driver: dense }, 'play')).toEqual(['start', '$seeds', 'n']);
});

it('knows nothing of a function that the driver does not declare', () => {
  expect(parameterNames({ manifest, driver }, 'other')).toEqual([]);
  expect(parameterNames({ manifest, driver: 'export function broken(' }, 'broken')).toEqual([]);
  expect(parameterNames({ manifest, driver: null }, 'play')).toEqual([]);
});

it('speaks of entry points where a driver is called', () => {
  expect(knownCalls({ manifest }, 'step')).toEqual(['step']);
  expect(knownCalls({ manifest }, 'play')).toEqual(['step', 'begin']);
});
