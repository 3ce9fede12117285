import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upsertEnrolment } from '#db/queries/courses/courses.ts';
import { upsertCourse, upsertModule } from '#db/queries/courses/outline.ts';
import { insertCaseProposal } from '#db/queries/grading/requests.ts';
import { exerciseVersions } from '#db/schema/exercises.ts';
import { requests } from '#db/schema/requests.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { Proof } from '#grader/proof/proof.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { worth } from '../../testing-grader.ts';
import { createDraft } from '../drafts/create-draft.ts';
import { checkedDraft, newDraft, readDraft, saveFile } from '../testing.ts';
import { listCaseOffers } from './case-offers.ts';
import { writeCase } from './write-case.ts';

let world: TestWorld;
let author: ActorContext;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  author = await world.person('instructor');
});
afterAll(() => world.close());

const X = { shape: [2], data: [0, 1], dtype: 'float32' as const };
const SURVIVES: Proof = {
  id: 'misconception/shifts-first',
  kind: 'misconception',
  subject: 'shifts-first',
  outcome: 'fails',
  advice: {
    kind: 'full-marks',
    seed: 1,
    suggestion: {
      call: 'scale',
      args: [
        { name: 'x', value: X },
        { name: 'factor', value: 1 },
        { name: 'offset', value: 2 },
      ],
      expected: X,
      actual: { ...X, data: [1, 1] },
    },
  },
};

async function offersOf(draftId: string, person: ActorContext = author) {
  const offers = await listCaseOffers(person, { draftId });
  if (!offers.ok) throw new Error(offers.refusal);
  return offers.value;
}

/** Writes the offer and saves what came, as the page does. */
async function take(draftId: string, offerId: string) {
  const written = await writeCase(author, { draftId, offerId });
  if (!written.ok) throw new Error(written.refusal);
  const { files: saved } = await readDraft(author, draftId);
  // By it the page sees that its texts are the ones that the case was put into.
  for (const { path, baseHash } of written.value.files)
    expect(baseHash).toBe(saved.find((file) => file.path === path)?.hash);
  for (const { path, content } of written.value.files) await saveFile(author, { draftId, path, content });
  return written.value;
}

async function catalogueVersion() {
  const [version] = await world.db.select().from(exerciseVersions);
  if (!version) throw new Error('no version is published');
  return version;
}

async function copyOf(versionId: string, { course, person }: { course: string; person: ActorContext }) {
  const start = { kind: 'copy', versionId } as const;
  const wish = { course, module: 'sums', title: 'Copy', start, assignmentId: null };
  const created = await createDraft(person, wish);
  if (!created.ok) throw new Error(created.refusal);
  return created.value.draftId;
}

/** Of a course of their own, with nobody else in it. */
async function strangerIn(slug: string): Promise<ActorContext> {
  const person = await world.person(null);
  const id = crypto.randomUUID();
  await world.db.transaction(async (tx) => {
    await upsertCourse(tx, { id, slug, title: slug, term: 'Spring', timeZone: 'UTC' });
    await upsertModule(tx, { courseId: id, slug: 'sums', title: 'Sums', lectures: '', position: 1 });
  });
  await upsertEnrolment(world.db, { courseId: id, userId: person.actor.userId, role: 'instructor' });
  return person;
}

async function fileOf(draftId: string, path: string): Promise<string> {
  const { files } = await readDraft(author, draftId);
  return files.find((file) => file.path === path)?.content ?? '';
}

