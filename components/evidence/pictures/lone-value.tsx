import type { JsonTensor } from '#grader/protocol.ts';
import { formatNumber, formatPair, numberOf } from '../words/number-words.ts';
import styles from './lone-value.module.css';

interface LoneValueProps {
  expected: JsonTensor;
  actual: JsonTensor;
}

/** Expected and yours when each is one number, such as a loss: figures, because a map of one cell shows nothing. */
export function LoneValue({ expected, actual }: LoneValueProps) {
  const DIGITS = 4;
  const [right, own] = [numberOf(expected.data[0] ?? 'NaN'), numberOf(actual.data[0] ?? 'NaN')];
  const [rightText, ownText] = formatPair(right, own, DIGITS);
  return (
    <dl className={styles.values}>
      <div>
        <dt>Expected</dt>
        <dd>{rightText}</dd>
      </div>
      <div>
        <dt>Yours</dt>
        <dd className={styles.own}>{ownText}</dd>
      </div>
      <div>
        <dt>|Yours − expected|</dt>
        <dd>{formatNumber(Object.is(right, own) ? 0 : Math.abs(own - right))}</dd>
      </div>
    </dl>
  );
}
