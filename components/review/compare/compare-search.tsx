'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { ChoiceList } from '../../ui/choice-list/choice-list.tsx';
import type { ReviewActions } from '../review-actions.ts';
import type { ComparedWith } from '../review-address.ts';
import styles from './compare.module.css';
import { compareOptions, foundWords } from './compare-options.ts';
import { useOthers } from './use-others.ts';

interface CompareSearchProps {
  /** Something is beside it now. */
  readonly comparing: boolean;
  readonly actions: Pick<ReviewActions, 'searchOthers'>;
  readonly onChoose: (comparedWith: ComparedWith | null) => void;
}

const SEARCH_LENGTH_MAX = 100;

/** A field that searches every submission to the exercise; its arrow keys choose in the list below it. */
export function CompareSearch({ comparing, actions, onChoose }: CompareSearchProps) {
  const [search, setSearch] = useState('');
  const { found, problem } = useOthers(search, actions);
  const [pointedId, setPointedId] = useState<string>();
  const [isEntered, setEntered] = useState(false);
  const options = compareOptions({ found: found?.found ?? [], search: found?.search ?? '', comparing });
  const isPresent = found?.search === search;
  const chosen = isPresent ? (options.find(({ id }) => id === pointedId) ?? options[0]) : undefined;

  // Enter that came before the answer chooses when it is there.
  const isDue = isEntered && chosen !== undefined;
  const chooseNow = useEffectEvent(() => chosen && onChoose(chosen.with));
  useEffect(() => {
    if (isDue) chooseNow();
  }, [isDue]);

  return (
    <>
      <ChoiceList
        label="Name or number of a submission"
        listLabel="Submissions"
        placeholder="Name, or submission 12"
        lengthMax={SEARCH_LENGTH_MAX}
        query={search}
        onQuery={(query) => {
          setSearch(query);
          setPointedId(undefined);
          setEntered(false);
        }}
        options={options}
        chosen={chosen}
        onPoint={setPointedId}
        onChoose={(option) => onChoose(option.with)}
        onEnter={() => setEntered(true)}
        optionClassName={styles.option}
      >
        {({ title, detail }) => (
          <>
            <bdi className={styles.title}>{title}</bdi>
            <span className={styles.detail}>{detail}</span>
          </>
        )}
      </ChoiceList>
      <p className={styles.said} role="status">
        {problem ??
          (found ? foundWords({ shown: options.length, found, search: found.search }) : 'Looking …')}
      </p>
    </>
  );
}
