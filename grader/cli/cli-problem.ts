const CLI_PROBLEM = 'DescentCliProblem';

/** The command could not run: wrong usage, missing file. Its message is for the person at the terminal. */
export class CliProblem extends Error {
  override readonly name = CLI_PROBLEM;
}

export function isCliProblem(error: unknown): error is CliProblem {
  return error instanceof Error && error.name === CLI_PROBLEM;
}
