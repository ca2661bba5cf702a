// What a page shows is in its address too, to be sent on.
"use strict";

// Sets these parameters, without those that are empty and without a step in the history, and returns the address.
daeyeok.setParameters = (parameters) => {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  try {
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  } catch {
    /* a page without a history */
  }
  return address;
};
