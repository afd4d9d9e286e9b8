// Suggestions below a search box, as a combobox (WAI-ARIA 1.2). Without this file the form works as it is.

const WAIT = 150; // milliseconds without a further letter
const SHORTEST = 2;

for (const form of document.querySelectorAll("form[data-suggestions]")) {
  const input = form.querySelector("input[type=search]");
  if (input) suggestFor(form, input);
}

function suggestFor(form, input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestionsLabel);
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  form.append(list, status);

  input.autocomplete = "off"; // the browser's own list would cover ours
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let timer;
  let request;
  let active = -1;

  const options = () => [...list.children];

  const close = () => {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    status.textContent = "";
  };

  const activate = (place) => {
    const all = options();
    active = (place + all.length) % all.length;
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    all[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[active].id);
  };

  const show = (suggestions) => {
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...suggestions.map((suggestion, index) => optionOf(suggestion, index)));
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = list.hidden ? "" : form.dataset.suggestionsCount.replace("#", suggestions.length);
  };

  const optionOf = (suggestion, index) => {
    const option = document.createElement("li");
    option.id = `${list.id}-${index}`;
    option.className = "suggestions__item";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = suggestion.url;
    const kind = document.createElement("span");
    kind.className = "suggestions__kind";
    kind.textContent = [suggestion.kind, suggestion.number].filter(Boolean).join(" · ");
    option.append(suggestion.title, kind);
    return option;
  };

  const ask = async () => {
    request?.abort();
    request = new AbortController();
    const query = new URLSearchParams({ q: input.value });
    const scope = form.elements.namedItem("scope");
    if (scope) query.set("scope", scope.value);
    try {
      const answer = await fetch(`${form.dataset.suggestions}?${query}`, { signal: request.signal });
      if (answer.ok && document.activeElement === input) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close(); // the form works without suggestions
    }
  };

  input.addEventListener("input", (event) => {
    // Unikey and other Vietnamese keyboards compose a word letter by letter: what stands there is asked for all the same.
    clearTimeout(timer);
    if (input.value.trim().length < SHORTEST) close();
    else timer = setTimeout(ask, event.isComposing ? 2 * WAIT : WAIT);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown") activate(active + 1);
    else if (event.key === "ArrowUp") activate(active < 0 ? -1 : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(options()[active].dataset.url);
    else return;
    event.preventDefault();
  });

  // Before the input loses the focus, or the list would be gone when the click arrives.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  input.addEventListener("blur", close);
}
