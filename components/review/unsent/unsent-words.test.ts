import { describe, expect, it } from 'vitest';
import { closedPlaces, commentKey, pointsKey, unsentPlaces, unsentWords } from './unsent-words.ts';

const NOTHING = { comments: {}, points: {}, replies: {} };

describe('what is written and not sent', () => {
  it('is found by its place, and blanks are no text', () => {
    const comments = { [commentKey(12)]: 'Why?', [commentKey(null)]: 'Good.', [commentKey(3)]: ' \n' };
    const points = { [pointsKey(null)]: {}, [pointsKey('grade')]: {} };
    expect(unsentPlaces({ comments, points, replies: { r: 'No.', s: '' } })).toEqual([
      { kind: 'comment', line: 12 },
      { kind: 'comment', line: null },
      { kind: 'grade' },
      { kind: 'case', caseId: 'grade' },
      { kind: 'reply', requestId: 'r' },
    ]);
    expect(unsentPlaces({ ...NOTHING, comments: { 'line 12': 'Why?' } })).toEqual([]);
  });

  it('is told with every place once', () => {
    expect(unsentWords([])).toBeNull();
    expect(unsentWords([{ kind: 'comment', line: 12 }])).toBe('what you wrote on line 12 is not saved');
    const places = unsentPlaces({
      comments: { [commentKey(null)]: 'Good.' },
      points: { [pointsKey(null)]: {}, [pointsKey('a')]: {}, [pointsKey('b')]: {} },
      replies: { r: 'No.' },
    });
    expect(unsentWords(places)).toBe(
      'what you wrote on the whole submission, as points by hand, as points of a case, and in reply to a question is not saved',
    );
  });

  it('is led to where it is closed', () => {
    const places = unsentPlaces({
      comments: { [commentKey(3)]: 'Why?' },
      points: { [pointsKey(null)]: {}, [pointsKey('a')]: {}, [pointsKey('b')]: {} },
      replies: { r: 'No.' },
    });
    expect(closedPlaces(places, 'a')).toEqual([
      { kind: 'comment', line: 3 },
      { kind: 'case', caseId: 'b' },
    ]);
  });
});
