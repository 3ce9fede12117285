import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReport } from './read-report.ts';
import { PROTOCOL_VERSION, type Report, reportSchema } from './report.ts';

/** Reports as the grader of version 1 wrote them. */
const STORED = fileURLToPath(new URL('stored/', import.meta.url));
const FILES = readdirSync(STORED);
const stored = (name: string): Record<string, unknown> & { cases: Record<string, unknown>[] } =>
  JSON.parse(readFileSync(`${STORED}${name}`, 'utf8'));

function read(body: unknown): Report {
  const result = readReport(body);
  if (result.kind === 'unreadable') throw new Error(result.detail);
  return result.report;
}

const WITHOUT_PATTERNS = { patterns: undefined, callee: undefined, fact: undefined, version: undefined };
const lasting = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body), (key, value: unknown) => (key in WITHOUT_PATTERNS ? undefined : value));

describe('a report of version 1', () => {
  it.each(FILES)('%s reads as one of today, and loses nothing', (name) => {
    const report = read(stored(name));
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.version).toBe(PROTOCOL_VERSION);
    expect(lasting(report)).toEqual(lasting(stored(name)));
  });

  it('keeps its sentences', () => {
    const patterns = read(stored('version-1-wrong-value.json')).cases.flatMap(
      ({ evidence }) => evidence?.patterns ?? [],
    );
    expect(patterns).toContainEqual({
      fact: { kind: 'told', sentence: 'On a larger input: yours is 1 everywhere.' },
    });
  });

  it('says what ended a case', () => {
    const factsOf = (name: string) =>
      read(stored(name)).cases.flatMap(({ error }) => (error?.fact ? [error.fact] : []));
    expect(factsOf('version-1-timed-out.json')).toEqual([{ code: 'time-limit', of: 'case', begun: true }]);
    expect(factsOf('version-1-refused.json')).toContainEqual({ code: 'refused', operation: 'softmax' });
    expect(factsOf('version-1-throws.json')).toEqual([]);
  });

  it('knows a case that the time of the run did not reach', () => {
    const body = stored('version-1-timed-out.json');
    const message = 'The time of the whole run was used up before this case. Earlier cases took it.';
    const cases = body.cases.map((one) =>
      one.status === 'timed-out' ? { ...one, error: { kind: 'runtime', name: 'TimeLimit', message } } : one,
    );
    const errors = read({ ...body, cases }).cases.flatMap(({ error }) => (error ? [error.fact] : []));
    expect(errors).toEqual([{ code: 'time-limit', of: 'run', begun: false }]);
  });
});

describe('what ended a case of version 1', () => {
  const crash = 'Your code ended its realm. Deep recursion and huge arrays do that.';
  const exit = 'Your code ended its realm itself.';
  const factOf = (outcome: Record<string, unknown>): unknown => {
    const body = stored('version-1-throws.json');
    const [first] = body.cases;
    return read({ ...body, cases: [{ ...first, ...outcome }] }).cases[0]?.error?.fact;
  };
  const error = (name: string, message: string) => ({ kind: 'runtime', name, message });

  it.each([
    [
      'a case out of time',
      'timed-out',
      error('TimeLimit', 'It took too long.'),
      { code: 'time-limit', of: 'case', begun: true },
    ],
    ['memory', 'out-of-memory', error('MemoryLimit', 'Too much.'), { code: 'memory-limit' }],
    [
      'an allocation that failed in the code',
      'out-of-memory',
      error('RangeError', 'Array buffer allocation failed'),
      undefined,
    ],
    ['a crash', 'errored', error('Crash', crash), { code: 'crashed' }],
    ['an exit', 'errored', error('Exit', exit), { code: 'exited' }],
    ['an error that the code called a crash', 'errored', error('Crash', 'mine'), undefined],
    ['an error that the code called an exit', 'errored', error('Exit', 'mine'), undefined],
    ['words of a crash under another name', 'errored', error('Error', crash), undefined],
    ['a failure in words of a crash', 'failed', error('Crash', crash), undefined],
    ['a refusal of nothing', 'refused', error('RefusedOperation', 'conv2d is forbidden.'), undefined],
  ])('%s', (_, status, thrown, fact) => {
    expect(factOf({ status, error: thrown })).toEqual(fact);
  });

  it('an operation that was refused is in the fact', () => {
    const refused = { status: 'refused', refusedOperation: 'conv2d', error: error('RefusedOperation', 'x') };
    expect(factOf(refused)).toEqual({ code: 'refused', operation: 'conv2d' });
  });
});

