'use client';

import { useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Hint } from '#grader/protocol.ts';
import { RichText } from '../evidence/words/rich-text.tsx';
import styles from './hint-card.module.css';

/** "In `weights` alone." Other parts may be right, or off in another way. */
function partsSentence(parts: readonly string[]): string {
  return `In ${parts.join(' and ')} alone.`;
}

/** What a recognised misconception says; several are listed by closeness, and each can be put away. */
export function HintCards({ hints }: { hints: readonly Hint[] }) {
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const shown = hints.filter((hint) => !dismissed.includes(hint.misconception));
  return shown.map((hint) => (
    <aside key={hint.misconception} className={styles.card} aria-label={`Hint: ${hint.title}`}>
      <h4 className={styles.title}>
        <Icon name="bulb" size={15} />
        <span>{hint.title}</span>
        <IconButton
          icon="close"
          size={13}
          label="Dismiss this hint"
          className={styles.dismiss}
          onClick={() => setDismissed([...dismissed, hint.misconception])}
        />
      </h4>
      <div className={styles.text}>
        {hint.parts ? <RichText markdown={partsSentence(hint.parts)} /> : null}
        <RichText markdown={hint.hint} />
      </div>
    </aside>
  ));
}
