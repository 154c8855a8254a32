// What the history of the plans adds to a page once it is there: earlier dates on the plan of two
// sides, an opportunity over time on its sheet, and slips in the table of the portfolio. No page
// waits for it, because reading the history of a large repository takes long.
(() => {
  "use strict";

  const { load, onEachPage, sortBy } = window.gosart;

  /**
   * HTML of our own templates, in which every text of a plan is escaped.
   *
   * @param {string} html
   */
  const elementOf = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    return parsed.body.firstElementChild;
  };

  /**
   * What a file holds; null where it does not come, and the page is as it was made.
   *
   * @param {HTMLElement} element
   * @returns {Promise<PastData | null>}
   */
  const dataOf = async (element) => {
    const address = element.dataset.past ?? "";
    delete element.dataset.past;
    try {
      return /** @type {PastData} */ (await load(address));
    } catch {
      return null;
    }
  };

  /**
   * The drawing with earlier dates in the place of the one without.
   *
   * @param {HTMLElement} plan
   */
  const addToPlan = async (plan) => {
    const data = await dataOf(plan);
    const picture = data?.plan ? elementOf(data.plan) : null;
    if (picture) document.getElementById(picture.id)?.replaceWith(picture);
  };

  /** @param {HTMLElement} sheet */
  const addToSheet = async (sheet) => {
    const data = await dataOf(sheet);
    const drawing = data?.sheet ? elementOf(data.sheet) : null;
    if (drawing) sheet.replaceWith(drawing);
  };

  // ---- Slips in the table of the portfolio

  /**
   * @param {HTMLTableElement} table
   * @param {Record<string, [string, number, number]>} slips
   */
  const fillSlips = (table, slips) => {
    /** @type {NodeListOf<HTMLElement>} */
    const cells = table.querySelectorAll("td[data-slips]");
    cells.forEach((cell) => {
      const [words, days] = slips[cell.dataset.slips ?? ""] ?? ["", ""];
      cell.textContent = words;
      cell.setAttribute("data-sort", String(days));
      cell.hidden = false;
    });
  };

  /** @param {HTMLTableElement} table */
  const addSlips = async (table) => {
    const data = await dataOf(table);
    const slips = data?.slips ?? {};
    if (!Object.keys(slips).length) return;
    /** @type {HTMLTableCellElement | null} */
    const head = table.querySelector("th[data-slips]");
    if (!head) return;
    head.hidden = false;
    fillSlips(table, slips);
    table.addEventListener("gosart-rows", () => fillSlips(table, slips));
    const order = head.getAttribute("aria-sort"); // by the address, before anything was there
    if (order) await sortBy(table, head, order === "descending");
  };

  onEachPage(() => {
    /** @type {NodeListOf<HTMLElement>} */
    const elements = document.querySelectorAll("[data-past]");
    elements.forEach((element) => {
      if (element instanceof HTMLTableElement) addSlips(element);
      else if (element.classList.contains("ap-plan")) addToPlan(element);
      else addToSheet(element);
    });
  });
})();
