// The whole product as it is started, on an embedded store; only Microsoft is played by a list of people. Counts from the token on.
import { open } from '../../../server/compose.ts';
import { httpServer } from '../../../server/process/http-server.ts';
import { fatal } from '../folder.ts';
import { microsoftOf, productConfig, type Product } from '../product.ts';
import { serve } from './served.ts';

const product = JSON.parse(process.argv[2] ?? '') as Product;
const mutual = await open(productConfig(product), { clock: Date.now, network: microsoftOf(product), fatal });
serve(httpServer(mutual.app));
