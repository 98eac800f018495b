// For `--import`: a server that believes the disk has everything as soon as the system has it.
import { open } from 'node:fs/promises';

const file = await open(process.execPath);
Object.getPrototypeOf(file).sync = async () => {};
await file.close();
