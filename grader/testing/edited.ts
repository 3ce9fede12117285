/**
 * A text with one part of it replaced, for tests that plant something. It throws where there is nothing to replace: a text
 * that took another form would make its test try something else.
 */
export function edited(text: string, part: string | RegExp, by: string): string {
  const next = text.replace(part, () => by);
  if (next === text) throw new Error(`Nothing to replace: ${part} is not in\n${text}`);
  return next;
}
