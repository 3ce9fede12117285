/** Where `cases.ts` has the case of a title, from 1: titles are unique, and ids are made of them. Null: it is not found. */
export function caseLine(cases: string, title: string): number | null {
  const quoted = ["'", '"', '`'].map((quote) => `${quote}${title.replaceAll(quote, `\\${quote}`)}${quote}`);
  const at = cases.split('\n').findIndex((line) => quoted.some((one) => line.includes(one)));
  return at < 0 ? null : at + 1;
}
