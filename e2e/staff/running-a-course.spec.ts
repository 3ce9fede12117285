/** An instructor's first hour: a course of the lecture's sessions, people, dates, exceptions, the next term. */
import type { Locator, Page } from '@playwright/test';
import { expectAlive } from '../harness/alive.ts';
import { inBothThemes } from '../harness/axe.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { expectFocusSeen, tabTo } from '../harness/keyboard.ts';
import { expectNothingCut } from '../harness/layout.ts';
import { signIn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { atWorkspace } from '../harness/workspace.ts';

/** A course of its own: what is done to it reaches no other journey. */
const COURSE = 'optimisation-spring-2027';
const HOME = `/courses/${COURSE}`;
const NEWCOMER = {
  name: 'Ines Wexcombe',
  email: 'ines.wexcombe@uni.example',
  password: 'a long walk uphill',
};
/** As a spreadsheet writes it: with a mark at its beginning, and semicolons. */
const CLASS_LIST = [
  '\uFEFFname;mail;section',
  'Mira Castell;mira.castell@uni.example;B',
  'Tal Okonjo;tal.okonjo(at)uni.example;B',
  'Mira Castell;MIRA.CASTELL@uni.example;B',
  `${NEWCOMER.name};${NEWCOMER.email};`,
].join('\r\n');
const HOUR_MS = 60 * 60_000;

test('a course is made, a person comes in and is graded; dates and exceptions change the grade, after its list', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await signIn(page, 'instructor');
  const { origin } = new URL(page.url());
  const student = await (await browser.newContext()).newPage();

  await test.step('of a session of the lecture, in the week of a day', async () => {
    await page.getByRole('button', { name: /^Course: / }).click();
    await page.getByRole('menuitem', { name: 'New course' }).click();
    await page.getByLabel('Title').fill('Optimisation');
    await page.getByLabel('Term').fill('Spring 2027');
    await page.getByRole('checkbox', { name: /^Lecture: Basic definitions/ }).check();
    await page.getByLabel(/^A day in the week/).fill('2027-03-17');
    await expect(page.getByText('Opens Mon 15 Mar 09:30, due Sun 28 Mar 23:59.')).toBeVisible();
    await expectPresentable(page);
    await page.getByRole('button', { name: 'Make the course' }).click();
    await page.waitForURL(`**${HOME}/dates`);
    await expect(page.getByRole('button', { name: '1.1 due: Sun 28 Mar 23:59' })).toBeVisible();
  });

  await test.step('its modules are put in order without a mouse', async () => {
    await page.getByText('The course', { exact: true }).click();
    await page.getByLabel('Add a module').fill('Reading');
    await page.getByRole('button', { name: 'Add the module' }).click();
    const order = page.getByRole('list', { name: 'Order of the modules' });
    const menu = page.getByRole('button', { name: 'Move or change Reading' });
    await tabTo(page, menu, 'Shift+Tab');
    await expectFocusSeen(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(order.getByRole('listitem').first()).toContainText('Reading');
    await page.getByRole('button', { name: 'Take the move back' }).click();
    await expect(order.getByRole('listitem').first()).toContainText('Warm-up');
  });

  await test.step('and by dragging', async () => {
    const rows = page.getByRole('list', { name: 'Order of the modules' }).getByRole('listitem');
    await rows.last().dragTo(rows.first(), { targetPosition: { x: 20, y: 2 } });
    await expect(rows.first()).toContainText('Reading');
    await page.getByRole('button', { name: 'Take the move back' }).click();
    await expect(rows.first()).toContainText('Warm-up');
  });

  await test.step('a module is renamed, taken out, and put back', async () => {
    const order = page.getByRole('list', { name: 'Order of the modules' });
    const choose = async (module: string, item: string) => {
      await page.getByRole('button', { name: `Move or change ${module}` }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    const dialog = page.getByRole('dialog');
    await choose('Reading', 'Rename');
    await dialog.getByLabel('Title').fill('Papers');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await expect(order.getByRole('listitem').last()).toContainText('Papers');
    await choose('Papers', 'Take out of the course');
    await expect(dialog).toContainText('The module has no exercises.');
    await dialog.getByRole('button', { name: 'Take out' }).click();
    await expect(order.getByRole('listitem')).toHaveCount(1);
    await page.getByRole('button', { name: 'Put back Papers' }).click();
    await expect(order.getByRole('listitem').last()).toContainText('Papers');
  });

  await test.step('what is shown stands in the address', async () => {
    await page.getByLabel('Find an exercise').fill('nothing like it');
    await expect(page).toHaveURL(/\?q=nothing\+like\+it/);
    await page.reload();
    await expect(page.getByText('The one exercise is not shown by this choice.')).toBeVisible();
    // Its scripts come a moment after it.
    await expect(async () => {
      await page.getByRole('button', { name: 'Show all' }).click({ timeout: 1_000 });
      await expect(page.getByRole('button', { name: '1.1 due: Sun 28 Mar 23:59' })).toBeVisible({
        timeout: 1_000,
      });
    }).toPass();
  });

  await test.step('a date is changed in the grid by keyboard, taken back, and changed again', async () => {
    await page.getByRole('button', { name: /^1.1 opens: / }).click();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '1.1 opens' }).fill('2026-01-05 08:00');
    await page.keyboard.press('Enter');
    const cell = page.getByRole('button', { name: /^1.1 opens: Mon 5 Jan 08:00, changed/ });
    await expect(cell).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(cell).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(cell).toBeVisible();
    await expectPresentable(page);
  });

  await test.step('what is typed on a chosen cell goes into it, and stays when another one is clicked', async () => {
    const due = page.getByRole('button', { name: /^1.1 due: / });
    await due.click();
    await page.keyboard.type('30 mar 18:00');
    await page.getByRole('button', { name: /^1.1 opens: / }).click();
    await expect(page.getByRole('button', { name: /^1.1 opens: / })).toBeFocused();
    await expect(due).toHaveAccessibleName(/Tue 30 Mar 18:00, changed/);
    await page.keyboard.press('Control+z');
    await expect(due).not.toHaveAccessibleName(/changed/);
  });

  await test.step('what is not saved is there again after a look at the exercise, and after a reload', async () => {
    const opens = page.getByRole('button', { name: /^1.1 opens: Mon 5 Jan 08:00, changed/ });
    const told = page.getByText('Changes that you had not saved are here again.');
    await page.getByRole('link', { name: /^1.1 / }).click();
    await expect(page.getByRole('region', { name: 'Dates and rules' })).toBeVisible();
    await page.goBack();
    await expect(opens).toBeVisible();
    await expect(told).toBeVisible();
    await page.reload();
    await expect(opens).toBeVisible();
    await expect(told).toBeVisible();
    await expectPresentable(page);
    await page.getByRole('button', { name: 'Discard them' }).click();
    await expect(opens).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(opens).toBeVisible();
  });

  await test.step('the changed date is saved', async () => {
    await page.getByRole('button', { name: 'Save 1 exercise' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save dates' }).click();
    await expect(page.getByRole('button', { name: '1.1 opens: Mon 5 Jan 08:00', exact: true })).toBeVisible();
  });

  const link = await test.step('an instructor makes a section and a link', async () => {
    await page.goto(`${origin}${HOME}/people`);
    await page.getByRole('button', { name: 'New section' }).click();
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('B');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Make the section' }).click();
    await expect(unanswered(page)).toBeVisible();
    await expect(name, 'what was written stays').toHaveValue('B');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Make the section' }).click();
    await expect(name).toHaveCount(0);
    await page.getByRole('button', { name: 'New link' }).click();
    await page.getByRole('button', { name: 'Make the link' }).click();
    const field = page.getByRole('textbox', { name: 'Invitation link' });
    await expect(field).toHaveValue(/\/join\/[\w-]{22}$/);
    await expectPresentable(page);
    return field.inputValue();
  });

  await test.step('opening it uses nothing up; its button lets the person in', async () => {
    for (let scan = 0; scan < 5; scan += 1) {
      await student.request.get(link);
      await student.request.head(link);
    }
    await student.goto(link);
    await expect(student.getByText('You are invited as a student')).toBeVisible();
    await expectPresentable(student);
    await student.getByLabel('Your name').fill(NEWCOMER.name);
    await student.getByLabel('Email').fill(NEWCOMER.email);
    await student.getByLabel('A password').fill(NEWCOMER.password);
    await student.getByRole('button', { name: 'Join as a student' }).click();
    await expect(student).toHaveURL(new RegExp(`${HOME}$`));
    await page.reload();
    await expect(page.getByRole('row', { name: new RegExp(NEWCOMER.name) })).toContainText('Student');
  });

  await test.step('a link is closed, and said to be open still where nobody answered', async () => {
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Close link' }).click();
    await expect(unanswered(page)).toBeVisible();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Close link' }).click();
    await expect(page.getByText(/^There is none\./)).toBeVisible();
  });

  await test.step('a list says what it will do line by line, and does that and nothing else', async () => {
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const pane = page.getByRole('region', { name: 'Add people' });
    await pane.getByLabel(/^Drop a CSV here/).setInputFiles({
      name: 'class.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(CLASS_LIST),
    });
    const line = (number: number) => pane.getByRole('row', { name: new RegExp(`^${number} `) });
    await expect(pane).toContainText('class.csv, 4 lines, semicolon. Nothing has been written.');
    await expect(line(2)).toContainText('a link as student, to copy');
    await expect(line(3)).toContainText('left to settle');
    await expect(line(4)).toContainText('line 2 counts, this is left out');
    await expect(line(5)).toContainText('Unchanged');
    await expect(pane.getByRole('status')).toHaveText('Line 3 is not settled. Correct it or leave it out.');
    const apply = pane.getByRole('button', { name: /^Apply / });
    await expect(apply).toBeDisabled();
    await expectPresentable(page);
    await pane.getByRole('textbox', { name: 'Address of line 3' }).fill('tal.okonjo@uni.example');
    await page.keyboard.press('Enter');
    await expect(line(3)).toContainText('a link as student, to copy');
    await apply.click();
    await expect(pane.getByRole('status')).toContainText('2 changes applied');
    await expect(page.getByRole('region', { name: 'Roster', exact: true })).toContainText(
      'tal.okonjo@uni.example',
    );
  });

  await test.step('they submit, and the server verifies', async () => {
    await student.goto(`${origin}${HOME}/warm-up/relu`);
    const workspace = await atWorkspace(student);
    await workspace.write(exerciseFile('warm-up/relu', 'reference.ts'));
    await workspace.submit();
    await expect(workspace.results.getByRole('heading', { name: '10 / 10, verified' })).toBeVisible({
      timeout: 60_000,
    });
  });

  await test.step('an earlier due date is saved only after the list of grades that fall', async () => {
    await page.goto(`${origin}${HOME}/assign/warm-up/relu`);
    await page.getByLabel('Due', { exact: true }).fill(hoursAgo(30));
    await page.getByRole('button', { name: 'Save dates' }).click();
    await expectListed(page, '1 grade changes: 1 falls.');
    await page.getByRole('dialog').getByRole('button', { name: 'Save dates' }).click();
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  });

  await test.step('an extension, given afterwards, gives the points back; a section has a date of its own', async () => {
    await page.getByRole('textbox', { name: 'Students' }).fill(NEWCOMER.email);
    await page.getByRole('textbox', { name: 'Reason' }).fill('The lab was closed.');
    await page.getByRole('button', { name: 'Extend for 1' }).click();
    await expectListed(page, '1 grade changes: 1 rises.');
    await page.getByRole('dialog').getByRole('button', { name: 'Extend' }).click();
    const overrides = page.getByRole('region', { name: 'Overrides' });
    await expect(overrides).toContainText(NEWCOMER.name);
    await overrides.getByRole('button', { name: 'Section date' }).click();
    await overrides.getByLabel('Due for section B').fill(hoursAgo(6));
    await page.getByRole('button', { name: 'Save dates' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save dates' }).click();
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  });

  await test.step('who saves second keeps what they wrote, over what the first has saved', async () => {
    const other = await page.context().newPage();
    const grace = page.getByLabel('Minutes of grace');
    await other.goto(`${origin}${HOME}/assign/warm-up/relu`);
    await expectAlive(other);
    await grace.fill('10');
    await other.getByLabel('Submissions per hour').fill('20');
    await saveTerms(other);
    await other.close();
    await page.getByRole('button', { name: 'Save dates' }).click();
    await expect(page.getByText(/^Somebody else has saved other dates or rules meanwhile/)).toBeVisible();
    await expect(page.getByLabel('Submissions per hour')).toHaveValue('20');
    await expect(grace).toHaveValue('10');
    await page.reload();
    await expect(page.getByText('Not saved. 1 change, here again from before.')).toBeVisible();
    await expect(grace).toHaveValue('10');
    await saveTerms(page);
    await expect(grace).toHaveValue('10');
  });

  await test.step('where nobody answers it is said, and can be asked again', async () => {
    const dialog = page.getByRole('dialog');
    const words = 'The server could not be reached. Try again.';
    await page.getByLabel('Minutes of grace').fill('15');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Save dates' }).click();
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Save dates' }).click();
    await expect(dialog).toBeVisible();
    await page.context().setOffline(true);
    await dialog.getByRole('button', { name: 'Save dates' }).click();
    await expect(dialog.getByRole('alert')).toHaveText(words);
    await page.context().setOffline(false);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByLabel('Minutes of grace'), 'what was written stays').toHaveValue('15');
    await page.getByRole('button', { name: 'Save dates' }).click();
    await expect(dialog).toBeVisible();
    await expect(dialog).not.toContainText(words);
    await dialog.getByRole('button', { name: 'Save dates' }).click();
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  });

  await test.step('what each of them finds stands beside the form', async () => {
    const preview = page.getByRole('region', { name: 'Preview' });
    await expect(preview).toContainText('Rule used: everyone.');
    await preview.getByLabel('Preview as').selectOption({ label: 'a student of section B' });
    await expect(preview).toContainText('1 day late: 9 of 10 points at most.');
    await preview.getByLabel('Preview as').selectOption({ label: NEWCOMER.name });
    await expect(preview).toContainText('On time until');
    await expect(page.getByRole('table', { name: 'Who sees what, when' })).toContainText('on time');
    await expectPresentable(page);
  });

  await test.step('an exercise is taken out of the course, and comes back with its grade', async () => {
    const row = student
      .getByRole('main')
      .getByRole('link', { name: /Rectified linear unit/ })
      .first();
    await student.goto(`${origin}${HOME}`);
    await expect(row).toBeVisible();
    await page.goto(`${origin}${HOME}/dates`);
    const takeOut = page.getByRole('menuitem', { name: 'Take out of the course' });
    await expect(async () => {
      await page.getByRole('button', { name: /^What to do with 1.1 / }).click();
      await expect(takeOut).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await takeOut.click();
    await expect(page.getByRole('dialog')).toContainText('1 grade is kept, with all programs.');
    await page.getByRole('dialog').getByRole('button', { name: 'Take out' }).click();
    await expect(page.getByRole('button', { name: /^1.1 due: / })).toHaveCount(0);
    await student.goto(`${origin}${HOME}`);
    await expect(student.getByRole('main')).toBeVisible();
    await expect(row).toHaveCount(0);
    await page.getByText('The course', { exact: true }).click();
    await expectPresentable(page);
    await page.getByRole('button', { name: /^Put back / }).click();
    await expect(page.getByRole('button', { name: /^1.1 due: / })).toBeVisible();
  });

  await test.step('the course is copied for the next term, by whole weeks', async () => {
    await page.goto(`${origin}${HOME}/dates`);
    await page.getByText('The course', { exact: true }).click();
    await page.getByRole('button', { name: 'Copy to a new course' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Term').fill('Spring 2028');
    await dialog.getByLabel('Name in the address').fill(`${COURSE}-copy`);
    await dialog.getByLabel(/^Weeks that every date moves/).fill('104');
    await dialog.getByRole('button', { name: 'Make the course' }).click();
    await page.waitForURL(`**${HOME}-copy/dates`);
    await expect(page.getByRole('button', { name: '1.1 opens: Mon 3 Jan 08:00' })).toBeVisible();
  });

  await test.step('whoever is in several courses goes from one to another by the name in the bar', async () => {
    await page.getByRole('button', { name: 'Course: Optimisation' }).click();
    await page.getByRole('menuitem', { name: 'Optimization for Deep Learning' }).click();
    await page.waitForURL('**/courses/odl');
    await expect(page.getByRole('button', { name: 'Course: Optimization for Deep Learning' })).toBeVisible();
  });
});

/** In both themes as far as a program can see it, and in a narrow window nothing is out of reach. */
async function expectPresentable(page: Page): Promise<void> {
  await inBothThemes(page);
  await page.emulateMedia({ colorScheme: 'light' });
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNothingCut(page);
  if (before) await page.setViewportSize(before);
}

function unanswered(page: Page): Locator {
  return page.getByRole('alert').filter({ hasText: 'The server could not be reached. Try again.' });
}

async function expectListed(page: Page, sentence: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(sentence);
  await expect(dialog.getByRole('cell', { name: NEWCOMER.name })).toBeVisible();
}

/** Of an assignment, once the list of grades that it changes was seen. */
async function saveTerms(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save dates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save dates' }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
}

/** As a field of date and time has it, in the course's zone, which is UTC. */
function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * HOUR_MS).toISOString().slice(0, 16);
}
