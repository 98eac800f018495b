// Variables of the environment that Teams' SDK would follow by itself: none of them opens the bot or sends it elsewhere.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it, onTestFinished, vi } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { bot } from '../../../server/microsoft/bot.ts';
import { publicNetwork } from '../../../server/microsoft/network.ts';
import { COMPLETE } from '../../support/complete-environment.ts';

it.each([
  ['DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS', 'true'],
  ['CLOUD', 'aws'],
  ['SERVICE_URL', ''],
])('%s=%s of the environment lets nobody in who is not signed by the Bot Framework', async (name, value) => {
  vi.stubEnv(name, value);
  const app = express();
  const heard: unknown[] = [];
  const side = new Proxy(
    {},
    {
      get:
        (_, called) =>
        (...told: unknown[]) =>
          void heard.push([called, told]),
    },
  );
  await bot(readConfig(COMPLETE), publicNetwork, app).start({ team: side, pulsesOf: async () => [] } as never);
  const server = app.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const activity = {
    type: 'installationUpdate',
    action: 'remove',
    channelData: { team: { id: '19:x@thread.tacv2' }, tenant: { id: COMPLETE.TENANT_ID } },
  };
  const reply = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  expect([reply.status, heard]).toEqual([401, []]);
});
