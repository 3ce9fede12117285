import { comeAs, signIn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';

const TABLE = '/courses/odl/review';

for (const role of ['ta', 'instructor'] as const) {
  test(`the table of submissions is there for a ${role}`, async ({ page }) => {
    await comeAs(page, role);
    const answer = await page.goto(TABLE);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { name: 'Review', exact: true })).toBeVisible();
  });
}

test('for a student there is no table, as a page or as data', async ({ page }) => {
  await comeAs(page, 'student');
  const answer = await page.goto(TABLE);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Review', exact: true })).toHaveCount(0);
  const data = await page.request.get(TABLE, { headers: { rsc: '1' } });
  expect(await data.text()).not.toContain('submissionId');
});

/** Headers by which requests have been taken for the framework's own, or for those of another path or host. */
const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'x-middleware-subrequest': Array(5).fill('proxy').join(':') },
  { 'x-middleware-subrequest': Array(5).fill('src/middleware').join(':') },
  { 'x-middleware-rewrite': '/sign-in', 'x-middleware-next': '1' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  { 'x-original-url': '/sign-in', 'x-rewrite-url': '/sign-in', 'x-matched-path': '/sign-in' },
  { 'x-invoke-path': TABLE, 'x-invoke-status': '200' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
  { rsc: '1', 'next-router-state-tree': '%5B%22%22%2C%7B%7D%5D' },
  { 'x-nextjs-data': '1' },
];

test('no header and no other form of the address opens it to a student, nor lifts the policy [58]', async ({
  page,
  site,
}) => {
  await signIn(page, 'student');
  for (const headers of HEADERS) {
    const answer = await page.request.get(TABLE, { headers, maxRedirects: 0 });
    const what = JSON.stringify(headers);
    expect(await answer.text(), what).not.toMatch(/submissionId|evil\.example/);
    expect(answer.headers()['content-security-policy'], what).toContain("frame-ancestors 'none'");
    expect(answer.headers().location ?? '', what).not.toContain('evil.example');
  }
  for (const path of [
    `${TABLE}.rsc`,
    `${TABLE}.segments/_tree.segment.rsc`,
    `/_next/data/x${TABLE}.json`,
    `${site.origin}/${TABLE}`,
  ]) {
    const answer = await page.request.get(path, { headers: { rsc: '1' }, maxRedirects: 0 });
    expect(await answer.text(), path).not.toContain('submissionId');
  }
});

test('who is not signed in is sent to the sign-in page', async ({ page }) => {
  await page.goto(TABLE);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
});
