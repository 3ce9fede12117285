/** Another submission beside the open one, and whose work nobody knows: journeys in the middle of `two-graders.spec.ts`. */
import { expect, type Page, type Response, test } from '@playwright/test';
import { inBothThemes } from '../../harness/axe.ts';
import { pressUntil, sourceOf } from '../../harness/grade-queue.ts';
import { type Desks, EXERCISE, queue } from './desks.ts';

const compare = (grader: Page) => grader.getByRole('dialog', { name: 'Compare with' });

/** Names and addresses of everybody who has handed in. */
const PEOPLE =
  /lindqvara|fenwold|hallvik|adeyelu|dahlmere|eskandri|castellane|ossander|class\.example|student@descent/i;

/** Everything of the course that the server sends meanwhile, with its address and headers (file names are there). */
async function recordedAt(grader: Page, act: () => Promise<void>): Promise<string> {
  const parts: Promise<string>[] = [];
  const record = (response: Response) => {
    const body = response.text().catch(() => '');
    parts.push(body.then((text) => `${response.url()}\n${JSON.stringify(response.headers())}\n${text}`));
  };
  grader.on('response', record);
  await act();
  grader.off('response', record);
  return (await Promise.all(parts)).join('\n');
}

function namesIn(text: string, ids: readonly string[]): readonly string[] {
  const names = text.match(new RegExp(PEOPLE, 'gi'))?.map((hit) => hit.toLowerCase()) ?? [];
  return [...new Set([...names, ...ids.filter((id) => text.includes(id))])];
}

/** Declares them; from the second on the exercise is graded without names. */
export function besideAnotherAndNameless(desks: Desks): void {
  besideAnother(desks);
  nameless(desks);
  nameOnRequest(desks);
}

function besideAnother(desks: Desks): void {
  test('any other submission stands beside the open one by a few letters, and a link shows the same two', async () => {
    const { ta, other } = desks;
    const options = compare(ta).getByRole('option');
    await pressUntil(ta, 'v', async () => {
      await expect(options.first()).toHaveText(/^Submission 1/, { timeout: 3_000 });
    });
    await inBothThemes(ta);
    await ta.keyboard.insertText('dahl');
    // At once, as people do: what is found is still on its way.
    await ta.keyboard.press('Enter');
    await expect(ta.getByText('Mo Ossander, submission 2', { exact: true })).toBeVisible();
    await expect(ta.getByText(/Dahlmere, submission 1$/).first()).toBeVisible();
    await expect(ta).toHaveURL(/&with=[0-9a-f-]{36}$/);
    await inBothThemes(ta);
    await other.goto(ta.url());
    await expect(other.getByText(/Dahlmere, submission 1$/).first()).toBeVisible();
    await pressUntil(ta, 'v', async () => {
      await expect(options.first()).toHaveText(/^Nothing/, { timeout: 3_000 });
    });
    await ta.keyboard.press('Enter');
    await expect(sourceOf(ta)).toBeVisible();
    await expect(ta).not.toHaveURL(/with=/);
  });
}

function nameless(desks: Desks): void {
  const { at } = desks;
  test('without names, nothing that the queue sends says whose work it is: 0 hits', async () => {
    const { ta, other } = desks;
    const through = async (grader: Page, link: RegExp) => {
      await grader.goto(at(`review?exercise=${EXERCISE}`));
      await grader.getByRole('table').getByRole('link', { name: link }).first().click();
      await expect(sourceOf(grader)).toBeVisible();
      const url = grader.url();
      await queue(grader).locator('a:not([aria-current])').first().click();
      await expect(grader).not.toHaveURL(url);
      await expect(sourceOf(grader)).toBeVisible();
      const options = compare(grader).getByRole('option');
      await pressUntil(grader, 'v', async () => {
        await expect(options.nth(1)).toBeVisible({ timeout: 3_000 });
      });
      await options.last().click();
      await expect(grader.getByRole('button', { name: /^Compare with .*submission/ })).toBeVisible();
    };
    const book = await (await ta.request.get(at('gradebook/export?format=json'))).text();
    const ids = book.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
    const named = await recordedAt(ta, () => through(ta, /Castellane|Lindqvara|Dahlmere/));
    expect(namesIn(named, ids), 'the control: with names they are found').toEqual(
      expect.arrayContaining(['lindqvara', 'castellane', 'ossander']),
    );

    await other.goto(at('review'));
    await other.getByLabel('Exercise to grade without names').selectOption(EXERCISE);
    await other.getByRole('button', { name: 'Grade without names' }).click();
    await expect(other.getByRole('button', { name: 'Show names again' })).toBeVisible();
    await inBothThemes(other);

    // A page of its own: the one before keeps what it fetched while there were names.
    const fresh = await ta.context().newPage();
    await ta.close();
    desks.ta = fresh;
    const sent = await recordedAt(fresh, () => through(fresh, /^Student [0-9A-Z]{6}$/));
    expect(sent).toMatch(/Student [0-9A-Z]{6}/);
    expect(namesIn(sent, ids)).toEqual([]);
  });
}

function nameOnRequest(desks: Desks): void {
  const { at } = desks;
  test('whose it is an instructor asks by a button, and a TA cannot', async () => {
    const { ta, other } = desks;
    await ta.goto(at(`review?exercise=${EXERCISE}`));
    await ta
      .getByRole('table')
      .getByRole('link', { name: /^Student/ })
      .first()
      .click();
    await expect(ta.getByRole('heading', { name: /^Student [0-9A-Z]{6}$/ })).toBeVisible();
    await expect(ta.getByRole('button', { name: 'Reveal the name' })).toHaveCount(0);
    await other.goto(ta.url());
    const said = other.getByRole('status').filter({ hasText: PEOPLE });
    await expect(async () => {
      await other.getByRole('button', { name: 'Reveal the name' }).click();
      await expect(said).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await inBothThemes(other);
  });
}
