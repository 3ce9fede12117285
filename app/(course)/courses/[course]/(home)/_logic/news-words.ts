/** What is new, in a sentence. */
import { formatPoints } from '#components/ui/format-points.ts';
import type { NewsFact } from '#server/grading/news/news-view.ts';

export function newsWords(fact: NewsFact): string {
  switch (fact.kind) {
    case 'comments':
      return fact.count === 1 ? 'A comment on your code.' : `${fact.count} comments on your code.`;
    case 'answer':
      return 'Your question was answered.';
    case 'override':
      return `Points set by hand: ${formatPoints(fact.points)}. ${fact.reason}`;
    case 'case-points':
      if (fact.points === null) return `Points of hidden cases were set by hand. ${fact.reason}`;
      return `Points of a case set by hand: ${formatPoints(fact.points)}. ${fact.reason}`;
    case 'rubric':
      return fact.count === 1
        ? 'An item of the rubric on your code.'
        : `${fact.count} items of the rubric on your code.`;
    case 'regrade': {
      if (fact.from === fact.to) return `A hint on what you handed in. ${fact.reason}`;
      const from = fact.from === null ? 'no grade' : formatPoints(fact.from);
      const to = fact.to === null ? 'no grade' : formatPoints(fact.to);
      return `Graded anew: ${from} → ${to}. ${fact.reason}`;
    }
  }
}
