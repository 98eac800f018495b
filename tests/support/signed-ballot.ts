// Ballots and voices without a voter: signed with the private key itself, which yields what blinding, signing and finalizing would.
import { constants, createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { writeBallot, type Answer } from '#domain/ballot/ballot';
import { credentialContext, SALT_BYTES, type Purpose } from '#domain/ballot/credential';
import { PulseId } from '#domain/ids';
import { ThreadId, writeVoice } from '#domain/ballot/voice';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

export const newPulse = (): PulseId => PulseId.parse(randomBytes(16).toString('base64url'));
export const newPrivateKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
export const spkiOf = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });

/** What a credential signs, but for its random prefix. */
export const messageOf = (purpose: Purpose, pulse: PulseId, spki: Uint8Array): Buffer =>
  sha256(credentialContext(purpose, pulse, sha256(spki)));

/** A credential of one purpose, as if it had been drawn. */
function credentialFor(purpose: Purpose, pulse: PulseId, key: KeyObject): { prefix: string; signature: string; id: string } {
  const prefix = randomBytes(32);
  const message = Buffer.concat([prefix, messageOf(purpose, pulse, spkiOf(key))]);
  const signature = sign('sha384', message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES });
  return { prefix: prefix.toString('base64url'), signature: signature.toString('base64url'), id: sha256(message).toString('hex') };
}

/** @returns the ballot as it is sent, and the id that it spends */
export function signedBallot(pulse: PulseId, key: KeyObject, answers: Answer[]): { text: string; id: string; answers: Answer[] } {
  const { id, ...credential } = credentialFor('ballot', pulse, key);
  return { text: writeBallot({ ...credential, answers }), id, answers };
}

/** @returns the voice as it is sent, the secret of its author, and the id that it spends */
export function signedVoice(
  pulse: PulseId,
  key: KeyObject,
  problem: string,
): { text: string; secret: string; thread: ThreadId; id: string } {
  const { id, ...credential } = credentialFor('voice', pulse, key);
  const secret = randomBytes(32);
  const thread = ThreadId.parse(sha256(secret).toString('base64url'));
  const text = writeVoice({ ...credential, thread, parts: { problem, considered: '', proposal: '' } });
  return { text, secret: secret.toString('base64url'), thread, id };
}

/** A ballot signed with a key of the test's own: well-formed, and a forgery for every pulse that exists. */
export const aForgedBallot = (pulse: string, answers: Answer[]): string =>
  signedBallot(PulseId.parse(pulse), newPrivateKey(), answers).text;

/** The same for a voice. */
export const aForgedVoice = (pulse: string, problem: string): string => signedVoice(PulseId.parse(pulse), newPrivateKey(), problem).text;
