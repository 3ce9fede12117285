/** What a reader of the gradebook has chosen is there again: journeys in the middle of `staff-pages.spec.ts`. */
import { expect, test } from '@playwright/test';
import { expectAlive } from '../../harness/alive.ts';
import { inBothThemes } from '../../harness/axe.ts';
import { tabTo } from '../../harness/keyboard.ts';
import { comeAs } from '../../harness/sign-in.ts';

/** Known once the site is up. */
interface StaffSite {
  readonly exercise: string;
  /** Address of the course. */
  readonly home: () => string;
  readonly origin: () => string;
}

/** Declares them. */
export function gradebookAsItWasLeft(site: StaffSite): void {
  afterASubmission(site);
  inItsAddress(site);
  withoutColumns(site);
  byItsLink(site);
  whatIsWritten(site);
}

function afterASubmission(site: StaffSite): void {
  test('who comes back from a submission finds the gradebook as it was left', async ({ page }) => {
    await comeAs(page, 'ta', site.origin());
    await page.goto(`${site.home()}/gradebook?q=a`);
    const grid = page.getByRole('grid', { name: 'Grades' });
    await expectAlive(page);
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page).toHaveURL(/q=a&cell=/);
    const left = page.url();
    const selected = await page.locator('[aria-selected=true]').getAttribute('id');
    // Of the first exercise, which all have handed in.
    await page.getByRole('complementary', { name: 'Selected cell' }).waitFor();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/review\//);
    await expect(page.getByRole('list', { name: /^Source of submission/ })).toBeVisible();
    await page.goBack();
    await expect(page.locator('[aria-selected=true]')).toHaveId(selected ?? '');
    await expect(page.getByRole('complementary', { name: 'Selected cell' })).toBeVisible();
    await expect(page.getByPlaceholder('Find a student')).toHaveValue('a');
    expect(page.url()).toBe(left);
  });
}

function inItsAddress(site: StaffSite): void {
  test('a chip, a search, a section and an order of the gradebook stand in its address: a reload and a way back keep them', async ({
    page,
  }) => {
    await comeAs(page, 'ta', site.origin());
    await page.goto(`${site.home()}/review?exercise=${site.exercise}`);
    await page.getByRole('table').getByRole('link', { name: 'Callum Hallvik' }).click();
    await expect(page.getByRole('list', { name: /^Source of submission/ })).toBeVisible();
    await expectAlive(page);
    await page.keyboard.press('f');
    await expect(page.getByRole('button', { name: /^Clear flag/ })).toBeVisible();
    await page.goto(`${site.home()}/gradebook`);
    await expectAlive(page);
    await page.getByRole('button', { name: 'Section: Everybody' }).click();
    await page.getByRole('menuitemradio', { name: 'A' }).click();
    await page.getByPlaceholder('Find a student').fill('hall');
    await page.getByRole('button', { name: 'Flagged 1' }).click();
    const head = page.getByRole('columnheader', { name: /Rectified linear unit/ });
    await head.getByRole('button').click();
    const isKept = async () => {
      await expect(page).toHaveURL(/\?q=hall&only=flagged&section=[0-9a-f-]+&sort=-warm-up\/relu/);
      await expect(page.getByRole('button', { name: 'Section: A' })).toBeVisible();
      await expect(page.getByPlaceholder('Find a student')).toHaveValue('hall');
      await expect(page.getByRole('button', { name: 'Flagged 1' })).toHaveAttribute('aria-pressed', 'true');
      await expect(head).toHaveAttribute('aria-sort', 'descending');
      await expect(page.getByRole('rowheader')).toHaveText(['Callum Hallvik', /^Spread/, 'Mean']);
    };
    await isKept();
    await page.reload();
    await isKept();
    await expectAlive(page);
    await page.getByRole('gridcell', { name: /Rectified linear unit/ }).click();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/review\//);
    await page.goBack();
    await isKept();
  });
}

function withoutColumns(site: StaffSite): void {
  test('columns of the gradebook are hidden one by one, with keys alone, and stay hidden', async ({
    page,
  }) => {
    await comeAs(page, 'ta', site.origin());
    await page.goto(`${site.home()}/gradebook`);
    await expectAlive(page);
    const head = page.getByRole('columnheader', { name: /attention/i });
    await expect(head).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Columns: All columns' }));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitemcheckbox', { name: 'All exercises' })).toBeFocused();
    await page.keyboard.press('End');
    const last = page.getByRole('menuitemcheckbox', { name: /attention/i });
    await expect(last).toBeFocused();
    await page.keyboard.press('Space');
    await expect(last).not.toBeChecked();
    await inBothThemes(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(head).toHaveCount(0);
    await expect(page).toHaveURL(/[?&]columns=warm-up,/);
    await page.goto(`${site.home()}/gradebook`);
    await expect(page.getByRole('button', { name: 'Columns: 4 of 5 columns' })).toBeVisible();
    await expect(head).toHaveCount(0);
  });
}

function byItsLink(site: StaffSite): void {
  test('the link of the bar shows the gradebook that its address stands for, and the way back the one before', async ({
    page,
  }) => {
    await comeAs(page, 'ta', site.origin());
    await page.goto(`${site.home()}/gradebook?q=hall`);
    await expectAlive(page);
    const search = page.getByPlaceholder('Find a student');
    await expect(search).toHaveValue('hall');
    const link = page.getByRole('link', { name: 'Gradebook', exact: true });
    await link.click();
    await expect(search).toHaveValue('');
    await expect(page).toHaveURL(/\/gradebook\??$/);
    await page.goBack();
    await expect(search).toHaveValue('hall');
    await expect(page).toHaveURL(/q=hall/);
    // What was typed a moment ago is not in the address yet.
    await search.fill('oss');
    await link.click();
    await expect(search).toHaveValue('');
    await page.goBack();
    await expect(search).toHaveValue('oss');
  });
}

function whatIsWritten(site: StaffSite): void {
  test('points by hand that are being written stay with their cell, and the page says where', async ({
    page,
  }) => {
    await comeAs(page, 'ta', site.origin());
    await page.goto(`${site.home()}/gradebook`);
    await expectAlive(page);
    const cells = page.getByRole('gridcell', { name: /Rectified linear unit/ });
    const form = page.getByRole('form', { name: 'Override' });
    const reason = form.getByRole('textbox', { name: /^Reason/ });
    await cells.nth(0).click();
    await page.keyboard.press('o');
    await reason.fill('Read by a person.');
    await cells.nth(1).click();
    await expect(form).toHaveCount(0);
    const back = page.getByRole('button', { name: /^Open .+, / });
    await expect(back).toBeVisible();
    await inBothThemes(page);
    await page.reload();
    await expectAlive(page);
    await back.click();
    await expect(reason).toHaveValue('Read by a person.');
    await expect(back).toHaveCount(0);
    await form.getByRole('button', { name: 'Cancel' }).click();
    await expect(form).toHaveCount(0);
    await cells.nth(1).click();
    await expect(back).toHaveCount(0);
  });
}
