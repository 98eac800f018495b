// `mutual doctor`: looks at a running configuration step by step, and says of each in one line what is right, or what to do.
import { readSettings, type Variables } from '../config.ts';
import type { Finding } from './doctor/finding.ts';
import { examinePackage } from './doctor/package-ids.ts';
import { examineSettings } from './doctor/settings.ts';
import { examineSignIn } from './doctor/sign-in.ts';
import { examineSite } from './doctor/site.ts';

export interface Diagnosis {
  lines: string[];
  /** 1: something has to be done. */
  code: 0 | 1;
}

const MARK: Record<Finding['is'], string> = { right: '✓', wrong: '✗', unknown: '·' };

/** @param file the package that was uploaded, if it is not the one that `mutual package` writes */
export async function doctor(environment: Variables, file?: string): Promise<Diagnosis> {
  const settings = readSettings(environment);
  // Side by side, told in the order in which they depend on each other.
  const asked = await Promise.all([examineSignIn(settings.good), examinePackage(settings.good, file), examineSite(settings.good)]);
  const found = [...examineSettings(settings, environment), ...asked.flat()];
  const wrong = found.filter(({ is }) => is === 'wrong').length;
  const sum = wrong === 0 ? 'Nothing has to be done.' : wrong === 1 ? 'One thing has to be done.' : `${wrong} things have to be done.`;
  return { lines: [...found.map(({ is, says }) => `${MARK[is]} ${says}`), sum], code: wrong === 0 ? 0 : 1 };
}
