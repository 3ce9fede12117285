'use client';

import type { JsonTensor, NamedJson } from '#grader/protocol.ts';
import type { CaseOfferView } from '#server/studio/check/case-offers-view.ts';
import { finiteLimit } from '../../evidence/maps/map-model.ts';
import { scaleFor } from '../../evidence/maps/plane-map.ts';
import { SmallMap } from '../../evidence/maps/small-map.tsx';
import { isJsonTensor } from '../../evidence/words/literal-code.ts';
import { numberOf } from '../../evidence/words/number-words.ts';
import { Argument } from '../../report/input-card.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { usePageKeys } from '../../ui/keys/page-keys.ts';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import styles from './case-offers.module.css';
import type { OffersControl } from './use-offers.ts';

interface CaseOffersProps {
  readonly control: OffersControl;
  /** How many cases the last check ran. */
  readonly cases: number;
}

/** Cases that the draft could have: for each known mistake that survives, of the statement, and from requests. */
export function CaseOffers({ control, cases }: CaseOffersProps) {
  const { offers, busy, problem, add } = control;
  const [first] = offers;
  usePageKeys(first && !busy ? { a: () => void add(first) } : {});
  if (offers.length === 0 && problem === null) return null;
  return (
    <section className={styles.offers} aria-label="Cases to add">
      {problem === null ? null : (
        <p role="alert" className={styles.alert}>
          {problem}
        </p>
      )}
      {offers.map((offer) => (
        <article
          key={offer.offerId}
          className={offer.from.kind === 'survivor' ? styles.survivor : styles.offer}
          aria-label={titleOf(offer)}
        >
          <div className={styles.words}>
            <h3 className={styles.title}>
              {offer.from.kind === 'survivor' ? <StatusGlyph status="warning" size={16} /> : null}
              {offer.from.kind === 'survivor'
                ? `“${titleOf(offer)}” passes all ${cases} cases`
                : titleOf(offer)}
            </h3>
            <p>{aboutOf(offer)}</p>
            <Button
              size="small"
              icon={<Icon name="plus" size={14} />}
              {...(offer === first ? { keys: 'A' } : {})}
              busy={busy && 'Adding'}
              onClick={() => void add(offer)}
            >
              Add this case
            </Button>
          </div>
          <div className={styles.pictures}>
            <code className={styles.call}>{offer.call}</code>
            {offer.args.map(({ name, value }) => (
              <Argument key={name} name={name} value={value} />
            ))}
            <Results offer={offer} />
          </div>
        </article>
      ))}
    </section>
  );
}

function titleOf({ from }: CaseOfferView): string {
  switch (from.kind) {
    case 'survivor':
      return from.title;
    case 'statement':
      return `The example of the statement, line ${from.line}, is no case yet`;
    case 'request':
      return 'A student was right about this input';
  }
}

function aboutOf({ from }: CaseOfferView): string {
  switch (from.kind) {
    case 'survivor':
      return 'A student with this mistake would get full marks. On this input it gives other numbers than the reference; the case is worth 1 point.';
    case 'statement':
      return 'As a case of 0 points it explains a failure with the numbers that the student has read.';
    case 'request':
      return `It was judged by “${from.caseId}” and asked about. Mend what judged it wrongly, then keep the input as a case of 1 point.`;
  }
}

/** Both results in one scale. */
function Results({ offer: { expected, actual, from } }: { readonly offer: CaseOfferView }) {
  const sides = [
    { name: from.kind === 'statement' ? 'the statement says' : 'reference', value: expected },
    { name: 'the mistake', value: actual },
  ].filter((side): side is NamedJson => side.value !== null);
  const tensors = sides.flatMap(({ value }) => (isJsonTensor(value) ? [value] : []));
  const limit = Math.max(0, ...tensors.map(limitOf));
  const [shared] = tensors;
  return sides.map(({ name, value }) =>
    isJsonTensor(value) && shared && value.data.length <= 64 ? (
      <SmallMap key={name} title={name} tensor={value} scale={scaleFor(shared)} limit={limit} />
    ) : (
      <Argument key={name} name={name} value={value} />
    ),
  );
}

function limitOf({ data }: JsonTensor): number {
  return finiteLimit(Float64Array.from(data, numberOf));
}
