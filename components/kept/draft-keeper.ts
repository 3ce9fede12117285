/** Keeps a draft: in the browser at once, on the server soon after, again when the connection returns. */
import type { KeptStorage } from './browser-storage.ts';
import { type LocalDraft, writeLocalDraft } from './local-draft.ts';
import { type Unreached, whyUnreached } from './unreached.ts';

export type DraftStatus =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  /** `asked`: it was saved before its author asked for it. */
  | { readonly kind: 'saved'; readonly at: string; readonly asked?: boolean }
  /** Asked to save, and nothing was written yet. */
  | { readonly kind: 'nothing-to-save' }
  /** Kept in this browser; sent when the server answers again. */
  | { readonly kind: 'unreached'; readonly why: Unreached }
  /** Kept in this browser; sent when the person has signed in again. */
  | { readonly kind: 'signed-out' }
  /** Neither the server nor this browser's storage took it. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly message: string };

export interface DraftToSend {
  readonly source: string;
  readonly baseRevision: number;
  readonly editedAt: string;
}

export type DraftAnswer =
  | {
      readonly kind: 'saved';
      readonly revision: number;
      readonly savedAt: string;
      /** `kept-older`: a newer text from elsewhere stays the draft, this one is kept beside it. */
      readonly standing: 'saved' | 'kept-older';
      /** The other text when two met. */
      readonly other: { readonly source: string; readonly savedAt: string } | null;
    }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly message: string };

export interface DraftKeeperOptions {
  readonly key: string;
  readonly storage: Pick<KeptStorage, 'write'>;
  readonly isOnline: () => boolean;
  readonly baseRevision: number;
  /** Rejects when the server cannot be reached. */
  readonly send: (draft: DraftToSend) => Promise<DraftAnswer>;
  readonly onStatus: (status: DraftStatus) => void;
  /** The server had a text of another tab or machine: an older one, which it keeps, or a newer one, which stays. */
  readonly onMeeting: (met: { readonly standing: 'saved' | 'kept-older'; readonly other: string }) => void;
  readonly now?: () => Date;
}

/** Long enough that a fast typist sends once a sentence, short enough that another machine is never far behind. */
export const SEND_AFTER_MS = 900;
const RETRY_AFTER_MS = 5_000;

export class DraftKeeper {
  readonly #options: DraftKeeperOptions;
  #baseRevision: number;
  #waiting: { source: string; editedAt: string } | null = null;
  /** The server does not take it; sent again when its author asks. */
  #refused: { source: string; editedAt: string } | null = null;
  /** Of the newest text that this tab has had. */
  #editedAt = '';
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
    this.#editedAt = editedAt;
    this.#waiting = { source, editedAt };
    this.#refused = null;
    this.#keptHere = this.#keep({ source, editedAt, baseRevision: this.#baseRevision, sent: false });
    this.#options.onStatus({ kind: 'saving' });
    this.#schedule(SEND_AFTER_MS);
  }

  /**
   * Another tab of this browser wrote: its text takes the place of what waits here. It sends it itself; this tab only
   * does when that tab was closed before it could. False when what this tab has is newer still.
   */
  adopt({ source, editedAt, baseRevision, sent }: LocalDraft): boolean {
    if (this.#editedAt > editedAt) return false;
    this.#editedAt = editedAt;
    this.#refused = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (sent) {
      this.#waiting = null;
      this.#baseRevision = baseRevision;
      this.#options.onStatus({ kind: 'saved', at: editedAt });
      return true;
    }
    this.#waiting = { source, editedAt };
    this.#options.onStatus({ kind: 'saving' });
    this.#schedule(RETRY_AFTER_MS);
    return true;
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

  /** Its author asks: what waits goes now, and what is saved is said to be. */
  async save(): Promise<void> {
    this.#waiting ??= this.#refused;
    if (this.#waiting || this.#sending) return this.flush();
    const at = (this.#options.now?.() ?? new Date()).toISOString();
    this.#options.onStatus(
      this.#baseRevision === 0 ? { kind: 'nothing-to-save' } : { kind: 'saved', at, asked: true },
    );
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
      if (answer.kind === 'signed-out') {
        this.#options.onStatus({ kind: this.#keptHere ? 'signed-out' : 'lost' });
        this.#schedule(RETRY_AFTER_MS);
        return;
      }
      if (answer.kind === 'refused') {
        // Typed on meanwhile, perhaps what is taken.
        if (this.#waiting !== draft) continue;
        this.#waiting = null;
        this.#refused = draft;
        this.#options.onStatus({ kind: 'refused', message: answer.message });
        return;
      }
      const { standing, other } = answer;
      if (this.#waiting !== draft) {
        // Typed on over a text that lost: the next one must meet the newer one too, so that the server keeps it.
        if (standing === 'saved') this.#baseRevision = answer.revision;
        continue;
      }
      this.#baseRevision = answer.revision;
      this.#waiting = null;
      const source = standing === 'kept-older' && other ? other.source : draft.source;
      this.#keep({ ...draft, source, baseRevision: answer.revision, sent: true });
      this.#options.onStatus({ kind: 'saved', at: answer.savedAt });
      if (other) this.#options.onMeeting({ standing, other: other.source });
    }
  }

  async #trySend(draft: { source: string; editedAt: string }): Promise<DraftAnswer | null> {
    try {
      return await this.#options.send({ ...draft, baseRevision: this.#baseRevision });
    } catch (error) {
      const why = whyUnreached(error, this.#options.isOnline());
      this.#options.onStatus(this.#keptHere ? { kind: 'unreached', why } : { kind: 'lost' });
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
