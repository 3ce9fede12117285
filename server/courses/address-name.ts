/** Names of modules, exercises and mistakes as addresses have them, made from their titles. */

const NAME_MAX = 60;

/** "Row-wise log-sum-exp" → "row-wise-log-sum-exp"; empty where no letter or digit of ours is in it. */
export function slugOf(title: string): string {
  const letters = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const plain = letters.replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+/, '').slice(0, NAME_MAX).replace(/-+$/, '');
}

/** Like {@link slugOf}, and `other` for a title in letters that no address has; empty where no letter or digit is in it at all. */
export function addressNameOf(title: string, other: string): string {
  return slugOf(title) || (/[\p{L}\p{N}]/u.test(title) ? other : '');
}
