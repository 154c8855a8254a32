// What `site/pages/past.py` writes for `past.js`.

interface PastData {
  /** The plan of two sides with the days that its items had before: HTML, made safe. */
  plan?: string;
  /** The opportunity over time, for its sheet: HTML, made safe. */
  sheet?: string;
  /** How often a close date was put off, in words, by how many days, and how often; by `account/opportunity`. */
  slips?: Record<string, [string, number, number]>;
}

/** What `site/pages/past.py` writes for `past_days.js`. */
interface PastDaysData {
  /** The slider with its drawings: HTML, made safe. */
  html: string;
  days: {
    day: string;
    sentence: string;
    /** Number of the card of whoever stood elsewhere, by person. */
    cards: Record<string, number>;
    /** Who was not on the map yet. */
    absent: string[];
  }[];
  /** SVG of our own. */
  cards: string[];
}
