import { describe, expect, it } from 'vitest';
import { mayHoldState } from './holds-state.ts';

describe('code that has a place to keep something between calls', () => {
  it.each([
    ['a variable', 'let calls = 0;'],
    ['a variable of old', 'var calls = 0;'],
    ['a variable without a value', 'let kept: number | undefined;'],
    ['an exported variable', 'export let calls = 0;'],
    ['an object', 'const cache = {};'],
    ['a list', 'const seen: number[] = [];'],
    ['a map', 'const cache = new Map<string, number>();'],
    ['the result of a call', 'const w = tf.variable(tf.zeros([2]));'],
    ['a class', 'class Model { calls = 0; }'],
    ['an exported class', 'export class Model {}'],
    ['one of two constants', 'const a = 1, b = [];'],
    ['a statement', 'if (true) { globalThis.x = 1; }'],
    ['a call', 'console.log(1);'],
    ['a template', 'const text = `a`;'],
    ['what is taken apart', 'const { a } = globalThis as any;'],
    ['a default export that is an object', 'export default {};'],
    ['an enumeration', 'enum Mode { A, B }'],
  ])('has %s at its top level', (_, source) => {
    expect(mayHoldState(source)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['an import', "import * as tf from '@tensorflow/tfjs';"],
    ['a function', 'export function f(x: number): number { let calls = 0; return calls + x; }'],
    ['an arrow function', 'export const f = (x: number) => [x];'],
    ['a function as a value', 'const f = function (x) { return {}; };'],
    ['a default function', 'export default function f() {}'],
    ['a generator and an asynchronous function', 'function* g() {}\nasync function h() {}'],
    ['a number', 'const EPSILON = 1e-7;'],
    ['a negative number', 'const LOWEST = -1;'],
    ['a computed number', 'const HALF = 1 / 2;'],
    ['a word', "const MODE = 'same';"],
    ['a type', 'type Pair = [number, number];\ninterface Shape { rank: number }'],
    ['names that are handed on', "const f = () => 1;\nexport { f };\nexport * from './other';"],
    ['a directive and an empty statement', ';'],
  ])('is none with %s alone', (_, source) => {
    expect(mayHoldState(source)).toBe(false);
  });

  it('is none that cannot be read: it never ran', () => {
    expect(mayHoldState('let calls = ;')).toBe(false);
    expect(mayHoldState('export function f( {')).toBe(false);
  });
});
