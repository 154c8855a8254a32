// The interactive radar as Plotly draws it: in the page's colours and width, or as a picture.
(() => {
  "use strict";

  const { make } = window.gosart;
  const PICTURE = 1000; // pixels that a saved picture is wide, before it is doubled
  const MARGIN = 60; // pixels above the saved radar for its title, and below for its key
  const CONFIG = {
    displayModeBar: false,
    displaylogo: false,
    showTips: false,
    scrollZoom: false,
    doubleClick: false,
    staticPlot: true,
  };
  const LEGEND = {
    orientation: "h",
    x: 0.5,
    xanchor: "center",
    y: 0,
    yanchor: "bottom",
    traceorder: "reversed",
  };

  /**
   * Copies a figure with each `var(--…)` as its colour, because Plotly knows no variables.
   *
   * @template Value
   * @param {Value} value
   * @param {(name: string) => string} colour
   * @returns {Value}
   */
  const painted = (value, colour) => {
    /** @type {(part: any) => any} */
    const paint = (part) => {
      if (typeof part === "string") return part.startsWith("var(") ? colour(part) : part;
      if (Array.isArray(part)) return part.map(paint);
      if (!part || typeof part !== "object") return part;
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, paint(inner)]));
    };
    return paint(value);
  };

  /** One open radar; what it shows is chosen in the panel around it. */
  class TwinChart {
    /**
     * @param {Plotly} plotly
     * @param {TwinFigure} figure
     * @param {HTMLElement} root
     * @param {HTMLElement} holder what gives the radar its width
     */
    constructor(plotly, figure, root, holder) {
      this.plotly = plotly;
      this.figure = figure;
      this.root = root;
      this.holder = holder;
      this.width = 0;
      /** @type {HTMLElement} */
      this.plot = make("div", { className: "g-twin-plot" });
      // the words beside it say more to a screen reader
      this.plot.setAttribute("aria-hidden", "true");
      holder.append(this.plot);
    }

    /** @param {TwinSelection} selection */
    draw(selection) {
      this.width = Math.max(200, Math.floor(this.holder.clientWidth));
      const figure = { data: this.traces(selection), layout: this.layout(this.width) };
      const { data, layout } = this.paint(figure);
      this.plotly.react(this.plot, data, layout, CONFIG);
    }

    /** Whether the page has given it another width since it was drawn. */
    isOfOtherWidth() {
      return Math.abs(Math.floor(this.holder.clientWidth) - this.width) > 1;
    }

    free() {
      this.plotly.purge(this.plot);
    }

    /**
     * @template Value
     * @param {Value} figure
     */
    paint(figure) {
      const probe = make("span", { hidden: true });
      /** @type {Map<string, string>} */
      const colours = new Map();
      this.root.append(probe);
      const copy = painted(figure, (name) => {
        if (!colours.has(name)) {
          probe.style.color = name;
          // once for each name: the browser works out its styles whenever it is asked for one
          colours.set(name, getComputedStyle(probe).color);
        }
        return colours.get(name) ?? name;
      });
      probe.remove();
      return copy;
    }

    // ---- Traces: the ground, the line to the chosen criterion, the earlier date, the date itself

    /** @param {TwinSelection} selection */
    traces(selection) {
      const { vendors } = this.figure;
      const shown = vendors.filter(({ key }) => !selection.hidden.has(key));
      return [
        ...this.ground,
        this.pointer(selection.criterion),
        // us last, over all others
        ...shown.reverse().flatMap((vendor) => this.earlierTraces(vendor, selection)),
        ...this.datedTraces(selection),
      ];
    }

    /** The traces that are the same on each date. */
    get ground() {
      return this.figure.traces.filter(({ type }) => type !== "scatterpolar");
    }

    /** @param {number} criterion */
    pointer(criterion) {
      const { criteria, outer } = this.figure.about;
      const angle = ((criterion + 0.5) * 360) / criteria.length;
      const isThere = criterion >= 0;
      return {
        type: "scatterpolar",
        mode: "lines",
        hoverinfo: "skip",
        showlegend: false,
        line: { color: "var(--md-default-fg-color, #222)", width: 2 },
        r: isThere ? [0, outer] : [null],
        theta: isThere ? [angle, angle] : [null],
      };
    }

    /** @param {TwinSelection} selection */
    datedTraces({ date, hidden }) {
      return this.figure.traces.flatMap((trace, index) => {
        if (trace.type !== "scatterpolar") return [];
        const points = hidden.has(trace.meta.vendor) ? null : this.figure.pointsOn(index, date);
        return [{ ...trace, ...(points ?? { r: [null], theta: [null], showlegend: false }) }];
      });
    }

    /**
     * A vendor's thin line of the earlier date, with a ring at each rating that has changed since;
     * none without an assessment up to that date.
     *
     * @param {TwinVendor} vendor
     * @param {TwinSelection} selection
     */
    earlierTraces(vendor, { date, earlier }) {
      const points = this.figure.pointsOn(vendor.index, earlier);
      if (!points) return [];
      const { trace } = vendor;
      const count = this.figure.about.criteria.length;
      const changes = this.figure.changes(vendor, earlier, date);
      const changed = new Set(changes.map(({ criterion }) => criterion));
      const size = points.theta.map((angle) =>
        angle !== null && changed.has(Math.floor((angle * count) / 360)) ? 8 : 0,
      );
      const looks = {
        mode: "lines+markers",
        showlegend: false,
        opacity: 0.65,
        line: { ...trace.line, width: 1.2 },
        marker: { symbol: "circle-open", color: trace.line.color, line: { width: 1.2 }, size },
      };
      return [{ ...trace, r: points.r, theta: points.theta, ...looks }];
    }

    // ---- Layout

    /**
     * The figure's layout for a width: a sheet with all labels, or on a phone numbers alone.
     *
     * @param {number} width
     * @param {boolean} [isNarrow]
     * @returns {DrawnLayout}
     */
    layout(width, isNarrow = width < this.figure.about.narrow) {
      const [boxWidth, boxHeight] = this.figure.about.box;
      const scale = isNarrow ? 0.9 : width / boxWidth;
      const sheet = isNarrow ? numbersOnly(this.figure.layout) : scaled(this.figure.layout, scale);
      return {
        ...sheet,
        polar: { ...sheet.polar, radialaxis: withSigns(sheet.polar.radialaxis, scale) },
        font: { family: getComputedStyle(this.root).fontFamily },
        width,
        height: isNarrow ? width : Math.round(boxHeight * scale),
      };
    }

    // ---- The pointer

    /** @param {number} criterion */
    point(criterion) {
      const { r, theta } = this.pointer(criterion);
      this.plotly.restyle(this.plot, { r: [r], theta: [theta] }, [this.ground.length]);
    }

    /**
     * The criterion whose axis is under the mouse; -1 outside the circle and at its centre.
     *
     * @param {MouseEvent} event
     */
    criterionAt(event) {
      // what Plotly has made of our layout, for which it has no public name
      const plot = /** @type {PlotlyElement} */ (this.plot);
      const { width, height, polar } = plot._fullLayout;
      const { x: across, y: up } = polar.domain;
      const box = this.plot.getBoundingClientRect();
      const x = event.clientX - box.left - (width * (across[0] + across[1])) / 2;
      const y = event.clientY - box.top - height * (1 - (up[0] + up[1]) / 2);
      const radius = (width * (across[1] - across[0])) / 2;
      const distance = Math.hypot(x, y);
      if (distance > radius * 1.12 || distance < radius * 0.06) return -1;
      const count = this.figure.about.criteria.length;
      const share = Math.atan2(x, -y) / (2 * Math.PI);
      return Math.floor((share < 0 ? share + 1 : share) * count) % count;
    }

    // ---- The picture

    /**
     * The address of a PNG with a title above and the vendors below, as wide on every screen.
     *
     * @param {TwinSelection} selection
     * @param {string} title
     */
    picture(selection, title) {
      const sheet = withMargins(this.layout(PICTURE, false));
      const text = title.replace(/&/g, "&amp;").replace(/</g, "&lt;");
      const layout = {
        ...sheet,
        paper_bgcolor: "var(--gosart-card, #fff)",
        font: { ...sheet.font, color: "var(--md-default-fg-color, #222)" },
        title: { text, x: 0.5, y: 0.975, yanchor: "top", font: { size: 18 } },
        showlegend: true,
        legend: LEGEND,
      };
      const { width, height } = sheet;
      const figure = this.paint({ data: this.traces(selection), layout });
      return this.plotly.toImage(figure, { format: "png", width, height, scale: 2 });
    }
  }

  /**
   * @param {RadarLayout} layout
   * @returns {RadarLayout}
   */
  const numbersOnly = (layout) => ({
    ...layout,
    annotations: [],
    shapes: [],
    polar: {
      ...layout.polar,
      domain: { x: [0.08, 0.92], y: [0.08, 0.92] },
      angularaxis: { ...layout.polar.angularaxis, showticklabels: true },
    },
  });

  /**
   * @param {RadarLayout} layout
   * @param {number} scale
   * @returns {RadarLayout}
   */
  const scaled = (layout, scale) => ({
    ...layout,
    annotations: layout.annotations.map((label) => ({
      ...label,
      font: { ...label.font, size: label.font.size * scale },
    })),
  });

  /**
   * The axis of the rings, whose signs stay legible on a phone.
   *
   * @param {RadarLayout["polar"]["radialaxis"]} axis
   * @param {number} scale
   */
  const withSigns = (axis, scale) => ({
    ...axis,
    tickfont: { ...axis.tickfont, size: Math.max(11, 13 * scale) },
  });

  /**
   * Moves what is placed by shares of the height, so that there is room above and below.
   *
   * @param {DrawnLayout} layout
   * @returns {DrawnLayout}
   */
  const withMargins = (layout) => {
    const { annotations, polar, shapes } = layout;
    const height = layout.height + 2 * MARGIN;
    /** @param {number} y */
    const moved = (y) => (y * layout.height + MARGIN) / height;
    return {
      ...layout,
      height,
      polar: { ...polar, domain: { ...polar.domain, y: polar.domain.y.map(moved) } },
      annotations: annotations.map((label) => ({ ...label, y: moved(label.y) })),
      shapes: shapes.map((lead) => ({ ...lead, y0: moved(lead.y0), y1: moved(lead.y1) })),
    };
  };

  window.gosart = { ...window.gosart, TwinChart };
})();
