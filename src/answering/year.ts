/** A year of our time, not part of a longer figure. */
export const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
