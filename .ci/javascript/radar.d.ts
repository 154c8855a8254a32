// What files hold for the interactive radar: `charts/radar_plotly.py` writes the figure, `site/data_files.py` the words.

/** A rating; "." is none. */
type Sign = "+" | "-" | "?" | ".";

interface RadarFigure {
  /** The ground, then the looks of each vendor's trace, ours last and with an area before it. */
  data: RadarTrace[];
  layout: RadarLayout;
  /** One a date, its `name` in ISO form: what the assessments of that day draw. */
  frames: {
    name: string;
    layout: { meta: { said: string } };
    data: RadarPoints[];
    /** The number of the trace of each of `data`. */
    traces: number[];
  }[];
}

type RadarTrace = GroundTrace | VendorTrace;

interface GroundTrace {
  type: "barpolar";
}

interface VendorTrace {
  type: "scatterpolar";
  name: string;
  meta: { vendor: string };
  line: { color: string; width: number; dash?: string };
  /** Of our area alone. */
  fill?: "toself";
}

/** The points of a trace on a date; null is a gap in the line. */
interface RadarPoints {
  r: (number | null)[];
  /** In degrees, clockwise from the top. */
  theta: (number | null)[];
  /** The assessment; an area has none. */
  meta?: RadarAssessment;
}

interface RadarAssessment {
  vendor: string;
  /** In ISO form. */
  date: string;
  /** In words. */
  said: string;
  by: string;
  /** A sign for each criterion. */
  marks: string;
  /** By the number of a criterion: the evidence, who said it, how sure the rater is. */
  notes: Record<number, [string, string, string]>;
  /** By the number of a criterion: who differs, each with the other sign. */
  dissent?: Record<number, [string, Sign][]>;
}

interface RadarLayout {
  polar: {
    domain: PlotlyDomain;
    angularaxis: { showticklabels: boolean };
    radialaxis: { tickfont: { color: string; size: number } };
  };
  annotations: { text: string; y: number; font: { size: number } }[];
  /** Lines from an axis to a label that was moved away. */
  shapes: { y0: number; y1: number }[];
  meta: {
    /** Width and height of the sheet, in its own units. */
    box: [number, number];
    /** The radius of the circle, in the units of `r`. */
    outer: number;
    /** The width below which numbers stand for the labels, in pixels. */
    narrow: number;
    /** The label of each, and how many criteria it has. */
    questions: [string, number][];
    /** The key and the label of each. */
    criteria: [string, string][];
  };
}

/** A layout for one width. */
interface DrawnLayout extends RadarLayout {
  width: number;
  height: number;
  font: { family: string };
}

/** What many pages say of the method, from `site/data_files.py`: by the last part of an address. */
interface MethodData {
  /** The explanation of each term. */
  terms: Record<string, string>;
  /** Value and label of each term, by its set. */
  labels: Record<string, [string, string][]>;
  /** The questions of each criterion: HTML, made safe. */
  questions: Record<string, string[]>;
  rules: Record<string, string>;
  /** What leads from questions to all else of a criterion. */
  more: string;
  /** How a rating was before, with `{rating}`. */
  before: string;
  radar: RadarWords;
}

/** Every word that the radar writes, in the reader's language; names in braces stand for values. */
interface RadarWords {
  any: string;
  by: string;
  differs: string;
  close: string;
  compared: string;
  controls: string;
  counted: Record<Sign, string>;
  criterion: string;
  date: string;
  evidence: string;
  /** The letter and the label of each rating. */
  marks: Record<Sign, [string, string]>;
  moved: string;
  next: string;
  nothing: string;
  pause: string;
  play: string;
  radar: string;
  ready: string;
  reset: string;
  same: string;
  save: string;
  saved: string;
  unassessed: string;
  unsaved: string;
  vendors: string;
  worksheet: string;
}
