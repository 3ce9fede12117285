import { StatusGlyph } from './status-glyph.tsx';

/** Something is under way. With `label` it stands alone; without, the words beside it say what. */
export function Spinner({ size = 16, label }: { size?: number; label?: string | undefined }) {
  return <StatusGlyph status="running" size={size} label={label} />;
}
