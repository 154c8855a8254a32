// The relationship map on a phone: who is for us, undecided, against us and not met, by name, with
// the drawing one tap away. Made from the cards, and shown by the style sheet where it is needed.
(() => {
  "use strict";

  const { make } = window.gosart;
  const RANKS = ["inner-circle", "political-structure"];
  /**
   * The position among the headings of each status; of none, whether somebody has met them decides.
   *
   * @type {Record<string, number>}
   */
  const GROUPS = { mentor: 0, supporter: 0, "non-supporter": 2, enemy: 2 };
  const UNDECIDED = 1;
  const NOT_MET = 3;

  /** @param {Node | null} node */
  const textOf = (node) => node?.textContent?.trim() ?? "";

  /** @param {SVGElement} card */
  const groupOf = ({ dataset: { status = "", coverage = "none" } }) =>
    GROUPS[status] ?? (coverage === "none" ? NOT_MET : UNDECIDED);

  /**
   * How much a person counts, the least first.
   *
   * @param {SVGElement} card
   */
  const rankOf = ({ dataset }) => {
    const rank = RANKS.indexOf(dataset.influence ?? "");
    return rank < 0 ? RANKS.length : rank;
  };

  /**
   * A person as a link to their row, which opens the panel.
   *
   * @param {string} id
   * @param {SVGElement} card
   */
  const entry = (id, card) => {
    const head = document.querySelector(`#${CSS.escape(`person-${id}`)} > th`);
    if (!head) return [];
    const [name, about] = [head.firstChild, head.querySelector("small")];
    const link = make("a", { href: `#person-${id}`, textContent: textOf(name) });
    const title = textOf(about);
    link.dataset.listed = id;
    if (rankOf(card) === 0) link.className = "gm-first";
    return [make("li", {}, [link, make("small", { textContent: title })])];
  };

  /**
   * @param {HTMLElement} figure
   * @param {MapPeople} people
   */
  const listOf = (figure, people) => {
    const cards = people.ids
      .map((id) => ({ id, card: people.card(id) }))
      .filter(({ card }) => !card.classList.contains("gm-left"))
      .sort((a, b) => rankOf(a.card) - rankOf(b.card));
    const headings = figure.dataset.stances?.split("|") ?? [""];
    const groups = headings.flatMap((heading, group) => {
      const own = cards.filter(({ card }) => headings.length === 1 || groupOf(card) === group);
      const items = own.flatMap(({ id, card }) => entry(id, card));
      if (!items.length) return [];
      const label = make("dt", { textContent: heading, className: `gm-group-${group}` });
      return [label, make("dd", {}, [make("ul", {}, items)])];
    });
    return make("dl", { className: "gm-list" }, groups);
  };

  /** @type {Gosart["addMapList"]} */
  const addMapList = (figure, people) => {
    const button = make("button", { type: "button", textContent: figure.dataset.draw ?? "" });
    button.className = "gm-draw";
    button.dataset.do = "draw";
    button.setAttribute("aria-pressed", "false");
    const tools = figure.querySelector(".gm-tools");
    tools?.querySelector("output")?.before(button);
    tools?.after(listOf(figure, people));
  };

  window.gosart = { ...window.gosart, addMapList };
})();
