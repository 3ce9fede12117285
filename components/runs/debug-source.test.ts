import { transform } from 'sucrase';
import { expect, it } from 'vitest';
import { debugSource } from './debug-source.ts';

const source = 'const x = 1;\nexport function twice(value: number): number {\n  return 2 * value + x - 1;\n}';

function run(code: string): unknown[][] {
  const printed: unknown[][] = [];
  const compiled = transform(code, { transforms: ['typescript', 'imports'] }).code;
  const console = { log: (...values: unknown[]) => printed.push(values) };
  new Function('exports', 'require', 'console', compiled)({}, () => ({}), console);
  return printed;
}

it('calls the code once and prints what it returned, even when names of the input are taken', () => {
  expect(run(debugSource(source, { constants: 'const x = 21;', call: 'twice(x)' }))).toEqual([
    ['returned', 42],
  ]);
});

it('keeps the lines of the code where they were', () => {
  const debugged = debugSource(source, { constants: '', call: 'twice(1)' });
  expect(debugged.split('\n').slice(0, 4)).toEqual(source.split('\n'));
});
