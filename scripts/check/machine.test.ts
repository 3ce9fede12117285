/** What a machine lacks is skipped where somebody works, and told; where the suite decides, it must be there. */
import { expect, test } from 'vitest';
import { chooseWall, findDeno } from '../../grader/hosts/deno/deno-command.ts';

// Postgres is asked for where it is started: db/testing/suite-postgres.ts.
const isDecisive = process.env.CI === 'true' && process.env.DESCENT_NO_NAMESPACES === undefined;

test.runIf(isDecisive)('continuous integration has bubblewrap, so no attack is skipped there', async () => {
  expect(
    await chooseWall(await findDeno()),
    'Install bubblewrap: attacks are not tried on the OS wall without it.',
  ).toBe('bwrap');
});
