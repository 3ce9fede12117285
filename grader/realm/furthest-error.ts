/** An error with the position in the text that Sucrase gives it after it was made. */
export type PlacedError = Error & { pos?: number };

/**
 * The syntax error furthest in `source` that `parse` comes upon, with its `loc`; null when it comes upon none. The parser
 * takes what follows a parenthesis for an arrow function first; when the body has an error, it reads the same again as
 * something else, and tells of the arrow instead.
 */
export function furthestSyntaxError(parse: () => unknown, source: string): Error | null {
  const seen: PlacedError[] = [];
  const Native = globalThis.SyntaxError;
  // The parser keeps the errors of readings that it gives up to itself; they all come through here.
  globalThis.SyntaxError = class extends Native {
    constructor(message?: string) {
      super(message);
      seen.push(this);
    }
  } as typeof SyntaxError;
  try {
    parse();
  } catch {
    // The error that brought us here.
  } finally {
    globalThis.SyntaxError = Native;
  }
  const furthest = seen.reduce<PlacedError | null>(
    (most, one) => ((one.pos ?? -1) > (most?.pos ?? -1) ? one : most),
    null,
  );
  if (furthest?.pos === undefined) return null;
  const before = source.slice(0, furthest.pos).split('\n');
  return Object.assign(furthest, { loc: { line: before.length, column: (before.at(-1) ?? '').length + 1 } });
}
