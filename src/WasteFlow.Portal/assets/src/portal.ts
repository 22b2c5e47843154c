// Small comforts on every page; without them everything still works by its links and buttons.

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-submits-itself]")) {
  for (const select of form.querySelectorAll("select")) {
    select.addEventListener("change", () => form.requestSubmit());
  }
}

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Paper cannot be clicked: what is folded away is printed open.
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("main details:not([data-stays-closed])")) {
    details.open = true;
  }
});
