// Who is invited: everybody of the team, or whoever owns it.
import { Invited } from '#domain/follow-up/meeting';
import { words } from '../../words.ts';

const t = words('conversation');

export function WhoIsInvited({ invited, onInvited }: { invited: Invited; onInvited: (invited: Invited) => void }) {
  return (
    <label>
      <span className="t-strong">{t('who')}</span>
      <select className="field" value={invited} onChange={(event) => onInvited(Invited.parse(event.currentTarget.value))}>
        {Invited.options.map((one) => (
          <option key={one} value={one}>
            {t(`invited.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
