import { afterEach, describe, expect, it } from 'vitest';
import { exerciseTemplate } from '#grader/exercise/templates/exercise-template.ts';
import { edited } from '#grader/testing/edited.ts';
import { createDraft } from '../drafts/create-draft.ts';
import { saveFiles } from '../drafts/save-files.ts';
import { viewDraft } from '../drafts/view-draft.ts';
import { saveFile } from '../testing.ts';
import { listCaseOffers } from './case-offers.ts';
import type { DraftCheckView } from './check-view.ts';
import { cancelDraftCheck, readDraftCheck, startDraftCheck } from './draft-checks.ts';
import { openProvingStudio } from './testing.ts';
import { watchDraftCheck } from './watch-draft-check.ts';
import { writeCase } from './write-case.ts';

/** What the grader's next runs end with before they begin. */
const faults: string[] = [];
const studio = openProvingStudio((open) => {
  const fault = faults.pop();
  return fault ? Promise.reject(new Error(fault)) : open();
});

let draftId: string;
async function draftWith(files: Readonly<Record<string, string>> = {}): Promise<void> {
  const start = { kind: 'template', disclosure: 'open' } as const;
  const wish = { course: 'tiny', module: 'sums', title: 'Scale', start, assignmentId: null };
  const created = await createDraft(studio.author, wish);
  if (!created.ok) throw new Error(created.refusal);
  draftId = created.value.draftId;
  const view = await viewDraft(studio.author, { draftId });
  const present = view.ok ? view.value.files : [];
  const changes = Object.entries(files).map(([path, content]) => ({
    path,
    content,
    baseHash: present.find((file) => file.path === path)?.hash ?? null,
  }));
  const saved = await saveFiles(studio.author, { draftId, changes });
  if (!saved.ok || saved.value.kind !== 'saved') throw new Error(JSON.stringify(saved));
}

async function ended(): Promise<{ last: DraftCheckView; seen: DraftCheckView[] }> {
  const started = await startDraftCheck(studio.author, { draftId });
  if (!started.ok) throw new Error(started.refusal);
  const watched = await watchDraftCheck(studio.author, {
    checkId: started.value.checkId,
    signal: new AbortController().signal,
  });
  if (!watched.ok) throw new Error(watched.refusal);
  const seen: DraftCheckView[] = [];
  for await (const view of watched.value) seen.push(view);
  const last = seen.at(-1);
  if (!last) throw new Error('nothing was seen');
  return { last, seen };
}

const cells = ({ matrix }: DraftCheckView) =>
  Object.fromEntries(
    (matrix?.rows ?? []).map(({ path, cells }) => [path, Object.values(cells).map(({ status }) => status)]),
  );

const TIMEOUT_MS = 120_000;
afterEach(() => studio.worker.drained());

