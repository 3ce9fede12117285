/** What insight shows. A student counts once in each chart, by the newest submission that is verified. */

import type { JsonTensor } from '#grader/protocol.ts';

export interface InsightCaseView {
  /** From 1, as in the report. */
  readonly number: number;
  readonly title: string;
  readonly hidden: boolean;
}

export interface InsightStudentView {
  readonly userId: string;
  readonly name: string;
  /** The newest that is verified. */
  readonly submissionId: string;
  readonly points: number;
  /** Places in `cases` of those that do not pass. */
  readonly failed: readonly number[];
  /** Place in `mistakes`; null: none is recognised. */
  readonly mistake: number | null;
  readonly submissions: number;
  /** From the first submission to the first that passes everything; 0: the first one does. */
  readonly minutesToPass: number | null;
}

/** Numbers of "3 failing submissions and none for 48 h". */
export interface StuckRuleView {
  readonly submissionsMin: number;
  readonly silentHours: number;
}

export interface StuckStudentView {
  readonly userId: string;
  readonly name: string;
  /** Empty where the exercise is graded without names. */
  readonly email: string;
  readonly submissionId: string;
  /** "4.2 The convolution layer" */
  readonly exercise: string;
  /** "cnn/conv2d" */
  readonly exerciseSlug: string;
  readonly submissions: number;
  readonly hoursSilent: number;
  readonly points: number;
  readonly pointsMax: number;
  /** Title of the mistake that the newest submission makes. */
  readonly mistake: string | null;
}

export interface InsightVersionView {
  readonly id: string;
  /** 1, 2, 3 … as they were published among those that students were judged by. */
  readonly number: number;
  readonly students: number;
}

export interface ExerciseInsightView {
  readonly course: string;
  readonly exercise: {
    readonly slug: string;
    readonly number: string;
    readonly title: string;
    readonly pointsMax: number;
  };
  /** Oldest first. */
  readonly versions: readonly InsightVersionView[];
  /** The one that everything below is of; null: nobody is judged yet. */
  readonly versionId: string | null;
  readonly enrolled: number;
  readonly cases: readonly InsightCaseView[];
  readonly mistakes: readonly { readonly id: string; readonly title: string }[];
  /** By name. */
  readonly students: readonly InsightStudentView[];
  /** From five students on, the largest first. */
  readonly groups: readonly InsightGroupView[];
  /** null: nobody has asked for one yet. */
  readonly census: CensusView | null;
  readonly rule: StuckRuleView;
  readonly stuck: readonly StuckStudentView[];
}

export interface CourseInsightView {
  readonly course: string;
  readonly enrolled: number;
  readonly exercises: readonly {
    readonly slug: string;
    readonly number: string;
    readonly title: string;
    readonly submitters: number;
    readonly passing: number;
    readonly submissions: number;
    /** 0 to 1. */
    readonly meanShare: number | null;
    readonly stuck: number;
  }[];
  readonly rule: StuckRuleView;
  readonly stuck: readonly StuckStudentView[];
  readonly silentDays: number;
  readonly silent: readonly {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    /** ISO; null: never. */
    readonly lastAt: string | null;
    readonly missed: number;
  }[];
}

/** Students whose programs give the same wrong numbers, which no mistake with a name explains. */
export interface InsightGroupView {
  readonly signature: string;
  readonly userIds: readonly string[];
  /** A case that shows the numbers; null: it can no longer be read. */
  readonly shown: {
    readonly caseNumber: number;
    readonly expected: JsonTensor;
    readonly actual: JsonTensor;
    readonly differing: number | null;
    readonly total: number | null;
  } | null;
  /** What staff would say to each of them. */
  readonly comments: readonly { readonly id: string; readonly body: string }[];
}

/** The last search for shared mistakes. */
export interface CensusView {
  /** `stuck`: it failed at every try, and waits among the jobs of the course. `cancelled` keeps what was done. */
  readonly state: 'running' | 'stuck' | 'cancelled' | 'ready';
  readonly done: number;
  /** null: the programs are being collected. */
  readonly total: number | null;
  /** ISO. */
  readonly askedAt: string;
}

/** The file of a misconception that an author completes. */
export interface DraftedMisconceptionView {
  /** "misconceptions/unnamed-1a2b3c4d.ts" */
  readonly fileName: string;
  /** With title and hint to fill in; nothing in it says whose code it was. */
  readonly source: string;
  /** The reader may write it into a draft of the exercise. */
  readonly mayWrite: boolean;
}

/** A mistake without a name, as a file of the draft in which its exercise is written. */
export interface HandedOverView {
  readonly draftId: string;
  readonly path: string;
}
