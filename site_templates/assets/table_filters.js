// Filters tables that are whole without it: by text, by value, and by choices of one click. A panel
// with `data-address` notes in the page's address what is chosen, so that a selection can be sent.
(() => {
  "use strict";

  const {
    compareTexts, fill, folded, isNew, loadRows, make, onEachPage, sortBy, tableOf, textOf, valueIn,
  } = window.gosart;

  /**
   * The values of a row for a control: in `data-<name>`, which may hold several, or in the column
   * whose head has that name.
   *
   * @param {HTMLTableRowElement} row
   * @param {string} name
   */
  const valuesOf = (row, name) => {
    const values = row.getAttribute(`data-${name}`);
    if (values !== null) return values.split("|");
    const heads = [...(row.closest("table")?.tHead?.rows[0].cells ?? [])];
    const head = heads.find((each) => each.dataset.set === name);
    if (!head) return [];
    const order = head.dataset.order?.split("|") ?? [];
    return [valueIn(textOf(row.cells[head.cellIndex]), order)];
  };

  /**
   * The text of a row, and of the card that it leads to.
   *
   * @param {HTMLTableRowElement} row
   */
  const allTextOf = (row) => {
    /** @type {HTMLAnchorElement | null} */
    const link = row.querySelector("a[href*='#portrait-']");
    const card = decodeURIComponent(link?.hash.slice(1) ?? "");
    const more = document.getElementById(card)?.textContent ?? "";
    return folded(`${row.textContent} ${row.dataset.find ?? ""} ${more}`);
  };

  /**
   * What a control asks for: a field, a list, or a group of buttons.
   *
   * @param {HTMLElement} control
   */
  const chosen = (control) => {
    const isField = control instanceof HTMLInputElement || control instanceof HTMLSelectElement;
    return isField ? control.value.trim() : (control.dataset.value ?? "");
  };

  /**
   * Puts a value into a control.
   *
   * @param {HTMLElement} control
   * @param {string} value
   */
  const choose = (control, value) => {
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) {
      control.value = value;
      return;
    }
    control.dataset.value = value;
    for (const chip of control.querySelectorAll("button")) {
      chip.setAttribute("aria-pressed", String((chip.dataset.chip ?? "") === value));
    }
  };

  /**
   * Whether a row has what one control asks for.
   *
   * @param {HTMLTableRowElement} row
   * @param {HTMLElement} control
   */
  const matches = (row, control) => {
    const value = chosen(control);
    const name = control.dataset.filter ?? "";
    if (!value) return true;
    if (name === "text") return allTextOf(row).includes(folded(value));
    return valuesOf(row, name).includes(value);
  };

  /**
   * The values in a column, in the order that its head gives them or in that of the alphabet.
   *
   * @param {HTMLTableElement} table
   * @param {HTMLTableCellElement} head
   */
  const valuesBelow = (table, head) => {
    const rows = [...table.tBodies[0].rows];
    const values = new Set(rows.flatMap((row) => valuesOf(row, head.dataset.set ?? "")));
    values.delete("");
    const order = head.dataset.order?.split("|");
    return order?.filter((value) => values.has(value)) ?? [...values].sort(compareTexts);
  };

  /**
   * The head of the column of a name.
   *
   * @param {HTMLTableElement} table
   * @param {string} name
   */
  const headOf = (table, name) =>
    [...(table.tHead?.rows[0].cells ?? [])].find(({ dataset }) => dataset.set === name);

  /**
   * Makes the controls of a panel that names the columns to filter by: a field for any text, and a
   * choice for each column of at least two values, called as its head is.
   *
   * @param {HTMLElement} panel
   * @param {HTMLTableElement} table
   */
  const addControls = (panel, table) => {
    const { by, find = "", all = "" } = panel.dataset;
    if (!by) return;
    const field = make("input", { type: "search" });
    field.dataset.filter = "text";
    const labels = [make("label", {}, [`${find} `, field])];
    for (const name of by.split(" ")) {
      const head = headOf(table, name);
      const values = head ? valuesBelow(table, head) : [];
      if (values.length < 2) continue;
      const options = values.map((value) => make("option", { textContent: value }));
      const any = make("option", { textContent: all, value: "" });
      const select = make("select", {}, [any, ...options]);
      select.dataset.filter = name;
      labels.push(make("label", {}, [`${textOf(head)} `, select]));
    }
    panel.prepend(...labels);
  };

  // ---- The page's address

  /**
   * The head of each column.
   *
   * @param {HTMLTableElement} table
   */
  const headsOf = (table) => [...(table.tHead?.rows[0].cells ?? [])];

  /**
   * The order of a table in a word: the way, and the number of the column.
   *
   * @param {HTMLTableElement} table
   */
  const orderOf = (table) => {
    const column = headsOf(table).findIndex((head) => head.hasAttribute("aria-sort"));
    const order = headsOf(table)[column]?.getAttribute("aria-sort");
    return order ? `${order === "ascending" ? "up" : "down"}-${column}` : "";
  };

  /**
   * Notes what is chosen in the address, beside what others have there.
   *
   * @param {HTMLElement[]} controls
   * @param {HTMLTableElement} table
   */
  const noteInAddress = (controls, table) => {
    const address = new URL(location.href);
    const values = controls.map((control) => [control.dataset.filter ?? "", chosen(control)]);
    for (const [name, value] of [...values, ["order", orderOf(table)]]) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // a page from a folder on the disk keeps its address in some browsers
    }
  };

  /**
   * Sorts as the address says.
   *
   * @param {HTMLTableElement} table
   * @param {string} order
   */
  const sortAs = async (table, order) => {
    const [, way, column] = /^(up|down)-(\d+)$/.exec(order) ?? [];
    const head = headsOf(table)[Number(column)];
    if (head?.querySelector("button")) await sortBy(table, head, way === "down");
  };

  /**
   * Chooses what the address says.
   *
   * @param {HTMLElement[]} controls
   * @param {HTMLTableElement} table
   */
  const readAddress = async (controls, table) => {
    const values = new URL(location.href).searchParams;
    for (const control of controls) {
      const value = values.get(control.dataset.filter ?? "");
      if (value) choose(control, value);
    }
    await sortAs(table, values.get("order") ?? "");
  };

  // ---- Panels

  /**
   * Says how many rows are left.
   *
   * @param {HTMLElement} panel
   * @param {number} shown
   * @param {number} all
   */
  const sayCount = (panel, shown, all) => {
    const output = panel.querySelector("output");
    if (!output) return;
    const { count = "", none = count } = output.dataset;
    output.textContent = fill(shown ? count : none, { shown, all });
  };

  /**
   * Hides the rows that do not fit, and says how many are left.
   *
   * @param {HTMLElement} panel
   * @param {HTMLTableElement} table
   * @param {HTMLElement[]} controls
   */
  const apply = (panel, table, controls) => {
    const rows = [...table.tBodies[0].rows];
    for (const row of rows) row.hidden = !controls.every((control) => matches(row, control));
    const shown = rows.filter((row) => !row.hidden).length;
    sayCount(panel, shown, Math.max(rows.length, Number(table.dataset.all ?? 0)));
  };

  /**
   * Makes a group of buttons one choice.
   *
   * @param {HTMLElement} group
   * @param {() => void} changed
   */
  const makeChips = (group, changed) => {
    group.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      /** @type {HTMLElement | null} */
      const chip = target.closest("button");
      if (!chip) return;
      choose(group, chip.dataset.chip ?? "");
      changed();
    });
  };

  /**
   * Calls `changed` whenever a reader changes one of the controls.
   *
   * @param {HTMLElement[]} controls
   * @param {() => void} changed
   */
  const watch = (controls, changed) => {
    for (const control of controls) {
      if (control.matches("input, select")) {
        control.addEventListener("input", changed);
        control.addEventListener("change", changed);
      } else {
        makeChips(control, changed);
      }
    }
  };

  /**
   * Lets the button below a table bring the rows that are still in files.
   *
   * @param {HTMLTableElement} table
   * @param {() => void} changed
   */
  const makeMore = (table, changed) => {
    const more = document.querySelector(`[data-rows-of="${table.id}"]`);
    more?.addEventListener("click", async () => {
      await loadRows(table);
      changed();
      more.remove();
    });
  };

  /** @param {HTMLElement} panel */
  const makeFilter = async (panel) => {
    const table = tableOf(panel, "data-filter-for");
    if (!table || !isNew(panel)) return;
    addControls(panel, table);
    /** @type {NodeListOf<HTMLElement>} */
    const elements = panel.querySelectorAll("[data-filter]");
    const controls = [...elements];
    const hasAddress = "address" in panel.dataset;
    const show = () => apply(panel, table, controls);
    const changed = async () => {
      if (controls.some(chosen)) await loadRows(table);
      show();
      if (hasAddress) noteInAddress(controls, table);
    };
    watch(controls, changed);
    makeMore(table, show);
    show();
    if (!hasAddress) return;
    await readAddress(controls, table);
    table.addEventListener("gosart-sorted", changed);
    if (controls.some(chosen)) await changed();
  };

  onEachPage(() => {
    /** @type {NodeListOf<HTMLElement>} */
    const panels = document.querySelectorAll("[data-filter-for]");
    panels.forEach((panel) => void makeFilter(panel));
  });
})();
