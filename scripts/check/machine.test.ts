/** What a machine lacks is skipped where somebody works, and told; where the suite decides, it must be there. */
import { expect, test } from 'vitest';
import { findPostgres } from '../../db/testing-postgres.ts';
import { chooseWall, findDeno } from '../../grader/hosts/deno/deno-command.ts';

test.runIf(process.env.CI === 'true')(
  'continuous integration has Postgres and bubblewrap, so no suite is skipped there',
  async () => {
    expect(findPostgres(), 'Install postgresql: database suites are skipped without it.').not.toBeNull();
    expect(
      await chooseWall(await findDeno()),
      'Install bubblewrap: attacks are not tried on the OS wall without it.',
    ).toBe('bwrap');
  },
);
