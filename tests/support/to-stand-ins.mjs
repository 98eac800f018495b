// Loaded before a command (`node --import`): whatever it asks of Microsoft's public addresses goes to the stand-ins at MICROSOFT, over HTTP.
const base = process.env.MICROSOFT ?? '';
const PLACES = { 'https://login.microsoftonline.com': `${base}/login`, 'https://graph.microsoft.com': `${base}/graph` };
const real = globalThis.fetch;

globalThis.fetch = (address, init) => {
  const url = address instanceof Request ? address.url : new URL(address).href;
  const place = Object.keys(PLACES).find((one) => url.startsWith(`${one}/`));
  return real(place === undefined ? url : PLACES[place] + url.slice(place.length), init);
};
