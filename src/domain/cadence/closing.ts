// On which day a pulse closes, in wall-clock days.

/**
 * The n-th working day, the day of opening being the first. A pulse that opens on a weekend counts from the Monday after.
 * @param opensOn `YYYY-MM-DD`  @param workingDays 1…10  @returns `YYYY-MM-DD`
 */
export function closingDay(opensOn: string, workingDays: number): string {
  const day = new Date(`${opensOn}T00:00:00Z`);
  for (let counted = isWorkingDay(day) ? 1 : 0; counted < workingDays;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (isWorkingDay(day)) counted++;
  }
  return day.toISOString().slice(0, 10);
}

const isWorkingDay = (day: Date) => day.getUTCDay() % 6 !== 0;
