/** Length is what makes a password hard to guess; beyond it only what anybody would try first is refused. */
export const PASSWORD_LENGTH_MIN = 10;
/** So many different characters at least: "aaaaaaaaaa" is long, and no password. */
const DIFFERENT_MIN = 5;
/** A part of the name or the address that is shorter says little. */
const OWN_WORD_LENGTH_MIN = 4;

export function passwordProblem(
  password: string,
  person: { name: string; email: string },
): 'password-too-short' | 'password-too-easy' | null {
  if ([...password].length < PASSWORD_LENGTH_MIN) return 'password-too-short';
  const plain = password.toLowerCase();
  const own = `${person.name} ${person.email}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const left = own
    .filter((word) => word.length >= OWN_WORD_LENGTH_MIN)
    .reduce((rest, word) => rest.replaceAll(word, ''), plain);
  const isEasy = new Set(plain).size < DIFFERENT_MIN || left.length < PASSWORD_LENGTH_MIN / 2;
  return isEasy || /^(?:password|descent|letmein|qwert|12345)/.test(plain) ? 'password-too-easy' : null;
}
