import { createElement } from 'react';

interface ScrollBoxProps extends React.HTMLAttributes<HTMLElement> {
  /** What it is besides a box; a section, which its label makes a region. */
  readonly as?: 'section' | 'ol' | 'ul' | 'pre';
  /** What a screen reader calls it. */
  readonly label?: string;
  readonly ref?: React.Ref<HTMLElement>;
}

/** A box whose content scrolls in it: it takes the focus, so that arrow keys scroll it. Its size is its class's matter. */
export function ScrollBox({ as = 'section', label, ...rest }: ScrollBoxProps) {
  return createElement(as, { tabIndex: 0, 'aria-label': label, ...rest });
}