describe('the offered cases of a draft', () => {
  it('hold the input that tells a survivor apart, worth a point, until the draft has it', async () => {
    const draftId = await newDraft(author, { title: 'Survivor' });
    await checkedDraft(author, draftId, [SURVIVES]);
    const [offer, ...others] = await offersOf(draftId);
    expect(others).toEqual([]);
    expect(offer).toMatchObject({
      from: { kind: 'survivor', path: 'misconceptions/shifts-first.md' },
      call: 'scale',
      expected: X,
      actual: { data: [1, 1] },
    });
    const { line } = await take(draftId, offer?.offerId ?? '');
    const cases = await fileOf(draftId, 'cases.ts');
    expect(cases.split('\n')[line - 1]).toBe("  example('small numbers: scale(x [2], factor, offset)', {");
    expect(cases).toContain('args: [tensor([0, 1]), 1, 2],\n    expect: tensor([0, 1]),\n    points: 1,');
    expect(await fileOf(draftId, 'exercise.yaml')).toMatch(/^points: 5$/m);
    expect(await offersOf(draftId)).toEqual([]);
  });

  it('hold the examples of the statement that are no case, worth nothing', async () => {
    const draftId = await newDraft(author, { title: 'Statement' });
    // The example of the template is a case of the template.
    expect(await offersOf(draftId)).toEqual([]);
    await saveFile(author, {
      draftId,
      path: 'statement.md',
      content: '```example\nscale([1, 2], 3, 1) → [4, 7]\nscale([[1, 2]], 2, 0) ≈ [[2.0, 4.0]]\n```\n',
    });
    const offers = await offersOf(draftId);
    expect(offers).toMatchObject([{ from: { kind: 'statement', line: 3 } }]);
    await take(draftId, offers[0]?.offerId ?? '');
    expect(await fileOf(draftId, 'cases.ts')).toContain("  example('scale([[1, 2]], 2, 0)', {");
    expect(await fileOf(draftId, 'cases.ts')).toContain(
      'tolerance: { absolute: 0.05, relative: 0.000001 },\n    points: 0,',
    );
    expect(await fileOf(draftId, 'exercise.yaml')).toMatch(/^points: 4$/m);
    expect(await offersOf(draftId)).toEqual([]);
  });

  it('get a title of their own, also beside one that cases.ts has with what is escaped in it', async () => {
    const draftId = await newDraft(author, { title: 'Escaped' });
    const example = (x: number) => `scale([${Array(30).fill(x).join(', ')}], "it's \\", 1) → 1\n`;
    const content = `\`\`\`example\n${example(1)}${example(2)}\`\`\`\n`;
    await saveFile(author, { draftId, path: 'statement.md', content });
    for (const offer of await offersOf(draftId)) await take(draftId, offer.offerId);
    const cases = await fileOf(draftId, 'cases.ts');
    const titles = [...cases.matchAll(/example\('(scale\(\[30\].*)', \{/g)].map(([, title]) => title);
    expect(titles).toEqual([String.raw`scale([30], it\'s \\, 1)`, String.raw`scale([30], it\'s \\, 1), 2`]);
  });

  it('hold the inputs on which a student was right, with the request that they come from', async () => {
    const { id: versionId, exerciseId } = await catalogueVersion();
    const draftId = await copyOf(versionId, { course: 'tiny', person: author });
    const submissionId = await world.submit(await world.person('student'), worth(2));
    const proposal = await world.db.transaction(async (tx) => {
      const [request] = await tx.insert(requests).values({ submissionId, movedAt: new Date() }).returning();
      const requestId = request?.id ?? '';
      const args = [{ name: 'x', value: X }];
      const proposedBy = author.actor.userId;
      const given = {
        exerciseId,
        requestId,
        caseId: 'c',
        call: 'scale',
        args,
        proposedBy,
        proposedAt: new Date(),
      };
      await insertCaseProposal(tx, given);
      return given;
    });
    const offers = await offersOf(draftId);
    expect(offers).toMatchObject([{ from: { kind: 'request', caseId: 'c' }, expected: null }]);
    // Whoever teaches another course with the same exercise learns nothing of what students of this one asked.
    const stranger = await strangerIn('other');
    const theirs = await copyOf(versionId, { course: 'other', person: stranger });
    const taken = await writeCase(stranger, { draftId: theirs, offerId: offers[0]?.offerId ?? '' });
    expect([await offersOf(theirs, stranger), taken]).toEqual([[], { ok: false, refusal: 'offer-gone' }]);
    await take(draftId, offers[0]?.offerId ?? '');
    const cases = await fileOf(draftId, 'cases.ts');
    expect(cases).toContain(
      `args: [tensor([0, 1])],\n    points: 1,\n    source: 'Request ${proposal.requestId}',`,
    );
    expect(await offersOf(await newDraft(author, { title: 'Another exercise' }))).toEqual([]);
  });

  it('are refused where they are gone, and where cases.ts has another form', async () => {
    const draftId = await newDraft(author, { title: 'Odd' });
    await checkedDraft(author, draftId, [SURVIVES]);
    const [offer] = await offersOf(draftId);
    const ask = (offerId: string) => writeCase(author, { draftId, offerId });
    expect(await ask('survivor:other')).toEqual({ ok: false, refusal: 'offer-gone' });
    await saveFile(author, { draftId, path: 'cases.ts', content: 'export default makeCases();' });
    expect(await ask(offer?.offerId ?? '')).toEqual({ ok: false, refusal: 'cases-unusual' });
  });
});
