/** How deep a line of Markdown nests, seen before it is read: reading takes time that grows faster than the depth does. */

/** Deeper than anybody reads. */
export const DEPTH_MAX = 40;

/** What begins a quote, a list or a footnote, each of which may begin with another. */
const CONTAINER = /\s*(?:>|(?:[*+-]|\d{1,9}[.)])(?=\s|$)|\[\^[^\]\s]+\]:)/y;

/** From 1: the first line that begins with more than {@link DEPTH_MAX} of them; null where none does. */
export function tooDeepLine(markdown: string): number | null {
  const at = markdown.split('\n').findIndex((line) => depthOf(line) > DEPTH_MAX);
  return at < 0 ? null : at + 1;
}

function depthOf(line: string): number {
  CONTAINER.lastIndex = 0;
  let depth = 0;
  while (CONTAINER.test(line)) depth += 1;
  return depth;
}
