import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

let bundle: string;
beforeAll(() => {
  const { outputFiles } = buildSync({
    entryPoints: [new URL('./lock-down.ts', import.meta.url).pathname],
    bundle: true,
    format: 'iife',
    globalName: 'ours',
    write: false,
  });
  bundle = outputFiles[0]?.text ?? '';
});

/** What a platform puts into a realm, and what TensorFlow.js leaves there. */
const PLATFORM = `
  globalThis.fetch = () => 'fetched';
  globalThis.Deno = { env: {} };
  globalThis.indexedDB = {};
  globalThis.importScripts = () => 1;
  globalThis.postMessage = () => 1;
  globalThis.navigator = { userAgent: 'x', gpu: {}, storage: {}, hardwareConcurrency: 2 };
  globalThis.setTimeout = (callback) => callback();
  globalThis.setInterval = (callback) => callback();
  globalThis.console = { log() {} };
  globalThis.addEventListener = () => 1;
  globalThis.structuredClone = (value) => value;
  globalThis.OffscreenCanvas = class OffscreenCanvas { getContext(kind) { return kind + ' context'; } };
  globalThis.GPUDevice = class {};
  globalThis.GPUBuffer = class GPUBuffer {};
  globalThis.Tensor = undefined;
  globalThis._tfGlobals = new Map([['Tensor', 'the class'], ['kernelRegistry', 'all kernels']]);
  globalThis._tfengine = { backend: 'the backend', made: 0, makeTensor() { this.made += 1; return this.made; }, reset() {} };
`;

/** Runs code in a world of its own that was locked down; its sloppy and its strict value, as text. */
function locked(code: string): unknown {
  const world = createContext({});
  runInContext(`${PLATFORM};${bundle};ours.lockDown(globalThis);`, world);
  return runInContext(`(function () { 'use strict'; ${code} })()`, world);
}

describe('a world that is locked down', () => {
  it.each([
    'fetch',
    'Deno',
    'indexedDB',
    'importScripts',
    'postMessage',
    'addEventListener',
    'GPUDevice',
    'eval',
    'ours',
    'navigator.gpu',
    'navigator.storage',
    'globalThis.fetch',
    'Object.getOwnPropertyDescriptor(globalThis, "eval").value',
  ])('has no %s', (name) => {
    expect(locked(`try { return typeof ${name}; } catch { return 'undefined'; }`)).toBe('undefined');
  });

  it.each([
    [
      'numbers and text',
      'return [Math.max(1, 2), parseInt("7"), String(3), JSON.stringify([1])].join()',
      '2,7,3,[1]',
    ],
    [
      'data',
      'return [Float32Array.of(1).length, new Map([[1, 2]]).get(1), new Set([1]).size].join()',
      '1,2,1',
    ],
    ['errors', 'try { throw new RangeError("x"); } catch (e) { return e.message }', 'x'],
    [
      'classes and generators',
      'class A extends Array {} function* g() { yield 1 } return [...g(), new A(3).length].join()',
      '1,3',
    ],
    ['timers', 'let n = 0; setTimeout(() => { n = 1 }); return n', 1],
    ['what it is told about the machine', 'return navigator.userAgent + navigator.hardwareConcurrency', 'x2'],
    ['a clone', 'return structuredClone(3)', 3],
    ['the buffers of the GPU that its backend asks for', 'return typeof GPUBuffer', 'function'],
    ['a canvas for pictures', 'return new OffscreenCanvas().getContext("2d")', '2d context'],
    ['functions that are still functions', 'return (() => 1) instanceof Function', true],
  ])('still has %s', (_, code, value) => {
    expect(locked(code)).toBe(value);
  });

  it.each([
    ['Function', 'return Function("return 1")()'],
    ['new Function', 'return new Function("return 1")()'],
    ['the constructor of a function', 'return (() => 1).constructor("return 1")()'],
    ['the constructor of an async function', 'return (async () => 1).constructor("return 1")'],
    ['the constructor of a generator', 'return (function* () {}).constructor("yield 1")'],
    ['the constructor of an async generator', 'return (async function* () {}).constructor("yield 1")'],
    ['the constructor of a built-in', 'return Math.max.constructor("return 1")()'],
    ['the constructor of a class', 'return (class {}).constructor("return 1")()'],
    ['a constructor by reflection', 'return Reflect.construct(Function, ["return 1"])()'],
  ])('makes no code of text by %s', (_, code) => {
    expect(() => locked(code)).toThrow(/not available in an exercise/);
  });

  it.each(['setTimeout', 'setInterval'])('runs no text by %s', (name) => {
    expect(() => locked(`${name}('globalThis.hit = 1')`)).toThrow(`${name}() takes a function.`);
    expect(() => locked(`${name}({ toString: () => 'hit' })`)).toThrow(`${name}() takes a function.`);
  });

  it.each([
    ['give the names back', 'globalThis.Function = class {}'],
    ['give eval back', 'globalThis.eval = () => 1'],
    ['change the language', 'Array.prototype.map = () => 1'],
    ['take the tensors of the library', 'globalThis._tfGlobals = new Map()'],
    [
      'define the tensors of the library anew',
      'Object.defineProperty(globalThis, "_tfGlobals", { value: 1 })',
    ],
    ['define its engine anew', 'Object.defineProperty(globalThis, "_tfengine", { value: 1 })'],
    ['define a name of the language anew', 'Object.defineProperty(globalThis, "Function", { value: 1 })'],
    ['take its engine', 'globalThis._tfengine = {}'],
    ['start a second copy of it', '_tfGlobals.set("Tensor", class {})'],
    ['change what its engine does', '_tfengine.makeTensor = () => 1'],
    ['change what turns messages into bytes', 'Uint8Array.prototype.subarray = () => 1'],
  ])('lets nobody %s', (_, code) => {
    expect(() => locked(code)).toThrow(/Cannot|not extensible|read only|Not available/i);
  });

  it('of TensorFlow.js shows the tensor class and what tensors ask of their engine, and no more', () => {
    expect(
      locked(
        'return [_tfGlobals.has("Tensor"), _tfGlobals.get("Tensor"), _tfGlobals.has("kernelRegistry"), _tfGlobals.get("kernelRegistry")].join()',
      ),
    ).toBe('true,the class,false,');
    expect(
      locked(
        '_tfengine.makeTensor(); return [_tfengine.makeTensor(), typeof _tfengine.backend, typeof _tfengine.reset].join()',
      ),
    ).toBe('2,undefined,undefined');
  });

  it.each(['webgl', 'webgl2', 'webgpu', 'experimental-webgl', 'undefined', '["webgl"]'])(
    'gives no way to a shader: %s',
    (kind) => {
      const given = kind.startsWith('[') ? kind : `'${kind}'`;
      expect(locked(`return new OffscreenCanvas().getContext(${given})`)).toBeNull();
    },
  );
});
