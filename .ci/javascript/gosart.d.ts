// What our scripts give each other; a script finds here what those before it in `SCRIPT_PARTS` of `site/assets.py` have put.

interface Gosart {
  /** Calls `start` now and for each page that the reader goes to. */
  onEachPage(start: () => void): void;
  /** A new element with these properties, set in their order, and children. */
  make<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    properties?: Partial<HTMLElementTagNameMap[Name]>,
    children?: (Node | string)[],
  ): HTMLElementTagNameMap[Name];
  /** A text in small letters without accents, as somebody types a name who has none of them. */
  folded(text: string): string;
  setAttributes(element: Element, attributes: Record<string, string | number>): void;
  /** An element whose text a screen reader says whenever it changes. */
  makeStatus(className: string): HTMLElement;
  /** The heads of a worksheet's columns, each with the position of its cells in a row. */
  worksheetColumns(
    table: HTMLTableElement,
  ): { head: HTMLTableCellElement; position: number }[];
  /** Runs a file of this site, once; gives what it has handed to `receive`. */
  load(address: string): Promise<unknown>;
  /** What a file of data calls, and nobody else. */
  receive(data: unknown): void;
  /** What the site says of the method once for all pages; null where it does not come. */
  methodData(): Promise<MethodData | null>;
  /** Whether an element still has to be made ready: a page that stays is seen more than once. */
  isNew(panel: Element): boolean;
  /** The table that a panel of controls names in an attribute. */
  tableOf(panel: Element, attribute: string): HTMLTableElement | null;
  textOf(element: Element | undefined): string;
  /** What stands in a cell of a column of values, without the sign before it. */
  valueIn(text: string, values: string[]): string;
  compareTexts(a: string, b: string): number;
  /** Puts the rows that a page is without into its table. */
  loadRows(table: HTMLTableElement): Promise<void>;
  sortBy(table: HTMLTableElement, head: HTMLTableCellElement, descending: boolean): Promise<void>;
  /** A text with values in place of their names in braces. */
  fill(text: string, values: Record<string, string | number>): string;

  /** A text of SVG with copies of drawings of a figure below each other. */
  mapPicture(figure: HTMLElement, drawings: SVGSVGElement[]): string;
  /** Writes the key of a chosen way to colour before the legend, once. */
  showMapKey(figure: HTMLElement, option: HTMLOptionElement): void;
  MapView: new (figure: HTMLElement) => MapView;
  MapPeople: new (figure: HTMLElement) => MapPeople;
  MapCards: new (figure: HTMLElement, people: MapPeople) => MapCards;
  MapPanel: new (figure: HTMLElement, people: MapPeople, view: MapView) => MapPanel;
  /** Adds what a phone has in the place of a map: people by where they stand, and a button. */
  addMapList(figure: HTMLElement, people: MapPeople): void;

  /** The panel of one radar; its controls do nothing yet. */
  makeTwinPanel(figure: TwinFigure, details: TwinDetails): TwinControls & { panel: HTMLElement };
  TwinFigure: new (figure: RadarFigure, words: RadarWords) => TwinFigure;
  TwinChart: new (
    plotly: Plotly,
    figure: TwinFigure,
    root: HTMLElement,
    holder: HTMLElement,
  ) => TwinChart;
  TwinDetails: new (figure: TwinFigure) => TwinDetails;
}

// ---- The relationship map

interface MapView {
  readonly views: HTMLElement[];
  /** The view of the whole company, and the drawing in it. */
  readonly frame: HTMLElement;
  readonly drawing: SVGSVGElement;
  readonly openDrawings: SVGSVGElement[];
  readonly isFull: boolean;
  isDragged(view: HTMLElement): boolean;
  hold(change: () => void): void;
  release(): void;
  enlarge(): void;
  shrink(): void;
  fit(): void;
  toggleFull(): void;
}

/** People go by their ids; "" is nobody. */
interface MapPeople {
  readonly ids: string[];
  has(id: string): boolean;
  card(id: string): SVGGraphicsElement;
  stop(id: string): SVGGraphicsElement | HTMLElement;
  name(id: string): string;
  partners(id: string): string[];
  idAt(element: Element): string;
  clicked(target: Element): string;
  valueAt(element: Element, name: string): string;
  read(): void;
  light(id: string): void;
  reveal(id: string, focus: boolean): void;
  rove(id: string | undefined): void;
  follow(key: string, id: string): string | undefined;
}

interface MapCards {
  /** Puts cards in the place of the account's: SVG by person, as JSON. */
  show(json: string): void;
}

/** What the page says of a person, beside the drawing. */
interface MapPanel {
  /** Whom it shows. */
  readonly id: string;
  readonly panel: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly link: HTMLAnchorElement;
  /** The row of somebody whom these readers may see. */
  row(id: string): HTMLTableRowElement | null;
  follow(id: string): void;
  show(id: string): void;
  enter(): void;
}

// ---- The interactive radar

/** What a reader has selected; dates and criteria by their numbers, -1 for none. */
interface TwinSelection {
  date: number;
  /** The date that is compared with. */
  earlier: number;
  criterion: number;
  /** The keys of the vendors that are off. */
  hidden: ReadonlySet<string>;
}

interface TwinVendor {
  key: string;
  name: string;
  /** The number of its trace. */
  index: number;
  trace: VendorTrace;
}

interface TwinRating {
  sign: Sign;
  label: string;
  /** Texts, "" for what is not given. */
  evidence: string;
  source: string;
  confidence: string;
  /** In words. */
  date: string;
  by: string;
  /** Who differs, each with the other sign. */
  dissent: [string, Sign][];
}

interface TwinChange {
  criterion: number;
  label: string;
  from: Sign;
  to: Sign;
}

interface TwinFigure {
  readonly about: RadarLayout["meta"];
  readonly dates: { day: string; text: string }[];
  readonly lastDate: number;
  readonly layout: RadarLayout;
  readonly traces: RadarTrace[];
  readonly vendors: TwinVendor[];
  readonly words: RadarWords;
  pointsOn(index: number, date: number): RadarPoints | null;
  ratingOn(vendor: TwinVendor, criterion: number, date: number): TwinRating | null;
  changes(vendor: TwinVendor, earlier: number, date: number): TwinChange[];
  counts(vendor: TwinVendor, date: number): string;
}

interface TwinChart {
  draw(selection: TwinSelection): void;
  point(criterion: number): void;
  criterionAt(event: MouseEvent): number;
  isOfOtherWidth(): boolean;
  picture(selection: TwinSelection, title: string): Promise<string>;
  free(): void;
}

interface TwinDetails {
  vendorLabel(vendor: TwinVendor): Element[];
  elements(selection: TwinSelection): Element[];
  dateText(selection: TwinSelection): string;
  criterionText(selection: TwinSelection): string;
}

interface TwinControls {
  /** What the radar is drawn in; it takes the keys. */
  holder: HTMLElement;
  slider: HTMLInputElement;
  day: HTMLElement;
  play: HTMLButtonElement;
  compare: HTMLSelectElement;
  /** One for each vendor. */
  boxes: HTMLInputElement[];
  criteria: HTMLSelectElement;
  details: HTMLElement;
  reset: HTMLButtonElement;
  save: HTMLButtonElement;
  status: HTMLElement;
}

// ---- The slides of a deal

/** What the file of a sheet's slides hands on; `{n}`, `{count}` and `{title}` are put in. */
interface SlidesData {
  slides: string;
  words: {
    name: string;
    title: string;
    slide: string;
    count: string;
    previous: string;
    next: string;
    close: string;
  };
}
