/** A room of two at work on the projector, and a disputed case that is called again in the grader's own browser. */
import type { Browser, Locator, Page } from '@playwright/test';
import { expectAccessible, inBothThemes } from '../harness/axe.ts';
import { exerciseFile, mistakenProgram } from '../harness/exercise-files.ts';
import { signIn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

const MISTAKE = mistakenProgram('warm-up/relu', 'absolute-value');

test('a wall counts the runs of a room, names its mistake, and nobody', async ({ page, browser }) => {
  test.setTimeout(300_000);
  await signIn(page, 'student');
  const { origin } = new URL(page.url());
  const instructor = await newPage(browser);
  await signIn(instructor, 'instructor', origin);
  const second = await joinedStudent(browser, instructor, origin);
  const wall = instructor;
  await wall.setViewportSize({ width: 1440, height: 900 });

  await test.step('it is off until the instructor turns it on', async () => {
    await wall.goto(`${origin}/courses/odl/wall/warm-up/relu`);
    await expect(wall.getByText('The wall is off.')).toBeVisible();
    await inBothWallThemes(wall);
    await wall.getByRole('button', { name: 'Turn the wall on' }).click();
    await expect(wall.getByText('Waiting for the first run.')).toBeVisible();
  });

  await test.step('one alone is counted, two with one mistake are shown with its question', async () => {
    const first = await openWorkspace(page, 'warm-up/relu');
    await first.write(MISTAKE);
    await first.run();
    await expect(wall.getByText('One is working.')).toBeVisible();
    const other = await openWorkspace(second, 'warm-up/relu', origin);
    await other.write(MISTAKE);
    await other.run();
    const seen = wall.getByRole('region', { name: 'Seen most right now' });
    await expect(seen.getByRole('listitem')).toHaveText(
      /2Takes the absolute value.*What should a neuron that is pushed below zero give out\?/,
    );
    await expect(wall.getByRole('list', { name: 'Cases' })).toContainText('of 2');
    await inBothWallThemes(wall);
  });

  await test.step('a run that passes moves the counts, without a reload', async () => {
    const other = await openWorkspace(second, 'warm-up/relu', origin);
    await other.write(exerciseFile('warm-up/relu', 'reference.ts'));
    await other.run();
    await expect(wall.getByText(/pass all \d+/).locator('..')).toContainText(/^1/);
    await expect(wall.getByText('No known mistake in two runs.')).toBeVisible();
  });

  await test.step('it names nobody, and ends with its last counts', async () => {
    expect(await wall.content()).not.toMatch(/Mo Ossander|Second Person|@descent\.example|@room\.example/);
    await wall.keyboard.press(' ');
    await expect(wall.getByText(/^Paused \d\d:\d\d$/)).toBeVisible();
    await wall.keyboard.press(' ');
    await wall.keyboard.press('?');
    await wall.getByRole('button', { name: 'Turn the wall off' }).click();
    await expect(wall.getByText('Ended, last counts')).toBeVisible();
  });
});

test('a disputed case is replayed beside the reference, and its input offered to the next version', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await signIn(page, 'student');
  const { origin } = new URL(page.url());
  const workspace = await openWorkspace(page, 'warm-up/relu');
  await workspace.write(MISTAKE);
  await workspace.submit();
  await expect(workspace.results.getByRole('heading', { name: /verified$/ })).toBeVisible({
    timeout: 60_000,
  });

  await test.step('the student asks about a line, the whole and a case: however many there are, one can be added', async () => {
    await openFirstSubmission(page);
    for (const about of [{ label: 'line 3' }, { index: 0 }, { index: 1 }]) {
      await page.getByRole('button', { name: 'Ask about this grade' }).click();
      const form = page.getByRole('form', { name: 'A new question' });
      await form.getByLabel('About').selectOption(about);
      await form.getByLabel('Your question, in Markdown').fill('Why is this wrong?');
      const send = form.getByRole('button', { name: 'Send the question' });
      if (about.index === 1) await refusedSignedOut(page, send);
      await send.click();
      await expect(form).toHaveCount(0);
    }
    await expect(page.getByRole('article', { name: /^Question about/ })).toHaveCount(3);
  });

  const staff = await newPage(browser);
  await signIn(staff, 'ta', origin);
  await test.step('the TA calls both programs on its input, and keeps it for the next version', async () => {
    await staff.goto(`${origin}/courses/odl/requests`);
    await staff.locator('a[href*="/review/"]').first().click();
    const questions = staff.getByRole('region', { name: 'Questions of the student' });
    await questions.getByRole('button', { name: 'Replay the input' }).click();
    const replay = staff.getByRole('region', { name: /^Replay of/ });
    for (const side of ['The student’s code', 'The reference']) {
      await expect(replay.getByRole('region', { name: side, exact: true })).toContainText('returned', {
        timeout: 60_000,
      });
    }
    await inBothThemes(staff);
    await questions.getByRole('button', { name: 'The student is right: keep the input' }).click();
    await expect(questions.getByRole('button', { name: 'Input kept for the next version' })).toBeVisible();
  });

  await test.step('points of the case are set by hand, a question is answered and closed; the student reads both', async () => {
    await staff.getByLabel('Points of a case').selectOption({ index: 1 });
    const form = staff.getByRole('form', { name: /^Points of/ });
    await form.getByLabel(/^New points/).fill('0.5');
    await form.getByLabel(/^Reason/).fill('The statement was not clear.');
    await form.getByRole('button', { name: /^Save override/ }).click();
    const byHand = staff.getByRole('region', { name: 'Points of cases set by hand' });
    await expect(byHand.first()).toContainText('The statement was not clear.');
    await inBothThemes(staff);
    const asked = staff.getByRole('article', { name: 'Question about line 3' });
    await asked.getByLabel('Reply, in Markdown').fill('Below zero it must be **zero**.');
    await asked.getByRole('button', { name: 'Close' }).click();
    await expect(asked).toContainText('closed');
    await page.reload();
    await openFirstSubmission(page);
    await expect(page.getByRole('region', { name: 'Points of cases set by hand' })).toContainText(
      'The statement was not clear.',
    );
    const answered = page.getByRole('article', { name: 'Question about line 3' });
    await expect(answered).toContainText('closed');
    await expect(answered.getByText('zero', { exact: true })).toBeVisible();
  });
});

