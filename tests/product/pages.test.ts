// How the tab's files come to a browser.
// @module-tag long
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { running } from '../support/running.ts';

describe('The tab', () => {
  let app: Awaited<ReturnType<typeof running>>;
  beforeAll(async () => void (app = await running({ BALLOT_URL: 'https://ballots.example', BALLOT_SECRET: 's'.repeat(32) })));
  afterAll(() => app.stop());

  const get = (path: string, encoding = 'gzip') => fetch(app.url + path, { headers: { 'accept-encoding': encoding } });

  /** The first script that the page names. */
  const script = async () => /\/tab\/assets\/[^"]+\.js/.exec(await (await get('/tab/')).text())?.[0] ?? expect.fail('no script');

  it('comes compressed to whoever can read that, and is the same', async () => {
    const [compressed, plain] = [await get(await script()), await get(await script(), 'identity')];
    expect([compressed, plain].map(({ headers }) => headers.get('content-encoding'))).toEqual(['gzip', null]);
    expect(await compressed.text()).toBe(await plain.text());
  });

  it('is asked for each time, so that a new version is seen at once; what it is made of is kept, because a new one has a new name', async () => {
    expect((await get('/tab/')).headers.get('cache-control')).toBe('public, max-age=0');
    expect((await get(await script())).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/tab/assets/of-an-old-version.js')).status).toBe(404);
  });

  it('may stand in a frame of Teams and Outlook alone, and call its own server, the ballot box and Microsoft’s list of hosts', async () => {
    const policy = (await get('/tab/')).headers.get('content-security-policy') ?? '';
    expect(/connect-src ([^;]+)/.exec(policy)?.[1]).toBe("'self' https://res.cdn.office.net https://ballots.example");
    expect(/frame-ancestors ([^;]+)/.exec(policy)?.[1]?.split(' ')).toEqual(
      expect.arrayContaining(["'self'", 'https://teams.microsoft.com']),
    );
    expect(policy).toContain("default-src 'none'");
  });

  it('is no answer of the API: that may load nothing and stand in no frame, should somebody open it as a page', async () => {
    for (const path of ['/api/me', '/ballot/x', '/nowhere', '/healthz']) {
      expect((await get(path)).headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    }
  });

  it('is all that is compressed: how short an answer can be made says something about it', async () => {
    const { headers } = await get('/api/me');
    expect(headers.get('content-type')).toContain('json');
    expect(headers.get('content-encoding')).toBeNull();
  });
});
