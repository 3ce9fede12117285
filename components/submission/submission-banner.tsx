'use client';

import { CopyButton } from '#components/ui/copy/copy-button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { receiptCode, receiptText } from './receipt.ts';
import styles from './submission-banner.module.css';
import { verifiedWords } from './verified-words.ts';

/** Where a submission is, above the cases: waiting, verified, or not gradable through no fault of the student. */
export function SubmissionBanner({ submission }: { submission: SubmissionDetailView }) {
  switch (submission.state) {
    case 'queued':
    case 'verifying':
      return (
        <Banner
          glyph={<Spinner size={18} />}
          title={submission.state === 'queued' ? 'Waiting for the server' : 'Verifying on the server'}
        >
          {queueWords(submission)} You can close this page.
        </Banner>
      );
    case 'could-not-grade':
      return (
        <Banner
          glyph={<StatusGlyph status="warning" size={20} />}
          title="This submission could not be graded"
        >
          The fault is ours, and it costs you nothing. The course staff can see it; your code is kept.
        </Banner>
      );
    case 'verified':
      return <Verified submission={submission} />;
  }
}

function Verified({ submission }: { submission: SubmissionDetailView }) {
  const words = verifiedWords(submission);
  const isFull = submission.points !== null && submission.points >= submission.pointsMax;
  if (words.below) {
    return (
      <Banner
        glyph={<StatusGlyph status="warning" size={20} />}
        title={words.title}
        aside={<Receipt of={submission} />}
      >
        {words.text}
      </Banner>
    );
  }
  return (
    <Banner
      tone={isFull ? 'pass' : undefined}
      glyph={<StatusGlyph status={isFull ? 'verified' : 'verified-part'} size={34} />}
      title={words.title}
      aside={<Receipt of={submission} />}
    >
      {words.text}
    </Banner>
  );
}

interface BannerProps {
  glyph: React.ReactNode;
  title: string;
  tone?: 'pass' | undefined;
  aside?: React.ReactNode;
  children: React.ReactNode;
}

function Banner({ glyph, title, tone, aside, children }: BannerProps) {
  return (
    <div className={tone === 'pass' ? `${styles.banner} ${styles.pass}` : styles.banner}>
      <span className={styles.glyph}>{glyph}</span>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.text}>{children}</p>
      </div>
      {aside}
    </div>
  );
}

function Receipt({ of }: { of: SubmissionDetailView }) {
  return (
    <CopyButton
      className={styles.receipt}
      text={() => receiptText(of)}
      label="Receipt"
      detail={<code>{receiptCode(of)}</code>}
      title="Copy the receipt"
    />
  );
}

function queueWords({ state, queuePlace }: SubmissionDetailView): string {
  if (state === 'verifying') return 'The hidden cases run now.';
  if (queuePlace === null || queuePlace === 0) return 'Yours is next.';
  return `${queuePlace} ${queuePlace === 1 ? 'submission' : 'submissions'} ahead.`;
}
