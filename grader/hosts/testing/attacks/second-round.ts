/** What was tried on the walls after they were mended: each against one of the mends, or against what they rest on. */
import type { Attack, AttackFamily } from './attack.ts';

function tries(title: string, body: string, more: Partial<Attack> = {}): Attack {
  return { numbers: [], title, body, ends: ['failed', 'errored'], alone: true, ...more };
}

/** `code` must not apply the forbidden relu; what it gives is handed out as [relu of -1]. */
function applies(title: string, code: string): Attack {
  const body = `const a = tf.tensor([-1, 2], [1, 2, 1]), b = tf.ones([1, 1, 1]); const e: any = tf.engine();
  const run = (attrs: any, inputs: any = { a, b }) => e.runKernel('_FusedMatMul', inputs, attrs);
  let got: any; ${code}
  if (got?.dataSync && got.dataSync()[0] === 0) return x.mul(2); throw new Error('not applied');`;
  return { numbers: [31], title, body, ends: ['errored', 'refused'], alone: true };
}

export const secondRound: AttackFamily = {
  name: 'comes back to the mended walls',
  forbids: ['relu', 'conv2d'],
  attacks: [
    applies(
      'changes attributes while a gradient runs',
      "const attrs: any = { transposeA: false, transposeB: false, activation: 'linear' }; tf.grad((t: any) => { const r = run(attrs, { a: t, b }); attrs.activation = 'relu'; return r; })(a); got = run(attrs);",
    ),
    applies(
      'changes attributes in a getter of the inputs',
      "const attrs: any = { transposeA: false, transposeB: false, activation: 'linear' }; got = run(attrs, { get a() { attrs.activation = 'relu'; return a; }, b });",
    ),
    applies(
      'changes attributes by a tensor that is a proxy',
      "const attrs: any = { transposeA: false, transposeB: false, activation: 'linear' }; got = run(attrs, { a: new Proxy(a, { get: (t: any, k) => { attrs.activation = 'relu'; const v = t[k]; return typeof v === 'function' ? v.bind(t) : v; } }), b });",
    ),
    applies(
      'names the activation with a letter that looks alike',
      "got = run({ transposeA: false, transposeB: false, activation: 'rel\\u1d1c' });",
    ),
    applies(
      'names the activation in capitals and spaces',
      "for (const activation of ['RELU', ' relu', 'relu ', 'relu\\u0000']) { try { got = run({ transposeA: false, transposeB: false, activation }); } catch {} }",
    ),
    applies(
      'takes a near relative and its slope',
      "got = run({ transposeA: false, transposeB: false, activation: 'leakyrelu', leakyreluAlpha: 0 }); if (got.dataSync()[0] === 0) got = tf.tensor([1]);",
    ),
    applies(
      'asks for attributes by a symbol',
      "got = run({ transposeA: false, transposeB: false, [Symbol.iterator]: function* () { yield ['activation', 'relu']; } });",
    ),
    applies(
      'gives attributes as a map and as a list',
      "for (const attrs of [new Map([['activation', 'relu']]), Object.assign([], { activation: 'relu' })]) { try { got = run(attrs); } catch {} }",
    ),
    tries(
      'counts kernels by a name that is an object',
      "let n = 0; (tf.engine() as any).runKernel({ toString: () => (n++ === 0 ? 'Identity' : 'Relu') }, { x }); return x.mul(2);",
      { ends: ['refused', 'errored'] },
    ),
    tries(
      'foresees its numbers and finds a seed in them',
      "const seen = [Math.random(), Math.random()]; for (let seed = 0; seed < 1e6; seed++) { let h = seed | 0; h = Math.imul(h ^ (h >>> 16), 0x85ebca6b); if (((h >>> 0) / 2 ** 32) === seen[0]) return x.mul(2); } console.log('seed not found'); return x;",
      { logs: /seed not found/ },
    ),
    tries('puts its own random numbers back', 'Math.random = () => 0.5; return x;', { ends: ['errored'] }),
    tries(
      'asks crypto for its prototype',
      "const own: any = crypto; const found = [own.subtle, own.constructor === Object ? null : own.constructor, Object.getPrototypeOf(own) === Object.prototype ? null : 1].filter(Boolean); console.log('found ' + found.length); return x;",
      { logs: /found 0/ },
    ),
    tries(
      'begins the sequence anew by loading again',
      "const first = Math.random(); (globalThis as any).self?.dispatchEvent?.(new Event('message')); return { first: first === Math.random() };",
    ),
    tries('escapes the word of an import', 'return tf.tidy(() => (0 as any)["\\u0069mport"]("node:fs"));', {
      ends: ['errored'],
    }),
    tries(
      'makes text with an import and runs it by every road left',
      `const text = 'im' + 'port("node:fs")'; const roads: any[] = [() => (globalThis as any).eval(text), () => Function(text)(), () => setTimeout(text as any, 0), () => Reflect.construct(Function, [text])(), () => (async () => {}).constructor(text)(), () => new (globalThis as any).Worker('data:text/javascript,' + text), () => (globalThis as any).importScripts('data:,' + text)];
      let taken = 0; for (const road of roads) { try { road(); taken += 1; } catch {} } console.log('taken ' + taken); return x;`,
      { logs: /taken 0/ },
    ),
    tries(
      'imports by WebAssembly',
      'const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 13, 1, 7, 110, 111, 100, 101, 58, 102, 115, 1, 97, 0, 0]); const m = await WebAssembly.compile(bytes); await WebAssembly.instantiate(m, {}); return x.mul(2);',
      { ends: ['errored'] },
    ),
    tries(
      'takes the hooks of modules off',
      "const p: any = (globalThis as any).process ?? (globalThis as any).Deno; p.getBuiltinModule('node:module').registerHooks({ resolve: (s: any, c: any, n: any) => n(s, c) }); return x;",
      { ends: ['errored'] },
    ),
    tries(
      'finds a module through an error of the hooks',
      "const stack = String(new Error().stack); const prepared: any = (Error as any).prepareStackTrace; console.log('prepared ' + typeof prepared); return { got: /node:|ext:/.test(stack) };",
      { logs: /prepared undefined/ },
    ),
    tries(
      'looks for its own path',
      "return { got: [(globalThis as any).Deno?.execPath?.(), (globalThis as any).process?.execPath, (globalThis as any).location?.pathname].filter((p: any) => /deno|realm/.test(String(p ?? ''))).length || 'nothing' };",
    ),
    tries(
      'writes controls into names of errors, exports and keys',
      "const e = new Error('\\u202e\\u001b[2J'); e.name = '\\u001b[31mname'; console.error(e); throw e;",
      { ends: ['errored'], says: /\[U\+202E\]\[U\+001B\]/ },
    ),
    tries('writes controls into a result', "return { ['\\u001b[2J']: '\\u202e' } as any;", {
      ends: ['failed', 'errored'],
    }),
    tries(
      'throws an error whose message changes',
      "let n = 0; throw { name: 'Error', get message() { n += 1; return n === 1 ? 'first' : '\\u001b[2J'; }, get stack() { return 'at solution.ts:1:1'; } };",
      { ends: ['errored'], says: /first/ },
    ),
    tries(
      'shuffles by a class of its own',
      'const D: any = tf.data.Dataset; D.prototype.shuffle = function () { return this; }; return x;',
      { ends: ['failed'] },
    ),
    tries(
      'is hidden behind a comment of pages',
      "let n = 3; while (n --> 0) { console.log('n ' + n); } return x;",
      { ends: ['failed'], logs: /n 2/ },
    ),
    {
      ...tries('names a namespace as a type and as a value', ''),
      source: 'namespace A { export const double = (x: any) => x; }\nexport const attack = A.double;',
      ends: ['errored'],
      says: /`namespace`/,
    },
    {
      ...tries('turns its source by marks of direction', ''),
      source: 'export const attack = (_: string, x: any) => x; \u202e\u2066 // mul(2)',
      ends: ['errored'],
      says: /U\+202E/,
    },
    {
      ...tries('calls its wrapper from inside', ''),
      source:
        'module.exports = { attack: (_: string, x: any) => x }; const caller: any = (arguments as any).callee; console.log("called " + String(caller).includes("require")); caller.name;',
      ends: ['failed', 'errored'],
    },
    {
      ...tries('ends its file in an open comment of pages', ''),
      source: 'export const attack = (_: string, x: any) => x;\n<!--',
      ends: ['errored'],
    },
    {
      ...tries('makes ten thousand look-alikes', ''),
      source: `export const attack = 1 ${'− “'.repeat(10_000)};`,
      ends: ['errored'],
      says: /U\+2212/,
    },
    {
      ...tries('makes the words for an error slow', ''),
      source: `export const a = ${'`${'.repeat(2_000)}; ${'export const b = 1, '.repeat(5_000)} “`,
      ends: ['errored'],
    },
    {
      ...tries('makes the words for tags slow', ''),
      source: `export const a = ${'<a '.repeat(50_000)} </a ;`,
      ends: ['errored'],
    },
  ],
};
