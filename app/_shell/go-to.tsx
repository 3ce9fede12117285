'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Kbd } from '#components/ui/keys/kbd.tsx';
import { usePageCommands } from '#components/ui/keys/page-commands.ts';
import { neighbourOf } from '#components/ui/keys/roving.ts';
import styles from './go-to.module.css';
import { type GoToEntry, matchEntries } from './go-to-entry.ts';

interface GoToProps {
  readonly entries: readonly GoToEntry[];
  /** What most of them are: "exercise" in a course. */
  readonly what: string;
}

/** The button in the top bar and the palette that it, or Ctrl K, opens. */
export function GoTo({ entries, what }: GoToProps) {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isShortcut = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isShortcut || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(true);
    };
    // Before the code editor sees it, which has chords that begin with Ctrl K.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);

  return (
    <>
      <button type="button" className={styles.open} onClick={() => setOpen(true)}>
        <Icon name="search" size={15} />
        <span className={styles.openLabel}>
          Go to<span className={styles.openLong}> {what}</span>
        </span>
        <span className={styles.openKeys}>
          <Kbd keys="Ctrl K" />
        </span>
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Go to ${what}`}
        bare
        className={styles.dialog}
      >
        <Palette entries={entries} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** A place, or something that the open page does. */
interface PaletteEntry extends GoToEntry {
  readonly keys?: string | undefined;
  readonly run?: () => void;
}

/** What the open page does, as entries among the places. */
function useActions(): readonly PaletteEntry[] {
  return usePageCommands().map(({ id, title, keys, run }) => ({
    href: `#${id}`,
    number: '',
    title,
    group: 'Action',
    keys,
    run,
  }));
}

/** A field whose arrow keys choose in the list below it. */
function Palette({ entries, onDone }: { entries: readonly GoToEntry[]; onDone: () => void }) {
  const router = useRouter();
  const listId = useId();
  const [query, setQuery] = useState('');
  const matches = matchEntries<PaletteEntry>([...entries, ...useActions()], query);
  const [chosenHref, setChosenHref] = useState<string>();
  const chosen = matches.find((entry) => entry.href === chosenHref) ?? matches[0];

  function go(entry: PaletteEntry | undefined) {
    if (entry === undefined) return;
    onDone();
    // The dialog hands the focus back first, so that what is done can take it.
    if (entry.run) setTimeout(entry.run);
    else router.push(entry.href);
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      go(chosen);
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const hrefs = matches.map((entry) => entry.href);
    const next = neighbourOf(hrefs, chosen?.href, event.key, 'vertical');
    event.preventDefault();
    if (next !== undefined) setChosenHref(next);
  }

  return (
    <>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
          className={styles.input}
          type="text"
          role="combobox"
          aria-label="Exercise, page or action"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen && optionId(listId, chosen)}
          autoComplete="off"
          spellCheck={false}
          placeholder="Title, number, module or action"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosenHref(undefined);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Esc" />
      </div>
      <Matches id={listId} matches={matches} chosen={chosen} onPoint={setChosenHref} onGo={go} />
      <p className={styles.none} role="status">
        {matches.length === 0 ? `Nothing is called “${query.trim()}”. Try a number or a module.` : ''}
      </p>
    </>
  );
}

interface MatchesProps {
  readonly id: string;
  readonly matches: readonly PaletteEntry[];
  readonly chosen: PaletteEntry | undefined;
  readonly onPoint: (href: string) => void;
  readonly onGo: (entry: PaletteEntry) => void;
}

/** What was found; the chosen one is kept in view. */
function Matches({ id, matches, chosen, onPoint, onGo }: MatchesProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen === undefined) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className={styles.list} role="listbox" id={id} aria-label="Exercises and pages" ref={list}>
      {matches.map((entry) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the field, which keeps the focus
        <div
          key={entry.href}
          id={optionId(id, entry)}
          role="option"
          tabIndex={-1}
          aria-selected={entry === chosen}
          className={styles.entry}
          onClick={() => onGo(entry)}
          onPointerMove={() => onPoint(entry.href)}
        >
          <span className={styles.number}>{entry.number}</span>
          <span className={styles.title}>{entry.title}</span>
          <span className={styles.group}>
            {entry.keys === undefined ? entry.group : <Kbd keys={entry.keys} />}
          </span>
        </div>
      ))}
    </div>
  );
}

function optionId(listId: string, { href }: PaletteEntry): string {
  return `${listId}-${href}`;
}
