SwaggerUIBundle({
  url: "/v1/openapi.yaml",
  dom_id: "#document",
  docExpansion: "list",
  validatorUrl: null,
  syntaxHighlight: false,
});
