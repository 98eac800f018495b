// All of Microsoft that the product meets, on one router: Entra ID, Graph, the bot connector, and Teams itself.
import { Router } from 'express';
import { connector } from './connector.ts';
import { botFramework, entra } from './entra/entra.ts';
import { keys, makePair, type Pair } from './entra/keys.ts';
import { tokens as makeTokens, type Tokens } from './entra/tokens.ts';
import { faults } from './world/faults.ts';
import { graph } from './graph/graph.ts';
import type { ActivityType } from './graph/route.ts';
import { network, serviceUrl, type StandInNetwork } from './network.ts';
import { teams, type Teams } from './teams.ts';
import type { World } from './world/world.ts';

export interface Microsoft {
  router: Router;
  tokens: Tokens;
  teams: Teams;
  /** What the product's clients need to find the way here. */
  network: StandInNetwork;
}

export interface Setting {
  /** Where the router will be mounted, e.g. `http://127.0.0.1:4000/microsoft`. */
  base: string;
  /** The product's messaging endpoint, e.g. `http://127.0.0.1:4000/api/messages`. */
  messages: string;
  /** The manifest's `activities.activityTypes`. */
  activityTypes: readonly ActivityType[];
}

/** Of Entra ID and of the Bot Framework: made once for all worlds of a process, because that takes longer than everything else here. */
let pairs: Promise<[Pair, Pair]> | undefined;

export async function microsoft(world: World, { base, messages, activityTypes }: Setting): Promise<Microsoft> {
  pairs ??= Promise.all([makePair(), makePair()]);
  const [own, bots] = await pairs;
  const tokens = makeTokens(world, keys(own), keys(bots));
  const router = Router();
  router.use('/login', entra(world, tokens));
  router.use('/botframework', botFramework(tokens));
  router.use('/graph/v1.0', faults(world), graph({ world, activityTypes }, tokens));
  router.use('/connector', faults(world), connector(world, tokens));
  return {
    router,
    tokens,
    teams: teams(world, tokens, { messages, serviceUrl: serviceUrl(base) }),
    network: network(base, world.registration),
  };
}
