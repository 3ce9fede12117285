/** Which exercises the gradebook shows: modules whole, by their slug, and exercises alone, by theirs. Null: all. */
import type { GradebookColumnView } from '#server/grading/gradebook-view.ts';

export type ColumnChoice = readonly string[] | null;
type Column = Pick<GradebookColumnView, 'slug' | 'module'>;

export function isChosen(choice: ColumnChoice, { slug, module }: Column): boolean {
  return choice === null || choice.includes(module) || choice.includes(slug);
}

/** How much of a module is shown; `mixed`: some of it. */
export function moduleChosen(
  choice: ColumnChoice,
  { columns, module }: { readonly columns: readonly Column[]; readonly module: string },
): boolean | 'mixed' {
  const own = columns.filter((column) => column.module === module);
  const chosen = own.filter((column) => isChosen(choice, column)).length;
  return chosen === own.length ? true : chosen > 0 && 'mixed';
}

/** With one exercise shown or hidden. The last that is shown stays: a gradebook without columns says nothing. */
export function toggledColumn(
  choice: ColumnChoice,
  { columns, slug }: { readonly columns: readonly Column[]; readonly slug: string },
): ColumnChoice {
  return chosenAmong(columns, choice, (column) => (column.slug === slug) !== isChosen(choice, column));
}

/** With a whole module shown, or hidden where all of it was shown. */
export function toggledModule(
  choice: ColumnChoice,
  of: { readonly columns: readonly Column[]; readonly module: string },
): ColumnChoice {
  const isWhole = moduleChosen(choice, of) === true;
  return chosenAmong(of.columns, choice, (column) =>
    column.module === of.module ? !isWhole : isChosen(choice, column),
  );
}

/** In as few words as say it: a module where all of it is chosen, so that what it gets later is shown too. */
function chosenAmong(
  columns: readonly Column[],
  before: ColumnChoice,
  chosen: (column: Column) => boolean,
): ColumnChoice {
  const shown = columns.filter(chosen);
  if (shown.length === 0) return before;
  if (shown.length === columns.length) return null;
  const modules = [...Map.groupBy(columns, ({ module }) => module)];
  return modules.flatMap(([module, own]) => {
    const some = own.filter((column) => shown.includes(column));
    return some.length === own.length ? [module] : some.map(({ slug }) => slug);
  });
}
