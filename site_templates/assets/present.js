// A deal as slides over its sheet: by a key or a button, with what comes in a file of its own.
(() => {
  "use strict";

  const { fill, load, make, makeStatus, onEachPage, setAttributes } = window.gosart;
  /** Below this width a slide is scrolled, above it is made to fit. */
  const PHONE = 600;
  const LARGEST = 1.4;
  const SMALLEST = 0.6;
  /** Pixels that a finger moves for a swipe, and at most for a tap. */
  const SWIPE = 45;
  const TAP = 10;

  /**
   * How far each key goes; the first and the last slide are as far as one can.
   *
   * @type {Record<string, number>}
   */
  const STEPS = {
    ArrowRight: 1,
    ArrowDown: 1,
    PageDown: 1,
    " ": 1,
    ArrowLeft: -1,
    ArrowUp: -1,
    PageUp: -1,
    Home: -Infinity,
    End: Infinity,
  };

  /**
   * The show that is on, if one is.
   *
   * @type {Show | null}
   */
  let current = null;

  /**
   * Gives an element of a copy an id of its own, and has it refer to the copy.
   *
   * @param {Element} element
   */
  const renameIds = (element) => {
    for (const { name, value } of element.attributes) {
      const isId = name === "id" || /^aria-(labelled|described)by$/.test(name);
      const copied = isId
        ? value.replace(/\S+/g, "$&-copy")
        : value.replace(/^(#[\w-]+)$|(url\(#[\w-]+)(?=\))/, "$&-copy");
      if (copied !== value) element.setAttribute(name, copied);
    }
  };

  /**
   * A drawing of the page goes into the box that names it, with ids of its own.
   *
   * @param {HTMLElement} box
   */
  const copyInto = (box) => {
    const drawing = document.querySelector(box.dataset.copy ?? "");
    if (!drawing) return;
    box.append(drawing.cloneNode(true));
    box.querySelectorAll("*").forEach(renameIds);
  };

  /** @param {string} html slides of our own template, in which every text of a plan is escaped */
  const sectionsIn = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    /** @type {NodeListOf<HTMLElement>} */
    const boxes = parsed.querySelectorAll("[data-copy]");
    boxes.forEach(copyInto);
    return /** @type {HTMLElement[]} */ ([...parsed.querySelectorAll("section.gl-slide")]);
  };

  /** @param {Element} slide */
  const titleOf = (slide) => {
    const heading = slide.querySelector("h2");
    return heading?.firstChild?.textContent?.trim() ?? "";
  };

  /**
   * What a slide shows in turn: each has the number of its step.
   *
   * @param {Element} slide
   */
  const partsOf = (slide) =>
    /** @type {(HTMLElement | SVGElement)[]} */ ([...slide.querySelectorAll("[data-step]")]);

  /** @param {Element} slide */
  const lastStepOf = (slide) =>
    Math.max(0, ...partsOf(slide).map(({ dataset }) => Number(dataset.step)));

  /**
   * Shows one step of a slide, and gives its name.
   *
   * @param {HTMLElement} slide
   * @param {number} step
   */
  const showStep = (slide, step) => {
    partsOf(slide).forEach((part) => {
      part.classList.toggle("gl-off", Number(part.dataset.step) !== step);
    });
    /** @type {NodeListOf<HTMLElement>} */
    const marks = slide.querySelectorAll("[data-mark]");
    marks.forEach((mark, index) => {
      if (index === step) mark.setAttribute("aria-current", "step");
      else mark.removeAttribute("aria-current");
    });
    slide.dataset.phase = marks[step]?.dataset.mark ?? "";
    return marks.length > 1 ? marks[step]?.textContent?.trim() ?? "" : "";
  };

  /**
   * Whether a key belongs to what has the focus: a button is pressed by Space.
   *
   * @param {KeyboardEvent} event
   */
  const isForButton = (event) =>
    event.key === " " && event.target instanceof Element && event.target.matches("button, a");

  /** @param {Event} event */
  const isOnLink = ({ target }) => target instanceof Element && target.closest("a") !== null;

  class Show {
    /** @param {SlidesData} data */
    constructor({ slides, words }) {
      this.words = words;
      this.slides = sectionsIn(slides);
      this.position = 0;
      /** Which step of the slide is shown. */
      this.step = 0;
      this.stage = make("div", { className: "gl-stage", tabIndex: 0 }, this.slides);
      this.count = make("span", { className: "gl-count" });
      this.status = makeStatus("g-sr");
      this.back = this.button("‹", words.previous, -1);
      this.next = this.button("›", words.next, 1);
      const bar = make("div", { className: "gl-bar" }, this.barParts());
      const children = [this.stage, bar, this.status];
      this.dialog = make("dialog", { className: "gosart gl-show" }, children);
      this.dialog.setAttribute("aria-label", words.title);
      /** Where a finger went down, null while none is. */
      this.start = /** @type {PointerEvent | null} */ (null);
      this.listen();
    }

    barParts() {
      const close = make("button", { type: "button", className: "gl-close", textContent: "×" });
      setAttributes(close, { "aria-label": this.words.close, title: this.words.close });
      close.addEventListener("click", () => this.close());
      const name = make("span", { className: "gl-name", textContent: this.words.name });
      return [name, this.back, this.count, this.next, close];
    }

    /**
     * @param {string} sign
     * @param {string} label
     * @param {number} step
     */
    button(sign, label, step) {
      const button = make("button", { type: "button", textContent: sign });
      setAttributes(button, { "aria-label": label, title: label });
      button.addEventListener("click", () => this.move(step));
      return button;
    }

    listen() {
      this.dialog.addEventListener("keydown", (event) => this.key(event));
      this.dialog.addEventListener("close", () => this.end());
      this.stage.addEventListener("pointerdown", (event) => {
        this.start = event.pointerType === "mouse" ? null : event;
      });
      this.stage.addEventListener("pointerup", (event) => this.lift(event));
      this.refit = () => this.fit();
      window.addEventListener("resize", this.refit);
      // Escape ends the full screen before any script hears of it
      this.leave = () => {
        if (!document.fullscreenElement) this.close();
      };
      document.addEventListener("fullscreenchange", this.leave);
    }

    open() {
      document.body.append(this.dialog);
      this.dialog.showModal();
      this.stage.focus();
      this.show();
    }

    close() {
      if (this.dialog.open) this.dialog.close();
    }

    /** Takes away all that would outlive the show; the dialog gives the focus back itself. */
    end() {
      if (this.refit) window.removeEventListener("resize", this.refit);
      if (this.leave) document.removeEventListener("fullscreenchange", this.leave);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
      this.dialog.remove();
      current = null;
    }

    // ---- Moving

    /** @param {KeyboardEvent} event */
    key(event) {
      // Material goes to another page by some letters
      event.stopPropagation();
      const step = STEPS[event.key];
      const isModified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
      if (step === undefined || isModified || isForButton(event)) return;
      event.preventDefault();
      this.move(step);
    }

    /** @param {PointerEvent} event */
    lift(event) {
      const { start } = this;
      this.start = null;
      if (!start || isOnLink(event)) return;
      const [across, down] = [event.clientX - start.clientX, event.clientY - start.clientY];
      if (Math.abs(across) > SWIPE && Math.abs(across) > Math.abs(down)) {
        this.move(across < 0 ? 1 : -1);
      } else if (Math.hypot(across, down) < TAP) {
        this.move(event.clientX < window.innerWidth / 3 ? -1 : 1);
      }
    }

    /**
     * Goes to the step beside, and from the last or the first one of a slide to the slide beside.
     *
     * @param {number} by
     */
    move(by) {
      const step = this.step + by;
      if (step >= 0 && step <= lastStepOf(this.slides[this.position])) this.step = step;
      else if (!this.turn(by)) return;
      this.show();
    }

    /**
     * Turns to another slide; one that is come back to is where it was left.
     *
     * @param {number} by
     */
    turn(by) {
      const position = Math.min(Math.max(this.position + by, 0), this.slides.length - 1);
      if (position === this.position && Number.isFinite(by)) return false;
      this.position = position;
      this.step = by > 0 && Number.isFinite(by) ? 0 : lastStepOf(this.slides[position]);
      return true;
    }

    /** Shows the step of the slide, and says its name. */
    show() {
      const { position, slides, step, words } = this;
      slides.forEach((slide, index) => {
        slide.hidden = index !== position;
      });
      const slide = slides[position];
      const values = { n: position + 1, count: slides.length, title: titleOf(slide) };
      const texts = [fill(words.slide, values), showStep(slide, step)];
      this.count.textContent = fill(words.count, values);
      this.status.textContent = texts.filter(Boolean).join(": ");
      // a button that goes out with the focus on it would take the keys along
      const isLast = position === slides.length - 1 && step === lastStepOf(slide);
      this.back.setAttribute("aria-disabled", String(position === 0 && step === 0));
      this.next.setAttribute("aria-disabled", String(isLast));
      this.stage.scrollTop = 0;
      this.fit();
    }

    /** Makes the type as large as the screen has room for. */
    fit() {
      const { stage } = this;
      const isPhone = window.innerWidth < PHONE;
      let size = isPhone ? 1 : LARGEST;
      const isOver = () => {
        stage.style.setProperty("--gl-fit", size.toFixed(2));
        return stage.scrollHeight > stage.clientHeight || stage.scrollWidth > stage.clientWidth;
      };
      while (isOver() && !isPhone && size > SMALLEST) size -= 0.05;
    }
  }

  /**
   * The whole screen where the browser allows it: before the dialog, which would lie below it.
   */
  const fillScreen = async () => {
    try {
      await document.documentElement.requestFullscreen();
    } catch {
      // a telephone has no such thing: then the slides fill the window
    }
  };

  /** @param {HTMLElement} panel */
  const present = async (panel) => {
    if (panel.dataset.busy) return;
    panel.dataset.busy = "1";
    const failed = panel.querySelector("small");
    try {
      const file = load(panel.dataset.slides ?? "");
      const [data] = await Promise.all([file, fillScreen()]);
      failed?.setAttribute("hidden", "");
      current?.close();
      current = new Show(/** @type {SlidesData} */ (data));
      current.open();
    } catch {
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
      failed?.removeAttribute("hidden");
    } finally {
      delete panel.dataset.busy;
    }
  };

  /** @returns {HTMLElement | null} */
  const panelOf = () => document.querySelector(".gs-present[data-slides]");

  /**
   * Whether somebody types: then a letter is a letter.
   *
   * @param {EventTarget | null} target
   */
  const isField = (target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"));

  /** @param {KeyboardEvent} event */
  const isAsking = (event) => {
    const isModified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    return event.key === "p" && !isModified && !event.repeat && !isField(event.target);
  };

  document.addEventListener("keydown", (event) => {
    const panel = panelOf();
    if (!panel || current || !isAsking(event)) return;
    event.preventDefault();
    event.stopPropagation(); // Material would go to the page before
    present(panel);
  });

  onEachPage(() => {
    current?.close();
    const panel = panelOf();
    const button = panel?.querySelector("button");
    if (!panel || !button?.hidden) return;
    button.hidden = false;
    button.addEventListener("click", () => present(panel));
  });
})();
