/**
 * Text that hides an import from whoever reads it, from one parser or from all. What came of it would be handed out; none
 * may load. The list of numbers knows them as [4].
 */
import type { Attack, AttackFamily } from './attack.ts';

/** `text` stands in the body of an asynchronous function and leaves in `r` what it got. */
function hidden(title: string, text: string): Attack {
  const source = `let r: any; const x0 = 1, a = 1;
export async function attack(_: string, x: any): Promise<any> {
  const of = 1, g = 1, y = 1;
${text}
  return { got: String(Object.keys(await r)) };
}
export const double = (x: any) => x.mul(2);`;
  return { numbers: [4], title: `hides an import ${title}`, source, ends: ['errored'], alone: true };
}

const FS = 'import("node:fs")';
const DATA = 'import("data:text/javascript,export default 1")';

export const importByText: AttackFamily = {
  name: 'hides an import in its text',
  attacks: [
    hidden(
      'between a comment of pages and a division that looks like a pattern',
      `  y <!-- /*\n  ;\n  a\n  of\n  /(r = ${FS})/g\n  // */ y;`,
    ),
    hidden('behind a comment of pages, as data', `  y <!-- \`\n  ; r = ${DATA}; //\``),
    hidden(
      'behind the end of a comment of pages',
      `  let z = \`\n--> \${1}\`; r = ${FS};\n/*\n*/ --> \`\n  ;`,
    ),
    hidden('behind a comment of pages in a pattern', `  y <!-- /[\n  ; r = ${FS} // ]/`),
    hidden('in a template within a template', `  r = \`\${\`\${r = ${FS}}\`}\` && r;`),
    hidden('with a comment before the bracket', '  r = import/**/("node:fs");'),
    hidden('with a line comment before the bracket', '  r = import// a\n("node:fs");'),
    hidden('with a comment of pages before the bracket', '  r = import <!-- a\n("node:fs");'),
    hidden('with a separator of lines before the bracket', '  r = import\u2028("node:fs");'),
    hidden('with a space of no width before the bracket', '  r = import\uFEFF("node:fs");'),
    hidden('by the phase of its source', '  r = import.source("node:fs");'),
    hidden('by deferring it', '  r = import.defer("node:fs");'),
    hidden('by its meta', '  r = import.meta.resolve("node:fs");'),
    hidden(
      'as the default of a parameter with attributes',
      `  r = ((p = import("file:///realm.js", { with: { type: "text" } })) => p)();`,
    ),
    hidden('behind a type that is a template', `  type T = \`\${infer} <!-- \`; y <!-- \${\n  ; r = ${FS};`),
    hidden('behind a type argument', `  const b = y < a > (y) <!-- \n  ; r = ${FS}; /* > */`),
    hidden('in an enumeration', `  enum E { A = (r = ${DATA}, 1) } r = import.defer("node:fs");`),
    hidden('in a static block of a class', `  class A { static { r = import /* a */ ("node:fs"); } }`),
    hidden(
      'behind a label and a regular expression',
      `  yes: y\n  /a/g; r = import\n\n/**/("node:fs"); // /`,
    ),
    hidden('in escapes', '  r = \\u0069mport("node:fs");'),
    hidden(
      'behind brackets that close the wrapper',
      `}\n}); r = import.source("node:fs"); (async function () {{`,
    ),
  ],
};
