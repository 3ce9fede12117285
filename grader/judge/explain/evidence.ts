/** What a failed case shows. Everything is bounded, so that a report stays small whatever came back. */
import type { Layout, PictureSpec } from '#grader/exercise/case-spec.ts';
import type {
  CallMode,
  CounterExample,
  Difference,
  Evidence,
  MadeCall,
  NamedJson,
  Pattern,
  Value,
  ValuePattern,
} from '#grader/protocol.ts';
import type { CaseWorld } from '../cases/case-world.ts';
import type { SizeRecord } from '../cases/inputs/size-coverage.ts';
import { parameterNames } from '../cases/known-names.ts';
import type { Differing } from '../cases/trial.ts';
import type { Mismatch } from '../compare/compare.ts';
import { toJsonTensor, toJsonValue } from '../link/json-value.ts';
import { countElements, isRecord, isTensorValue } from '../link/tensor-value.ts';
import { cropTensor, partAround, partInWords } from './crop-tensor.ts';
import { shapeText } from './index-words.ts';
import { describeMismatch } from './mismatch-words.ts';
import { findPatterns, isOfWhole } from './patterns.ts';
import { picturesOfPair } from './pictures.ts';

/** Literal arguments are for reading: an 8 × 8 image is about what one can take in. */
const LITERAL_ELEMENTS_MAX = 64;

export interface EvidenceContext {
  readonly world: CaseWorld;
  readonly call: string;
  /** False where `call` names functions that were called with other arguments than `args`. Default true. */
  readonly isCall?: boolean;
  readonly args: readonly Value[];
  readonly argNames?: readonly string[] | undefined;
  readonly layout?: Layout | undefined;
  readonly picture?: PictureSpec | undefined;
  readonly partNames?: Readonly<Record<string, string>> | undefined;
}

/** Evidence of a difference, without a counter-example. `drawn` are the mismatches of other inputs that failed. */
export function differenceEvidence(
  trial: Differing,
  context: EvidenceContext,
  drawn: readonly Mismatch[] = [],
): Evidence {
  const { mismatch } = trial;
  const layout = context.layout?.[mismatch.path];
  return {
    ...mismatchEvidence(mismatch, context),
    reason: describeMismatch(mismatch, { call: context.call, layout, partNames: context.partNames }),
    ...inputEvidence(context),
    patterns: shownPatterns(mismatch, drawn, context),
    pictures: context.picture
      ? picturesOfPair(context.picture, { ...trial, args: context.args, layout: context.layout })
      : [],
  };
}

/** Call and inputs as people and replays need them. */
export function inputEvidence(
  context: EvidenceContext,
): Pick<Evidence, 'call' | 'callee' | 'inputs' | 'patterns' | 'pictures'> {
  const small = countElements(context.args) <= context.world.limits.evidenceElements;
  return {
    call: callText(context),
    ...(context.isCall === false ? {} : { callee: context.call }),
    inputs: small ? nameArgs(context) : [],
    patterns: [],
    pictures: [],
  };
}

type ChangedInput = Extract<Mismatch, { kind: 'input' }>;

function changeOf({ input, change }: ChangedInput): NonNullable<Evidence['changedInput']> {
  return { input, change };
}

/** Evidence of a changed input where no numbers are compared. */
export function changedInputEvidence(mismatch: ChangedInput): Evidence {
  const reason = describeMismatch(mismatch, { call: '' });
  return { reason, changedInput: changeOf(mismatch), patterns: [], inputs: [], pictures: [] };
}

/** What only the two parts that differ say. */
export function mismatchEvidence(mismatch: Mismatch, { world, layout }: EvidenceContext): Partial<Evidence> {
  if (mismatch.kind === 'input') return { changedInput: changeOf(mismatch) };
  if (mismatch.kind !== 'shape' && mismatch.kind !== 'dtype' && mismatch.kind !== 'values') return {};
  const axes = layout?.[mismatch.path];
  return {
    expectedShape: [...mismatch.expected.shape],
    actualShape: [...mismatch.actual.shape],
    ...(mismatch.difference ? { difference: mismatch.difference } : {}),
    ...(axes?.length === mismatch.expected.shape.length ? { axes: [...axes] } : {}),
    ...tensorPair(mismatch, { axes, elementsMax: world.limits.evidenceElements }),
  };
}

