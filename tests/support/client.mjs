// The tab's own client as one script, for pages of a browser that have no tab.
export { ballotCalls } from '../../src/tab/ballot-calls.ts';
export { openVoting } from '../../src/tab/voting.ts';
