/** Taking more than there is: time, memory, output. */
import type { AttackFamily } from './attack.ts';

/** V8 refuses a single request that is too large, where a slow growth meets the watchdog. */
const TOO_MUCH = ['out-of-memory', 'errored', 'timed-out'] as const;
const ENDED = ['timed-out'] as const;

export const exhaust: AttackFamily = {
  name: 'takes too much',
  attacks: [
    { numbers: [18], title: 'loops for ever', body: 'for (;;);', ends: ENDED },
    { numbers: [18], title: 'loops for ever in microtasks', body: 'for (;;) await null;', ends: ENDED },
    { numbers: [18], title: 'never ends its promise', body: 'return new Promise(() => {});', ends: ENDED },
    {
      numbers: [18],
      title: 'waits on an atomic for ever',
      body: 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); return x;',
      // Without isolation browsers have no shared memory.
      ends: ['timed-out', 'errored'],
    },
    {
      numbers: [19],
      title: 'ignores signals and loops',
      body: "try { Deno.addSignalListener('SIGTERM', () => {}); } catch {} try { process.on('SIGINT', () => {}); } catch {} for (;;);",
      ends: ENDED,
      notIn: { browser: 'has no signals' },
    },
    {
      numbers: [20],
      title: 'starts a hundred thousand timers that never end',
      body: 'for (let i = 0; i < 1e5; i++) setInterval(() => { for (let j = 0; j < 1e6; j++); }, 0); await new Promise(() => {});',
      ends: ENDED,
    },
    {
      numbers: [23],
      title: 'backtracks in a regular expression',
      body: "return /^(a+)+$/.test('a'.repeat(50) + 'b') ? x : x;",
      ends: ENDED,
    },
    {
      numbers: [27],
      title: 'has a then that never calls back',
      body: 'return { then() { for (;;); } };',
      ends: ENDED,
    },
    {
      numbers: [27],
      title: 'has a then that gives itself for ever',
      body: 'return { then(done) { done(this); } };',
      ends: ENDED,
    },
    {
      numbers: [],
      title: 'floods timers and microtasks after it has answered',
      body: 'const flood = () => { Promise.resolve().then(flood); }; setTimeout(() => { flood(); }, 0); await new Promise((r) => setTimeout(r, 1)); return x;',
      ends: ['timed-out', 'failed'],
    },
    {
      numbers: [22],
      title: 'asks for eight gigabytes at once',
      body: 'const all = new Float32Array(2e9).fill(1); return all.length;',
      ends: TOO_MUCH,
    },
    {
      numbers: [22],
      title: 'keeps tensors without end',
      body: 'for (;;) tf.keep(tf.ones([1024, 1024]));',
      ends: ['out-of-memory', 'timed-out'],
    },
    {
      numbers: [22],
      title: 'allocates typed arrays without end',
      body: 'const all = []; for (;;) all.push(new Float32Array(1e7).fill(1));',
      ends: TOO_MUCH,
      notIn: { browser: 'the browser bounds a page by itself, slowly; tensors are bounded above' },
    },
    {
      numbers: [23],
      title: 'fills the heap',
      body: 'const all = []; for (;;) all.push({ a: all.length, b: [all.length] });',
      ends: TOO_MUCH,
      notIn: { browser: 'the browser ends the worker after seconds of collecting garbage' },
    },
    {
      numbers: [],
      title: 'grows WebAssembly memory',
      body: 'const all = []; for (;;) { const m = new WebAssembly.Memory({ initial: 4096 }); new Uint8Array(m.buffer).fill(1); all.push(m); }',
      ends: TOO_MUCH,
      notIn: { browser: 'as for typed arrays' },
    },
    {
      numbers: [23],
      title: 'makes a string of half a gigabyte',
      body: "return 'x'.repeat(2 ** 29 - 32);",
      ends: ['errored', 'out-of-memory'],
    },
    {
      numbers: [24],
      title: 'broadcasts to more than there is',
      body: 'return tf.broadcastTo(x, [1e9, 2]);',
      ends: TOO_MUCH,
    },
    {
      numbers: [24],
      title: 'returns a tensor of four gigabytes',
      body: 'return tf.zeros([1e9]);',
      ends: TOO_MUCH,
    },
    {
      numbers: [24],
      title: 'returns more than may be returned',
      body: 'return tf.zeros([4 * 1024 * 1024]);',
      ends: ['errored'],
      says: /may be returned/,
    },
    {
      numbers: [24],
      title: 'returns a list of a billion holes',
      body: 'return new Array(2 ** 32 - 1);',
      ends: ['errored'],
    },
    {
      numbers: [25],
      title: 'writes a line of fifty megabytes',
      body: "console.log('long' + 'x'.repeat(5e7)); return x;",
      ends: ['failed'],
      logs: /long/,
    },
    {
      numbers: [25],
      title: 'writes NUL, half a character and escapes',
      body: "console.log('nul \\u0000 \\ud800 \\u001b[2J \\u202e end'); return x;",
      ends: ['failed'],
      logs: /^nul \[U\+0000\] \uFFFD \[U\+001B\]\[2J \[U\+202E\] end/,
    },
    {
      numbers: [25],
      title: 'writes lines without end',
      body: "for (let i = 0; i < 1e5; i++) console.log('line', i); return x;",
      ends: ['failed'],
      logs: /line/,
    },
    {
      numbers: [40],
      title: 'overflows the stack',
      body: 'const f = () => f() + 1; return f();',
      ends: ['errored'],
    },
    {
      numbers: [40],
      title: 'overflows the stack of a regular expression',
      body: "return new RegExp('('.repeat(1e6) + ')'.repeat(1e6)).test('x');",
      ends: ['errored'],
    },
    {
      numbers: [],
      title: 'shows pictures without end',
      body: "const show = require('@descent/show'); for (let i = 0; i < 1e3; i++) show.show(tf.ones([64, 64])); return x;",
      ends: ['failed', 'errored'],
    },
  ],
};
