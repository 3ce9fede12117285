/**
 * An author who is an attacker: hostile programs of every family as reference, cases, driver and known mistake of a draft,
 * saved and checked as any other. Nothing of the server is reached, each check ends in words, and the next author's is green.
 * Each program in each of these places, as a judge loads it, is in grader/hosts/author-attacks-….test.ts.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '#db/testing.ts';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { exerciseTemplate } from '#grader/exercise/templates/exercise-template.ts';
import { createProofHosts } from '#grader/hosts/deno-proof-hosts.ts';
import { type AttackFamily, PLACEHOLDERS } from '#grader/hosts/testing/attacks/attack.ts';
import { ATTACK_FAMILIES } from '#grader/hosts/testing/attacks/families.ts';
import { edited } from '#grader/testing/edited.ts';
import type { ActorContext } from '../access/actor.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { testGrader } from '../testing-grader.ts';
import { startWorker, type Worker } from '../worker/worker.ts';
import type { DraftCheckView } from './check/check-view.ts';
import { startDraftCheck } from './check/draft-checks.ts';
import { watchDraftCheck } from './check/watch-draft-check.ts';
import { deleteDraft } from './drafts/delete-draft.ts';
import { previewDraft } from './drafts/preview-draft.ts';
import { saveFiles } from './drafts/save-files.ts';
import { newDraft, readDraft } from './testing.ts';

const FILE = 'canary of the file system';
const ENVIRONMENT = 'canary of the environment';

let world: TestWorld;
let author: ActorContext;
let worker: Worker;
let folder: string;
let network: Server;
let visits = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-author-'));
  await writeFile(join(folder, 'secret.json'), JSON.stringify(FILE));
  process.env.DESCENT_TEST_CANARY = ENVIRONMENT;
  network = createServer((_request, response) => response.end('canary of the network'));
  network.on('connection', () => {
    visits += 1;
  });
  await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
  world = await openTestWorld(await openTestDatabase());
  author = await world.person('instructor');
  const { deno: bundle } = await buildRealm();
  const openProving = () => createProofHosts({ bundle, parallel: 2, exercises: 1 });
  worker = await startWorker(world, { host: testGrader(), openProving, slots: 2 });
});
afterAll(async () => {
  delete process.env.DESCENT_TEST_CANARY;
  network?.close();
  await worker?.stop();
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => worker.drained());

const MISTAKE = 'misconceptions/evil.ts';
/** Without these there is no exercise, and a check ends at once; what a mistake does is seen run by run. */
const LOADED_FIRST = ['reference.ts', 'cases.ts', 'driver.ts'] as const;
const PLACES = [...LOADED_FIRST, MISTAKE];
/** What the template has not. */
const OWN: Readonly<Record<string, string>> = {
  'driver.ts': 'export const nothing = 1;\n',
  [MISTAKE]: `export const title = 'Evil'; export const hint = 'Why?'; export const scale = (x: any) => x.mul(7);\n`,
};
const TEMPLATE = exerciseTemplate({ id: crypto.randomUUID(), disclosure: 'open' });
/** One case: a judge that looks for the name of a failure meets each of the mistakes again for every case. */
const ONE_CASE = edited(
  edited(TEMPLATE['cases.ts'] ?? '', /\n {2}property\([\s\S]*(?=\]\);)/, '\n'),
  'points: 1',
  'points: 4',
);
/** A check of code that never ends should not take a minute. */
const HASTE = 'limits: { caseSeconds: 0.5, runSeconds: 5, memoryMebibytes: 256 }\n';

const filled = (text: string): string =>
  text
    .replaceAll(PLACEHOLDERS.origin, `http://127.0.0.1:${(network.address() as AddressInfo).port}`)
    .replaceAll(PLACEHOLDERS.file, join(folder, 'secret.json'));

/** Tries them one after the other, and throws what they got at once; else it says at its end that it came so far. */
function tried(bodies: readonly string[], end: string): string {
  // What waits for an answer is told of later, where nobody listens any more: author-attacks calls it again.
  const tries = bodies.map((body) => {
    const kind = /\bawait\b/.test(body) ? 'async ' : '';
    return `try { const one: any = (${kind}function (x: any): any { ${body}\n })(null); look(one); one?.then?.(look, () => {}); } catch {}`;
  });
  return filled(`
{ const Failure = Error, { stringify } = JSON;
let got = '';
const look = (what: any) => { const text = String(stringify(what)); if (text.includes('can' + 'ary')) got ||= text; };
${tries.join('\n')}
if (got) throw new Failure('it got ' + got);
${end} }
`);
}

