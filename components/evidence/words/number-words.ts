/** Numbers as the page prints them: short, a true minus, no spurious digits. */
import type { JsonNumber } from '#grader/protocol.ts';

/** Reports spell non-finite numbers as words. */
export function numberOf(value: JsonNumber): number {
  return typeof value === 'number' ? value : Number(value);
}

/** "−3.29", "2.4e−7", "NaN", "+∞". `digits` are significant digits. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) return trueMinus(trimExponent(value.toExponential(digits - 1)));
  if (Number.isInteger(value)) return trueMinus(String(value));
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return trueMinus(trimZeros(value.toFixed(decimals)));
}

/** Up to here a whole number is read more easily in full than as a power of ten. */
const WHOLE_MAX = 1e12;

/** Two numbers with just enough digits to tell them apart: 0.54831 and 0.54829, not 0.548 twice; large whole ones in full. */
export function formatPair(first: number, second: number, digitsMin = 3): readonly [string, string] {
  const MOST_FLOAT32_DIGITS = 9;
  for (let digits = digitsMin; digits <= MOST_FLOAT32_DIGITS; digits++) {
    const pair = [formatNumber(first, digits), formatNumber(second, digits)] as const;
    if (pair[0] !== pair[1] || Object.is(first, second)) return pair;
    if ([first, second].every((value) => Number.isInteger(value) && Math.abs(value) < WHOLE_MAX))
      return [trueMinus(String(first)), trueMinus(String(second))];
  }
  return [formatNumber(first, MOST_FLOAT32_DIGITS), formatNumber(second, MOST_FLOAT32_DIGITS)];
}

/** "0.54829 to 0.54831": two ends that differ never read the same. */
export function formatRange(low: number, high: number, digitsMin?: number): string {
  return formatPair(low, high, digitsMin).join(' to ');
}

/** What a cell of a map may say, longest first: a cell without a number beside cells with one would look masked. */
export function cellTexts(value: number): readonly string[] {
  const NEAR_ZERO = 0.05;
  const texts = [3, 2, 1].map((digits) => formatNumber(value, digits));
  if (value !== 0 && Math.abs(value) < NEAR_ZERO) return [...texts, '≈0'];
  return [...texts, trueMinus(trimExponent(value.toExponential(0)))];
}

/** "[1, 6, 6, 1]"; a scalar is "[]". */
export function formatShape(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** "3.1 ms", "61 ms", "1.4 s". */
export function formatDuration(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

/** "3.1 MB": decimal, as memory tools print it. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${Math.round(bytes)} B`;
  if (bytes < 1_000_000) return `${trimZeros((bytes / 1_000).toFixed(1))} kB`;
  return `${trimZeros((bytes / 1_000_000).toFixed(1))} MB`;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}

function trimExponent(text: string): string {
  const [mantissa = '', exponent = ''] = text.split('e');
  return `${trimZeros(mantissa)}e${exponent.replace('+', '')}`;
}

function trueMinus(text: string): string {
  return text.replaceAll('-', '−');
}
