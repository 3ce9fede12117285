'use client';

import { useRef, useState } from 'react';
import type { OpenLinkView, PeopleView } from '#server/people/people-view.ts';
import { Button } from '../ui/button.tsx';
import { useCopy } from '../ui/copy/use-copy.ts';
import { Icon } from '../ui/icon.tsx';
import { usePageKeys } from '../ui/keys/page-keys.ts';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import { ZonedTime } from '../ui/zoned-time.tsx';
import { LinkForm } from './link-form.tsx';
import styles from './link-panel.module.css';
import type { PeopleActions } from './people-actions.ts';
import { linkStateWords, ROLE_WORDS } from './people-words.ts';
import { useCloseLink } from './use-close-link.ts';

/** The link for whoever has it: to copy, to close, to replace. */
export function LinkPanel({ view, actions }: { view: PeopleView; actions: PeopleActions }) {
  const [making, setMaking] = useState(false);
  const { link } = view;
  return (
    <section className={styles.panel} aria-label="Invitation link">
      {link === null ? (
        <div className={styles.line}>
          <span className={styles.title}>Invitation link</span>
          <span className={styles.quiet}>There is none. Whoever has one comes in by it, until it ends.</span>
          <Button size="small" onClick={() => setMaking(true)}>
            New link
          </Button>
        </div>
      ) : (
        <PresentLink
          key={link.href}
          link={link}
          view={view}
          actions={actions}
          onNew={() => setMaking(true)}
        />
      )}
      <LinkForm open={making} view={view} actions={actions} onClose={() => setMaking(false)} />
    </section>
  );
}

interface PresentLinkProps {
  readonly link: OpenLinkView;
  readonly view: PeopleView;
  readonly actions: PeopleActions;
  readonly onNew: () => void;
}

function PresentLink({ link, view, actions, onNew }: PresentLinkProps) {
  const { words, copy } = useCopy();
  const button = useRef<HTMLButtonElement>(null);
  const state = linkStateWords(link, new Date());
  usePageKeys({ y: () => button.current?.click() });
  return (
    <>
      <div className={styles.line}>
        <span className={styles.title}>Invitation link</span>
        <span className={styles.quiet}>
          joins {link.section === null ? 'the course' : `section ${link.section}`} as{' '}
          {ROLE_WORDS[link.role].toLowerCase()}
        </span>
        <span className={styles.state} data-tone={state.tone}>
          <StatusGlyph status={state.tone === 'pass' ? 'pass' : 'warning'} size={13} /> {state.words}
        </span>
      </div>
      {link.href === null ? (
        <p className={styles.quiet}>
          This link was made under another secret of the server and cannot be shown again. Make a new one.
        </p>
      ) : (
        <div className={styles.line}>
          <input
            className={styles.href}
            readOnly
            aria-label="Invitation link"
            value={link.href}
            onFocus={(event) => event.target.select()}
          />
          <Button
            ref={button}
            icon={<Icon name="copy" size={14} />}
            keys="Y"
            onClick={() => copy(link.href ?? '')}
          >
            {words || 'Copy'}
          </Button>
        </div>
      )}
      <LinkFoot link={link} view={view} actions={actions} onNew={onNew} />
    </>
  );
}

/** Until when it lets people in, and what ends it earlier. */
function LinkFoot({ link, view, actions, onNew }: PresentLinkProps) {
  const { closing, problem, close } = useCloseLink(actions.closeLink, null);
  return (
    <>
      <div className={styles.line}>
        <span className={styles.quiet}>
          Ends <ZonedTime at={link.expiresAt} timeZone={view.course.timeZone} />, used {link.used} of{' '}
          {link.seats ?? 'any number'}
          {link.emailEnding === null ? '' : `. Only addresses that end in ${link.emailEnding} can use it`}
        </span>
        <span className={styles.acts}>
          <Button size="small" variant="ghost" onClick={onNew}>
            New link
          </Button>
          <Button
            size="small"
            variant="ghost"
            className={styles.close}
            busy={closing && 'Closing'}
            onClick={() => void close()}
          >
            Close link
          </Button>
        </span>
      </div>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    </>
  );
}
