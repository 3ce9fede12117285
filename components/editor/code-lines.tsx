'use client';

import { useEffect, useRef, useState } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { neighbourOf } from '#components/ui/keys/roving.ts';
import { ScrollBox } from '#components/ui/scroll-box.tsx';
import { visibleText } from '#grader/protocol/visible-text.ts';
import styles from './code-lines.module.css';
import type { CodePiece } from './code-pieces.ts';
import { readLineId } from './read-line.ts';

interface CodeLinesProps {
  readonly source: string;
  /** What a screen reader calls it. */
  readonly label: string;
  /** CSS pixels. */
  readonly fontSize: number;
  /** Leaves the colours out, and what they take to load. */
  readonly plain: boolean;
  /** What stands under a 1-based line; the line is marked when there is something. */
  readonly below?: (line: number) => React.ReactNode;
  /** Makes every line's number a button; `name` is what it is called. */
  readonly choose?: { readonly name: (line: number) => string; readonly onLine: (line: number) => void };
}

/** Code to read, line by line in the page itself: it can be selected, searched, zoomed and read out. */
export function CodeLines({ source, label, fontSize, plain, below, choose }: CodeLinesProps) {
  const shown = visibleText(source);
  const lines = shown.split('\n');
  const coloured = useColours(shown, plain);
  const list = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState(1);

  function move(event: React.KeyboardEvent) {
    const numbers = lines.map((_line, at) => at + 1);
    const next = neighbourOf(numbers, current, event.key, 'vertical');
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    list.current?.querySelector<HTMLElement>(`[data-line="${next}"]`)?.focus();
  }

  return (
    <div className={styles.box}>
      <ScrollBox
        as="ol"
        ref={list}
        className={styles.lines}
        style={{ fontSize, lineHeight: 1.6 }}
        label={label}
      >
        {lines.map((line, at) => {
          const number = at + 1;
          const under = below?.(number) ?? null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a submission never changes
            <li key={at}>
              <div
                id={readLineId(number)}
                tabIndex={-1}
                className={classNames(styles.line, under !== null && styles.marked)}
              >
                {choose ? (
                  <button
                    type="button"
                    className={styles.number}
                    data-line={number}
                    tabIndex={number === current ? 0 : -1}
                    aria-label={choose.name(number)}
                    title={choose.name(number)}
                    onClick={() => {
                      setCurrent(number);
                      choose.onLine(number);
                    }}
                    onKeyDown={move}
                  >
                    {number}
                  </button>
                ) : (
                  <span className={styles.number} aria-hidden="true">
                    {number}
                  </span>
                )}
                <code className={styles.code}>
                  <Pieces line={line} pieces={coloured?.[at]} />
                </code>
              </div>
              {under === null ? null : <div className={styles.under}>{under}</div>}
            </li>
          );
        })}
      </ScrollBox>
    </div>
  );
}

function Pieces({ line, pieces }: { line: string; pieces: readonly CodePiece[] | undefined }) {
  if (!pieces) return line;
  return pieces.map(({ text, colour }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a submission never changes
    <span key={at} className={styles[colour]}>
      {text}
    </span>
  ));
}

function useColours(source: string, plain: boolean): readonly (readonly CodePiece[])[] | null {
  const [found, setFound] = useState<{
    readonly source: string;
    readonly lines: readonly (readonly CodePiece[])[];
  } | null>(null);
  useEffect(() => {
    if (plain) return;
    let gone = false;
    void import('./monaco/code-tokens.ts')
      .then(({ colourCode }) => colourCode(source))
      .then((lines) => {
        if (!gone) setFound({ source, lines });
      })
      // Without colours the code can be read all the same.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [source, plain]);
  return found?.source === source && !plain ? found.lines : null;
}
