// The tools of the relationship map. The drawing is whole without them: nothing here draws a card
// or a line that is not on the page.
(() => {
  "use strict";

  const { MapCards, MapPanel, MapPeople, MapView, addMapList } = window.gosart;
  const { fill, folded, make, mapPicture, onEachPage, showMapKey } = window.gosart;
  const KEEP_FILE = 1000; // milliseconds until a saved drawing is freed, which a browser reads late
  const HALF_CARD = 60; // about half of a card's width in pixels

  /**
   * The element that an event is about.
   *
   * @param {Event} event
   */
  const elementOf = (event) => /** @type {Element} */ (event.target);

  /**
   * The control that an event is about.
   *
   * @param {Event} event
   */
  const inputOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target);

  /** The tools of one figure. */
  class MapTools {
    /** @param {HTMLElement} figure */
    constructor(figure) {
      this.figure = figure;
      this.view = new MapView(figure);
      this.people = new MapPeople(figure);
      this.cards = new MapCards(figure, this.people);
      this.panel = new MapPanel(figure, this.people, this.view);
      /** Who stays lit and in the panel when the pointer or the focus leaves; "" is nobody. */
      this.pinned = "";
      /** Whether a finger was the last to point. */
      this.touched = false;
      /** Which of the people found is pinned; -1 for none. */
      this.place = -1;
      /**
       * What each button does, by its `data-do`.
       *
       * @type {Record<string, () => void>}
       */
      this.actions = {
        in: () => this.view.enlarge(),
        out: () => this.view.shrink(),
        fit: () => this.view.fit(),
        full: () => this.view.toggleFull(),
        save: () => this.save(),
        draw: () => this.draw(!this.figure.classList.contains("gm-drawn")),
        step: () => this.nextOpportunity(),
      };
      addMapList(figure, this.people);
      this.listen();
      this.listenToPanel();
      this.view.views.forEach((view) => this.listenTo(view));
      this.showFirst();
      this.listenToWindow();
    }

    /** @param {string} text */
    say(text) {
      const output = this.figure.querySelector("[data-said]");
      if (output) output.textContent = text;
    }

    /**
     * Lights a person and tells of them until somebody else is chosen.
     *
     * @param {string} id
     */
    pin(id) {
      this.pinned = id;
      this.people.light(id);
      this.panel.show(id);
    }

    /**
     * Shows the drawing on a phone, or the list again.
     *
     * @param {boolean} isDrawn
     */
    draw(isDrawn) {
      this.figure.classList.toggle("gm-drawn", isDrawn);
      const button = this.figure.querySelector("[data-do='draw']");
      button?.setAttribute("aria-pressed", String(isDrawn));
      if (isDrawn) this.showFirst();
    }

    /** A large map opens on its first card, usually who leads the company. */
    showFirst() {
      const { ids } = this.people;
      const { frame } = this.view;
      this.people.rove(ids[0]);
      if (!ids.length) return;
      const card = this.people.card(ids[0]).getBoundingClientRect();
      const { left } = frame.getBoundingClientRect();
      frame.scrollLeft = card.left - left - frame.clientWidth / 2 + HALF_CARD;
    }

    // ---- What is listened to

    listen() {
      const { figure } = this;
      figure.addEventListener("click", (event) => this.click(event));
      figure.addEventListener("input", (event) => this.input(inputOf(event)));
      figure.addEventListener("change", (event) => this.change(inputOf(event)));
      /** @type {HTMLInputElement | null} */
      const field = figure.querySelector("[data-find]");
      field?.addEventListener("keydown", (event) => this.findKey(event, field));
      figure.addEventListener("pointerleave", (event) => {
        if (event.pointerType === "mouse") this.rest();
      });
      figure.addEventListener("focusout", ({ relatedTarget: next }) => {
        if (next instanceof Node && !figure.contains(next)) this.rest();
      });
    }

    /** The panel tells of nobody whom the reader has left. */
    rest() {
      if (this.panel.id !== this.pinned) this.panel.show(this.pinned);
    }

    listenToPanel() {
      const { button, link } = this.panel;
      button.addEventListener("click", () => this.dismiss());
      link.addEventListener("click", () => {
        this.pin("");
        if (this.view.isFull) this.view.toggleFull(); // the row stands outside
      });
    }

    /** @param {HTMLElement} view */
    listenTo(view) {
      const { people } = this;
      view.addEventListener("pointerdown", (event) => {
        this.touched = event.pointerType !== "mouse";
      });
      view.addEventListener("pointerover", (event) => {
        if (event.pointerType !== "mouse" || this.view.isDragged(view)) return;
        const id = people.valueAt(elementOf(event), "person");
        people.light(id || this.pinned);
        if (!this.pinned) this.panel.follow(id);
      });
      view.addEventListener("pointerleave", (event) => {
        if (event.pointerType !== "mouse") return;
        people.light(this.pinned);
        this.panel.follow("");
      });
      view.addEventListener("keydown", (event) => this.key(event));
      view.addEventListener("focusin", (event) => this.focus(people.idAt(elementOf(event))));
      view.addEventListener("focusout", () => {
        if (!this.touched) people.light(this.pinned);
      });
    }

    /** A row of the table leads here by the address of a card; Escape is heard from anywhere. */
    listenToWindow() {
      const leaving = new AbortController();
      /** @param {() => void} act */
      const whileHere = (act) => {
        // the window outlives the page under instant navigation
        if (this.figure.isConnected) act();
        else leaving.abort();
      };
      const { signal } = leaving;
      window.addEventListener("hashchange", () => whileHere(() => this.arrive()), { signal });
      /** @param {KeyboardEvent} event */
      const key = ({ key: name }) => {
        if (name === "Escape" && this.panel.id) this.dismiss();
      };
      window.addEventListener("keydown", (event) => whileHere(() => key(event)), { signal });
      this.arrive();
    }

    /** Closes the panel, and has a reader who was in it go back to the card. */
    dismiss() {
      const { id, panel } = this.panel;
      const wasInside = panel.contains(document.activeElement);
      this.pin("");
      if (!wasInside || !this.people.has(id)) return;
      this.people.stop(id).focus({ preventScroll: true });
      this.panel.show(""); // a card that gets the focus opens it again
    }

    arrive() {
      const anchor = decodeURIComponent(window.location.hash.slice(1));
      const card = anchor ? document.getElementById(anchor) : null;
      const id = card?.getAttribute("data-person") ?? "";
      if (!this.people.has(id) || !this.figure.contains(card)) return;
      this.draw(true);
      this.pin(id);
      this.people.reveal(id, true);
    }

    // ---- By keyboard

    /** @param {string} id */
    focus(id) {
      if (!this.people.has(id) || this.touched) return;
      this.people.rove(id);
      if (this.pinned) this.pin(id);
      else this.people.light(id);
      this.panel.show(id);
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      this.touched = false;
      const id = this.people.idAt(elementOf(event));
      if (this.people.has(id)) this.walk(event, id);
    }

    /**
     * @param {KeyboardEvent} event
     * @param {string} id
     */
    walk(event, id) {
      const next = this.people.follow(event.key, id);
      if (event.key === " ") this.press(id);
      else if (next === undefined) return;
      event.preventDefault();
      if (next && this.people.has(next)) this.people.reveal(next, true);
    }

    /**
     * What a link does by itself on Enter, and on the space bar only with this.
     *
     * @param {string} id
     */
    press(id) {
      const click = new MouseEvent("click", { bubbles: true, cancelable: true });
      this.people.stop(id).dispatchEvent(click);
    }

    // ---- By mouse or finger

    /** @param {MouseEvent} event */
    click(event) {
      const target = elementOf(event);
      /** @type {HTMLButtonElement | null} */
      const button = target.closest("button[data-do]");
      const group = this.people.valueAt(target, "group");
      const id = this.people.clicked(target);
      if (button) this.actions[button.dataset.do ?? ""]?.();
      else if (group) this.toggleUnit(event, group);
      else if (id) this.tap(event, id);
      else if (this.touched && target.closest(".gm-view")) this.leave();
    }

    /**
     * @param {Event} event
     * @param {string} group
     */
    toggleUnit(event, group) {
      /** @type {HTMLDetailsElement | null} */
      const unit = this.figure.querySelector(`details[data-unit="${group}"]`);
      if (!unit) return;
      event.preventDefault();
      unit.open = !unit.open;
      if (unit.open) unit.scrollIntoView({ block: "nearest" });
    }

    /**
     * Keeps the panel open on whom it tells of; the keyboard goes into it.
     *
     * @param {MouseEvent} event
     * @param {string} id
     */
    tap(event, id) {
      const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey; // a tab of its own
      if (isElsewhere || !this.panel.row(id)) return;
      event.preventDefault();
      event.stopPropagation(); // Material would go to the row all the same
      this.pin(id);
      if (!event.detail) this.panel.enter();
    }

    leave() {
      this.pin("");
      this.say("");
    }

    // ---- Controls

    /** @param {HTMLInputElement | HTMLSelectElement} input */
    input(input) {
      const { layer, find } = input.dataset;
      if (layer && input instanceof HTMLInputElement) {
        this.figure.classList.toggle(`gm-no-${layer}`, !input.checked);
      } else if (find !== undefined) this.find(input.value, false);
    }

    /** @param {HTMLInputElement | HTMLSelectElement} input */
    change(input) {
      if (!(input instanceof HTMLSelectElement)) return;
      if (input.dataset.colour !== undefined) this.colour(input);
      else if (input.dataset.step !== undefined) this.showOpportunity(input);
    }

    /** @param {HTMLSelectElement} select */
    colour(select) {
      const { classList } = this.figure;
      showMapKey(this.figure, select.selectedOptions[0]);
      for (const { value, selected } of select.options) {
        if (value) classList.toggle(`gm-by-${value}`, selected);
      }
      classList.toggle("gm-coloured", !!select.value);
    }

    /**
     * @param {KeyboardEvent} event
     * @param {HTMLInputElement} field
     */
    findKey(event, field) {
      if (event.key === "Enter") {
        event.preventDefault();
        this.find(field.value, true);
      } else if (event.key === "Escape") {
        field.value = "";
        this.find("", false);
      }
    }

    /**
     * Pins and shows the first person whose name has a text in it, or the next one.
     *
     * @param {string} text
     * @param {boolean} next
     */
    find(text, next) {
      const { people } = this;
      const part = folded(text.trim());
      const named = people.ids.filter((id) => folded(people.name(id)).includes(part));
      const ids = part ? named : [];
      const place = next ? (this.place + 1) % ids.length : 0;
      this.place = ids.length ? place : -1;
      this.pin(ids[this.place] ?? "");
      if (this.pinned) people.reveal(this.pinned, false);
      this.say(part && this.foundText(ids.length));
    }

    /** @param {number} count */
    foundText(count) {
      const { found = "", nobody = "" } = this.figure.dataset;
      if (!this.pinned) return nobody;
      const which = fill(found, { n: this.place + 1, all: count });
      return `${this.people.name(this.pinned)} \u00b7 ${which}`;
    }

    // ---- Where people stand in an opportunity

    nextOpportunity() {
      /** @type {HTMLSelectElement | null} */
      const select = this.figure.querySelector("[data-step]");
      if (!select) return;
      select.selectedIndex = (select.selectedIndex + 1) % select.length;
      this.showOpportunity(select);
    }

    /** @param {HTMLSelectElement} select */
    showOpportunity(select) {
      const option = select.selectedOptions[0];
      this.cards.show(option.dataset.cards || "{}");
      this.people.light(this.pinned);
      if (this.panel.id) this.panel.show(this.panel.id);
      this.say(option.value ? option.textContent ?? "" : "");
    }

    // ---- A drawing that stands alone

    /** Gives the reader a file of all that is open, with nobody lit. */
    save() {
      this.people.light("");
      const drawings = this.view.openDrawings;
      const blob = new Blob([mapPicture(this.figure, drawings)], { type: "image/svg+xml" });
      const href = URL.createObjectURL(blob);
      const title = this.view.drawing.querySelector("title")?.textContent ?? "";
      make("a", { href, download: `${title.replace(/[\\/:*?"<>|]+/g, " ")}.svg` }).click();
      window.setTimeout(() => URL.revokeObjectURL(href), KEEP_FILE);
      this.people.light(this.pinned);
    }
  }

  onEachPage(() => {
    /** @type {NodeListOf<HTMLElement>} */
    const figures = document.querySelectorAll("figure[data-map]");
    figures.forEach((figure) => {
      if (figure.dataset.ready) return;
      figure.dataset.ready = "1";
      figure.classList.add("gm-ready");
      new MapTools(figure);
    });
  });
})();
