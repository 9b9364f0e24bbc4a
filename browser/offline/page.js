/** Follows this site's service worker where there is one; a first look needs no more than this. */

import { ROOT, serviceWorkers } from "../network.js";

const looked = (async () => serviceWorkers()?.getRegistration(ROOT))();
looked.then((found) => found && import("./telling.js")).catch(() => {});
