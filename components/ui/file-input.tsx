'use client';

import { type InputHTMLAttributes, useEffect, useRef } from 'react';

interface FileInputProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'onChange' | 'value' | 'multiple'> {
  readonly onFile: (file: File) => void;
}

/** Hands over the file that was chosen, also one chosen before the page's scripts came, and is ready for the same file again. */
export function FileInput({ onFile, ...rest }: FileInputProps) {
  const element = useRef<HTMLInputElement>(null);
  const hand = useRef(onFile);
  useEffect(() => {
    hand.current = onFile;
  });
  useEffect(() => {
    const input = element.current;
    if (input === null) return;
    const take = () => {
      const [file] = input.files ?? [];
      // A file that was changed and is chosen again is news too.
      input.value = '';
      if (file) hand.current(file);
    };
    take();
    input.addEventListener('change', take);
    return () => input.removeEventListener('change', take);
  }, []);
  return <input ref={element} type="file" {...rest} />;
}
