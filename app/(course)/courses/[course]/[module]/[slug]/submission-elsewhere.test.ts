import { describe, expect, it } from 'vitest';
import { submissionElsewhere } from './submission-elsewhere.ts';

const submissionId = '5f0c4c0e-1111-4222-8333-444455556666';
const place = { course: 'odl', module: 'cnn', exercise: 'conv2d' };
const of = { submissionId, here: place, compare: undefined };

describe('a submission that an address names', () => {
  it('is read on the page of its exercise', () => {
    expect(submissionElsewhere({ ...of, located: { place, isOwn: true } })).toBeNull();
  });

  it.each([
    [{ ...place, exercise: 'pool' }, '/courses/odl/cnn/pool'],
    [{ ...place, module: 'gan' }, '/courses/odl/gan/conv2d'],
    [{ ...place, course: 'odl-27' }, '/courses/odl-27/cnn/conv2d'],
  ])('leads from the page of another exercise to its own: %j', (made, path) => {
    const located = { place: made, isOwn: true };
    expect(submissionElsewhere({ ...of, located })).toBe(`${path}?submission=${submissionId}`);
    expect(submissionElsewhere({ ...of, located, compare: 'draft' })).toBe(
      `${path}?submission=${submissionId}&compare=draft`,
    );
    expect(submissionElsewhere({ ...of, located, compare: ['a', 'b'] })).not.toContain('compare');
  });

  it('of somebody else is read at the desk of its own course, in the queue of its own exercise', () => {
    const made = { course: 'odl-27', module: 'gan', exercise: 'step' };
    expect(submissionElsewhere({ ...of, located: { place: made, isOwn: false } })).toBe(
      `/courses/odl-27/review/${submissionId}?exercise=gan/step`,
    );
  });
});
