/** Who may import whom (docs/architecture.md). Read by dependency-cruiser; `scripts/check/arrows.ts` runs it. */

// Tests, and what only they import: testing.ts, testing-grader.ts, killed-process-fixture.ts.
const TEST = '\\.test\\.tsx?$|/testing[^/]*\\.ts$|-fixture\\.ts$|^e2e/|/testing/';
// grader/bundles/realm-builds.ts puts it in the place of a module of TensorFlow.js.
const BUNDLED_ALONE = '^grader/backend/no-webgl\\.ts$|^grader/judge/golden/';
const OURS = '^(app|components|server|db|grader|exercises|scripts|bench|e2e)/';

/**
 * A room and the only rooms of ours that its source may import. Type-only imports count as well.
 * @param {string} room
 * @param {readonly string[]} allowed
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const arrow = (room, allowed) => ({
  name: `arrows-of-${room}`,
  comment: `${room}/ may import only: ${allowed.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: TEST },
  to: { path: OURS, pathNot: `^(${[room, ...allowed].join('|')})/` },
});

/**
 * A room of components/ or of server/, and the other rooms there that its source may import.
 * @param {string} outer
 * @param {string} room
 * @param {readonly string[]} allowed
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const innerArrow = (outer, room, allowed) => ({
  name: `arrows-of-${outer}-${room}`,
  comment: `${outer}/${room}/ may import only: ${allowed.join(', ') || `nothing else of ${outer}`}`,
  severity: 'error',
  from: { path: `^${outer}/${room}/`, pathNot: TEST },
  to: { path: `^${outer}/`, pathNot: `^${outer}/(${[room, ...allowed].join('|')})/` },
});

/**
 * Every room of components/, what is shared before what is built of it: each imports rooms above it only.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const COMPONENT_ARROWS = {
  ui: [],
  device: [],
  kept: ['device'],
  editor: ['ui'],
  evidence: ['ui'],
  report: ['ui', 'evidence'],
  runs: ['ui', 'editor', 'kept', 'evidence', 'report'],
  submission: ['ui', 'editor', 'kept', 'device', 'evidence', 'report'],
  workspace: ['ui', 'editor', 'kept', 'device', 'evidence', 'report', 'runs', 'submission'],
  effects: ['ui'],
  rubric: ['ui', 'kept'],
  similarity: ['ui'],
  tokens: ['ui'],
  'grades-import': ['ui'],
  wall: ['ui', 'evidence'],
  assign: ['ui', 'kept', 'effects'],
  dates: ['ui', 'kept', 'effects', 'assign'],
  'new-course': ['ui', 'assign', 'dates'],
  gradebook: ['ui', 'kept', 'report'],
  people: ['ui', 'effects'],
  review: ['ui', 'editor', 'kept', 'evidence', 'report', 'submission', 'gradebook', 'runs'],
  insight: ['ui', 'kept', 'evidence', 'review'],
  regrade: ['ui', 'editor', 'evidence', 'report', 'review'],
  studio: ['ui', 'editor', 'kept', 'evidence', 'report', 'runs', 'workspace', 'gradebook', 'regrade'],
};

/**
 * Every room of server/ in the same order: from what every process has, over what a course and a submission are, to what
 * pages and workers do with them.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const SERVER_ARROWS = {
  queue: [],
  platform: ['queue'],
  accounts: ['platform'],
  access: ['platform', 'accounts'],
  anonymous: ['access'],
  exercises: [],
  courses: ['platform', 'access', 'exercises'],
  submissions: ['queue', 'platform', 'access', 'anonymous', 'exercises', 'courses'],
  jobs: ['queue', 'platform', 'access', 'anonymous', 'exercises', 'courses'],
  insight: ['platform', 'access', 'anonymous', 'exercises', 'courses', 'submissions', 'jobs'],
  grading: ['platform', 'access', 'anonymous', 'exercises', 'courses', 'submissions', 'jobs'],
  workspace: ['platform', 'access', 'exercises', 'courses', 'submissions', 'grading'],
  people: ['platform', 'accounts', 'access', 'courses', 'grading'],
  planning: ['platform', 'access', 'exercises', 'courses', 'jobs', 'grading', 'workspace'],
  studio: [
    ...['queue', 'platform', 'access', 'anonymous', 'exercises', 'courses', 'submissions', 'jobs'],
    ...['insight', 'grading', 'workspace'],
  ],
  catalogue: ['platform', 'exercises', 'courses'],
  worker: ['queue', 'platform', 'submissions', 'jobs', 'insight', 'grading', 'studio'],
  start: ['platform', 'accounts', 'exercises', 'jobs', 'catalogue', 'worker'],
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    arrow('app', ['components', 'server', 'grader']),
    arrow('server', ['db', 'grader']),
    arrow('db', []),
    arrow('grader', []),
    ...Object.entries(COMPONENT_ARROWS).map(([room, allowed]) => innerArrow('components', room, allowed)),
    ...Object.entries(SERVER_ARROWS).map(([room, allowed]) => innerArrow('server', room, allowed)),
    {
      name: 'components-know-types-only',
      comment:
        'components/ may import types of the grader and views of the server, nothing that runs but what is worded, or dated, in one place for all who read',
      severity: 'error',
      from: { path: '^components/', pathNot: `${TEST}|^components/runs/` },
      to: {
        path: OURS,
        pathNot:
          '^components/|^grader/protocol/(visible-text|count-words|drawable-formula)\\.ts$|^grader/judge/explain/pattern-words\\.ts$|^grader/exercise/template-week\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'runs-start-the-grader',
      comment:
        'components/runs may also run the browser host, parse what it loads, and add points up as the judge does',
      severity: 'error',
      from: { path: '^components/runs/', pathNot: TEST },
      to: {
        path: OURS,
        pathNot: '^components/|^grader/hosts/(browser|host)\\.ts$|^grader/protocol\\.ts$|/round-points\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'components-know-views-only',
      comment:
        'of the server, components/ may name only views, and what an action answers: results and refusals',
      severity: 'error',
      from: { path: '^components/', pathNot: TEST },
      to: {
        path: '^(app|server|db|exercises|scripts|bench|e2e)/',
        pathNot: '^server/(.*-view|platform/(result|refusals))\\.ts$',
      },
    },
    {
      name: 'exercises-know-the-sdk-only',
      comment: 'an exercise imports @descent/exercise, @descent/show, TensorFlow.js and its own files',
      severity: 'error',
      from: { path: '^exercises/([^/]+/[^/]+)/' },
      to: { pathNot: '^exercises/$1/|^grader/exercise/(index|show)\\.ts$|^node_modules/@tensorflow/tfjs/' },
    },
    {
      name: 'grader-stands-alone',
      comment: 'the grader is publishable on its own: no framework, no database',
      severity: 'error',
      from: { path: '^grader/' },
      to: { path: '^node_modules/(next|next-auth|react|react-dom|drizzle-orm|pg|pg-boss|@electric-sql)/' },
    },
    {
      name: 'hosts-are-the-outside',
      comment:
        'only hosts/ touches workers, frames and processes; what runs inside a realm reaches neither it nor what proves by it',
      severity: 'error',
      from: { path: '^grader/(exercise|realm|judge|backend|protocol)/', pathNot: TEST },
      to: { path: '^grader/(hosts|proof|cli)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'folders-are-read-outside',
      comment:
        'exercise, realm, judge and protocol need no file system: folder/ reads exercises, bundles/ builds realms',
      severity: 'error',
      from: { path: '^grader/(exercise|realm|judge|backend|protocol|hosts)/', pathNot: TEST },
      to: { path: '^grader/(folder|bundles)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'source-never-imports-tests',
      severity: 'error',
      from: { path: '^(app|components|server|db|grader|exercises)/', pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'source-runs-without-dev-dependencies',
      severity: 'error',
      from: { path: '^(app|components|server|db|grader)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'a module that imports nothing of ours and that nothing imports is dead',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: `${TEST}|${BUNDLED_ALONE}|\\.d\\.ts$|^exercises/|^scripts/|^bench/|^app/.*(page|layout|loading|error|not-found|route|icon|global-error)\\.tsx?$`,
      },
      to: {},
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|public|node_modules/\\.)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.css', '.json'],
    },
  },
};
