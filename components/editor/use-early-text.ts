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
  const [told, setTold] = useState(false);
  useLayoutEffect(() => {
    if (!early || !field.current || field.current.value === early.value) return;
    field.current.value = early.value;
    field.current.setSelectionRange(early.at, early.at);
  }, [early, field]);
  // One round later: by then the page has found this browser's own draft, and a newer one has replaced the field.
  useEffect(() => setTold(true), []);
  useEffect(() => {
    if (told && early && field.current?.value === early.value) onText(early.value);
  }, [told, early, field, onText]);
}

/** Null on the server and where nothing was typed. */
function earlyText(selector: string): EarlyText | null {
  if (typeof document === 'undefined') return null;
  const field = document.querySelector<HTMLTextAreaElement>(selector);
  if (!field || field.value === field.defaultValue) return null;
  return { value: field.value, at: field.selectionStart };
}
