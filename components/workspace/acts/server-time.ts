/**
 * The server's time, told in a browser whose own clock may be wrong. What has passed since is measured by that clock all the
 * same: the other one, of `performance`, stands still while a computer sleeps.
 */
export class ServerTime {
  readonly #here: () => number;
  #heard: { readonly serverMs: number; readonly hereMs: number } | null = null;

  /** @param here the browser's own clock, in ms */
  constructor(here: () => number = Date.now) {
    this.#here = here;
  }

  /** @param at ISO: when the server made a page. An older one, which a browser brings back, says nothing new. */
  hear(at: string): void {
    const serverMs = Date.parse(at);
    if (this.#heard === null || serverMs > this.#heard.serverMs)
      this.#heard = { serverMs, hereMs: this.#here() };
  }

  /** The browser's own time before anything was heard. */
  now(): Date {
    const hereMs = this.#here();
    return new Date(this.#heard === null ? hereMs : this.#heard.serverMs + hereMs - this.#heard.hereMs);
  }
}

/** Of this browser: pages are told of it once they are there, never while a server renders them. */
export const serverTime = new ServerTime();
