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
