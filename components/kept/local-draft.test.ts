import { describe, expect, it } from 'vitest';
import { keptKey } from './browser-storage.ts';
import { firstText, type LocalDraft, readLocalDraft, settleOlder, writeLocalDraft } from './local-draft.ts';
import { testStorage } from './testing.ts';

const starter = 'starter';
const server = { source: 'on the server', savedAt: '2026-11-23T14:00:00.000Z', revision: 4 };
const local = (change: Partial<LocalDraft>): LocalDraft => ({
  source: 'in the browser',
  editedAt: '2026-11-23T14:05:00.000Z',
  baseRevision: 4,
  sent: false,
  ...change,
});

describe('what the editor opens with', () => {
  it('is the starter on the first visit', () => {
    expect(firstText({ local: null, server: null, starter })).toEqual({
      source: 'starter',
      baseRevision: 0,
      unsent: false,
      older: null,
    });
  });

  it('is the draft of the server on another machine', () => {
    expect(firstText({ local: null, server, starter })).toMatchObject({
      source: server.source,
      baseRevision: 4,
    });
  });

  it('is what was typed while the server was away', () => {
    expect(firstText({ local: local({}), server, starter })).toEqual({
      source: 'in the browser',
      baseRevision: 4,
      unsent: true,
      older: null,
    });
    expect(firstText({ local: local({ baseRevision: 0 }), server: null, starter })).toMatchObject({
      unsent: true,
    });
  });

  it('is what was typed even when this clock is behind, as long as nobody else wrote', () => {
    const early = local({ editedAt: '2026-11-23T13:00:00.000Z' });
    expect(firstText({ local: early, server, starter }).source).toBe('in the browser');
  });

  it('is the newer one when another machine wrote meanwhile', () => {
    const base = { baseRevision: 3 };
    expect(firstText({ local: local(base), server, starter }).source).toBe('in the browser');
    const older = local({ ...base, editedAt: '2026-11-23T13:59:00.000Z' });
    expect(firstText({ local: older, server, starter })).toMatchObject({
      source: 'on the server',
      unsent: false,
      older: 'in the browser',
    });
    const same = { ...older, source: server.source };
    expect(firstText({ local: same, server, starter }).older).toBeNull();
  });

  it('is what this browser knows the server to have, where the page was made before it came there', () => {
    const sent = local({ sent: true, baseRevision: 5 });
    expect(firstText({ local: sent, server, starter })).toEqual({
      source: 'in the browser',
      baseRevision: 5,
      unsent: true,
      older: null,
    });
    const first = local({ sent: true, baseRevision: 1 });
    expect(firstText({ local: first, server: null, starter }).source).toBe('in the browser');
  });

  it('is the draft of the server when this browser has sent its text', () => {
    expect(firstText({ local: local({ sent: true, source: 'older' }), server, starter }).source).toBe(
      server.source,
    );
  });
});

describe('a text that lost and is kept among the earlier ones', () => {
  const older = local({ baseRevision: 3, editedAt: '2026-11-23T13:59:00.000Z' });
  const settled = (draft: LocalDraft | null) => {
    const storage = testStorage();
    if (draft) writeLocalDraft(storage, 'key', draft);
    settleOlder({ storage, key: 'key' }, { older: older.source, server });
    return readLocalDraft(storage, 'key');
  };

  it('loses once: the next visit has nothing to tell of it', () => {
    const visit = firstText({ local: settled(older), server, starter });
    expect(visit).toEqual({ source: server.source, baseRevision: 4, unsent: false, older: null });
  });

  it('gives way to nothing else: what was written meanwhile stays', () => {
    const newer = { ...older, source: 'typed meanwhile' };
    expect(settled(newer)).toEqual(newer);
    const sent = { ...older, sent: true };
    expect(settled(sent)).toEqual(sent);
    expect(settled(null)).toBeNull();
  });
});

describe('the browser storage', () => {
  it('gives back what was written, for that person and exercise only', () => {
    const storage = testStorage();
    expect(writeLocalDraft(storage, keptKey('draft', 'u1', 'cnn/conv2d'), local({}))).toBe(true);
    expect(readLocalDraft(storage, keptKey('draft', 'u1', 'cnn/conv2d'))).toEqual(local({}));
    expect(readLocalDraft(storage, keptKey('draft', 'u2', 'cnn/conv2d'))).toBeNull();
  });

  it('survives garbage and full storage', () => {
    for (const text of ['{', '{"source":1}', '[]', 'null', '7']) {
      expect(readLocalDraft(testStorage({ key: text }), 'key')).toBeNull();
    }
    const full = testStorage();
    full.full = true;
    expect(writeLocalDraft(full, 'key', local({}))).toBe(false);
  });
});
