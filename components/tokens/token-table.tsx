'use client';

import { useState } from 'react';
import type { TokenView } from '#server/access/tokens/token-view.ts';
import { Button } from '../ui/button.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { reached } from '../ui/reached.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import type { TokenActions } from './token-actions.ts';
import { SCOPE_WORDS, STATE_WORDS } from './token-words.ts';
import styles from './tokens.module.css';

interface TokenTableProps {
  readonly tokens: readonly TokenView[];
  readonly onRevoke: TokenActions['revoke'];
}

/** Every token that the reader could revoke, those of before included. */
export function TokenTable({ tokens, onRevoke }: TokenTableProps) {
  const [problem, setProblem] = useState<string | null>(null);
  if (tokens.length === 0) return <p className={styles.about}>There is no token yet.</p>;
  const revoke = async (tokenId: string) => {
    const answer = await reached(onRevoke(tokenId));
    setProblem(answer.ok ? null : answer.problem);
  };
  return (
    <>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <ScrollBox label="Tokens" className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">For</th>
              <th scope="col">May</th>
              <th scope="col">Of</th>
              <th scope="col">Made</th>
              <th scope="col">Ends</th>
              <th scope="col">Last used</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <tr key={token.id} className={token.state === 'open' ? undefined : styles.over}>
                <th scope="row">{token.label}</th>
                <td>{SCOPE_WORDS[token.scope]}</td>
                <td>{token.isOwn ? 'you' : token.owner}</td>
                <td>
                  <LocalTime at={token.madeAt} />
                </td>
                <td>
                  <LocalTime at={token.expiresAt} />
                </td>
                <td>{token.lastUsedAt === null ? 'never' : <LocalTime at={token.lastUsedAt} />}</td>
                <td>
                  {token.state === 'open' ? (
                    <Button
                      size="small"
                      aria-label={`Revoke ${token.label}`}
                      onClick={() => void revoke(token.id)}
                    >
                      Revoke
                    </Button>
                  ) : (
                    STATE_WORDS[token.state]
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
