const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/;
/** Pages of the site that stand where a course's name would. */
const TAKEN = new Set(['new']);

/** What a new course is called, as it is kept; null: it cannot be called so. */
export function courseNames(input: {
  readonly slug: string;
  readonly title: string;
  readonly term: string;
}): { readonly slug: string; readonly title: string; readonly term: string } | null {
  const slug = input.slug.trim().toLowerCase();
  const [title, term] = [input.title.trim(), input.term.trim()];
  return SLUG.test(slug) && !TAKEN.has(slug) && title !== '' && term !== '' ? { slug, title, term } : null;
}
