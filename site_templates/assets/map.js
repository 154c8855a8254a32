// The tools of the relationship map. The drawing is whole without them: nothing here draws a card
// or a line that is not on the page.
(() => {
  "use strict";

  const { MapPeople, MapView, fill, folded, make, mapPicture, onEachPage, showMapKey } =
    window.gosart;
  const SVG = "http://www.w3.org/2000/svg";
  const LINK = "http://www.w3.org/1999/xlink";
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
      /** Who stays lit when the pointer or the focus leaves; "" is nobody. */
      this.pinned = "";
      /** Whether a finger was the last to point. */
      this.touched = false;
      /** Which of the people found is pinned; -1 for none. */
      this.place = -1;
      /**
       * The cards that stand for others in an opportunity, each with the card of the account.
       *
       * @type {[Element, Element][]}
       */
      this.replaced = [];
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
        step: () => this.nextOpportunity(),
      };
      this.listen();
      this.view.views.forEach((view) => this.listenTo(view));
      this.showFirst();
      this.listenForAddress();
    }

    /** @param {string} text */
    say(text) {
      const output = this.figure.querySelector("[data-said]");
      if (output) output.textContent = text;
    }

    /**
     * Lights a person until somebody else is chosen.
     *
     * @param {string} id
     */
    pin(id) {
      this.pinned = id;
      this.people.light(id);
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
    }

    /** @param {HTMLElement} view */
    listenTo(view) {
      const { people } = this;
      view.addEventListener("pointerdown", (event) => {
        this.touched = event.pointerType !== "mouse";
      });
      view.addEventListener("pointerover", (event) => {
        if (event.pointerType !== "mouse" || this.view.isDragged(view)) return;
        people.light(people.valueAt(elementOf(event), "person") || this.pinned);
      });
      view.addEventListener("pointerleave", (event) => {
        if (event.pointerType === "mouse") people.light(this.pinned);
      });
      view.addEventListener("keydown", (event) => this.key(event));
      view.addEventListener("focusin", (event) => this.focus(people.idAt(elementOf(event))));
      view.addEventListener("focusout", () => {
        if (!this.touched) people.light(this.pinned);
      });
    }

    /** A row of the table leads here by the address of a card. */
    listenForAddress() {
      // the window outlives the page under instant navigation, so what it calls goes by itself
      const change = () => {
        if (this.figure.isConnected) this.arrive();
        else window.removeEventListener("hashchange", change);
      };
      window.addEventListener("hashchange", change);
      this.arrive();
    }

    arrive() {
      const anchor = decodeURIComponent(window.location.hash.slice(1));
      const card = anchor ? document.getElementById(anchor) : null;
      const id = card?.getAttribute("data-person") ?? "";
      if (!this.people.has(id) || !this.figure.contains(card)) return;
      this.pin(id);
      this.people.reveal(id, true);
    }

    // ---- By keyboard

    /** @param {string} id */
    focus(id) {
      if (!this.people.has(id) || this.touched) return;
      this.people.rove(id);
      this.people.light(id);
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      this.touched = false;
      const id = this.people.idAt(elementOf(event));
      if (event.key === "Escape") this.pin("");
      else if (this.people.has(id)) this.walk(event, id);
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
      const id = this.people.valueAt(target, "person");
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
     * The first tap shows the lines, the second leads to the row.
     *
     * @param {Event} event
     * @param {string} id
     */
    tap(event, id) {
      if (!this.touched || this.pinned === id) return;
      event.preventDefault();
      this.pin(id);
      this.say(`${this.people.name(id)} \u00b7 ${this.figure.dataset.more}`);
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

    /**
     * Puts the cards that an option carries in the place of those of the account.
     *
     * @param {HTMLSelectElement} select
     */
    showOpportunity(select) {
      const option = select.selectedOptions[0];
      this.restoreCards();
      /** @type {Record<string, string>} */
      const cards = JSON.parse(option.dataset.cards || "{}");
      Object.entries(cards).forEach(([id, card]) => this.replaceCard(id, card));
      this.figure.classList.toggle("gm-stepping", this.replaced.length > 0);
      this.people.read();
      this.people.light(this.pinned);
      this.say(option.value ? option.textContent ?? "" : "");
    }

    restoreCards() {
      this.replaced.forEach(([card, original]) => card.replaceWith(original));
      this.replaced = [];
      this.people.read();
    }

    /**
     * @param {string} id
     * @param {string} markup our own SVG of a card
     */
    replaceCard(id, markup) {
      if (!this.people.has(id)) return;
      const original = this.people.card(id);
      const text = `<svg xmlns="${SVG}" xmlns:xlink="${LINK}">${markup}</svg>`;
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      const card = document.importNode(/** @type {Element} */ (parsed.firstElementChild), true);
      for (const name of ["id", "transform", "tabindex"]) {
        const value = original.getAttribute(name);
        if (value !== null) card.setAttribute(name, value);
      }
      card.classList.add("gm-changed");
      original.replaceWith(card);
      this.replaced.push([card, original]);
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
