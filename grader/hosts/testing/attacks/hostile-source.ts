/** Sources that are an attack by themselves: before a line of them runs. */
import type { Attack, AttackFamily } from './attack.ts';

function source(title: string, text: string): Attack {
  return { numbers: [26], title, source: text, ends: ['errored'], alone: true };
}

export const hostileSource: AttackFamily = {
  name: 'is made to break the loader',
  attacks: [
    source('does not parse', 'export function double( {'),
    source(
      'is nested in parentheses',
      `export const double = ${'('.repeat(100_000)}1${')'.repeat(100_000)};`,
    ),
    source('is nested in brackets', `export const double = ${'['.repeat(100_000)}${']'.repeat(100_000)};`),
    source('is nested in types', `let a: ${'Array<'.repeat(30_000)}1${'>'.repeat(30_000)};`),
    source('is a quarter of a million lines', `${'\n'.repeat(250_000)}export const double = ;`),
    source('is too large', `export const double = 1; // ${'x'.repeat(300_000)}`),
    source(
      'is written for sloppy mode',
      'with (Math) { var one = abs(-1); } export const attack = () => one;',
    ),
    source('throws in a static block', "export class Late { static { throw new Error('static'); } }"),
    {
      ...source('awaits for ever at its top level', 'await new Promise(() => {});'),
      ends: ['timed-out'],
    },
    {
      ...source(
        'exports a then that gives other exports',
        'await null; export function then(done: any) { done({ attack: (_: string, x: any) => x }); }',
      ),
      ends: ['failed'],
    },
    source('exports nothing', 'export {};'),
    source('closes the wrapper', '}); throw 1; (function () {'),
    source(
      'exports by a getter that throws',
      "Object.defineProperty(exports, 'attack', { get() { throw new Error('got'); }, enumerable: true });",
    ),
    source('exports ten thousand names', 'for (let i = 0; i < 1e4; i++) exports["f" + i] = () => 1;'),
    source(
      'replaces what it exports',
      'module.exports = new Proxy({}, { ownKeys: () => { throw new Error("trap"); } }); exports = null;',
    ),
  ],
};
