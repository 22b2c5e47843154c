// Small comforts on every page; without them everything still works by its links and buttons.

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-submits-itself]")) {
  for (const select of form.querySelectorAll("select")) {
    select.addEventListener("change", () => form.requestSubmit());
  }
}

// Of a report only the periods and formats of its kind can be chosen; the door says so too.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-limits-itself]")) {
  const kind = form.querySelector<HTMLSelectElement>("select[name=kind]")!;
  const limit = () => {
    const takes = kind.selectedOptions[0].dataset.takes?.split(" ") ?? [];
    for (const group of form.querySelectorAll<HTMLOptGroupElement>("optgroup[data-length]")) {
      group.disabled = !takes.includes(group.dataset.length ?? "");
    }
    for (const option of form.querySelectorAll<HTMLOptionElement>("option[data-of]")) {
      option.disabled = option.dataset.of !== kind.value;
    }
    for (const select of form.querySelectorAll("select")) {
      if (select.selectedOptions[0]?.matches(":disabled")) {
        select.querySelector<HTMLOptionElement>("option:not(:disabled)")!.selected = true;
      }
    }
  };
  kind.addEventListener("change", limit);
  window.addEventListener("pageshow", limit);
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
