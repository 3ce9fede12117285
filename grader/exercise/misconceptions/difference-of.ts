/** The difference that turns one text into another, as `misconceptions/*.md` write it. Pure. */

interface Step {
  readonly kind: 'removed' | 'added' | 'kept';
  readonly text: string;
}

/** Steps from `from` up to `to`, which is not among them. */
interface Place {
  readonly from: number;
  readonly to: number;
}

const MARKS = { removed: '-', added: '+', kept: ' ' } as const;

/**
 * Lines of a `diff` fence that make `changed` of `base`: of each place as few lines around it as tell it from every other,
 * with "@@" between two places. Null where the texts are equal.
 */
export function differenceOf(base: string, changed: string): readonly string[] | null {
  const lines = base.split(/\r?\n/);
  const steps = stepsBetween(lines, changed.split(/\r?\n/));
  let places = changedPlaces(steps);
  if (places.length === 0) return null;
  for (let next = widened(places, steps, lines); next !== places; next = widened(places, steps, lines))
    places = next;
  return places.flatMap((place, i) => [...(i === 0 ? [] : ['@@']), ...linesOf(place, steps)]);
}

function linesOf({ from, to }: Place, steps: readonly Step[]): string[] {
  return steps
    .slice(from, to)
    .map(({ kind, text }) => (kind === 'kept' && text === '' ? '' : MARKS[kind] + text));
}

/** The shortest way by lines: what both have in the same order stays. */
function stepsBetween(base: readonly string[], changed: readonly string[]): Step[] {
  const common = commonLengths(base, changed);
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < base.length || j < changed.length) {
    const [old, now] = [base[i], changed[j]];
    if (old !== undefined && old === now) {
      steps.push({ kind: 'kept', text: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && (now === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      steps.push({ kind: 'removed', text: old });
      i += 1;
    } else {
      steps.push({ kind: 'added', text: now ?? '' });
      j += 1;
    }
  }
  return steps;
}

const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** How many lines the rests of both have in common. */
function commonLengths(base: readonly string[], changed: readonly string[]): number[][] {
  const table = Array.from({ length: base.length + 1 }, () => new Array<number>(changed.length + 1).fill(0));
  for (let i = base.length - 1; i >= 0; i -= 1) {
    for (let j = changed.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row)
        row[j] =
          base[i] === changed[j]
            ? at(table, i + 1, j + 1) + 1
            : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function changedPlaces(steps: readonly Step[]): Place[] {
  const places: Place[] = [];
  for (const [i, { kind }] of steps.entries()) {
    if (kind === 'kept') continue;
    const last = places.at(-1);
    if (last?.to === i) places[places.length - 1] = { from: last.from, to: i + 1 };
    else places.push({ from: i, to: i + 1 });
  }
  return places;
}

/** The same places when each is told from all others; else the first that is not takes a line more on each side. */
function widened(places: readonly Place[], steps: readonly Step[], lines: readonly string[]): Place[] {
  const wanting = places.findIndex((place) => !isUnique(place, steps, lines));
  const place = places[wanting];
  if (!place) return places as Place[];
  const wide = { from: Math.max(0, place.from - 1), to: Math.min(steps.length, place.to + 1) };
  if (wide.from === place.from && wide.to === place.to) return places as Place[];
  return joined(places.with(wanting, wide));
}

function joined(places: readonly Place[]): Place[] {
  const apart: Place[] = [];
  for (const place of places) {
    const last = apart.at(-1);
    if (!last || last.to < place.from) apart.push(place);
    else apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, place.to) };
  }
  return apart;
}

/** Blank lines that stay say nothing at either end, as whoever reads the difference leaves them out there. */
function isUnique({ from, to }: Place, steps: readonly Step[], lines: readonly string[]): boolean {
  const says = ({ kind, text }: Step) => kind !== 'kept' || text !== '';
  const inside = steps.slice(from, to);
  const told = inside.slice(inside.findIndex(says), inside.findLastIndex(says) + 1);
  const there = told.filter(({ kind }) => kind !== 'added').map(({ text }) => text);
  if (there.length === 0) return false;
  const starts = lines.filter((_, start) => there.every((text, k) => lines[start + k] === text));
  return starts.length === 1;
}
