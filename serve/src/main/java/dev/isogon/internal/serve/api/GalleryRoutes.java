package dev.isogon.internal.serve.api;

import dev.isogon.internal.gallery.store.GalleryFacts;
import dev.isogon.internal.gallery.store.GalleryHistory;
import dev.isogon.internal.gallery.store.ModelIdentity;
import dev.isogon.internal.gallery.store.State;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which galleries there are, with which models, and what was done to each. */
public final class GalleryRoutes {

    private final Galleries galleries;

    public GalleryRoutes(Galleries galleries) {
        this.galleries = galleries;
    }

    /**
     * A gallery.
     *
     * @param pictures whether what surrounds each face is kept
     * @param change number of the last change
     */
    record GalleryJson(
            String name,
            String model,
            int dimensions,
            long subjects,
            long images,
            long strangers,
            boolean pictures,
            boolean encrypted,
            String created,
            long change) {}

    record GalleriesJson(List<GalleryJson> galleries) {}

    record ModelJson(String name, String sha256, int dimensions, List<String> galleries) {}

    record ModelsJson(List<ModelJson> models) {}

    record HistoryJson(List<GalleryHistory.Change> changes, long next) {}

    /** These routes. */
    public List<Route> routes() {
        return List.of(
                Route.quick("GET", "/v1/galleries", Role.READ, this::all),
                Route.quick(
                        "GET",
                        "/v1/galleries/{gallery}",
                        Role.READ,
                        exchange -> Reply.json(json(galleries.of(exchange)))),
                Route.quick("GET", "/v1/galleries/{gallery}/changes", Role.ADMIN, this::changes),
                Route.quick("GET", "/v1/models", Role.READ, this::models));
    }

    private Reply all(Exchange exchange) throws IOException {
        List<GalleryJson> shown = new ArrayList<>();
        for (ServedGallery each : galleries.all()) {
            if (exchange.caller().sees(each.name())) {
                shown.add(json(each));
            }
        }
        return Reply.json(new GalleriesJson(shown));
    }

    private Reply models(Exchange exchange) throws IOException {
        Map<String, ModelJson> models = new TreeMap<>();
        for (ServedGallery each : galleries.all()) {
            if (exchange.caller().sees(each.name())) {
                ModelIdentity model = each.store().facts().model();
                List<String> with = new ArrayList<>(List.of(each.name()));
                ModelJson before = models.get(model.checksum());
                if (before != null) {
                    with.addAll(0, before.galleries());
                }
                models.put(model.checksum(), new ModelJson(each.model(), model.checksum(), model.dimensions(), with));
            }
        }
        return Reply.json(new ModelsJson(List.copyOf(models.values())));
    }

    private Reply changes(Exchange exchange) throws IOException {
        int after = exchange.whole("after", 0, 0, Integer.MAX_VALUE);
        int most = exchange.whole("limit", 100, 1, 1000);
        List<GalleryHistory.Change> changes = new ArrayList<>();
        long[] last = {after};
        galleries.of(exchange).store().history().forEach(each -> {
            // A change that is about several subjects has several lines, which stay together.
            if (each.number() > after && (changes.size() < most || each.number() == last[0])) {
                changes.add(each);
                last[0] = each.number();
            }
        });
        return Reply.json(new HistoryJson(changes, last[0]));
    }

    private static GalleryJson json(ServedGallery gallery) throws IOException {
        GalleryFacts facts = gallery.store().facts();
        State state = gallery.store().state();
        return new GalleryJson(
                gallery.name(),
                gallery.model(),
                facts.model().dimensions(),
                state.subjects(),
                state.images(),
                state.strangers(),
                facts.pictures(),
                facts.encrypted(),
                facts.created(),
                state.changes());
    }

    /** Models without a name, and images, are kept by where they lay, of which the last part says enough. */
    static String shown(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
