import { counted } from '#grader/protocol/count-words.ts';
import type { AssignmentTerms, AssignView, StudentPreviewView } from '#server/planning/assign/assign-view.ts';
import { formatPoints, pointsInWords } from '../ui/format-points.ts';
import { disclosureOf } from './disclosure-words.ts';
import type { KeptState } from './kept-terms.ts';
import { wallPlusDays, wallWords } from './wall-words.ts';

/** What is assigned, and to how many. */
export function aboutWords({ exercise, students, sections }: AssignView): string {
  const { points, publicCases, hiddenCases } = exercise;
  const cases =
    hiddenCases === 0
      ? counted(publicCases, 'open case')
      : `${publicCases} open and ${counted(hiddenCases, 'hidden case')}`;
  const where = sections.length === 0 ? '' : ` in ${counted(sections.length, 'section')}`;
  return `${pointsInWords(points)}, ${cases}. Assigned to ${counted(students.length, 'student')}${where}.`;
}

/** How far the form is from what is saved. @param kept what a reload or a look at another page left of it; null: none */
export function draftWords({ changed, kept }: { changed: number; kept: KeptState | null }): string {
  if (changed === 0) return 'Saved.';
  const amount = `Not saved. ${counted(changed, 'change')}`;
  if (kept === null) return `${amount}.`;
  const over =
    kept === 'over-others' ? ' Other dates or rules were saved meanwhile; yours stand over them.' : '';
  return `${amount}, here again from before.${over}`;
}

/** What the form means, in one paragraph. */
export function termsSentence(view: AssignView, terms: AssignmentTerms): string {
  const { opens, due, gradeRule } = terms;
  const disclosure = disclosureSentence(view, terms);
  const opening = opens === null ? 'Is open from the start' : `Opens ${wallWords(opens)}`;
  const counting =
    gradeRule === 'best' ? 'The best verified submission counts.' : 'The last verified submission counts.';
  if (due === null) return [`${opening} and is never due. ${counting}`, disclosure].filter(Boolean).join(' ');
  return [
    `${opening} and is due ${wallWords(due)}.`,
    lateSentence(terms, due),
    counting,
    disclosure,
    exceptionSentence(view, terms),
  ]
    .filter(Boolean)
    .join(' ');
}

function lateSentence(
  { latePolicy: { percentPerDay, daysMax, graceMinutes = 0 } }: AssignmentTerms,
  due: string,
) {
  const grace =
    graceMinutes > 0
      ? ` ${counted(graceMinutes, 'minute')} of grace ${graceMinutes === 1 ? 'is' : 'are'} not counted.`
      : '';
  if (daysMax === 0) return `Nothing is taken after that.${grace}`;
  const cost =
    percentPerDay === 0 ? 'Later work loses nothing' : `Each calendar day late takes ${percentPerDay}%`;
  const end =
    daysMax === null
      ? ', for as long as the course goes on.'
      : `, up to ${daysMax}, then it closes ${wallWords(wallPlusDays(due, daysMax))}.`;
  return `${cost}${end}${grace}`;
}

function exceptionSentence(view: AssignView, { sectionDates }: AssignmentTerms): string {
  const sections = sectionDates.map(({ sectionId, due }) => {
    const name = view.sections.find(({ id }) => id === sectionId)?.name ?? '';
    return `section ${name} until ${wallWords(due)}`;
  });
  const people = view.extensions.map(({ name, due }) => `${name} until ${wallWords(due)}`);
  const all = [...sections, ...people];
  const named = all.slice(0, 4).join(', ');
  const rest = all.length > 4 ? `, and ${all.length - 4} more` : '';
  return all.length === 0 ? '' : `Differently: ${named}${rest}.`;
}

/** Where it is an own choice, or keeps something from students. */
function disclosureSentence(view: AssignView, terms: AssignmentTerms): string {
  if (disclosureOf(view, terms) === 'sealed') return 'Sealed: no browser gets its reference.';
  return view.exercise.disclosure === 'open' ? '' : 'Open here: browsers get its reference.';
}

const HIDDEN_NOTES = {
  none: 'Students see how many hidden cases there are and, once graded, their points in one sum.',
  names: 'Students see the title of each hidden case and whether it passed.',
  'full-after-close':
    'Titles; and once it is closed for a student, late days and extension over, also the input and what was wrong. Of sealed exercises never.',
} as const;

