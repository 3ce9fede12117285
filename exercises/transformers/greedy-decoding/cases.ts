import {
  type Draw,
  defineCases,
  example,
  holds,
  integer,
  invariant,
  noLeak,
  oneOf,
  property,
} from '@descent/exercise';

const argNames = ['table', 'prompt', 'options'];
/** No score of these tables says this token where the text must not end. */
const NEVER = 0;

interface Story {
  /** Tokens of the prompt. */
  readonly start: number;
  /** Tokens until the model says eos, this one included. */
  readonly length: number;
}

/**
 * A table of scores with `story.length` tokens to tell after the prompt, eos (0) the last of them. The table is found by walking:
 * each new token is at least 1, so that the sums grow and no row is needed twice.
 */
function storyOf({ start, length }: Story, draw: Draw, { ends = true } = {}) {
  const vocabulary = 4;
  const rows = 4 * (start + length + 1);
  const drawn = (count: number) => Array.from(draw.integers([count], { min: 1, max: 3 }).data, Number);
  // The same for the same sizes: what a program kept of an earlier text is no answer to this one.
  const prompt = Array.from({ length: start }, (_, i) => 1 + (i % 3));
  const told = drawn(length);
  const quiet = draw.uniform([rows, vocabulary], { min: -3, max: 0 });
  const table = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: vocabulary }, (_, token) => Number(quiet.data[row * vocabulary + token])),
  );
  // Whatever row a wrong program reads, it does not end there by chance.
  for (const scores of table) scores[NEVER] = -5;
  let sum = prompt.reduce((total, token) => total + token, 0);
  told.forEach((token, i) => {
    const likeliest = ends && i === length - 1 ? 0 : token;
    const scores = table[sum] ?? [];
    scores[likeliest] = 2;
    sum += likeliest;
  });
  return { table, prompt };
}

export default defineCases([
  example('the worked example: until eos', {
    call: 'write',
    args: [
      [
        [0, 0, 1],
        [-1, 2, 1],
        [0, 1, 3],
        [1, 2, -1],
        [5, 1, 4],
      ],
      [1],
      { maxTokens: 10, eos: 0 },
    ],
    argNames,
    expect: { tokens: [1, 1, 2, 0], shown: [1, 2, 3] },
    points: 2,
    source: 'by hand in the statement',
  }),
  example('the worked example: until two tokens are written', {
    call: 'write',
    args: [
      [
        [0, 0, 1],
        [-1, 2, 1],
        [0, 1, 3],
        [1, 2, -1],
        [5, 1, 4],
      ],
      [1],
      { maxTokens: 2, eos: 0 },
    ],
    argNames,
    expect: { tokens: [1, 1, 2], shown: [1, 2] },
    points: 1,
    source: 'by hand in the statement',
  }),
  example('the worked example: eos in the prompt', {
    call: 'write',
    args: [
      [
        [0, 0, 1],
        [-1, 2, 1],
        [0, 1, 3],
        [1, 2, -1],
        [5, 1, 4],
      ],
      [1, 0],
      { maxTokens: 10, eos: 0 },
    ],
    argNames,
    expect: { tokens: [1, 0, 1, 2, 0], shown: [2, 3, 4] },
    points: 0,
    source: 'by hand in the statement',
  }),
  example('a text, step by step', {
    call: 'stepByStep',
    args: [
      // After a sum of s comes the token of row s: 2, 3, 1, 2, 3, then the end.
      [1, 1, 1, 2, 1, 1, 3, 1, 1, 1, 2, 1, 3, 1, 1, 0].map((next) =>
        [0, 1, 2, 3].map((k) => Number(k === next)),
      ),
      [3],
      { maxTokens: 8, eos: 0 },
    ],
    argNames,
    points: 0,
    layout: { sequences: ['step', 'position'] },
    picture: {
      as: 'heatmap',
      path: 'sequences',
      title: 'what the model is shown, step by step, and the text',
    },
  }),
  property('a text that ends by itself', {
    call: 'text',
    sizes: { start: integer(2, 4), length: integer(3, 6), more: integer(2, 5) },
    args: ({ start, length, more }, draw) => {
      const { table, prompt } = storyOf({ start, length }, draw);
      return [table, prompt, { maxTokens: length + more, eos: 0 }];
    },
    argNames,
    runs: 10,
    points: 2,
  }),
  property('a text that has to be stopped', {
    call: 'write',
    sizes: { start: integer(2, 4), length: integer(4, 7), fewer: integer(1, 2) },
    // It would have ended by itself one or two tokens later: whoever asks once more is told.
    args: ({ start, length, fewer }, draw) => {
      const { table, prompt } = storyOf({ start, length }, draw);
      return [table, prompt, { maxTokens: length - fewer, eos: 0 }];
    },
    argNames,
    runs: 10,
    points: 2,
    cost: [noLeak({ points: 1 })],
  }),
  property('another token ends the text, and it may stand in the prompt', {
    call: 'text',
    sizes: { times: integer(1, 3) },
    args: ({ times }) => {
      // Tokens 0 keep the sum, so the model repeats itself; it says 2 after a sum of 5.
      const table = [
        [0, 0, 0],
        [3, 0, 1],
        [1, 3, 0],
        [0, 3, 1],
        [0, 4, 1],
        [0, 1, 5],
        [0, 9, 0],
      ];
      const prompt = Array.from({ length: times }, (_, i) => (i === 0 ? 2 : 0));
      return [table, prompt, { maxTokens: 9, eos: 2 }];
    },
    argNames,
    runs: 3,
    points: 4,
  }),
  property('nothing to write', {
    call: 'text',
    sizes: { start: integer(1, 3) },
    args: ({ start }, draw) => {
      const { table, prompt } = storyOf({ start, length: 2 }, draw);
      return [table, prompt, { maxTokens: 0, eos: 0 }];
    },
    argNames,
    runs: 3,
    points: 1,
  }),
  invariant('writing in two goes is writing in one', {
    given: {
      sizes: { start: integer(2, 3), length: integer(4, 6), first: integer(1, 3) },
      args: ({ start, length }, draw) => {
        const { table, prompt } = storyOf({ start, length }, draw, { ends: false });
        return [table, prompt];
      },
    },
    argNames: ['table', 'prompt'],
    runs: 5,
    points: 1,
    check: async ({ student, sizes }, [table, prompt]) => {
      const whole = await student.text(table, prompt, { maxTokens: sizes.length, eos: 0 });
      const begun = await student.text(table, prompt, { maxTokens: sizes.first, eos: 0 });
      const ended = await student.text(table, begun, { maxTokens: sizes.length - sizes.first, eos: 0 });
      return holds(
        JSON.stringify(ended) === JSON.stringify(whole),
        `${sizes.length} tokens at once gave [${whole}]; ${sizes.first} and then the rest gave [${ended}].`,
      );
    },
  }),
  property('a longer text', {
    call: 'write',
    sizes: { start: oneOf(1, 6), length: oneOf(20, 30) },
    args: ({ start, length }, draw) => {
      const { table, prompt } = storyOf({ start, length }, draw);
      return [table, prompt, { maxTokens: length + 5, eos: 0 }];
    },
    argNames,
    runs: 3,
    points: 1,
    visibility: 'hidden',
  }),
]);
