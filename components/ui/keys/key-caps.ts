const CAPS: Record<string, string> = { Enter: '↵', Shift: '⇧', Up: '↑', Down: '↓', Left: '←', Right: '→' };
const MAC_CAPS: Record<string, string> = { Ctrl: '⌘', Alt: '⌥' };
const MAC_WORDS: Record<string, string> = { Ctrl: 'Command', Alt: 'Option' };

/** What is printed on the keys of a shortcut such as "Ctrl Shift Enter". */
export function keyCaps(keys: string, isMac: boolean): readonly string[] {
  return keys.split(' ').map((key) => (isMac ? MAC_CAPS[key] : undefined) ?? CAPS[key] ?? key);
}

/** The same shortcut in words, for tooltips and screen readers. */
export function speakKeys(keys: string, isMac: boolean): string {
  return keys
    .split(' ')
    .map((key) => (isMac ? MAC_WORDS[key] : undefined) ?? key)
    .join('+');
}
