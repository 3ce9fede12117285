/** Every hostile program as the cases of an exercise. */
import { tryEveryAttackAs } from './testing/author-attacks.ts';

tryEveryAttackAs('cases.ts');
