// What a page offers our scripts: Material's stream of pages, and Plotly as far as we use it.

interface Window {
  /** Each page in turn, told by Material; absent under another theme. */
  readonly document$?: { subscribe?(listener: (page: Document) => void): unknown };
  /** Material's stream of addresses that the reader goes to; an address in it is gone to. */
  readonly location$?: { next(address: URL): void };
  /** There once a reader has asked for the interactive radar. */
  readonly Plotly?: Plotly;
  /** What our scripts give each other, each adding its own. */
  gosart: Gosart;
}

interface Plotly {
  /** Draws a figure, or changes the one that is drawn. */
  react(plot: HTMLElement, data: object[], layout: object, config: object): Promise<unknown>;
  /** Changes some traces; a value for each of them. */
  restyle(plot: HTMLElement, values: Record<string, unknown[]>, traces: number[]): Promise<unknown>;
  /** The address of a picture. */
  toImage(figure: { data: object[]; layout: object }, options: PictureOptions): Promise<string>;
  /** Frees all that a drawn figure holds. */
  purge(plot: HTMLElement): void;
}

interface PictureOptions {
  format: "png";
  /** In pixels, before `scale`. */
  width: number;
  height: number;
  scale: number;
}

interface PlotlyElement extends HTMLElement {
  /** Plotly's own: the layout of what is drawn, every value filled in. */
  readonly _fullLayout: { width: number; height: number; polar: { domain: PlotlyDomain } };
}

/** From where to where, as shares of the width and the height, from the lower left. */
interface PlotlyDomain {
  x: number[];
  y: number[];
}
