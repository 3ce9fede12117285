import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type DraftAnswer,
  DraftKeeper,
  type DraftStatus,
  type DraftToSend,
  SEND_AFTER_MS,
} from './draft-keeper.ts';
import { readLocalDraft } from './local-draft.ts';

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
let sent: DraftToSend[];
let statuses: DraftStatus['kind'][];
let server: (draft: DraftToSend) => Promise<DraftAnswer>;

const saved = (revision: number): DraftAnswer => ({
  kind: 'saved',
  revision,
  savedAt: '2026-11-23T14:31:00.000Z',
});
const keeperOf = (baseRevision = 0, place: Pick<Storage, 'setItem'> = storage) =>
  new DraftKeeper({
    key: 'draft',
    storage: place,
    baseRevision,
    send: (draft) => {
      sent.push(draft);
      return server(draft);
    },
    onStatus: ({ kind }) => statuses.push(kind),
  });

beforeEach(() => {
  vi.useFakeTimers();
  kept.clear();
  sent = [];
  statuses = [];
  server = async () => saved(sent.length);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a draft', () => {
  it('is in the browser after every keystroke, before the server knows', () => {
    const keeper = keeperOf();
    keeper.edit('a');
    keeper.edit('ab');
    expect(readLocalDraft(storage, 'draft')).toMatchObject({ source: 'ab', sent: false });
    expect(sent).toEqual([]);
  });

  it('goes to the server once after a burst of typing, over the revision that it was written on', async () => {
    const keeper = keeperOf(6);
    for (const text of ['a', 'ab', 'abc']) keeper.edit(text);
    await vi.advanceTimersByTimeAsync(SEND_AFTER_MS);
    expect(sent.map(({ source, baseRevision }) => [source, baseRevision])).toEqual([['abc', 6]]);
    expect(statuses.at(-1)).toBe('saved');
    expect(readLocalDraft(storage, 'draft')).toMatchObject({ source: 'abc', sent: true, baseRevision: 1 });
  });

  it('writes over the revision of its own last save', async () => {
    const keeper = keeperOf();
    keeper.edit('a');
    await keeper.flush();
    keeper.edit('ab');
    await keeper.flush();
    expect(sent.map(({ baseRevision }) => baseRevision)).toEqual([0, 1]);
  });

  it('is not called saved while a newer text waits', async () => {
    const first = Promise.withResolvers<DraftAnswer>();
    server = async () => (sent.length === 1 ? first.promise : saved(2));
    const keeper = keeperOf();
    keeper.edit('a');
    const done = keeper.flush();
    keeper.edit('ab');
    first.resolve(saved(1));
    await done;
    expect(sent.map(({ source }) => source)).toEqual(['a', 'ab']);
    expect(statuses.filter((status) => status === 'saved')).toHaveLength(1);
    expect(readLocalDraft(storage, 'draft')).toMatchObject({ source: 'ab', sent: true });
  });
});

describe('a server that is away', () => {
  it('costs nothing: the text stays here and is sent when it is back', async () => {
    server = async () => {
      throw new TypeError('Failed to fetch');
    };
    const keeper = keeperOf();
    keeper.edit('a');
    await vi.advanceTimersByTimeAsync(SEND_AFTER_MS);
    expect(statuses.at(-1)).toBe('offline');
    server = async () => saved(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(statuses.at(-1)).toBe('saved');
    expect(sent.map(({ source }) => source)).toEqual(['a', 'a']);
  });

  it('is told apart from text that nobody keeps', async () => {
    server = async () => {
      throw new TypeError('Failed to fetch');
    };
    const keeper = keeperOf(0, {
      setItem: () => {
        throw new DOMException('full');
      },
    });
    keeper.edit('a');
    await keeper.flush();
    expect(statuses.at(-1)).toBe('lost');
  });

  it('is not asked again after the page has gone', async () => {
    server = async () => {
      throw new TypeError('Failed to fetch');
    };
    const keeper = keeperOf();
    keeper.edit('a');
    await keeper.flush();
    keeper.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
  });
});

it('says why the server refuses a draft and does not send it again', async () => {
  server = async () => ({ kind: 'refused', message: 'The code is longer than 256 KiB.' });
  const keeper = keeperOf();
  keeper.edit('a');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  expect(statuses.at(-1)).toBe('refused');
});
