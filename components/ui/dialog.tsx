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

/** A modal dialog: the browser keeps the focus inside, Escape and a click beside it close it. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, bare = false, className, children, actions } = props;
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useOpenLayer(open);

  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the browser sends that as `close`
    <dialog
      ref={element}
      className={classNames(styles.dialog, className)}
      aria-labelledby={bare ? undefined : titleId}
      aria-label={bare ? title : undefined}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
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
