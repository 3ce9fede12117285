import { expect, it } from 'vitest';
import { awaitsAtTopLevel } from './top-level-await.ts';

it.each([
  'await null;',
  'const a = await f();',
  'if (a) { for (const b of c) { await b; } }',
  'for await (const a of b) c(a);',
  'const a = [1, { b: await c }];',
  'f(await a, () => 1);',
  'label: { await a; }',
  'try { await a; } catch {}',
  '(await a).b?.[0];',
  'const a = b ? await c : d;',
  'class A extends (await b) {}',
])('%s waits where no function is', (code) => {
  expect(awaitsAtTopLevel(code)).toBe(true);
});

it.each([
  '',
  'const a = 1;',
  'async function f() { await null; }',
  'const f = async () => await null;',
  'const f = async function () { for await (const a of b) ; };',
  'class A { async f() { await null; } }',
  'const o = { async f() { await null; }, async *g() { yield await 1; } };',
  '// await null',
  "const a = 'await null';",
  'const a = b.await;',
  'const awaited = 1;',
  'const a = { await: 1 };',
])('%s does not', (code) => {
  expect(awaitsAtTopLevel(code)).toBe(false);
});

it('what does not parse is left to the engine to complain about', () => {
  expect(awaitsAtTopLevel('await ;;; )')).toBe(true);
  expect(awaitsAtTopLevel('const = ;')).toBe(false);
});
