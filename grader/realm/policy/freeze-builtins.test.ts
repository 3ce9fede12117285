import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';

const NAMES = `Object Function Array Error Map Set Promise Math JSON Reflect String RegExp Uint8Array DataView Symbol`;

/** Runs `code` in a world of its own, whose built-ins are frozen; gives its value. */
function frozenWorld(code: string): unknown {
  const entryPoints = [new URL('./freeze-builtins.ts', import.meta.url).pathname];
  const { outputFiles } = buildSync({
    entryPoints,
    bundle: true,
    format: 'iife',
    globalName: 'ours',
    write: false,
  });
  return runInNewContext(
    `${outputFiles[0]?.text}; ours.freezeBuiltins(globalThis, ${JSON.stringify(NAMES.split(' '))});
     (function () { 'use strict'; ${code} })()`,
  );
}

describe('frozen built-ins', () => {
  it.each([
    'Array.prototype.every = () => true',
    'Object.entries = () => []',
    'Map.prototype.get = () => 1',
    'Math.abs = () => 0',
    'JSON.stringify = () => "{}"',
    'globalThis.Promise = class {}',
    'Promise.prototype.then = () => 1',
    'Object.prototype.passed = true',
    'Object.defineProperty(Object.prototype, "cost", { set() {} })',
    'Object.defineProperty(Map.prototype, "size", { get: () => 0 })',
    'Object.getPrototypeOf(Uint8Array.prototype).subarray = () => 1',
    'Object.getPrototypeOf([][Symbol.iterator]()).next = () => 1',
    'Error.prepareStackTrace = () => 1',
    'Function.prototype.call = () => 1',
    'Object.setPrototypeOf(Array.prototype, {})',
  ])('refuse %s', (change) => {
    expect(() => frozenWorld(change)).toThrow(/Cannot|not extensible/);
  });

  it.each([
    [
      'errors get a name',
      'const e = new Error("a"); e.name = "Mine"; e.message = "b"; return String(e)',
      'Mine: b',
    ],
    ['objects get their own toString', 'const o = {}; o.toString = () => "mine"; return String(o)', 'mine'],
    [
      'functions get properties',
      'const f = () => 1; f.toString = () => "mine"; f.x = 2; return f + f.x',
      'mine2',
    ],
    [
      'classes extend',
      'class A extends Array { last() { return this.at(-1); } } return A.of(1, 2).last()',
      2,
    ],
    [
      'arrays, maps and generators work',
      'function* g() { yield 1; } return new Map([[1, [...g()]]]).get(1)[0]',
      1,
    ],
  ])('let ordinary code be: %s', (_what, code, value) => {
    expect(frozenWorld(code)).toBe(value);
  });
});
