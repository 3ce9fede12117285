/** What a run scored, on its way to the course home: kept in this browser until the server has answered. The latest run counts. */

import type { KeptStorage } from './browser-storage.ts';

export interface ClaimOutboxOptions<Claim> {
  readonly key: string;
  readonly storage: KeptStorage;
  readonly isOnline: () => boolean;
  /** Rejects when the server cannot be reached; a refusal is an answer, except that it waits for who is signed out. */
  readonly send: (claim: Claim) => Promise<ClaimAnswer>;
}

export type ClaimAnswer = { readonly ok: true } | { readonly ok: false; readonly refusal: string };

export class ClaimOutbox<Claim> {
  readonly #options: ClaimOutboxOptions<Claim>;

  constructor(options: ClaimOutboxOptions<Claim>) {
    this.#options = options;
  }

  /** Sends it, now or by a later `resume`. */
  async send(claim: Claim): Promise<void> {
    const text = JSON.stringify(claim);
    // Storage that is switched off keeps nothing: this once it can still be sent.
    this.#options.storage.write(this.#options.key, text);
    await this.#deliver(text);
  }

  /** Sends what could not be sent before. */
  async resume(): Promise<void> {
    const text = this.#kept();
    if (text !== null) await this.#deliver(text);
  }

  async #deliver(text: string): Promise<void> {
    const { isOnline, send, storage, key } = this.#options;
    if (!isOnline()) return;
    try {
      // What was changed in storage is refused by the server like any other odd input.
      const answer = await send(JSON.parse(text) as Claim);
      if (!answer.ok && answer.refusal === 'signed-out') return;
    } catch (error) {
      if (!(error instanceof SyntaxError)) return;
    }
    // A run that ended meanwhile has put its own there.
    if (this.#kept() === text) storage.remove(key);
  }

  #kept(): string | null {
    return this.#options.storage.read(this.#options.key);
  }
}
