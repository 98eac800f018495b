// For `--import`: one fsync of this process fails, the one that FAILING_FSYNC counts to; all others do what they should.
import { open } from 'node:fs/promises';

const file = await open(process.execPath);
const prototype = Object.getPrototypeOf(file);
await file.close();

const { sync } = prototype;
let left = Number(process.env.FAILING_FSYNC);
prototype.sync = async function () {
  if (--left === 0) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
  return sync.call(this);
};
