/** Two and three people at one queue, on a site with a class in it: who is at what, what is said twice, and whose work nobody knows. */
import { expect, test } from '@playwright/test';
import { expectAlive } from '../harness/alive.ts';
import { inBothThemes } from '../harness/axe.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { gradeAll, pressUntil, sourceOf } from '../harness/grade-queue.ts';
import { tabTo } from '../harness/keyboard.ts';
import { PUT_ON_MS, putClockOn } from '../harness/put-clock-on.ts';
import { comeAs } from '../harness/sign-in.ts';
import { openWorkspace } from '../harness/workspace.ts';
import { deskOf, EXERCISE, openDesks, queue } from './two-graders/desks.ts';
import { draftsLeftBehind } from './two-graders/left-behind.ts';
import { besideAnotherAndNameless } from './two-graders/whose-work.ts';

const KEPT = 'Read the statement again: what is asked for below zero?';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const desks = openDesks();
const { at } = desks;

test('a whole session by keyboard alone: from a cell to its code, to the next, to a question, and back to the cell', async () => {
  const { ta } = desks;
  const selected = ta.getByRole('complementary', { name: 'Selected cell' });
  await ta.goto(at('gradebook?q=farid'));
  await pressUntil(ta, 'ArrowDown', () => expect(selected).toContainText('Farid', { timeout: 2_000 }));
  await expect(ta).toHaveURL(/q=farid&cell=/);
  const cell = ta.url();
  await ta.keyboard.press('Enter');
  await expect(sourceOf(ta)).toBeVisible();

  await test.step('a line is commented on, an item of the rubric made and given, points are set by hand', async () => {
    await tabTo(ta, ta.getByRole('button', { name: 'Comment on line 1', exact: true }));
    await ta.keyboard.press('ArrowDown');
    await ta.keyboard.press('ArrowDown');
    await ta.keyboard.press('Enter');
    await expect(ta.getByRole('textbox', { name: /^Comment on line 3/ })).toBeFocused();
    await ta.keyboard.insertText('A mask is enough.');
    await ta.keyboard.press('ControlOrMeta+Enter');
    await expect(ta.getByRole('article', { name: /^Comment by/ })).toContainText('draft');
    const rubric = ta.getByRole('region', { name: 'Rubric' });
    await tabTo(ta, rubric.getByRole('button', { name: 'Add an item' }));
    await ta.keyboard.press('Enter');
    await ta.keyboard.insertText('Reads well');
    await ta.keyboard.press('Tab');
    await ta.keyboard.insertText('1');
    await ta.keyboard.press('Enter');
    const item = rubric.getByRole('button', { name: /Reads well/ }).first();
    await expect(item).toBeVisible();
    await ta.keyboard.press('1');
    await expect(item).toContainText('draft');
    const form = ta.getByRole('form', { name: 'Override' });
    await ta.keyboard.press('o');
    await expect(form.getByRole('textbox').first()).toBeFocused();
    await ta.keyboard.insertText('8');
    await ta.keyboard.press('Tab');
    await ta.keyboard.insertText('NaN was not asked for.');
    await ta.keyboard.press('ControlOrMeta+Enter');
    await expect(form).toHaveCount(0);
  });

  await test.step('one key shows it all and goes on; a question is answered by one', async () => {
    // The order is this grader's own: behind the last of it there is nothing to go on to.
    const behind = queue(ta).locator('li:has(> [aria-current]) + li > a');
    const [next = ta.url()] = await behind.evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).href),
    );
    await ta.keyboard.press('d');
    await expect(queue(ta)).toContainText('Done by you today 1');
    await expect(ta).toHaveURL(next);
    await tabTo(ta, queue(ta).getByLabel('State'));
    await ta.keyboard.press('q');
    await expect(ta).toHaveURL(/\?queue=requested/);
    await tabTo(ta, queue(ta).getByRole('link', { name: /^Dayo Adeyelu/ }));
    await ta.keyboard.press('Enter');
    const question = ta.getByRole('region', { name: 'Questions of the student' }).getByRole('article');
    await pressUntil(ta, '=', () => expect(question).toContainText('answered', { timeout: 2_000 }));
  });

  await test.step('the gradebook is as it was left', async () => {
    // One step at a time: an address that follows late would be taken for one more step to go.
    for (let here = ta.url(); !here.includes('/gradebook?'); here = ta.url()) {
      await ta.goBack();
      await expect(ta).not.toHaveURL(here);
    }
    await expect(ta).toHaveURL(cell);
    await expect(selected).toContainText('NaN was not asked for.');
    await ta.keyboard.press('r');
    await expect(ta).toHaveURL(/\/regrade\?exercise=warm-up\/relu&submission=/);
  });
});

