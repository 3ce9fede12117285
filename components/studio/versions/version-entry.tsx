import Link from 'next/link';
import { counted } from '#grader/protocol/count-words.ts';
import type { PublishedVersionView } from '#server/studio/publish/versions-view.ts';
import { Button } from '../../ui/button.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { VersionChanges, type VersionChangesProps } from './version-changes.tsx';
import { checkWords, publishedWords } from './version-words.ts';
import styles from './versions-dialog.module.css';

interface VersionEntryProps extends Pick<VersionChangesProps, 'load' | 'theme'> {
  readonly draftId: string;
  readonly version: PublishedVersionView;
  /** What it changed is shown. */
  readonly unfolded: boolean;
  readonly onFold: (unfolds: boolean) => void;
}

export function VersionEntry({ draftId, version, load, theme, unfolded, onFold }: VersionEntryProps) {
  const { number, note, by, at, overrideReason, effect, check, usedIn } = version;
  return (
    <li className={styles.version}>
      <h3 className={styles.title}>
        Version {number}{' '}
        <span className={styles.quiet}>
          <time dateTime={at}>{publishedWords(at)}</time>, {by}
          {effect === 'words' ? ', words only' : null}
        </span>
      </h3>
      <p className={styles.note}>{note}</p>
      {overrideReason === null ? null : (
        <p className={styles.override}>
          <StatusGlyph status="warning" size={15} />
          <span>Published over a red check: {overrideReason}</span>
        </p>
      )}
      <p className={styles.line}>
        <StatusGlyph status={check.green ? 'pass' : 'fail'} size={15} />
        <span>{checkWords(check)}</span>
      </p>
      {check.failing.length === 0 ? null : (
        <details className={styles.failing}>
          <summary>{counted(check.failing.length, 'problem')}</summary>
          <ul>
            {check.failing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      <div className={styles.foot}>
        <Button size="small" aria-expanded={unfolded} onClick={() => onFold(!unfolded)}>
          What changed<VisuallyHidden> in version {number}</VisuallyHidden>
        </Button>
        <a className={styles.export} href={`/api/studio/drafts/${draftId}/export?version=${number}`}>
          Export<VisuallyHidden> version {number}</VisuallyHidden>
        </a>
        <span className={styles.quiet}>
          {usedIn.length === 0 ? 'In use nowhere' : 'In use: '}
          {usedIn.map(({ href, course, number: place }, index) => (
            <span key={href}>
              {index === 0 ? null : '; '}
              <Link href={href}>
                {course}, {place}
              </Link>
            </span>
          ))}
        </span>
      </div>
      {unfolded ? <VersionChanges number={number} load={load} theme={theme} /> : null}
    </li>
  );
}
