'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FileInput } from '../../ui/file-input.tsx';
import { sendZip } from './send-zip.ts';
import styles from './studio-list.module.css';

interface ImportZipProps {
  /** Slug. */
  readonly course: string;
  readonly bytesMax: number;
  /** What is wrong with the zip, a line each; null once one was taken. */
  readonly onProblem: (problem: string | null) => void;
}

/** A zip of an exercise becomes a draft, which then opens. */
export function ImportZip({ course, bytesMax, onProblem }: ImportZipProps) {
  const [sending, setSending] = useState(false);
  const router = useRouter();

  async function send(file: File) {
    if (sending) return;
    setSending(true);
    const answer = await sendZip({ course, file, bytesMax });
    setSending(false);
    onProblem(answer.ok ? null : answer.problem);
    if (answer.ok) router.push(`/studio/${answer.value.draftId}${answer.value.copied ? '?copied=1' : ''}`);
  }

  return (
    <label className={styles.import}>
      {sending ? 'Importing…' : 'Import a zip'}
      <FileInput
        accept=".zip"
        // Disabled it would lose the focus.
        aria-disabled={sending || undefined}
        onClick={(event) => {
          if (sending) event.preventDefault();
        }}
        className={styles.input}
        onFile={(file) => void send(file)}
      />
    </label>
  );
}
