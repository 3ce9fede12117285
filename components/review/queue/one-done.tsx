'use client';

import { createContext, type RefObject, useContext, useRef } from 'react';

const OneDone = createContext<RefObject<boolean>>({ current: false });

/**
 * Round all pages of a review: remembers from one to the next that one was done. The page that comes was fetched ahead,
 * while that one still stood in its queue.
 */
export function OneDoneProvider({ children }: { readonly children: React.ReactNode }) {
  const oneDone = useRef(false);
  return <OneDone value={oneDone}>{children}</OneDone>;
}

export function useOneDone(): RefObject<boolean> {
  return useContext(OneDone);
}
