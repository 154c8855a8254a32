// The interactive radar. A page starts with its button alone; Plotly comes from this site when a
// reader presses it, never before.
(() => {
  "use strict";

  const { gosart } = window;
  const { fill, make, makeStatus } = gosart;
  const STEP = 1400; // milliseconds that a date is shown while it plays

  /** Whether the reader wants nothing to move by itself. */
  const isStill = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** One open radar: what is selected in it, and what happens when somebody uses a control. */
  class Twin {
    /**
     * @param {HTMLElement} root
     * @param {Plotly} plotly
     * @param {RadarFigure} figure
     * @param {RadarWords} words
     */
    constructor(root, plotly, figure, words) {
      this.root = root;
      this.words = words;
      this.figure = new gosart.TwinFigure(figure, words);
      this.details = new gosart.TwinDetails(this.figure);
      this.controls = gosart.makeTwinPanel(this.figure, this.details);
      root.append(this.controls.panel);
      this.chart = new gosart.TwinChart(plotly, this.figure, root, this.controls.holder);
      this.selection = this.initialSelection();
      /** Whether the criterion stays when the mouse goes on. */
      this.isPinned = false;
      /** The running interval while the dates play, else 0. */
      this.timer = 0;
      this.listen();
      this.draw();
      // the palette is an attribute, of which Material tells nobody
      this.palette = new MutationObserver(() => this.draw());
      this.palette.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
      this.size = new ResizeObserver(() => {
        if (this.chart.isOfOtherWidth()) this.draw();
      });
      this.size.observe(this.controls.holder);
    }

    /** @returns {TwinSelection} */
    initialSelection() {
      return { date: this.figure.lastDate, earlier: -1, criterion: -1, hidden: new Set() };
    }

    /** Gives back what would outlive the page: timers, observers and Plotly's own listeners. */
    free() {
      window.clearInterval(this.timer);
      this.palette.disconnect();
      this.size.disconnect();
      this.chart.free();
      this.controls.panel.remove();
    }

    // ---- What is listened to

    listen() {
      const { boxes, compare, criteria, play, reset, save, slider } = this.controls;
      slider.addEventListener("input", () => this.slide());
      play.addEventListener("click", () => (this.timer ? this.stop() : this.start()));
      compare.addEventListener("change", () => this.select({ earlier: Number(compare.value) }));
      criteria.addEventListener("change", () => this.choose(Number(criteria.value)));
      reset.addEventListener("click", () => this.reset());
      save.addEventListener("click", () => this.save());
      boxes.forEach((box) => box.addEventListener("change", () => this.select(this.vendorsOff())));
      this.listenToChart(this.controls.holder);
    }

    /** @param {HTMLElement} holder */
    listenToChart(holder) {
      holder.addEventListener("click", (event) => this.choose(this.chart.criterionAt(event)));
      holder.addEventListener("keydown", (event) => this.key(event));
      holder.addEventListener("pointermove", (event) => {
        if (event.pointerType === "mouse") this.hover(this.chart.criterionAt(event));
      });
      holder.addEventListener("pointerleave", () => {
        if (document.activeElement !== holder) this.hover(-1);
      });
    }

    /** The vendors whose boxes are not ticked, as a part of the selection. */
    vendorsOff() {
      const off = this.controls.boxes.filter((box) => !box.checked);
      return { hidden: new Set(off.map((box) => box.value)) };
    }

    // ---- Selecting

    /**
     * Changes a part of the selection, shows it, and says it to a screen reader.
     *
     * @param {Partial<TwinSelection>} part
     */
    select(part) {
      this.selection = { ...this.selection, ...part };
      this.draw();
      this.say(this.details.dateText(this.selection));
    }

    reset() {
      this.stop();
      this.controls.boxes.forEach((box) => {
        box.checked = true;
      });
      this.select(this.initialSelection());
    }

    slide() {
      const date = Number(this.controls.slider.value); // `stop` sets the slider to the date shown
      this.stop();
      this.select({ date });
    }

    /**
     * Chooses a criterion, which stays until another is chosen; -1 chooses none.
     *
     * @param {number} criterion
     */
    choose(criterion) {
      this.isPinned = criterion >= 0;
      this.point(criterion);
    }

    /**
     * Points at a criterion while the mouse is there, unless one is chosen.
     *
     * @param {number} criterion
     */
    hover(criterion) {
      if (!this.isPinned && criterion !== this.selection.criterion) this.point(criterion);
    }

    /** @param {number} criterion */
    point(criterion) {
      if (criterion !== this.selection.criterion) {
        this.selection = { ...this.selection, criterion };
        this.chart.point(criterion);
      }
      this.show();
      if (criterion >= 0) this.say(this.details.criterionText(this.selection));
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      const criterion = this.criterionFor(event.key);
      if (criterion === undefined) return;
      event.preventDefault();
      this.choose(criterion);
    }

    /**
     * The criterion that a key leads to, -1 for none; undefined for a key that is not one of ours.
     *
     * @param {string} key
     */
    criterionFor(key) {
      const count = this.figure.about.criteria.length;
      const { criterion } = this.selection;
      switch (key) {
        case "Home":
          return 0;
        case "End":
          return count - 1;
        case "Escape":
          return -1;
        case "ArrowRight":
        case "ArrowDown":
          return (criterion + 1) % count;
        case "ArrowLeft":
        case "ArrowUp":
          return (Math.max(criterion, 0) - 1 + count) % count;
        default:
          return undefined;
      }
    }

    // ---- Playing

    start() {
      const { lastDate } = this.figure;
      const { date } = this.selection;
      this.select({ date: date >= lastDate ? 0 : date + 1 });
      if (isStill()) return; // each press is one date
      this.timer = window.setInterval(() => this.step(), STEP);
      this.showControls();
    }

    step() {
      const { date } = this.selection;
      if (date >= this.figure.lastDate) this.stop();
      else this.select({ date: date + 1 });
    }

    stop() {
      window.clearInterval(this.timer);
      this.timer = 0;
      this.showControls();
    }

    // ---- Showing

    draw() {
      this.chart.draw(this.selection);
      this.show();
    }

    /** Everything but the chart. */
    show() {
      this.showControls();
      this.controls.details.replaceChildren(...this.details.elements(this.selection));
    }

    showControls() {
      const { compare, criteria, day, play, slider } = this.controls;
      const { criterion, date, earlier } = this.selection;
      const { text } = this.figure.dates[date];
      slider.value = String(date);
      slider.setAttribute("aria-valuetext", text);
      day.textContent = text;
      compare.value = String(earlier);
      criteria.value = String(criterion);
      play.textContent = this.playText();
    }

    playText() {
      if (this.timer) return this.words.pause;
      return isStill() ? this.words.next : this.words.play;
    }

    /** @param {string} text */
    say(text) {
      this.controls.status.textContent = text;
    }

    // ---- Saving

    async save() {
      const { day } = this.figure.dates[this.selection.date];
      const file = `${this.root.dataset.file}-${day}.png`;
      try {
        const href = await this.chart.picture(this.selection, this.pictureTitle());
        make("a", { href, download: file }).click();
        this.say(fill(this.words.saved, { file }));
      } catch {
        this.say(this.words.unsaved);
      }
    }

    pictureTitle() {
      const { date, earlier } = this.selection;
      const { dates } = this.figure;
      const isCompared = earlier >= 0 && earlier !== date;
      const compared = isCompared ? ` (${this.words.compared} ${dates[earlier].text})` : "";
      return `${this.root.dataset.title} · ${dates[date].text}${compared}`;
    }
  }

  // ---- Opening and closing

  /**
   * All that a radar needs, from this site: Plotly, what it draws, and its words.
   *
   * @param {DOMStringMap} about
   * @returns {Promise<[Plotly, RadarFigure, RadarWords]>}
   */
  const loadAll = async (about) => {
    const files = [about.script, about.figure, about.words].map((name) => gosart.load(name ?? ""));
    const [, figure, data] = await Promise.all(files);
    if (!window.Plotly || !figure || !data) throw new Error(about.figure);
    const { radar } = /** @type {MethodData} */ (data);
    return [window.Plotly, /** @type {RadarFigure} */ (figure), radar];
  };

  /** The button of one radar, and the radar while it is open. */
  class TwinButton {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.button = /** @type {HTMLButtonElement} */ (root.querySelector(".g-twin-open"));
      this.label = this.button.textContent;
      this.status = makeStatus("g-twin-status");
      /** @type {Twin | null} */
      this.twin = null;
      root.append(this.status);
      this.button.addEventListener("click", () => this.press());
    }

    /** The drawing in the same figure gives way to the open radar. */
    get figure() {
      return this.root.closest("figure") ?? this.root;
    }

    press() {
      if (this.twin) {
        this.close();
        this.status.textContent = "";
      } else if (!this.button.getAttribute("aria-busy")) this.load();
    }

    async load() {
      const { button, root, status } = this;
      button.setAttribute("aria-busy", "true");
      status.textContent = root.dataset.loading ?? "";
      /** @type {[Plotly, RadarFigure, RadarWords]} */
      let all;
      try {
        all = await loadAll(root.dataset);
      } catch {
        status.textContent = root.dataset.failed ?? "";
        return;
      } finally {
        button.removeAttribute("aria-busy");
      }
      if (root.isConnected) this.open(...all); // else the reader has left meanwhile
    }

    /**
     * @param {Plotly} plotly
     * @param {RadarFigure} figure
     * @param {RadarWords} words
     */
    open(plotly, figure, words) {
      const { button, status } = this;
      // first, because the radar takes the width that the styles of an open one give it
      this.figure.classList.add("g-twin-on");
      this.twin = new Twin(this.root, plotly, figure, words);
      openButtons.add(this);
      button.setAttribute("aria-expanded", "true");
      button.textContent = words.close;
      status.textContent = "";
      this.twin.say(words.ready);
    }

    close() {
      openButtons.delete(this);
      this.twin?.free();
      this.twin = null;
      this.figure.classList.remove("g-twin-on");
      this.button.setAttribute("aria-expanded", "false");
      this.button.textContent = this.label;
    }
  }

  /**
   * What is open anywhere: under instant navigation the document outlives the page.
   *
   * @type {Set<TwinButton>}
   */
  const openButtons = new Set();

  gosart.onEachPage(() => {
    openButtons.forEach((button) => {
      if (!button.root.isConnected) button.close();
    });
    /** @type {NodeListOf<HTMLElement>} */
    const roots = document.querySelectorAll(".g-twin[data-figure]");
    roots.forEach((root) => {
      // the button is hidden without a script, and shows that the page was seen before
      /** @type {HTMLButtonElement | null} */
      const button = root.querySelector(".g-twin-open");
      if (!button?.hidden) return;
      button.hidden = false;
      new TwinButton(root);
    });
  });
})();