/** What students see of hidden cases; where it says that all comes once closed, whether it ever does; what keeps a sum. */
export function hiddenNote(view: AssignView, terms: AssignmentTerms): string {
  const { hiddenFeedback, due, latePolicy } = terms;
  if (hiddenFeedback === 'none' && disclosureOf(view, terms) === 'open')
    return `${HIDDEN_NOTES.none} Browsers hold the cases of an open exercise; seal it to keep them.`;
  if (hiddenFeedback !== 'full-after-close') return HIDDEN_NOTES[hiddenFeedback];
  if (due === null) return 'It is never due, so it never closes: students see titles. Give it a due date.';
  if (latePolicy.daysMax === null)
    return 'Late work is taken without end, so it never closes: students see titles. Give late days an end.';
  return HIDDEN_NOTES[hiddenFeedback];
}

const FEEDBACK = {
  sealed: 'number, passed or not',
  none: 'points in one sum',
  names: 'title, passed or not',
  'full-after-close': 'title, passed or not',
};

/** Rows of "who sees what, when", from what holds for the student that is looked at. */
export function whatTheySee(preview: StudentPreviewView, feedback: AssignmentTerms['hiddenFeedback']) {
  const { steps, points, hiddenCases, disclosure } = preview;
  return steps.map(({ until, state, pointsAtMost }) => ({
    when:
      until === null
        ? 'after that'
        : state === 'locked'
          ? `before ${wallWords(until)}`
          : `to ${wallWords(until)}`,
    state,
    statement: state === 'locked' ? 'title, date' : 'all',
    open: state === 'locked' ? '–' : openCases(preview),
    hidden:
      state === 'locked' || hiddenCases === 0
        ? '–'
        : disclosure === 'sealed'
          ? FEEDBACK[feedback === 'none' ? 'none' : 'sealed']
          : state === 'closed' && feedback === 'full-after-close'
            ? `${hiddenCases}, in full`
            : FEEDBACK[feedback],
    score:
      state === 'locked'
        ? '–'
        : state === 'closed'
          ? 'final'
          : `${formatPoints(pointsAtMost)} of ${formatPoints(points)}`,
    submit: { locked: 'locked', open: 'on time', late: 'late', closed: 'closed' }[state],
  }));
}

/** Those that a browser cannot judge without the reference have their evidence from the server, after submitting. */
function openCases({ publicCases, serverCases }: StudentPreviewView): string {
  if (serverCases === 0) return `${publicCases}, in full`;
  const here = publicCases - serverCases;
  return here === 0 ? `${publicCases}, on submitting` : `${here} in full, ${serverCases} on submitting`;
}

const RULE = {
  everyone: 'Rule used: everyone.',
  section: 'Rule used: section, no person rule.',
  person: 'Rule used: person.',
} as const;

/** What the student reads, and by which rule. */
export function previewSentence(preview: StudentPreviewView): string {
  const { state, opens, due, closes, lateSteps, pointsAtMost, points, rule } = preview;
  const until = closes === null ? 'without end' : `until ${wallWords(closes)}`;
  const words = {
    'not-published': 'Nothing is published here yet.',
    locked: `Locked${opens === null ? '' : ` until ${wallWords(opens)}`}.`,
    open: due === null ? 'Open, and never due.' : `On time until ${wallWords(due)}.`,
    late: `${counted(lateSteps, 'day')} late: ${formatPoints(pointsAtMost)} of ${pointsInWords(points)} at most. Work is taken ${until}.`,
    closed: `Closed${closes === null ? '' : ` since ${wallWords(closes)}`}.`,
  }[state];
  return `${words} ${RULE[rule]}`;
}

/** What is wrong with the form as it stands, or worth a look. */
export function termsProblems(
  view: AssignView,
  terms: AssignmentTerms,
): readonly { readonly stops: boolean; readonly words: string }[] {
  const { opens, due, sectionDates } = terms;
  const isSealedNow = disclosureOf(view, terms) === 'sealed' && disclosureOf(view, view.terms) === 'open';
  const dues = [due, ...sectionDates.map((date) => date.due)].filter((at) => at !== null);
  const early = dues.some((at) => opens !== null && at <= opens);
  const past = due !== null && due < view.now && due !== view.terms.due;
  return [
    ...(early ? [{ stops: true, words: 'It would be due before it opens.' }] : []),
    ...(terms.disclosure === 'sealed' && !view.exercise.sealable
      ? [
          {
            stops: true,
            words: 'None of its open cases can be judged without the reference: it cannot be sealed.',
          },
        ]
      : []),
    ...(isSealedNow && (opens === null || opens <= view.now)
      ? [{ stops: false, words: 'It is open already: browsers that had it may keep its reference.' }]
      : []),
    ...(past ? [{ stops: false, words: 'This due date is in the past.' }] : []),
    ...(past && view.submitters > 0
      ? [
          {
            stops: false,
            words: `${view.submitters === 1 ? 'One student has' : `${view.submitters} students have`} submitted. Saving shows first whose grade changes.`,
          },
        ]
      : []),
  ];
}
