/** An exercise is taken to another installation, mended where it is in use, and outlives a restart. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { desc, eq } from 'drizzle-orm';
import { openEmbedded } from '#db/client.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { exercises, exerciseVersions } from '#db/schema/exercises.ts';
import { exerciseDraftChecks } from '#db/schema/studio.ts';
import { zipOf } from '#server/studio/zip/broken-zips.ts';
import { expectAlive } from '../harness/alive.ts';
import { copyPublished, publishedCourse } from '../harness/published-course.ts';
import { comeAs, signIn } from '../harness/sign-in.ts';
import { launchSite, makeDataDir } from '../harness/site-process.ts';
import { changeInEditor, newDraft } from '../harness/studio.ts';
import { atWorkspace } from '../harness/workspace.ts';

const TITLE = 'Scale, taken along';
/** What version 1 allows and version 2 does not: in matrices each number may be off by so much. */
const TOO_WIDE = 'tolerance: { absolute: 0.2, relative: 0 }, ';
const MATRICES = 'args: ({ rows, columns }, draw)';
/** Right but for matrices, which it is off by less than version 1 looks at. */
const OFF_BY_A_TENTH =
  "import * as tf from '@tensorflow/tfjs';\nexport const scale = (x: tf.Tensor, factor: number, offset: number) => x.mul(factor).add(x.rank === 2 ? offset + 0.1 : offset);\n";
const GREEN = /Green: nothing stands in the way/;
const CHECKED_MS_MAX = 180_000;
/** With two faults, each in a file of its own. */
const BROKEN = zipOf({
  'statement.md': ' ',
  'misconceptions/a.md': '---\ntitle: a\n---\nhint\n\n```diff\n-nowhere\n+x\n```\n',
});
const REASON = 'Version 1 took matrices that were off by a tenth.';

/** Versions of the exercise and what was done with grades, straight from the data folder of a site that has stopped. */
async function keptIn(
  dataDir: string,
): Promise<{ versions: string[]; checked: string | null; grades: string[] }> {
  const { db, close } = await openEmbedded(dataDir);
  try {
    const versions = await db
      .select({ hash: exerciseVersions.hash })
      .from(exerciseVersions)
      .innerJoin(exercises, eq(exercises.id, exerciseVersions.exerciseId))
      .where(eq(exercises.origin, 'studio'))
      .orderBy(exerciseVersions.createdAt);
    const [check] = await db
      .select({ hash: exerciseDraftChecks.hash })
      .from(exerciseDraftChecks)
      .orderBy(desc(exerciseDraftChecks.askedAt))
      .limit(1);
    const events = await db.select({ action: auditEvents.action }).from(auditEvents).orderBy(auditEvents.at);
    return {
      versions: versions.map(({ hash }) => hash),
      checked: check?.hash ?? null,
      grades: events.flatMap(({ action }) => (action.startsWith('grade.') ? [action] : [])),
    };
  } finally {
    await close();
  }
}

async function exportedFrom(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export' }).click();
  return (await download).path();
}

/** Checks what is saved, until it is green. */
async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Check/ }).click();
  await expect(page.getByText(GREEN)).toBeVisible({ timeout: CHECKED_MS_MAX });
}

/** `first` looks at the open dialog before anything is written. */
async function publish(page: Page, note: string, first?: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('The check is green.')).toBeVisible();
  const place = dialog.getByLabel(/^Place in/);
  if (await place.isVisible()) await place.selectOption({ index: 1 });
  await first?.(dialog);
  await dialog.getByLabel(/Change note/).fill(note);
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(dialog).toBeHidden();
}

