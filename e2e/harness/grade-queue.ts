/** A grader at work in a queue, by keys. */
import { expect, type Locator, type Page } from '@playwright/test';

/** What the open submission says. */
export const sourceOf = (grader: Page) => grader.getByRole('list', { name: /^Source of submission/ });

/** A key does something once the page has its scripts: pressed until it has. */
export async function pressUntil(grader: Page, key: string, isThere: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await grader.keyboard.press(key);
    await isThere();
  }).toPass();
}

/** Three pages that ask for everything at once take their time on two busy cores. */
const PATIENT = { timeout: 60_000 };

/**
 * Points by hand and done, with keys alone and as fast as they go, until nobody is left. What somebody else was quicker at is
 * said, and left to them.
 */
export async function gradeAll(
  grader: Page,
  { queue, points }: { queue: string; points: string },
): Promise<void> {
  const form = grader.getByRole('form', { name: 'Override' });
  const refused = grader.getByText(
    /^(Someone else|Somebody else|The grade is another one) .* nothing was saved/,
  );
  const taken = grader.getByText(/is grading this$/);
  const nobody = grader.getByRole('heading', { name: /nobody is left$/ });
  const goesNoFurther = grader
    .getByRole('button', { name: 'Open again' })
    .or(grader.getByText('Nothing else is free in this queue.'))
    .first();
  const isThere = (...any: Locator[]) => Promise.all(any.map((one) => one.isVisible()));
  const begin = async () => {
    await grader.goto(queue);
    await expect(sourceOf(grader).or(nobody)).toBeVisible();
  };
  await begin();
  while (!(await nobody.isVisible())) {
    const { pathname } = new URL(grader.url());
    const isLeft = () => new URL(grader.url()).pathname !== pathname;
    const settled = (...signs: Locator[]) =>
      expect.poll(async () => isLeft() || (await isThere(...signs)).includes(true), PATIENT).toBe(true);
    if (await taken.isVisible()) {
      // A key is lost on a page that has no scripts yet, and the hold may end meanwhile: then it is this grader's.
      await pressUntil(grader, 'j', () =>
        expect
          .poll(async () => isLeft() || (await goesNoFurther.isVisible()) || !(await taken.isVisible()), {
            timeout: 3_000,
          })
          .toBe(true),
      );
    } else if (await grader.getByRole('button', { name: 'Open again' }).isVisible()) {
      // Somebody was quicker while this grader was on the way.
      await begin();
    } else {
      await pressUntil(grader, 'o', () => expect(form).toBeVisible({ timeout: 3_000 }));
      await grader.keyboard.insertText(points);
      await grader.keyboard.press('Tab');
      await grader.keyboard.insertText('Read by a person.');
      await grader.keyboard.press('ControlOrMeta+Enter');
      await expect
        .poll(async () => (await form.count()) === 0 || (await refused.isVisible()), PATIENT)
        .toBe(true);
      const isMine = !(await refused.isVisible());
      await grader.keyboard.press(isMine ? 'd' : 'Escape');
      await settled(goesNoFurther, taken);
    }
    if (!isLeft() && (await goesNoFurther.isVisible())) await begin();
  }
}
