/** One submission under review: a comment, a run in the grader's own browser, the rubric, a question of the student. */
import { type Browser, type Page, expect as soon } from '@playwright/test';
import { openWorkspace } from '../../e2e/harness/workspace.ts';
import type { Stage } from './stage.ts';

const expect = soon.configure({ timeout: 120_000 });
export const EXERCISE = 'warm-up/relu';

export async function review({ page, origin, take }: Stage): Promise<void> {
  await page.goto(`${origin}/courses/odl/review?exercise=${EXERCISE}`);
  await page.getByRole('table').getByRole('link', { name: 'Farid Eskandri' }).click();
  await page.getByRole('list', { name: 'Source of submission 1' }).waitFor();
  const text = page.getByRole('textbox', { name: /^Comment on line 4/ });
  await expect(async () => {
    await page.getByRole('button', { name: /line 4$/ }).click();
    await soon(text).toBeFocused({ timeout: 2_000 });
  }).toPass();
  await text.fill('What comes out of `NaN` times 0? Try it in *scratch.ts*.');
  await text.press('ControlOrMeta+Enter');
  await page.getByRole('article').waitFor();
  await page.keyboard.press('f');
  await page.getByRole('button', { name: /^Clear flag/ }).waitFor();
  await take('review');
  await page.keyboard.press('x');
  const here = page.getByRole('region', { name: 'In your browser' });
  await expect(here.getByRole('heading', { name: /pass(es)?$/ })).toBeVisible();
  await take('live-run');
}

/** What another number of points would do to those who have the item. */
export async function rubric({ page, origin, take }: Stage): Promise<void> {
  const panel = page.getByRole('region', { name: 'Rubric' });
  for (const [at, student] of ['Dayo Adeyelu', 'Elsa Dahlmere', 'Farid Eskandri'].entries()) {
    await page.goto(`${origin}/courses/odl/review?exercise=${EXERCISE}`);
    await page.getByRole('table').getByRole('link', { name: student }).click();
    if (at === 0) {
      await addItem(page, 'One loop too many', '-1');
      await addItem(page, 'Says why NaN stays', '1');
    }
    await panel.getByRole('button', { name: /[+]1 Says why NaN stays/ }).click();
    await panel.getByRole('button', { name: 'Show the item to the student' }).click();
    await expect(panel).toContainText('shown');
  }
  await panel.getByRole('button', { name: 'Edit “Says why NaN stays”' }).click();
  await panel.getByLabel('Points, below 0 to take away').fill('2.5');
  await panel.getByRole('button', { name: 'Show what changes' }).click();
  await expect(panel.getByRole('status')).toContainText('3 grades change');
  await take('rubric');
}

async function addItem(page: Page, title: string, points: string): Promise<void> {
  const panel = page.getByRole('region', { name: 'Rubric' });
  const wording = panel.getByLabel('What the student reads');
  await expect(async () => {
    await panel.getByRole('button', { name: 'Add an item' }).click();
    await soon(wording).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await wording.fill(title);
  await panel.getByLabel('Points, below 0 to take away').fill(points);
  await page.keyboard.press('Enter');
  await expect(wording).toHaveCount(0);
}

/** A student asks about a case; its input is called again beside the reference. */
export async function replay({ page, origin, take }: Stage, browser: Browser): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const student = await context.newPage();
  await signInAs(student, { origin, email: 'elsa.dahlmere@class.example' });
  await openWorkspace(student, EXERCISE, origin);
  await student.getByRole('tab', { name: /^Submissions/ }).click();
  await student
    .getByRole('tabpanel', { name: /^Submissions/ })
    .getByRole('button')
    .first()
    .click();
  await student.getByRole('button', { name: 'Ask about this grade' }).click();
  const form = student.getByRole('form', { name: 'A new question' });
  await form.getByLabel('About').selectOption({ index: 1 });
  await form
    .getByLabel('Your question, in Markdown')
    .fill('I get the same size. What is wrong with the sign?');
  await form.getByRole('button', { name: 'Send the question' }).click();
  await student.getByRole('article', { name: /^Question about/ }).waitFor();
  await context.close();
  await page.goto(`${origin}/courses/odl/requests`);
  await page.getByRole('link', { name: 'Elsa Dahlmere' }).click();
  const asked = page.getByRole('region', { name: 'Questions of the student' });
  const live = page.getByRole('region', { name: /^Replay of/ });
  await expect(async () => {
    await asked.getByRole('button', { name: 'Replay the input' }).click();
    await soon(live).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(live.getByRole('region', { name: 'The reference', exact: true })).toContainText('returned');
  await asked.scrollIntoViewIfNeeded();
  await take('replay');
}

/** A student of the class. */
export async function signInAs(
  page: Page,
  { origin, email }: { origin: string; email: string },
): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('descent');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
