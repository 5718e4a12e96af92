package dev.isogon.internal.serve.api;

import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Measures;
import dev.isogon.internal.serve.http.Problem;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import dev.isogon.internal.serve.work.Workers;
import java.io.IOException;
import java.util.List;

/** The server itself: whether it is there, and what it measures. */
public final class ServerRoutes {

    private final Galleries galleries;
    private final Workers workers;
    private final Measures measures;

    public ServerRoutes(Galleries galleries, Workers workers, Measures measures) {
        this.galleries = galleries;
        this.workers = workers;
        this.measures = measures;
    }

    record HealthJson(String status) {}

    /** These routes. */
    public List<Route> routes() {
        return List.of(
                Route.quick("GET", "/v1/health", Role.ANYBODY, exchange -> Reply.json(new HealthJson("up"))),
                Route.quick("GET", "/v1/ready", Role.ANYBODY, this::ready),
                Route.quick("GET", "/v1/metrics", Role.ADMIN, exchange -> measures.reply()));
    }

    /** Whether it would take work: its galleries can be read, and its queue has room. */
    private Reply ready(Exchange exchange) throws IOException {
        for (ServedGallery each : galleries.all()) {
            try {
                each.store().state();
            } catch (IOException | RuntimeException e) {
                throw Problem.of(503, "not_ready", "a gallery cannot be read");
            }
        }
        if (workers.waiting() >= workers.room()) {
            throw Problem.of(503, "not_ready", "the queue is full");
        }
        return Reply.json(new HealthJson("ready"));
    }
}
