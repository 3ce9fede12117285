import type { Page, Request } from '@playwright/test';
import { edited } from '#grader/testing/edited.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

const SLUG = 'warm-up/relu';
/** What a submission says that the browser scored. */
const CLAIM = /"claimedPoints":(null|[\d.]+)/;
const WRONG = exerciseFile(SLUG, 'starter.ts');

/** The server action whose body has this field. */
function actionWith(page: Page, field: string): Promise<Request> {
  return page.waitForRequest(
    (request) => request.method() === 'POST' && (request.postData() ?? '').includes(`"${field}"`),
  );
}

/** What makes a POST a server action; the browser adds the rest. */
function actionHeaders(request: Request): Record<string, string> {
  const names = ['accept', 'content-type', 'next-action', 'next-router-state-tree'];
  return Object.fromEntries(Object.entries(request.headers()).filter(([name]) => names.includes(name)));
}

test('a forged claim of full marks, posted straight to the server, makes no grade', async ({ page }) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, SLUG);
  await workspace.write(WRONG);
  const claim = actionWith(page, 'casesPassed');
  await workspace.run();
  const honest = await claim;
  const body = honest.postData() ?? '';
  const full = (name: string) => /:([\d.]+)/.exec(body.slice(body.indexOf(`"${name}"`)))?.[1];
  const points = edited(body, /"points":[\d.]+/, `"points":${full('pointsMax')}`);
  const forged = edited(points, /"casesPassed":\d+/, `"casesPassed":${full('casesTotal')}`);
  // From the page itself, so that origin and session are those of the student.
  const status = await page.evaluate(
    async ({ url, headers, body }) => (await fetch(url, { method: 'POST', headers, body })).status,
    { url: honest.url(), headers: actionHeaders(honest), body: forged },
  );
  expect(status).toBe(200);

  await page.reload();
  await page.getByRole('tab', { name: /Submissions/ }).click();
  await expect(page.getByText('Nothing submitted yet')).toBeVisible();
});

test('wrong code with a forged browser score gets the score of the server', async ({ page }) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, SLUG);
  await workspace.write(WRONG);
  await page.route('**/*', (route) => {
    const body = route.request().postData() ?? '';
    if (!body.includes('"claimedPoints"')) return route.fallback();
    return route.continue({
      postData: edited(body, CLAIM, '"claimedPoints":1000'),
    });
  });
  await workspace.submit();
  await expect(
    workspace.results.getByRole('heading', { name: /^Verified 0 \/ \d+\. Your browser had/ }),
  ).toBeVisible({
    timeout: 60_000,
  });
});

test('a submission whose claim no page could make is refused in words, and nothing is recorded', async ({
  page,
}) => {
  await comeAs(page, 'instructor');
  const workspace = await openWorkspace(page, SLUG);
  await page.route('**/*', (route) => {
    const body = route.request().postData() ?? '';
    if (!body.includes('"claimedPoints"')) return route.fallback();
    return route.continue({ postData: edited(body, CLAIM, '"claimedPoints":1e9') });
  });
  const answered = page.waitForResponse((response) =>
    (response.request().postData() ?? '').includes('"claimedPoints"'),
  );
  await workspace.submit();
  expect((await answered).status()).toBe(200);
  await expect(
    page.getByText('The server could not read this request, and nothing was saved.'),
  ).toBeVisible();
  await page.unrouteAll();
  await page.reload();
  await page.getByRole('tab', { name: /Submissions/ }).click();
  await expect(page.getByText('Nothing submitted yet')).toBeVisible();
});