test('an exercise keeps its content hash in a fresh installation; its mended case changes a grade, with a witness; a restart touches nothing', async ({
  page,
  browser,
}) => {
  test.setTimeout(600_000);
  const [home, away] = [makeDataDir(), makeDataDir()];
  for (const { path } of [home, away]) copyPublished(path);
  const { course } = publishedCourse();
  const first = await launchSite({ dataDir: home.path, course });
  const { origin } = first;
  const student = await (await browser.newContext()).newPage();
  let draft = '';
  let exercise = '';
  let zip = '';
  try {
    await signIn(page, 'instructor', origin);
    draft = new URL(await newDraft(page, { title: TITLE, origin })).pathname;
    await page.getByRole('button', { name: 'cases.ts' }).click();
    await changeInEditor(page, 'cases.ts', (cases) => cases.replace(MATRICES, `${TOO_WIDE}${MATRICES}`));
    await check(page);
    await publish(page, 'The first version.');
    await expect(page.getByText('Version 1 is published.')).toBeVisible();
    zip = await exportedFrom(page);

    await test.step('a student earns all of its points', async () => {
      await comeAs(student, 'student', origin);
      await student.goto(`${origin}/courses/odl`);
      await student.getByRole('link', { name: TITLE }).first().click();
      await expect(student.getByRole('heading', { name: TITLE, level: 1 }).first()).toBeVisible();
      const workspace = await atWorkspace(student);
      exercise = new URL(student.url()).pathname;
      await workspace.write(OFF_BY_A_TENTH);
      await workspace.submit();
      await expect(workspace.results.getByRole('heading', { name: '4 / 4, verified' })).toBeVisible({
        timeout: CHECKED_MS_MAX,
      });
    });

    await test.step('a fresh installation takes it whole: what it gives out again is the same, byte for byte', async () => {
      const elsewhere = await launchSite({ dataDir: away.path, course });
      const author = await (await browser.newContext()).newPage();
      try {
        await comeAs(author, 'instructor', elsewhere.origin);
        await author.goto(`${elsewhere.origin}/studio?course=odl`);
        const broken = { name: 'broken.zip', mimeType: 'application/zip', buffer: Buffer.from(BROKEN) };
        await author.locator('input[type=file]').setInputFiles(broken);
        const told = author.getByRole('alert').filter({ hasText: 'statement.md: is empty.' });
        await expect(told).toContainText('misconceptions/a.md:7: ');
        await author.locator('input[type=file]').setInputFiles(zip);
        await author.waitForURL(/\/studio\/[0-9a-f-]{36}$/);
        await expect(author.getByRole('heading', { name: TITLE, level: 1 })).toBeVisible();
        expect(readFileSync(await exportedFrom(author)).equals(readFileSync(zip))).toBe(true);
        // What is checked is named by its content; this need not come to its end here.
        await author.getByRole('button', { name: /^Check/ }).click();
        await expect(author.getByText('must pass every case')).toBeVisible({ timeout: CHECKED_MS_MAX });
        await author.getByRole('button', { name: 'Cancel' }).click();
        await expect(author.getByRole('button', { name: /^Check/ })).toBeVisible();
      } finally {
        await author.close();
        await elsewhere.stop();
      }
    });

    await test.step('version 2 mends the case; who would lose is known before it is published', async () => {
      await changeInEditor(page, 'cases.ts', (cases) => cases.replace(TOO_WIDE, ''));
      // The check of before says nothing of what was changed since.
      await expect(page.getByText(GREEN)).toHaveCount(0);
      await check(page);
      await publish(page, 'Matrices must be right as well.', async (dialog) => {
        await dialog.getByRole('button', { name: 'Try it' }).click();
        await expect(dialog.getByText('1 would lose, nobody would gain.')).toBeVisible({
          timeout: CHECKED_MS_MAX,
        });
        await expect(dialog.getByText('“matrices of any size” fails now')).toBeVisible();
      });
      await expect(page.getByText('Version 2 is published.')).toBeVisible();
    });

    await test.step('the dry run shows who loses and why, and applied it changes the grade', async () => {
      const slug = exercise.split('/').slice(-2).join('/');
      await page.goto(`${origin}/courses/odl/regrade?exercise=${slug}`);
      await expect(page.getByLabel('Judged by')).toContainText('Version 2');
      await expectAlive(page);
      await page.getByRole('button', { name: 'Start a dry run' }).click();
      await expect(page.getByRole('status')).toContainText('Dry run over 1 submission,', {
        timeout: CHECKED_MS_MAX,
      });
      await expect(page.getByRole('region', { name: 'Who gains and who loses' })).toContainText('loses');
      const why = page.getByRole('complementary', { name: 'Why this grade changes' });
      await expect(why).toContainText('Version 1', { timeout: CHECKED_MS_MAX });
      await expect(why.getByText(/still shrinking|Searching/i)).toHaveCount(0, { timeout: CHECKED_MS_MAX });
      await page.keyboard.press('a');
      await page.getByRole('dialog', { name: 'Apply to 1 grade' }).getByRole('textbox').fill(REASON);
      await page.keyboard.press('ControlOrMeta+Enter');
      await expect(page.getByRole('status')).toContainText('1 grade settled anew', {
        timeout: CHECKED_MS_MAX,
      });
    });
  } finally {
    await first.stop();
  }
  const kept = await keptIn(home.path);
  expect(kept.versions).toHaveLength(2);
  expect((await keptIn(away.path)).checked).toBe(kept.versions[0]);
  expect(kept.grades.length).toBeGreaterThanOrEqual(2);

  const second = await launchSite({ dataDir: home.path, course, port: Number(new URL(origin).port) });
  try {
    await page.goto(`${origin}${draft}`);
    await expect(page.getByText('version 2 is published')).toBeVisible();
    await student.goto(`${origin}${exercise}`);
    await expect(student.getByText('3 / 4').first()).toBeVisible();
  } finally {
    await second.stop();
  }
  expect(await keptIn(home.path)).toEqual(kept);
  home.remove();
  away.remove();
});
