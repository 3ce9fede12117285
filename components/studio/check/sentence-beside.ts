/** What was found, beside the name of its file: sentences that begin with the name do without it. */
export function sentenceBeside(file: string, sentence: string): string {
  const name = [file, file.replace(/\.\w+$/, '')].find((one) => one !== '' && sentence.startsWith(one));
  if (name === undefined) return sentence;
  const rest = sentence.slice(name.length);
  return rest.startsWith(':') ? rest.replace(/^(?::\d+)?:?\s*/, '') : `It${rest}`;
}
