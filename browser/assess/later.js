/**
 * What a visitor who has begun may need later: fetched at the first answer, since by then there may
 * be no connection, or another version of the site at its address.
 */

import "./acting.js";
import "./check.js";
import "./coming.js";
import "./entry.js";
import "./filling.js";
import "./news.js";
import "./sharing.js";
import "./wanted.js";
import "../keeping/assessments.js";
import "../keeping/lasting.js";
import "../offline/telling.js";
import { words } from "../page/fetching.js";

for (const name of ["assess/entry", "assess/returning", "assess/sharing"]) {
  words(name).catch(() => {}); // asked for again when it is needed
}
