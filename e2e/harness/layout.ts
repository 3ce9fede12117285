/** What a person at a narrow window or at 200 % zoom must still be able to reach. */
import { expect, type Page } from '@playwright/test';

/** Fails when the page itself scrolls sideways, or a control reaches beyond it or has its words cut off. */
export async function expectNothingCut(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const scrolls = (element: Element | null): boolean => {
      for (let at = element; at !== null && at !== document.body; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`);
    const controls = 'button, a[href], input, select, textarea, summary';
    for (const control of document.querySelectorAll<HTMLElement>(controls)) {
      const { left, right, width, height } = control.getBoundingClientRect();
      if (width <= 1 || height <= 1 || !control.checkVisibility({ visibilityProperty: true })) continue;
      // Monaco keeps its own; a box that scrolls brings its controls into view.
      if (control.closest('.monaco-editor') !== null || scrolls(control.parentElement)) continue;
      const name = `${control.tagName.toLowerCase()} "${control.textContent?.trim().slice(0, 40)}"`;
      if (left < -1 || right > innerWidth + 1) found.push(`${name} reaches beyond the page`);
      const { overflowX, textOverflow } = getComputedStyle(control);
      const hides = overflowX !== 'visible' && textOverflow !== 'ellipsis';
      if (control.matches('button, a, summary') && hides && control.scrollWidth > control.clientWidth + 1)
        found.push(`${name} is cut off`);
    }
    return found;
  });
  expect(cut).toEqual([]);
}
