const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a row may have it as its id: a database that is asked for another fails, where nothing is found. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
