// Keeps an open page up to date. Without it the page is what it was when it was loaded.
const live = document.getElementById('live');
const state = document.getElementById('state');
const filters = document.getElementById('filters');
const staleAfter = 20_000;
const refusedAgainAfter = 5_000;
let heard = Date.now();
let last = '';

function say(kind, text) {
  if (state.dataset.kind !== kind || kind !== 'live') {
    state.textContent = text;
  }
  state.dataset.kind = kind;
  state.title = last ? `Last heard from the receiver at ${last} UTC` : '';
}

const focusable = (root) => [...root.querySelectorAll('a, summary, [tabindex], select, button')];

function isBusy(id) {
  return id === 'choices' && (filters.contains(document.activeElement)
    || [...filters.querySelectorAll('option')].some((o) => o.selected !== o.defaultSelected));
}

function replace(id, html) {
  const place = document.getElementById(`p-${id}`);
  if (!place || isBusy(id)) {
    return;
  }
  const open = [...place.querySelectorAll('details[open]')].map((d) => d.id);
  const scrolled = [...place.querySelectorAll('.scroll')].map((s) => [s.scrollLeft, s.scrollTop]);
  const focused = focusable(place).indexOf(document.activeElement);
  place.innerHTML = html;
  open.forEach((name) => { const d = document.getElementById(name); if (d) { d.open = true; } });
  [...place.querySelectorAll('.scroll')].forEach((s, i) => { if (scrolled[i]) { [s.scrollLeft, s.scrollTop] = scrolled[i]; } });
  if (focused >= 0) {
    focusable(place)[focused]?.focus({ preventScroll: true });
  }
}

const stream = `${live.dataset.src}${live.dataset.src.endsWith('?') ? '' : '&'}state=${encodeURIComponent(live.dataset.state)}`;
const pieces = [...document.querySelectorAll('[id^="p-"]')].map((e) => e.id.slice(2));
let source;

function listen() {
  source = new EventSource(stream);
  pieces.forEach((id) => source.addEventListener(`piece-${id}`, (event) => replace(id, event.data)));
  // A page that was opened while the rows could not be read has no places for them.
  if (pieces.length === 0) {
    source.addEventListener('piece-summary', () => location.reload());
  }
  source.addEventListener('live', (event) => {
    heard = Date.now();
    last = event.data;
    say('live', 'Live');
  });
  source.addEventListener('fault', (event) => {
    heard = Date.now();
    say('fault', event.data);
  });
  source.onerror = () => {
    say('stale', last ? `Not connected. These are the numbers of ${last} UTC.` : 'Not connected.');
    // A browser tries again by itself where a connection ends, but not where it is refused.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(listen, refusedAgainAfter);
    }
  };
}

listen();
setInterval(() => {
  if (Date.now() - heard > staleAfter) {
    say('stale', `Nothing heard since ${last || 'the page was opened'}. These numbers may be old.`);
  }
}, 5_000);
addEventListener('pagehide', () => source.close());
