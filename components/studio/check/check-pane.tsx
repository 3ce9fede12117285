'use client';

import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import type { DraftLuckView } from '#server/studio/check/draft-luck-view.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import { AloneList } from './alone-list.tsx';
import { CaseOffers } from './case-offers.tsx';
import { caseWorth, spareWords } from './case-worth.ts';
import { AGE_WORDS, checkAge } from './check-age.ts';
import { Matrix } from './check-matrix.tsx';
import styles from './check-pane.module.css';
import { FoundList } from './found-list.tsx';
import { LuckSection } from './luck-section.tsx';
import { headlineOf } from './matrix-words.ts';
import type { AskedControl } from './use-asked.ts';
import type { CheckControl } from './use-check.ts';
import type { OffersControl } from './use-offers.ts';

interface CheckPaneProps {
  readonly control: CheckControl;
  readonly offers: OffersControl;
  readonly luck: AskedControl<DraftLuckView>;
  /** Of the draft as it is saved now. */
  readonly revision: number;
  /** Of `cases.ts`, as it is now. */
  readonly cases: string;
  readonly onOpen: (path: string, line: number | null) => void;
}

/** The check of a draft: asked for, as it comes, and what it found. */
export function CheckPane({ control, offers, luck, revision, cases, onOpen }: CheckPaneProps) {
  const { check, running, problem } = control;
  const worth = check?.matrix ? caseWorth(check.matrix) : null;
  const spare = worth && spareWords(worth);
  return (
    <section className={styles.pane} aria-label="Check">
      <header className={styles.head}>
        <div>
          <h2 className={styles.title} aria-live="polite">
            {check ? titleWords(check) : 'Not checked yet'}
          </h2>
          <p className={styles.quiet}>{check ? aboutWords(check, revision) : ABOUT_CHECK}</p>
        </div>
        {running ? (
          <Button icon={<Icon name="close" size={15} />} onClick={() => void control.cancel()}>
            Cancel
          </Button>
        ) : (
          <Button
            variant="primary"
            keys="Ctrl Shift C"
            icon={<Icon name="check" size={15} />}
            onClick={() => void control.start()}
          >
            Check
          </Button>
        )}
      </header>
      {problem === null ? null : (
        <p role="alert" className={styles.alert}>
          {problem}
        </p>
      )}
      {check?.matrix ? (
        <Matrix matrix={check.matrix} running={check.state === 'running'} source={cases} onOpen={onOpen} />
      ) : null}
      {check?.matrix ? <Legend /> : null}
      {worth === null ? null : <AloneList worth={worth} />}
      {spare === null ? null : <p className={styles.quiet}>{spare}</p>}
      {/* Of what was saved since it says nothing. */}
      {check?.green && checkAge(check, revision) !== 'older' ? (
        <p className={styles.green}>
          <StatusGlyph status="pass" size={15} /> Green: nothing stands in the way of publishing.
        </p>
      ) : null}
      {check ? <FoundList check={check} cases={cases} onOpen={onOpen} /> : null}
      <CaseOffers control={offers} cases={check?.matrix?.cases.length ?? 0} />
      {check?.matrix && check.state === 'ready' && worth !== null ? (
        <LuckSection control={luck} matrix={check.matrix} onOpen={onOpen} />
      ) : null}
    </section>
  );
}

const ABOUT_CHECK =
  'It runs the reference, the starter and every known mistake on every case, in a sandbox, and says what lets a mistake through.';

function titleWords(check: DraftCheckView): string {
  // Of mistakes that were never run it would count none as caught.
  return check.matrix && check.state !== 'broken' ? headlineOf(check.matrix) : stateWords(check);
}

function stateWords({ state }: DraftCheckView): string {
  switch (state) {
    case 'running':
      return 'Starting';
    case 'broken':
      return 'The exercise does not run';
    case 'cancelled':
      return 'Cancelled';
    case 'failed':
      return 'The grader failed';
    case 'ready':
      return 'Checked';
  }
}

function aboutWords(check: DraftCheckView, revision: number): string {
  const { progress, state, stands, askedAt, endedAt } = check;
  if (state === 'running')
    return progress.total === null
      ? 'Running the programs.'
      : `${progress.done} of ${progress.total} proofs.`;
  const age = checkAge(check, revision);
  if (age !== 'current') return AGE_WORDS[age];
  if (state === 'cancelled') return 'What ran is shown. Check again for the rest.';
  const seconds = endedAt === null ? null : ((Date.parse(endedAt) - Date.parse(askedAt)) / 1000).toFixed(1);
  if (stands === null) return 'Mend what is listed, then check again.';
  return `${stands.holding} of ${stands.proofs} proofs hold, ${stands.cases} cases, ${stands.points} points, ${seconds} s.`;
}

function Legend() {
  return (
    <p className={styles.legend}>
      <span>
        <StatusGlyph status="pass" size={13} /> as it should be
      </span>
      <span>
        <StatusGlyph status="warning" size={13} /> no case rejects it
      </span>
    </p>
  );
}
