/** Which line of an older text a newer one still has, and where. */

/** Length of the run of equal lines from both starts, by `step`. */
function grow(
  { before, after, map }: { before: readonly string[]; after: readonly string[]; map: Map<number, number> },
  { from, to, step }: { from: number; to: number; step: 1 | -1 },
): void {
  const taken = new Set(map.values());
  for (let [a, b] = [from + step, to + step]; ; a += step, b += step) {
    const line = before[a];
    if (line === undefined || line !== after[b] || map.has(a) || taken.has(b)) return;
    map.set(a, b);
  }
}

/** Lines that stand once in each text, with both places (0-based), in the order of the older. */
function onceInBoth(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [number, number])[] {
  const once = (lines: readonly string[]) => {
    const places = new Map<string, number>();
    for (const [at, line] of lines.entries()) places.set(line, places.has(line) ? -1 : at);
    return places;
  };
  const there = once(after);
  return [...once(before)].flatMap(([line, at]) => {
    const to = there.get(line) ?? -1;
    return at < 0 || to < 0 ? [] : [[at, to] as const];
  });
}

/** The longest part whose second places rise. */
function rising(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tails: number[] = [];
  const previous = new Map<number, number>();
  for (const [at, [, to]] of pairs.entries()) {
    const before = tails.findLastIndex((tail) => (pairs[tail]?.[1] ?? 0) < to);
    if (before >= 0) previous.set(at, tails[before] ?? 0);
    tails[before + 1] = at;
  }
  const found: (readonly [number, number])[] = [];
  for (let at = tails.at(-1); at !== undefined; at = previous.get(at)) {
    const pair = pairs[at];
    if (pair) found.unshift(pair);
  }
  return found;
}

/**
 * Pairs the lines (1-based) of two texts that are the same line: equal in text, and in the same order. Anchors are lines
 * that stand once in each; from them, and from both ends, runs of equal lines grow, so that a brace is paired with the
 * block around it. A line that has no such place is left out. (Patience diff, B. Cohen.)
 */
export function mapLines(beforeText: string, afterText: string): ReadonlyMap<number, number> {
  const [before, after] = [beforeText.split('\n'), afterText.split('\n')];
  const map = new Map<number, number>(rising(onceInBoth(before, after)));
  const texts = { before, after, map };
  for (const [from, to] of [...map]) {
    grow(texts, { from, to, step: -1 });
    grow(texts, { from, to, step: 1 });
  }
  grow(texts, { from: -1, to: -1, step: 1 });
  grow(texts, { from: before.length, to: after.length, step: -1 });
  return new Map([...map].map(([from, to]) => [from + 1, to + 1]));
}
