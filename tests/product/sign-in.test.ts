// Signing in on a bad day of Entra ID: its keys change, can't be had or are no keys; ids come in capital letters; the app's secret is over.
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EntraTrouble } from '../../server/sandbox/world/world.ts';
import { aWorld, WEEKLY } from '../support/instance.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';
import { temporaryStore } from '../support/temporary-store.ts';

const MINUTE = 60_000;
const TROUBLES: EntraTrouble[] = [500, 503, 'html', 'truncated', 'no keys'];

describe('Whoever signs in', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    sandbox = await aSandbox();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await sandbox.close();
  });

  const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
  const me = async (token: Promise<string>) => {
    const reply = await fetch(`${sandbox.url}/api/me`, { headers: { authorization: `Bearer ${await token}` } });
    return `${reply.status} ${((await reply.json()) as { type?: string }).type ?? 'ok'}`;
  };
  const mei = () => me(sandbox.token('Mei'));

  it.each(TROUBLES)(
    'hears that the sign-in can’t be checked, and never that the own one is bad, while the first keys can’t be had: %s',
    async (trouble) => {
      sandbox.world.entraTrouble = trouble;
      expect(await mei()).toBe('503 urn:mutual:sign-in-unavailable');
      sandbox.world.entraTrouble = null;
      later(MINUTE);
      expect(await mei()).toBe('200 ok');
    },
  );

  it.each(TROUBLES)('is served through an outage of hours by the keys that were good before: %s', async (trouble) => {
    expect(await mei()).toBe('200 ok');
    sandbox.world.entraTrouble = trouble;
    for (let hour = 0; hour < 5; hour++) {
      later(60 * MINUTE);
      expect(await mei()).toBe('200 ok');
    }
    // Said, and not once an hour.
    expect(sandbox.lines).toHaveLength(1);
    expect(sandbox.lines[0]).toContain("Entra ID's keys could not be fetched");
  });

  it('is not served by a key that nobody has confirmed for a day', async () => {
    expect(await mei()).toBe('200 ok');
    sandbox.world.entraTrouble = 503;
    later(25 * 60 * MINUTE);
    expect(await mei()).toBe('503 urn:mutual:sign-in-unavailable');
  });

  it('is known at once by a new key of Entra ID; what the withdrawn one signed is believed no longer than ten minutes', async () => {
    const old = sandbox.token('Tomás');
    expect(await mei()).toBe('200 ok');
    later(MINUTE);
    await sandbox.tokens.entra.rotate();
    expect(await mei()).toBe('200 ok');
    expect(await me(old)).toBe('401 urn:mutual:bad-token');
  });

  it('with a key that nobody knows during an outage is told of the outage: it may be a new one', async () => {
    expect(await mei()).toBe('200 ok');
    later(MINUTE);
    sandbox.world.entraTrouble = 503;
    await sandbox.tokens.entra.rotate();
    expect(await mei()).toBe('503 urn:mutual:sign-in-unavailable');
  });

  it('is the same person if Entra ID writes the ids in capital letters', async () => {
    const { id } = sandbox.person('Mei');
    const shouted = sandbox.tokens.sso(sandbox.person('Mei'), { oid: id.toUpperCase(), tid: sandbox.tenant.toUpperCase() });
    const reply = await fetch(`${sandbox.url}/api/me`, { headers: { authorization: `Bearer ${await shouted}` } });
    expect(((await reply.json()) as { teams: object[] }).teams).toHaveLength(1);
  });
});

describe('Whoever runs the server', () => {
  it('reads in one line why the app itself can’t sign in, with Entra ID’s code and correlation, and of nobody', async () => {
    const all = await aWorld();
    onTestFinished(() => all.close());
    const store = await temporaryStore();
    await all.afresh(store);
    const { registration } = all.world;
    onTestFinished(() => void (registration.secretExpired = false));
    registration.secretExpired = true;
    const { directory, logged } = all.instance(store);
    for (let nth = 0; nth < 3; nth++) await directory.members(all.team).catch(() => undefined);
    const lines = logged.filter((line) => line.includes('AADSTS'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      msg: expect.stringMatching(/sign in.*AADSTS7000222.*CLIENT_SECRET/),
      correlation: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  it('reads why the app may not act for an admin, with Entra ID’s code and nothing that leads to the admin', async () => {
    const all = await aWorld();
    onTestFinished(() => all.close());
    const store = await temporaryStore();
    await all.afresh(store);
    const { registration } = all.world;
    const granted = registration.scopes.splice(0);
    onTestFinished(() => void registration.scopes.push(...granted));
    const { cadence, logged } = all.instance(store);
    const amara = await all.caller('Amara');
    for (let nth = 0; nth < 2; nth++) await expect(cadence.save(amara, all.team, WEEKLY)).rejects.toThrow('no-consent');
    expect(logged).toEqual([expect.stringContaining('AADSTS65001: nobody has consented yet')]);
    for (const trace of [amara.user, 'Amara', 'correlation', all.team]) expect(logged.join('')).not.toContain(trace);
  });
});
