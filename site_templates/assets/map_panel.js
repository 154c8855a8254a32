// What a page says of a person, beside the relationship map: put together from their card, their
// row of the table and their portrait, which the page has anyway.
(() => {
  "use strict";

  const { fill, make, makeStatus, setAttributes } = window.gosart;
  const MARGIN = 12; // pixels between a card and the edge of its frame
  const DELAY = 120; // milliseconds that a pointer rests on a card before the panel follows it
  /** Whether there is room for the panel beside the drawing, as in the style sheet. */
  const BESIDE = window.matchMedia("(min-width: 60em)");
  /** Columns that the card says, or the portrait at more length. */
  const SAID = ["role", "influence", "status", "adaptability", "coverage", "approach-verb"];
  const PORTRAIT = "a[href^='#portrait-']";

  /** @param {Node | null | undefined} element */
  const textOf = (element) => element?.textContent?.trim() ?? "";

  /**
   * Copies for another part of the page, where no id may stand twice.
   *
   * @param {Iterable<Node>} nodes
   */
  const copiesOf = (nodes) =>
    [...nodes].map((node) => {
      const copy = node.cloneNode(true);
      if (!(copy instanceof Element)) return copy;
      [copy, ...copy.querySelectorAll("[id]")].forEach((each) => each.removeAttribute("id"));
      return copy;
    });

  /**
   * What a row says of our owner and of contacts, each with the head of its column.
   *
   * @param {HTMLTableRowElement} row
   */
  const pairsOfRow = (row) => {
    const heads = [...(row.closest("table")?.tHead?.rows[0].cells ?? [])];
    return [...row.cells].flatMap((cell, column) => {
      const head = heads[column];
      const isSaid = !column || !head || SAID.includes(head.dataset.set ?? "");
      if (isSaid || !textOf(cell) || cell.querySelector(PORTRAIT)) return [];
      const label = make("dt", { textContent: textOf(head) });
      return [label, make("dd", {}, copiesOf(cell.childNodes))];
    });
  };

  /** The panel of one figure; people go by their ids, "" is nobody. */
  class MapPanel {
    /**
     * @param {HTMLElement} figure
     * @param {MapPeople} people
     * @param {MapView} view
     */
    constructor(figure, people, view) {
      this.figure = figure;
      this.people = people;
      this.view = view;
      /** Whom it shows. */
      this.id = "";
      this.timer = 0;
      const { close = "" } = figure.dataset;
      this.title = make("h3", { id: "map-panel" });
      this.body = make("div");
      /** A link to the person's row, as the card is one where there is no script. */
      this.link = make("a", { className: "gm-about" });
      this.button = make("button", { type: "button", textContent: "\u00d7", title: close });
      this.button.setAttribute("aria-label", close);
      const parts = [this.button, this.title, this.body, make("p", {}, [this.link])];
      this.panel = make("section", { className: "gm-panel", tabIndex: -1 }, parts);
      setAttributes(this.panel, { role: "dialog", "aria-labelledby": this.title.id });
      this.side = make("div", { className: "gm-side", hidden: true }, [this.panel]);
      this.status = makeStatus("g-sr");
      (figure.querySelector(".gm-stage") ?? figure).append(this.side);
      figure.append(this.status);
    }

    /**
     * The row of somebody whom these readers may see.
     *
     * @param {string} id
     */
    row(id) {
      const row = id ? document.getElementById(`person-${id}`) : null;
      return row instanceof HTMLTableRowElement && this.people.has(id) ? row : null;
    }

    /**
     * The name alone; a card says the title with it.
     *
     * @param {string} id
     */
    name(id) {
      return this.row(id)?.cells[0].firstChild?.textContent?.trim() || this.people.name(id);
    }

    /**
     * Shows somebody once a pointer has rested on their card, or nobody new; a sheet at the bottom
     * would come over the card.
     *
     * @param {string} id
     */
    follow(id) {
      window.clearTimeout(this.timer);
      if (!id || id === this.id || !BESIDE.matches) return;
      this.timer = window.setTimeout(() => this.show(id), DELAY);
    }

    /**
     * Shows a person at once; somebody without a row, or nobody, closes it.
     *
     * @param {string} id
     */
    show(id) {
      window.clearTimeout(this.timer);
      const row = this.row(id);
      if (!row) {
        this.close();
        return;
      }
      this.id = id;
      this.write(id, row);
      if (this.side.hidden) this.view.hold(() => this.toggle(true));
      this.uncover();
    }

    close() {
      window.clearTimeout(this.timer);
      this.id = "";
      this.status.textContent = "";
      if (this.side.hidden) return;
      this.toggle(false);
      this.view.release();
    }

    /** @param {boolean} isOpen */
    toggle(isOpen) {
      this.side.hidden = !isOpen;
      this.figure.classList.toggle("gm-beside", isOpen);
    }

    /** Scrolls the drawing where the panel would stand over the card. */
    uncover() {
      const card = this.people.card(this.id);
      const frame = card.closest(".gm-view");
      if (!frame) return;
      const over = card.getBoundingClientRect().right - frame.getBoundingClientRect().right;
      if (over > 0) frame.scrollLeft += over + MARGIN;
    }

    /** Moves the reader into it. */
    enter() {
      if (!this.side.hidden) this.panel.focus({ preventScroll: true });
    }

    // ---- What it says

    /**
     * @param {string} id
     * @param {HTMLTableRowElement} row
     */
    write(id, row) {
      const name = this.name(id);
      const about = textOf(row.cells[0].querySelector("small"));
      this.title.replaceChildren(name, make("small", { textContent: about }));
      const { facts, lines } = this.clauses(id);
      const portrait = document.getElementById(`portrait-${id}`)?.querySelector("dl");
      const pairs = [...pairsOfRow(row), ...copiesOf(portrait?.children ?? [])];
      this.body.replaceChildren(
        make("p", { className: "gm-pills" }, this.pills(id, facts)),
        ...lines.map((line) => make("p", { textContent: line })),
        make("dl", { className: "g-pairs" }, pairs),
      );
      this.link.textContent = fill(this.figure.dataset.about ?? "", { name });
      this.link.href = `#${row.id}`;
      this.panel.scrollTop = 0;
      // the card has just been read out; this is what it does not say
      this.status.textContent = pairs.map(textOf).join(". ");
    }

    /**
     * What a card says for whoever does not see it: facts, and lines to others.
     *
     * @param {string} id
     */
    clauses(id) {
      const title = textOf(this.people.card(id).querySelector("title"));
      const clauses = title.split(" \u00b7 ").slice(1);
      const names = this.people.partners(id).map((other) => this.name(other));
      /** @param {string} clause */
      const isLine = (clause) => names.some((name) => clause.includes(name));
      const facts = clauses.filter((clause) => !isLine(clause));
      return { facts, lines: clauses.filter(isLine) };
    }

    /**
     * The status first, with its sign, then what else the card says.
     *
     * @param {string} id
     * @param {string[]} facts
     */
    pills(id, facts) {
      const card = this.people.card(id);
      const sign = make("span", { textContent: textOf(card.querySelector(".gm-sign")) });
      sign.setAttribute("aria-hidden", "true");
      const stand = textOf(card.querySelector(".gm-stand"));
      const start = stand.replace(/\u2026$/, "");
      const status = facts.find((fact) => fact.startsWith(start)) ?? stand;
      const others = facts.filter((fact) => fact !== status);
      const first = make("span", { className: `gm-pill g-${card.dataset.status}` }, [
        sign,
        ` ${status}`,
      ]);
      const rest = others.map((fact) => make("span", { className: "gm-pill", textContent: fact }));
      return [first, ...rest].flatMap((pill) => [pill, " "]);
    }
  }

  window.gosart = { ...window.gosart, MapPanel };
})();
