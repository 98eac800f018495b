// What one member costs: a check and a count in the ballot box, two blind signatures before. Each against its cryptography alone.
import { readBallot } from '#domain/ballot/ballot';
import { ballotRoom } from '../../../server/ballot/ballot.ts';
import { signingKey } from '../../../server/credential/signing-key.ts';
import { blindSignature } from '../../../server/credential/signing-thread.mjs';
import { openBallots } from '../../../server/store/embedded/ballots.ts';
import { MEMORY } from '../../../server/store/embedded/memory.ts';
import { credentialVerifier } from '../../../server/ballot/credential-verifier.ts';
import { spkiOf } from '../../support/signed-ballot.ts';
import { bareCheck, bareSign, BLINDED } from '../bare.ts';
import { byClients } from '../clients.ts';
import { fatal } from '../folder.ts';
import { again, processorTime } from '../processor.ts';
import { openBoxes, signBallots, somePulses, type Ballot, type OpenPulse } from '../pulses.ts';
import type { Measured, Progress, Ratio } from '../ratio.ts';
import { compare, type Compared } from '../rounds.ts';

const ROUNDS = 9;
const TIMES = 500;
const CASTS = 1_000;
/** Of a hundred members each, one after the other. */
const PULSES = ((ROUNDS + 1) * CASTS) / 100;

export const sign: Ratio = {
  name: 'costs-sign',
  title: 'a blind signature: against RSA with the private and the public key alone',
  bound: { atMost: 1.5 },
  run: async (progress) => {
    const [{ key }] = somePulses(1) as [OpenPulse];
    const [{ pair, accepts }, bare] = [signingKey(key), bareSign(key)];
    const whole = () => accepts(BLINDED) && blindSignature(pair, BLINDED);
    return sideBySide(progress, whole, bare);
  },
};

export const check: Ratio = {
  name: 'costs-check',
  title: 'a credential checked: against the signature verified alone',
  bound: { atMost: 1.5 },
  run: async (progress) => {
    const [pulse] = somePulses(1) as [OpenPulse];
    const [ballot] = signBallots(progress, [pulse], 1) as [Ballot];
    const [ours, bare] = [credentialVerifier('ballot'), bareCheck(pulse, ballot)];
    const spki = spkiOf(pulse.key).toString('base64');
    const { prefix, signature } = readBallot(ballot.text, 5)!;
    const whole = () => ours.check(pulse.id, spki, prefix, signature);
    return sideBySide(progress, whole, bare);
  },
};

export const count: Ratio = {
  name: 'costs-count',
  title: 'a ballot checked and counted, without HTTP and disk: against the signature verified alone',
  bound: { atMost: 2.5 },
  run: async (progress) => {
    const pulses = somePulses(PULSES);
    const waiting = signBallots(progress, pulses, (ROUNDS + 1) * CASTS);
    const store = await openBallots(MEMORY, fatal);
    await openBoxes(store.boxes, pulses);
    const room = ballotRoom({ boxes: store.boxes, clock: () => 0 });
    const bare = bareCheck(pulses[0]!, waiting[0]!);
    const whole = () => {
      const batch = waiting.splice(0, CASTS);
      return processorTime(CASTS, () => byClients(batch, ({ pulse, text }) => room.cast(pulse, text)));
    };
    const compared = await compare(progress, ROUNDS, whole, () => again(CASTS, bare));
    await store.close();
    return microseconds(compared);
  },
};

/** Of the same process, again and again. */
const sideBySide = async (progress: Progress, whole: () => unknown, bare: () => unknown): Promise<Measured> =>
  microseconds(
    await compare(
      progress,
      ROUNDS,
      () => again(TIMES, whole),
      () => again(TIMES, bare),
    ),
  );

const microseconds = ({ one, other, ratio }: Compared): Measured => ({
  value: ratio,
  detail: `${one.toFixed(0)} µs, ${other.toFixed(0)} µs alone`,
});
