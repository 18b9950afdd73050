import { WEEKDAYS, type WorkingTimes } from "../knowledge/working-times.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Longer than any row of days off; an office that never works is caught by it. */
const MOST_DAYS = 60;

/** Where nothing is known of an office: weekdays from nine to six. */
export const USUAL_WORKING_TIMES: WorkingTimes = {
  timeZone: "Asia/Tbilisi",
  days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  from: "09:00",
  to: "18:00",
  holidays: [],
};

/** Whether the office works at this moment. */
export function isWorking(moment: number, times: WorkingTimes): boolean {
  const { date, clock } = localTime(moment, times.timeZone);
  return isWorkingDay(date, times) && clock >= times.from && clock < times.to;
}

/**
 * When so many working days have passed: what comes within hours counts from that moment, what comes outside them from the
 * next opening.
 *
 * @returns a moment within working hours
 */
export function afterWorkingDays(moment: number, days: number, times: WorkingTimes): number {
  const start = isWorking(moment, times) ? moment : nextOpening(moment, times);
  const { date, clock } = localTime(start, times.timeZone);
  let day = date;
  for (let passed = 0; passed < days; passed++) day = nextWorkingDay(day, times);
  return momentOf(day, clock, times.timeZone);
}

/** The next moment at which the office opens. */
export function nextOpening(moment: number, times: WorkingTimes): number {
  const { date, clock } = localTime(moment, times.timeZone);
  const day = isWorkingDay(date, times) && clock < times.from ? date : nextWorkingDay(date, times);
  return momentOf(day, times.from, times.timeZone);
}

function isWorkingDay(date: string, times: WorkingTimes): boolean {
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return weekday !== undefined && times.days.includes(weekday) && !times.holidays.includes(date);
}

function nextWorkingDay(date: string, times: WorkingTimes): string {
  let day = date;
  for (let count = 0; count < MOST_DAYS; count++) {
    day = new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
    if (isWorkingDay(day, times)) return day;
  }
  return day;
}

function localTime(moment: number, timeZone: string): { date: string; clock: string } {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(moment);
  const [date = "", clock = ""] = parts.split(" ");
  return { date, clock };
}

/** The moment at which the clocks of a time zone show a date and a time. */
function momentOf(date: string, clock: string, timeZone: string): number {
  const wanted = Date.parse(`${date}T${clock}:00Z`);
  const shown = localTime(wanted, timeZone);
  const offset = Date.parse(`${shown.date}T${shown.clock}:00Z`) - wanted;
  return wanted - offset;
}
