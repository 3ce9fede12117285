/** Five students make one mistake that nobody has named: something is said to all of them, then it gets a name and a hint. */
import { spawnSync } from 'node:child_process';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAlive } from '../harness/alive.ts';
import { inBothThemes } from '../harness/axe.ts';
import { copyPublished, publishedCourse } from '../harness/published-course.ts';
import { signIn } from '../harness/sign-in.ts';
import { launchSite, makeDataDir, type SiteProcess } from '../harness/site-process.ts';
import { changeInEditor } from '../harness/studio.ts';
import { openWorkspace, type Workspace } from '../harness/workspace.ts';

const EXERCISE = 'warm-up/relu';
const SAID = 'What does your function give for exactly zero?';
const TITLE = 'Smooths the corner';
const HINT = 'Your curve has no corner. Which values does the definition allow just below zero?';
const SMOOTH =
  "import * as tf from '@tensorflow/tfjs';\nexport const relu = (x: tf.Tensor) => tf.softplus(x); // Mo Ossander\n";
const AUTHORS = /lindqvara|fenwold|hallvik|adeyelu|dahlmere|ossander/i;
/** A check, or programs that are judged while somebody else works. */
const JUDGED_MS_MAX = 120_000;

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const dataDir = makeDataDir();
let site: SiteProcess;
let grader: Page;
let author: Page;
let student: Page;
let workspace: Workspace;
const at = (path: string) => `${site.origin}/courses/odl/${path}`;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  copyPublished(dataDir.path);
  const seeded = spawnSync(process.execPath, ['e2e/harness/seed-class.ts', dataDir.path, 'alike'], {
    encoding: 'utf8',
  });
  expect(seeded.stderr + seeded.stdout, 'the class is seeded').not.toContain('Error');
  site = await launchSite({ dataDir: dataDir.path, course: publishedCourse().course });
  grader = await pageOf(browser);
  author = await pageOf(browser);
  student = await pageOf(browser);
  await signIn(grader, 'ta', site.origin);
  await signIn(author, 'instructor', site.origin);
  await signIn(student, 'student', site.origin);
});
test.afterAll(async () => {
  await grader?.context().close();
  await author?.context().close();
  await student?.context().close();
  await site?.stop();
  dataDir.remove();
});

async function pageOf(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
}

const group = (page: Page) => page.getByRole('article', { name: 'Unnamed mistake' });
const hint = (page: Page) => page.getByRole('complementary', { name: `Hint: ${TITLE}` }).first();

/** As often as it takes: a worker writes what is waited for. */
async function reloadUntil(page: Page, isThere: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload();
    await isThere();
  }).toPass({ timeout: JUDGED_MS_MAX });
}

test('what is said to a group is offered for whoever joins it, and shown to nobody before a TA shows it', async () => {
  await grader.goto(at(`insight/${EXERCISE}`));
  await reloadUntil(grader, () =>
    expect(grader.getByText(/^5 of \d+ students have submitted/)).toBeVisible({ timeout: 2_000 }),
  );
  await expectAlive(grader);
  await grader.getByRole('button', { name: 'Look for shared mistakes' }).click();
  await expect(group(grader)).toContainText('5 students give the same wrong numbers', {
    timeout: JUDGED_MS_MAX,
  });
  await grader.getByRole('button', { name: 'Comment to all' }).click();
  const comment = grader.getByRole('textbox', { name: /^Comment on all 5 submissions/ });
  await comment.fill(SAID);
  await grader.reload();
  await expect(comment).toHaveValue(SAID);
  await inBothThemes(grader);
  await comment.press('ControlOrMeta+Enter');
  await expect(group(grader).getByRole('status')).toHaveText(
    'Drafted for 5 students. Nobody sees it before it is released.',
  );
  await expect(comment).toHaveCount(0);

  await test.step('the next one makes it too', async () => {
    workspace = await openWorkspace(student, EXERCISE, site.origin);
    await workspace.write(SMOOTH);
    await workspace.submit();
    await expect(workspace.results.getByRole('heading', { name: /, verified$/ })).toBeVisible({
      timeout: JUDGED_MS_MAX,
    });
  });

  await test.step('and the comment is proposed', async () => {
    await grader.goto(at(`review?exercise=${EXERCISE}`));
    await grader.getByRole('table').getByRole('link', { name: 'Mo Ossander' }).click();
    await expect(grader.getByRole('list', { name: /^Source of submission/ })).toBeVisible();
    const offered = grader.getByRole('region', { name: 'Said to others who fail like this' });
    await reloadUntil(grader, () => expect(offered).toContainText(SAID, { timeout: 2_000 }));
    await expectAlive(grader);
    const written = grader.getByRole('article', { name: /^Comment by/ }).filter({ hasText: SAID });
    await offered.getByRole('button', { name: 'Use as a draft' }).click();
    await expect(written).toContainText('draft');
    await expect(offered).toHaveCount(0);
    await student.reload();
    await expect(workspace.results.getByRole('heading', { name: /, verified$/ })).toBeVisible();
    await expect(student.getByText(SAID)).toHaveCount(0);
    await grader.keyboard.press('p');
    await expect(written).toContainText('shown to student');
    await student.reload();
    await expect(student.getByText(SAID).first()).toBeVisible();
  });
});

