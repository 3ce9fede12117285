'use client';

import { useRef, useState } from 'react';
import type { CheckMatrix } from '#server/jobs/drafts/check-matrix-view.ts';
import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import type { TolerancesView } from '#server/studio/check/tolerances-view.ts';
import { type DeviceNoise, measureDevices } from '../../runs/measure-devices.ts';
import { loadFiles } from '../../runs/use-host.ts';
import { Button } from '../../ui/button.tsx';
import { reached } from '../../ui/reached.ts';
import { useOfCheck } from '../check/use-of-check.ts';
import type { StudioActions } from '../studio-actions.ts';
import { dialPrograms, noiseIn, verdictAt } from './dial-model.ts';
import { factorAt } from './dial-scale.ts';
import { DialStrip } from './dial-strip.tsx';
import { DialTable } from './dial-table.tsx';
import { dialSentences } from './dial-words.ts';
import styles from './tolerance-pane.module.css';

interface TolerancePaneProps {
  readonly check: DraftCheckView | null;
  readonly actions: Pick<StudioActions, 'tolerances' | 'programs'>;
}

/** Rounding, right solutions, mistakes and submissions on one strip, and a line to drag over them. */
export function TolerancePane({ check, actions }: TolerancePaneProps) {
  const checkId = check?.state === 'ready' ? check.checkId : null;
  const { value: view, problem } = useOfCheck(checkId, actions.tolerances);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (checkId === null || check?.matrix == null)
    return <p className={styles.empty}>Check the exercise first: the strip shows what the check measured.</p>;
  return view ? (
    <Dial key={checkId} matrix={check.matrix} view={view} programs={actions.programs} />
  ) : (
    <p className={styles.empty}>The measurements come.</p>
  );
}

interface DialProps {
  readonly matrix: CheckMatrix;
  readonly view: TolerancesView;
  readonly programs: StudioActions['programs'];
}

function Dial({ matrix, view, programs: askPrograms }: DialProps) {
  const [step, setStep] = useState(0);
  const [caseId, setCaseId] = useState<string | null>(null);
  const devices = useDevices(view.checkId, askPrograms);
  const scope = { caseId };
  const factor = factorAt(step);
  const programs = dialPrograms({ matrix, tolerances: view }, scope);
  const noises = [{ backend: 'cpu', noise: view.noise }, ...devices.measured].map(
    ({ backend, noise }, i) => ({
      name: i === 0 ? 'server' : `${backend}, here`,
      most: noiseIn(noise, scope),
    }),
  );
  const known = noises.flatMap(({ most }) => (most === null ? [] : [most]));
  const verdict = verdictAt(factor, { programs, noise: known.length === 0 ? null : Math.max(...known) });
  const sentences = dialSentences(factor, verdict);
  return (
    <section className={styles.pane} aria-label="Tolerance">
      <header className={styles.head}>
        <h2 className={styles.title}>Tolerance dial</h2>
        <label className={styles.scope}>
          <span>Of</span>
          <select value={caseId ?? ''} onChange={({ target }) => setCaseId(target.value || null)}>
            <option value="">all cases</option>
            {matrix.cases.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </header>
      <div role="status" className={styles.sentences}>
        {sentences.map(({ tone, text }) => (
          <p key={text} className={styles[tone]}>
            {text}
          </p>
        ))}
      </div>
      <DialStrip step={step} onStep={setStep} programs={programs} noises={noises} verdict={verdict} />
      <div className={styles.acts}>
        <Button size="small" busy={devices.busy && 'Measuring'} onClick={() => void devices.measure()}>
          Measure rounding on this device
        </Button>
        {devices.problem === null ? null : <span role="alert">{devices.problem}</span>}
        <span className={styles.quiet}>
          Moving the line changes nothing. Write <code>tolerance</code> of a case in cases.ts; the server
          decides on its processor.
        </span>
      </div>
      <DialTable factor={factor} programs={programs} />
      <div ref={devices.mount} hidden />
    </section>
  );
}

/** The devices of this browser, once somebody asks. */
function useDevices(checkId: string, askPrograms: DialProps['programs']) {
  const mount = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<readonly DeviceNoise[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function measure() {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await reached(askPrograms(checkId));
      if (!answer.ok) return setProblem(answer.problem);
      if (mount.current === null) return;
      const files = await loadFiles(`/api/studio/checks/${checkId}/files`);
      const exercise = { slug: `draft/${checkId.slice(0, 8)}`, hash: checkId, files };
      setMeasured(await measureDevices({ sandbox: answer.value.sandbox, exercise, mount: mount.current }));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'This device could not be measured.');
    } finally {
      setBusy(false);
    }
  }
  return { mount, measured, busy, problem, measure };
}
