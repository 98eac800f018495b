// What would come next if the sentence were saved, asked anew whenever it changes; and, before it is done, what saving would take back.
import { api } from '#contract/api';
import type { Cadence } from '#domain/cadence/cadence';
import type { TeamId } from '#domain/ids';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { Occurrences } from './occurrences.tsx';

const t = words('cadence');

export function Preview({ team, draft }: { team: TeamId; draft: Cadence }) {
  const { ask } = usePage();
  const loaded = useLoaded(() => ask(api.previewCadence, { team }, draft), JSON.stringify(draft));
  return (
    <Await loaded={loaded}>
      {({ occurrences, takesBack }) => (
        <>
          {takesBack > 0 && (
            <p className="bar bar-warn acts" role="status">
              <i className="i i-warning" aria-hidden="true" />
              <span>{t('takesBack', { count: takesBack })}</span>
            </p>
          )}
          <Occurrences all={occurrences} timeZone={draft.timeZone} />
        </>
      )}
    </Await>
  );
}
