'use client';

import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from 'react';
import { readKept, tabStorage } from './browser-storage.ts';

interface UnsentOf<T> {
  /** Names the place and its reader: people share browsers. A new one shows what is kept there. */
  readonly key: string;
  /** What is kept may be of an older page, or somebody else's. */
  readonly isWanted: (value: unknown) => value is T;
  /** What there is before anything was begun; the same object at each rendering. It is not kept. */
  readonly nothing: T;
}

/**
 * State that this tab keeps until it is sent: it is there again after a reload, and after a look at another page.
 * The first rendering shows `nothing`, as the server does.
 */
export function useUnsent<T>({
  key,
  isWanted,
  nothing,
}: UnsentOf<T>): readonly [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState<{ readonly key: string; readonly now: T }>({ key, now: nothing });
  const now = value.key === key ? value.now : nothing;
  const latest = useRef(now);
  latest.current = now;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place alone is read; the others are new functions at each rendering
  useEffect(() => {
    const kept = readKept(tabStorage, key, isWanted);
    setValue({ key, now: kept ?? nothing });
  }, [key]);

  const set = useCallback<Dispatch<SetStateAction<T>>>(
    (next) => {
      const wanted = typeof next === 'function' ? (next as (before: T) => T)(latest.current) : next;
      latest.current = wanted;
      if (wanted === nothing) tabStorage.remove(key);
      else tabStorage.write(key, JSON.stringify(wanted));
      setValue({ key, now: wanted });
    },
    [key, nothing],
  );
  return [now, set];
}
