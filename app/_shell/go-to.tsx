'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ChoiceList } from '#components/ui/choice-list/choice-list.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Kbd } from '#components/ui/keys/kbd.tsx';
import { usePageCommands } from '#components/ui/keys/page-commands.ts';
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

  return (
    <>
      <ChoiceList
        label="Exercise, page or action"
        listLabel="Exercises and pages"
        placeholder="Title, number, module or action"
        query={query}
        onQuery={(next) => {
          setQuery(next);
          setChosenHref(undefined);
        }}
        options={matches.map((entry) => ({ ...entry, id: entry.href }))}
        chosen={chosen && { ...chosen, id: chosen.href }}
        onPoint={setChosenHref}
        onChoose={go}
        onEnter={() => go(chosen)}
        optionClassName={styles.entry}
      >
        {({ number, title, group, keys }) => (
          <>
            <span className={styles.number}>{number}</span>
            <span className={styles.title}>{title}</span>
            <span className={styles.group}>{keys === undefined ? group : <Kbd keys={keys} />}</span>
          </>
        )}
      </ChoiceList>
      <p className={styles.none} role="status">
        {matches.length === 0 ? `Nothing is called “${query.trim()}”. Try a number or a module.` : ''}
      </p>
    </>
  );
}
