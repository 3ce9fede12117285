import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RosterRow } from '#db/queries/people/roster.ts';
import { hashPlan, type PlanBasis, planImport } from './import-plan.ts';
import type { Correction } from './import-plan-view.ts';
import { type ImportEntry, readEntries } from './read-entries.ts';

const SECTIONS = new Map([
  ['id-a', 'A'],
  ['id-b', 'B'],
]);

const inCourse = (email: string, more: Partial<RosterRow> = {}): RosterRow => ({
  ...{
    userId: `id of ${email}`,
    name: `Name ${email}`,
    email,
    role: 'student',
    sectionId: null,
    endedAt: null,
  },
  ...more,
});

const basis = (list: string | readonly ImportEntry[], more: Partial<PlanBasis> = {}): PlanBasis => ({
  entries: typeof list === 'string' ? readEntries(list).entries : list,
  corrections: new Map(),
  defaults: { role: 'student', section: null },
  roster: [],
  sectionNames: SECTIONS,
  accounts: new Map(),
  invited: new Map(),
  ...more,
});
const kinds = (...args: Parameters<typeof basis>) => planImport(basis(...args)).map(({ kind }) => kind);

describe('planImport', () => {
  it('invites strangers, enrols who has an account, brings back who had left, and leaves who is there', () => {
    const list = 'new@x.example, known@x.example, gone@x.example, here@x.example';
    const roster = [inCourse('gone@x.example', { endedAt: new Date(0) }), inCourse('here@x.example')];
    const accounts = new Map([['known@x.example', { userId: 'id-known', isConfirmed: true }]]);
    expect(kinds(list, { roster, accounts })).toEqual(['invites', 'enrols', 'returns', 'unchanged']);
  });

  it('moves who is in another section, and takes nobody out of one', () => {
    const roster = [
      inCourse('a@x.example', { sectionId: 'id-a' }),
      inCourse('b@x.example', { sectionId: 'id-b' }),
    ];
    const list = 'email,section\na@x.example,B\nb@x.example,B';
    const [moved, stays] = planImport(basis(list, { roster }));
    expect(moved).toMatchObject({ kind: 'section', sectionBefore: 'A', sectionAfter: 'B' });
    expect(stays).toMatchObject({ kind: 'unchanged', sectionBefore: 'B', sectionAfter: 'B' });
    const [left] = planImport(basis('a@x.example', { roster }));
    expect(left).toMatchObject({ kind: 'unchanged', sectionBefore: 'A', sectionAfter: 'A' });
  });

  it('never changes the role of somebody who is in the course, whatever the list says', () => {
    const roster = [inCourse('ina@x.example', { role: 'instructor' }), inCourse('s@x.example')];
    const list = 'email,role\nina@x.example,student\ns@x.example,instructor';
    const roles = planImport(basis(list, { roster })).map(({ role, kind }) => [role, kind]);
    expect(roles).toEqual([
      ['instructor', 'unchanged'],
      ['student', 'unchanged'],
    ]);
  });

  it('reads roles as people write them, and points at one that it does not know', () => {
    const list = (role: string) => `email,role\na@x.example,${role}`;
    const role = (word: string) => planImport(basis(list(word)))[0];
    for (const [word, is] of [
      ['Assistant', 'ta'],
      ['GRADER', 'ta'],
      ['lecturer', 'instructor'],
      ['', 'student'],
    ])
      expect(role(word ?? '')).toMatchObject({ role: is, kind: 'invites' });
    // Also where every object has a property of that name.
    for (const word of ['boss', 'constructor', 'toString', '__proto__'])
      expect(role(word)).toMatchObject({ kind: 'error', problem: { kind: 'role-unknown', role: word } });
  });

  it('counts the first of two rows for one person, in any case, and says which line counts', () => {
    const rows = planImport(basis('Ann@x.example\nbob@x.example\nann@X.example'));
    expect(rows.map(({ kind, countsInstead }) => [kind, countsInstead])).toEqual([
      ['invites', null],
      ['invites', null],
      ['duplicate', 1],
    ]);
  });

  it('an invitation that waits is left alone unless it leads into another section', () => {
    const invited = new Map([['a@x.example', { role: 'student', section: 'A' } as const]]);
    const plan = (section: string) =>
      planImport(basis(`email,section\na@x.example,${section}`, { invited }))[0];
    expect(plan('A')).toMatchObject({ kind: 'unchanged', sectionBefore: 'A' });
    expect(plan('B')).toMatchObject({ kind: 'invites', sectionBefore: 'A', sectionAfter: 'B' });
  });

  it('who is invited as a student is invited anew as staff, and never the other way round', () => {
    const invited = new Map([
      ['a@x.example', { role: 'student', section: null } as const],
      ['b@x.example', { role: 'ta', section: null } as const],
    ]);
    const plan = (role: string) =>
      planImport(basis(`email,role\na@x.example,${role}\nb@x.example,${role}`, { invited })).map((row) => [
        row.kind,
        row.role,
      ]);
    const [asked, left] = [['invites', 'ta'], (role: string) => ['unchanged', role]] as const;
    expect(plan('ta')).toEqual([asked, left('ta')]);
    expect(plan('student')).toEqual([left('student'), left('ta')]);
    expect(plan('')).toEqual([left('student'), left('ta')]);
  });

  it('an account whose address nobody confirmed is in at once as a student, and as staff gets a link', () => {
    const account = (isConfirmed: boolean): Partial<PlanBasis> => ({
      accounts: new Map([['a@x.example', { userId: 'id', isConfirmed }]]),
    });
    const plan = (role: string, more: Partial<PlanBasis>) =>
      planImport(basis(`email,role\na@x.example,${role}`, more))[0];
    const enrolled = { kind: 'enrols', userId: 'id' };
    const asked = { kind: 'invites', userId: null, unconfirmed: true };
    expect(plan('student', account(false))).toMatchObject({ ...enrolled, role: 'student' });
    for (const role of ['ta', 'instructor']) {
      expect(plan(role, account(true))).toMatchObject({ ...enrolled, role });
      expect(plan(role, account(false))).toMatchObject({ ...asked, role });
    }
    const left = { roster: [inCourse('a@x.example', { endedAt: new Date(0) })] };
    expect(plan('ta', { ...account(false), ...left })).toMatchObject({ ...asked, role: 'ta' });
    expect(plan('ta', { ...account(true), ...left })).toMatchObject({ kind: 'returns', role: 'ta' });
    expect(plan('student', { ...account(false), ...left })).toMatchObject({ kind: 'returns' });
    const invited = new Map([['a@x.example', { role: 'ta', section: null } as const]]);
    for (const role of ['ta', 'student'])
      expect(plan(role, { ...account(false), invited })).toMatchObject({ kind: 'unchanged', role: 'ta' });
    const here = { ...account(false), roster: [inCourse('a@x.example', { role: 'ta' })] };
    expect(plan('ta', here)).toMatchObject({ kind: 'unchanged', userId: 'id of a@x.example' });
  });

  it('a corrected address is taken and checked anew; a row that was left out does nothing, wrong or not', () => {
    const list = 'ann(at)x.example, bob@x.example';
    const settle = (index: number, correction: Correction) =>
      planImport(basis(list, { corrections: new Map([[index, correction]]) }));
    expect(settle(0, { email: ' Ann@x.example ' })[0]).toMatchObject({
      kind: 'invites',
      email: 'ann@x.example',
    });
    expect(settle(0, { email: 'still wrong' })[0]).toMatchObject({
      kind: 'error',
      problem: { kind: 'no-at' },
    });
    expect(settle(0, 'left-out')[0]).toMatchObject({ kind: 'left-out', problem: null });
    const [, bob] = settle(0, { email: 'bob@x.example' });
    expect(bob).toMatchObject({ kind: 'duplicate', countsInstead: 1 });
  });

  it('takes the default section and role where a row says nothing', () => {
    const defaults = { role: 'ta', section: 'B' } as const;
    expect(planImport(basis('a@x.example', { defaults }))[0]).toMatchObject({
      role: 'ta',
      sectionAfter: 'B',
    });
    const own = 'email,section,role\na@x.example,A,student';
    expect(planImport(basis(own, { defaults }))[0]).toMatchObject({ role: 'student', sectionAfter: 'A' });
  });

  it('for any list, has a row for each entry in its order, and acts on each address once at most', () => {
    const addresses = fc.constantFrom(
      'a@x.example',
      'B@x.example',
      'b@x.example',
      'wrong',
      '',
      'c(at)x.example',
    );
    const entry = fc.record({
      email: addresses,
      role: fc.constantFrom('', 'ta', 'king'),
      section: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const rows = planImport(
          basis(
            entries.map(({ email, role, section }, line) => ({
              ...{ line: line + 1, raw: email, name: '', role, section },
              email: { text: email, start: 0 },
            })),
          ),
        );
        expect(rows.map(({ index }) => index)).toEqual(entries.map((_, index) => index));
        const acting = rows.filter(({ kind }) => !['duplicate', 'error', 'left-out'].includes(kind));
        expect(new Set(acting.map(({ email }) => email)).size).toBe(acting.length);
        for (const row of rows) expect(row.problem === null).toBe(row.kind !== 'error');
      }),
    );
  });
});

describe('hashPlan', () => {
  const plan = (more: Partial<PlanBasis> = {}, list = 'a@x.example, b@x.example') =>
    hashPlan(planImport(basis(list, more)));

  it('is the same for the same effects, however the list was written', () => {
    expect(plan({}, 'A@x.example\nb@x.example')).toBe(plan());
  });

  it('moves with whatever would be done otherwise: to whom, in which role, into which section', () => {
    const others = [
      plan({ accounts: new Map([['a@x.example', { userId: 'id', isConfirmed: true }]]) }),
      plan({ roster: [inCourse('a@x.example')] }),
      plan({ defaults: { role: 'ta', section: null } }),
      plan({ defaults: { role: 'student', section: 'A' } }),
      plan({ corrections: new Map([[0, 'left-out']]) }),
      plan({}, 'b@x.example, a@x.example'),
    ];
    expect(new Set([plan(), ...others]).size).toBe(others.length + 1);
  });
});
