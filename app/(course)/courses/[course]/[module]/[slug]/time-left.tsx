'use client';

import { useEffect, useState } from 'react';
import { serverTime } from '#components/workspace/acts/server-time.ts';
import { daysLeftWords } from './days-left.ts';

const MINUTE_MS = 60_000;

interface TimeLeftProps {
  /** ISO. */
  readonly dueAt: string;
  /** ISO: when the server made this page. */
  readonly readAt: string;
}

/** How long there is left, by the server's clock; a page that stays open says it anew. */
export function TimeLeft({ dueAt, readAt }: TimeLeftProps) {
  const [words, setWords] = useState(() => daysLeftWords(dueAt, readAt));
  useEffect(() => {
    serverTime.hear(readAt);
    const tell = () => setWords(daysLeftWords(dueAt, serverTime.now().toISOString()));
    tell();
    const timer = setInterval(tell, MINUTE_MS);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [dueAt, readAt]);
  return words;
}
