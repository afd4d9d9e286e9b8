// The numbers behind the filters of a long list are counted when a filter is opened: the list does not wait for them.
// Without this file a link in every filter shows them.

const facets = document.querySelector(".doc-filters__facets");
const link = facets?.querySelector("[data-counts]");
if (link) facets.addEventListener("toggle", () => showCounts(link.href), { capture: true, once: true });

async function showCounts(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return;
  const counted = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const facet of facets.children) {
    const links = counted.querySelector(`[data-filter="${facet.dataset.filter}"] nav`);
    if (!links) continue;
    const focused = facet.querySelector("nav :focus")?.getAttribute("href");
    facet.querySelector("nav").replaceWith(links);
    if (focused) (links.querySelector(`[href="${CSS.escape(focused)}"]`) ?? facet.querySelector("summary")).focus();
  }
}
