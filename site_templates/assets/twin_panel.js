// The panel of the interactive radar: its controls as elements, which do nothing yet.
(() => {
  "use strict";

  const { make, makeStatus } = window.gosart;

  /**
   * @template {HTMLElement} Kind
   * @param {Kind} element
   * @param {string} label
   */
  const asGroup = (element, label) => {
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", label);
    return element;
  };

  /** @param {string} text */
  const span = (text) => make("span", { textContent: text });

  /**
   * @param {number} value
   * @param {string} text
   */
  const option = (value, text) => make("option", { value: String(value), textContent: text });

  /**
   * @param {string} className
   * @param {string} [text]
   */
  const button = (className, text = "") =>
    make("button", { type: "button", className, textContent: text });

  /**
   * The criteria by their numbers, under the questions that they answer.
   *
   * @param {TwinFigure} figure
   */
  const criterionOptions = ({ about }) => {
    const labels = about.criteria.map(([, label], index) => `${index + 1} ${label}`);
    const options = labels.map((label, index) => option(index, label));
    return about.questions.map(([label, count]) =>
      make("optgroup", { label }, options.splice(0, count)),
    );
  };

  /** @param {TwinFigure} figure */
  const makeControls = (figure) => {
    const { dates, lastDate, vendors, words } = figure;
    // the value after the range that it has to be in
    const range = { min: "0", max: String(lastDate), step: "1", value: String(lastDate) };
    const earlier = dates.map(({ text }, date) => option(date, text));
    return {
      holder: asGroup(make("div", { className: "g-twin-chart", tabIndex: 0 }), words.radar),
      slider: make("input", { type: "range", ...range }),
      day: make("output"),
      play: button("g-twin-play"),
      compare: make("select", {}, [option(-1, words.nothing), ...earlier]),
      boxes: vendors.map(({ key: value }) =>
        make("input", { type: "checkbox", checked: true, value }),
      ),
      criteria: make("select", {}, [option(-1, words.any), ...criterionOptions(figure)]),
      details: make("div", { className: "g-twin-told" }),
      reset: button("g-twin-reset", words.reset),
      save: button("g-twin-save", words.save),
      status: makeStatus("g-sr"),
    };
  };

  /**
   * The row of dates: a slider, a button that plays, and what to compare with; one date is a text.
   *
   * @param {TwinFigure} figure
   * @param {TwinControls} controls
   */
  const dateRow = ({ dates, words }, { slider, day, play, compare }) => {
    if (dates.length === 1) return row([make("p", {}, [`${words.date} `, day])]);
    const date = make("label", { className: "g-twin-date" }, [span(words.date), slider, day]);
    return row([date, play, make("label", {}, [span(words.compared), compare])]);
  };

  /**
   * @param {Element[]} children
   * @param {string} [className]
   */
  const row = (children, className = "g-twin-row") => make("div", { className }, children);

  /**
   * @param {TwinFigure} figure
   * @param {TwinDetails} details
   * @param {TwinControls} controls
   */
  const side = ({ vendors, words }, details, controls) => {
    const labels = vendors.map((vendor, index) =>
      make("label", {}, [controls.boxes[index], ...details.vendorLabel(vendor)]),
    );
    const legend = make("legend", { textContent: words.vendors });
    const criterion = [span(words.criterion), controls.criteria];
    return row(
      [
        make("fieldset", { className: "g-twin-vendors" }, [legend, ...labels]),
        make("label", { className: "g-twin-axis" }, criterion),
        controls.details,
      ],
      "g-twin-side",
    );
  };

  /** @type {Gosart["makeTwinPanel"]} */
  const makeTwinPanel = (figure, details) => {
    const controls = makeControls(figure);
    const panel = make("div", { className: "g-twin-panel" }, [
      dateRow(figure, controls),
      controls.holder,
      side(figure, details, controls),
      row([controls.reset, controls.save], "g-twin-row g-twin-end"),
      controls.status,
    ]);
    return { ...controls, panel: asGroup(panel, figure.words.controls) };
  };

  window.gosart = { ...window.gosart, makeTwinPanel };
})();
