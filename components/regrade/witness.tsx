'use client';

import type { Apart, ApartSide, JsonTensor, JsonValue } from '#grader/protocol.ts';
import type { ChangedSubmissionView } from '#server/grading/regrade/regrade-view.ts';
import { finiteLimit } from '../evidence/maps/map-model.ts';
import { scaleFor } from '../evidence/maps/plane-map.ts';
import { SmallMap } from '../evidence/maps/small-map.tsx';
import { sizesText } from '../evidence/words/literal-code.ts';
import { numberOf } from '../evidence/words/number-words.ts';
import { Argument } from '../report/input-card.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import styles from './witness.module.css';
import { noneWords, secondsWords } from './witness-words.ts';

interface WitnessProps {
  readonly submission: ChangedSubmissionView;
  readonly versions: { readonly from: number; readonly to: number };
  /** The search still runs, or will. */
  readonly searching: boolean;
}

/** The smallest input on which two versions judge one solution differently, with what each expects. */
export function Witness({ submission, versions, searching }: WitnessProps) {
  const { witness, cases } = submission;
  if (witness === null) {
    return searching ? (
      <p className={styles.quiet}>
        <Spinner size={14} /> Looking for the smallest input that tells the versions apart…
      </p>
    ) : (
      <p className={styles.quiet}>The search was ended before it found one.</p>
    );
  }
  const { finding, tookMs } = witness;
  const title = cases.find(({ id }) => id === finding.caseId)?.title ?? null;
  switch (finding.kind) {
    case 'none':
      return <p className={styles.quiet}>{noneWords(finding, { ...versions, title })}</p>;
    case 'time':
      return (
        <p className={styles.quiet}>
          The versions differ in the time limit only: {title ?? 'the case'} took{' '}
          {secondsWords(finding.beforeMs)} under version {versions.from} and {secondsWords(finding.afterMs)}{' '}
          under version {versions.to}.
        </p>
      );
    case 'found':
      return (
        <>
          <p className={styles.quiet}>
            {title === null ? '' : `${title}: `}smallest input that the two versions judge differently,{' '}
            {secondsWords(tookMs)} to find
          </p>
          <Told apart={finding.apart} versions={versions} />
        </>
      );
  }
}

type ToldApart = Extract<Apart, { kind: 'told' }>;

function Told({
  apart,
  versions,
}: {
  readonly apart: ToldApart;
  readonly versions: WitnessProps['versions'];
}) {
  const { own, other, sizes } = apart;
  const objecting = own.passed ? other : own;
  const inputs = objecting.evidence?.inputs ?? [];
  return (
    <>
      <div className={styles.input}>
        <code>{sizesText(sizes) || objecting.evidence?.call}</code>
        {inputs.map(({ name, value }) => (
          <Argument key={name} name={name} value={value as JsonValue} />
        ))}
      </div>
      <Side version={versions.from} side={other} />
      <Side version={versions.to} side={own} />
    </>
  );
}

function Side({ version, side }: { readonly version: number; readonly side: ApartSide }) {
  const expected = side.expected ?? side.evidence?.expected;
  const actual = side.actual ?? side.evidence?.actual;
  return (
    <section className={styles.side} aria-label={`Version ${version}`}>
      <div className={styles.verdict}>
        <h4>
          <StatusGlyph status={side.passed ? 'pass' : 'fail'} size={15} /> Version {version}:{' '}
          {side.passed ? 'pass' : 'fail'}
        </h4>
        <p>{side.passed ? 'Takes what the code gives.' : side.evidence?.reason}</p>
      </div>
      {expected && actual ? <Trio expected={expected} actual={actual} /> : null}
    </section>
  );
}

const SIDE_WIDTH = 84;

/** One scale for both values. */
function Trio({ expected, actual }: { readonly expected: JsonTensor; readonly actual: JsonTensor }) {
  const limit = finiteLimit(Float64Array.from([...expected.data, ...actual.data], numberOf));
  const values = { scale: scaleFor(expected, actual), limit, width: SIDE_WIDTH } as const;
  const difference = differenceOf(expected, actual);
  return (
    <div className={styles.trio}>
      <SmallMap title="Expected" tensor={expected} {...values} />
      <SmallMap title="Theirs" tensor={actual} {...values} />
      {difference ? (
        <SmallMap title="|difference|" tensor={difference} scale="sequential" width={SIDE_WIDTH} />
      ) : null}
    </div>
  );
}

function differenceOf(expected: JsonTensor, actual: JsonTensor): JsonTensor | null {
  if (expected.shape.join() !== actual.shape.join()) return null;
  const data = expected.data.map((value, at) => {
    const difference = Math.abs(numberOf(actual.data[at] ?? Number.NaN) - numberOf(value));
    return Number.isFinite(difference) ? difference : ('NaN' as const);
  });
  return { shape: expected.shape, dtype: 'float32', data };
}
