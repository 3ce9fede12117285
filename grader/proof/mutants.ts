/** Universal mutants: what every exercise's cases must reject, made from its reference. */
import type { Report } from '../protocol.ts';

export interface Mutant {
  readonly name: MutantName;
  /** A solution: the reference with each entry point spoiled. */
  readonly source: string;
  /** At most this share of the points may be earned with it. */
  readonly shareMax: number;
  /** Never answers, so it runs under a short deadline and on one case. */
  readonly hangs: boolean;
}

/** A line in the log of a mutant that did change a result; without it there was nothing to change. */
const CHANGED_MARK = 'descent: this mutant changed a result';

/** Answers that know nothing of the exercise earn nothing. */
const NOTHING = 0;
/** What has something right in it earns half at most: more shows cases that check too little. */
const HALF = 0.5;

/** What is right for the first input of its kind fails a named rule, and such a fall costs a quarter at least. */
const MOST = 0.75;

interface Spoiler {
  readonly shareMax: number;
  readonly wrap: string;
}

const SPOILERS = {
  zeros: { shareMax: NOTHING, wrap: spoilResult('tf.zerosLike(t)', '0') },
  ones: { shareMax: NOTHING, wrap: spoilResult('tf.onesLike(t)', '1') },
  nan: {
    shareMax: NOTHING,
    wrap: spoilResult("t.dtype === 'float32' ? tf.fill(t.shape, NaN) : t", 'NaN'),
  },
  empty: { shareMax: NOTHING, wrap: spoilResult('tf.zeros([0], t.dtype)', '[]') },
  'wrong-shape': {
    shareMax: HALF,
    wrap: spoilResult('t.rank === 1 ? t.expandDims(0) : t.reshape([-1])', '[n]'),
  },
  shuffled: {
    shareMax: HALF,
    wrap: spoilResult('tf.reverse(t.reshape([-1])).reshape(t.shape)', 'n'),
  },
  echo: {
    shareMax: NOTHING,
    wrap: `(right) => (...args) => { changed(); return args.find((arg) => arg && arg.dataId) ?? args[0]; }`,
  },
  keeps: { shareMax: MOST, wrap: keepResult() },
  throws: {
    shareMax: NOTHING,
    wrap: `(right) => () => { changed(); throw new Error('This mutant throws.'); }`,
  },
  never: {
    shareMax: NOTHING,
    wrap: `(right) => () => { changed(); return new Promise(() => {}); }`,
  },
} satisfies Readonly<Record<string, Spoiler>>;

export type MutantName = keyof typeof SPOILERS;

/** A wrapper that changes every tensor and number of a result, however it is nested. */
function spoilResult(tensor: string, number: string): string {
  return `(right) => (...args) => {
    const spoilTensor = (t) => {
      const spoiled = ${tensor};
      if (spoiled.shape.join() !== t.shape.join() || spoiled.dataSync().some((v, i) => !Object.is(v, t.dataSync()[i]))) changed();
      return spoiled;
    };
    const spoilNumber = (n) => {
      const spoiled = ${number};
      if (!Object.is(spoiled, n)) changed();
      return spoiled;
    };
    const spoil = (value) => {
      if (typeof value === 'number') return spoilNumber(value);
      if (typeof value !== 'object' || value === null) return value;
      if (value.dataId) return spoilTensor(value);
      if (Array.isArray(value)) return value.map(spoil);
      if (Object.getPrototypeOf(value) !== Object.prototype) return value;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoil(inner)]));
    };
    const result = right(...args);
    return result && typeof result.then === 'function' ? result.then(spoil) : spoil(result);
  }`;
}

/**
 * A wrapper that answers an input as the last one of the same shapes and sums, from call to call. Where the arguments are
 * sizes alone, or the order of the numbers is no matter, that changes nothing.
 */
function keepResult(): string {
  return `(right) => {
    const kept = new Map();
    const markOf = (value) => {
      if (typeof value !== 'object' || value === null) return String(value);
      if (value.dataId) return value.shape + ' ' + value.cast('float32').sum().dataSync()[0].toPrecision(4);
      return Object.entries(value).map(([key, inner]) => key + ': ' + markOf(inner)).join();
    };
    const textOf = (value) => JSON.stringify(value, (_, inner) => (inner?.dataId ? [inner.shape, ...inner.dataSync()] : inner));
    const copy = (value) => {
      if (typeof value !== 'object' || value === null) return value;
      if (value.dataId) return value.clone();
      if (Array.isArray(value)) return value.map(copy);
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
    };
    const keep = (value) => (value?.dataId ? tf.keep(value) : typeof value === 'object' && value !== null && Object.values(value).forEach(keep));
    return (...args) => {
      const mark = markOf(args);
      const result = right(...args);
      if (kept.has(mark)) {
        if (textOf(kept.get(mark)) !== textOf(result)) changed();
        return copy(kept.get(mark));
      }
      if (typeof result?.then === 'function') return result;
      const own = copy(result);
      keep(own);
      kept.set(mark, own);
      return result;
    };
  }`;
}

/**
 * @param reference source of reference.ts
 * @param entryPoints names of the functions to spoil
 */
export function universalMutants(reference: string, entryPoints: readonly string[]): Mutant[] {
  return (Object.entries(SPOILERS) as [MutantName, Spoiler][]).map(([name, { shareMax, wrap }]) => ({
    name,
    shareMax,
    hangs: name === 'never',
    source: `${reference}\n${wrapping(entryPoints, wrap)}`,
  }));
}

/** Appended to the reference; modules run as CommonJS, so its exports are there to be replaced. */
function wrapping(entryPoints: readonly string[], wrap: string): string {
  return `;(() => {
  const tf = require('@tensorflow/tfjs');
  let marked = false;
  const changed = () => {
    if (!marked) console.debug(${JSON.stringify(CHANGED_MARK)});
    marked = true;
  };
  const wrap = ${wrap};
  for (const name of ${JSON.stringify(entryPoints)}) {
    const right = exports[name];
    Object.defineProperty(exports, name, { value: wrap(right), enumerable: true, configurable: true });
  }
})();
`;
}

/** Whether a mutant changed a result in this run. */
export function wasChanged(report: Report): boolean {
  const lines = [...report.logs, ...report.cases.flatMap(({ logs }) => logs)];
  return lines.some(({ text }) => text === CHANGED_MARK);
}
