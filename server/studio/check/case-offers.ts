/** Cases that a draft is offered: for what its check lets pass, of its statement, and from requests that were right. */
import type { Queryable } from '#db/database.ts';
import {
  type ShownDraftCheck,
  selectOptionalLastDraftCheck,
} from '#db/queries/exercises/exercise-draft-checks.ts';
import { type DraftWithCourse, selectDraftFiles } from '#db/queries/exercises/exercise-drafts.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { type CaseProposal, selectCaseProposals } from '#db/queries/grading/requests.ts';
import { type LiteralCase, literalCaseCode } from '#grader/exercise/literals/literal-case.ts';
import { statementCase } from '#grader/exercise/literals/statement-case.ts';
import { type StatementExample, statementExamples } from '#grader/exercise/literals/statement-examples.ts';
import type { FileMap, JsonValue, NamedJson, SuggestedCase } from '#grader/protocol.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findCourses } from '../../access/membership.ts';
import type { CheckMatrix } from '../../jobs/drafts/check-matrix-view.ts';
import { ok, type Result } from '../../platform/result.ts';
import { fileMapOf } from '../drafts/draft-files.ts';
import { type DraftRefusal, findDraft } from '../drafts/find-draft.ts';
import type { CaseOfferView } from './case-offers-view.ts';
import { fileOf, provedBy } from './check-problems.ts';

/** An offer with the case that it becomes. */
export interface CaseOffer {
  readonly view: CaseOfferView;
  readonly literal: LiteralCase;
}

/** What is offered now; cases that the saved `cases.ts` has already are not. Nothing of the author's runs. */
export async function listCaseOffers(
  context: ActorContext,
  { draftId }: { draftId: string },
): Promise<Result<readonly CaseOfferView[], DraftRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const files = fileMapOf(await selectDraftFiles(context.db, draftId));
  return ok((await findOffers(context, found.value, files)).map(({ view }) => view));
}

/** Of requests only those that whoever asks could answer: an exercise may be in courses of other people. */
export async function findOffers(
  context: Pick<ActorContext, 'db' | 'actor'>,
  { draft }: DraftWithCourse,
  files: FileMap,
): Promise<CaseOffer[]> {
  const { db } = context;
  const check = await selectOptionalLastDraftCheck(db, draft.id);
  const courses = await findCourses(context, 'answer-requests');
  const proposals = await selectCaseProposals(db, {
    exerciseIds: await exercisesOf(db, draft),
    courseIds: courses.map(({ id }) => id),
  });
  const offers = [
    ...(check ? survivorOffers(check) : []),
    ...statementOffers(files['statement.md'] ?? ''),
    ...proposals.map(requestOffer),
  ];
  const present = squeezed(files['cases.ts'] ?? '');
  return offers.filter(({ literal }) => !present.includes(callOf(literal)));
}

/** Its own, and the one that it was copied from: what students asked there holds here. */
async function exercisesOf(
  db: Queryable,
  { exerciseId, copiedFrom }: DraftWithCourse['draft'],
): Promise<string[]> {
  if (copiedFrom === null) return [exerciseId];
  return [exerciseId, (await selectVersionOutline(db, copiedFrom)).exerciseId];
}

/** The call with its arguments as code, without what a formatter decides. */
function callOf(literal: LiteralCase): string {
  const { call, args } = literal;
  const code = squeezed(literalCaseCode({ title: '', call, args, points: 0 }));
  return code.slice(code.indexOf('call:'), code.indexOf(',points:'));
}

function squeezed(code: string): string {
  return code.replaceAll(/\s+/g, '').replaceAll(/,(?=[\])}])/g, '');
}

function survivorOffers(check: ShownDraftCheck): CaseOffer[] {
  const rows = (check.matrix as CheckMatrix | null)?.rows ?? [];
  return (provedBy(check)?.proofs ?? []).flatMap((proof) => {
    const { advice } = proof;
    if (advice?.kind !== 'full-marks' || !advice.suggestion) return [];
    const path = fileOf(proof, check.paths);
    const title = rows.find((row) => row.path === path)?.title ?? proof.subject;
    return [survivorOffer(advice.suggestion, { path, title })];
  });
}

function survivorOffer(suggested: SuggestedCase, survivor: { path: string; title: string }): CaseOffer {
  const { call, expected, actual, tolerance } = suggested;
  // Parsed when the judge said it.
  const args = suggested.args as NamedJson[];
  return {
    view: {
      offerId: `survivor:${survivor.path}`,
      from: { kind: 'survivor', ...survivor },
      call,
      args,
      expected,
      actual,
    },
    literal: {
      title: `small numbers: ${call}(${args.map(outlined).join(', ')})`,
      call,
      args: valuesOf(args),
      expect: expected as JsonValue,
      ...(tolerance && { tolerance: definedOf(tolerance) }),
      points: 1,
    },
  };
}

function definedOf({ absolute, relative }: NonNullable<SuggestedCase['tolerance']>) {
  return { ...(absolute !== undefined && { absolute }), ...(relative !== undefined && { relative }) };
}

/** "x [2, 3]", "stride". */
function outlined({ name, value }: NamedJson): string {
  const shape = typeof value === 'object' && value !== null && 'shape' in value ? value.shape : null;
  return Array.isArray(shape) ? `${name} [${shape.join(', ')}]` : name;
}

function statementOffers(statement: string): CaseOffer[] {
  return statementExamples(statement).examples.map((example) => {
    const { line, call, args, expected } = example;
    const named = args.map((value, at) => ({ name: `argument ${at + 1}`, value }) as NamedJson);
    return {
      view: {
        offerId: `statement:${line}`,
        from: { kind: 'statement', line },
        call,
        args: named,
        expected: expected as NamedJson['value'],
        actual: null,
      },
      literal: { ...statementCase(example), title: exampleTitle(example) },
    };
  });
}

/** As long as a line of a student's page. */
const TITLE_MAX = 60;

/** The call as the statement has it, or where that is long with the shapes of its arguments: "scale([1, 2], 3, 1)". */
function exampleTitle({ text, call, args }: StatementExample): string {
  const written = text.slice(0, text.search(/\s*(?:→|->|≈)/));
  if (written.length <= TITLE_MAX) return written;
  return `${call}(${args.map(shapeText).join(', ')})`.slice(0, TITLE_MAX);
}

/** "[2, 3]" of a tensor of two rows, "3", "{…}". */
function shapeText(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('shape' in value && Array.isArray(value.shape)) return `[${value.shape.join(', ')}]`;
  return Array.isArray(value) ? '[…]' : '{…}';
}

function requestOffer({ id, caseId, call, args, requestId, proposedAt }: CaseProposal): CaseOffer {
  const named = args as NamedJson[];
  return {
    view: {
      offerId: `request:${id}`,
      from: { kind: 'request', caseId, proposedAt: proposedAt.toISOString() },
      call,
      args: named,
      expected: null,
      actual: null,
    },
    literal: {
      title: `an input that a student asked about: ${call}(${named.map(outlined).join(', ')})`,
      call,
      args: valuesOf(named),
      points: 1,
      source: `Request ${requestId}`,
    },
  };
}

function valuesOf(args: readonly NamedJson[]): JsonValue[] {
  return args.map(({ value }) => value as JsonValue);
}
