/** What the open page can do, for the palette of the bar above it: the two share no parent that is a client component. */
import { useEffect, useSyncExternalStore } from 'react';

export interface PageCommand {
  /** Stable while the page is open. */
  readonly id: string;
  readonly title: string;
  /** Its key, "Ctrl Enter". */
  readonly keys?: string;
  readonly run: () => void;
}

const NONE: readonly PageCommand[] = [];
let offered = NONE;
const listeners = new Set<() => void>();

function offer(commands: readonly PageCommand[]): void {
  offered = commands;
  for (const listener of listeners) listener();
}

/** Offers these while the component is there; one page at a time does. */
export function useOfferCommands(commands: readonly PageCommand[]): void {
  useEffect(() => offer(commands));
  useEffect(() => () => offer(NONE), []);
}

/** What the open page offers now. */
export function usePageCommands(): readonly PageCommand[] {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => offered,
    () => NONE,
  );
}
