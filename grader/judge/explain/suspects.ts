/** Which known mistakes could be the student's, each looked at on everything that a run saw. */
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import type { Answerer, Observation } from '../cases/observation.ts';
import { findFamilyMember } from './family-member.ts';
import type { Misconception } from './misconceptions.ts';
import { type Fit, fitOf, isMatch } from './mistake-fit.ts';
import type { SearchEffort } from './search-effort.ts';

/** A case of the run, in what it saw. */
export interface ObservedCase {
  readonly passed: boolean;
  readonly observations: readonly Observation[];
}

/** A known mistake in one of its forms, with how it fits what was seen; what gave no numbers is left out. */
export interface Suspect {
  readonly misconception: Misconception;
  readonly fits: ReadonlyMap<Observation, Fit>;
}

/**
 * Those that do what the student's code does in some part of what is shown of some case, unless they do something else
 * in the same part of what is shown of another.
 * @param effort when it is spent nobody is suspected, since what was not looked at could speak against it
 */
export async function findSuspects(
  misconceptions: readonly Misconception[],
  cases: readonly ObservedCase[],
  effort: SearchEffort,
): Promise<readonly Suspect[]> {
  const failed = cases.filter(({ passed }) => !passed).flatMap(({ observations }) => observations);
  const shown = failed.filter((observation) => observation.shown && observation.actual !== null);
  if (shown.length === 0) return [];
  const passed = cases.filter((one) => one.passed).flatMap(({ observations }) => observations);
  const search: Search = { shown, others: [...failed, ...passed], effort };
  const suspects: Suspect[] = [];
  for (const misconception of misconceptions) {
    const found = await findForm(misconception, search);
    if (!effort.mayGoOn()) return [];
    if (found) suspects.push(found);
  }
  return suspects;
}

interface Search {
  readonly shown: readonly Observation[];
  readonly others: readonly Observation[];
  readonly effort: SearchEffort;
}

/** The form that nothing speaks against, else the first that fits in part. */
async function findForm(misconception: Misconception, search: Search): Promise<Suspect | null> {
  let inPart: Suspect | null = null;
  for (const form of misconception.forms()) {
    const fits = await examine(form, search);
    if (fits === null) continue;
    if (!isContradicted(fits)) return { misconception, fits };
    inPart ??= { misconception, fits };
  }
  const member = await findFamilyMember(misconception, search);
  const fits = member && (await examine(member, search));
  if (!fits) return inPart;
  // Another constant may fit a part, such as a gradient that is 0 for all of them, and nothing else.
  return inPart === null || !isContradicted(fits) ? { misconception, fits } : inPart;
}

type Fits = Map<Observation, Fit>;

/** How one form fits; null as soon as there is no part that it could be named for. */
async function examine(form: EntryModule, { shown, others, effort }: Search): Promise<Fits | null> {
  const fits: Fits = new Map();
  const ask = effort.ask(form);
  for (const observation of shown) await look(ask, observation, fits);
  if (uncontradicted(fits).length === 0) return null;
  for (const observation of others) {
    if (!effort.mayGoOn()) return null;
    if (!fits.has(observation)) await look(ask, observation, fits);
  }
  return fits;
}

async function look(ask: Answerer, observation: Observation, fits: Fits): Promise<void> {
  const { actual } = observation;
  const expected = actual && (await observation.expected());
  if (!expected) return;
  const mistaken = await observation.replay(ask);
  fits.set(observation, fitOf({ actual, expected, mistaken }, observation));
}

function isContradicted(fits: Fits): boolean {
  return [...fits.values()].some((fit) => [...fit.values()].includes('against'));
}

function uncontradicted(fits: Fits): string[] {
  const parts = [...fits.values()].flatMap((fit) => [...fit]);
  const against = new Set(parts.flatMap(([path, fit]) => (fit === 'against' ? [path] : [])));
  return parts.flatMap(([path, fit]) => (isMatch(fit) && !against.has(path) ? [path] : []));
}
