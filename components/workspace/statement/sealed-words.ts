/** What a student is told about a sealed exercise: what this browser checks, and what only the server does. */
export function sealedWords(exercise: {
  readonly serverCases: readonly unknown[];
  readonly hiddenCaseCount: number;
}): string {
  const some = exercise.serverCases.length + exercise.hiddenCaseCount > 0;
  const server = some ? ' Some checks run only on the server after you submit.' : '';
  return `This exercise is sealed: your browser compares your results with recorded ones and does not have the solution.${server}`;
}
