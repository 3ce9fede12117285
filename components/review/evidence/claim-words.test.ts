import { describe, expect, it } from 'vitest';
import type { Report } from '#grader/protocol.ts';
import { claimWords } from './claim-words.ts';

const found = (visibility: 'public' | 'hidden', points: number) => ({ visibility, points });
const reportOf = (...cases: readonly ReturnType<typeof found>[]) => ({ cases }) as unknown as Report;
const PUBLIC = reportOf(found('public', 3), found('public', 2.1));
const BOTH = reportOf(found('public', 4), found('hidden', 0));

describe('what a browser said of a submission', () => {
  it('is told as the same, quietly, where it is', () => {
    expect(claimWords({ provisionalPoints: 3 + 2.1 + 1e-12, points: 5.1, report: PUBLIC })).toEqual({
      kind: 'same',
      text: 'The browser said the same.',
    });
  });

  it('is told with both numbers where it differs, up or down', () => {
    expect(claimWords({ provisionalPoints: 8, points: 5.1, report: PUBLIC })).toEqual({
      kind: 'differs',
      text: 'The browser said 8, the server found 5.1.',
    });
    expect(claimWords({ provisionalPoints: 2, points: 5.1, report: PUBLIC }).kind).toBe('differs');
  });

  it('is of the cases that a browser has: hidden ones make no difference', () => {
    expect(claimWords({ provisionalPoints: 4, points: 4, report: BOTH }).text).toBe(
      'The browser said the same of the public cases.',
    );
    expect(claimWords({ provisionalPoints: 1, points: 4, report: BOTH }).text).toBe(
      'The browser said 1. On the same cases the server found 4.',
    );
  });

  it('is said to be none, and to wait for the server', () => {
    expect(claimWords({ provisionalPoints: null, points: 4, report: BOTH })).toEqual({
      kind: 'none',
      text: 'The browser made no claim.',
    });
    expect(claimWords({ provisionalPoints: 4, points: null, report: null }).kind).toBe('waiting');
  });

  it('is held against all points where the report cannot be read', () => {
    expect(claimWords({ provisionalPoints: 4, points: 4, report: null }).kind).toBe('same');
  });
});
