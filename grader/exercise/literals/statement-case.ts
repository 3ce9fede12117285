/** An example of a statement as a case: what `check` runs, and what the studio offers for `cases.ts`. */
import type { LiteralCase } from './literal-case.ts';
import type { StatementExample } from './statement-examples.ts';

/** Worth nothing: the student has read its result. */
export function statementCase({ call, args, expected, decimals, line }: StatementExample): LiteralCase {
  return {
    title: `the example of the statement, line ${line}`,
    call,
    args,
    expect: expected,
    // Half a unit of the last place that is written.
    ...(decimals === null ? {} : { tolerance: { absolute: 0.5 * 10 ** -decimals, relative: 1e-6 } }),
    points: 0,
  };
}
