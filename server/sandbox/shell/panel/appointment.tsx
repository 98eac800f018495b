// One appointment in the week; an occurrence of the cadence that is still to come can be dragged.
import type { CalendarEntry, Stage } from '../../stage/stage.ts';
import { time } from '../dates.ts';
import { useWords } from '../words.ts';

interface AppointmentProps {
  entry: CalendarEntry;
  stage: Stage;
}

const LOOK = { cadence: 'ev pulse', conversation: 'ev pulse', action: 'ev pulse', other: 'ev' } as const;

export function Appointment({ entry: { id, source, subject, start }, stage }: AppointmentProps) {
  const { t, language } = useWords();
  const movable = source === 'cadence' && start > stage.now;
  const name = source === 'other' || source === 'action' ? subject : t(`week.${source}`);
  return (
    <div
      className={movable ? 'ev pulse movable' : LOOK[source]}
      draggable={movable}
      title={subject}
      dir="auto"
      onDragStart={(event) => event.dataTransfer?.setData('text/plain', id)}
    >
      {time(start, { language, timeZone: stage.timeZone })} {name}
      {movable && <i className="i i-16 i-re-order-dots-vertical" />}
    </div>
  );
}
