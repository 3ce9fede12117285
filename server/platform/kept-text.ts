/** Whether a database keeps it as text: NUL and half of a surrogate pair are none. */
export function isKeptText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
