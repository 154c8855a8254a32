// Tables on a phone: each row is a card, and each value says what the head of its column says. The
// tables over all accounts come with such labels; here the others get them, also those of people's
// own templates. What is named by a number alone in a narrow radar is listed below it.
(() => {
  "use strict";

  const { make, onEachPage, worksheetColumns } = window.gosart;
  const PHONE = window.matchMedia("(max-width: 599px)");
  const TABLES =
    ".gosart:not(.gs-sheet, .gp-portfolio, .gl-show) table:not(.g-stack, .gosart-heat, .g-keys)";

  /** @param {Node | null | undefined} node */
  const textOf = (node) => node?.textContent?.trim().replace(/\s+/g, " ") ?? "";

  /**
   * What each column is called; "" where only a screen reader is told, or nobody.
   *
   * @param {HTMLTableElement} table
   */
  const labelsOf = (table) =>
    [...(table.tHead?.rows[0].cells ?? [])].flatMap((head) => {
      const label = head.querySelector(".g-sr") ? "" : textOf(head);
      return Array.from({ length: head.colSpan }, () => label);
    });

  /**
   * @param {HTMLTableCellElement} cell
   * @param {string | undefined} label
   */
  const labelCell = (cell, label) => {
    const isEmpty = !textOf(cell) && !cell.querySelector("svg, img");
    cell.classList.toggle("g-blank", isEmpty);
    if (label && !isEmpty && cell.tagName === "TD") cell.dataset.label = label;
  };

  /**
   * @param {HTMLTableRowElement} row
   * @param {string[]} labels
   */
  const labelRow = (row, labels) => {
    let column = 0;
    for (const cell of row.cells) {
      // what stands over several columns is of none of them
      labelCell(cell, cell.colSpan === 1 ? labels[column] : "");
      column += cell.colSpan;
    }
  };

  /**
   * A column of a worksheet.
   *
   * @typedef {{ position: number, vendor: string, name: string, label: string, leads: boolean }}
   *   Column
   */

  /**
   * The columns of a worksheet with what each is called: the vendor, who else rated it than the
   * leader, and the date where it is not the latest.
   *
   * @param {HTMLTableElement} table
   * @returns {Column[]}
   */
  const columnsOf = (table) => {
    /** @type {NodeListOf<HTMLTableCellElement>} */
    const heads = table.querySelectorAll("th.g-date");
    const dates = [...heads].flatMap((date) =>
      Array.from({ length: Number(date.dataset.all ?? date.colSpan) }, () => textOf(date)),
    );
    return worksheetColumns(table).map(({ head, position }, index) => {
      const { dataset } = head;
      const by = textOf(head.querySelector("span")?.firstChild);
      const name = textOf(head.querySelector("small:not(.g-warn)")) || by;
      const leads = !("dissent" in dataset);
      const parts = [leads ? name : `${name} (${by})`, "earlier" in dataset ? dates[index] : ""];
      const label = parts.filter(Boolean).join(" \u00b7 ");
      return { position, vendor: dataset.vendor ?? "", name, label, leads };
    });
  };

  /**
   * The latest leading rating of a vendor in words, with its sign.
   *
   * @param {HTMLTableRowElement} row
   * @param {Column[]} columns of the vendor
   */
  const ratingOf = (row, columns) => {
    const cells = columns.map(({ position }) => row.cells[position]);
    const cell = cells.find((each) => !each.classList.contains("n")) ?? cells[0];
    const word = cell.firstChild?.textContent ?? "";
    const kind = ["p", "m", "u", "n"].find((name) => cell.classList.contains(name));
    const rating = make("i", { className: kind ?? "", textContent: word });
    const sign = cell.getAttribute("data-sign");
    if (sign !== null) rating.setAttribute("data-sign", sign);
    return make("span", {}, [rating, ` ${columns[0].name}: ${word}`]);
  };

  /**
   * Lists what a radar without names shows, below it.
   *
   * @param {HTMLTableElement} table
   * @param {Column[]} columns
   */
  const listRadar = (table, columns) => {
    const radar = document.querySelector("figure.g-radar");
    if (!radar || radar.querySelector(".g-radar-list")) return;
    const leading = columns.filter(({ leads }) => leads);
    const vendors = [...new Set(leading.map(({ vendor }) => vendor))];
    const groups = vendors.map((vendor) => leading.filter((column) => column.vendor === vendor));
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const items = rows
      .filter(({ cells }) => cells.length > 2)
      .map((row) => {
        const name = textOf(row.cells[0].querySelector("summary") ?? row.cells[0]);
        const ratings = groups.flatMap((group) => [ratingOf(row, group), " "]);
        return make("li", {}, [make("strong", { textContent: name }), ...ratings]);
      });
    radar.append(make("ul", { className: "g-radar-list" }, items));
  };

  /** @param {HTMLTableElement} table */
  const makeCards = (table) => {
    if (!table.tHead) return;
    const columns = table.classList.contains("g-worksheet") ? columnsOf(table) : [];
    const labels = columns.length ? [] : labelsOf(table);
    columns.forEach(({ position, label }) => {
      labels[position] = label;
    });
    for (const body of [...table.tBodies, ...(table.tFoot ? [table.tFoot] : [])]) {
      [...body.rows].forEach((row) => labelRow(row, labels));
    }
    table.classList.add("g-stack");
    if (columns.length) listRadar(table, columns);
  };

  const makeAll = () => {
    if (!PHONE.matches) return;
    /** @type {NodeListOf<HTMLTableElement>} */
    const tables = document.querySelectorAll(TABLES);
    tables.forEach(makeCards);
  };

  onEachPage(makeAll);
  PHONE.addEventListener("change", makeAll);
})();
