/** Titles of the tests that a file really runs, read from its syntax: not from comments, nor from tests that are skipped. */
import ts from 'typescript';

const RUNNERS = new Set(['it', 'test', 'describe']);
const NEVER_RUNS = new Set(['skip', 'todo', 'fixme']);

/** Of each test its titles, with what its table of cases can put into them. */
export function testTitles(source: string): string[] {
  const file = ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest, true);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    const call = ts.isCallExpression(node) ? runnerOf(node) : null;
    if (call?.skipped) return;
    if (call && ts.isCallExpression(node)) {
      const [title] = node.arguments;
      if (title) titles.push(...stringsIn(title));
      for (const table of call.tables) titles.push(...stringsIn(table), ...tableNamed(file, table));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return titles;
}

interface Runner {
  readonly skipped: boolean;
  readonly tables: readonly ts.Expression[];
}

/** `it(…)`, `test.slow(…)`, `it.each(table)(…)`, `describe.skip(…)`; null for other calls. */
function runnerOf(call: ts.CallExpression): Runner | null {
  const tables: ts.Expression[] = [];
  let skipped = false;
  let callee: ts.Expression = call.expression;
  for (;;) {
    if (ts.isIdentifier(callee)) return RUNNERS.has(callee.text) ? { skipped, tables } : null;
    if (ts.isPropertyAccessExpression(callee)) {
      skipped ||= NEVER_RUNS.has(callee.name.text);
      callee = callee.expression;
    } else if (ts.isCallExpression(callee)) {
      tables.push(...callee.arguments);
      callee = callee.expression;
    } else return null;
  }
}

function stringsIn(node: ts.Node): string[] {
  const found: string[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isStringLiteralLike(inner) || ts.isTemplateHead(inner) || ts.isTemplateMiddleOrTemplateTail(inner))
      found.push(inner.text);
    else if (ts.isPropertyName(inner) && ts.isIdentifier(inner)) found.push(inner.text);
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

/** Strings of the constants of this file that a table is made of. */
function tableNamed(file: ts.SourceFile, table: ts.Expression): string[] {
  const names = new Set<string>();
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, collect);
  };
  collect(table);
  return file.statements.flatMap((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.flatMap(({ name, initializer }) =>
          ts.isIdentifier(name) && names.has(name.text) && initializer ? stringsIn(initializer) : [],
        )
      : [],
  );
}
