'use client';

import { useEffect, useRef, useState } from 'react';
import { browserStorage, keptKey } from '../../kept/browser-storage.ts';
import { DraftKeeper, type DraftStatus, type DraftToSend } from '../../kept/draft-keeper.ts';
import type { ExercisePlace } from '../../kept/exercise-place.ts';
import { firstText, readLocalDraft, type ServerDraft, settleOlder } from '../../kept/local-draft.ts';
import { sendSource } from '../../kept/sent-source.ts';
import type { RefusalTexts } from '../../submission/refusal-texts.ts';
import type { WorkspaceActions } from '../workspace-actions.ts';

export interface Draft {
  /** What the editor starts with: the server's text while the server renders, then perhaps this browser's. */
  readonly initialSource: string;
  /** Changes once, when this browser's own text was found. */
  readonly generation: number;
  readonly status: DraftStatus;
  /** False, and nothing is kept, from an editor whose text has been replaced by this browser's own. */
  edit(source: string): boolean;
  /** Now, because its author asks; the status says that it is. */
  save(): void;
}

interface DraftSetup {
  readonly userId: string;
  readonly place: ExercisePlace;
  readonly server: ServerDraft | null;
  readonly starter: string;
  readonly refusalTexts: RefusalTexts;
  readonly saveDraft: WorkspaceActions['saveDraft'];
  /** The text that the editor starts with, when it is not the server's. */
  readonly onFirstText: (source: string) => void;
  /** A newer text from another tab or machine takes the place of the one in the editor. */
  readonly onNewer: (source: string, from: 'tab' | 'elsewhere') => void;
  /** The server keeps an older text from another tab or machine beside this one. */
  readonly onOlderKept: () => void;
  /** A text that only this browser has, and in whose place a newer one is shown. Gives whether it is kept elsewhere now. */
  readonly onOlder: (source: string) => Promise<boolean>;
}

export function useDraft(setup: DraftSetup): Draft {
  const { userId, place, server, starter } = setup;
  const [first, setFirst] = useState({ source: server?.source ?? starter, generation: 0 });
  const [status, setStatus] = useState<DraftStatus>(
    server ? { kind: 'saved', at: server.savedAt } : { kind: 'untouched' },
  );
  const keeper = useRef<DraftKeeper | null>(null);
  /** A text that came from elsewhere: showing it is no edit. */
  const foreign = useRef<string | null>(null);
  /** Known before the editor of that generation has rendered. */
  const newest = useRef(0);
  const latest = useRef(setup);
  useEffect(() => {
    latest.current = setup;
  });

  const { course, module, exercise } = place;
  const shown = useRef(first.source);
  // The draft as it was when the page was made; later ones come from this page itself.
  const found = useRef({ server, starter });
  useEffect(() => {
    const key = keptKey('draft', userId, `${course}/${module}/${exercise}`);
    const text = firstText({ local: readLocalDraft(browserStorage, key), ...found.current });
    const own = new DraftKeeper({
      key,
      storage: browserStorage,
      isOnline: () => navigator.onLine,
      baseRevision: text.baseRevision,
      send: (draft) => sendDraft(latest.current, draft),
      // Each key says that it saves: the same words render nothing.
      onStatus: (next) =>
        setStatus((before) => (next.kind === 'saving' && before.kind === 'saving' ? before : next)),
      onMeeting({ standing, other }) {
        if (standing === 'saved') {
          latest.current.onOlderKept();
          return;
        }
        foreign.current = other;
        latest.current.onNewer(other, 'elsewhere');
      },
    });
    keeper.current = own;
    if (text.source !== shown.current) {
      shown.current = text.source;
      newest.current += 1;
      setFirst({ source: text.source, generation: newest.current });
    }
    latest.current.onFirstText(text.source);
    if (text.unsent) own.edit(text.source);
    const { older } = text;
    const { server: met } = found.current;
    if (older !== null && met !== null)
      void latest.current.onOlder(older).then((kept) => {
        if (kept) settleOlder({ storage: browserStorage, key }, { older, server: met });
      });

    const leave = keepWithBrowser(own, key, (source) => {
      foreign.current = source;
      latest.current.onNewer(source, 'tab');
    });
    return () => {
      leave();
      void own.flush();
      own.close();
    };
  }, [userId, course, module, exercise]);

  return {
    initialSource: first.source,
    generation: first.generation,
    status,
    edit(source) {
      if (first.generation !== newest.current) return false;
      if (source === foreign.current) return true;
      foreign.current = null;
      keeper.current?.edit(source);
      return true;
    },
    save: () => void keeper.current?.save(),
  };
}

/** Sends when the connection is back or the page goes, and tells of a text that another tab wrote. Gives what ends it. */
function keepWithBrowser(keeper: DraftKeeper, key: string, onOther: (source: string) => void): () => void {
  const flush = () => void keeper.flush();
  const onStorage = (event: StorageEvent) => {
    if (event.key !== key) return;
    const other = readLocalDraft(browserStorage, key);
    if (other && keeper.adopt(other)) onOther(other.source);
  };
  addEventListener('online', flush);
  addEventListener('pagehide', flush);
  addEventListener('storage', onStorage);
  return () => {
    removeEventListener('online', flush);
    removeEventListener('pagehide', flush);
    removeEventListener('storage', onStorage);
  };
}

async function sendDraft({ place, saveDraft, refusalTexts }: DraftSetup, draft: DraftToSend) {
  const result = await sendSource(draft.source, () => saveDraft({ ...place, ...draft }));
  if (!result.ok && result.refusal === 'signed-out') return { kind: 'signed-out' as const };
  if (!result.ok) return { kind: 'refused' as const, message: refusalTexts[result.refusal] };
  return { kind: 'saved' as const, ...result.value };
}
