package dev.isogon.internal.serve.api;

import dev.isogon.internal.look.SharedLook;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Problem;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page for people: files that need no build, and ask the same routes as everybody. */
public final class PageRoutes {

    private static final String FOLDER = "/dev/isogon/internal/serve/page/";

    private static final Set<String> FILES = Set.of(
            "page.css",
            "main.js",
            "server.js",
            "words.js",
            "words-en.js",
            "words-ja.js",
            "words-de.js",
            "parts.js",
            "look.js",
            "subjects.js",
            "unknowns.js",
            "threshold.js",
            "activity.js");

    /** Pictures are shown from memory, since they are asked for with a key. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self';"
                    + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
            "Permissions-Policy",
            "camera=(self), microphone=(), geolocation=()");

    private static final Map<String, String> FRESH = Map.of("Cache-Control", "no-cache");

    /** These routes. */
    public List<Route> routes() {
        return List.of(
                Route.quick(
                        "GET",
                        "/",
                        Role.ANYBODY,
                        exchange ->
                                file("text/html; charset=utf-8", "index.html").with(HEADERS)),
                Route.quick("GET", "/page/{file}", Role.ANYBODY, PageRoutes::part));
    }

    private static Reply part(Exchange exchange) throws IOException {
        String name = exchange.inPath("file");
        if (name.equals("base.css")) {
            return text("text/css", SharedLook.styles());
        }
        if (name.equals("echarts.js")) {
            return text("text/javascript", SharedLook.charts());
        }
        if (!FILES.contains(name)) {
            throw Problem.notFound("the page has no such part");
        }
        return file(name.endsWith(".css") ? "text/css" : "text/javascript; charset=utf-8", name)
                .with(FRESH);
    }

    private static Reply text(String type, String text) {
        return Reply.of(type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .with(FRESH);
    }

    private static Reply file(String type, String name) throws IOException {
        try (InputStream in = PageRoutes.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException("the page's " + name + " is missing in this build");
            }
            return Reply.of(type, in.readAllBytes());
        }
    }
}