describe('the function that a case of version 1 called', () => {
  const calleeOf = (call: unknown): unknown => {
    const body = stored('version-1-wrong-value.json');
    const failed = body.cases.find(({ evidence }) => evidence !== undefined) ?? {};
    const evidence = { ...(failed.evidence as object), call };
    return read({ ...body, cases: [{ ...failed, evidence }] }).cases[0]?.evidence?.callee;
  };

  it.each([
    ['conv2d(n = 3)', 'conv2d'],
    ['$f_9(x)', '$f_9'],
    ['conv2d', undefined],
    ['2d(x)', undefined],
    [' f(x)', undefined],
    ['a.b(x)', undefined],
    ['größe(x)', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %j is %s', (call, callee) => {
    expect(calleeOf(call)).toBe(callee);
  });
});

describe('readReport', () => {
  it('gives back a report of today as it is', () => {
    const report = read(stored('version-1-wrong-value.json'));
    expect(read(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it.each([
    ['a version of tomorrow', { ...stored('version-1-nan.json'), version: 99 }, 'unknown-version'],
    ['no version', { cases: [] }, 'damaged'],
    ['a version that is no number', { ...stored('version-1-nan.json'), version: '2' }, 'damaged'],
    ['no cases', { ...stored('version-1-nan.json'), cases: undefined }, 'damaged'],
    ['sentences in a report of today', { ...stored('version-1-wrong-value.json'), version: 2 }, 'damaged'],
    ['nothing', null, 'damaged'],
  ])('says that it cannot read %s, and where', (_, body, problem) => {
    const result = readReport(body);
    expect(result).toMatchObject({ kind: 'unreadable', problem });
    expect(result.kind === 'unreadable' && result.detail).not.toBe('');
  });

  it.each([
    [{ version: 0 }, 'It has version 0; known are 1 to 2.'],
    [{ version: -1 }, 'It has version -1; known are 1 to 2.'],
    [{ version: PROTOCOL_VERSION + 1 }, 'It has version 3; known are 1 to 2.'],
    [{ version: 1.5 }, 'It names no version.'],
    [{ version: Number.NaN }, 'It names no version.'],
    [{ version: null }, 'It names no version.'],
    [[], 'It names no version.'],
    ['{"version":2}', 'It names no version.'],
  ])('%j is told in a sentence', (body, detail) => {
    expect(readReport(body)).toMatchObject({ kind: 'unreadable', detail });
  });

  it('names the place of the damage, at no length', () => {
    const cut = { ...stored('version-1-nan.json'), version: 2, device: { backend: 'x'.repeat(5_000) } };
    const result = readReport(cut);
    expect(result).toMatchObject({ problem: 'damaged', detail: expect.stringMatching(/^[\w.]+: ./) });
    expect(result.kind === 'unreadable' && result.detail.length).toBeLessThanOrEqual(500);
  });

  it('never throws, whatever was stored', () => {
    const hostile = fc.oneof(
      fc.anything(),
      fc.record({ version: fc.constantFrom(1, 2, 3, -1), cases: fc.anything(), logs: fc.anything() }),
      fc
        .tuple(fc.constantFrom(...FILES), fc.string(), fc.anything())
        .map(([name, key, value]) => ({ ...stored(name), [key]: value })),
    );
    fc.assert(fc.property(hostile, (body) => ['report', 'unreadable'].includes(readReport(body).kind)));
  });
});
