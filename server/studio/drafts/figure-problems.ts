/** An SVG that an author brings: what no picture of an exercise needs, and what would keep a reader's browser busy. */
import type { ExerciseProblem } from '#grader/exercise/files/exercise-error.ts';
import type { FileMap } from '#grader/protocol.ts';

/** Shapes as drawn: one that is used twice counts twice, and so does all within it. */
const SHAPES_MAX = 50_000;

/** None looks at the same text again from each place where it could begin: a figure has a mebibyte. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/<script\b/i, 'holds a script. It would never run; take it out.'],
  [/\son[a-z]+\s*=/i, 'reacts to events. Nothing in a picture does; take the on… attribute out.'],
  [/<foreignObject\b/i, 'holds <foreignObject>. Draw its words with <text>.'],
  [
    /(?:href|src)\s*=\s*(?:["']\s*)?(?!["'#]|data:image\/(?:png|jpeg);)[^"'\s>]/i,
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
  const plain = withoutComments(text);
  if (!/^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>\s*)?<svg[\s/>]/i.test(plain))
    return ['is no SVG: it does not begin with <svg>.'];
  const refused = REFUSED.flatMap(([pattern, message]) => (pattern.test(plain) ? [message] : []));
  if (declaresEntities(plain)) refused.push('declares entities. Write out what they stand for.');
  const shapes = shapesOf(plain);
  return shapes > SHAPES_MAX ? [...refused, `draws more than ${SHAPES_MAX} shapes.`] : refused;
}

/** One that nothing closes stays. */
function withoutComments(svg: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = svg.indexOf('<!--'); at >= 0; at = svg.indexOf('<!--', from)) {
    const end = svg.indexOf('-->', at + '<!--'.length);
    if (end < 0) break;
    kept.push(svg.slice(from, at));
    from = end + '-->'.length;
  }
  return [...kept, svg.slice(from)].join('');
}

/** By themselves, or in a document type with declarations of its own. */
function declaresEntities(svg: string): boolean {
  const text = svg.toLowerCase();
  if (text.includes('<!entity')) return true;
  for (let at = text.indexOf('<!doctype'); at >= 0; ) {
    const end = text.indexOf('>', at);
    if (text.slice(at, end < 0 ? undefined : end).includes('[')) return true;
    at = end < 0 ? -1 : text.indexOf('<!doctype', end);
  }
  return false;
}

interface Tag {
  readonly isEnd: boolean;
  readonly name: string;
  /** As written. */
  readonly attributes: string;
  /** It ends itself. */
  readonly isEmpty: boolean;
}

/** In their order, up to one that nothing closes. */
function* tagsOf(svg: string): Generator<Tag> {
  let at = svg.indexOf('<');
  while (at >= 0) {
    if (!/^<\/?[A-Za-z]/.test(svg.slice(at, at + 3))) {
      at = svg.indexOf('<', at + 1);
      continue;
    }
    const end = svg.indexOf('>', at);
    if (end < 0) return;
    const inside = svg.slice(at + 1, end);
    const [, slash, name = ''] = /^(\/?)([A-Za-z][\w:.-]*)/.exec(inside) ?? [];
    const isEnd = slash === '/';
    yield {
      isEnd,
      name,
      attributes: inside.slice(name.length + (isEnd ? 1 : 0)),
      isEmpty: inside.endsWith('/'),
    };
    at = svg.indexOf('<', end);
  }
}

/** An element with an id: what is drawn in it, but for what is within another element with an id. */
interface Group {
  shapes: number;
  readonly within: Group[];
  /** Ids. */
  readonly uses: string[];
}

const emptyGroup = (): Group => ({ shapes: 0, within: [], uses: [] });

function shapesOf(svg: string): number {
  const groups = new Map<string, Group>();
  const whole = emptyGroup();
  /** Of each element that is open, the group that what comes next belongs to. */
  const open: Group[] = [];
  for (const { isEnd, name, attributes, isEmpty } of tagsOf(svg)) {
    if (isEnd) {
      open.pop();
      continue;
    }
    let group = open.at(-1) ?? whole;
    const id = /\sid\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
    if (id !== undefined) {
      const own = emptyGroup();
      group.within.push(own);
      groups.set(id, own);
      group = own;
    }
    group.shapes += 1;
    const used = name === 'use' ? /href\s*=\s*["']#([^"']*)/.exec(attributes)?.[1] : undefined;
    if (used !== undefined) group.uses.push(used);
    if (!isEmpty) open.push(group);
  }
  return drawnShapes(whole, groups);
}

/** Each group is counted once, and one that uses itself as nothing: no browser draws it. */
function drawnShapes(whole: Group, groups: ReadonlyMap<string, Group>): number {
  const partsOf = ({ within, uses }: Group) => [...within, ...uses.flatMap((id) => groups.get(id) ?? [])];
  const sums = new Map<Group, number>();
  // Not by calls: a chain of groups can be longer than these may be nested.
  const begun: { readonly group: Group; readonly waiting: Group[] }[] = [];
  const begin = (group: Group) => {
    sums.set(group, 0);
    begun.push({ group, waiting: partsOf(group) });
  };
  begin(whole);
  for (let last = begun.at(-1); last; last = begun.at(-1)) {
    const next = last.waiting.pop();
    if (next !== undefined) {
      if (!sums.has(next)) begin(next);
      continue;
    }
    begun.pop();
    const { group } = last;
    sums.set(
      group,
      partsOf(group).reduce((sum, part) => sum + (sums.get(part) ?? 0), group.shapes),
    );
  }
  return sums.get(whole) ?? 0;
}