/** Checks a draft with the file in place of the template's, and takes it out again. */
async function checkedWith(
  files: Readonly<Record<string, string>>,
  { limits = HASTE } = {},
): Promise<DraftCheckView> {
  const draftId = await newDraft(author, { title: 'Scale' });
  const { files: before } = await readDraft(author, draftId);
  const textOf = (path: string) => before.find((file) => file.path === path)?.content ?? '';
  // What starts from the reference would be told to fit it no more.
  const gone = { path: 'misconceptions/shifts-first.md', content: null };
  const changes = Object.entries({ 'exercise.yaml': `${textOf('exercise.yaml')}${limits}`, ...files });
  const saved = await saveFiles(author, {
    draftId,
    changes: [gone, ...changes.map(([path, content]) => ({ path, content }))].map((change) => ({
      ...change,
      baseHash: before.find(({ path }) => path === change.path)?.hash ?? null,
    })),
  });
  expect(saved).toMatchObject({ ok: true, value: { kind: 'saved' } });
  const started = await startDraftCheck(author, { draftId });
  if (!started.ok) throw new Error(started.refusal);
  const { checkId } = started.value;
  const watched = await watchDraftCheck(author, { checkId, signal: new AbortController().signal });
  if (!watched.ok) throw new Error(watched.refusal);
  let last: DraftCheckView = started.value;
  for await (const view of watched.value) last = view;
  await deleteDraft(author, { draftId });
  return last;
}

/** What the template has, or as good as any. */
const begun = (path: string): string => TEMPLATE[path] ?? OWN[path] ?? '';

