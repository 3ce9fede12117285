import { describe, expect, it } from 'vitest';
import { loadModule } from '#grader/realm/module-loader.ts';
import { scratchSource } from './scratch-source.ts';

const SOLUTION = `import { show } from '@descent/show';
export const half = (x: number): number => x / 2;
export function shown(x: number) { show(x); }`;

let inspected: unknown;

/** Runs it as a realm does, and gives what was shown. */
function shownBy(snippet: string): unknown[] {
  const shown: unknown[] = [];
  const inspect = (values: unknown) => {
    inspected = values;
  };
  const modules: Record<string, unknown> = {
    '@descent/show': { show: (value: unknown) => shown.push(value), inspect },
    '@tensorflow/tfjs': { default: 'whole', ones: () => 1 },
  };
  loadModule({
    fileName: 'solution.ts',
    source: scratchSource(SOLUTION, snippet).text,
    require: (specifier) => modules[specifier],
  });
  return shown;
}

it('gives the snippet what the solution exports, and the same imports', () => {
  expect(
    shownBy(`import * as mine from './solution';
import { half as halved } from "./solution.ts"
import {
  show,
} from '@descent/show';
import tf, { ones, type Tensor } from '@tensorflow/tfjs';
import type { Rank } from '@tensorflow/tfjs';
mine.shown(mine.half(4)); show(halved(6)); show(tf); show(ones() as Tensor<Rank>);`),
  ).toEqual([2, 3, 'whole', 1]);
});

it('keeps names of the snippet and of the solution apart', () => {
  expect(shownBy(`import { show } from '@descent/show';\nconst half = 'own'; show(half);`)).toEqual(['own']);
});

it('hands what the snippet names to the inspector, and nothing that only looks like a name', () => {
  shownBy('export const x = 3;\nexport function f() {}\nconst text = `\nconst ghost = 1;\n`;');
  expect(inspected).toEqual({ x: 3, text: '\nconst ghost = 1;\n' });
});

describe('lines', () => {
  const { text, snippetLine } = scratchSource(SOLUTION, "import {\n  show\n} from '@descent/show';\nfails()");

  it('are those of the snippet, imports over several lines included', () => {
    const line = text.split('\n').indexOf('fails()') + 1;
    expect(snippetLine(line)).toBe(4);
  });

  it('of the solution and of what is around belong to no snippet', () => {
    expect([snippetLine(3), snippetLine(4), snippetLine(9)]).toEqual([null, null, null]);
  });
});
