/** What holds of everything that an author asks a worker for. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../database.ts';
import { insertCheckedDraft } from '../../testing/checked-draft.ts';
import { minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { draftChecks, dryRuns, luckRuns, tryRuns } from './draft-runs.ts';

interface Asked {
  readonly draftId: string;
  readonly checkId: string;
  readonly askedBy: string;
  readonly askedAt: Date;
}

const check = { revision: 1, files: {}, hash: null };
const KINDS = [
  {
    ...{ name: 'a check', runs: draftChecks, shows: { done: 1, total: 3 } },
    ask: (tx: Transaction, asked: Asked) => draftChecks.insert(tx, { ...asked, ...check }),
  },
  {
    ...{ name: 'luck', runs: luckRuns, shows: { done: 1, total: 3 } },
    ask: (tx: Transaction, asked: Asked) => luckRuns.insert(tx, asked),
  },
  {
    ...{ name: 'a try', runs: tryRuns, shows: { fault: 'so far' } },
    ask: (tx: Transaction, asked: Asked) => tryRuns.insert(tx, { ...asked, source: 's' }),
  },
  {
    ...{ name: 'a dry run', runs: dryRuns, shows: { done: 1, total: 3 } },
    ask: (tx: Transaction, asked: Asked) => dryRuns.insert(tx, asked),
  },
] as const;

describe.each(TEST_DATABASES)('what was asked of a draft, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom } = useClassrooms(open, 'runs');

    it.each(KINDS)('$name runs until it is ended, once; what comes afterwards is late', async (kind) => {
      const { runs, shows, ask } = kind;
      const room = await newRoom();
      const draft = await insertCheckedDraft(handle.db, room);
      const asking = { ...draft, askedBy: room.instructor, askedAt: minute(2) };
      const [id, other] = await inTransaction(async (tx) => [await ask(tx, asking), await ask(tx, asking)]);
      expect(await runs.selectOptional(handle.db, id)).toMatchObject({ state: 'running', endedAt: null });
      await runs.updateProgress(handle.db, id, shows);
      const end = (state: 'ready' | 'cancelled', at: number) =>
        inTransaction((tx) => runs.updateEnded(tx, id, { state, endedAt: minute(at), findings: [at] }));
      expect([await end('cancelled', 3), await end('ready', 4)]).toEqual([true, false]);
      const ended = { state: 'cancelled', endedAt: minute(3), findings: [3], ...shows };
      await runs.updateProgress(handle.db, id, { findings: 'late' });
      expect(await runs.selectOptional(handle.db, id)).toMatchObject(ended);
      expect(await runs.selectOptional(handle.db, other)).toMatchObject({ state: 'running', findings: null });
      expect(await runs.selectOptional(handle.db, randomUUID())).toBeNull();
    });

    it.each(
      KINDS.flatMap(({ name, runs, ask }) => ('selectOptionalLast' in runs ? [{ name, runs, ask }] : [])),
    )(
      '$name of a check is the last, whatever order they came in, or the last of one person',
      async (kind) => {
        const { runs, ask } = kind;
        const room = await newRoom();
        const [draft, foreign] = [
          await insertCheckedDraft(handle.db, room),
          await insertCheckedDraft(handle.db, room),
        ];
        const asked = (of: typeof draft, askedBy: string, at: number) =>
          inTransaction((tx) => ask(tx, { ...of, askedBy, askedAt: minute(at) }));
        const { checkId } = draft;
        expect(await runs.selectOptionalLast(handle.db, { checkId })).toBeNull();
        const late = await asked(draft, room.instructor, 9);
        const early = await asked(draft, room.ta, 5);
        await asked(foreign, room.ta, 20);
        const last = async (askedBy?: string) =>
          (await runs.selectOptionalLast(handle.db, { checkId, ...(askedBy && { askedBy }) }))?.id ?? null;
        expect([await last(), await last(room.ta), await last(room.ada)]).toEqual([late, early, null]);
      },
    );
  });
});
