// The cryptography alone: what a member costs at least.
import { constants, createPublicKey, privateDecrypt, publicEncrypt, verify, type KeyObject } from 'node:crypto';
import { readBallot } from '#domain/ballot/ballot';
import { SALT_BYTES } from '#domain/ballot/credential';
import { messageOf, spkiOf } from '../support/signed-ballot.ts';
import { signBallots, somePulses, type Ballot, type OpenPulse } from './pulses.ts';

/** A number below every modulus of 2048 bits. */
export const BLINDED = Buffer.alloc(256, 0x5a);

/** A blind signature: RSA with the private key, and with the public one to see that it went well. */
export function bareSign(key: KeyObject): () => unknown {
  const [publicKey, padding] = [createPublicKey(key), constants.RSA_NO_PADDING];
  return () => publicEncrypt({ key: publicKey, padding }, privateDecrypt({ key, padding }, BLINDED));
}

export function bareCheck({ id, key }: OpenPulse, ballot: Ballot): () => unknown {
  const { prefix, signature } = readBallot(ballot.text, 5)!;
  const message = Buffer.concat([Buffer.from(prefix, 'base64url'), messageOf('ballot', id, spkiOf(key))]);
  const options = { key: createPublicKey(key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES };
  const bytes = Buffer.from(signature, 'base64url');
  return () => verify('sha384', message, options, bytes);
}

/** All that a member needs: two blind signatures, and the check of what they cast. */
export function bareMember(): () => unknown {
  const [pulse] = somePulses(1) as [OpenPulse];
  const [sign, check] = [bareSign(pulse.key), bareCheck(pulse, signBallots(() => {}, [pulse], 1)[0]!)];
  return () => [sign(), sign(), check()];
}
