import { expect, it } from 'vitest';
import { queueNeighbours, readReviewQueue, reviewHref } from './review-address.ts';

it.each([{ kind: 'failing' }, { kind: 'ungradable' }, { kind: 'exercise', slug: 'cnn/conv2d' }] as const)(
  'the queue $kind comes back from its address',
  (queue) => {
    const href = reviewHref({ course: 'odl', submissionId: 'x', queue });
    expect(href).toMatch(/^\/courses\/odl\/review\/x\?/);
    expect(readReviewQueue(Object.fromEntries(new URLSearchParams(href.split('?')[1])))).toEqual(queue);
  },
);

it('an odd address is the first queue', () => {
  for (const params of [{}, { queue: ['a'] }, { exercise: 'nothing' }, { exercise: `a/${'b'.repeat(300)}` }])
    expect(readReviewQueue(params)).toEqual({ kind: 'failing' });
});

it('goes through the queue, and from outside to its first', () => {
  expect(queueNeighbours(['a', 'b', 'c'], 'b')).toEqual({ previous: 'a', next: 'c' });
  expect(queueNeighbours(['a', 'b'], 'b')).toEqual({ previous: 'a', next: null });
  expect(queueNeighbours(['a', 'b'], 'elsewhere')).toEqual({ previous: null, next: 'a' });
  expect(queueNeighbours([], 'a')).toEqual({ previous: null, next: null });
});
