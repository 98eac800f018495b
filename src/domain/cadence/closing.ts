// On which day a pulse closes.
import { addDays, isWorkingDay } from './days.ts';

/**
 * The n-th working day, the day of opening being the first. A pulse that opens on a weekend counts from the Monday after.
 * @param opensOn `YYYY-MM-DD`  @param workingDays 1…10  @returns `YYYY-MM-DD`
 */
export function closingDay(opensOn: string, workingDays: number): string {
  let day = opensOn;
  for (let counted = isWorkingDay(day) ? 1 : 0; counted < workingDays;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) counted++;
  }
  return day;
}
