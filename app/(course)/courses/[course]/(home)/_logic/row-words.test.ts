import { describe, expect, it } from 'vitest';
import type { ExerciseRowView } from '#server/courses/course-home-view.ts';
import { isOpen, progressWords, stateGlyph } from './row-words.ts';

const row: ExerciseRowView = {
  slug: 'cnn/conv2d',
  number: '3.2',
  title: 'Convolution',
  summary: '',
  href: '/courses/odl/cnn/conv2d',
  state: 'provisional',
  finished: false,
  points: null,
  pointsMax: 20,
  provisionalPoints: 14.5,
  casesPassed: 9,
  casesTotal: 11,
  dueAt: null,
  late: false,
  publishProblem: null,
  comments: 0,
  opensAt: null,
};

describe('exercise row words', () => {
  it('count the cases that fail', () => {
    expect(progressWords(row)).toBe('2 cases fail');
    expect(progressWords({ ...row, casesPassed: 10 })).toBe('1 case fails');
  });

  it('call work ready only when every case passes', () => {
    expect(progressWords({ ...row, casesPassed: 11 })).toBe('ready to submit');
  });

  it('say what a submission that counts has got, when it is not all', () => {
    expect(progressWords({ ...row, state: 'verified', points: 8 })).toBe('8 of 20 points');
    expect(stateGlyph({ state: 'verified', finished: false })).not.toBe(
      stateGlyph({ state: 'verified', finished: true }),
    );
  });

  it('do not guess where no case has run', () => {
    expect(progressWords({ ...row, state: 'in-progress', casesPassed: null })).toBe('in progress');
  });

  it('open no exercise that is coming or locked', () => {
    expect(isOpen({ state: 'coming' })).toBe(false);
    expect(isOpen({ state: 'locked' })).toBe(false);
    expect(isOpen({ state: 'verified' })).toBe(true);
  });
});
