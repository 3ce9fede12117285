/** Every hostile program as a known mistake of an exercise. */
import { tryEveryAttackAs } from './testing/author-attacks.ts';

tryEveryAttackAs('misconceptions/evil.ts');
