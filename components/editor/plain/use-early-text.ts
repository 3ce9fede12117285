import { type RefObject, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';

interface EarlyText {
  readonly value: string;
  readonly at: number;
}

const never = () => () => undefined;

/**
 * Keeps what was typed into the field of the served page before scripts came: React sets a field back to the served text
 * when it takes the page over. `onText` hears of it as of any other edit.
 * @param selector finds the served field
 */
export function useEarlyText(
  field: RefObject<HTMLTextAreaElement | null>,
  { selector, onText }: { selector: string; onText: (source: string) => void },
): void {
  const takingOver = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  // While this renders for the first time the field is still as the reader left it.
  const [early] = useState(() => (takingOver ? earlyText(selector) : null));
  useLayoutEffect(() => {
    if (!early || !field.current || field.current.value === early.value) return;
    field.current.value = early.value;
    field.current.setSelectionRange(early.at, early.at);
  }, [early, field]);
  // After the effects of the whole page, which finds this browser's own draft in one of them, and before it can be left.
  useEffect(() => {
    if (early) queueMicrotask(() => onText(field.current?.value ?? early.value));
  }, [early, field, onText]);
}

/** Null on the server and where nothing was typed. */
function earlyText(selector: string): EarlyText | null {
  if (typeof document === 'undefined') return null;
  const field = document.querySelector<HTMLTextAreaElement>(selector);
  if (!field || field.value === field.defaultValue) return null;
  return { value: field.value, at: field.selectionStart };
}
