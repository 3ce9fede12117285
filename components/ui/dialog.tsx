'use client';

import { useEffect, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { useOpenLayer } from './keys/open-layers.ts';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** Keeps the title for screen readers only, and leaves out the close button. */
  bare?: boolean;
  className?: string | undefined;
  children: React.ReactNode;
  /** Buttons at the foot, the primary one last. */
  actions?: React.ReactNode;
}

/**
 * A modal dialog: the browser keeps the focus inside, Escape and a click beside it close it.
 * It is closed by its owner alone, at once: the browser would close it first and tell of it a task later, and a key
 * pressed in between would still be taken for the dialog's.
 */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, bare = false, className, children, actions } = props;
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const pressed = useRef<EventTarget | null>(null);
  useOpenLayer(open);

  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the browser sends that as `cancel`
    <dialog
      ref={element}
      className={classNames(styles.dialog, className)}
      aria-labelledby={bare ? undefined : titleId}
      aria-label={bare ? title : undefined}
      onCancel={(event) => {
        // That of a file input bubbles up to here.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // Told late: by then it may be closed already, or open again.
        if (open && !event.currentTarget.open) onClose();
      }}
      onPointerDownCapture={(event) => {
        pressed.current = event.target;
      }}
      onClick={(event) => {
        // A selection that is dragged past the edge ends in a click on the dialog, and does not begin on it.
        const isBeside = event.target === event.currentTarget && pressed.current === event.currentTarget;
        if (isBeside) onClose();
      }}
    >
      {open ? (
        <div className={styles.sheet}>
          {bare ? null : (
            <header className={styles.header}>
              <h2 id={titleId} className={styles.title}>
                {title}
              </h2>
              <IconButton icon="close" label="Close" onClick={onClose} />
            </header>
          )}
          {bare ? children : <div className={styles.body}>{children}</div>}
          {actions === undefined ? null : <footer className={styles.actions}>{actions}</footer>}
        </div>
      ) : null}
    </dialog>
  );
}
