/**
 * Texts that others take the place of, on their way to the earlier texts: kept in this browser until the server has them.
 * What waits is sent in the order in which it went.
 */
import { type KeptStorage, readKept } from './browser-storage.ts';

export type EarlierAnswer = { readonly ok: true } | { readonly ok: false; readonly refusal: string };

export interface EarlierOutboxOptions {
  readonly key: string;
  readonly storage: KeptStorage;
  readonly isOnline: () => boolean;
  /** Rejects when the server cannot be reached. */
  readonly send: (source: string) => Promise<EarlierAnswer>;
}

/** What the server takes later: of who has signed in again, and after a minute. */
const LATER: readonly string[] = ['signed-out', 'too-many-drafts'];
/** The server keeps twenty. */
const WAITING_MAX = 20;

export class EarlierOutbox {
  readonly #options: EarlierOutboxOptions;
  #sending: Promise<void> | null = null;

  constructor(options: EarlierOutboxOptions) {
    this.#options = options;
  }

  /** Sends it, now or by a later `resume`. False when neither the server nor this browser has it. */
  async keep(source: string): Promise<boolean> {
    const waiting = this.#waiting();
    if (waiting.at(-1) !== source && !this.#write([...waiting, source].slice(-WAITING_MAX)))
      return (await this.#trySend(source)) === 'taken';
    await this.resume();
    return true;
  }

  /** Sends what could not be sent before. */
  resume(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (let [first] = this.#waiting(); first !== undefined; [first] = this.#waiting()) {
      if ((await this.#trySend(first)) === 'later') return;
      // Another tab may have sent it as well.
      const left = this.#waiting();
      if (left[0] === first) this.#write(left.slice(1));
    }
  }

  /** What is refused for good, a text that is too long, is taken as far as it can be. */
  async #trySend(source: string): Promise<'taken' | 'refused' | 'later'> {
    if (!this.#options.isOnline()) return 'later';
    try {
      const answer = await this.#options.send(source);
      if (answer.ok) return 'taken';
      return LATER.includes(answer.refusal) ? 'later' : 'refused';
    } catch {
      return 'later';
    }
  }

  #waiting(): readonly string[] {
    return readKept(this.#options.storage, this.#options.key, areTexts) ?? [];
  }

  #write(texts: readonly string[]): boolean {
    const { storage, key } = this.#options;
    if (texts.length > 0) return storage.write(key, JSON.stringify(texts));
    storage.remove(key);
    return true;
  }
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
