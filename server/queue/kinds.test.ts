import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BOUNDS, type JobKind, type JobRequest, jobRequestSchema, LANES, laneOfSubmission } from './kinds.ts';

const ID = '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7';
const REQUESTS: { readonly [K in JobKind]: JobRequest<K> } = {
  verify: { kind: 'verify', verificationId: ID, batchId: null },
  regrade: { kind: 'regrade', batchId: ID },
  witness: { kind: 'witness', verificationId: ID, batchId: ID },
  census: { kind: 'census', batchId: ID },
  check: { kind: 'check', batchId: ID },
  'check-draft': { kind: 'check-draft', checkId: ID },
  similarity: { kind: 'similarity', batchId: ID },
  'measure-luck': { kind: 'measure-luck', luckId: ID },
  'try-draft': { kind: 'try-draft', tryId: ID },
  'dry-run-draft': { kind: 'dry-run-draft', dryRunId: ID },
  recheck: { kind: 'recheck', recheckId: ID, versionId: ID },
  record: { kind: 'record', versionId: ID },
};

describe.each(Object.entries(REQUESTS))('a job of kind %s', (kind, request) => {
  it('comes out of the queue as it went in', () => {
    expect(jobRequestSchema.parse(JSON.parse(JSON.stringify(request)))).toEqual(request);
  });

  it('is refused when it does not say what it is about, or names what is no id', () => {
    for (const part of Object.keys(request).filter((name) => name !== 'kind')) {
      const { [part as keyof typeof request]: _left, ...rest } = request;
      expect(jobRequestSchema.safeParse(rest).success, `without ${part}`).toBe(false);
      expect(jobRequestSchema.safeParse({ ...request, [part]: 'x' }).success, `${part}: x`).toBe(false);
    }
  });

  it('has a handler in a file of its name', () => {
    expect(existsSync(join(import.meta.dirname, '../worker/handlers', `${kind}.ts`))).toBe(true);
  });
});

it('of a kind that nobody knows is refused', () => {
  expect(jobRequestSchema.safeParse({ kind: 'mail', batchId: ID }).success).toBe(false);
});

it('expires only when its worker must be dead: not while the longest run of an exercise goes on', () => {
  const longestRunSeconds = 600;
  for (const { expiresSeconds } of Object.values(BOUNDS))
    expect(expiresSeconds).toBeGreaterThan(longestRunSeconds);
});

it('goes first where somebody waits for it', () => {
  const byUrgency = Object.entries(LANES).sort(([, a], [, b]) => b - a);
  expect(byUrgency.map(([lane]) => lane)).toEqual(['live', 'training', 'regrade', 'census']);
});

it.each([
  [[], 'live'],
  [['example', 'property', 'invariant', 'gradient', 'stateful'], 'live'],
  [['training'], 'training'],
  [['property', 'training'], 'training'],
] as const)('a submission with cases %j waits in %s', (kinds, lane) => {
  expect(laneOfSubmission(kinds.map((kind) => ({ kind })))).toBe(lane);
});
