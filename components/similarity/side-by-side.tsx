import Link from 'next/link';
import type {
  SimilarCodeView,
  SimilarMarkView,
  SimilarPairCodeView,
} from '#server/insight/similarity/similarity-view.ts';
import { LocalTime } from '../ui/local-time.tsx';
import { ScrollBox } from '../ui/scroll-box.tsx';
import styles from './side-by-side.module.css';
import { authorWords, percentWords } from './similarity-words.ts';

type Side = 'left' | 'right';

/** Two programs with the lines marked that say the same; a letter leads to its lines on the other side. */
export function SideBySide({ view }: { readonly view: SimilarPairCodeView }) {
  const { course, exercise, similarity, left, right, marks } = view;
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <h1 className={styles.title}>{percentWords(similarity)} similar</h1>
        <p className={styles.note}>
          {exercise.number} {exercise.title}. Lines with the same letter say the same, but for names and
          numbers; what everybody was given is not marked.
        </p>
      </div>
      <div className={styles.sides}>
        <Program side="left" code={left} marks={marks} course={course} />
        <Program side="right" code={right} marks={marks} course={course} />
      </div>
    </div>
  );
}

interface ProgramProps {
  readonly side: Side;
  readonly code: SimilarCodeView;
  readonly marks: readonly SimilarMarkView[];
  readonly course: string;
}

function Program({ side, code, marks, course }: ProgramProps) {
  const { submissionId, number, at, elsewhere, source } = code;
  const lines = source.split('\n');
  const name = authorWords(code);
  return (
    <section className={styles.side} aria-label={`Program of ${name}`}>
      <header className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        <p className={styles.note}>
          Submission {number}, <LocalTime at={at} />
        </p>
        {elsewhere === null ? <Link href={`/courses/${course}/review/${submissionId}`}>Review</Link> : null}
      </header>
      <ScrollBox as="ol" label={`Code of ${name}`} className={styles.code}>
        {lines.map((text, index) => {
          const line = index + 1;
          const on = marks.filter((mark) => mark[side][0] <= line && line <= mark[side][1]);
          const begins = on.filter((mark) => mark[side][0] === line);
          return (
            <li key={line} id={`${side}-${line}`} className={on.length === 0 ? styles.line : styles.marked}>
              <span className={styles.letters}>
                {begins.map((mark) => (
                  <OtherSide key={mark.name} side={side} mark={mark} />
                ))}
              </span>
              <span className={styles.lineNumber}>{line}</span>
              <code>{text}</code>
            </li>
          );
        })}
      </ScrollBox>
    </section>
  );
}

function OtherSide({ side, mark }: { readonly side: Side; readonly mark: SimilarMarkView }) {
  const other: Side = side === 'left' ? 'right' : 'left';
  const [from, to] = mark[other];
  return (
    <a
      href={`#${other}-${from}`}
      className={styles.letter}
      title={`Lines ${from} to ${to} on the other side`}
    >
      {mark.name}
    </a>
  );
}
