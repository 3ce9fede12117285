/** A line of the code that is read on a page, where it can be gone to. One such code is open at a time. */

export function readLineId(line: number): string {
  return `line-${line}`;
}

/** Shows a 1-based line and gives it the focus; nothing where no code is read. */
export function goToReadLine(line: number): void {
  document.getElementById(readLineId(line))?.focus();
}
