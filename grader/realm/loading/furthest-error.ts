/** An error with the position in the text that Sucrase gives it after it was made. */
export type PlacedError = Error & { pos?: number };

/** Collects what is placed while a parser is listened to. */
let seen: { readonly error: PlacedError; readonly pos: number }[] | null = null;

// The parser keeps the errors of readings that it gives up to itself, but it places each one in the same way. The
// realm freezes its errors before a solution loads, so the ear is there from the start.
Object.defineProperty(SyntaxError.prototype, 'pos', {
  configurable: true,
  set(this: PlacedError, pos: number) {
    Object.defineProperty(this, 'pos', { value: pos, writable: true, configurable: true, enumerable: true });
    seen?.push({ error: this, pos });
  },
});

/**
 * The syntax error furthest in `source` that `parse` comes upon, with its `loc`; null when it comes upon none. The parser
 * takes what follows a parenthesis for an arrow function first; when the body has an error, it reads the same again as
 * something else, and tells of the arrow instead.
 */
export function furthestSyntaxError(parse: () => unknown, source: string): Error | null {
  const placed: NonNullable<typeof seen> = [];
  seen = placed;
  try {
    parse();
  } catch {
    // The error that brought us here.
  } finally {
    seen = null;
  }
  const [furthest] = placed.sort((a, b) => b.pos - a.pos);
  if (furthest === undefined) return null;
  const before = source.slice(0, furthest.pos).split('\n');
  const loc = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  return Object.assign(furthest.error, { loc });
}
