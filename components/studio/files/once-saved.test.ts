import { expect, it, vi } from 'vitest';
import type { Unsaved } from './files-keeper.ts';
import { onceSaved, unsavedWords } from './once-saved.ts';

const REFUSED: Unsaved = {
  why: 'status',
  paths: ['cases.ts'],
  status: { kind: 'refused', message: 'A text may have 1 MiB.' },
};

it('asks once all is saved, and else says which file is not, why, and what to do', async () => {
  const act = vi.fn(async (checkId: string) => ({ ok: true, value: checkId }) as const);
  const asking = (unsaved: Unsaved | null) =>
    onceSaved({ saveAll: async () => unsaved }, { act, next: 'Then check again.' })('c1');
  expect(await asking(REFUSED)).toEqual({
    ok: false,
    problem: 'cases.ts is not saved. A text may have 1 MiB. Change that. Then check again.',
  });
  expect(act).not.toHaveBeenCalled();
  expect(await asking(null)).toEqual({ ok: true, value: 'c1' });
});

it('tells apart what keeps a file from being saved', () => {
  const paths = ['cases.ts', 'statement.md'];
  const words = [
    unsavedWords({ why: 'met', paths: ['cases.ts'], by: 'Ben' }, 'Then check again.'),
    unsavedWords({ why: 'met', paths, by: 'Ben' }, 'Then check again.'),
    unsavedWords(
      { why: 'status', paths, status: { kind: 'unreached', why: 'offline' } },
      'Then check again.',
    ),
    unsavedWords({ why: 'status', paths, status: { kind: 'signed-out' } }, 'Then check again.'),
  ];
  expect(words).toEqual([
    'cases.ts is not saved: Ben saved it while you wrote. Choose what it becomes. Then check again.',
    'cases.ts, statement.md are not saved: Ben saved them while you wrote. Choose what they become. Then check again.',
    'cases.ts, statement.md are not saved. You are offline. It is tried again by itself. Then check again.',
    'cases.ts, statement.md are not saved. You are signed out. Sign in in another tab. Then check again.',
  ]);
});
