import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type DraftAnswer,
  DraftKeeper,
  type DraftStatus,
  type DraftToSend,
  SEND_AFTER_MS,
} from './draft-keeper.ts';
import { readLocalDraft } from './local-draft.ts';
import { testStorage } from './testing.ts';

const storage = testStorage();
let sent: DraftToSend[];
let statuses: DraftStatus['kind'][];
let status: DraftStatus;
let server: (draft: DraftToSend) => Promise<DraftAnswer>;

let met: string[];

const saved = (revision: number): DraftAnswer => ({
  kind: 'saved',
  standing: 'saved',
  other: null,
  revision,
  savedAt: '2026-11-23T14:31:00.000Z',
});
let online: boolean;
const keeperOf = (baseRevision = 0) =>
  new DraftKeeper({
    key: 'draft',
    storage,
    isOnline: () => online,
    baseRevision,
    send: (draft) => {
      sent.push(draft);
      return server(draft);
    },
    onStatus: (next) => {
      status = next;
      statuses.push(next.kind);
    },
    onMeeting: ({ standing, other }) => met.push(`${standing}: ${other}`),
  });

beforeEach(() => {
  vi.useFakeTimers();
  storage.held.clear();
  storage.full = false;
  online = true;
  sent = [];
  statuses = [];
  met = [];
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

describe('saving when its author asks', () => {
  it('sends what waits at once, and says what is saved already', async () => {
    const keeper = keeperOf();
    await keeper.save();
    expect(statuses).toEqual(['nothing-to-save']);
    keeper.edit('a');
    await keeper.save();
    expect(sent).toHaveLength(1);
    await keeper.save();
    expect(sent).toHaveLength(1);
    expect(status).toMatchObject({ kind: 'saved', asked: true });
  });
});

describe('a server that is away', () => {
  it('is not called offline when it answered with an error of its own', async () => {
    server = async () => {
      throw new Error('An unexpected response was received from the server.');
    };
    const keeper = keeperOf();
    keeper.edit('a');
    await keeper.flush();
    expect(status).toEqual({ kind: 'unreached', why: 'server-error' });
    online = false;
    await keeper.flush();
    expect(status).toEqual({ kind: 'unreached', why: 'offline' });
  });

  it('costs nothing: the text stays here and is sent when it is back', async () => {
    server = async () => {
      throw new TypeError('Failed to fetch');
    };
    const keeper = keeperOf();
    keeper.edit('a');
    await vi.advanceTimersByTimeAsync(SEND_AFTER_MS);
    expect(status).toEqual({ kind: 'unreached', why: 'no-answer' });
    server = async () => saved(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(statuses.at(-1)).toBe('saved');
    expect(sent.map(({ source }) => source)).toEqual(['a', 'a']);
  });

  it('is told apart from text that nobody keeps', async () => {
    server = async () => {
      throw new TypeError('Failed to fetch');
    };
    storage.full = true;
    const keeper = keeperOf();
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

it('waits for its author who was signed out, and is sent afterwards', async () => {
  const keeper = keeperOf(2);
  server = async () => (sent.length > 1 ? saved(3) : { kind: 'signed-out' });
  keeper.edit('mine');
  await keeper.flush();
  expect(statuses.at(-1)).toBe('signed-out');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent.map(({ source }) => source)).toEqual(['mine', 'mine']);
  expect(statuses.at(-1)).toBe('saved');
});

describe('two tabs', () => {
  const other = (source: string, sent: boolean) => ({
    source,
    editedAt: new Date().toISOString(),
    baseRevision: 9,
    sent,
  });

  it('leave the sending to the one that was typed in, and write over what it saved', async () => {
    const keeper = keeperOf(1);
    expect(keeper.adopt(other('theirs', false))).toBe(true);
    await vi.advanceTimersByTimeAsync(SEND_AFTER_MS);
    expect(keeper.adopt(other('theirs', true))).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
    keeper.edit('mine, over theirs');
    await keeper.flush();
    expect(sent).toMatchObject([{ source: 'mine, over theirs', baseRevision: 9 }]);
  });

  it('send what a closed one could not', async () => {
    const keeper = keeperOf(1);
    keeper.adopt(other('theirs', false));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toMatchObject([{ source: 'theirs' }]);
  });

  it('do not take an older text for a newer one', async () => {
    const keeper = keeperOf(1);
    const older = other('older', true);
    await vi.advanceTimersByTimeAsync(10);
    keeper.edit('newer');
    expect(keeper.adopt(older)).toBe(false);
    await keeper.flush();
    expect(sent).toMatchObject([{ source: 'newer' }]);
  });
});

describe('a text from another machine', () => {
  it('that is newer stays the draft, here as well', async () => {
    server = async () => ({
      kind: 'saved',
      revision: 4,
      savedAt: '2026-11-23T14:31:00.000Z',
      standing: 'kept-older',
      other: { source: 'newer', savedAt: '2026-11-23T14:31:00.000Z' },
    });
    const keeper = keeperOf(2);
    keeper.edit('waited offline');
    await keeper.flush();
    expect(met).toEqual(['kept-older: newer']);
    expect(readLocalDraft(storage, 'draft')).toMatchObject({ source: 'newer', baseRevision: 4, sent: true });
  });

  it('that is older is kept by the server, and the reader is told', async () => {
    server = async () => ({ ...saved(4), other: { source: 'older', savedAt: '' } }) as DraftAnswer;
    const keeper = keeperOf(2);
    keeper.edit('mine');
    await keeper.flush();
    expect(met).toEqual(['saved: older']);
    expect(readLocalDraft(storage, 'draft')).toMatchObject({ source: 'mine' });
  });

  it('that is newer is met again by what was typed meanwhile, so that the server keeps it', async () => {
    const keeper = keeperOf(2);
    server = async () => {
      if (sent.length > 1) return saved(5);
      keeper.edit('typed on');
      return {
        kind: 'saved',
        revision: 4,
        savedAt: '2026-11-23T14:31:00.000Z',
        standing: 'kept-older',
        other: { source: 'newer', savedAt: '2026-11-23T14:31:00.000Z' },
      };
    };
    keeper.edit('waited offline');
    await keeper.flush();
    expect(sent.map(({ source, baseRevision }) => `${source} over ${baseRevision}`)).toEqual([
      'waited offline over 2',
      'typed on over 2',
    ]);
  });
});

describe('a draft that is refused', () => {
  const tooLong = { kind: 'refused', message: 'Too long.' } as const;

  it('is sent when it was made shorter while the refusal was on its way', async () => {
    const keeper = keeperOf();
    const asked = Promise.withResolvers<DraftAnswer>();
    server = () => asked.promise;
    keeper.edit('too long');
    const flushed = keeper.flush();
    keeper.edit('short');
    server = async () => saved(1);
    asked.resolve(tooLong);
    await flushed;
    expect(sent.at(-1)?.source).toBe('short');
    expect(status.kind).toBe('saved');
  });

  it('is not said to be saved when its author asks: it is sent again', async () => {
    const keeper = keeperOf(3);
    server = async () => tooLong;
    keeper.edit('too long');
    await keeper.flush();
    await keeper.save();
    expect(status).toEqual(tooLong);
    server = async () => saved(4);
    await keeper.save();
    expect(status.kind).toBe('saved');
    expect(sent.map(({ source }) => source)).toEqual(['too long', 'too long', 'too long']);
  });
});

it('a text of another tab that is older than what was typed and saved here changes nothing', async () => {
  const keeper = keeperOf();
  keeper.edit('typed here');
  await keeper.flush();
  const older = { editedAt: '2020-01-01T00:00:00.000Z', baseRevision: 1 };
  expect(keeper.adopt({ ...older, source: 'of the other tab', sent: true })).toBe(false);
});
