'use client';

import Link from 'next/link';
import { useEffect, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { useOpenLayer } from './keys/open-layers.ts';
import { neighbourOf } from './keys/roving.ts';
import styles from './menu.module.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** Present on choices: a tick when true, a line when some of what it stands for is. */
  readonly checked?: boolean | 'mixed';
  /** A choice among others that hold too: the menu stays open. */
  readonly stays?: boolean;
  readonly href?: string;
  readonly onSelect?: () => void;
}

export interface MenuGroup {
  readonly title?: string;
  readonly items: readonly MenuItem[];
}

interface MenuProps {
  /** What the button opens, read out. */
  label: string;
  /** What the button shows. */
  trigger: React.ReactNode;
  triggerClassName?: string | undefined;
  /** Above the items, not selectable. */
  header?: React.ReactNode;
  /** Groups are parted by lines; a group's title is optional. */
  groups: readonly MenuGroup[];
  align?: 'start' | 'end';
}

/** A button with a menu below it: arrow keys, Home, End and Escape; focus goes back to the button. */
export function Menu({ label, trigger, triggerClassName, header, groups, align = 'end' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  useOpenLayer(open);

  useFocusWithin({ root, open, setOpen });

  function close() {
    setOpen(false);
    button.current?.focus();
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (!open) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
      return;
    }
    if (event.key === 'Tab') {
      setOpen(false);
      return;
    }
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[data-menu-item]') ?? [])];
    const current = items.find((item) => item === document.activeElement);
    const next = neighbourOf(items, current, event.key, 'vertical');
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the menu items inside
    <div className={styles.root} ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={triggerClassName}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          event.stopPropagation();
          setOpen(true);
        }}
      >
        {trigger}
      </button>
      {open ? (
        <div className={classNames(styles.popover, styles[align])}>
          {header === undefined ? null : <div className={styles.header}>{header}</div>}
          <div role="menu" id={menuId} aria-label={label}>
            {groups.map((group) => (
              <Group key={group.title ?? group.items[0]?.id} group={group} onDone={close} />
            ))}
          </div>
        </div>
      ) : null}
    </div>
  );
}

/** Opened, the first item has the focus, and a press anywhere else leaves. */
function useFocusWithin({
  root,
  open,
  setOpen,
}: {
  root: React.RefObject<HTMLElement | null>;
  open: boolean;
  /** The same function always. */
  setOpen: (open: boolean) => void;
}): void {
  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('[data-menu-item]')?.focus();
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open, root, setOpen]);
}

function Group({ group: { title, items }, onDone }: { group: MenuGroup; onDone: () => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no child of a menu
    <div role="group" aria-label={title} className={styles.group}>
      {title === undefined ? null : (
        <div className={styles.groupTitle} aria-hidden="true">
          {title}
        </div>
      )}
      {items.map((item) => (
        <MenuEntry key={item.id} item={item} onDone={onDone} />
      ))}
    </div>
  );
}

function MenuEntry({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const inside = (
    <>
      {item.icon === undefined ? null : <Icon name={item.icon} size={15} />}
      <span className={styles.label}>{item.label}</span>
      {item.checked === true ? <Icon name="check" size={14} /> : null}
      {item.checked === 'mixed' ? <span className={styles.some} aria-hidden="true" /> : null}
    </>
  );
  const shared = { className: styles.item, tabIndex: -1, 'data-menu-item': true } as const;
  if (item.href !== undefined) {
    return (
      <Link {...shared} role="menuitem" href={item.href} onClick={onDone}>
        {inside}
      </Link>
    );
  }
  const select = () => {
    if (item.stays !== true) onDone();
    item.onSelect?.();
  };
  if (item.checked !== undefined && item.stays === true) {
    return (
      <button {...shared} type="button" role="menuitemcheckbox" aria-checked={item.checked} onClick={select}>
        {inside}
      </button>
    );
  }
  if (item.checked !== undefined) {
    return (
      <button {...shared} type="button" role="menuitemradio" aria-checked={item.checked} onClick={select}>
        {inside}
      </button>
    );
  }
  return (
    <button {...shared} type="button" role="menuitem" onClick={select}>
      {inside}
    </button>
  );
}
