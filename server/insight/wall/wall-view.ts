/** The page for the projector: counts of a room, of nobody. Dates are ISO strings. */
export interface WallView {
  readonly course: { readonly slug: string; readonly title: string; readonly timeZone: string };
  readonly exercise: {
    /** "cnn/conv2d" */
    readonly slug: string;
    readonly module: string;
    readonly number: string;
    readonly title: string;
  };
  /** Students of the course. */
  readonly enrolled: number;
  readonly hiddenCases: number;
  /** `off`: it was never on, or nothing is left of it. */
  readonly state: 'off' | 'on' | 'ended';
  /** What it shows, or showed last; null while it is off. */
  readonly board: WallBoardView | null;
  /** Whoever reads may turn it on and off. */
  readonly runs: boolean;
}

export interface WallBoardView {
  /** Ran something lately. */
  readonly working: number;
  /** Null where so few work that a count would be about somebody. */
  readonly room: RoomView | null;
}

export interface RoomView {
  /** Their newest run passes every public case. */
  readonly passingAll: number;
  /** The public cases in order. */
  readonly cases: readonly {
    readonly number: number;
    readonly title: string;
    readonly passed: number;
  }[];
  /** Seen most in the newest runs, by count; at least of two. */
  readonly mistakes: readonly WallMistakeView[];
  /** From when it was turned on, without a gap. */
  readonly minutes: readonly { readonly at: string; readonly casesPassed: number }[];
  /** Of all minutes, earlier than the first shown too. */
  readonly casesPassed: number;
}

export interface WallMistakeView {
  readonly title: string;
  /** Of its hint, as Markdown; null where it asks none. */
  readonly question: string | null;
  readonly students: number;
}
