// The rules of our scripts, each with its reason; what types can tell is left to tsc, and nothing is imported.
export default [
  {
    files: ["site_templates/assets/**/*.js"],
    languageOptions: {
      ecmaVersion: 2020, // what every browser of the last five years reads; later syntax does not parse
      sourceType: "script", // a module is not loaded from a folder on the disk
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // a page shares its names with every script that it loads
      "no-implicit-globals": ["error", { lexicalBindings: true }],
      strict: ["error", "function"],

      // a name means one thing, and as long as it is seen
      "no-var": "error",
      "prefer-const": "error",
      "no-shadow": "error",
      "no-param-reassign": "error",
      "no-unused-vars": "error",

      // one way to write a thing
      "arrow-body-style": "error",
      "object-shorthand": "error",
      "prefer-arrow-callback": "error",
      "prefer-rest-params": "error",
      "prefer-spread": "error",
      "prefer-template": "error",

      // what surprises
      eqeqeq: "error",
      "no-nested-ternary": "error",
      "no-sequences": "error",
      "no-return-assign": "error",

      // people's text never becomes markup or code
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
          property,
          message: "Make elements, with people's text as their textContent.",
        })),
      ],

      // nothing is fetched, and nothing is kept about a reader
      "no-restricted-globals": [
        "error",
        ...["fetch", "XMLHttpRequest", "WebSocket", "localStorage", "sessionStorage"],
      ],

      // small enough to be read at once
      complexity: ["error", 8],
      "max-depth": ["error", 2],
      "max-len": ["error", 100],
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", { max: 30, skipComments: true, IIFEs: false }],
      "max-params": ["error", 4],
    },
  },
];
