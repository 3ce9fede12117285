import { expect, test } from '@playwright/test';
import { eq, sql } from 'drizzle-orm';
import { openEmbedded } from '#db/client.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { verifications } from '#db/schema/work.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { copyPublished, publishedCourse } from '../harness/published-course.ts';
import { comeAs } from '../harness/sign-in.ts';
import { launchSite, makeDataDir } from '../harness/site-process.ts';
import { slowedDown } from '../harness/slow-solution.ts';
import { openWorkspace } from '../harness/workspace.ts';

const SLUG = 'warm-up/relu';
const RIGHT = exerciseFile(SLUG, 'reference.ts');
/** Right, and slow enough to be caught in the middle: each call keeps the processor busy for a while. */
const SLOW = slowedDown(RIGHT, { entryPoint: 'relu', callMs: 80 });
const TYPED_MEANWHILE = '// typed while the server was away';
const VERIFIED_MS_MAX = 120_000;

/** Counts straight in the data folder of a site that has stopped. */
async function countsIn(dataDir: string): Promise<{ verified: number; gradeEvents: number }> {
  const { db, close } = await openEmbedded(dataDir);
  try {
    const [done] = await db
      .select({ count: sql<number>`count(*)::int` })
      .from(verifications)
      .where(eq(verifications.state, 'verified'));
    const events = await db.select({ action: auditEvents.action }).from(auditEvents);
    return {
      verified: done?.count ?? 0,
      gradeEvents: events.filter(({ action }) => action.startsWith('grade.')).length,
    };
  } finally {
    await close();
  }
}

for (const { title, source, environment, caughtAt } of [
  {
    title: 'between submission and verification',
    source: RIGHT,
    environment: { DESCENT_WORKER: 'none' },
    caughtAt: /^(Waiting for|Verifying on) the server$/,
  },
  {
    title: 'in the middle of a verification',
    source: SLOW,
    environment: {},
    caughtAt: /^Verifying on the server$/,
  },
]) {
  test(`a server that is killed ${title} verifies the submission after its restart, once, and keeps what was typed meanwhile`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const dataDir = makeDataDir();
    copyPublished(dataDir.path);
    const { course } = publishedCourse();
    const first = await launchSite({ dataDir: dataDir.path, course, environment });
    try {
      await comeAs(page, 'student', first.origin);
      const workspace = await openWorkspace(page, SLUG, first.origin);
      await workspace.write(source);
      await workspace.submit();
      await expect(workspace.results.getByRole('heading', { name: caughtAt })).toBeVisible();
    } finally {
      await first.kill();
    }
    await page.getByRole('textbox', { name: /^Your solution/ }).focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(TYPED_MEANWHILE);
    await expect(page.getByText('The server does not answer, kept in this browser')).toBeVisible();
    const port = Number(new URL(first.origin).port);
    const second = await launchSite({ dataDir: dataDir.path, course, port });
    try {
      await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
      // From now on only the server can know it.
      await page.evaluate(() => localStorage.clear());
      const workspace = await openWorkspace(page, SLUG, second.origin);
      await expect(page.locator('.view-lines').first()).toContainText(TYPED_MEANWHILE);
      await page.getByRole('tab', { name: /Submissions/ }).click();
      await page
        .getByRole('tabpanel', { name: /Submissions/ })
        .getByRole('button')
        .first()
        .click();
      await expect(workspace.results.getByRole('heading', { name: /^\d+ \/ \d+, verified$/ })).toBeVisible({
        timeout: VERIFIED_MS_MAX,
      });
    } finally {
      await second.stop();
    }
    expect(await countsIn(dataDir.path)).toEqual({ verified: 1, gradeEvents: 1 });
    dataDir.remove();
  });
}
