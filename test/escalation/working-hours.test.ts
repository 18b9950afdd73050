import { describe, expect, test } from "vitest";
import { afterWorkingDays, isWorking, nextOpening } from "../../src/escalation/working-hours.ts";
import { loadKnowledge } from "../../src/knowledge/load-knowledge.ts";
import type { WorkingTimes } from "../../src/knowledge/working-times.ts";

const { contacts } = await loadKnowledge("knowledge", () => "ka");
const times = contacts.get("secretariat")?.working as WorkingTimes;
/** Georgia keeps UTC+4 all year. */
const tbilisi = (text: string) => Date.parse(`${text}:00+04:00`);
const told = (moment: number) => new Date(moment + 4 * 3600_000).toISOString().slice(0, 16);

test("the office works on weekdays within hours, not on days off", () => {
  expect(isWorking(tbilisi("2026-11-27T10:00"), times)).toBe(true);
  expect(isWorking(tbilisi("2026-11-27T18:00"), times)).toBe(false);
  expect(isWorking(tbilisi("2026-11-28T10:00"), times)).toBe(false);
  expect(isWorking(tbilisi("2026-11-23T10:00"), times)).toBe(false);
});

test("a question of Friday evening is expected to be answered two working days after Monday's opening", () => {
  const friday = tbilisi("2026-11-27T20:00");
  expect(told(nextOpening(friday, times))).toBe("2026-11-30T09:00");
  expect(told(afterWorkingDays(friday, 2, times))).toBe("2026-12-02T09:00");
});

test("a question within hours keeps its time of day, and days off do not count", () => {
  expect(told(afterWorkingDays(tbilisi("2026-11-20T15:30"), 2, times))).toBe("2026-11-25T15:30");
  // Good Friday to Easter Monday of 2027, then nothing until the Tuesday.
  expect(told(afterWorkingDays(tbilisi("2027-04-29T12:00"), 1, times))).toBe("2027-05-04T12:00");
});

describe("the days off in contacts.yaml", () => {
  test.each([2026, 2027, 2028])("hold Good Friday to Easter Monday of %i by the Orthodox reckoning", (year) => {
    const easter = orthodoxEaster(year);
    for (const offset of [-2, -1, 0, 1]) {
      expect(times.holidays).toContain(new Date(easter + offset * 24 * 3600_000).toISOString().slice(0, 10));
    }
  });

  test.each([2026, 2027, 2028])("are eighteen in %i unless two fall on one date", (year) => {
    expect(times.holidays.filter((day) => day.startsWith(String(year))).length).toBeGreaterThanOrEqual(16);
  });
});

/** Meeus' Julian algorithm, moved to the Gregorian calendar (13 days until 2099). */
function orthodoxEaster(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  const day = ((d + e + 114) % 31) + 1;
  return Date.UTC(year, month - 1, day + 13);
}
