import { expect, test } from 'vitest';
import type { CasePlan } from '#grader/protocol.ts';
import { questionIn } from './known-mistakes.ts';
import { summariseRoom } from './summarise-room.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 10, minute));
const planned = (id: string, visibility: CasePlan['visibility']): CasePlan => ({
  ...{ id, title: `case ${id}`, kind: 'example', visibility, pointsMax: 1 },
});
const PLAN = [planned('a', 'public'), planned('secret', 'hidden'), planned('b', 'public')];
const run = (passedCases: string[], misconception: string | null = null) => ({ passedCases, misconception });
const room = (runs: ReturnType<typeof run>[], more: object = {}) =>
  summariseRoom({
    runs,
    plan: PLAN,
    isSealed: false,
    known: new Map([
      ['flips', { title: 'Flips it', question: 'Which way?' }],
      ['shifts', { title: 'Shifts it', question: null }],
    ]),
    minutes: [],
    startedAt: at(0),
    now: at(0),
    ...more,
  });

test('one person alone is counted, and nothing else is said of them', () => {
  expect(room([run(['a', 'b'])])).toEqual({ working: 1, room: null });
  expect(room([])).toEqual({ working: 0, room: null });
});

test('public cases keep their numbers, and who passes all is in every one of them', () => {
  const board = room([run(['a', 'b']), run(['a']), run(['b'])]);
  expect(board).toMatchObject({
    working: 3,
    room: {
      passingAll: 1,
      cases: [
        { number: 1, passed: 2 },
        { number: 3, passed: 2 },
      ],
    },
  });
  expect(JSON.stringify(board)).not.toContain('secret');
});

test('of a sealed exercise only what browsers run is counted, so that a room can pass all of it', () => {
  const law = { ...planned('law', 'public'), kind: 'invariant' as const };
  const board = room([run(['a', 'b']), run(['a', 'b'])], { plan: [...PLAN, law], isSealed: true });
  expect(board.room).toMatchObject({ passingAll: 2, cases: [{ number: 1 }, { number: 3 }] });
});

test('a mistake is shown from two people on, by count, and only where the exercise knows it', () => {
  const runs = ['flips', 'shifts', 'shifts', 'shifts', 'flips', 'call-me-names', 'call-me-names'];
  const mistakes = (names: string[]) => room(names.map((name) => run([], name))).room?.mistakes;
  expect(mistakes(runs)).toEqual([
    { title: 'Shifts it', question: null, students: 3 },
    { title: 'Flips it', question: 'Which way?', students: 2 },
  ]);
  expect(mistakes(['flips', 'shifts'])).toEqual([]);
});

test('minutes have no gap, end now, and sum up earlier ones too', () => {
  const two = [run([]), run([])];
  const minutes = [
    { minute: at(1), casesPassed: 4 },
    { minute: at(3), casesPassed: 2 },
  ];
  const short = room(two, { minutes, now: at(4) }).room;
  expect(short?.minutes.map(({ casesPassed }) => casesPassed)).toEqual([0, 4, 0, 2, 0]);
  expect(short?.casesPassed).toBe(6);
  const long = room(two, { minutes, now: at(300) }).room;
  expect(long?.minutes).toHaveLength(120);
  expect(long?.minutes.at(-1)?.at).toBe(at(300).toISOString());
  expect(long?.casesPassed).toBe(6);
});

test('of a hint only its last question is shown', () => {
  expect(
    questionIn('You are off at $\\tau = 0.01$. Which sum stands\nunder the root: this one? Look again.'),
  ).toBe('Which sum stands under the root: this one?');
  expect(questionIn('First? Then which?')).toBe('Then which?');
  expect(questionIn('Use `neg`.')).toBeNull();
});
