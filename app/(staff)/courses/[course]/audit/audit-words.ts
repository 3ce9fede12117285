/** Events of the log in words. Kinds that have none yet are shown by their own name. */
const WORDS: Readonly<Record<string, string>> = {
  'submission.received': 'handed in',
  'submission.verified': 'verified a submission',
  'submission.could-not-grade': 'gave up on a submission',
  'submission.tried-again': 'had a submission tried again',
  'grade.changed': 'grade changed',
  'request.asked': 'asked about a grade',
  'request.open': 'opened a question again',
  'request.answered': 'answered a question',
  'request.closed': 'closed a question',
  'case.proposed': 'kept an input for a case',
  'regrade.asked': 'began a dry run',
  'regrade.continued': 'went on with a dry run',
  'regrade.applied': 'applied a regrade',
  'regrade.pinned': 'left grades as they were',
  'regrade.undone': 'took a regrade back',
  'regrade.cancelled': 'stopped a regrade',
  'census.asked': 'looked for shared mistakes',
  'census.cancelled': 'stopped looking for shared mistakes',
  'check.asked': 'had an exercise checked',
  'check.cancelled': 'stopped a check',
  'batch.given-up': 'gave up on a job',
  'batch.tried-again': 'had a job tried again',
  'course.published': 'published the course',
  'override.set': 'set points by hand',
  'override.taken-back': 'took points by hand back',
  'case-points.set': 'set points of a case by hand',
  'case-points.taken-back': 'took points of a case back',
  'comment.written': 'drafted a comment',
  'comment.discarded': 'discarded a draft',
  'comment.taken-over': 'took a draft over',
  'comments.released': 'showed comments',
  'names.hidden': 'had an exercise graded without names',
  'names.shown': 'ended grading without names',
  'name.revealed': 'looked behind a name',
  'comment.spread': 'drafted a comment to several',
  'snippet.kept': 'kept a snippet',
  'snippet.changed': 'changed a snippet',
  'snippet.removed': 'put a snippet away',
  'review.carried-over': 'carried a review over',
  'hold.taken-over': 'took over a submission',
  'review.done': 'done with a submission',
  'review.reopened': 'opened a review again',
  'submission.flagged': 'flagged a submission',
  'submission.flag-cleared': 'cleared a flag',
  'grades.exported': 'exported grades',
  'grades.imported': 'set grades from a file',
  'rubric.item-added': 'added a rubric item',
  'rubric.given': 'gave a rubric item',
  'rubric.taken-away': 'took a rubric item away',
  'rubric.released': 'showed rubric items',
  'rubric.edited': 'changed a rubric item',
  'rubric.edit-undone': 'took a rubric change back',
  'log.exported': 'exported the log',
  'token.made': 'made an API token',
  'token.revoked': 'revoked an API token',
  'similarity.asked': 'had programs compared',
  'similarity.cancelled': 'stopped a comparison of programs',
  'stuck-rule.changed': 'changed who is stuck',
  'comment.written-on-group': 'drafted a comment to a group',
  'wall.started': 'turned the lecture wall on',
  'wall.ended': 'turned the lecture wall off',
  'exercise-draft.created': 'began an exercise',
  'exercise-draft.imported': 'imported an exercise',
  'exercise-draft.checked': 'checked an exercise',
  'exercise-draft.dry-run-asked': 'tried an exercise on what was handed in, before publishing',
  'exercise-draft.luck-asked': 'asked with what luck mistakes of an exercise slip through',
  'exercise-draft.deleted': 'took an exercise out of the studio',
  'exercise-draft.taken-back': 'took an exercise back into the studio',
  'exercise.published': 'published an exercise',
  'assignment.changed': 'changed dates or rules',
  'extension.granted': 'extended',
  'extension.taken-back': 'took an extension back',
  'course.made': 'made the course',
  'weight.changed': 'changed a weight',
  'module.added': 'added a module',
  'course.copied': 'copied a course',
  'course.ordered': 'put the modules in order',
  'course.archived': 'archived the course',
  'course.reopened': 'opened the course again',
  'exercise.placed': 'added an exercise',
  'exercise.taken-out': 'took an exercise out',
  'exercise.put-back': 'put an exercise back',
  'module.renamed': 'renamed a module',
  'module.taken-out': 'took a module out',
  'module.put-back': 'put a module back',
  'link.opened': 'made an invitation link',
  'link.closed': 'closed an invitation link',
  'people.imported': 'added people from a list',
  'import.taken-back': 'took an import back',
  'person.joined': 'joined by a link',
  'person.removed': 'taken out of the course',
  'person.role-changed': 'role changed',
  'person.section-changed': 'section changed',
};

export function actionWords(action: string): string {
  return WORDS[action] ?? action;
}

/** Ids say nothing to a reader. */
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{64}$/i;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
/** Where the name of a detail is not what people call it. */
const NAMES: Readonly<Record<string, string>> = {
  caseId: 'case',
  dueAt: 'due',
  expiresAt: 'ends',
  emailEnding: 'addresses that end in',
  submissionsMin: 'failing submissions',
  silentHours: 'hours without one',
};
/** The database keeps no order: what was comes before what is. */
const FIRST = ['title', 'from', 'to'];

/** "from 7, to 9.5, reason: …", without ids. */
export function detailWords(details: Readonly<Record<string, unknown>>): string {
  const place = ([name]: [string, unknown]) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return Object.entries(details)
    .toSorted((a, b) => place(a) - place(b))
    .flatMap(([name, value]) => detailWord(NAMES[name] ?? spaced(name), value) ?? [])
    .join(', ');
}

function detailWord(name: string, value: unknown): string | null {
  if (typeof value === 'boolean') return value ? name : `not ${name}`;
  if (typeof value === 'number') return `${name} ${value}`;
  if (typeof value !== 'string' || ID.test(value)) return null;
  return `${name} ${INSTANT.test(value) ? `${value.slice(0, 16).replace('T', ' ')} UTC` : value}`;
}

/** "gradesChanged": "grades changed". */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
