// The styles of the site: Stylelint's standard, and what keeps the tokens in one place.
import { readFileSync } from "node:fs";

const tokens = readFileSync(new URL("builder/publish/site/frame/tokens.css", import.meta.url), "utf8");
const breakpoints = [...tokens.matchAll(/--breakpoint-\w+: (\d+px);/g)].map(([, width]) => width);

export default {
  extends: "stylelint-config-standard",
  rules: {
    "declaration-no-important": true, // layers say what goes over what
    "media-feature-name-value-allowed-list": { width: breakpoints, "/-width$/": [] },
    "color-named": "never",
    "color-no-hex": true,
    "function-disallowed-list": ["light-dark", "/^(rgb|hsl)a?$/", "/^(ok)?l(ab|ch)$/", "hwb", "color"],
    // WebKit knows these by their old names only.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["box-decoration-break", "text-size-adjust"] }],
    // What an engine was seen to do otherwise than the others.
    "declaration-property-value-disallowed-list": {
      "text-decoration": ["/ /"], // several values are invalid in WebKit: longhands
      "user-select": ["none"], // ends a selection in Firefox
      "content-visibility": ["auto"], // empties the accessibility tree in Firefox and WebKit
      content: ['/^"[^"]*[^ -~][^"]*"$/'], // a sign is read aloud unless it has another text: "¶" / ""
    },
    "declaration-block-no-redundant-longhand-properties": [true, { ignoreShorthands: ["text-decoration"] }],
    // Rules come in the order of the parts of a page, and empty lines set groups of them apart.
    "no-descending-specificity": null,
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "rule-empty-line-before": null,
  },
  overrides: [
    {
      files: "**/frame/tokens.css",
      rules: { "color-no-hex": null, "function-disallowed-list": null },
    },
    {
      files: "**/frame/overrides.css",
      rules: { "max-nesting-depth": [0, { ignoreAtRules: ["media", "page"] }] }, // WebKit prints without what is nested
    },
    {
      files: "**/epub/*.css", // for reading systems, some of which know no ranges, and whose widths have nothing to do with the site's
      rules: { "media-feature-range-notation": null, "media-feature-name-value-allowed-list": null },
    },
  ],
};
