package dev.isogon.internal.serve.api;

import dev.isogon.internal.gallery.store.Enrolled;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.gallery.store.UnknownSet.Unknown;
import dev.isogon.internal.gallery.unknowns.UnknownsInbox.Group;
import dev.isogon.internal.gallery.unknowns.UnknownsInbox.Suggestion;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Problem;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import dev.isogon.internal.serve.work.Workers;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Those who were not known: groups of sights that are alike, to be named, dismissed, or told apart from a subject. */
public final class UnknownRoutes {

    /** Each takes a search for each of its sights. */
    private static final int MOST_GROUPS = 50;

    private final Galleries galleries;
    private final Workers workers;

    public UnknownRoutes(Galleries galleries, Workers workers) {
        this.galleries = galleries;
        this.workers = workers;
    }

    /** A subject that a group may be. */
    record LikeJson(SubjectRoutes.SubjectJson subject, double score) {

        static LikeJson of(Suggestion suggestion) {
            return new LikeJson(SubjectRoutes.SubjectJson.of(suggestion.subject()), suggestion.score());
        }
    }

    /**
     * A group.
     *
     * @param images that are kept
     * @param seen how many it stands for
     * @param until when its first image leaves
     * @param image the number of its best one
     * @param pictured whether that one has a picture
     * @param known whether it would be named by now
     */
    record GroupJson(
            long id,
            int images,
            long seen,
            String first,
            String last,
            String until,
            long image,
            boolean pictured,
            List<LikeJson> nearest,
            boolean known) {

        static GroupJson of(Group group) {
            Unknown first = group.sights().get(0);
            Unknown best = group.best();
            return new GroupJson(
                    group.id(),
                    group.sights().size(),
                    group.seen(),
                    first.first(),
                    group.last(),
                    first.until(),
                    best.id(),
                    best.pictured(),
                    group.nearest().stream().map(LikeJson::of).toList(),
                    group.known());
        }
    }

    /**
     * What is kept.
     *
     * @param days for which; 0 where nothing new is kept
     * @param problem why the last could not be kept
     * @param next to be asked for after this page
     */
    record UnknownsJson(
            int days,
            @Nullable String problem,
            List<GroupJson> groups,
            @Nullable Long next) {}

    record SightJson(
            long id,
            String name,
            double quality,
            String first,
            String last,
            long seen,
            String until,
            boolean pictured) {

        static SightJson of(Unknown each) {
            return new SightJson(
                    each.id(),
                    GalleryRoutes.shown(each.name()),
                    each.quality(),
                    each.first(),
                    each.last(),
                    each.seen(),
                    each.until(),
                    each.pictured());
        }
    }

    record WholeGroupJson(GroupJson group, List<SightJson> images) {}

    /** Who some images of a group are: a new subject by {@code name}, or one that is there by {@code subject_id}. */
    record NamedJson(
            @Nullable String name,
            @Nullable Long subjectId,
            @Nullable List<Long> images) {}

    record NotThisJson(@Nullable Long subjectId, @Nullable List<Long> images) {}

    record EnrolledUnknownsJson(
            SubjectRoutes.SubjectJson subject, int added, List<String> strangersLeft, long change) {}

    /** These routes. */
    public List<Route> routes() {
        String unknowns = "/v1/galleries/{gallery}/unknowns";
        String one = unknowns + "/{group}";
        String image = one + "/images/{image}";
        return List.of(
                new Route("GET", unknowns, Role.READ, this::list),
                new Route("GET", one, Role.READ, this::show),
                Route.quick("POST", one + "/enrol", Role.ENROL, this::enrol),
                Route.quick("POST", one + "/reject", Role.ENROL, this::reject),
                Route.quick("DELETE", one, Role.ENROL, exchange -> dismiss(exchange, null)),
                Route.quick(
                        "DELETE",
                        image,
                        Role.ENROL,
                        exchange -> dismiss(exchange, List.of(exchange.idInPath("image")))),
                Route.quick("GET", image + "/picture", Role.READ, this::picture));
    }

