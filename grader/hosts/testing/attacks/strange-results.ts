/** Answers that are no answers. */
import type { AttackFamily } from './attack.ts';

const say = (title: string, body: string, ends: 'errored' | 'failed', numbers: readonly number[] = [27]) => ({
  numbers,
  title,
  body,
  ends: ends === 'failed' ? (['failed'] as const) : (['errored'] as const),
});

export const strangeResults: AttackFamily = {
  name: 'gives something else',
  attacks: [
    say('returns nothing', 'return;', 'failed'),
    say('throws a string', "throw 'no';", 'errored'),
    say('throws nothing', 'throw undefined;', 'errored'),
    say(
      'throws what cannot be read',
      'throw { get name() { throw 1; }, get message() { throw 2; } };',
      'errored',
    ),
    say('returns a function', 'return () => x;', 'errored'),
    say('returns a symbol', 'return Symbol();', 'errored'),
    say('returns itself in a circle', 'const a = []; a.push(a); return a;', 'errored'),
    say(
      'returns a nest of ten thousand',
      'let a = 1; for (let i = 0; i < 10_000; i++) a = [a]; return a;',
      'errored',
    ),
    say(
      'returns a nest of ten thousand objects',
      'let a = {}; for (let i = 0; i < 10_000; i++) a = { a }; return a;',
      'errored',
    ),
    say('returns a getter that throws', "return { get value() { throw new Error('x'); } };", 'errored'),
    say(
      'returns a getter that lies per read',
      'let n = 0; return { get value() { n += 1; return n; } };',
      'failed',
    ),
    say(
      'returns a proxy that lies',
      "return new Proxy({}, { ownKeys: () => { throw new Error('trap'); } });",
      'errored',
    ),
    say(
      'returns a proxy of a tensor',
      'return new Proxy(x, { get: (t, k) => k === "data" ? async () => new Float32Array(9) : Reflect.get(t, k, t) });',
      'errored',
    ),
    say('returns an object with toJSON', 'return { toJSON: () => [2, 4], valueOf: () => 1 };', 'errored'),
    say('returns keys of prototypes', 'return JSON.parse(\'{"__proto__": {"passed": true}}\');', 'errored'),
    say('returns a constructor key', 'return { constructor: 1, prototype: 2 };', 'errored'),
    say('returns a typed array', 'return new Float64Array([2, 4]);', 'failed'),
    say('returns a date', 'return new Date(0);', 'errored'),
    say('returns a promise inside', 'return [Promise.resolve(x.mul(2))];', 'errored'),
    say('returns NaN', 'return x.mul(NaN);', 'failed', [30]),
    say('returns infinities', 'return x.div(0);', 'failed', [30]),
    say('returns minus zero', 'return x.mul(-0);', 'failed', [30]),
    say('returns another dtype', "return x.mul(2).cast('int32');", 'failed', [30]),
    say('returns a BigInt', 'return 2n;', 'errored', [30]),
    say('returns a sparse array', 'const a = []; a[3] = 2; return a;', 'failed', [30]),
    say('returns a list for a tensor', 'return [2, 4];', 'failed', [30]),
    say('returns too few values', 'return x.mul(2).slice([0], [1]);', 'failed', [30]),
    say('returns strings of a tensor', "return tf.tensor(['2', '4']);", 'errored', [30]),
    say('returns a complex tensor', 'return tf.complex(x, x);', 'errored', [30]),
    say(
      'returns a tensor that is none: no shape',
      "return { dataId: {}, shape: [-1, 2.5], dtype: 'float32', data: async () => new Float32Array(2) };",
      'errored',
    ),
    say(
      'returns a tensor that is none: a product that overflows',
      "return { dataId: {}, shape: [2 ** 31, 2 ** 31, 2 ** 31], dtype: 'float32', data: async () => new Float32Array(2) };",
      'errored',
    ),
    say(
      'returns a tensor that is none: another dtype than its data',
      "return { dataId: {}, shape: [2], dtype: 'float32', data: async () => ({ length: 2 }) };",
      'errored',
    ),
    say(
      'returns a tensor whose shape has no end',
      "return { dataId: {}, shape: { length: 2 ** 40 }, dtype: 'float32' };",
      'errored',
    ),
    say(
      'returns data that lies about its length',
      "const t = x.mul(1); t.data = async () => Object.defineProperty(new Float32Array(1000), 'length', { value: 2 }); return t;",
      'errored',
    ),
    say(
      'returns a proxy that has whatever it is asked for',
      "return new Proxy({}, { has: () => true, get: (_, k) => ({ shape: [2], dtype: 'float32', data: async () => new Float32Array([2, 9]) })[k] });",
      'failed',
    ),
    say(
      'returns an instance of a class that says yes to all',
      "return new (class { static [Symbol.hasInstance]() { return true; } dataId = {}; shape = [2]; dtype = 'float32'; data() { return [2, 4]; } })();",
      'errored',
    ),
    say('returns a valueOf that never ends', 'return { a: { valueOf() { for (;;); } } };', 'errored'),
    say(
      'returns a list whose species throws',
      'class A extends Array { static get [Symbol.species]() { throw 1; } } return new A(2, 4);',
      'failed',
    ),
    say(
      'answers twice, the second time right',
      'return { then(done) { done(x); done(x.mul(2)); } };',
      'failed',
      [64],
    ),
    say(
      'throws what looks like a refusal of the grader',
      "throw Object.assign(new Error('x'), { name: 'DescentLoadRefusal', codeError: { kind: 'runtime', name: 'X', message: 'y', line: -5 } });",
      'errored',
    ),
    say('returns two answers', 'return [x.mul(2), x.mul(2)];', 'failed'),
    say('echoes its input', 'return x;', 'failed', [38]),
    say('disposes its input', 'x.dispose(); return x;', 'errored', [38]),
    say('disposes its input and answers anew', 'const y = x.add(1); x.dispose(); return y;', 'failed', [38]),
    say(
      'changes its input in place to what it would answer',
      'const d = x.dataSync(); for (let i = 0; i < d.length; i++) d[i] /= 2; return x.mul(2);',
      'failed',
      [38],
    ),
    say('disposes every variable', 'tf.disposeVariables(); return x;', 'errored', [38]),
    say(
      'leaves a scope open',
      'tf.engine().startScope(); tf.engine().startScope(); return x;',
      'failed',
      [38],
    ),
    say(
      'closes the scope of the call',
      'tf.engine().endScope(); tf.engine().endScope(); return x;',
      'errored',
      [38],
    ),
  ],
};
