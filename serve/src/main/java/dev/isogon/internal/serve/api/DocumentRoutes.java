package dev.isogon.internal.serve.api;

import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Problem;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** What can be asked: the OpenAPI document, and a page to browse and try it (Swagger UI), which loads nothing from elsewhere. */
public final class DocumentRoutes {

    private static final String OWN = "/dev/isogon/internal/serve/";

    /** As the version in the pom. */
    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.32.1/";

    private static final Map<String, String> FILES = Map.of(
            "swagger-ui.css", SWAGGER + "swagger-ui.css",
            "swagger-ui-bundle.js", SWAGGER + "swagger-ui-bundle.js",
            "start.js", OWN + "docs/start.js");

    /** Swagger UI sets styles on elements; scripts come from files of this server alone. */
    private static final Map<String, String> PAGE = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'");

    /** These routes. */
    public List<Route> routes() {
        return List.of(
                Route.quick(
                        "GET",
                        "/v1/openapi.yaml",
                        Role.ANYBODY,
                        exchange -> file("application/yaml", OWN + "openapi.yaml")),
                Route.quick(
                        "GET",
                        "/docs",
                        Role.ANYBODY,
                        exchange -> file("text/html; charset=utf-8", OWN + "docs/index.html")
                                .with(PAGE)),
                Route.quick("GET", "/docs/{file}", Role.ANYBODY, DocumentRoutes::part));
    }

    private static Reply part(Exchange exchange) throws IOException {
        String name = exchange.inPath("file");
        String resource = FILES.get(name);
        if (resource == null) {
            throw Problem.notFound("the page of this document has no such part");
        }
        return file(name.endsWith(".css") ? "text/css" : "text/javascript", resource)
                .with(Map.of("Cache-Control", "max-age=3600"));
    }

    private static Reply file(String type, String resource) throws IOException {
        try (InputStream in = DocumentRoutes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return Reply.of(type, in.readAllBytes());
        }
    }
}
