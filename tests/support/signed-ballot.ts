// Ballots without a voter: signed with the private key itself, which yields what blinding, signing and finalizing would.
import { constants, createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { writeBallot, type Answer } from '#domain/ballot';
import { credentialContext, SALT_BYTES } from '#domain/credential';
import { PulseId } from '#domain/ids';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

export const newPulse = (): PulseId => PulseId.parse(randomBytes(16).toString('base64url'));
export const newPrivateKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
export const spkiOf = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });

/** What a credential signs, but for its random prefix. */
export const messageOf = (pulse: PulseId, spki: Uint8Array): Buffer => sha256(credentialContext(pulse, sha256(spki)));

/** @returns the ballot as it is sent, and the id that it spends */
export function signedBallot(pulse: PulseId, key: KeyObject, answers: Answer[]): { text: string; id: string; answers: Answer[] } {
  const prefix = randomBytes(32);
  const message = Buffer.concat([prefix, messageOf(pulse, spkiOf(key))]);
  const signature = sign('sha384', message, {
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: SALT_BYTES,
  });
  const text = writeBallot({
    prefix: prefix.toString('base64url'),
    signature: signature.toString('base64url'),
    answers,
  });
  return { text, id: sha256(message).toString('hex'), answers };
}
