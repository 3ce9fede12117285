import { expect, type Page } from '@playwright/test';
import axe, { type Result, type RunOnly, type RunOptions } from 'axe-core';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** All that another theme or another width of one page can break. */
const OF_LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/** Fails with every violation of WCAG 2.2 AA that axe finds in the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothingFound(page, { type: 'tag', values: WCAG_22_AA });
}

/** Of a page that was read by every rule already, in another theme or at another width: what that can break. */
export async function expectLegible(page: Page): Promise<void> {
  await expectNothingFound(page, { type: 'rule', values: OF_LOOKS });
}

/** In the light theme by every rule, then in the dark one by those of looks: the rest of the page is the same. */
export async function inBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectLegible(page);
}

async function expectNothingFound(page: Page, runOnly: RunOnly): Promise<void> {
  const violations = await violationsOfTitled(page, runOnly);
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
async function violationsOfTitled(page: Page, runOnly: RunOnly): Promise<readonly Result[]> {
  for (let run = 1; ; run++) {
    await expect(page).toHaveTitle(/\S/);
    // Counted anew each time: of a transition whose element has gone nobody is told.
    await expect.poll(() => page.evaluate(transitionsUnderWay)).toBe(0);
    const violations = await violationsOf(page, runOnly);
    if (run === RUNS_MAX || violations.every(({ id }) => id !== 'document-title')) return violations;
  }
}

/**
 * A page that axe has read already keeps it. Of what passes axe tells nothing, or it would spend longer on naming that than on
 * looking; nor does it wait for the frames of realms to answer: they have no content.
 */
async function violationsOf(page: Page, runOnly: RunOnly): Promise<readonly Result[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = { runOnly, resultTypes: ['violations'], iframes: false };
  return page.evaluate(async (given) => (await window.axe.run(document, given)).violations, options);
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
