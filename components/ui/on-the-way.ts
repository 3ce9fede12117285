'use client';

import { createContext, useContext } from 'react';

/** What was asked for on a page and has no answer yet: what ends the work there waits for it. */
export class OnTheWay {
  readonly #asked = new Set<Promise<void>>();
  #refused = 0;

  /** @param done whether it was done, once that is known; what rejects was not */
  add(done: Promise<boolean>): void {
    const answered: Promise<void> = done
      .catch(() => false)
      .then((isDone) => {
        this.#asked.delete(answered);
        if (!isDone) this.#refused += 1;
      });
    this.#asked.add(answered);
  }

  /** Adds what a server action gives, and gives the same. */
  ask<Answer extends { readonly ok: boolean }>(act: Promise<Answer>): Promise<Answer> {
    this.add(act.then(({ ok }) => ok));
    return act;
  }

  /** Once nothing is on its way any more: whether all that was, now and until then, was done. */
  async areDone(): Promise<boolean> {
    const before = this.#refused;
    while (this.#asked.size > 0) await Promise.all(this.#asked);
    return this.#refused === before;
  }
}

const Context = createContext(new OnTheWay());

/** Round what asks for something on the page. */
export const OnTheWayProvider = Context.Provider;

/** Of the page round it; where none is, nobody waits. */
export function useOnTheWay(): OnTheWay {
  return useContext(Context);
}
