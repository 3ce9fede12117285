/** An SVG that an author brings: what no picture of an exercise needs, and what would keep a reader's browser busy. */
import type { ExerciseProblem } from '#grader/exercise/files/exercise-error.ts';
import type { FileMap } from '#grader/protocol.ts';

/** Shapes as drawn: one that is used twice counts twice, and so does all within it. */
const SHAPES_MAX = 50_000;

const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/<script\b/i, 'holds a script. It would never run; take it out.'],
  [/\son[a-z]+\s*=/i, 'reacts to events. Nothing in a picture does; take the on… attribute out.'],
  [/<foreignObject\b/i, 'holds <foreignObject>. Draw its words with <text>.'],
  [/<!(?:DOCTYPE[^>]*\[|ENTITY)/i, 'declares entities. Write out what they stand for.'],
  [
    /(?:href|src)\s*=\s*["']?\s*(?!["'#]|data:image\/(?:png|jpeg);)[^"'\s>]/i,
    'loads something from elsewhere. Put it inside, or leave it out.',
  ],
  [/@import|url\(\s*["']?(?!#|["']?data:)/i, 'loads a style or a font from elsewhere. Leave it out.'],
];

/** Every figure that may not stay as it is. */
export function figureProblems(files: FileMap): ExerciseProblem[] {
  return Object.entries(files).flatMap(([file, text]) => {
    if (!file.startsWith('figures/')) return [];
    return messagesOf(text).map((message) => ({ file, field: '', message }));
  });
}

function messagesOf(text: string): string[] {
  const plain = text.replace(/<!--[\s\S]*?-->/g, '');
  if (!/^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>\s*)?<svg[\s/>]/i.test(plain))
    return ['is no SVG: it does not begin with <svg>.'];
  const refused = REFUSED.flatMap(([pattern, message]) => (pattern.test(plain) ? [message] : []));
  const shapes = shapesOf(plain);
  return shapes > SHAPES_MAX ? [...refused, `draws more than ${SHAPES_MAX} shapes.`] : refused;
}

const TAG = /<(\/?)([A-Za-z][\w:.-]*)([^>]*?)(\/?)>/g;

/** What stands within an element with an id: shapes of its own, and the ids that it uses. */
interface Group {
  shapes: number;
  readonly uses: string[];
}

function shapesOf(svg: string): number {
  const groups = new Map<string, Group>();
  const whole: Group = { shapes: 0, uses: [] };
  const open: (Group | null)[] = [];
  for (const [, isEnd, name = '', attributes = '', isEmpty] of svg.matchAll(TAG)) {
    if (isEnd) {
      open.pop();
      continue;
    }
    const id = /\sid\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
    const own: Group | null = id === undefined ? null : { shapes: 0, uses: [] };
    if (id !== undefined && own) groups.set(id, own);
    const used = name === 'use' ? /href\s*=\s*["']#([^"']*)/.exec(attributes)?.[1] : undefined;
    for (const group of new Set([whole, own, ...open])) {
      if (!group) continue;
      group.shapes += 1;
      if (used !== undefined) group.uses.push(used);
    }
    if (!isEmpty) open.push(own);
  }
  return drawn(whole, groups, new Map());
}

/** Bounded by the groups that there are: each is counted once. One that uses itself is drawn by no browser. */
function drawn(group: Group, groups: ReadonlyMap<string, Group>, counted: Map<Group, number>): number {
  const before = counted.get(group);
  if (before !== undefined) return before;
  counted.set(group, 0);
  let sum = group.shapes;
  for (const id of group.uses) {
    const used = groups.get(id);
    if (used) sum += drawn(used, groups, counted);
  }
  counted.set(group, sum);
  return sum;
}
