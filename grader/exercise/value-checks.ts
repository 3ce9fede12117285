/** Checks of values that an author wrote by hand. Each gives what is wrong, in words that begin with the key. */

/** Empty when the value is right. */
export type Check = (value: unknown) => string[];

export const anything: Check = () => [];

/** The key may be left out. */
export function maybe(check: Check): Check {
  return (value) => (value === undefined ? [] : check(value));
}

/** An object of these keys and no others. */
export function fields<T>(checks: { readonly [K in keyof T]-?: Check }): Check {
  const known = Object.entries<Check>(checks);
  const words = known.map(([key]) => key).join(', ');
  return (value) => {
    if (!isObject(value)) return [`expected an object of ${words}; got ${shown(value)}`];
    const strangers = Object.keys(value).filter((key) => !Object.hasOwn(checks, key));
    return [
      ...strangers.map((key) => `there is no \`${key}\`; it may have ${words}`),
      ...known.flatMap(([key, check]) => under(key, check(value[key]))),
    ];
  };
}

/** An object whose `key` says by which check it goes. */
export function either(key: string, checks: Readonly<Record<string, Check>>): Check {
  const words = Object.keys(checks).join(', ');
  return (value) => {
    if (!isObject(value)) return [`expected an object with \`${key}\`; got ${shown(value)}`];
    const name = value[key];
    const check = typeof name === 'string' && Object.hasOwn(checks, name) ? checks[name] : undefined;
    return check ? check(value) : [`${key}: expected one of ${words}; got ${shown(name)}`];
  };
}

/** A list. */
export function each(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return [`expected a list; got ${shown(value)}`];
    return value.flatMap((inner, i) => under(`${i + 1}.`, check(inner)));
  };
}

/** An object of any keys. */
export function values(check: Check): Check {
  return (value) => {
    if (!isObject(value)) return [`expected an object; got ${shown(value)}`];
    return Object.entries(value).flatMap(([key, inner]) => under(key, check(inner)));
  };
}

export function oneOfWords<T extends string | boolean>(words: readonly T[]): Check {
  return (value) =>
    (words as readonly unknown[]).includes(value)
      ? []
      : [`expected ${words.join(' or ')}; got ${shown(value)}`];
}

export function number(isRight: (value: number) => boolean, what: string): Check {
  return (value) =>
    typeof value === 'number' && isRight(value) ? [] : [`expected ${what}; got ${shown(value)}`];
}

export const text: Check = (value) =>
  typeof value === 'string' && value !== '' ? [] : [`expected text; got ${shown(value)}`];

export const aFunction: Check = (value) =>
  typeof value === 'function' ? [] : [`expected a function; got ${shown(value)}`];

export const notNegative = number((value) => Number.isFinite(value) && value >= 0, 'a number of at least 0');

export function integerFrom(least: number): Check {
  return number((value) => Number.isInteger(value) && value >= least, `an integer of at least ${least}`);
}

/** Scores have two decimals, so thirds never add up. */
const hasTwoDecimals = (value: number): boolean => Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;

export const points = number(
  (value) => Number.isFinite(value) && value >= 0 && hasTwoDecimals(value),
  'a number of at least 0 with at most two decimals',
);

export const pointsAbove0 = number(
  (value) => Number.isFinite(value) && value > 0 && hasTwoDecimals(value),
  'a number above 0 with at most two decimals',
);

function under(key: string, problems: readonly string[]): string[] {
  return problems.map((problem) => `${key}: ${problem}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const SHOWN_MAX = 60;

/** "the text "3"", "NaN", "nothing". */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, SHOWN_MAX))}`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
