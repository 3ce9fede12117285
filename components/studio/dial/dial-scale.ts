/** The axis of the tolerance dial: logarithmic, in tolerances, four decades to either side of the one that holds. */

const DECADES = 4;
/** The line moves by a tenth of a decade. */
export const STEPS_A_DECADE = 10;
export const STEP_MAX = DECADES * STEPS_A_DECADE;

/** 1 at step 0. */
export function factorAt(step: number): number {
  return 10 ** (step / STEPS_A_DECADE);
}

/** In per cent of the axis; what is smaller or larger stands at its ends. */
export function placeOf(inTolerances: number): number {
  const decades = inTolerances <= 0 ? -DECADES : Math.log10(inTolerances);
  const within = Math.min(DECADES, Math.max(-DECADES, decades));
  return ((within + DECADES) / (2 * DECADES)) * 100;
}

/** Every second decade: in a narrow pane more would stand on each other. */
export const TICKS: readonly { readonly at: number; readonly text: string }[] = Array.from(
  { length: DECADES + 1 },
  (_, i) => {
    const decade = 2 * i - DECADES;
    return { at: placeOf(10 ** decade), text: decade === 0 ? '1' : `1e${decade}` };
  },
);

/** "0.32", "1", "3.2e-3": two digits. */
export function factorText(factor: number): string {
  if (factor >= 0.01 && factor < 1_000) return String(Number(factor.toPrecision(2)));
  return factor.toExponential(1).replace('.0', '').replace('e+', 'e');
}

export function distanceText(distance: number | null): string {
  if (distance === null) return 'not measured';
  return Number.isFinite(distance) ? factorText(distance) : 'no tolerance';
}
