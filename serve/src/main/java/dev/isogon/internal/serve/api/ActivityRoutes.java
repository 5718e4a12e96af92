package dev.isogon.internal.serve.api;

import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.RecentRequests;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import dev.isogon.internal.serve.work.Workers;
import java.io.IOException;
import java.util.List;

/** What was decided and refused last, and how busy the server is. */
public final class ActivityRoutes {

    private final Galleries galleries;
    private final Workers workers;
    private final RecentRequests recent;

    public ActivityRoutes(Galleries galleries, Workers workers, RecentRequests recent) {
        this.galleries = galleries;
        this.workers = workers;
        this.recent = recent;
    }

    /**
     * How busy the server is, with all its galleries.
     *
     * @param minute the last one
     * @param waiting images that wait to be computed
     * @param room images that may
     */
    record LoadJson(RecentRequests.Minute minute, int waiting, int room) {}

    record ActivityJson(List<Decisions.DecisionJson> decisions, List<RecentRequests.Refused> refused, LoadJson load) {}

    /** These routes. */
    public List<Route> routes() {
        return List.of(Route.quick("GET", "/v1/galleries/{gallery}/activity", Role.ADMIN, this::activity));
    }

    private Reply activity(Exchange exchange) throws IOException {
        ServedGallery gallery = galleries.of(exchange);
        return Reply.json(new ActivityJson(
                gallery.decisions().last(gallery.store().reading()),
                recent.refused(gallery.name()),
                new LoadJson(recent.minute(), workers.waiting(), workers.room())));
    }
}