test('a mistake without a name becomes one with a hint, which the check proves, and all who make it get', async () => {
  test.setTimeout(420_000);
  await author.goto(at(`insight/${EXERCISE}`));
  await expect(group(author)).toContainText('6 students give the same wrong numbers');
  await expectAlive(author);
  await author.keyboard.press('n');
  const draft = author.getByRole('dialog', { name: 'Name this mistake' });
  await expect(draft).toContainText('softplus');
  await expect(draft).not.toContainText(AUTHORS);
  await draft.getByRole('button', { name: 'Write it in the studio' }).click();
  await expect(author.getByRole('tab', { name: /^unnamed-[0-9a-f]{8}\.md$/ })).toBeVisible();

  await test.step('title and hint are written, and the check proves that it is its own', async () => {
    await changeInEditor(author, 'misconceptions/unnamed-[0-9a-f]{8}.md', (text) =>
      text
        .replace('What this does, in a few words', TITLE)
        .replace('A question that leads to the mistake, without the answer.', HINT),
    );
    await expect(author.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
    await author.getByRole('button', { name: /^Check/ }).click();
    await expect(author.getByText(/Green: nothing stands in the way/)).toBeVisible({
      timeout: JUDGED_MS_MAX,
    });
    await expect(author.getByRole('row', { name: new RegExp(TITLE) })).toContainText('caught');
  });

  await test.step('it takes the place of the version that they have', async () => {
    await author.getByRole('button', { name: 'Publish', exact: true }).click();
    const publish = author.getByRole('dialog', { name: 'Publish version 1' });
    await expect(publish.getByLabel(/^Place in/)).toHaveValue('planned');
    await expect(publish).toContainText('6 who have a grade keep it');
    await publish.getByLabel(/Change note/).fill('A hint for a mistake that six of you make.');
    await publish.getByRole('button', { name: 'Publish' }).click();
    await expect(author.getByText('Version 1 is published.')).toBeVisible();
  });

  await test.step('those who have handed in get the hint, and keep their points', async () => {
    await author.goto(at(`regrade?exercise=${EXERCISE}`));
    await expectAlive(author);
    await expect(author.getByLabel('Judged by')).toContainText('Version 2');
    await author.getByRole('button', { name: 'Start a dry run' }).click();
    await expect(author.getByRole('status')).toContainText('Dry run over 6 submissions,', {
      timeout: JUDGED_MS_MAX,
    });
    await expect(author.getByRole('row', { name: /Mo Ossander/ })).toContainText(`Gets a hint: ${TITLE}`);
    await expectAlive(author);
    await author.keyboard.press('a');
    const asked = author.getByRole('dialog', { name: 'Show the hint to 6 students' });
    await asked.getByRole('textbox').fill('Your mistake has a hint now.');
    await author.keyboard.press('ControlOrMeta+Enter');
    await expect(author.getByRole('status')).toContainText('6 grades settled anew', {
      timeout: JUDGED_MS_MAX,
    });
    const submission = student.url();
    await student.goto(`${site.origin}/courses/odl`);
    await expect(student.getByText('Your mistake has a hint now.')).toBeVisible();
    await student.goto(submission);
    await expect(hint(student)).toContainText(HINT);
  });

  await test.step('and so does everybody from now on, in the first run', async () => {
    workspace = await openWorkspace(student, EXERCISE, site.origin);
    await workspace.write(SMOOTH.replace('// Mo Ossander', ''));
    await workspace.run();
    await expect(hint(student)).toContainText(HINT);
  });
});
