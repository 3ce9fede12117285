/** Every hostile program as the driver of an exercise. */
import { tryEveryAttackAs } from './testing/author-attacks.ts';

tryEveryAttackAs('driver.ts');
