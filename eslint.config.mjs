// The scripts of the site: ESLint's recommended rules, and what keeps the pages' one global name the only one.
import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    rules: {
      complexity: ["error", 10],
      eqeqeq: "error",
      "no-undef": "off", // TypeScript knows every name
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["builder/**/*.js"],
    languageOptions: { sourceType: "script" },
    rules: {
      "no-implicit-globals": ["error", { lexicalBindings: true }],
      strict: ["error", "global"],
      // A bundle leaves out lines that begin as comments do.
      "no-restricted-syntax": [
        "error",
        { selector: "TemplateElement[value.raw=/\\n/]", message: "Text of several lines." },
      ],
    },
  },
];
