// What the interactive radar says in words: beside the chart, and to a screen reader.
(() => {
  "use strict";

  const { fill, make } = window.gosart;
  const SVG = "http://www.w3.org/2000/svg";
  const MANY = 6; // more changes than these are folded away
  const LOOKS = { "+": "p", "-": "m", "?": "u", ".": "n" };

  /** @param {string} text */
  const title = (text) =>
    make("p", { className: "g-twin-title" }, [make("strong", { textContent: text })]);

  /**
   * A name in the direction of its own script.
   *
   * @param {TwinVendor} vendor
   */
  const nameOf = ({ name }) => make("span", { textContent: name, dir: "auto" });

  /**
   * A piece of a vendor's line, as in the drawing's key.
   *
   * @param {TwinVendor} vendor
   */
  const swatch = ({ trace }) => {
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    svg.setAttribute("viewBox", "0 0 30 8");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", "M0 4h30");
    path.style.stroke = trace.line.color;
    path.style.strokeWidth = "2.5";
    if (trace.line.dash) path.style.strokeDasharray = trace.line.dash;
    svg.append(path);
    return svg;
  };

  /** The words for what is selected in one open radar. */
  class TwinDetails {
    /** @param {TwinFigure} figure */
    constructor(figure) {
      this.figure = figure;
      this.words = figure.words;
    }

    /**
     * @param {TwinVendor} vendor
     * @returns {Element[]}
     */
    vendorLabel(vendor) {
      return [swatch(vendor), nameOf(vendor)];
    }

    /**
     * What stands beside the chart.
     *
     * @param {TwinSelection} selection
     * @returns {Element[]}
     */
    elements(selection) {
      const ratings = selection.criterion < 0 ? this.sums(selection) : this.ratings(selection);
      const isCompared = selection.earlier >= 0 && selection.earlier !== selection.date;
      return isCompared ? [...ratings, ...this.changes(selection)] : ratings;
    }

    /**
     * What a screen reader is told of a date.
     *
     * @param {TwinSelection} selection
     */
    dateText(selection) {
      const { dates } = this.figure;
      const vendors = this.shown(selection).map(
        (vendor) => `${vendor.name}: ${this.figure.counts(vendor, selection.date)}.`,
      );
      return [`${dates[selection.date].text}.`, ...vendors].join(" ");
    }

    /**
     * What a screen reader is told of the chosen criterion.
     *
     * @param {TwinSelection} selection
     */
    criterionText(selection) {
      const [, label] = this.figure.about.criteria[selection.criterion];
      const vendors = this.shown(selection).map((vendor) => this.ratingText(vendor, selection));
      return [`${label}.`, ...vendors].join(" ");
    }

    /**
     * @param {TwinVendor} vendor
     * @param {TwinSelection} selection
     */
    ratingText(vendor, selection) {
      const { before, now } = this.ratingsOf(vendor, selection);
      if (!now) return `${vendor.name}: ${this.words.unassessed}.`;
      const label = before ? `${before.label} → ${now.label}` : now.label;
      const note = [now.evidence, now.source, now.confidence].filter(Boolean).join(", ");
      const dissent = now.dissent.map(
        ([name, other]) => `${fill(this.words.differs, { name })} ${this.words.marks[other][1]}.`,
      );
      return [`${vendor.name}: ${label}.`, note, ...dissent].join(" ");
    }

    /** @param {TwinSelection} selection */
    shown({ hidden }) {
      return this.figure.vendors.filter(({ key }) => !hidden.has(key));
    }

    /**
     * A vendor's rating by the chosen criterion, and the one of the earlier date if it differs.
     *
     * @param {TwinVendor} vendor
     * @param {TwinSelection} selection
     */
    ratingsOf(vendor, { criterion, date, earlier }) {
      const now = this.figure.ratingOn(vendor, criterion, date);
      const before = this.figure.ratingOn(vendor, criterion, earlier);
      return { now, before: before?.sign === now?.sign ? null : before };
    }

    // ---- Without a criterion: how many ratings of each kind

    /** @param {TwinSelection} selection */
    sums(selection) {
      return this.shown(selection).map((vendor) => {
        const counts = this.figure.counts(vendor, selection.date);
        const name = make("strong", { textContent: vendor.name, dir: "auto" });
        return make("p", {}, [name, ` ${counts}`]);
      });
    }

    // ---- With one: each vendor's rating, and what stands behind it

    /** @param {TwinSelection} selection */
    ratings(selection) {
      const [key, label] = this.figure.about.criteria[selection.criterion];
      const list = make("dl");
      this.shown(selection).forEach((vendor) => {
        list.append(make("dt", {}, this.vendorLabel(vendor)), this.rating(vendor, selection));
      });
      const parts = [title(`${selection.criterion + 1} ${label}`), list];
      // the rows of the worksheet have the keys of the criteria as addresses, with hyphens
      const row = document.getElementById(key.replace(/_/g, "-"));
      if (!row) return parts;
      const link = make("a", { href: `#${row.id}`, textContent: this.words.worksheet });
      return [...parts, make("p", {}, [link])];
    }

    /**
     * @param {TwinVendor} vendor
     * @param {TwinSelection} selection
     */
    rating(vendor, selection) {
      const { before, now } = this.ratingsOf(vendor, selection);
      if (!now) return make("dd", { textContent: this.words.unassessed });
      const by = now.by ? ` · ${fill(this.words.by, { name: now.by })}` : "";
      return make("dd", {}, [
        ...(before ? [this.badge(before.sign), " → "] : []),
        this.badge(now.sign),
        ` ${now.label} `,
        make("small", { textContent: `${now.date}${by}` }),
        make("div", { className: "g-note", textContent: this.note(now), dir: "auto" }),
        ...now.dissent.map(([name, other]) =>
          make("div", { dir: "auto" }, [
            `${fill(this.words.differs, { name })} `,
            this.badge(other),
          ]),
        ),
      ]);
    }

    /** @param {TwinRating} rating */
    note({ evidence, source, confidence }) {
      const who = source ? ` – ${source}` : "";
      const sure = confidence ? ` (${confidence})` : "";
      return `${evidence || this.words.evidence}${who}${sure}`;
    }

    /** @param {Sign} sign */
    badge(sign) {
      const [letter, textContent] = this.words.marks[sign];
      const badge = make("i", { className: LOOKS[sign], textContent });
      badge.dataset.sign = letter;
      return badge;
    }

    // ---- Since the earlier date

    /** @param {TwinSelection} selection */
    changes(selection) {
      const date = this.figure.dates[selection.earlier].text;
      const lists = this.shown(selection).flatMap((vendor) => this.changesOf(vendor, selection));
      const same = make("p", { textContent: this.words.same });
      return [title(fill(this.words.moved, { date })), ...(lists.length ? lists : [same])];
    }

    /**
     * @param {TwinVendor} vendor
     * @param {TwinSelection} selection
     */
    changesOf(vendor, { date, earlier }) {
      const changes = this.figure.changes(vendor, earlier, date);
      if (!changes.length) return [];
      const items = changes.map(({ label, from, to }) =>
        make("li", {}, [`${label}: `, this.badge(from), " → ", this.badge(to)]),
      );
      const count = make("small", { textContent: String(items.length) });
      const summary = make("summary", {}, [nameOf(vendor), " ", count]);
      const list = make("ul", {}, items);
      return [make("details", { open: items.length <= MANY }, [summary, list])];
    }
  }

  window.gosart = { ...window.gosart, TwinDetails };
})();
