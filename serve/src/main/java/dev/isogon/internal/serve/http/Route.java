package dev.isogon.internal.serve.http;

import dev.isogon.internal.serve.access.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One thing that can be asked.
 *
 * @param method of HTTP
 * @param template a path in which {@code {word}} stands for one segment
 * @param access what it needs
 * @param action what it does
 */
public record Route(String method, String template, Role access, Action action) {

    /** The name of the path's parameter that says which gallery it is about. */
    public static final String GALLERY = "gallery";

    /** What a route does; must not wait for anything but a disk. What computes is handed to others, and ends later. */
    @FunctionalInterface
    public interface Action {
        CompletionStage<Reply> answer(Exchange exchange) throws IOException;
    }

    /** What is answered at once. */
    @FunctionalInterface
    public interface Quick {
        Reply answer(Exchange exchange) throws IOException;
    }

    /** A route whose answer takes no longer than reading a file. */
    public static Route quick(String method, String template, Role access, Quick quick) {
        return new Route(
                method, template, access, exchange -> CompletableFuture.completedFuture(quick.answer(exchange)));
    }

    /**
     * The path's parameters where a path is of this template.
     *
     * @param path decoded segments
     */
    Optional<Map<String, String>> match(List<String> path) {
        List<String> own = segments(template);
        if (own.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < own.size(); i++) {
            String segment = own.get(i);
            if (segment.startsWith("{")) {
                parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /** What lies between the strokes of a path. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        segments.remove(0); // what is before the first stroke
        return segments;
    }
}