/** Both tensors, or of two that are too large the part round the worst value; of two shapes, the first of each. */
function tensorPair(
  { expected, actual, difference }: Extract<Mismatch, { readonly difference?: Difference }>,
  { axes, elementsMax }: { readonly axes: readonly string[] | undefined; readonly elementsMax: number },
): Pick<Evidence, 'expected' | 'actual' | 'part'> {
  const worst = difference?.worstIndex ?? [];
  const part = partAround(expected.shape, worst, elementsMax);
  const actualPart = partAround(actual.shape, worst, elementsMax);
  const shown = {
    expected: toJsonTensor(part ? cropTensor(expected, part) : expected),
    actual: toJsonTensor(actualPart ? cropTensor(actual, actualPart) : actual),
  };
  const cut = part ?? actualPart;
  if (!cut) return shown;
  const words = partInWords(cut, (part ? expected : actual).shape, axes);
  const where = difference ? ', around the worst value' : '';
  const sentence = `Shown: ${words}${where}.`;
  return { ...shown, part: { origin: [...cut.origin], words: sentence } };
}

/** Regularities in a mismatch. */
function patternsOf(
  mismatch: Mismatch,
  { layout }: Pick<EvidenceContext, 'layout'>,
): readonly ValuePattern[] {
  if (mismatch.kind !== 'shape' && mismatch.kind !== 'values') return [];
  const tolerance = mismatch.difference
    ? { absolute: mismatch.difference.toleranceAbsolute, relative: mismatch.difference.toleranceRelative }
    : SHAPE_TOLERANCE;
  return findPatterns(mismatch.actual, mismatch.expected, { tolerance, layout: layout?.[mismatch.path] });
}

/** For comparing values whose shapes differ: loose, since it only words a hint. */
const SHAPE_TOLERANCE = { absolute: 1e-4, relative: 1e-3 } as const;

/**
 * What is regular about the shown mismatch. On the few values of a smallest input nearly anything looks regular, so a
 * pattern counts only if the largest input that failed shows it too.
 */
export function shownPatterns(
  shown: Mismatch,
  drawn: readonly Mismatch[],
  context: Pick<EvidenceContext, 'layout'>,
): Pattern[] {
  const alike = drawn.filter((one) => one.path === shown.path && one.kind === shown.kind);
  const largest = alike.reduce((most, one) => (elementsOf(one) > elementsOf(most) ? one : most), shown);
  const patterns = patternsOf(largest, context);
  const own = largest === shown ? patterns : patternsOf(shown, context);
  const everywhere = patterns.filter((fact) => isOfWhole(fact) && !isOfFewValues(fact, largest));
  if (everywhere.length === 0) {
    return own.filter((one) => !isOfWhole(one) || largest === shown).map((fact) => ({ fact }));
  }
  const seen = (fact: ValuePattern): boolean => own.some((one) => isSame(one, fact));
  return everywhere
    .flatMap((fact) => (fact.kind === 'size' ? own.filter((one) => isSameSide(one, fact)) : [fact]))
    .map((fact) => (seen(fact) || !couldMislead(fact, shown) ? { fact } : { fact, ofLarger: true }));
}

/** Whether two sizes are too small, or too large, along the same axes: by how much may hang on the input. */
function isSameSide(own: ValuePattern, larger: ValuePattern): boolean {
  if (own.kind !== 'size' || larger.kind !== 'size') return false;
  return Math.sign(own.by) === Math.sign(larger.by) && isSame({ ...own, by: larger.by }, larger);
}

/** Among fewer different values, any order looks like any other. */
const DIFFERENT_MIN = 4;
/** Digits in which values must differ to be different. */
const DIGITS = 4;

/** Whether a pattern says where values went that can hardly be told apart. */
function isOfFewValues({ kind }: ValuePattern, mismatch: Mismatch): boolean {
  if (kind !== 'shifted' && kind !== 'reversed' && kind !== 'swapped' && kind !== 'reordered') return false;
  if (mismatch.kind !== 'values' && mismatch.kind !== 'shape') return false;
  const values = Array.from(mismatch.expected.data, (value) => value.toPrecision(DIGITS));
  return new Set(values).size < DIFFERENT_MIN;
}

/** Both are made by the same code, so that their fields come in one order. */
function isSame(a: ValuePattern, b: ValuePattern): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Its number is not that of the values shown, or these are many enough to show it and do not. */
function couldMislead(fact: ValuePattern, shown: Mismatch): boolean {
  return hasNumber(fact) || elementsOf(shown) > 2;
}

