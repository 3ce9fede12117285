import { describe, expect, it } from 'vitest';
import type { AssignmentTerms, AssignView, StudentPreviewView } from '#server/planning/assign/assign-view.ts';
import {
  aboutWords,
  draftWords,
  hiddenNote,
  previewSentence,
  termsProblems,
  termsSentence,
  whatTheySee,
} from './assign-words.ts';

const TERMS: AssignmentTerms = {
  opens: '2026-11-23T08:00',
  due: '2026-12-07T18:00',
  latePolicy: { percentPerDay: 10, daysMax: 3, graceMinutes: 15 },
  gradeRule: 'best',
  submissionsPerHour: null,
  hiddenFeedback: 'names',
  disclosure: null,
  sectionDates: [{ sectionId: 'b', due: '2026-12-07T22:00' }],
};
const VIEW = {
  exercise: { disclosure: 'open', sealable: true, recording: { state: 'not-needed' } },
  sections: [{ id: 'b', name: 'B', students: 21 }],
  extensions: [{ name: 'Bruno Tavareti', due: '2026-12-09T22:00' }],
  terms: TERMS,
  now: '2026-12-08T10:00',
  submitters: 9,
} as unknown as AssignView;
const PREVIEW: StudentPreviewView = {
  state: 'late',
  opens: '2026-11-23T08:00',
  due: '2026-12-07T22:00',
  closes: '2026-12-10T22:15',
  lateSteps: 1,
  pointsAtMost: 13.5,
  points: 15,
  disclosure: 'open',
  publicCases: 7,
  serverCases: 0,
  hiddenCases: 4,
  rule: 'section',
  steps: [
    { until: '2026-11-23T08:00', state: 'locked', pointsAtMost: 0 },
    { until: '2026-12-07T22:15', state: 'open', pointsAtMost: 15 },
    { until: '2026-12-08T22:15', state: 'late', pointsAtMost: 13.5 },
    { until: null, state: 'closed', pointsAtMost: 0 },
  ],
};

describe('an assignment in words', () => {
  it('says when it opens, is due, what late work loses, and for whom it differs', () => {
    expect(termsSentence(VIEW, TERMS)).toBe(
      'Opens Mon 23 Nov 08:00 and is due Mon 7 Dec 18:00. Each calendar day late takes 10%, up to 3, then it closes Thu 10 Dec 18:00. 15 minutes of grace are not counted. The best verified submission counts. Differently: section B until Mon 7 Dec 22:00, Bruno Tavareti until Wed 9 Dec 22:00.',
    );
    expect(termsSentence(VIEW, { ...TERMS, opens: null, due: null, gradeRule: 'latest' })).toBe(
      'Is open from the start and is never due. The last verified submission counts.',
    );
  });

  it('says what a student sees when, and hidden cases in full only once it is closed', () => {
    const rows = whatTheySee(PREVIEW, 'full-after-close');
    expect(rows.map(({ when, hidden, score, submit }) => [when, hidden, score, submit])).toEqual([
      ['before Mon 23 Nov 08:00', '–', '–', 'locked'],
      ['to Mon 7 Dec 22:15', 'title, passed or not', '15 of 15', 'on time'],
      ['to Tue 8 Dec 22:15', 'title, passed or not', '13.5 of 15', 'late'],
      ['after that', '4, in full', 'final', 'closed'],
    ]);
    expect(previewSentence(PREVIEW)).toBe(
      '1 day late: 13.5 of 15 points at most. Work is taken until Thu 10 Dec 22:15. Rule used: section, no person rule.',
    );
  });

  it('says of a sealed one that no browser gets its reference, and that hidden cases keep their numbers', () => {
    const sealed = { ...TERMS, disclosure: 'sealed' } as const;
    expect(termsSentence(VIEW, sealed)).toContain('Sealed: no browser gets its reference.');
    expect(termsSentence({ ...VIEW, exercise: { ...VIEW.exercise, disclosure: 'sealed' } }, TERMS)).toContain(
      'Sealed',
    );
    const rows = whatTheySee({ ...PREVIEW, disclosure: 'sealed', serverCases: 2 }, 'full-after-close');
    expect(rows.map(({ open, hidden }) => [open, hidden])).toEqual([
      ['–', '–'],
      ...Array(3).fill(['5 in full, 2 on submitting', 'number, passed or not']),
    ]);
    const [open] = whatTheySee({ ...PREVIEW, disclosure: 'sealed', serverCases: 7 }, 'names').slice(1);
    expect(open?.open).toBe('7, on submitting');
  });

  it('says that hidden cases come as one sum, also of a sealed exercise', () => {
    for (const disclosure of ['open', 'sealed'] as const)
      expect(whatTheySee({ ...PREVIEW, disclosure }, 'none').map(({ hidden }) => hidden)).toEqual([
        '–',
        ...Array(3).fill('points in one sum'),
      ]);
  });

  it('says of a sealed exercise that is given open that browsers get its reference', () => {
    const view = { ...VIEW, exercise: { ...VIEW.exercise, disclosure: 'sealed' as const } };
    expect(termsSentence(view, { ...TERMS, disclosure: 'open' })).toContain(
      'Open here: browsers get its reference.',
    );
  });

  it('stops at sealing what no browser can judge then, and warns where it was open before', () => {
    const sealed = { ...TERMS, disclosure: 'sealed' } as const;
    expect(termsProblems(VIEW, sealed)).toMatchObject([
      { stops: false, words: expect.stringContaining('open already') },
    ]);
    expect(termsProblems({ ...VIEW, now: '2026-11-01T10:00' }, sealed)).toEqual([]);
    const never = { ...VIEW, now: '2026-11-01T10:00', exercise: { ...VIEW.exercise, sealable: false } };
    expect(termsProblems(never, sealed)).toMatchObject([{ stops: true }]);
  });

  it('stops at due before opening, and points at a due date in the past', () => {
    expect(termsProblems(VIEW, TERMS)).toEqual([]);
    expect(termsProblems(VIEW, { ...TERMS, due: '2026-11-23T07:00' })).toMatchObject([
      { stops: true },
      { stops: false, words: 'This due date is in the past.' },
      { stops: false },
    ]);
  });
});

