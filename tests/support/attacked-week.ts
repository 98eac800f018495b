// A team's week as an attacker sees it who copies every file after every step: six visits, refusals, faults, closing, a reply, a second pulse.
import type { PulseSummary } from '#contract/api';
import type { Answer } from '#domain/ballot/ballot';
import type { ForEach } from '#domain/ballot/credential';
import { writeAnswer } from '#domain/ballot/voice';
import { aProduct, type Product } from './product.ts';
import { CADENCE } from './cadence.ts';
import { aDevice } from './device.ts';
import { aForgedBallot, aForgedVoice } from './signed-ballot.ts';
import { storedIn, type Stored } from './stored.ts';

export const SECRET = 'a secret that is in the environment alone';

/** Three of six also say something in words. */
const VISITS: [first: string, answers: Answer[], words?: string][] = [
  ['Mei', [4, 5, 2, 4], 'Nobody reads the minutes.'],
  ['Tomás', [3, 3, 3, 3]],
  ['Priya', [1, 2, 5, 0], 'The build takes an hour.'],
  ['Lena', [5, 5, 5, 5]],
  ['Samir', [2, 4, 4, 1], 'We meet too often.'],
  ['Claire', [4, 4, 1, 2]],
];

/** What one device sent, each as the server got it. */
export interface Sent {
  blinded: ForEach<string>;
  ballot: string;
  voice: string;
}

type Kind = 'opening' | 'draw' | 'ballot' | 'voice' | 'closing' | 'reply' | 'few' | 'few-closed';
export type Step = Stored & { kind: Kind };

const TEN_MINUTES_AND_A_BIT = 613_457;

/** @param folder where the product keeps everything */
export async function attackedWeek(folder: string) {
  const product = await aProduct(folder, SECRET);
  const { team, as } = product;
  const steps: Step[] = [];
  const copy = async (kind: Kind) => void steps.push({ kind, ...(await storedIn(folder)) });

  const saved = await as('Amara', 'PUT', `/api/teams/${team}/cadence`, CADENCE);
  const { opensAt, closesAt } = saved.body.occurrences[0] as { opensAt: number; closesAt: number };
  // Graph answers nonsense when it is asked whether the pulse was moved, and later to some reminders.
  await product.fault('garbage', 1);
  await product.clock(opensAt);
  const pulse = await newest(product);
  const path = `/api/teams/${team}/pulses/${pulse}`;
  await copy('opening');

  const sent = new Map<string, Sent>();
  let now = opensAt;
  const later = async () => product.clock((now += TEN_MINUTES_AND_A_BIT));
  const devices = await Promise.all(
    VISITS.map(async ([first, answers, words]) => {
      const own: Sent = { blinded: { ballot: '', voice: '' }, ballot: '', voice: '' };
      sent.set(first, own);
      const storage = aDevice();
      const voting = await product.voter(first, path, recording(own), storage);
      return { first, answers, words, voting, storage };
    }),
  );
  for (const { answers, words, voting } of devices) {
    await later();
    await voting.obtain();
    await copy('draw');
    await later();
    await voting.cast(answers);
    await copy('ballot');
    if (words === undefined) continue;
    await later();
    await voting.voice.castVoice({ problem: words, considered: '', proposal: '' });
    await copy('voice');
  }
  const refusals = await refused(product, path, pulse, sent);
  await product.fault('garbage', 3);
  await product.clock(closesAt - 24 * 3_600_000);
  await product.clock(closesAt);
  await copy('closing');

  const [author] = devices;
  await as('Jonas', 'POST', `${path}/voices/${await author?.voting.voice.thread()}`, { text: 'What would help?' });
  const { secret } = JSON.parse(author?.storage.getItem(author.storage.key(1) ?? '') ?? '{}') as { secret: string };
  await product.send('POST', `/voice/${pulse}/answer`, { 'content-type': 'text/plain' }, writeAnswer(secret, 'A shorter list.'));
  await copy('reply');

  // And one that too few answer.
  await as('Jonas', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 1 });
  const few = await newest(product);
  const alone: Sent = { blinded: { ballot: '', voice: '' }, ballot: '', voice: '' };
  const mei = await product.voter('Mei', `/api/teams/${team}/pulses/${few}`, recording(alone));
  await mei.cast([1, 1, 1, 1]);
  await mei.voice.castVoice({ problem: 'I am the only one who answers.', considered: '', proposal: '' });
  await copy('few');
  await product.clock(closesAt + 48 * 3_600_000);
  await copy('few-closed');

  return { product, steps, sent, pulse, few, refusals };
}

const recording =
  (own: Sent) =>
  (calls: {
    credential(blinded: ForEach<string>): Promise<ForEach<string>>;
    cast(ballot: string): Promise<void>;
    castVoice(voice: string): Promise<void>;
  }) => ({
    credential: (blinded: ForEach<string>) => calls.credential((own.blinded = blinded)),
    cast: (ballot: string) => calls.cast((own.ballot = ballot)),
    castVoice: (voice: string) => calls.castVoice((own.voice = voice)),
  });

async function newest({ as }: Product): Promise<string> {
  const { pulses } = (await as('Jonas', 'GET', '/api/pulses')).body as { pulses: PulseSummary[] };
  return pulses[0]?.pulse ?? '';
}

/** Whatever a server says no to, once. @returns the codes */
async function refused({ as, cast, speak, send }: Product, path: string, pulse: string, sent: Map<string, Sent>) {
  const mei = sent.get('Mei');
  const replies = [
    await send('GET', path, {}),
    await as('Nuno', 'GET', path),
    await as('Mei', 'POST', `${path}/credential`, { ...mei?.blinded, voice: sent.get('Lena')?.blinded.voice }),
    await as('Ben', 'POST', `${path}/credential`, mei?.blinded),
    await cast(pulse, mei?.ballot ?? ''),
    await cast(pulse, aForgedBallot(pulse, [1, 2, 3, 4])),
    await cast(pulse, 'x'.repeat(10_000)),
    await speak(pulse, mei?.voice ?? ''),
    await speak(pulse, aForgedVoice(pulse, 'Nothing.')),
  ];
  return replies.map(({ code }) => code);
}
