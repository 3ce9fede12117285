/**
 * Naming a student's mistakes when a run is over: a known mistake is named where it explains what is shown, unless
 * anything that was seen in the run speaks against it.
 */
import { visibleText } from '#grader/protocol/visible-text.ts';
import type { Hint } from '#grader/protocol.ts';
import type { Observation } from '../cases/observation.ts';
import type { Misconception } from './misconceptions.ts';
import { type Fit, isMatch, type PartFit } from './mistake-fit.ts';
import type { SearchEffort } from './search-effort.ts';
import { findSuspects, type ObservedCase, type Suspect } from './suspects.ts';

/**
 * Hints of each case, in its place. A mistake counts only
 * - if it does what the student's code does wherever it differs from the reference: on every input of every case that
 *   failed, and in cases that passed at least where they call the functions that it was seen in, or in all of them
 *   where only NaN, zeros or constants were alike;
 * - if somewhere the likeness is hardly chance: not on a shrunk input, and on a few or equal values only if the mistake
 *   is all that is wrong in the run;
 * - if no other mistake explains what is shown as well, unless one explains all that the others do and more; files of one
 *   title are one mistake, made in several ways that numbers need not tell apart.
 * A mistake in one part of a structured result counts for that part alone, where none explains the whole.
 */
export async function settleHints(
  misconceptions: readonly Misconception[],
  cases: readonly ObservedCase[],
  effort: SearchEffort,
): Promise<Hint[][]> {
  const suspects = await findSuspects(misconceptions, cases, effort);
  const whole = suspects.filter((suspect) => holds(suspect, cases));
  return cases.map((one) => {
    const shown = one.passed ? undefined : one.observations.find((observation) => observation.shown);
    if (shown === undefined) return [];
    const explaining = whole.filter((suspect) => explains(suspect, one, shown));
    if (explaining.length > 0)
      return onlyOne(oneOfEachTitle(explaining)).map(({ misconception }) => hintOf(misconception));
    return hintsOfParts(suspects, cases, shown);
  });
}

/** Whether nothing speaks against a mistake, in any part or in one, and something speaks for it. */
function holds({ fits }: Suspect, cases: readonly ObservedCase[], path?: string): boolean {
  const partsOf = (fit: Fit): readonly PartFit[] =>
    path === undefined ? [...fit.values()] : [fit.get(path) ?? 'silent'];
  const seen = [...fits].map(([observation, fit]) => ({ observation, parts: partsOf(fit) }));
  const matching = seen.filter(({ parts }) => parts.some(isMatch));
  const includes = (fit: PartFit) => matching.some(({ parts }) => parts.includes(fit));
  const telling = includes('telling');
  const onlySmall = !telling && !includes('odd');
  if (onlySmall && !includes('small')) return false;
  const calls = new Set(matching.flatMap(({ observation }) => observation.calls));
  const failed = new Set(cases.filter(({ passed }) => !passed).flatMap(({ observations }) => observations));
  const counts = (observation: Observation): boolean =>
    !telling || failed.has(observation) || observation.calls.some((name) => calls.has(name));
  return !seen.some(
    ({ observation, parts }) =>
      (parts.includes('against') && counts(observation)) || (onlySmall && parts.includes('left')),
  );
}

/** One part alone is told by its numbers: zeros or NaN in it may come from what is wrong elsewhere. */
function isTold({ fits }: Suspect, path: string): boolean {
  return [...fits.values()].some((fit) => fit.get(path) === 'telling');
}

/** Whether a mistake is all that is wrong on the input that is shown, and on as many others of the case as not. */
function explains({ fits }: Suspect, { observations }: ObservedCase, shown: Observation): boolean {
  if (!isExplained(fits.get(shown))) return false;
  const all = observations.map((observation) => fits.get(observation));
  const left = all.filter((fit) => fit && [...fit.values()].includes('left')).length;
  return all.filter(isExplained).length >= left;
}

function isExplained(fit: Fit | undefined): boolean {
  const parts = [...(fit?.values() ?? [])];
  return parts.some(isMatch) && !parts.includes('left') && !parts.includes('against');
}

/** Of those with one title the one that explains most. */
function oneOfEachTitle(suspects: readonly Suspect[]): Suspect[] {
  const chosen = new Map<string, Suspect>();
  for (const suspect of suspects) {
    const before = chosen.get(suspect.misconception.title);
    if (before === undefined || explainedBy(suspect).size > explainedBy(before).size)
      chosen.set(suspect.misconception.title, suspect);
  }
  return [...chosen.values()];
}

/** The mistake that explains all that the others do and more; none where there is no such. */
function onlyOne(suspects: readonly Suspect[]): Suspect[] {
  if (suspects.length < 2) return [...suspects];
  const explained = new Map(suspects.map((suspect) => [suspect, explainedBy(suspect)]));
  return suspects.filter((suspect) =>
    suspects.every((other) => {
      const [own, others] = [explained.get(suspect), explained.get(other)];
      return (
        other === suspect ||
        (own && others && own.size > others.size && [...others].every((one) => own.has(one)))
      );
    }),
  );
}

function explainedBy({ fits }: Suspect): ReadonlySet<Observation> {
  return new Set([...fits].flatMap(([observation, fit]) => (isExplained(fit) ? [observation] : [])));
}

/** Of mistakes in some parts of what is shown, while others are off in another way. */
function hintsOfParts(
  suspects: readonly Suspect[],
  cases: readonly ObservedCase[],
  shown: Observation,
): Hint[] {
  const inPart = suspects.filter(({ fits }) => !isExplained(fits.get(shown)));
  const named = new Map<Misconception, string[]>();
  for (const path of new Set(inPart.flatMap(({ fits }) => [...(fits.get(shown)?.keys() ?? [])]))) {
    if (path === '') continue;
    const [only, ...others] = inPart.filter(
      (suspect) =>
        isMatch(suspect.fits.get(shown)?.get(path)) && isTold(suspect, path) && holds(suspect, cases, path),
    );
    if (only === undefined || others.length > 0) continue;
    named.set(only.misconception, [...(named.get(only.misconception) ?? []), path]);
  }
  return [...named].map(([misconception, paths]) => ({
    ...hintOf(misconception),
    parts: paths.map((path) => partWords(path, shown)),
  }));
}

/** In the middle of a sentence. */
function partWords(path: string, { partNames }: Observation): string {
  const name = partNames?.[path];
  return name === undefined ? `\`${path}\`` : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function hintOf({ name, title, hint }: Misconception): Hint {
  return { misconception: name, title: visibleText(title), hint: visibleText(hint) };
}
