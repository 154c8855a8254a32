// How large the relationship map is and what part of it is seen: zoom, full screen, drag and pinch.
(() => {
  "use strict";

  const LARGER = 1.3;
  const MOST = 4;
  const LEAST = 0.1;
  const FITTED = 2; // a map of a few people fills its page, and is no poster
  const WHEEL = 1.0015; // how much larger the map gets for each pixel that a wheel turns
  const CLICK = 6; // pixels below which a mouse that moves while it is pressed clicks all the same
  const WINDOW_SHARE = 0.82; // how much of the window's height the map takes when it is fitted

  /**
   * A mouse that moves one view, from press to release; a finger scrolls it without us.
   */
  class Drag {
    /** @param {HTMLElement} view */
    constructor(view) {
      this.view = view;
      /** @type {{ x: number, y: number, left: number, top: number } | null} */
      this.from = null;
      this.moved = false;
      view.addEventListener("pointerdown", (event) => this.press(event));
      view.addEventListener("pointermove", (event) => this.move(event));
      view.addEventListener("pointerup", () => this.release());
      view.addEventListener("pointercancel", () => this.release());
      // the browser would drag the link of a card
      view.addEventListener("dragstart", (event) => event.preventDefault());
    }

    get active() {
      return this.from !== null;
    }

    /** @param {PointerEvent} event */
    press(event) {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      const { scrollLeft: left, scrollTop: top } = this.view;
      this.from = { x: event.clientX, y: event.clientY, left, top };
      this.moved = false;
    }

    /** @param {PointerEvent} event */
    move(event) {
      if (!this.from) return;
      const x = event.clientX - this.from.x;
      const y = event.clientY - this.from.y;
      if (!this.moved && Math.abs(x) + Math.abs(y) < CLICK) return;
      if (!this.moved) {
        this.moved = true;
        this.view.setPointerCapture(event.pointerId);
        this.view.classList.add("gm-dragged");
      }
      this.view.scrollLeft = this.from.left - x;
      this.view.scrollTop = this.from.top - y;
    }

    release() {
      if (this.from && this.moved) this.swallowClick();
      this.from = null;
      this.view.classList.remove("gm-dragged");
    }

    /** The browser makes a click of a press and a release, and it would open the card's row. */
    swallowClick() {
      /** @param {Event} event */
      const swallow = (event) => {
        event.preventDefault();
        event.stopPropagation();
      };
      this.view.addEventListener("click", swallow, { capture: true, once: true });
    }
  }

  /** The views of one figure: the whole company, and one for each unit that is folded away. */
  class MapView {
    /** @param {HTMLElement} figure */
    constructor(figure) {
      this.figure = figure;
      /** @type {NodeListOf<HTMLElement>} */
      const views = figure.querySelectorAll(".gm-view");
      this.views = [...views];
      this.frame = this.views[0];
      this.drawing = /** @type {SVGSVGElement} */ (this.frame.querySelector("svg"));
      /** How much larger than its own units the drawing is; 0 while it is as wide as the page. */
      this.zoom = 0;
      /**
       * How far two fingers were apart when they last moved on a view.
       *
       * @type {Map<HTMLElement, number>}
       */
      this.apart = new Map();
      this.drags = new Map(this.views.map((view) => [view, new Drag(view)]));
      this.views.forEach((view) => this.listenTo(view));
      this.listenForFullScreen();
    }

    /** @param {HTMLElement} view */
    isDragged(view) {
      return this.drags.get(view)?.active ?? false;
    }

    /** The drawings of the views that are not folded away; the whole company's comes first. */
    get openDrawings() {
      const drawings = this.views.flatMap((view) => view.querySelector("svg") ?? []);
      return drawings.filter((drawing) => drawing.closest("details")?.open ?? true);
    }

    // ---- Size

    get scale() {
      const { drawing } = this;
      return this.zoom || drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
    }

    enlarge() {
      this.resize(this.scale * LARGER);
    }

    shrink() {
      this.resize(this.scale / LARGER);
    }

    /**
     * The drawing stays as large as it is, and where it is as far as it can, while its frame gets
     * narrower; `change` makes it so.
     *
     * @param {() => void} change
     */
    hold(change) {
      const { drawing, frame } = this;
      const { left, width } = drawing.getBoundingClientRect();
      const before = left + frame.scrollLeft - frame.getBoundingClientRect().left;
      change();
      if (!width) return;
      drawing.style.minWidth = `${width}px`;
      const room = Math.max(0, Math.min(before, frame.clientWidth - width));
      drawing.style.marginLeft = `${room}px`;
    }

    /** The drawing follows its frame again. */
    release() {
      this.drawing.style.minWidth = "";
      this.drawing.style.marginLeft = "";
    }

    /**
     * Makes the map as large as `scale` says; 0 makes it as wide as the page again.
     *
     * @param {number} scale
     * @param {{ clientX: number, clientY: number }} [point] what stays where it is; else the middle
     */
    resize(scale, point) {
      const before = this.scale;
      const { frame } = this;
      this.release();
      const box = frame.getBoundingClientRect();
      this.zoom = scale && Math.max(LEAST, Math.min(MOST, scale));
      // before the middle is taken: the styles give the frame of a larger map another height
      this.figure.classList.toggle("gm-zoomed", !!this.zoom);
      const x = point ? point.clientX - box.left : frame.clientWidth / 2;
      const y = point ? point.clientY - box.top : frame.clientHeight / 2;
      const ratio = this.zoom / before;
      const left = (frame.scrollLeft + x) * ratio - x;
      const top = (frame.scrollTop + y) * ratio - y;
      this.resizeDrawings();
      if (!this.zoom) return;
      frame.scrollLeft = left;
      frame.scrollTop = top;
    }

    resizeDrawings() {
      /** @type {NodeListOf<SVGSVGElement>} */
      const drawings = this.figure.querySelectorAll(".gm-view > svg");
      drawings.forEach((drawing) => {
        const width = drawing.viewBox.baseVal.width * this.zoom;
        drawing.style.width = this.zoom ? `${width}px` : "";
      });
    }

    fit() {
      const { frame, isFull } = this;
      const { width, height } = this.drawing.viewBox.baseVal;
      const room = isFull ? frame.clientHeight : window.innerHeight * WINDOW_SHARE;
      this.resize(Math.min(frame.clientWidth / width, room / height, isFull ? MOST : FITTED));
    }

    // ---- Full screen

    get isFull() {
      return document.fullscreenElement === this.figure || this.isOverPage;
    }

    /** Whether the map covers the page without the browser's full screen. */
    get isOverPage() {
      return this.figure.classList.contains("gm-full");
    }

    toggleFull() {
      if (document.fullscreenElement === this.figure) document.exitFullscreen();
      else if (this.isOverPage) this.coverPage(false);
      else if (!this.figure.requestFullscreen) this.coverPage(true);
      else this.figure.requestFullscreen().catch(() => this.coverPage(true));
    }

    /**
     * A phone that knows full screen for films only gets a map that covers the page.
     *
     * @param {boolean} covers
     */
    coverPage(covers) {
      this.figure.classList.toggle("gm-full", covers);
      this.showFull();
    }

    showFull() {
      const { isFull } = this;
      const button = this.figure.querySelector("[data-do='full']");
      button?.setAttribute("aria-pressed", String(isFull));
      // the frame gets its new size when the browser lays the page out again
      window.requestAnimationFrame(() => (isFull ? this.fit() : this.resize(0)));
    }

    /** Escape leaves the browser's full screen without us, and ours by this. */
    listenForFullScreen() {
      this.figure.addEventListener("keydown", (event) => {
        // the panel comes first, where it is open
        const isOurs = this.isOverPage && !this.figure.classList.contains("gm-beside");
        if (event.key === "Escape" && isOurs) this.toggleFull();
      });
      // the document outlives the page under instant navigation, so what it calls goes by itself
      const change = () => {
        if (this.figure.isConnected) this.showFull();
        else document.removeEventListener("fullscreenchange", change);
      };
      document.addEventListener("fullscreenchange", change);
    }

    // ---- Wheel and fingers

    /** @param {HTMLElement} view */
    listenTo(view) {
      // not passive, because the browser would scroll or enlarge the page itself
      view.addEventListener("wheel", (event) => this.turn(event), { passive: false });
      view.addEventListener("touchmove", (event) => this.pinch(view, event), { passive: false });
      view.addEventListener("touchend", () => this.apart.delete(view));
    }

    /** @param {WheelEvent} event */
    turn(event) {
      // a wheel alone scrolls the page
      if (!event.ctrlKey && !event.metaKey && !this.isFull) return;
      event.preventDefault();
      this.resize(this.scale * WHEEL ** -event.deltaY, event);
    }

    /**
     * @param {HTMLElement} view
     * @param {TouchEvent} event
     */
    pinch(view, event) {
      if (event.touches.length !== 2) {
        this.apart.delete(view);
        return;
      }
      event.preventDefault();
      const { 0: a, 1: b } = event.touches; // Safari gives no iterator of touches
      const apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      const before = this.apart.get(view);
      const middle = { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
      if (before) this.resize((this.scale * apart) / before, middle);
      this.apart.set(view, apart);
    }
  }

  window.gosart = { ...window.gosart, MapView };
})();
