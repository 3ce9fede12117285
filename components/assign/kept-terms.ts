/** Terms that are written and not saved yet, as a browser keeps them, over what others save meanwhile. */
import type { AssignmentTerms, AssignView } from '#server/planning/assign/assign-view.ts';
import { isWall } from './wall-words.ts';

export interface KeptTerms {
  /** The view's, when they were last written in. */
  readonly base: string;
  /** What was saved then: where `terms` says the same, nothing was written. */
  readonly from: AssignmentTerms;
  readonly terms: AssignmentTerms;
}

/** Whether they were written over what is saved now, or something else was saved since. */
export type KeptState = 'as-left' | 'over-others';

/** What was written, over what is saved now. Dates of sections that are no more are left out. */
export function termsOver(
  { terms, sections }: Pick<AssignView, 'terms' | 'sections'>,
  kept: KeptTerms | null,
): AssignmentTerms {
  if (kept === null) return terms;
  return {
    ...changedOver(terms, { from: kept.from, to: kept.terms }),
    latePolicy: changedOver(terms.latePolicy, { from: kept.from.latePolicy, to: kept.terms.latePolicy }),
    sectionDates: datesOver(terms.sectionDates, {
      from: kept.from.sectionDates,
      to: kept.terms.sectionDates,
    }).filter(({ sectionId }) => sections.some(({ id }) => id === sectionId)),
  };
}

/** Fields in which two say something else. */
export function changedFields(before: AssignmentTerms, after: AssignmentTerms): number {
  return differing(before, after).length;
}

interface Change<T> {
  readonly from: T;
  readonly to: T;
}

/** Changed fields alone are taken over. */
function changedOver<T extends object>(now: T, { from, to }: Change<T>): T {
  const fields = differing(from, to).map((key) => [key, to[key]]);
  return { ...now, ...Object.fromEntries(fields) };
}

function differing<T extends object>(before: T, after: T): readonly (keyof T)[] {
  const keys = Object.keys(after) as (keyof T)[];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

type SectionDates = AssignmentTerms['sectionDates'];

/** Section by section: a date that was changed, added or taken out stays so; others are as they are saved now. */
function datesOver(now: SectionDates, { from, to }: Change<SectionDates>): SectionDates {
  const dueIn = (dates: SectionDates, id: string) => dates.find(({ sectionId }) => sectionId === id)?.due;
  const isMine = (id: string) => dueIn(from, id) !== dueIn(to, id);
  const others = now.filter(({ sectionId }) => !isMine(sectionId));
  const mine = to.filter(({ sectionId }) => isMine(sectionId));
  const dueOf = new Map([...others, ...mine].map(({ sectionId, due }) => [sectionId, due]));
  // In the order of the form as it was left; what others have added comes behind.
  const order = new Set([...to, ...now].map(({ sectionId }) => sectionId));
  return [...(mine.length === 0 ? dueOf.keys() : order)].flatMap((sectionId) => {
    const due = dueOf.get(sectionId);
    return due === undefined ? [] : [{ sectionId, due }];
  });
}

export function isKeptTerms(value: unknown): value is KeptTerms {
  return isObject(value) && typeof value.base === 'string' && areTerms(value.from) && areTerms(value.terms);
}

function areTerms(value: unknown): value is AssignmentTerms {
  if (!isObject(value)) return false;
  const { opens, due, latePolicy, gradeRule, submissionsPerHour, hiddenFeedback, disclosure } = value;
  return (
    isWallOrNone(opens) &&
    isWallOrNone(due) &&
    isLatePolicy(latePolicy) &&
    isOneOf(['best', 'latest'], gradeRule) &&
    isNumberOrNone(submissionsPerHour) &&
    isOneOf(['none', 'names', 'full-after-close'], hiddenFeedback) &&
    isOneOf(['open', 'sealed', null], disclosure) &&
    Array.isArray(value.sectionDates) &&
    value.sectionDates.every(
      (date: unknown) => isObject(date) && typeof date.sectionId === 'string' && isWall(date.due),
    )
  );
}

function isLatePolicy(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.percentPerDay === 'number' &&
    isNumberOrNone(value.daysMax) &&
    (value.graceMinutes === undefined || typeof value.graceMinutes === 'number')
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isOneOf = (choices: readonly unknown[], value: unknown) => choices.includes(value);
const isWallOrNone = (value: unknown) => value === null || isWall(value);
const isNumberOrNone = (value: unknown) => value === null || typeof value === 'number';
