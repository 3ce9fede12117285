import { expect, it } from 'vitest';
import { queueNeighbours, readComparedWith, readReviewQueue, reviewHref } from './review-address.ts';

const section = '0a2f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f';

it.each([
  { kind: 'failing' },
  { kind: 'ungradable' },
  { kind: 'exercise' },
  { kind: 'exercise', slug: 'cnn/conv2d' },
  { kind: 'flagged', slug: 'cnn/conv2d', section },
  { kind: 'requested', section },
  { kind: 'ungraded', slug: 'cnn/conv2d' },
] as const)('the queue $kind, $slug, $section comes back from its address', (queue) => {
  const href = reviewHref({ course: 'odl', submissionId: 'x', queue });
  expect(href).toMatch(/^\/courses\/odl\/review\/x\?/);
  expect(readReviewQueue(Object.fromEntries(new URLSearchParams(href.split('?')[1])))).toEqual(queue);
});

it.each(['starter', { submissionId: section }] as const)('%j beside it comes back too', (comparedWith) => {
  const queue = { kind: 'exercise', slug: 'cnn/conv2d' } as const;
  const href = reviewHref({ course: 'odl', submissionId: 'x', queue, comparedWith });
  const params = new URLSearchParams(href.split('?')[1]);
  expect(readReviewQueue(Object.fromEntries(params))).toEqual(queue);
  expect(readComparedWith(params.get('with'))).toEqual(comparedWith);
});

it('nothing odd stands beside a submission', () => {
  expect(reviewHref({ course: 'odl', submissionId: 'x', queue: { kind: 'flagged' } })).not.toContain('with');
  for (const value of [null, '', 'Starter', '../x']) expect(readComparedWith(value)).toBeNull();
});

it('an odd address is the first queue', () => {
  for (const params of [
    {},
    { queue: ['a'] },
    { queue: 'toString' },
    { exercise: 'nothing' },
    { exercise: `a/${'b'.repeat(300)}` },
    { section: 'x' },
  ])
    expect(readReviewQueue(params)).toEqual({ kind: 'failing' });
});

const items = (...ids: readonly string[]) =>
  ids.map((id) => ({ submissionId: id.replace('!', ''), heldBy: id.endsWith('!') ? 'Ode' : null }));

it('goes through the queue, and from outside to its first', () => {
  expect(queueNeighbours(items('a', 'b', 'c'), 'b')).toEqual({ previous: 'a', next: 'c' });
  expect(queueNeighbours(items('a', 'b'), 'b')).toEqual({ previous: 'a', next: null });
  expect(queueNeighbours(items('a', 'b'), 'elsewhere')).toEqual({ previous: null, next: 'a' });
  expect(queueNeighbours([], 'a')).toEqual({ previous: null, next: null });
});

it('passes by what somebody else is at', () => {
  expect(queueNeighbours(items('a', 'b!', 'c', 'd!', 'e'), 'c')).toEqual({ previous: 'a', next: 'e' });
  expect(queueNeighbours(items('a!', 'b'), 'elsewhere')).toEqual({ previous: null, next: 'b' });
});