describe('a check', () => {
  it('of the template is green, its matrix came cell by cell, and a grader that failed once did no harm', {
    timeout: TIMEOUT_MS,
  }, async () => {
    await draftWith();
    faults.push('the realm was gone');
    const { last, seen } = await ended();
    expect(faults).toEqual([]);
    expect(last.problems.map(({ sentence }) => sentence)).not.toContain('the realm was gone');
    expect(last.problems.filter(({ severity }) => severity === 'fails')).toEqual([]);
    expect(last).toMatchObject({ state: 'ready', green: true, stands: { cases: 3, points: 4 } });
    expect(cells(last)).toEqual({
      'reference.ts': ['passed', 'passed', 'passed'],
      'starter.ts': ['errored', 'errored', 'errored'],
      'misconceptions/shifts-first.md': ['failed', 'failed', 'failed'],
    });
    const partial = seen.filter(({ matrix }) => matrix?.rows.some(({ ended }) => !ended));
    expect(partial.length).toBeGreaterThan(0);
  });

  it('of a mistake that survives says so with its file and offers a case; with it in the draft the check is green', {
    timeout: 2 * TIMEOUT_MS,
  }, async () => {
    const template = exerciseTemplate({ id: crypto.randomUUID(), disclosure: 'open' });
    const cases = edited(template['cases.ts'] ?? '', / {2}property\('vectors[\s\S]*?\n {2}\}\),\n/, '');
    const mistake = edited(
      template['misconceptions/shifts-first.md'] ?? '',
      'x.add(offset).mul(factor)',
      'x.mul(factor).add(factor > 1 ? offset : 0)',
    );
    await draftWith({
      'cases.ts': cases,
      'misconceptions/forgets.md': edited(mistake, 'Shifts before it scales', 'Forgets'),
    });
    const view = await viewDraft(studio.author, { draftId });
    const yaml = view.ok ? view.value.files.find(({ path }) => path === 'exercise.yaml') : undefined;
    const content = edited(yaml?.content ?? '', 'points: 4', 'points: 2');
    await saveFile(studio.author, { draftId, path: 'exercise.yaml', content });
    const { last: red } = await ended();
    expect(red).toMatchObject({ state: 'ready', green: false, publishable: true });
    const sentence = expect.stringMatching(/full marks: no case rejects it/);
    expect(red.problems).toMatchObject([{ file: 'misconceptions/forgets.md', severity: 'fails', sentence }]);
    const offers = await listCaseOffers(studio.author, { draftId });
    expect(offers).toMatchObject({ ok: true, value: [{ from: { kind: 'survivor', title: 'Forgets' } }] });
    const written = await writeCase(studio.author, {
      draftId,
      offerId: 'survivor:misconceptions/forgets.md',
    });
    if (!written.ok) throw new Error(written.refusal);
    for (const { path, content } of written.value.files)
      await saveFile(studio.author, { draftId, path, content });
    const { last: green } = await ended();
    expect(green.problems.filter(({ severity }) => severity === 'fails')).toEqual([]);
    expect(green).toMatchObject({ green: true, stands: { cases: 3, points: 3 } });
  });

  it('of what cannot be read is broken at once, with file and line, and asks no worker', async () => {
    await draftWith({
      'misconceptions/unfit.md': '---\ntitle: x\n---\nhint\n\n```diff\n-not there\n+x\n```\n',
      'statement.md': '',
    });
    const started = await startDraftCheck(studio.author, { draftId });
    expect(started).toMatchObject({
      ok: true,
      value: {
        state: 'broken',
        green: false,
        publishable: false,
        problems: [
          { file: 'statement.md', sentence: 'is empty.' },
          { file: 'misconceptions/unfit.md', line: 7 },
        ],
      },
    });
  });

  it('of cases that do not compile is broken, in words of the judge', { timeout: TIMEOUT_MS }, async () => {
    await draftWith({ 'cases.ts': 'export default (' });
    const { last } = await ended();
    expect(last).toMatchObject({ state: 'broken', green: false, problems: [{ file: 'cases.ts' }] });
  });

  it('of a reference that throws names its line and the case', {
    timeout: TIMEOUT_MS,
  }, async () => {
    await draftWith();
    const view = await viewDraft(studio.author, { draftId });
    const reference = view.ok ? view.value.files.find(({ path }) => path === 'reference.ts') : undefined;
    const content = edited(
      reference?.content ?? '',
      '  return tf',
      "  if (x.rank === 2) throw new Error('no matrices');\n  return tf",
    );
    await saveFile(studio.author, { draftId, path: 'reference.ts', content });
    const line = content.split('\n').findIndex((text) => text.includes('no matrices')) + 1;
    const { last } = await ended();
    expect(last).toMatchObject({ state: 'broken', green: false });
    const about = { file: 'reference.ts', line, caseId: 'matrices-of-any-size', missed: 'errored' };
    const sentence = "'matrices of any size': failed in scale: no matrices.";
    expect(last.problems).toMatchObject([{ ...about, sentence }]);
    const [ran] = last.matrix?.rows ?? [];
    expect(ran?.cells).toMatchObject({
      'the-example-of-the-statement': { status: 'passed' },
      'matrices-of-any-size': { status: 'errored', line },
    });
  });

  it('of a reference with wrong values is one problem of the case, whatever the seeds', {
    timeout: TIMEOUT_MS,
  }, async () => {
    await draftWith();
    const view = await viewDraft(studio.author, { draftId });
    const reference = view.ok ? view.value.files.find(({ path }) => path === 'reference.ts') : undefined;
    const content = edited(reference?.content ?? '', '  return tf', '  factor *= 2;\n  return tf');
    await saveFile(studio.author, { draftId, path: 'reference.ts', content });
    const { last } = await ended();
    const missed = last.problems.filter((problem) => problem.missed !== null);
    const sentence = expect.stringMatching(
      /^reference\.ts: 'the example of the statement' failed with .*seeds .*\d\. Shape/,
    );
    expect(missed).toMatchObject([
      { file: 'reference.ts', caseId: 'the-example-of-the-statement', sentence },
    ]);
  });

  it('ends soon when it is cancelled, and what ran is kept', { timeout: TIMEOUT_MS }, async () => {
    await draftWith();
    const view = await viewDraft(studio.author, { draftId });
    const reference = view.ok ? view.value.files.find(({ path }) => path === 'reference.ts') : undefined;
    const content = reference?.content.replace('  return tf', '  for (;;);\n  return tf') ?? '';
    const endless = { path: 'reference.ts', content, baseHash: reference?.hash ?? null };
    await saveFiles(studio.author, { draftId, changes: [endless] });
    const started = await startDraftCheck(studio.author, { draftId });
    if (!started.ok) throw new Error(started.refusal);
    const { checkId } = started.value;
    const matrix = async () => {
      const view = await readDraftCheck(studio.author, { checkId });
      return view.ok && view.value.matrix;
    };
    await expect.poll(matrix, { timeout: 30_000 }).toBeTruthy();
    const before = performance.now();
    const cancelled = await cancelDraftCheck(studio.author, { checkId });
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(cancelled).toMatchObject({ ok: true, value: { state: 'cancelled' } });
    expect(await matrix()).toBeTruthy();
  });
});
