// Who is on the relationship map: lights one person's lines, and leads by keys from card to card.
(() => {
  "use strict";

  const HEADER = 80; // pixels at the top of the window that Material's header may cover

  /**
   * A line of the map; `from` is who is above, sways or began, `to` the other.
   *
   * @typedef {{ path: SVGElement, kind: string, from: string, to: string }} Line
   */

  /** The cards and lines of one figure; people go by their ids, "" is nobody. */
  class MapPeople {
    /** @param {HTMLElement} figure */
    constructor(figure) {
      this.figure = figure;
      /** @type {Map<string, SVGGraphicsElement>} */
      this.cards = new Map();
      /** @type {Line[]} */
      this.lines = [];
      /**
       * Who was passed on a walk along lines of influence or conflict.
       *
       * @type {string[]}
       */
      this.passed = [];
      this.read();
    }

    /** Reads the figure, again after its cards have changed. */
    read() {
      /** @type {NodeListOf<SVGGraphicsElement>} */
      const cards = this.figure.querySelectorAll(".gm-view [data-person]");
      this.cards = new Map([...cards].map((card) => [card.dataset.person ?? "", card]));
      /** @type {NodeListOf<SVGElement>} */
      const paths = this.figure.querySelectorAll("path[data-kind]");
      this.lines = [...paths].map((path) => {
        const { kind = "", from = "", to = "" } = path.dataset;
        return { path, kind, from, to };
      });
    }

    get ids() {
      return [...this.cards.keys()];
    }

    /** @param {string} id */
    has(id) {
      return this.cards.has(id);
    }

    /**
     * The card of somebody who is on the map.
     *
     * @param {string} id
     */
    card(id) {
      return /** @type {SVGGraphicsElement} */ (this.cards.get(id));
    }

    /**
     * What has the focus when the person has: the link around a card, where there is one.
     *
     * @param {string} id
     */
    stop(id) {
      return this.card(id).closest("a") ?? this.card(id);
    }

    /** @param {string} id */
    name(id) {
      return (this.card(id).querySelector("title")?.textContent ?? "").split(" \u00b7 ")[0];
    }

    /**
     * Whose card an element is of, or has in it.
     *
     * @param {Element} element
     */
    idAt(element) {
      /** @type {SVGElement | null} */
      const inside = element.querySelector("[data-person]");
      return this.valueAt(element, "person") || inside?.dataset.person || "";
    }

    /**
     * Whom a click is about: one of the keyboard's is on the link around a card.
     *
     * @param {Element} target
     */
    clicked(target) {
      if (target.localName === "a" && target.closest(".gm-view")) return this.idAt(target);
      return this.valueAt(target, "person") || this.valueAt(target, "listed");
    }

    /**
     * The value of `data-<name>` on an element or the next around it that has one.
     *
     * @param {Element} element
     * @param {string} name
     */
    valueAt(element, name) {
      const holder = element.closest(`[data-${name}]`);
      return (this.figure.contains(holder) && holder?.getAttribute(`data-${name}`)) || "";
    }

    /**
     * Who has a card and a line with somebody.
     *
     * @param {string} id
     */
    partners(id) {
      const own = this.lines.filter(({ from, to }) => from === id || to === id);
      const others = own.map(({ from, to }) => (from === id ? to : from));
      return [...new Set(others)].filter((other) => this.has(other));
    }

    // ---- One person's lines and neighbours

    /**
     * Lights a person, their lines and whom these lead to, and dims the others; nobody dims none.
     *
     * @param {string} id
     */
    light(id) {
      const lit = new Set([id]);
      this.figure.classList.toggle("gm-dim", this.has(id));
      this.lines.forEach(({ path, from, to }) => {
        const isTheirs = !!id && (from === id || to === id);
        path.classList.toggle("gm-lit", isTheirs);
        if (isTheirs) lit.add(from).add(to);
      });
      this.cards.forEach((card, key) => card.classList.toggle("gm-lit", lit.has(key)));
      this.lightBeside(id, lit);
    }

    /**
     * The badges of lines, and the cards that stand for somebody in another drawing.
     *
     * @param {string} id
     * @param {Set<string>} lit
     */
    lightBeside(id, lit) {
      /** @type {NodeListOf<SVGElement>} */
      const badges = this.figure.querySelectorAll(".gm-mark");
      badges.forEach(({ classList, dataset }) => {
        classList.toggle("gm-lit", dataset.one === id || dataset.other === id);
      });
      /** @type {NodeListOf<SVGElement>} */
      const references = this.figure.querySelectorAll("[data-ref]");
      references.forEach(({ classList, dataset }) => {
        classList.toggle("gm-lit", lit.has(dataset.ref ?? ""));
      });
    }

    /**
     * Brings a card into sight: its unit opens, its view and then the page scroll.
     *
     * @param {string} id
     * @param {boolean} focus
     */
    reveal(id, focus) {
      const card = this.card(id);
      const unit = card.closest("details");
      const view = card.closest(".gm-view");
      if (unit) unit.open = true;
      if (view) centre(card, view);
      if (focus) this.stop(id).focus({ preventScroll: true });
      const { top, bottom } = card.getBoundingClientRect();
      if (top < HEADER || bottom > window.innerHeight) {
        card.scrollIntoView({ block: "center", inline: "nearest" });
      }
    }

    /**
     * Leaves one card in the order of tabs; the keys below lead to the others.
     *
     * @param {string | undefined} id
     */
    rove(id) {
      this.ids.forEach((key) => this.stop(key).setAttribute("tabindex", key === id ? "0" : "-1"));
    }

    // ---- From card to card

    /**
     * Whom a key leads to from a card; "" is nobody, undefined that the key is not one of ours.
     *
     * @param {string} key
     * @param {string} id
     */
    follow(key, id) {
      switch (key) {
        case "i":
          return this.along("influence", id, false);
        case "I":
          return this.along("influence", id, true);
        case "c":
        case "C":
          return this.along("conflict", id, false);
        default:
          this.passed = [];
          return this.report(key, id);
      }
    }

    /**
     * Whom an arrow leads to along the reporting lines.
     *
     * @param {string} key
     * @param {string} id
     */
    report(key, id) {
      switch (key) {
        case "ArrowUp":
          return this.boss(id);
        case "ArrowDown":
          return this.reports(id)[0] ?? "";
        case "ArrowLeft":
          return this.beside(id, -1);
        case "ArrowRight":
          return this.beside(id, 1);
        default:
          return undefined;
      }
    }

    /** @param {string} id */
    boss(id) {
      return this.lines.find(({ kind, to }) => kind === "formal" && to === id)?.from ?? "";
    }

    /** @param {string} id */
    reports(id) {
      const lines = this.lines.filter(({ kind, from }) => kind === "formal" && from === id);
      return this.fromLeft(lines.map(({ to }) => to));
    }

    /**
     * The neighbour among those of one boss, or among those who have none.
     *
     * @param {string} id
     * @param {number} step
     */
    beside(id, step) {
      const boss = this.boss(id);
      const heads = this.ids.filter((key) => !this.boss(key));
      const row = boss ? this.reports(boss) : this.fromLeft(heads);
      return row[row.indexOf(id) + step] ?? "";
    }

    /** @param {string[]} ids */
    fromLeft(ids) {
      /** @param {string} id */
      const left = (id) => this.card(id).getBoundingClientRect().left;
      return ids.sort((a, b) => left(a) - left(b));
    }

    /**
     * The next person along lines of one kind, rather one whom the walk has not passed.
     *
     * @param {string} kind
     * @param {string} id
     * @param {boolean} back against the direction of the lines
     */
    along(kind, id, back) {
      const lines = this.lines.filter((line) => line.kind === kind);
      const forward = lines.filter(({ from }) => from === id).map(({ to }) => to);
      const backward = lines.filter(({ to }) => to === id).map(({ from }) => from);
      // a conflict has no direction, whoever of the two it was written at
      const both = kind === "conflict" ? [...forward, ...backward] : forward;
      const ids = back ? backward : both;
      this.passed.push(id);
      return ids.find((key) => !this.passed.includes(key)) ?? ids[0] ?? "";
    }
  }

  /**
   * Scrolls a view so that a card is in its middle.
   *
   * @param {Element} card
   * @param {Element} view
   */
  const centre = (card, view) => {
    const inner = card.getBoundingClientRect();
    const outer = view.getBoundingClientRect();
    view.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
    view.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
  };

  window.gosart = { ...window.gosart, MapPeople };
})();
