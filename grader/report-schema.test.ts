import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reportJsonSchema } from './report-schema.ts';

const FILE = fileURLToPath(new URL('report-schema.json', import.meta.url));
const GOLDEN = fileURLToPath(new URL('judge/golden/pass/report.json', import.meta.url));

describe('the published schema of a report', () => {
  // `npx vitest run grader/report-schema.test.ts -u` writes it again.
  it('is what protocol.ts says', async () => {
    await expect(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(FILE);
  });

  const published = () => z.fromJSONSchema(JSON.parse(readFileSync(FILE, 'utf8')));
  const report = () => JSON.parse(readFileSync(GOLDEN, 'utf8'));

  it('accepts a report, and one with a field of tomorrow', () => {
    expect(published().safeParse(report()).error).toBeUndefined();
    expect(published().safeParse({ ...report(), tomorrow: 1 }).success).toBe(true);
  });

  it.each([
    ['another version', { version: 1 }],
    ['no cases', { cases: undefined }],
    ['a status that nobody knows', { cases: [{ ...report().cases[0], status: 'nearly' }] }],
    ['negative points', { points: -1 }],
  ])('refuses a report with %s', (_what, change) => {
    expect(published().safeParse({ ...report(), ...change }).success).toBe(false);
  });
});
