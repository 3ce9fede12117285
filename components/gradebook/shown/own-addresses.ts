/**
 * Tells the addresses that a page writes for itself from those that somebody goes to: a link, the way back. What is written
 * comes back later, and of several in a row perhaps only the last.
 */
export class OwnAddresses {
  #now: string;
  #written: string[] = [];

  /** @param first what the page began with */
  constructor(first: string) {
    this.#now = first;
  }

  /** Before the page writes it. */
  write(address: string): void {
    if (address !== (this.#written.at(-1) ?? this.#now)) this.#written.push(address);
  }

  /** Whether the address that is there now is of somebody else. */
  isForeign(address: string): boolean {
    const at = this.#written.lastIndexOf(address);
    if (at === -1 && address === this.#now) return false;
    this.#now = address;
    // Nothing that was written before comes back any more.
    this.#written = at === -1 ? [] : this.#written.slice(at + 1);
    return at === -1;
  }
}
