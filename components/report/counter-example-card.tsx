'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { CounterExample, JsonTensor, JsonValue } from '#grader/protocol.ts';
import { finiteLimit } from '../evidence/maps/map-model.ts';
import { scaleFor } from '../evidence/maps/plane-map.ts';
import { SmallMap } from '../evidence/maps/small-map.tsx';
import { differingFields } from '../evidence/words/differing-fields.ts';
import { callCode, codeOf, isJsonTensor, nestedCode, sizesText } from '../evidence/words/literal-code.ts';
import { formatNumber, numberOf } from '../evidence/words/number-words.ts';
import styles from './counter-example-card.module.css';

interface CounterExampleCardProps {
  example: CounterExample;
  /** Null when the case calls no single entry point. */
  entryPoint: string | null;
  /** Runs the student's code on just this input. */
  onDebug?: ((code: { constants: string; call: string }) => void) | undefined;
}

/** A card has room for this many small maps of inputs. */
const INPUT_MAPS_MAX = 2;
const READABLE_DIGITS = 4;

export function CounterExampleCard({ example, entryPoint, onDebug }: CounterExampleCardProps) {
  const [copied, setCopied] = useState(false);
  const code = entryPoint ? callCode(entryPoint, example) : null;
  const tensors = example.args.filter((arg) => isJsonTensor(arg.value));
  const maps = tensors.filter((arg) => isSmall(arg.value as JsonTensor)).slice(0, INPUT_MAPS_MAX);
  const sizes = sizesText(example.sizes);

  async function copy() {
    if (!code) return;
    const expected =
      example.expected === undefined ? '' : `\n// expected ${codeOf(example.expected as JsonValue)}`;
    await navigator.clipboard.writeText(`${code.constants}\n${code.call};${expected}\n`);
    setCopied(true);
  }

  return (
    <section className={styles.card} aria-label="Smallest failing input">
      <div className={styles.words}>
        <h4 className={styles.title}>Smallest failing input</h4>
        {sizes === '' ? null : <p className={styles.sizes}>{sizes}</p>}
        {code ? (
          <details className={styles.literals}>
            <summary>As code</summary>
            <pre>{`${code.constants}\n${code.call};`}</pre>
          </details>
        ) : null}
        {code ? (
          <div className={styles.actions}>
            {onDebug ? (
              <Button size="small" keys="D" data-debug-input onClick={() => onDebug(code)}>
                Debug this input
              </Button>
            ) : null}
            <Button
              size="small"
              variant="ghost"
              icon={<Icon name="copy" size={13} />}
              onClick={() => void copy()}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          </div>
        ) : null}
      </div>
      <div className={styles.pictures}>
        {maps.map(({ name, value }) => (
          <SmallMap
            key={name}
            title={name}
            tensor={value as JsonTensor}
            scale={scaleOf(value as JsonTensor)}
          />
        ))}
        {differingFields(example).map(({ name, expected, actual }) => {
          const asMaps = fitBesideEachOther(expected, actual);
          const shared = {
            limit: sharedLimit(expected, actual),
            scale: sharedScale(expected, actual),
            asMaps,
          };
          return (
            <div key={name} className={styles.pair}>
              <Side title={`Expected ${name}`.trim()} value={expected} {...shared} />
              <Side title={name === '' ? 'Yours' : `Your ${name}`} value={actual} {...shared} />
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Expected and yours are drawn in one scale, so that equal colours are equal numbers. */
function sharedLimit(...values: readonly (JsonValue | undefined)[]): number {
  return finiteLimit(Float64Array.from(tensorsAmong(values).flatMap(({ data }) => data.map(numberOf))));
}

function sharedScale(...values: readonly (JsonValue | undefined)[]) {
  return scaleFor(...tensorsAmong(values));
}

function tensorsAmong(values: readonly (JsonValue | undefined)[]): JsonTensor[] {
  return values.filter((value): value is JsonTensor => value !== undefined && isJsonTensor(value));
}

interface SideProps {
  title: string;
  value: JsonValue | undefined;
  limit: number;
  scale: 'sequential' | 'diverging';
  /** Both sides are drawn, or both are written out. */
  asMaps: boolean;
}

function Side({ title, value, limit, scale, asMaps }: SideProps) {
  if (value === undefined) return null;
  if (isJsonTensor(value)) {
    if (asMaps) return <SmallMap title={title} tensor={value} scale={scale} limit={limit} />;
    return <Literal title={title} text={nestedCode(value, READABLE_DIGITS)} />;
  }
  return <Literal title={title} text={codeOf(value)} />;
}

function Literal({ title, text }: { title: string; text: string }) {
  const LENGTH_MAX = 160;
  return (
    <div className={styles.literal}>
      <div className={styles.label}>{title}</div>
      <code>{text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX)}…` : text}</code>
    </div>
  );
}

/** Inputs without a sign look like images; the others like results. */
function scaleOf(tensor: JsonTensor): 'ink' | 'diverging' {
  return tensor.data.some((entry) => numberOf(entry) < 0) ? 'diverging' : 'ink';
}

/** Both fit, and a tile has room for all digits of a lone number: two that differ must not read the same. */
function fitBesideEachOther(...values: readonly (JsonValue | undefined)[]): boolean {
  const TILE_LETTERS_MAX = 5;
  return tensorsAmong(values).every(
    (tensor) =>
      isSmall(tensor) &&
      (tensor.data.length > 1 || formatNumber(numberOf(tensor.data[0] ?? 'NaN')).length <= TILE_LETTERS_MAX),
  );
}

/** Fits a map whose cells still show their numbers. */
function isSmall(tensor: JsonTensor): boolean {
  const SIDE_MAX = 4;
  const long = tensor.shape.filter((size) => size > 1);
  return tensor.data.length > 0 && long.length <= 2 && long.every((size) => size <= SIDE_MAX);
}
