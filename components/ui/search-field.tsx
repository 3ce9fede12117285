'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import { Kbd } from './keys/kbd.tsx';
import { isLayerOpen } from './keys/open-layers.ts';
import { TextField } from './text-field.tsx';

interface SearchFieldProps {
  readonly label: string;
  /** Default the label. */
  readonly placeholder?: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly className?: string | undefined;
  readonly ref?: RefObject<HTMLInputElement | null>;
}

const LENGTH_MAX = 100;

/** What a page is searched by: "/" goes to it from anywhere on the page, Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder = label, search, onSearch, className } = props;
  const own = useRef<HTMLInputElement>(null);
  const field = props.ref ?? own;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      const isOther = event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey;
      if (isOther || isTyping || isLayerOpen()) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [field]);
  return (
    <TextField
      ref={field}
      label={label}
      labelHidden
      compact
      type="search"
      placeholder={placeholder}
      className={className}
      maxLength={LENGTH_MAX}
      icon={<Icon name="search" size={14} />}
      end={<Kbd keys="/" />}
      value={search}
      onChange={(event) => onSearch(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onSearch('');
      }}
    />
  );
}
