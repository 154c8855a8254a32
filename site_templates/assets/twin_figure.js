// What the interactive radar knows: the vendors, the dates, and each vendor's ratings on a date.
(() => {
  "use strict";

  const { fill } = window.gosart;
  /** @type {readonly Sign[]} */
  const SIGNS = ["+", "-", "?", "."];

  /**
   * A name as people wrote it. The figure has it escaped, because Plotly reads some HTML.
   *
   * @param {string} text
   */
  const unescaped = (text) =>
    text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

  /** The figure that the page carries, and the answers that it has. Dates go by their number. */
  class TwinFigure {
    /**
     * @param {RadarFigure} figure
     * @param {RadarWords} words
     */
    constructor(figure, words) {
      this.frames = figure.frames;
      this.layout = figure.layout;
      this.traces = figure.data;
      this.words = words;
      this.about = figure.layout.meta;
      this.dates = figure.frames.map(({ name, layout }) => ({ day: name, text: layout.meta.said }));
      this.vendors = this.findVendors();
    }

    get lastDate() {
      return this.dates.length - 1;
    }

    /**
     * The vendors, us first, as in the drawing's key; the figure has us last, over all others.
     *
     * @returns {TwinVendor[]}
     */
    findVendors() {
      const vendors = this.traces.flatMap((trace, index) =>
        trace.type === "scatterpolar" && trace.fill !== "toself"
          ? [{ key: trace.meta.vendor, name: unescaped(trace.name), index, trace }]
          : [],
      );
      return vendors.reverse();
    }

    /**
     * A trace as it stands on a date: what the vendor's latest assessment up to it draws.
     *
     * @param {number} index
     * @param {number} date
     * @returns {RadarPoints | null} null before the first assessment
     */
    pointsOn(index, date) {
      for (let at = date; at >= 0; at -= 1) {
        const { traces, data } = this.frames[at];
        const place = traces.indexOf(index);
        if (place >= 0) return data[place];
      }
      return null;
    }

    /**
     * A vendor's latest assessment up to a date, null before the first.
     *
     * @param {TwinVendor} vendor
     * @param {number} date
     */
    assessmentOn(vendor, date) {
      return this.pointsOn(vendor.index, date)?.meta ?? null;
    }

    /**
     * How a vendor is rated by one criterion, with all that stands behind it.
     *
     * @param {TwinVendor} vendor
     * @param {number} criterion
     * @param {number} date
     * @returns {TwinRating | null} null before the first assessment
     */
    ratingOn(vendor, criterion, date) {
      const assessment = this.assessmentOn(vendor, date);
      if (!assessment) return null;
      const sign = /** @type {Sign} */ (assessment.marks.charAt(criterion));
      const [evidence, source, confidence] = assessment.notes[criterion] ?? ["", "", ""];
      const label = this.words.marks[sign][1];
      const { by, said } = assessment;
      const dissent = assessment.dissent?.[criterion] ?? [];
      return { sign, label, evidence, source, confidence, date: said, by, dissent };
    }

    /**
     * Which ratings of a vendor differ between two dates; none where one has no assessment.
     *
     * @param {TwinVendor} vendor
     * @param {number} earlier
     * @param {number} date
     */
    changes(vendor, earlier, date) {
      const before = this.assessmentOn(vendor, earlier);
      const now = this.assessmentOn(vendor, date);
      if (!before || !now) return [];
      const changes = this.about.criteria.map(([, label], criterion) => ({
        criterion,
        label,
        from: /** @type {Sign} */ (before.marks.charAt(criterion)),
        to: /** @type {Sign} */ (now.marks.charAt(criterion)),
      }));
      return changes.filter(({ from, to }) => from !== to);
    }

    /**
     * How many ratings of each kind a vendor has, in words.
     *
     * @param {TwinVendor} vendor
     * @param {number} date
     */
    counts(vendor, date) {
      const assessment = this.assessmentOn(vendor, date);
      if (!assessment) return this.words.unassessed;
      const counts = SIGNS.map((sign) => {
        const n = assessment.marks.split(sign).length - 1;
        return n ? fill(this.words.counted[sign], { n }) : "";
      });
      return counts.filter(Boolean).join(", ");
    }
  }

  window.gosart = { ...window.gosart, TwinFigure };
})();
