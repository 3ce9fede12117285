/** What a refusal is to whoever is refused. */
export interface Explanation {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429;
  readonly text: string;
}
