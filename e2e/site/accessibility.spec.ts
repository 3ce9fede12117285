/** The pages that everybody has, and the states that matter, in both themes: WCAG 2.2 AA as far as a program can see it. */
import type { Page } from '@playwright/test';
import { expectAccessible, expectLegible, inBothThemes } from '../harness/axe.ts';
import { exerciseFile, mistakenProgram } from '../harness/exercise-files.ts';
import { expectNothingCut } from '../harness/layout.ts';
import { comeAs, signIn } from '../harness/sign-in.ts';
import { slowedDown } from '../harness/slow-solution.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace, type Workspace } from '../harness/workspace.ts';

const HOME = '/courses/odl';
const SLUG = 'warm-up/relu';

/** A window of 1440 px at 200 % has 720 px of the page's own; a phone half of that. */
const NARROW = [
  { width: 720, height: 450 },
  { width: 390, height: 844 },
];

async function inNarrowWindows(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const size of NARROW) {
    await page.setViewportSize(size);
    await expectNothingCut(page);
  }
  if (before) await page.setViewportSize(before);
}

test('what is wrong on a page is found', async ({ page }) => {
  const wrong = '<html lang="en"><title>Wrong</title><img src=""><p style="color: #eee">pale</p></html>';
  await page.setContent(wrong);
  await expect(expectAccessible(page)).rejects.toThrow(/image-alt[\s\S]*<img/);
  await expect(expectLegible(page)).rejects.toThrow(/color-contrast[\s\S]*pale/);
});

test('sign-in, and what is not there', async ({ page }) => {
  await page.goto('/sign-in');
  await inBothThemes(page);
  await inNarrowWindows(page);
  await signIn(page, 'ta');
  for (const path of [HOME, `${HOME}?as=student`, '/courses/nobodys']) {
    await test.step(path, async () => {
      await page.goto(path);
      await inBothThemes(page);
      await inNarrowWindows(page);
    });
  }
});

test('a page that could not be shown says so, and offers to try again', async ({ page }) => {
  await signIn(page, 'student');
  // A browser that lacks what the workspace needs.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'matchMedia'));
  await page.goto(`${HOME}/${SLUG}`);
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await inBothThemes(page);
});

test.describe('the workspace', () => {
  const SHEETS: readonly { readonly what: string; open(workspace: Workspace): Promise<void> }[] = [
    {
      what: 'shortcuts',
      open: async ({ page }) => page.getByRole('button', { name: /^Shortcuts/ }).click(),
    },
    { what: 'submission', open: async ({ page }) => page.keyboard.press('ControlOrMeta+Shift+Enter') },
    { what: 'palette', open: async ({ page }) => page.keyboard.press('ControlOrMeta+k') },
    {
      what: 'reset to the starter',
      open: async ({ page }) => page.getByRole('button', { name: 'Reset to the starter' }).click(),
    },
  ];

  test('at rest, with results, with an error, with each of its sheets', async ({ page }) => {
    test.setTimeout(240_000);
    await comeAs(page, 'student');
    const workspace = await openWorkspace(page, SLUG);
    await inBothThemes(page);

    await test.step('with colours of the reader’s own, what is chosen has an edge', async () => {
      await page.emulateMedia({ forcedColors: 'active' });
      const style = (name: string) =>
        page.getByRole('tab', { name }).evaluate((tab) => getComputedStyle(tab).outlineStyle);
      expect([await style('Statement'), await style('Submissions')]).toEqual(['double', 'none']);
      await page.emulateMedia({ forcedColors: 'none' });
    });

    await test.step('a failing case is open', async () => {
      await workspace.write(mistakenProgram(SLUG, 'absolute-value'));
      await workspace.run();
      await inBothThemes(page);
      await inNarrowWindows(page);
    });

    await test.step('code that does not compile', async () => {
      await workspace.write('export function relu( {');
      await page.keyboard.press('ControlOrMeta+Enter');
      await expect(workspace.results.getByRole('heading', { name: /does not compile$/ })).toBeVisible();
      await inBothThemes(page);
    });

    for (const { what, open } of SHEETS) {
      await test.step(what, async () => {
        await open(workspace);
        await expect(page.getByRole('dialog')).toBeVisible();
        await inBothThemes(page);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      });
    }
  });

  test('nothing moves for those who ask for less motion', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await comeAs(page, 'student');
    const workspace = await openWorkspace(page, SLUG);
    const reference = exerciseFile(SLUG, 'reference.ts');
    await workspace.write(slowedDown(reference, { entryPoint: 'relu', callMs: 100 }));
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(workspace.results.getByRole('heading', { name: /^Running case/ })).toBeVisible();
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState, effect }) => {
          const { duration, iterations } = effect?.getTiming() ?? {};
          return playState === 'running' && (Number(duration) > 1 || iterations === Infinity);
        })
        .map((animation) => String((animation as CSSAnimation).animationName)),
    );
    expect(moving).toEqual([]);
    await workspace.results.getByRole('button', { name: /^Stop/ }).click();
  });
});
