'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { MonacoOptions, MountedMonaco } from './mount-monaco.ts';

interface MonacoPlaces {
  readonly box: RefObject<HTMLElement | null>;
  /** What takes keys until Monaco has loaded; its text and cursor go over. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** What is passed on as it is now, whenever it was asked for. */
export type MonacoWishes = Omit<MonacoOptions, 'source'>;

/**
 * Monaco in its box, unless the plain field is wanted; null until it has loaded.
 * @returns `failed` when it did not load: the plain field stays.
 */
export function useMonaco(
  { box, field }: MonacoPlaces,
  wishes: MonacoWishes & { readonly plain: boolean; readonly onReady: () => void },
): { readonly monaco: MountedMonaco | null; readonly failed: boolean } {
  const [monaco, setMonaco] = useState<MountedMonaco | null>(null);
  const [failed, setFailed] = useState(false);
  const latest = useRef(wishes);
  useEffect(() => {
    latest.current = wishes;
  });
  const { plain, label } = wishes;
  const { project, path } = wishes.file;

  useEffect(() => {
    if (plain) {
      latest.current.onReady();
      return;
    }
    let mounted: MountedMonaco | null = null;
    let gone = false;
    const load = async () => {
      const { mountMonaco } = await import('./mount-monaco.ts');
      if (gone || !box.current || !field.current) return;
      const { selectionStart, value } = field.current;
      const hadFocus = document.activeElement === field.current;
      mounted = mountMonaco(box.current, {
        ...latest.current,
        file: { project, path },
        label,
        source: value,
        onChange: (source) => latest.current.onChange(source),
        onCursor: (place) => latest.current.onCursor(place),
        onRun: () => latest.current.onRun(),
        onSubmit: () => latest.current.onSubmit(),
        onTypeErrors: latest.current.onTypeErrors && ((errors) => latest.current.onTypeErrors?.(errors)),
      });
      if (hadFocus) mounted.goToOffset(selectionStart);
      setMonaco(mounted);
    };
    void load()
      .catch((error: unknown) => {
        console.warn('The editor did not load; the plain field stays.', error);
        if (!gone) setFailed(true);
      })
      .then(() => {
        if (!gone) latest.current.onReady();
      });
    return () => {
      gone = true;
      if (mounted && field.current) field.current.value = mounted.getSource();
      mounted?.dispose();
      setMonaco(null);
    };
  }, [plain, project, path, label, box, field]);

  return { monaco, failed };
}
