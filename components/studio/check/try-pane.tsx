'use client';

import { useState } from 'react';
import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import type { TryView } from '#server/studio/check/try-view.ts';
import type { StudioActions } from '../studio-actions.ts';
import { keepOwnProgram, readOwnProgram } from './own-program.ts';
import { OWN, TryEditor } from './try-editor.tsx';
import { TryInBrowser } from './try-in-browser.tsx';
import { TryOnServer } from './try-on-server.tsx';
import styles from './try-pane.module.css';
import { useOfCheck } from './use-of-check.ts';

interface TryPaneProps {
  readonly check: DraftCheckView | null;
  readonly theme: 'light' | 'dark';
  readonly actions: Pick<StudioActions, 'programs' | 'lastTry' | 'startTry' | 'cancelTry'>;
}

/** The exercise as a student runs it or the server does: starter, reference, any known mistake, or a program of one's own. */
export function TryPane({ check, theme, actions }: TryPaneProps) {
  const checkId = check?.matrix && check.state !== 'running' ? check.checkId : null;
  const { value: view, problem } = useOfCheck(checkId, actions.programs);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (check === null || checkId === null)
    return <p className={styles.quiet}>Check the exercise first: what was checked is what runs here.</p>;
  return view === null ? (
    <p className={styles.quiet}>The programs come.</p>
  ) : (
    <Trying key={checkId} check={check} view={view} theme={theme} actions={actions} />
  );
}

const PLACES = {
  best: 'the best of this browser, as a student’s',
  cpu: 'the processor of this browser',
  server: 'the server, hidden cases too',
} as const;
type Place = keyof typeof PLACES;

interface TryingProps extends Pick<TryPaneProps, 'theme' | 'actions'> {
  readonly check: DraftCheckView;
  readonly view: TryView;
}

function Trying({ check, view, theme, actions }: TryingProps) {
  const { draftId } = check;
  const [own, setOwn] = useState(() => readOwnProgram(draftId));
  const [path, setPath] = useState(own === null ? 'starter.ts' : OWN);
  const [place, setPlace] = useState<Place>('best');
  const stored = view.programs.find((program) => program.path === path)?.source ?? '';
  const source = path === OWN ? (own ?? '') : stored;

  function write(typed: string) {
    keepOwnProgram(draftId, typed);
    setOwn(typed);
    setPath(OWN);
  }

  const editor = (onRun: () => void) => (
    <TryEditor
      {...{ draftId, theme, path, own, onRun }}
      programs={view.programs}
      onPath={setPath}
      onOwn={write}
    />
  );
  return (
    <div className={styles.trying}>
      <label className={styles.choice}>
        <span>Runs on</span>
        <select value={place} onChange={({ target }) => setPlace(target.value as Place)}>
          {Object.entries(PLACES).map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {place === 'server' ? (
        <TryOnServer check={check} actions={actions} source={source} editor={editor} />
      ) : (
        // A run goes with its realm, and what it found on one device was not found on the other.
        <TryInBrowser
          key={place}
          check={check}
          sandbox={view.sandbox}
          backend={place}
          source={source}
          editor={editor}
        />
      )}
    </div>
  );
}
