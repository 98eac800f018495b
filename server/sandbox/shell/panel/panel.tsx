// The world around the window: time, the others, what reached you, your week.
import type { RoomProps } from '../next-thing.ts';
import type { Unread } from '../use-unread.ts';
import { useWords } from '../words.ts';
import { Activity } from './activity.tsx';
import { Clock } from './clock.tsx';
import { Faults } from './faults.tsx';
import { Others } from './others.tsx';
import { Week } from './week.tsx';
import { Year } from './year.tsx';

export function Panel({ scene, run, busy, unread }: RoomProps & { unread: Unread }) {
  const { stage, person, acts, answering } = scene;
  const { t } = useWords();
  return (
    <aside className="side" aria-label={t('panel.label')}>
      <Clock stage={stage} busy={busy} run={run} />
      <Others pulse={stage.pulse} busy={busy} answering={answering} letOthersAnswer={acts.letOthersAnswer} />
      <Activity person={person} timeZone={stage.timeZone} unread={unread} open={acts.openPlace} />
      <Week stage={stage} person={person} busy={busy} run={run} />
      {stage.year && <Year year={stage.year} busy={busy} open={acts.openYear} />}
      <div className="foot">
        <p>{t('panel.foot')}</p>
        <Faults fault={stage.fault} busy={busy} run={run} />
      </div>
    </aside>
  );
}
