/** Why a run ended before its last case, and how many cases that left. */
export function unrunWords(unrun: number): string {
  const rest = unrun === 1 ? 'The other one was' : `The other ${unrun} were`;
  return `Two cases in a row ran out of time. ${rest} not run.`;
}
