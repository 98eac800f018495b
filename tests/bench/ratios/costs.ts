// What one member costs: a check and a count in the ballot box, two blind signatures before. Each against its cryptography alone.
import { constants, createPublicKey, privateDecrypt, publicEncrypt, verify } from 'node:crypto';
import { join } from 'node:path';
import { readBallot } from '#domain/ballot';
import { SALT_BYTES } from '#domain/credential';
import { ballots as ballotRoom } from '../../../server/ballot.ts';
import { signer } from '../../../server/credential/signer.ts';
import { openBallots } from '../../../server/store/embedded-ballots.ts';
import { verifier } from '../../../server/verifier.ts';
import { messageOf, spkiOf } from '../../support/signed-ballot.ts';
import { byClients } from '../clients.ts';
import { fatal, inFolder } from '../folder.ts';
import { processorTime } from '../processor.ts';
import { openBoxes, signBallots, somePulses, type Ballot, type OpenPulse } from '../pulses.ts';
import type { Measured, Ratio } from '../ratio.ts';
import { compare, type Compared } from '../rounds.ts';

const ROUNDS = 9;
const TIMES = 500;

/** A number below every modulus of 2048 bits. */
const BLINDED = Buffer.alloc(256, 0x5a);

export const sign: Ratio = {
  name: 'costs-sign',
  title: 'a blind signature: against RSA with the private and the public key alone',
  bound: { atMost: 1.5 },
  run: async (progress) => {
    const [{ key }] = somePulses(1) as [OpenPulse];
    const ours = signer(key);
    const [publicKey, padding] = [createPublicKey(key), constants.RSA_NO_PADDING];
    const bare = () => publicEncrypt({ key: publicKey, padding }, privateDecrypt({ key, padding }, BLINDED));
    return microseconds(
      await compare(
        progress,
        ROUNDS,
        again(() => ours.sign(BLINDED)),
        again(bare),
      ),
    );
  },
};

export const check: Ratio = {
  name: 'costs-check',
  title: 'a credential checked: against the signature verified alone',
  bound: { atMost: 1.5 },
  run: async (progress) => {
    const pulses = somePulses(1) as [OpenPulse];
    const [ballot] = signBallots(progress, pulses, 1) as [Ballot];
    const ours = verifier('ballot');
    const spki = spkiOf(pulses[0].key).toString('base64');
    const { prefix, signature } = readBallot(ballot.text, 5)!;
    const whole = () => ours.check(ballot.pulse, spki, prefix, signature);
    return microseconds(await compare(progress, ROUNDS, again(whole), again(bareCheck(pulses[0], ballot))));
  },
};

export const count: Ratio = {
  name: 'costs-count',
  title: 'a ballot checked, counted and made durable, without HTTP: against the signature verified alone',
  bound: { atMost: 2.5 },
  run: (progress) =>
    inFolder(async (folder) => {
      const pulses = somePulses(ROUNDS + 1);
      const waiting = signBallots(progress, pulses, (ROUNDS + 1) * TIMES);
      const store = await openBallots(join(folder, 'ballots'), fatal);
      await openBoxes(store.boxes, pulses);
      const room = ballotRoom({ boxes: store.boxes, clock: () => 0 });
      const bare = bareCheck(pulses[0]!, waiting[0]!);
      const whole = () => {
        const batch = waiting.splice(0, TIMES);
        return processorTime(TIMES, () => byClients(batch, ({ pulse, text }) => room.cast(pulse, text)));
      };
      const compared = await compare(progress, ROUNDS, whole, again(bare));
      await store.close();
      return microseconds(compared);
    }),
};

function bareCheck({ id, key }: OpenPulse, ballot: Ballot): () => boolean {
  const { prefix, signature } = readBallot(ballot.text, 5)!;
  const message = Buffer.concat([Buffer.from(prefix, 'base64url'), messageOf('ballot', id, spkiOf(key))]);
  const options = { key: createPublicKey(key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES };
  const bytes = Buffer.from(signature, 'base64url');
  return () => verify('sha384', message, options, bytes);
}

const again = (act: () => unknown) => () =>
  processorTime(TIMES, () => {
    for (let time = 0; time < TIMES; time++) act();
  });

const microseconds = ({ one, other, ratio }: Compared): Measured => ({
  value: ratio,
  detail: `${one.toFixed(0)} µs, ${other.toFixed(0)} µs alone`,
});
