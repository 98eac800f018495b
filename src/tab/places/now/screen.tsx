// What is open now: the pulse that somebody may answer, or that there is none.
import type { PulseSummary } from '#contract/api';
import type { TabLink } from '#contract/link';
import { usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { OpenPulse } from '../ballot/screen.tsx';
import { newsOf, VoiceNews } from './voice-news.tsx';

const t = words('now');

interface Props {
  pulses: PulseSummary[];
  isInTeam: boolean;
  link: Extract<TabLink, { to: 'pulse' }> | undefined;
  /** Leads to the report of a pulse. */
  onRead: (pulse: PulseSummary) => void;
}

export function Now({ pulses, isInTeam, link, onRead }: Props) {
  const { ask } = usePage();
  const open = pulses.filter(({ phase }) => phase === 'open');
  const first = open.find(({ pulse }) => pulse === link?.pulse) ?? open[0];
  if (!first) {
    return (
      <div className="sheet page">
        <h1 className="t-display">{t('nothing')}</h1>
        <p className="t-read">{t(isInTeam ? 'nothingText' : 'noTeam')}</p>
      </div>
    );
  }
  const last = pulses.find(({ team, phase }) => team === first.team && phase === 'closed');
  const above = async () => {
    const news = last && (await newsOf(ask, last));
    return news && <VoiceNews news={news} onRead={() => onRead(last)} />;
  };
  return <OpenPulse team={first.team} pulse={first.pulse} cardKey={first.pulse === link?.pulse ? link.key : undefined} above={above} />;
}
