/** Moving through a page as somebody does who has no mouse. */
import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page of ours has before what a person looks for. */
const STOPS_MAX = 80;

/** Presses Tab until `target` has the focus; fails when the page never gives it. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${STOPS_MAX} presses of ${key} never reached ${target}.`);
}

/** Where the focus is, a person must see it: an outline, or the cursor of a text field. */
export async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing has the focus';
    // A link that fills its row draws its outline round the row.
    const outlined = ['', '::before', '::after'].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
      return outlineStyle !== 'none' && outlineWidth !== '0px';
    });
    const writes = element.matches('input, textarea, .native-edit-context');
    return writes || outlined ? 'seen' : element.outerHTML;
  });
  expect(seen).toBe('seen');
}

async function isFocused(target: Locator): Promise<boolean> {
  if ((await target.count()) !== 1) return false;
  return target.evaluate((element) => element === document.activeElement);
}
