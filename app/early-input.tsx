'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface EarlyField {
  readonly field: Field;
  /** As it stood when React took the page over. */
  readonly value: string;
  readonly isTicked: boolean;
}

/** Files and code have a way of their own, in which nothing is asked of React. */
const FIELDS = 'input:not([type="file"], [type="hidden"]), textarea:not([data-file]), select';

/**
 * Tells React of what was typed and chosen before the page's scripts came. Without it a controlled field shows the letters
 * until it is next rendered, and then loses them; and a filter never hears of them.
 */
export function EarlyInput() {
  const early = useRef<readonly EarlyField[]>([]);
  // In the commit that takes the page over: nothing has been rendered again that would set a field back.
  useLayoutEffect(() => {
    early.current = [...document.querySelectorAll<Field>(FIELDS)]
      .filter(isChanged)
      .map((field) => ({ field, value: field.value, isTicked: isTick(field) && field.checked }));
  }, []);
  // After the effects of the whole page, in which fields may take up what the address says.
  useEffect(() => {
    for (const one of early.current) replay(one);
    early.current = [];
  }, []);
  return null;
}

/** Differs from what the server sent. */
function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const served = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
    return field.selectedIndex !== Math.max(served, 0);
  }
  return isTick(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

function isTick(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');
}

function replay({ field, value, isTicked }: EarlyField): void {
  if (field instanceof HTMLSelectElement) {
    field.value = value;
    tell(field, 'change');
    return;
  }
  // A part of the page that React has not taken over yet is taken over by this one, and hears the next.
  tell(field, 'input');
  if (isTick(field)) {
    // Of a radio group the one that lost its mark says nothing, as ever.
    if (field.type === 'radio' && !isTicked) return;
    setUnseen(field, 'checked', { seen: !isTicked, unseen: isTicked });
    tell(field, 'click');
  } else {
    const [start, end] = [field.selectionStart, field.selectionEnd];
    setUnseen(field, 'value', { seen: value === '' ? ' ' : '', unseen: value });
    if (start !== null) field.setSelectionRange(start, end);
    tell(field, 'input');
  }
}

function tell(field: Field, name: 'input' | 'change' | 'click'): void {
  field.dispatchEvent(new Event(name, { bubbles: true }));
}

/** React passes an event on only where a field differs from what it saw set last; what the prototype sets it does not see. */
function setUnseen<Key extends 'value' | 'checked'>(
  field: HTMLInputElement | HTMLTextAreaElement,
  key: Key,
  { seen, unseen }: { seen: string | boolean; unseen: string | boolean },
): void {
  Reflect.set(field, key, seen);
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), key) ?? {};
  set?.call(field, unseen);
}
