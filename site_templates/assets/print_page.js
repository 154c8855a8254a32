// The button that prints a page; the style sheet of paper makes one sheet of it.
(() => {
  "use strict";

  const { onEachPage } = window.gosart;

  onEachPage(() => {
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = document.querySelectorAll("button.gs-print[hidden]");
    buttons.forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    });
  });
})();
