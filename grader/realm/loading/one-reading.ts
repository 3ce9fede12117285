/**
 * Makes of a script one that every engine reads alike, whatever a parser of ours takes it for: text in it can no longer
 * import, and none of it is a comment to one reader and code to another.
 *
 * This rests on the language alone. A keyword may not be spelt with escapes (ECMA-262, 5.1.5), so `\u0069mport` is the
 * same name, the same string and the same pattern as before, and as the word of an import a SyntaxError. The same holds
 * for a bracket or a hyphen of an HTML-like comment (B.1.1): in strings and comments it stays what it was, in code it is
 * an error. Lines keep their numbers.
 */
export function inOneReading(script: string): string {
  return script
    .replaceAll(
      IMPORT,
      (_, escaping: string) => `${escaping}${escaping.length % 2 === 0 ? '\\' : ''}u0069mport`,
    )
    .replaceAll('<!--', '<\\u0021--')
    .replaceAll(CLOSING, '$1--\\u003e');
}

/** With what stands before it: an `i` that is escaped already needs no second backslash. */
const IMPORT = /(\\*)import/g;
/** `-->` is a comment where nothing but space and comments stand before it on its line. */
const CLOSING = /((?:^|[\n\r\u2028\u2029]|\*\/)\s*)-->/g;
