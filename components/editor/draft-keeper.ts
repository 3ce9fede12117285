/** Keeps a draft: in the browser at once, on the server soon after, again when the connection returns. */
import { type LocalDraft, writeLocalDraft } from './local-draft.ts';

export type DraftStatus =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  /** Kept in this browser; sent when the server answers again. */
  | { readonly kind: 'offline' }
  /** Neither the server nor this browser's storage took it. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly message: string };

export interface DraftToSend {
  readonly source: string;
  readonly baseRevision: number;
  readonly editedAt: string;
}

export type DraftAnswer =
  | { readonly kind: 'saved'; readonly revision: number; readonly savedAt: string }
  | { readonly kind: 'refused'; readonly message: string };

export interface DraftKeeperOptions {
  readonly key: string;
  readonly storage: Pick<Storage, 'setItem'>;
  readonly baseRevision: number;
  /** Rejects when the server cannot be reached. */
  readonly send: (draft: DraftToSend) => Promise<DraftAnswer>;
  readonly onStatus: (status: DraftStatus) => void;
  readonly now?: () => Date;
}

/** Long enough that a fast typist sends once a sentence, short enough that another machine is never far behind. */
export const SEND_AFTER_MS = 900;
const RETRY_AFTER_MS = 5_000;

export class DraftKeeper {
  readonly #options: DraftKeeperOptions;
  #baseRevision: number;
  #waiting: { source: string; editedAt: string } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sending: Promise<void> | null = null;
  #keptHere = true;
  #closed = false;

  constructor(options: DraftKeeperOptions) {
    this.#options = options;
    this.#baseRevision = options.baseRevision;
  }

  /** Call on every change. */
  edit(source: string): void {
    const editedAt = (this.#options.now?.() ?? new Date()).toISOString();
    this.#waiting = { source, editedAt };
    this.#keptHere = this.#keep({ source, editedAt, baseRevision: this.#baseRevision, sent: false });
    this.#options.onStatus({ kind: 'saving' });
    this.#schedule(SEND_AFTER_MS);
  }

  /** Sends what waits now: before leaving, and when the connection returns. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #send(): Promise<void> {
    while (this.#waiting) {
      const draft = this.#waiting;
      const answer = await this.#trySend(draft);
      if (answer === null) return;
      if (answer.kind === 'refused') {
        this.#waiting = null;
        this.#options.onStatus({ kind: 'refused', message: answer.message });
        return;
      }
      this.#baseRevision = answer.revision;
      if (this.#waiting !== draft) continue;
      this.#waiting = null;
      this.#keep({ ...draft, baseRevision: answer.revision, sent: true });
      this.#options.onStatus({ kind: 'saved', at: answer.savedAt });
    }
  }

  async #trySend(draft: { source: string; editedAt: string }): Promise<DraftAnswer | null> {
    try {
      return await this.#options.send({ ...draft, baseRevision: this.#baseRevision });
    } catch {
      this.#options.onStatus({ kind: this.#keptHere ? 'offline' : 'lost' });
      this.#schedule(RETRY_AFTER_MS);
      return null;
    }
  }

  #keep(draft: LocalDraft): boolean {
    return writeLocalDraft(this.#options.storage, this.#options.key, draft);
  }

  #schedule(delayMs: number): void {
    if (this.#closed) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delayMs);
  }
}
