// The tab's own client as one script, for pages of a browser that have no tab.
export { ballotCalls } from '../../src/tab/voter/ballot-calls.ts';
export { openVoting } from '../../src/tab/voter/voting.ts';
