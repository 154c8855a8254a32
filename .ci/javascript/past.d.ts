// What `site/pages/past.py` writes for `past.js`.

interface PastData {
  /** The plan of two sides with the days that its items had before: HTML, made safe. */
  plan?: string;
  /** The opportunity over time, for its sheet: HTML, made safe. */
  sheet?: string;
  /** How often a close date was put off, in words, by how many days, and how often; by `account/opportunity`. */
  slips?: Record<string, [string, number, number]>;
}
