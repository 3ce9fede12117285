/** The workspace page as journeys use it: by what a person sees and presses. */
import { expect, type Locator, type Page } from '@playwright/test';

const COURSE_PATH = '/courses/odl';
/** Monaco and a realm with TensorFlow.js load on a busy machine. */
const OPEN_MS_MAX = 60_000;

export interface Workspace {
  readonly page: Page;
  /** The backend chip of the status bar; `data-device` names the backend. */
  readonly device: Locator;
  readonly results: Locator;
  write(source: string): Promise<void>;
  /** Runs and waits for the end: "3 of 11 cases pass", "All 11 cases pass", "The case passes". */
  run(options?: { readonly timeout?: number }): Promise<string>;
  submit(): Promise<void>;
}

/** Opens an exercise, "cnn/conv2d", and waits until editor and realms are there. */
export async function openWorkspace(page: Page, slug: string, origin = ''): Promise<Workspace> {
  await page.goto(`${origin}${COURSE_PATH}/${slug}`);
  return atWorkspace(page);
}

/** The workspace that the page shows already. */
export async function atWorkspace(page: Page): Promise<Workspace> {
  const editor = page.locator('.monaco-editor').first();
  const device = page.locator('[data-device]');
  const results = page.getByRole('region', { name: 'Results' });
  await expect(editor).toBeVisible({ timeout: OPEN_MS_MAX });
  await expect(device).not.toHaveAttribute('data-device', 'none', { timeout: OPEN_MS_MAX });
  return {
    page,
    device,
    results,
    async write(source) {
      // Pasted, because the editor indents every line that is typed.
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('textbox', { name: /^Your solution/ }).focus();
      await page.evaluate((text) => navigator.clipboard.writeText(text), source);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('ControlOrMeta+v');
    },
    async run({ timeout = OPEN_MS_MAX } = {}) {
      await page.getByRole('button', { name: /^Run/ }).first().click();
      const ended = results.getByRole('heading', { name: /cases? pass(es)?$/ });
      // The heading of the last run goes when the next begins.
      await expect(
        results.getByRole('heading', { name: /^(Starting|Running case)/ }).or(ended),
      ).toBeVisible();
      await expect(ended).toBeVisible({ timeout });
      return (await ended.textContent()) ?? '';
    },
    async submit() {
      await page.getByRole('button', { name: /^Submit/ }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Submit/ })
        .click();
    },
  };
}
