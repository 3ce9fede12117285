import { Icon } from '#components/ui/icon.tsx';
import { ScoreTag } from '#components/ui/score-tag.tsx';
import { TimeLeft } from './time-left.tsx';

interface BarAsideProps {
  readonly grade: { readonly points: number; readonly pointsMax: number } | null;
  readonly override: { readonly points: number; readonly automaticPoints: number | null } | null;
  readonly dueAt: string | null;
  /** ISO, of the request. */
  readonly readAt: string;
}

/** In the bar: the verified score once there is one, else the time that is left. */
export function BarAside({ grade, override, dueAt, readAt }: BarAsideProps) {
  if (override && override.automaticPoints !== null) {
    const score = {
      kind: 'overridden',
      points: override.points,
      replacedPoints: override.automaticPoints,
    } as const;
    return <ScoreTag score={score} pointsMax={grade?.pointsMax} />;
  }
  if (grade) {
    return <ScoreTag score={{ kind: 'verified', points: grade.points }} pointsMax={grade.pointsMax} />;
  }
  if (dueAt === null) return null;
  return (
    <>
      <Icon name="timer" size={15} />
      <TimeLeft dueAt={dueAt} readAt={readAt} />
    </>
  );
}