test('what one grader is at the other is led past, and may take over', async () => {
  const { ta, other } = desks;
  await ta.goto(at(`review/next?exercise=${EXERCISE}`));
  await expect(sourceOf(ta)).toBeVisible();
  const held = ta.url();
  await expect(async () => {
    await other.goto(held);
    await expect(other.getByText('Tess Arnaud is grading this')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await inBothThemes(other);
  await pressUntil(other, 'j', async () => {
    await expect(other).not.toHaveURL(held, { timeout: 3_000 });
  });
  await expect(other.getByText('is grading this')).toHaveCount(0);
  await expect(queue(other)).toContainText('Tess Arnaud is at it');
  await other.goto(held);
  await tabTo(other, other.getByRole('button', { name: 'Take it over' }));
  await other.keyboard.press('Enter');
  await expect(other.getByText('is grading this')).toHaveCount(0);
  await ta.reload();
  await expect(ta.getByText('Ines Laurent is grading this')).toBeVisible();
  await pressUntil(ta, 'j', async () => {
    await expect(ta).not.toHaveURL(held, { timeout: 3_000 });
  });
  await expect(ta.getByText('is grading this')).toHaveCount(0);
});

test('a dry run is cancelled half way by a key, says how far it came, and goes on from there', async () => {
  const { other } = desks;
  await other.goto(at(`regrade?exercise=${EXERCISE}`));
  await expectAlive(other);
  await other.getByRole('button', { name: 'Start a dry run' }).click();
  await other.waitForURL(/\/regrade\/[0-9a-f-]{36}$/);
  const said = other.getByRole('status');
  await pressUntil(other, 'Escape', () =>
    expect(said).toHaveText(/^Cancelled at [0-6] of 7\. (1 is|[02-6] are) kept, nothing was changed\.$/, {
      timeout: 2_000,
    }),
  );
  await inBothThemes(other);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(said).toContainText('Dry run over 7 submissions,', { timeout: 60_000 });
});

test('a key runs the submission in the grader’s own browser, beside what the server found, and nothing runs before', async () => {
  const { ta } = desks;
  await expect(ta.getByRole('button', { name: 'Run in my browser' })).toBeVisible();
  expect(ta.frames(), 'no realm is made unasked').toHaveLength(1);
  const here = ta.getByRole('region', { name: 'In your browser' });
  await pressUntil(ta, 'x', async () => {
    await expect(here.getByRole('table')).toBeVisible({ timeout: 5_000 });
  });
  await expect(here.getByRole('heading', { name: /pass(es)?$/ })).toBeVisible({ timeout: 60_000 });
  await expect(here.getByRole('status')).toHaveText('The same as on the server.');
  await here.getByRole('button', { name: /^1\. / }).click();
  await inBothThemes(ta);
  await here.getByRole('button', { name: 'Close' }).click();
  await expect(here.getByRole('table')).toHaveCount(0);
});

test('a comment is kept as a snippet, found again by two keys, and one key shows it and goes on', async () => {
  const { ta } = desks;
  const first = ta.url();
  await expect(queue(ta).getByRole('heading', { name: /^What counts/ })).toHaveText(/What counts 6/);
  const text = ta.getByRole('textbox', { name: /^Comment on the whole/ });
  await pressUntil(ta, 'c', async () => {
    await expect(text).toBeFocused({ timeout: 2_000 });
  });
  await ta.keyboard.insertText(KEPT);
  await tabTo(ta, ta.getByRole('button', { name: 'Keep as snippet' }));
  await ta.keyboard.press('Enter');
  await expect(ta.getByText('Kept as a snippet.')).toBeVisible();
  await inBothThemes(ta);
  await ta.getByRole('button', { name: 'For others …' }).click();
  const others = ta.getByRole('dialog', { name: 'This comment for others in the queue' });
  await expect(others).toContainText(KEPT);
  await others.getByRole('listitem').first().getByRole('checkbox').check();
  await inBothThemes(ta);
  await others.getByRole('button', { name: 'Draft for 1' }).click();
  await expect(ta.getByText('Drafted on 1 submission.')).toBeVisible();
  await text.fill('');
  await text.press('/');
  await expect(ta.getByRole('option', { name: KEPT })).toBeVisible();
  await inBothThemes(ta);
  await text.press('1');
  await expect(text).toHaveValue(KEPT);
  await text.press('ControlOrMeta+Enter');
  // At once, as people do: the comment is still on its way.
  await ta.keyboard.press('d');
  await expect(ta).not.toHaveURL(first);
  await expect(queue(ta)).toContainText('Done by you today 2');
  await expect(queue(ta).getByRole('heading', { name: /^What counts/ })).toHaveText(/What counts 5/);
  await ta.goto(first);
  await expect(ta.getByRole('article', { name: /^Comment by/ })).toContainText('shown to student');
  const flagged = ta.getByRole('button', { name: /^Clear flag/ });
  await pressUntil(ta, 'f', async () => {
    await expect(flagged).toBeVisible({ timeout: 3_000 });
  });
  await expect(ta.getByRole('link', { name: /^Review \d/ })).toBeVisible();
});

test('what could not be written down is there again, and says why', async () => {
  const { ta } = desks;
  const done = ta.url();
  await pressUntil(ta, 'j', async () => {
    await expect(ta).not.toHaveURL(done, { timeout: 3_000 });
  });
  const open = ta.url();
  await expect(ta.getByRole('button', { name: /^Done, next/ })).toBeVisible();
  // What the page asks for itself has come: the words below answer keys.
  await expect(ta.getByRole('button', { name: 'Add an item' })).toBeVisible();
  await ta.route('**/*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  const unreached = ta.getByText('The server could not be reached. Try again.');
  await test.step('a comment that was given up keeps nobody from being done', async () => {
    const text = ta.getByRole('textbox', { name: /^Comment on the whole/ });
    await pressUntil(ta, 'c', () => expect(text).toBeFocused({ timeout: 2_000 }));
    await ta.keyboard.insertText('Never mind.');
    await text.press('ControlOrMeta+Enter');
    await expect(unreached).toBeVisible();
    await text.press('Escape');
    await expect(unreached).toHaveCount(0);
  });
  await ta.keyboard.press('d');
  await expect(unreached).toBeVisible();
  await expect(ta).toHaveURL(open);
  await ta.keyboard.press('p');
  await expect(unreached, 'the comments say it too').toHaveCount(2);
  await ta.unrouteAll();
});

test('what is being written stays through a look at another line, a key that was meant for it, and a reload', async () => {
  const { ta } = desks;
  const open = ta.url();
  const onLine = (line: number) => ta.getByRole('textbox', { name: new RegExp(`^Comment on line ${line},`) });
  const choose = (line: number) =>
    ta.getByRole('button', { name: `Comment on line ${line}`, exact: true }).click();
  const kept = ta.getByText('Kept in this tab: what you wrote on line 1 is not saved.');
  await expectAlive(ta);
  await choose(1);
  await expect(onLine(1)).toBeFocused();
  await ta.keyboard.insertText('Is a mask not enough?');
  await test.step('another line is looked at', async () => {
    await choose(2);
    await expect(onLine(2)).toBeFocused();
    await expect(kept).toBeVisible();
    await inBothThemes(ta);
    await choose(1);
    await expect(onLine(1)).toBeFocused();
    await expect(onLine(1)).toHaveValue('Is a mask not enough?');
  });
  await test.step('with the focus on a case, letters are keys: what would end the work is held back', async () => {
    const evidence = ta.getByRole('complementary', { name: 'Grade and evidence' });
    await evidence.locator('[data-case] button').first().click();
    await ta.keyboard.press('d');
    await expect(ta.getByText('Not finished: what you wrote on line 1 is not saved.')).toBeVisible();
    await ta.keyboard.press('p');
    await expect(ta.getByText('Nothing was shown: what you wrote on line 1 is not saved.')).toBeVisible();
    await inBothThemes(ta);
    await expect(ta).toHaveURL(open);
    await expect(ta.getByRole('button', { name: /^Done, next/ })).toBeVisible();
  });
  await test.step('after a reload it is there, and leaves the keys to the page', async () => {
    await ta.reload();
    await expect(onLine(1)).toHaveValue('Is a mask not enough?');
    await expect(onLine(1)).not.toBeFocused();
    await ta.getByRole('button', { name: 'Open the comment on line 1' }).click();
    await expect(onLine(1)).toBeFocused();
    await expect(kept).toHaveCount(0);
  });
  await test.step('saved, it is a draft and nothing is left; given up, it is gone', async () => {
    await onLine(1).press('ControlOrMeta+Enter');
    const draft = ta
      .getByRole('article', { name: /^Comment by/ })
      .filter({ hasText: 'Is a mask not enough?' });
    await expect(draft).toContainText('draft');
    await expect(onLine(1)).toHaveCount(0);
    await draft.getByRole('button', { name: 'Discard' }).click();
    await expect(draft).toHaveCount(0);
    await choose(2);
    await ta.keyboard.insertText('Never mind.');
    await onLine(2).press('Escape');
    await ta.reload();
    await expect(sourceOf(ta)).toBeVisible();
    await expectAlive(ta);
    await expect(onLine(2)).toHaveCount(0);
  });
});

test('a newer submission takes along what was said of the older one', async ({ page }) => {
  const { ta } = desks;
  await comeAs(page, 'student', desks.site.origin);
  const workspace = await openWorkspace(page, EXERCISE, desks.site.origin);
  const handIn = async (line: string) => {
    await workspace.write(`${exerciseFile(EXERCISE, 'starter.ts')}\n// ${line}\n`);
    await workspace.submit();
    await expect(workspace.results.getByRole('heading', { name: /, verified$/ })).toBeVisible({
      timeout: 60_000,
    });
  };
  await handIn('Mo Ossander, student@descent.example');
  await ta.goto(at(`review?exercise=${EXERCISE}`));
  await ta.getByRole('table').getByRole('link', { name: 'Mo Ossander' }).click();
  await expect(sourceOf(ta)).toBeVisible();
  const text = ta.getByRole('textbox', { name: /^Comment on the whole/ });
  await pressUntil(ta, 'c', async () => {
    await expect(text).toBeFocused({ timeout: 2_000 });
  });
  await ta.keyboard.insertText('Look at **negative** numbers.');
  await test.step('signed out meanwhile, they keep what they wrote, and save it once they are signed in again', async () => {
    const session = await ta.context().cookies();
    await ta.context().clearCookies();
    await text.press('ControlOrMeta+Enter');
    await expect(ta.getByText('You are signed out.').first()).toBeVisible();
    await ta.context().addCookies(session);
    await expect(text).toHaveValue('Look at **negative** numbers.');
    await text.press('ControlOrMeta+Enter');
  });
  await expect(ta.getByRole('article', { name: /^Comment by/ })).toContainText('draft');
  await handIn('Mo Ossander again');
  // The student's page still shows the first one while the second is on its way.
  await expect(async () => {
    await ta.reload();
    await expect(ta.getByText('Submission 2 is newer')).toBeVisible({ timeout: 3_000 });
  }).toPass();
  const carry = ta.getByRole('button', { name: 'Carry over …' });
  const dialog = ta.getByRole('dialog');
  await tabTo(ta, carry);
  await pressUntil(ta, 'Enter', async () => {
    await expect(dialog).toContainText('negative', { timeout: 3_000 });
  });
  await inBothThemes(ta);
  await dialog.getByRole('button', { name: /^Carry \d over as drafts?$/ }).click();
  await expect(ta.getByText('Submission 2 is newer')).toHaveCount(0);
  await expect(
    ta.getByRole('article', { name: /^Comment by/ }).filter({ hasText: 'negative' }),
  ).toContainText('draft');
});

besideAnotherAndNameless(desks);

test('a hold that has run out is the next one’s, and who left it open is told at a key', async () => {
  const { ta, other } = desks;
  await ta.goto(at(`review/next?exercise=${EXERCISE}`));
  const held = ta.url();
  const graded = /is grading this$/;
  await expect(async () => {
    await other.goto(held);
    await expect(other.getByText('Tess Arnaud is grading this')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await putClockOn(desks.site);
  const taken = other.waitForResponse((response) => response.request().method() === 'POST');
  await other.goto(held);
  await taken;
  await expect(other.getByRole('button', { name: /^Done, next/ })).toBeVisible();
  await expect(other.getByText(graded)).toHaveCount(0);
  await expect(ta.getByText(graded), 'nothing tells who does nothing').toHaveCount(0);
  // As long as the server’s clock was put on: the page renews its hold at a key, not oftener than each minute.
  await ta.clock.setSystemTime(Date.now() + PUT_ON_MS);
  await pressUntil(ta, 'Shift', async () => {
    await expect(ta.getByText('Ines Laurent is grading this')).toBeVisible({ timeout: 3_000 });
  });
  await inBothThemes(ta);
});

test('three graders at once, by keys alone: everything is graded, once, and nobody’s points are overwritten', async ({
  browser,
}) => {
  const { ta, other } = desks;
  const third = await deskOf(browser, { role: 'second-ta', site: desks.site });
  /** Whose work, or which, the log names with an action. */
  const written = async (action: string) => {
    const log = await ta.request.get(at(`audit/export?action=${action}`));
    const lines = (await log.text()).split('\n').filter((line) => line.includes(`,${action},`));
    return lines.map((line) => /[\da-f]{8}-[\da-f-]{27}/.exec(line)?.[0]);
  };
  const logged = () => Promise.all([written('override.set'), written('review.done')]);
  const next = at(`review/next?exercise=${EXERCISE}`);
  await third.goto(next);
  const [, waiting] = /What counts (\d+)/.exec((await queue(third).textContent()) ?? '') ?? [];
  expect(Number(waiting)).toBeGreaterThan(5);
  const before = await logged();
  await Promise.all([
    gradeAll(ta, { queue: next, points: '1' }),
    gradeAll(other, { queue: next, points: '2' }),
    gradeAll(third, { queue: next, points: '3' }),
  ]);
  const since = (await logged()).map((all, which) => all.slice(0, all.length - (before[which]?.length ?? 0)));
  for (const submissions of since) {
    expect(submissions).toHaveLength(Number(waiting));
    expect(new Set(submissions).size, 'no one twice').toBe(Number(waiting));
  }
  await third.context().close();
});

draftsLeftBehind(desks);
