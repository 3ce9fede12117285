/**
 * A judge that hangs or dies over a student's answer is that case's failure; over anything else it is a fault. Which of both
 * shows a second judge, which goes through the run again and says what it is at.
 */
import type { CasePlan, JudgeCare, JudgeEvent } from '#grader/protocol.ts';
import { GraderFault, isGraderFault } from './host.ts';

/** What a judge was at: a case by its id, what a run concludes from all of them, or neither. */
export type JudgePlace = { readonly caseId: string } | 'conclusions' | 'elsewhere';

/** The judge hung or died during a run. */
export class JudgeLost extends GraderFault {
  readonly place: JudgePlace;
  /** An answer of the student's code had a part in it, as far as the judge said. */
  readonly overAnswer: boolean;
  /** Ids of the cases that it had judged. */
  readonly judged: readonly string[];

  constructor(
    message: string,
    { place, overAnswer, judged }: Pick<JudgeLost, 'place' | 'overAnswer' | 'judged'>,
  ) {
    super(message);
    this.place = place;
    this.overAnswer = overAnswer;
    this.judged = judged;
  }
}

/** Recognises it among what a run rejects with. */
export function isJudgeLost(error: unknown): error is JudgeLost {
  return isGraderFault(error) && 'place' in error;
}

/** Another judge has to show whether an answer of the student's code is to blame. */
export function isOverCase(error: unknown): error is JudgeLost {
  return isJudgeLost(error) && error.place !== 'elsewhere';
}

export interface JudgeSight {
  hear(event: JudgeEvent): void;
  /** What it was at when it was lost. */
  lost(message: string): JudgeLost;
}

/** Follows a judge by what it says. */
export function watchJudge(): JudgeSight {
  let place: JudgePlace = 'elsewhere';
  let overAnswer = false;
  const judged: string[] = [];
  return {
    hear(event) {
      if (event.type === 'case-started') {
        place = { caseId: event.id };
        overAnswer = false;
      }
      if (event.type === 'judging') overAnswer = event.of === 'answer';
      if (event.type === 'outcome') {
        place = 'conclusions';
        judged.push(event.outcome.id);
      }
      if (event.type === 'done') place = 'elsewhere';
    },
    lost: (message) => new JudgeLost(message, { place, overAnswer, judged }),
  };
}

/** Judges lost before the cases that are left fail unasked: no honest program loses so many. */
const JUDGES_MAX = 5;

/**
 * Runs with one judge after the other until there is a report. A case in which a second judge is lost over the student's
 * answer fails, and the next judge goes on without it.
 * @param plan the cases, known once a judge has the exercise
 * @param attempt a run with a judge of its own; rejects with a {@link JudgeLost} when it is lost
 * @throws GraderFault as `attempt`, also where judges are lost and no answer had a part in it
 */
export async function withFreshJudges<T>(
  plan: () => readonly Pick<CasePlan, 'id'>[],
  attempt: (care: JudgeCare | undefined) => Promise<T>,
): Promise<T> {
  let care: JudgeCare | undefined;
  const suspects = new Set<string>();
  for (let judges = 1; ; judges += 1) {
    try {
      return await attempt(care);
    } catch (error) {
      if (!isJudgeLost(error) || judges > JUDGES_MAX) throw error;
      const next = careAfter(error, care, suspects);
      if (next === null) throw error;
      care = judges < JUDGES_MAX ? next : { lost: without(plan(), error.judged), conclude: false };
    }
  }
}

/** How the next judge goes about it; null where the student's code has no part in it. Adds to `suspects`. */
function careAfter(
  { place, overAnswer }: JudgeLost,
  care: JudgeCare | undefined,
  suspects: Set<string>,
): JudgeCare | null {
  if (place === 'elsewhere') return null;
  const { lost, conclude } = care ?? { lost: [], conclude: true };
  const name = place === 'conclusions' ? place : place.caseId;
  const again = suspects.has(name);
  suspects.add(name);
  if (place === 'conclusions') return { lost, conclude: conclude && !again };
  // The second one says what it is at.
  if (care !== undefined && !overAnswer) return null;
  // Where one case has failed by this already, the code is known for it.
  return again || lost.length > 0 ? { lost: [...lost, place.caseId], conclude } : { lost, conclude };
}

function without(plan: readonly Pick<CasePlan, 'id'>[], judged: readonly string[]): string[] {
  return plan.flatMap(({ id }) => (judged.includes(id) ? [] : [id]));
}
