'use client';

import { type RefObject, useRef } from 'react';
import { Icon } from './icon.tsx';
import { Kbd } from './keys/kbd.tsx';
import { usePageKeys } from './keys/page-keys.ts';
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
  usePageKeys({ '/': () => field.current?.focus() });
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
