// The settings, one by one.
import { setIn, type SettingsRead, type Variables } from '../../config.ts';
import { right, wrong, type Finding } from './finding.ts';

export function examineSettings({ good, faults }: SettingsRead, environment: Variables): Finding[] {
  const set = setIn(environment);
  const found = faults.map(([name, message]) => wrong(`${name} ${message}`));
  const { CLIENT_ID: client } = good;
  const bot = set['BOT_ID'];
  if (bot !== undefined && client !== undefined && bot.toLowerCase() !== client)
    found.push(wrong(`BOT_ID is another id than CLIENT_ID: the server signs the bot in as the app; make the Azure Bot for ${client}`));
  return found.length > 0 ? found : [right('Every setting that the server needs is there, and can be read')];
}