it('says where hidden cases that come once closed would never come', () => {
  const all = { ...TERMS, hiddenFeedback: 'full-after-close' } as const;
  const endless = { ...TERMS.latePolicy, daysMax: null };
  expect(hiddenNote(VIEW, all)).toMatch(/closed for a student/);
  expect(hiddenNote(VIEW, { ...all, due: null })).toMatch(/never closes.*Give it a due date/);
  expect(hiddenNote(VIEW, { ...all, latePolicy: endless })).toMatch(/never closes.*Give late days an end/);
  expect(hiddenNote(VIEW, { ...TERMS, latePolicy: endless })).toBe(hiddenNote(VIEW, TERMS));
});

it('says of an open exercise that a sum does not keep its cases from browsers', () => {
  const none = { ...TERMS, hiddenFeedback: 'none' } as const;
  expect(hiddenNote(VIEW, none)).toMatch(/one sum\. Browsers hold the cases .* seal it to keep them\.$/);
  expect(hiddenNote(VIEW, { ...none, disclosure: 'sealed' })).toMatch(/one sum\.$/);
});

it('counts what is assigned as people do, one and several', () => {
  const about = (points: number, publicCases: number, hiddenCases: number, sections = VIEW.sections) =>
    aboutWords({
      ...VIEW,
      exercise: { ...VIEW.exercise, points, publicCases, hiddenCases },
      sections,
      students: VIEW.sections.map(({ id }) => ({ userId: id, name: id, email: id, sectionId: id })),
    });
  expect(about(1, 1, 1)).toBe('1 point, 1 open and 1 hidden case. Assigned to 1 student in 1 section.');
  expect(about(15, 7, 4, [])).toBe('15 points, 7 open and 4 hidden cases. Assigned to 1 student.');
  expect(about(2.5, 1, 0, [])).toBe('2.5 points, 1 open case. Assigned to 1 student.');
});

it('counts minutes of grace, and days late', () => {
  const grace = (graceMinutes: number) =>
    termsSentence(VIEW, { ...TERMS, latePolicy: { ...TERMS.latePolicy, graceMinutes } });
  expect(grace(1)).toContain(' 1 minute of grace is not counted.');
  expect(grace(2)).toContain(' 2 minutes of grace are not counted.');
  expect(previewSentence({ ...PREVIEW, lateSteps: 2 })).toMatch(/^2 days late: /);
});

it('says that what was written before is here again, and that others have saved meanwhile', () => {
  expect(draftWords({ changed: 0, kept: 'as-left' })).toBe('Saved.');
  expect(draftWords({ changed: 1, kept: null })).toBe('Not saved. 1 change.');
  expect(draftWords({ changed: 2, kept: 'as-left' })).toBe('Not saved. 2 changes, here again from before.');
  expect(draftWords({ changed: 2, kept: 'over-others' })).toMatch(/were saved meanwhile; yours stand over/);
});
