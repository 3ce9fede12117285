'use client';

import { useState } from 'react';
import type { TokensView } from '#server/access/tokens/token-view.ts';
import { Button } from '../ui/button.tsx';
import { useCopy } from '../ui/copy/use-copy.ts';
import type { TokenActions } from './token-actions.ts';
import { TokenForm } from './token-form.tsx';
import { TokenTable } from './token-table.tsx';
import styles from './tokens.module.css';

interface TokensProps {
  readonly view: TokensView;
  readonly actions: TokenActions;
}

/** Keys to the grades of a course for programs: made, shown once, listed, revoked. */
export function Tokens({ view, actions }: TokensProps) {
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>API tokens</h1>
      <p className={styles.about}>
        With a token a program takes grades out, or sets them from a CSV file, in your name: it may do what
        you may, in this course only, until it ends. Whoever has it can do the same, so keep it as you keep a
        password.
      </p>
      {secret === null ? (
        <TokenForm onMake={actions.make} onMade={setSecret} />
      ) : (
        <Secret secret={secret} address={view.address} onDone={() => setSecret(null)} />
      )}
      <TokenTable tokens={view.tokens} onRevoke={actions.revoke} />
      <Usage address={view.address} />
    </div>
  );
}

function Secret({
  secret,
  address,
  onDone,
}: {
  readonly secret: string;
  readonly address: string;
  readonly onDone: () => void;
}) {
  const { words, copy } = useCopy();
  return (
    <section className={styles.secret} aria-label="The new token">
      <p>
        <strong>This is the token. It is shown now and never again.</strong>
      </p>
      <code className={styles.code}>{secret}</code>
      <div className={styles.line}>
        <Button variant="primary" onClick={() => copy(secret)}>
          Copy the token
        </Button>
        <Button onClick={() => copy(`curl -H 'Authorization: Bearer ${secret}' '${address}?format=csv'`)}>
          Copy a call with it
        </Button>
        <Button variant="ghost" onClick={onDone}>
          I have kept it
        </Button>
        <span role="status">{words}</span>
      </div>
    </section>
  );
}

function Usage({ address }: { readonly address: string }) {
  return (
    <section className={styles.usage} aria-labelledby="token-usage">
      <h2 id="token-usage" className={styles.heading}>
        How a program uses it
      </h2>
      <dl className={styles.calls}>
        <dt>Grades out, as CSV or JSON</dt>
        <dd>
          <code className={styles.code}>GET {address}?format=csv</code>
        </dd>
        <dt>What a file would change: a plan with its hash, nothing is set</dt>
        <dd>
          <code className={styles.code}>POST {address}</code>
        </dd>
        <dt>That very plan, or nothing when a grade has moved since</dt>
        <dd>
          <code className={styles.code}>POST {address}?hash=…&amp;reason=…</code>
        </dd>
      </dl>
      <p className={styles.about}>
        Each with the header <code>Authorization: Bearer descent_…</code>, at most 30 times a minute. Files
        have the form of the export.
      </p>
    </section>
  );
}