async function expectNoHarm(check: DraftCheckView): Promise<void> {
  expect(['ready', 'broken', 'failed']).toContain(check.state);
  const said = JSON.stringify(check);
  expect(said).not.toMatch(/it got|canary|root:x:|\/node_modules\//);
  expect(said).not.toContain(process.cwd());
  for (const { sentence } of check.problems) expect(sentence).toMatch(/\S.*\S/);
  if (!check.green) expect(check.problems).not.toEqual([]);
  expect(await readFile(join(folder, 'secret.json'), 'utf8')).toBe(JSON.stringify(FILE));
  expect(globalThis).not.toHaveProperty('attacks');
  expect(visits).toBe(0);
}

const TIMEOUT_MS = 240_000;
const ENDLESS = 'takes too much';
const families = ATTACK_FAMILIES.filter(({ name }) => name !== ENDLESS);
/** Nothing comes after it; it is an attack by itself. */
const ENDING = /\bexit\(|\.close\(\)/;
/** But for words that no file of an exercise may hold at all; those are among the sources. */
const bodiesOf = ({ attacks }: AttackFamily): string[] =>
  attacks.flatMap(({ body }) =>
    body === undefined || /\bimport\b/.test(body) || ENDING.test(body) ? [] : [body],
  );
const sources = families.flatMap(({ attacks }) =>
  attacks.flatMap(({ title, source, body = '' }) => {
    if (source !== undefined) return [{ title, source }];
    return ENDING.test(body)
      ? [{ title, source: `export const scale = async (x: any) => { ${body} };\nvoid scale(null);` }]
      : [];
  }),
);

// The places in turn; every family is in every place at once further down.
const inTurn = families
  .filter((family) => bodiesOf(family).length > 0)
  .map((family, i) => ({ ...family, path: LOADED_FIRST[i % LOADED_FIRST.length] ?? 'cases.ts' }));

it.each(inTurn)('what $name gains nothing while $path loads', { timeout: TIMEOUT_MS }, async (family) => {
  const { path } = family;
  const bodies = bodiesOf(family);
  const end = `throw new Failure('tried ${bodies.length}');`;
  const check = await checkedWith({ [path]: `${begun(path)}\n${tried(bodies, end)}` });
  await expectNoHarm(check);
  const said = check.problems.map(({ sentence }) => sentence).join();
  expect(said).toMatch(new RegExp(`tried ${bodies.length}|^The judge ended|^The grader failed|was thrown`));
});

it('a file that gets something is found out', { timeout: TIMEOUT_MS }, async () => {
  const path = 'reference.ts';
  const code = tried(["throw new Error('nothing here');", "return ['a canary'];"], '');
  expect(JSON.stringify(await checkedWith({ [path]: `${begun(path)}\n${code}` }))).toContain('it got');
});

describe('a program that is an attack by itself', () => {
  // Some of each family, the places in turn: what refuses them is the same in all.
  const placed = sources
    .filter((_, i) => i % 10 === 0)
    .map((program, i) => ({
      ...program,
      path: LOADED_FIRST[i % LOADED_FIRST.length] ?? '',
    }));

  it.each(placed)('$title, as $path', { timeout: TIMEOUT_MS }, async ({ path, source }) => {
    const check = await checkedWith({ [path]: filled(source) });
    await expectNoHarm(check);
    // A driver that does nothing harms nothing.
    expect(check.green).toBe(path === 'driver.ts' && check.green);
  });
});

const attacksCalled = (titles: readonly string[]) =>
  ATTACK_FAMILIES.flatMap(({ attacks }) => attacks).filter(({ title }) => titles.includes(title));
const endlessly = (path: string, body: string): string => `${begun(path)}\n(() => { ${body} })();\n`;

describe('what never ends, or takes all there is', () => {
  const wanted = ['loops for ever', 'keeps tensors without end'];
  const endless = attacksCalled(wanted);

  it.each(endless.map((attack, i) => ({ ...attack, path: LOADED_FIRST[i] ?? 'reference.ts' })))(
    '$title, as $path',
    { timeout: TIMEOUT_MS },
    async ({ body = '', path }) => {
      const check = await checkedWith({ [path]: endlessly(path, body) });
      await expectNoHarm(check);
    },
  );
});

it('three known mistakes of one draft, one an attack by itself, one that tries everything, one without end', {
  timeout: TIMEOUT_MS,
}, async () => {
  const [alone] = sources;
  const check = await checkedWith({
    'cases.ts': ONE_CASE,
    [MISTAKE]: filled(alone?.source ?? ''),
    'misconceptions/evil-too.ts': `${begun(MISTAKE)}\n${tried(families.flatMap(bodiesOf), '')}`,
    'misconceptions/evil-without-end.ts': endlessly(
      MISTAKE,
      attacksCalled(['writes lines without end'])[0]?.body ?? '',
    ),
  });
  await expectNoHarm(check);
  expect(check).toMatchObject({ state: 'ready', green: false });
});

it('all of them, in every file at once, swallowing what they meet: the check ends, and nothing was got', {
  timeout: TIMEOUT_MS,
}, async () => {
  const code = tried(families.flatMap(bodiesOf), '');
  const files = PLACES.map((path) => [path, `${begun(path)}\n${code}`] as const);
  const check = await checkedWith(Object.fromEntries(files));
  await expectNoHarm(check);
});

describe('a text that a careless reader reads for minutes', () => {
  const MANY = 230_000;
  it.each([
    ['comments', '<!--'.repeat(MANY)],
    ['tags', `<svg ${'<a'.repeat(MANY)}`],
    ['document types', `<svg>${'<!DOCTYPE'.repeat(100_000)}`],
  ])('%s without an end, as a figure', { timeout: TIMEOUT_MS }, async (_what, text) => {
    await expectNoHarm(await checkedWith({ 'figures/endless.svg': text }));
  });

  it('keys without number, as a manifest', { timeout: TIMEOUT_MS }, async () => {
    const draftId = await newDraft(author, { title: 'Keys' });
    const { files } = await readDraft(author, draftId);
    const path = 'exercise.yaml';
    const baseHash = files.find((file) => file.path === path)?.hash ?? null;
    const content = Array.from({ length: 100_000 }, (_, n) => `${n.toString(36)}:\n`).join('');
    const changes = [{ path, content, baseHash }];
    const refused = { ok: false, refusal: 'draft-yaml-too-long' };
    expect(await saveFiles(author, { draftId, changes })).toEqual(refused);
    const previewed = await previewDraft(author, { draftId, statement: 'Words.', manifest: content });
    expect(previewed).toMatchObject({ ok: true, value: { exercise: { title: 'Keys' } } });
    await deleteDraft(author, { draftId });
  });
});

it("the next author's check is green", { timeout: TIMEOUT_MS }, async () => {
  const path = 'misconceptions/shifts-first.md';
  expect(await checkedWith({ [path]: begun(path) }, { limits: '' })).toMatchObject({ green: true });
});
