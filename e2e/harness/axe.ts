import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** All that another theme or another width of one page can break. */
const OF_LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/** Fails with every violation of WCAG 2.2 AA that axe finds in the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothingFound(page, new AxeBuilder({ page }).withTags(WCAG_22_AA));
}

/** Of a page that was read by every rule already, in another theme or at another width: what that can break. */
export async function expectLegible(page: Page): Promise<void> {
  await expectNothingFound(page, new AxeBuilder({ page }).withRules(OF_LOOKS));
}

/** In the light theme by every rule, then in the dark one by those of looks: the rest of the page is the same. */
export async function inBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectLegible(page);
}

async function expectNothingFound(page: Page, axe: AxeBuilder): Promise<void> {
  const violations = await violationsOfTitled(page, axe);
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  );
  expect(found.join('\n')).toBe('');
}

/** A page is refreshed once after what was done on it, seldom twice. */
const RUNS_MAX = 3;

/**
 * What axe finds while the page has its title, and stands still. The title comes with the stream of a page, after what is
 * seen first, and a refresh takes it away for a moment: an axe that ran just then runs again.
 */
async function violationsOfTitled(page: Page, axe: AxeBuilder) {
  for (let run = 1; ; run++) {
    await expect(page).toHaveTitle(/\S/);
    // Counted anew each time: of a transition whose element has gone nobody is told.
    await expect.poll(() => page.evaluate(transitionsUnderWay)).toBe(0);
    const { violations } = await axe.analyze();
    if (run === RUNS_MAX || violations.every(({ id }) => id !== 'document-title')) return violations;
  }
}

/** Colours on their way from one theme to the other have a contrast that nobody meant. What turns for ever is no such way. */
function transitionsUnderWay(): number {
  return document
    .getAnimations()
    .filter(
      ({ playState, effect }) =>
        playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
    ).length;
}
