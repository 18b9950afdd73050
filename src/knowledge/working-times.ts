import { z } from "zod";

export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a quoted time is expected, for example "09:00"');
const day = z
  .string('a quoted date is expected, for example "2026-05-26"')
  .refine(isDate, 'a day of the calendar is expected, for example "2026-05-26"');

/** When an office works: its days and hours, and the days off with their full dates. */
export const workingSchema = z
  .strictObject({
    timeZone: z
      .string()
      .regex(/^[A-Za-z_]+(?:\/[A-Za-z_+-]+)*$/, "the name of a time zone is expected, for example Asia/Tbilisi"),
    days: z.array(z.enum(WEEKDAYS, `a day is expected: ${WEEKDAYS.join(", ")}`)).min(1, "name at least one day"),
    from: time,
    to: time,
    holidays: z.array(day),
  })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "the end of work must lie behind its beginning" });

export type WorkingTimes = z.infer<typeof workingSchema>;

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whether there is a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
