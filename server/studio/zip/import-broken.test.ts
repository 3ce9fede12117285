/** Every broken zip is refused in words, whole; what is wrong with one is told in one list. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { listStudio } from '../list/list-studio.ts';
import { BROKEN_ZIPS, zipOf } from './broken-zips.ts';
import { importDraft } from './import-draft.ts';
import type { ImportProblemView } from './import-view.ts';

let world: TestWorld;
let author: ActorContext;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  author = await world.person('instructor');
});
afterAll(() => world?.close());

async function* inPieces(zip: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < zip.length; at += 65_536) yield zip.subarray(at, at + 65_536);
}

async function problemsOf(zip: Uint8Array): Promise<readonly ImportProblemView[]> {
  const made = await importDraft(author, { course: 'tiny', zip: inPieces(zip) });
  if (!made.ok) throw new Error(made.refusal);
  return made.value.kind === 'broken' ? made.value.problems : [];
}

async function draftCount(): Promise<number> {
  const list = await listStudio(author, { course: 'tiny' });
  if (!list.ok) throw new Error(list.refusal);
  return list.value.drafts.length;
}

describe('an import', () => {
  it('has forty broken zips and more to refuse, none like another', () => {
    expect(BROKEN_ZIPS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(BROKEN_ZIPS.map(({ what }) => what)).size).toBe(BROKEN_ZIPS.length);
  });

  it.each(BROKEN_ZIPS)('refuses $what, and makes nothing', async ({ zip, problems }) => {
    const before = await draftCount();
    const told = await problemsOf(zip);
    expect(told.map(({ path }) => path)).toEqual(problems.map(({ path }) => path));
    for (const [i, { message }] of problems.entries()) expect(told[i]?.message).toMatch(message);
    expect(await draftCount()).toBe(before);
  });

  it('tells what is wrong with the archive, with names and with contents in one list', async () => {
    const told = await problemsOf(
      zipOf({
        '../evil.ts': 'x',
        'Cases.ts': 'x',
        'setup.exe': 'MZ',
        'figures/a.svg': '<svg onload="x()"/>',
        'starter.ts': '',
        'exercise.yaml': 'title: A\npoints: many\n',
        'misconceptions/a.md': 'no front matter',
        'statement.md': Buffer.from([0xff]),
      }),
    );
    const paths = [...new Set(told.map(({ path }) => path))];
    expect(paths.sort()).toEqual([
      '../evil.ts',
      'Cases.ts',
      'exercise.yaml',
      'figures/a.svg',
      'misconceptions/a.md',
      'setup.exe',
      'starter.ts',
      'statement.md',
    ]);
    expect(told.filter(({ path }) => path === 'exercise.yaml').length).toBeGreaterThan(3);
  });

  it('takes the exercise that all of them were made from', async () => {
    expect(await problemsOf(zipOf())).toEqual([]);
  });
});
