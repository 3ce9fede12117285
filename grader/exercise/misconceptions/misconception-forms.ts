/** Mistakes that come in several forms: sources in which one of them takes the place of the file's own functions. */

/** One of the `variants` that a misconception's file exports, or a member of its `family`. */
export type MisconceptionForm = { readonly variant: number } | { readonly constant: number };

/**
 * The source of a misconception in another form. A form is a record of entry points; those that it lacks stay as they
 * are in the file. Loading throws where the file has no such form.
 */
export function formSource(source: string, form: MisconceptionForm): string {
  const made =
    'variant' in form
      ? `(exports.variants || [])[${form.variant}]`
      : `exports.family && exports.family.of(${form.constant})`;
  // Modules run as CommonJS, so a module's exports are there to be replaced.
  return `${source}
;(() => {
  const form = ${made};
  if (!form) throw new Error('This misconception has no such form.');
  for (const [name, value] of Object.entries(form)) {
    Object.defineProperty(exports, name, { value, enumerable: true, configurable: true });
  }
})();
`;
}
