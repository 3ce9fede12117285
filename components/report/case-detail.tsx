'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useCopy } from '#components/ui/copy/use-copy.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, type MenuItem } from '#components/ui/menu.tsx';
import { patternWords } from '#grader/judge/explain/pattern-words.ts';
import type { CaseOutcome, Evidence, JsonTensor, Picture } from '#grader/protocol.ts';
import { ProgressCurve } from '../evidence/charts/progress-curve.tsx';
import { MapTrio } from '../evidence/maps/map-trio.tsx';
import { attentionMask } from '../evidence/maps/masked-cells.ts';
import { CasePictures } from '../evidence/pictures/case-pictures.tsx';
import { EvidenceInspector, hasTensors } from '../evidence/pictures/evidence-inspector.tsx';
import { LoneValue } from '../evidence/pictures/lone-value.tsx';
import { comparedTitle } from '../evidence/pictures/picture-pairs.ts';
import { PictureView } from '../evidence/pictures/picture-view.tsx';
import { costSentence } from '../evidence/words/cost-line.ts';
import type { CallCode } from '../evidence/words/literal-code.ts';
import { formatShape } from '../evidence/words/number-words.ts';
import { RichLine } from '../evidence/words/rich-text.tsx';
import styles from './case-detail.module.css';
import { caseSnippet } from './case-snippet.ts';
import { Verdict } from './case-verdict.tsx';
import { ConsoleLines } from './console-lines.tsx';
import { CostChecks } from './cost-checks.tsx';
import { cutWords } from './cut-words.ts';
import { debugCodeOf } from './debug/debug-code.ts';
import { type CaseDebugRun, DebugResult } from './debug/debug-result.tsx';
import { debugWords } from './debug/debug-words.ts';
import { ErrorCard } from './error-card.tsx';
import { HintCards } from './hint-card.tsx';
import { InputCard } from './input-card.tsx';
import type { CaseItem } from './results-model.ts';
import { secondOpinionWords } from './second-opinion-words.ts';

export interface CaseActions {
  readonly onGoToLine?: ((line: number) => void) | undefined;
  readonly onDebug?: ((caseId: string, code: CallCode) => void) | undefined;
  /** Runs one case again; the others keep what they have. */
  readonly onRunCase?: ((caseId: string) => void) | undefined;
  /** Puts a case as a snippet into scratch.ts. */
  readonly onSnippet?: ((text: string) => void) | undefined;
}

interface CaseDetailProps extends CaseActions {
  item: CaseItem;
  /** The source that ran. */
  source: string | null;
  entryPoints: readonly string[];
  forbidsBecause: string | null;
  debug: CaseDebugRun | null;
  /** The code that was debugged is the one that is open now; left out where no code is. */
  isDebugOfOpenCode?: boolean | undefined;
}

/** Evidence before verdict: what was wrong and where, the smallest input, the hint, then what it printed and cost. */
export function CaseDetail(props: CaseDetailProps) {
  const { item, entryPoints, forbidsBecause, onGoToLine, onDebug, onRunCase } = props;
  const [inspecting, setInspecting] = useState(false);
  const copied = useCopy();
  const { outcome } = item;
  const source = item.earlierSource ?? props.source;
  const evidence = outcome?.evidence;
  const pictures = [...(evidence?.pictures ?? []), ...item.pictures];
  const code = debugCodeOf(evidence, entryPoints);
  return (
    <div className={styles.detail}>
      {outcome ? <Said outcome={outcome} forbidsBecause={forbidsBecause} /> : null}
      <Seen evidence={evidence} pictures={pictures} />
      {outcome ? <Thrown outcome={outcome} source={source} onGoToLine={onGoToLine} /> : null}
      {evidence && item.state !== 'passed' ? (
        <>
          <InputCard evidence={evidence}>
            {code && onDebug ? (
              <div className={styles.debug}>
                <Button size="small" keys="D" onClick={() => onDebug(item.id, code)}>
                  Debug this input
                </Button>
              </div>
            ) : null}
          </InputCard>
          <Debugged {...props} judged={source} />
        </>
      ) : null}
      {outcome && outcome.hints.length > 0 ? <HintCards hints={outcome.hints} /> : null}
      {item.progress.length > 1 ? <ProgressCurve progress={item.progress} /> : null}
      <CasePictures pictures={pictures} compared={evidence?.expected} />
      {outcome?.costChecks ? <CostChecks checks={outcome.costChecks} /> : null}
      {evidence && inspecting ? <EvidenceInspector evidence={evidence} /> : null}
      <ConsoleLines lines={item.logs} onGoToLine={onGoToLine} />
      <CaseFoot
        outcome={outcome}
        onRun={onRunCase ? () => onRunCase(item.id) : undefined}
        more={[
          ...inspectorItem({ evidence, inspecting, onInspect: setInspecting }),
          ...snippetItem(props),
          ...copyItem(code, copied.copy),
        ]}
        said={copied.words}
      />
    </div>
  );
}

/** What the call on the input of this case gave, and of which code it is. */
function Debugged(props: CaseDetailProps & { readonly judged: string | null }) {
  const { debug, item, judged, isDebugOfOpenCode, onGoToLine } = props;
  if (debug?.caseId !== item.id) return null;
  const whose = debugWords({ called: debug.source, judged, isOpenCode: isDebugOfOpenCode });
  return <DebugResult debug={debug} whose={whose} onGoToLine={onGoToLine} />;
}

