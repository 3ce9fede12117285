'use client';

import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { VisuallyHidden } from '../visually-hidden.tsx';
import { useCopy } from './use-copy.ts';

interface CopyButtonProps {
  /** Made when it is pressed. */
  readonly text: () => string;
  /** On the button, until something was copied. */
  readonly label: string;
  /** Stays behind the label. */
  readonly detail?: React.ReactNode;
  readonly title?: string;
  /** The look of its place, instead of a small button's. */
  readonly className?: string | undefined;
}

/** Copies a text; its label then says whether that was done, and so does a screen reader. */
export function CopyButton({ text, label, detail, title, className }: CopyButtonProps) {
  const { words, copy } = useCopy();
  const onClick = () => copy(text());
  return (
    <>
      {className === undefined ? (
        <Button
          size="small"
          variant="ghost"
          icon={<Icon name="copy" size={13} />}
          title={title}
          onClick={onClick}
        >
          {words || label} {detail}
        </Button>
      ) : (
        <button type="button" className={className} title={title} onClick={onClick}>
          {words || label} {detail}
        </button>
      )}
      <VisuallyHidden>
        <span role="status">{words}</span>
      </VisuallyHidden>
    </>
  );
}
