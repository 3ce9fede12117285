'use client';

import { useRef, useState } from 'react';
import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import type { TryView } from '#server/studio/check/try-view.ts';
import { itemsOfRun } from '../../runs/run-items.ts';
import { RunResults } from '../../runs/run-results.tsx';
import { isRunning } from '../../runs/run-state.ts';
import { useCasePace } from '../../runs/use-case-pace.ts';
import { useHost } from '../../runs/use-host.ts';
import { useRun } from '../../runs/use-run.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { StudioActions } from '../studio-actions.ts';
import styles from './try-pane.module.css';
import { useOfCheck } from './use-of-check.ts';

interface TryPaneProps {
  readonly check: DraftCheckView | null;
  readonly programs: StudioActions['programs'];
  /** What was typed here; it outlives another tab and another check, not the page. */
  readonly own: string | null;
  readonly onOwn: (source: string) => void;
}

/** Among the programs, beside their paths. */
const OWN = 'own';

/** The exercise in this browser, as a student runs it: starter, reference, any known mistake, or what one types. */
export function TryPane({ check, programs, own, onOwn }: TryPaneProps) {
  const checkId = check?.matrix && check.state !== 'running' ? check.checkId : null;
  const { value: view, problem } = useOfCheck(checkId, programs);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (check === null || checkId === null)
    return <p className={styles.quiet}>Check the exercise first: what was checked is what runs here.</p>;
  return view === null ? (
    <p className={styles.quiet}>The programs come.</p>
  ) : (
    <Trying key={checkId} check={check} view={view} own={own} onOwn={onOwn} />
  );
}

const NOTHING_KEPT = () => Promise.resolve(null);
const NOTHING = () => undefined;

interface TryingProps extends Pick<TryPaneProps, 'own' | 'onOwn'> {
  readonly check: DraftCheckView;
  readonly view: TryView;
}

function Trying({ check, view, own, onOwn }: TryingProps) {
  const mount = useRef<HTMLDivElement>(null);
  const [path, setPath] = useState(own === null ? 'starter.ts' : OWN);
  const [openCase, setOpenCase] = useState<string | null>(null);
  const [backend, setBackend] = useState<'best' | 'cpu'>('best');
  const cases = check.matrix?.cases ?? [];
  const plan = cases.filter(({ visibility }) => visibility === 'public');
  const host = useHost({
    filesHref: `/api/studio/checks/${check.checkId}/files`,
    sandbox: view.sandbox,
    exercise: { slug: `draft/${check.draftId.slice(0, 8)}`, hash: check.checkId },
    plan: { here: plan, elsewhere: [] },
    backend,
    mount,
  });
  const run = useRun({ open: host, plan, onReport: NOTHING, onEnded: NOTHING, restore: NOTHING_KEPT });
  const pace = useCasePace(check.checkId, host.device, run.runsDone);
  const stored = view.programs.find((program) => program.path === path)?.source ?? '';
  const source = path === OWN ? (own ?? '') : stored;
  const start = () => void run.run(source);
  return (
    <div className={styles.trying}>
      <div className={styles.bar}>
        <label className={styles.choice}>
          <span>Program</span>
          <select value={path} onChange={({ target }) => setPath(target.value)}>
            {own === null ? null : <option value={OWN}>What you typed</option>}
            {view.programs.map((program) => (
              <option key={program.path} value={program.path}>
                {program.title}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.choice}>
          <span>Runs on</span>
          <select
            value={backend}
            disabled={isRunning(run.state)}
            onChange={({ target }) => setBackend(target.value === 'cpu' ? 'cpu' : 'best')}
          >
            <option value="best">the best of this browser, as a student’s</option>
            <option value="cpu">the processor, as the server does</option>
          </select>
        </label>
        <span className={styles.quiet}>{host.device === null ? '' : `on ${host.device.backend}`}</span>
        {isRunning(run.state) ? (
          <Button icon={<Icon name="close" size={15} />} onClick={() => run.stop()}>
            Stop
          </Button>
        ) : (
          <Button icon={<Icon name="play" size={15} />} onClick={start}>
            Run
          </Button>
        )}
      </div>
      <label className={styles.source}>
        <span>Its text, to change as you like: what you type stays until you leave this page</span>
        <textarea
          rows={8}
          spellCheck={false}
          value={source}
          onChange={({ target }) => {
            onOwn(target.value);
            setPath(OWN);
          }}
        />
      </label>
      <RunResults
        items={itemsOfRun(run.state)}
        open={openCase}
        onOpen={setOpenCase}
        entryPoints={[]}
        forbidsBecause={null}
        debug={run.debug}
        onGoToLine={NOTHING}
        onDebug={(caseId, code) => void run.debugInput(source, caseId, code)}
        onSnippet={NOTHING}
        onRunCase={(id) => void run.run(source, [id])}
        source={run.state.source}
        run={run.state}
        exercise={{
          points: cases.reduce((sum, { pointsMax }) => sum + pointsMax, 0),
          hiddenCount: cases.length - plan.length,
          serverCases: [],
        }}
        onRun={start}
        onStop={() => run.stop()}
        problem={host.problem}
        pace={pace}
        slowFirstRun={run.runsDone === 0 && host.device !== null && host.device.backend !== 'cpu'}
      />
      <div ref={mount} hidden />
    </div>
  );
}
