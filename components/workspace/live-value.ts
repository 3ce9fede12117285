'use client';

import { useSyncExternalStore } from 'react';

/** A value that changes often, outside what React renders: who needs a part of it listens for that part alone. */
export interface LiveValue<T> {
  get(): T;
  set(next: T): void;
  subscribe(onChange: () => void): () => void;
}

export function liveValue<T>(first: T): LiveValue<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
  };
}

/** Renders again only when the selected part is another one; `select` gives equal parts as the same value. */
export function useLive<T, Part>(value: LiveValue<T>, select: (value: T) => Part): Part {
  const part = () => select(value.get());
  return useSyncExternalStore(value.subscribe, part, part);
}

/** The same function, which gives a result equal to its last one as that one. */
export function steady<T, Result>(compute: (value: T) => Result): (value: T) => Result {
  let last: { readonly value: T; readonly result: Result; readonly text: string } | null = null;
  return (value) => {
    if (last !== null && Object.is(last.value, value)) return last.result;
    const result = compute(value);
    const text = JSON.stringify(result);
    last = { value, text, result: last !== null && last.text === text ? last.result : result };
    return last.result;
  };
}
