/** Of a source that compiles, names at its top that the transpiler does not treat as their author means them. */
import { type Expression, type Pattern, type Program, parse } from 'acorn';
import { codeOnly } from './code-only.ts';

type TopStatement = Program['body'][number];

/** The line of the first function or `var` that would take the place of what imports need; null where there is none. */
export function lineOfTaken(source: string, code: string): number | null {
  if (!/\b(?:function|var)\b/.test(source) || !/\b(?:require|exports|module)\b/.test(source)) return null;
  const taken = statementsOf(code).find((statement) => namesOf(statement).some((name) => TAKEN.has(name)));
  return taken === undefined ? null : lineAt(code, taken.start);
}

const TAKEN: ReadonlySet<string> = new Set(['require', 'exports', 'module']);

function namesOf(statement: TopStatement): string[] {
  if (statement.type === 'FunctionDeclaration') return [statement.id.name];
  if (statement.type !== 'VariableDeclaration' || statement.kind !== 'var') return [];
  return statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}

/**
 * The line of the comma behind the first name of an `export const a = 1, b = 2`; null where no export has two.
 * The transpiler makes two statements of it, `const a = 1; exports.a = a, b = 2`: the comma joins expressions.
 */
export function lineOfSecond(source: string, code: string): number | null {
  const [mayJoin, mayTakeApart] = [
    NAME_JOINED.test(code),
    /\bexport\s+(?:const|let|var)\s*[[{]/.test(source),
  ];
  if (!mayJoin && !mayTakeApart) return null;
  const lines = codeOnly(source).split(LINE_END);
  let before: TopStatement | null = null;
  for (const statement of statementsOf(code)) {
    const [exported] = joinedOf(statement);
    const begun = isCopied(exported) && before?.type === 'VariableDeclaration' ? before : statement;
    // The transpiler takes `export` away, and leaves lines as they are.
    if (exported && isExport(exported) && EXPORT.test(lines[(begun.loc?.start.line ?? 0) - 1] ?? ''))
      return lineAt(code, codeOnly(code).indexOf(',', exported.end));
    before = statement;
  }
  return null;
}

const EXPORT = /\bexport\s+(?:const|let|var)\b/;
/** As the parser counts lines. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** Nearly all code stops here: parsing it costs milliseconds. A comment may stand before the comma. */
const NAME_JOINED = /\bexports\.([\p{ID_Continue}$]+)(?: = \1)?\s*(?:,|\/[/*])/u;

/** The expressions that commas join in a statement. */
function joinedOf(statement: TopStatement): readonly Expression[] {
  if (statement.type !== 'ExpressionStatement') return [];
  return statement.expression.type === 'SequenceExpression' ? statement.expression.expressions : [];
}

/** `exports.a = a`, as it stands behind the variable. */
function isCopied(node: Expression | undefined): boolean {
  if (node?.type !== 'AssignmentExpression' || node.right.type !== 'Identifier') return false;
  return exportedName(node.left) === node.right.name;
}

/** That, `exports.a` of a name without a value, or `[exports.a, b] = c`. */
function isExport(node: Expression): boolean {
  if (node.type === 'MemberExpression') return exportedName(node) !== null;
  if (node.type !== 'AssignmentExpression') return false;
  return isCopied(node) || node.left.type === 'ArrayPattern' || node.left.type === 'ObjectPattern';
}

function exportedName(node: Expression | Pattern): string | null {
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return null;
  const isOwn = node.object.type === 'Identifier' && node.object.name === 'exports' && !node.computed;
  return isOwn ? node.property.name : null;
}

/** Of what the parser does not know nothing is said: the engine has taken it. */
function statementsOf(code: string): readonly TopStatement[] {
  try {
    return parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      locations: true,
      allowAwaitOutsideFunction: true,
      allowReturnOutsideFunction: true,
    }).body;
  } catch {
    return [];
  }
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
