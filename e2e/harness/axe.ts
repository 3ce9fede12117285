import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** All that another theme of one page can break. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Fails with every violation of WCAG 2.2 AA that axe finds in the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothingFound(page, new AxeBuilder({ page }).withTags(WCAG_22_AA));
}

/** In the light theme by every rule, then in the dark one by those of colours: the rest of the page is the same. */
export async function inBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNothingFound(page, new AxeBuilder({ page }).withRules(OF_COLOURS));
}

async function expectNothingFound(page: Page, axe: AxeBuilder): Promise<void> {
  // It comes with the stream of a page, after what is seen first.
  await expect(page).toHaveTitle(/\S/);
  await page.evaluate(transitionsOver);
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  );
  expect(found.join('\n')).toBe('');
}

/** Colours on their way from one theme to the other have a contrast that nobody meant. */
async function transitionsOver(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