interface InspectorWish {
  readonly evidence: Evidence | undefined;
  readonly inspecting: boolean;
  readonly onInspect: (inspecting: boolean) => void;
}

function inspectorItem({ evidence, inspecting, onInspect }: InspectorWish): readonly MenuItem[] {
  if (!evidence || !hasTensors(evidence)) return [];
  const label = inspecting ? 'Close the inspector' : 'Inspect inputs, expected and yours';
  return [{ id: 'inspect', label, onSelect: () => onInspect(!inspecting) }];
}

function snippetItem({ item, entryPoints, onSnippet }: CaseDetailProps): readonly MenuItem[] {
  const snippet = onSnippet ? caseSnippet(item, entryPoints) : null;
  if (!onSnippet || !snippet) return [];
  return [{ id: 'snippet', label: 'Open as snippet', onSelect: () => onSnippet(snippet) }];
}

function copyItem(code: CallCode | null, copy: (text: string) => void): readonly MenuItem[] {
  if (!code) return [];
  const text = `${code.constants}\n${code.call};\n`;
  return [{ id: 'copy', label: 'Copy the input as code', onSelect: () => copy(text) }];
}

interface SaidProps {
  readonly outcome: CaseOutcome;
  readonly forbidsBecause: string | null;
}

/** The verdict in words, and before it what limits it. */
function Said({ outcome, forbidsBecause }: SaidProps) {
  return (
    <>
      {outcome.secondOpinion ? (
        <p>
          <RichLine text={secondOpinionWords(outcome.secondOpinion)} />
        </p>
      ) : null}
      {outcome.cut ? <p>{cutWords(outcome.cut)}</p> : null}
      <Verdict outcome={outcome} forbidsBecause={forbidsBecause} />
    </>
  );
}

interface SeenProps {
  readonly evidence: Evidence | undefined;
  readonly pictures: readonly Picture[];
}

/** Where it was wrong: as maps, and as what is regular in them. */
function Seen({ evidence, pictures }: SeenProps) {
  // A walk is read as a whole: before the maps of its coordinates.
  const walks = pictures.filter(({ as }) => as === 'trajectory');
  return (
    <>
      {walks.map((picture) => (
        <PictureView key={picture.title} picture={picture} />
      ))}
      {evidence ? <Maps evidence={evidence} title={comparedTitle(pictures, evidence.expected)} /> : null}
      {evidence?.patterns.map(patternWords).map((words) => (
        <p key={words} className={styles.pattern}>
          <RichLine text={words} />
        </p>
      ))}
    </>
  );
}

/** The verdict says all that their error has to say. */
const SPOKEN: readonly CaseOutcome['status'][] = ['timed-out', 'out-of-memory', 'refused'];

interface ThrownProps extends Pick<CaseActions, 'onGoToLine'> {
  readonly outcome: CaseOutcome;
  readonly source: string | null;
}

/** The error and its place in the source, unless the verdict has said all of it. */
function Thrown({ outcome: { error, status }, source, onGoToLine }: ThrownProps) {
  const silent = SPOKEN.includes(status);
  if (!error || (error.line === undefined && silent)) return null;
  return <ErrorCard error={error} source={source} silent={silent} onGoToLine={onGoToLine} />;
}

interface CaseFootProps {
  readonly outcome: CaseOutcome | null;
  readonly onRun: (() => void) | undefined;
  readonly more: readonly MenuItem[];
  /** What came of the last one. */
  readonly said: string;
}

/** What it cost, and what else can be done with the case. */
function CaseFoot({ outcome, onRun, more, said }: CaseFootProps) {
  if (!outcome?.cost && !onRun && more.length === 0) return null;
  return (
    <div className={styles.foot}>
      {outcome?.cost ? <p className={styles.cost}>{costSentence(outcome.cost)}</p> : null}
      <div className={styles.again}>
        <span className={styles.cost} role="status">
          {said}
        </span>
        {onRun ? (
          <Button size="small" keys="R" onClick={onRun}>
            Run only this case
          </Button>
        ) : null}
        {more.length === 0 ? null : (
          <Menu
            label="More with this case"
            trigger={<Icon name="more" size={16} />}
            triggerClassName={styles.more}
            groups={[{ items: more }]}
          />
        )}
      </div>
    </div>
  );
}

function Maps({ evidence, title }: { evidence: Evidence; title: string | null }) {
  const { expected, actual } = evidence;
  if (!expected || !actual || !isWhole(expected) || !isWhole(actual)) return null;
  if (formatShape(expected.shape) !== formatShape(actual.shape)) return null;
  return (
    <div>
      {title === null ? null : <h4 className={styles.mapTitle}>{title}</h4>}
      {expected.data.length === 1 ? (
        <LoneValue expected={expected} actual={actual} />
      ) : (
        <MapTrio
          expected={expected}
          actual={actual}
          axisNames={evidence.axes}
          difference={evidence.difference}
          part={evidence.part}
          mask={attentionMask(evidence)}
          wholeShape={evidence.expectedShape}
        />
      )}
    </div>
  );
}

/** Evidence too large to send comes without its data. */
function isWhole(tensor: JsonTensor): boolean {
  return (
    tensor.data.length > 0 && tensor.data.length === tensor.shape.reduce((size, length) => size * length, 1)
  );
}
