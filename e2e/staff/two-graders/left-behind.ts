/** What a grader who leaves has drafted: the last journey of `two-graders.spec.ts`, for one of three is gone after it. */
import { expect, type Page, test } from '@playwright/test';
import { inBothThemes } from '../../harness/axe.ts';
import { pressUntil, sourceOf } from '../../harness/grade-queue.ts';
import { tabTo } from '../../harness/keyboard.ts';
import { type Desks, deskOf, EXERCISE } from './desks.ts';

const DRAFT = 'The sign is right; say why.';

/** Declares it. */
export function draftsLeftBehind(desks: Desks): void {
  const { at } = desks;
  const card = (grader: Page) =>
    grader.getByRole('article', { name: /^Comment by/ }).filter({ hasText: DRAFT });

  test('a draft of a grader who left the course is taken over by a colleague, and shown under their name', async ({
    browser,
  }) => {
    const { ta, other, site } = desks;
    const leaving = await deskOf(browser, { role: 'second-ta', site });
    await leaving.goto(at(`review?exercise=${EXERCISE}`));
    const submission = leaving.getByRole('table').getByRole('link', { name: /^Student [0-9A-Z]{6}$/ });
    await submission.first().click();
    await expect(sourceOf(leaving)).toBeVisible();
    const text = leaving.getByRole('textbox', { name: /^Comment on the whole/ });
    await pressUntil(leaving, 'c', () => expect(text).toBeFocused({ timeout: 2_000 }));
    await leaving.keyboard.insertText(DRAFT);
    await text.press('ControlOrMeta+Enter');
    await expect(card(leaving)).toContainText('draft');

    await ta.goto(leaving.url());
    const takeOver = card(ta).getByRole('button', { name: 'Take over' });
    await expect(card(ta)).toContainText('draft');
    await expect(takeOver, 'its author may come back to it').toHaveCount(0);

    await test.step('an instructor takes its author out of the course', async () => {
      await other.goto(at('people'));
      await other.getByRole('button', { name: 'Change Rosa Tengel' }).click();
      await other.getByRole('menuitem', { name: 'Take out of the course' }).click();
      await other.getByRole('dialog').getByRole('button', { name: 'Take out' }).click();
      await expect(other.getByRole('row', { name: /Rosa Tengel/ })).toHaveCount(0);
      await leaving.context().close();
    });

    await ta.reload();
    await expect(card(ta)).toContainText('draft, its author has left');
    await inBothThemes(ta);
    await tabTo(ta, takeOver);
    await ta.keyboard.press('Enter');
    await expect(takeOver).toHaveCount(0);
    await expect(card(ta)).not.toContainText('its author has left');
    await ta.getByRole('button', { name: /^Show to the student/ }).click();
    await expect(card(ta)).toContainText('shown to student');
    await expect(card(ta)).toHaveAccessibleName(/Tess Arnaud/);
  });
}
