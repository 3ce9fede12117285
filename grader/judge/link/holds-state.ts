/** Whether a solution has a place to keep something between calls. */
import { parse } from 'acorn';
import { transform } from 'sucrase';

/**
 * True where a module has more at its top level than imports, types, functions and constants of plain numbers and
 * words: a `let`, an object, an array, a call, a class. It decides what is worth trying, never what is true.
 * @param source TypeScript; false where it does not parse
 */
export function mayHoldState(source: string): boolean {
  try {
    const { code } = transform(source, { transforms: ['typescript'], disableESTransforms: true });
    return parse(code, { ecmaVersion: 'latest', sourceType: 'module' }).body.some((statement) =>
      holds(statement as unknown as Node),
    );
  } catch {
    return false;
  }
}

interface Node {
  readonly type: string;
  readonly kind?: string;
  readonly declaration?: Node | null;
  readonly declarations?: readonly { readonly init: Node | null }[];
}

const HARMLESS: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'FunctionDeclaration',
  'EmptyStatement',
]);
const FIXED: ReadonlySet<string> = new Set([
  'ArrowFunctionExpression',
  'FunctionExpression',
  'Literal',
  'UnaryExpression',
  'BinaryExpression',
]);

function holds(statement: Node): boolean {
  if (HARMLESS.has(statement.type)) return false;
  if (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') {
    return statement.declaration ? holds(statement.declaration) : false;
  }
  if (statement.type !== 'VariableDeclaration') return !FIXED.has(statement.type);
  if (statement.kind !== 'const') return true;
  return (statement.declarations ?? []).some(({ init }) => init !== null && !FIXED.has(init.type));
}
