// Comforts only: every page works without this file.

const menu = document.getElementById("menu");
const toggle = menu?.querySelector("[data-menu-toggle]");

if (toggle) {
  const show = (open) => {
    menu.classList.toggle("nav--open", open);
    toggle.setAttribute("aria-expanded", String(open));
  };
  toggle.setAttribute("role", "button");
  toggle.setAttribute("aria-controls", "menu-list");
  show(false);
  toggle.addEventListener("click", (event) => {
    event.preventDefault();
    show(!menu.classList.contains("nav--open"));
  });
  toggle.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      toggle.click();
    }
  });

  const closeGroups = (except) => {
    for (const group of menu.querySelectorAll("details[open]")) {
      if (group !== except) group.open = false;
    }
  };
  document.addEventListener("click", (event) => closeGroups(event.target.closest?.("#menu details")));
  document.addEventListener("focusin", (event) => closeGroups(event.target.closest?.("#menu details")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const group = menu.querySelector("details[open]");
    if (!group) return;
    group.open = false;
    group.querySelector("summary").focus();
  });
}

// A long table of contents starts closed where it stands above the text.
const contents = document.querySelector(".legal__toc");
if (contents && matchMedia("(max-width: 63.99em)").matches) contents.open = false;

const legal = document.querySelector("[data-copied]");
if (legal && navigator.clipboard) {
  const status = document.createElement("p");
  status.className = "toast";
  status.setAttribute("role", "status");
  document.body.append(status);
  // The links do more with this script: their names say so.
  for (const link of legal.querySelectorAll("[data-copy-link]")) {
    link.setAttribute("aria-label", `${legal.dataset.copy} ${link.dataset.copyLink}`);
    link.title = link.getAttribute("aria-label");
  }
  let timer;
  legal.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-copy-link]");
    if (!link) return;
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return;
    }
    status.textContent = `${legal.dataset.copied} ${link.dataset.copyLink}`;
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = ""), 4000);
  });
}

// A video of another host is framed only after the reader has asked for it.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-embed]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.className = "video__frame";
  frame.src = link.dataset.embed;
  frame.title = link.dataset.title;
  frame.allow = "fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  link.replaceWith(frame);
  frame.focus();
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
