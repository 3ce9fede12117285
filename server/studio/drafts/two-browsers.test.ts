/** Two people write into one draft at once, each in the page's own keeper of files: nothing that was written is lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FilesKeeper } from '#components/studio/files/files-keeper.ts';
import { CONFLICT_MARKS, mergedMeeting } from '#components/studio/files/merge-texts.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { newDraft, readDraft } from '../testing.ts';
import { listRevisions, readRevision } from './draft-history.ts';
import type { FileChange } from './draft-view.ts';
import { saveFiles } from './save-files.ts';

let world: TestWorld;
let ada: ActorContext;
let ben: ActorContext;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  ada = await world.person('instructor');
  ben = await world.person('instructor');
});
afterAll(() => world?.close());

const EDITS = 100;
const PATHS = ['statement.md', 'reference.ts', 'cases.ts', 'misconceptions/new.md'];
const SEEDS = [20_261_127, 7];

/** Below a bound, and the same numbers for the same seed. */
function drawsFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

interface Author {
  readonly keeper: FilesKeeper;
  /** Times that somebody else had saved first, and of these how often both had written in one place. */
  readonly met: { times: number; inOnePlace: number };
  /** Of what was written so far. */
  readonly marks: string[];
}

async function openPage(context: ActorContext, draftId: string, seed: number): Promise<Author> {
  const draw = drawsFrom(seed);
  const save = async (changes: readonly FileChange[]) => {
    const saved = await saveFiles(context, { draftId, changes });
    if (!saved.ok) throw new Error(saved.refusal);
    // It was saved, and the page never hears of it.
    if (draw(20) === 0) throw new TypeError('the connection broke');
    return saved;
  };
  const draft = await readDraft(context, draftId);
  const unsaved = { read: () => [], write: () => undefined };
  const keeper = new FilesKeeper({ ...draft, save, unsaved, onText: () => undefined });
  return { keeper, met: { times: 0, inOnePlace: 0 }, marks: [] };
}

const MARKS: readonly string[] = Object.values(CONFLICT_MARKS);
const withoutMarks = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !MARKS.includes(line))
    .join('\n');

/** As the page does: both are kept, and the author takes out the marks; or theirs gives way. */
function settle({ keeper, met }: Author, keepsMine: () => boolean): void {
  for (const meeting of keeper.state().meetings) {
    met.times += 1;
    const { path, mine } = meeting;
    const merged = mergedMeeting(meeting);
    if (merged === null || keepsMine()) {
      keeper.settle(path, mine);
      continue;
    }
    keeper.settle(path, merged.text);
    if (merged.conflicts === 0) continue;
    met.inOnePlace += 1;
    keeper.write(path, withoutMarks(keeper.text(path)));
  }
}

/** One line more, anywhere in any file. */
function type({ keeper, marks }: Author, mark: string, draw: (below: number) => number): void {
  const path = PATHS[draw(PATHS.length)] ?? 'statement.md';
  const lines = keeper.text(path).split('\n');
  lines.splice(draw(lines.length + 1), 0, mark);
  keeper.write(path, lines.join('\n'));
  marks.push(mark);
}

const macrotask = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Draws who writes, who saves and who waits for it, until all is written and saved. */
async function writeTogether(draftId: string, seed: number, keepsMineOneIn: number | null) {
  const draw = drawsFrom(seed);
  const keepsMine = () => keepsMineOneIn !== null && draw(keepsMineOneIn) === 0;
  const authors = [await openPage(ada, draftId, seed + 1), await openPage(ben, draftId, seed + 2)] as const;
  while (authors.some(({ marks }) => marks.length < EDITS)) {
    const who = draw(2);
    const author = authors[who] ?? authors[0];
    settle(author, keepsMine);
    const act = draw(10);
    if (act < 7 && author.marks.length < EDITS) type(author, `mark-${who}-${author.marks.length}`, draw);
    else if (act < 9) void author.keeper.flush();
    else await author.keeper.flush();
    // What is on its way goes on between two keys.
    await macrotask();
  }
  for (let round = 0; round < EDITS && authors.some(({ keeper }) => keeper.isDirty()); round += 1)
    for (const author of authors) {
      settle(author, keepsMine);
      await author.keeper.flush();
    }
  for (const { keeper } of authors) {
    expect(keeper.isDirty()).toBe(false);
    keeper.close();
  }
  return authors;
}

async function linesOfDraft(draftId: string): Promise<Set<string>> {
  const { files } = await readDraft(ada, draftId);
  return new Set(files.flatMap(({ content }) => content.split('\n')));
}

async function linesOfHistory(draftId: string): Promise<Set<string>> {
  const revisions = await listRevisions(ada, { draftId });
  if (!revisions.ok) throw new Error(revisions.refusal);
  const lines = new Set<string>();
  for (const { revision } of revisions.value) {
    const files = await readRevision(ada, { draftId, revision });
    if (!files.ok) throw new Error(files.refusal);
    for (const { content } of files.value) for (const line of content.split('\n')) lines.add(line);
  }
  return lines;
}

describe('two authors who write 100 lines each anywhere in one draft, and save whenever it comes', () => {
  it.each(SEEDS)('have all of them in the draft where they keep both, drawn by %i', async (seed) => {
    const draftId = await newDraft(ada, { title: 'Two browsers' });
    const authors = await writeTogether(draftId, seed, null);
    const marks = authors.flatMap((author) => author.marks);
    const there = await linesOfDraft(draftId);
    expect(marks).toHaveLength(2 * EDITS);
    expect(marks.filter((mark) => !there.has(mark))).toEqual([]);
    // They did meet, and in one place too.
    for (const { met } of authors) expect(Math.min(met.times, met.inOnePlace)).toBeGreaterThan(0);
  });

  it('find in the history what one of them overwrote, having seen it', async () => {
    const draftId = await newDraft(ada, { title: 'Overwritten' });
    const authors = await writeTogether(draftId, 20_261_128, 3);
    const marks = authors.flatMap((author) => author.marks);
    const [there, before] = [await linesOfDraft(draftId), await linesOfHistory(draftId)];
    const gone = marks.filter((mark) => !there.has(mark));
    expect(gone).not.toEqual([]);
    expect(gone.filter((mark) => !before.has(mark))).toEqual([]);
  });
});