async function openFirstSubmission(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Submissions/ }).click();
  const list = page.getByRole('tabpanel', { name: /^Submissions/ });
  await list.getByRole('button').first().click();
}

/** Signed out in another tab: the page says so, and stays as it is. Signed in again once it has. */
async function refusedSignedOut(page: Page, act: Locator): Promise<void> {
  const session = await page.context().cookies();
  await page.context().clearCookies();
  await act.click();
  await expect(page.getByText('You are signed out.').first()).toBeVisible();
  await page.context().addCookies(session);
}

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Somebody who came by an invitation link. */
async function joinedStudent(browser: Browser, instructor: Page, origin: string): Promise<Page> {
  await instructor.goto(`${origin}/courses/odl/people`);
  await instructor.getByRole('button', { name: 'New link' }).click();
  await instructor.getByRole('button', { name: 'Make the link' }).click();
  const link = await instructor.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  const student = await newPage(browser);
  await student.goto(link);
  await student.getByLabel('Your name').fill('Second Person');
  await student.getByLabel('Email').fill('second@room.example');
  await student.getByLabel('A password, 10 characters or more').fill('a long word for a room');
  await student.getByRole('button', { name: /join/i }).click();
  await student.waitForURL((url) => url.pathname.startsWith('/courses/'));
  return student;
}

/** The wall has a theme of its own, whatever the window's is. */
async function inBothWallThemes(wall: Page): Promise<void> {
  for (let theme = 0; theme < 2; theme += 1) {
    await expectAccessible(wall);
    await wall.keyboard.press('d');
  }
}