    private CompletionStage<Reply> list(Exchange exchange) {
        ServedGallery gallery = galleries.of(exchange);
        int after = exchange.whole("after", 0, 0, Integer.MAX_VALUE);
        int most = exchange.whole("limit", 20, 1, MOST_GROUPS);
        return workers.submit(1, () -> {
            List<Group> groups =
                    gallery.unknowns().inbox().groups(after == 0 ? Long.MAX_VALUE : after, most + 1, Workers.alone());
            boolean more = groups.size() > most;
            List<Group> page = more ? groups.subList(0, most) : groups;
            String problem = gallery.unknowns().problem();
            return Reply.json(new UnknownsJson(
                    gallery.unknowns().days(),
                    problem == null ? null : galleries.withoutPaths(problem),
                    page.stream().map(GroupJson::of).toList(),
                    more ? page.get(page.size() - 1).id() : null));
        });
    }

    private CompletionStage<Reply> show(Exchange exchange) {
        ServedGallery gallery = galleries.of(exchange);
        long id = exchange.idInPath("group");
        return workers.submit(1, () -> {
            Group group = gallery.unknowns().inbox().group(id, Workers.alone()).orElseThrow(() -> noGroup(id));
            return Reply.json(new WholeGroupJson(
                    GroupJson.of(group),
                    group.sights().stream().map(SightJson::of).toList()));
        });
    }

    private Reply enrol(Exchange exchange) throws IOException {
        NamedJson asked = exchange.json(NamedJson.class);
        if ((asked.name() == null) == (asked.subjectId() == null)) {
            throw Problem.of(
                    400,
                    "json",
                    "the body must have name, for somebody new, or subject_id, for a subject, and not both");
        }
        ServedGallery gallery = galleries.of(exchange);
        synchronized (gallery) {
            long group = group(exchange, asked.images());
            Subject into = asked.subjectId() == null ? null : gallery.subject(asked.subjectId());
            String name = into == null ? String.valueOf(asked.name()) : into.name();
            Enrolled enrolled = gallery.store()
                    .unknowns()
                    .enrol(group, asked.images(), name, into == null ? null : into.id())
                    .orElseThrow(() -> Problem.of(
                            409, "name_taken", "a subject has that name; say subject_id to give it these images"));
            Subject subject = gallery.subject(name);
            return Reply.json(new EnrolledUnknownsJson(
                            SubjectRoutes.SubjectJson.of(subject),
                            enrolled.added(),
                            enrolled.formerStrangers(),
                            gallery.change()))
                    .about(List.of(subject.id()));
        }
    }

    private Reply reject(Exchange exchange) throws IOException {
        NotThisJson asked = exchange.json(NotThisJson.class);
        Long subject = asked.subjectId();
        if (subject == null) {
            throw Problem.of(400, "json", "the body must have subject_id, of whom it is not");
        }
        ServedGallery gallery = galleries.of(exchange);
        gallery.subject(subject);
        gallery.store().unknowns().reject(group(exchange, asked.images()), asked.images(), subject);
        return Reply.nothing().about(List.of(subject));
    }

    private Reply dismiss(Exchange exchange, @Nullable List<Long> images) throws IOException {
        galleries.of(exchange).store().unknowns().dismiss(group(exchange, images), images);
        return Reply.nothing();
    }

    private Reply picture(Exchange exchange) throws IOException {
        long image = exchange.idInPath("image");
        group(exchange, List.of(image));
        return Reply.of(
                "image/jpeg",
                galleries
                        .of(exchange)
                        .store()
                        .unknowns()
                        .picture(image)
                        .orElseThrow(() -> Problem.notFound(
                                "no picture of that image is kept: the gallery was not begun with pictures kept")));
    }

    /**
     * The number of a group.
     *
     * @param images which it has to have; null for any
     * @throws Problem 404 where it is not there, or has not all of these
     */
    private long group(Exchange exchange, @Nullable List<Long> images) throws IOException {
        long id = exchange.idInPath("group");
        List<Long> there = galleries.of(exchange).store().unknowns().of(id).stream()
                .map(Unknown::id)
                .toList();
        if (there.isEmpty()) {
            throw noGroup(id);
        }
        if (images != null && (images.isEmpty() || !new HashSet<>(there).containsAll(images))) {
            throw Problem.notFound("group " + id + " has no such images, or no more");
        }
        return id;
    }

    private static Problem noGroup(long id) {
        return Problem.notFound("there is no group " + id + " of unknowns, or no more");
    }
}
