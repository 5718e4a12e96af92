package dev.isogon.internal.serve.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that can be asked. Where two templates fit, the first is taken. */
public final class RouteTable {

    private final List<Route> routes;

    public RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * A route and what its path says.
     *
     * @param parameters by their names
     */
    record Found(Route route, Map<String, String> parameters) {}

    /** All of them, in order. */
    public List<Route> all() {
        return routes;
    }

    /**
     * The route of a request.
     *
     * @throws Problem 404 where there is no such path, 405 where it takes other methods
     */
    Found find(String method, List<String> path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        for (Route route : routes) {
            if (route.method().equals(wanted)) {
                Optional<Map<String, String>> parameters = route.match(path);
                if (parameters.isPresent()) {
                    return new Found(route, parameters.get());
                }
            }
        }
        String others = routes.stream()
                .filter(route -> route.match(path).isPresent())
                .flatMap(route -> route.method().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(route.method()))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        throw others.isEmpty()
                ? Problem.notFound("there is nothing at this path; GET /v1/openapi.yaml says what there is")
                : Problem.of(405, "method", "this path takes " + others + ", and not " + Problem.shortened(method));
    }
}