function hasNumber(fact: ValuePattern): boolean {
  switch (fact.kind) {
    case 'constant':
    case 'factor':
    case 'offset':
    case 'cut-off':
    case 'by-line':
    case 'only-wrong':
    case 'only-right':
    case 'wrong-from':
      return true;
    case 'nan':
      return fact.from !== undefined;
    default:
      return false;
  }
}

function elementsOf(mismatch: Mismatch): number {
  return mismatch.kind === 'values' || mismatch.kind === 'shape' ? mismatch.expected.data.length : 0;
}

export interface Shrunk {
  readonly sizes: SizeRecord;
  readonly shrinks: number;
  readonly runsFailed: number;
  readonly runs: number;
}

/** The smallest failing input; literal only when a person can read it. */
export function counterExample(
  shrunk: Shrunk,
  context: EvidenceContext,
  results?: { readonly expected: Value; readonly actual: Value },
): CounterExample {
  const readable = (value: Value): boolean => countElements(value) <= LITERAL_ELEMENTS_MAX;
  return {
    sizes: { ...shrunk.sizes },
    args: readable(context.args) ? nameArgs(context) : [],
    ...(results && readable(results.expected) ? { expected: toJsonValue(results.expected) as never } : {}),
    ...(results && readable(results.actual) ? { actual: toJsonValue(results.actual) as never } : {}),
    shrinks: shrunk.shrinks,
    runsFailed: shrunk.runsFailed,
    runs: shrunk.runs,
  };
}

/** Longer literals, and more calls, are no snippet any more. */
const CALL_ELEMENTS_MAX = 4_096;
const CALLS_MAX = 8;

/** The calls that a case made, for making them again; nothing when they are too many or too large to write out. */
export function madeCalls(
  calls: readonly (Pick<EvidenceContext, 'call' | 'args'> & { readonly mode?: CallMode })[],
  { world, argNames }: Pick<EvidenceContext, 'world'> & Pick<Partial<EvidenceContext>, 'argNames'>,
): Pick<Evidence, 'calls'> {
  const elements = calls.reduce((sum, { args }) => sum + countElements(args), 0);
  if (calls.length === 0 || calls.length > CALLS_MAX || elements > CALL_ELEMENTS_MAX) return {};
  return {
    calls: calls.map(({ call, args, mode }) => ({
      call,
      args: nameArgs({ world, call, args, argNames }) as MadeCall['args'],
      ...(isDriven(world, call) ? { driven: true } : {}),
      ...(mode?.kind === 'vjp'
        ? { gradient: { wrt: [...mode.wrt], upstream: toJsonTensor(mode.upstream) } }
        : {}),
    })),
  };
}

/** Whether the exercise's driver answers a call; as far as its names are known, which they are not of a recording. */
export function isDriven({ exercise }: EvidenceContext['world'], call: string): boolean {
  return exercise.reference.driverExports.includes(call);
}

function nameArgs(context: EvidenceContext): NamedJson[] {
  const names = argNamesOf(context);
  return context.args.map((value, i) => ({
    name: names[i] || `argument ${i + 1}`,
    value: toJsonValue(value),
  }));
}

function argNamesOf({ argNames, call, world }: EvidenceContext): readonly string[] {
  if (argNames) return argNames;
  return parameterNames(world.exercise, call);
}

/** "conv2d(x [1, 12, 12, 1], w [3, 3, 1, 1], { stride: 2 })". */
function callText(context: EvidenceContext): string {
  const names = argNamesOf(context);
  const parts = context.args.map((value, i) => `${names[i] ?? ''} ${briefly(value)}`.trim());
  return `${context.call}(${parts.join(', ')})`;
}

const BRIEF_ENTRIES_MAX = 8;

function briefly(value: Value): string {
  if (isTensorValue(value)) return shapeText(value.shape);
  if (Array.isArray(value)) {
    if (value.length > BRIEF_ENTRIES_MAX) return `list of ${value.length}`;
    return `[${value.map(briefly).join(', ')}]`;
  }
  if (isRecord(value)) {
    const entries = Object.entries(value);
    const shown = entries.slice(0, BRIEF_ENTRIES_MAX).map(([key, inner]) => `${key}: ${briefly(inner)}`);
    return `{ ${[...shown, ...(entries.length > BRIEF_ENTRIES_MAX ? ['…'] : [])].join(', ')} }`;
  }
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value);
}
