/** How long a report is kept, with its bulletin and voices: three years. */
export const REPORT_DAYS = 3 * 365;
