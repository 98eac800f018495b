// For `--import`: at SIGUSR2 this process opens files until it may open no more, at the next it closes them; each time it says so.
import { closeSync, openSync } from 'node:fs';

const taken = [];
function take() {
  try {
    for (;;) taken.push(openSync('/dev/null'));
  } catch {
    process.send?.('full');
  }
}
process.on('SIGUSR2', () => {
  if (taken.length === 0) return take();
  for (const one of taken.splice(0)) closeSync(one);
  process.send?.('free');
});
