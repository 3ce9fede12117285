/** Every hostile program as the reference of an exercise. */
import { tryEveryAttackAs } from './testing/author-attacks.ts';

tryEveryAttackAs('reference.ts');
