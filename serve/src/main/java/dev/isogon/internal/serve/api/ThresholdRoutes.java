package dev.isogon.internal.serve.api;

import dev.isogon.Answer;
import dev.isogon.internal.gallery.GalleryCalibration;
import dev.isogon.internal.gallery.ThresholdSetting;
import dev.isogon.internal.gallery.store.StrangerSet.Stranger;
import dev.isogon.internal.gallery.threshold.MissRate;
import dev.isogon.internal.gallery.threshold.OperatingPoints;
import dev.isogon.internal.gallery.threshold.WhatIf;
import dev.isogon.internal.gallery.wire.AnswerJson;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Problem;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import dev.isogon.internal.serve.http.SentImages;
import dev.isogon.internal.serve.work.Workers;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where the threshold lies, what it rests on, and how it is found anew. */
public final class ThresholdRoutes {

    private final Galleries galleries;
    private final Workers workers;

    public ThresholdRoutes(Galleries galleries, Workers workers) {
        this.galleries = galleries;
        this.workers = workers;
    }

    /** The threshold and what decided it. */
    record ThresholdJson(AnswerJson.Decided decision) {}

    /**
     * The same with what it means.
     *
     * @param points what other rates would miss
     * @param misses at the threshold in force
     * @param looksEnrolled strangers that may be somebody enrolled
     */
    record FiguresJson(
            AnswerJson.Decided decision,
            List<OperatingPoints.Point> points,
            MissRate misses,
            List<GalleryCalibration.LooksEnrolled> looksEnrolled) {

        static FiguresJson of(GalleryCalibration.Outcome outcome) {
            return new FiguresJson(
                    AnswerJson.Decided.of(outcome.decision()),
                    outcome.points(),
                    outcome.misses(),
                    outcome.looksEnrolled());
        }
    }

    /**
     * What another threshold would mean.
     *
     * @param named of strangers, the share that would be named
     */
    record WhatIfJson(double threshold, WhatIf.Named named, MissRate missed) {}

    record WhatIfsJson(AnswerJson.Decided decision, boolean counted, List<WhatIfJson> points) {}

    record ByHandJson(@Nullable Double threshold) {}

    record CalibrateJson(@Nullable Double fpir, @Nullable Double confidence) {}

    record StrangerJson(String identity, String image) {}

    record StrangersJson(List<StrangerJson> strangers) {}

    record AddedJson(String identity, boolean kept, List<RecognitionRoutes.NotJudgedJson> notJudged, long strangers) {}

    record ForgottenJson(int strangers) {}

    /** These routes. */
    public List<Route> routes() {
        String threshold = "/v1/galleries/{gallery}/threshold";
        String strangers = "/v1/galleries/{gallery}/strangers";
        return List.of(
                Route.quick("GET", threshold, Role.READ, this::threshold),
                Route.quick("PUT", threshold, Role.ADMIN, this::byHand),
                Route.quick("DELETE", threshold, Role.ADMIN, this::bySize),
                new Route("GET", threshold + "/figures", Role.READ, this::figures),
                new Route("GET", threshold + "/what-if", Role.READ, this::whatIf),
                new Route("POST", threshold + "/calibrate", Role.ADMIN, this::calibrate),
                Route.quick("GET", strangers, Role.ADMIN, this::strangers),
                new Route("POST", strangers, Role.ADMIN, this::add),
                Route.quick("DELETE", strangers, Role.ADMIN, this::forget));
    }

    private Reply threshold(Exchange exchange) throws IOException {
        return now(galleries.of(exchange));
    }

    private static Reply now(ServedGallery gallery) throws IOException {
        return Reply.json(new ThresholdJson(
                AnswerJson.Decided.of(gallery.open().thresholds().search())));
    }

    private Reply byHand(Exchange exchange) throws IOException {
        Double threshold = exchange.json(ByHandJson.class).threshold();
        if (threshold == null || !(threshold >= -1 && threshold <= 2)) {
            throw Problem.of(
                    400, "json", "the body must have a threshold from -1 (all are known) to 2 (nobody is), a cosine");
        }
        ServedGallery gallery = galleries.of(exchange);
        gallery.open().thresholds().put(ThresholdSetting.at(threshold));
        return now(gallery);
    }

    /** Strangers stay, and decide again when they are calibrated by. */
    private Reply bySize(Exchange exchange) throws IOException {
        ServedGallery gallery = galleries.of(exchange);
        if (gallery.open().thresholds().table() == null) {
            throw Problem.of(
                    409,
                    "not_measured",
                    "nobody has measured how often this gallery's model takes two people for one, so that its size cannot decide;"
                            + " calibrate it by strangers, or set a threshold by hand");
        }
        gallery.open().thresholds().put(null);
        return now(gallery);
    }

    private CompletionStage<Reply> figures(Exchange exchange) {
        ServedGallery gallery = galleries.of(exchange);
        return workers.submit(
                1, () -> Reply.json(FiguresJson.of(new GalleryCalibration(gallery.open()).now(Workers.alone()))));
    }

    private CompletionStage<Reply> whatIf(Exchange exchange) {
        ServedGallery gallery = galleries.of(exchange);
        return workers.submit(1, () -> {
            List<WhatIf> points = new GalleryCalibration(gallery.open()).whatIf(Workers.alone());
            return Reply.json(new WhatIfsJson(
                    AnswerJson.Decided.of(gallery.open().thresholds().search()),
                    points.stream().anyMatch(each -> each.named().interval() != null),
                    points.stream()
                            .map(each -> new WhatIfJson(each.threshold(), each.named(), each.missed()))
                            .toList()));
        });
    }

    private CompletionStage<Reply> calibrate(Exchange exchange) {
        CalibrateJson asked = exchange.json(CalibrateJson.class);
        Double rate = asked.fpir();
        if (rate == null || !(rate > 0 && rate < 1)) {
            throw Problem.of(
                    400,
                    "json",
                    "the body must have an fpir between 0 and 1: of searches by strangers, those that name anybody");
        }
        Double confidence = asked.confidence();
        if (confidence != null && !(confidence > 0 && confidence < 1)) {
            throw Problem.of(400, "json", "confidence must be between 0 and 1, such as 0.95");
        }
        ServedGallery gallery = galleries.of(exchange);
        return workers.submit(
                1,
                () -> Reply.json(FiguresJson.of(
                        new GalleryCalibration(gallery.open()).calibrate(rate, confidence, Workers.alone()))));
    }

    private Reply strangers(Exchange exchange) throws IOException {
        List<Stranger> kept = galleries.of(exchange).store().strangers().all();
        return Reply.json(new StrangersJson(kept.stream()
                .map(each -> new StrangerJson(each.identity(), each.name()))
                .toList()));
    }

    private CompletionStage<Reply> add(Exchange exchange) {
        ServedGallery gallery = galleries.of(exchange);
        SentImages sent = SentImages.of(exchange, RecognitionRoutes.MOST_IMAGES);
        String identity = sent.word("identity")
                .orElseThrow(() -> Problem.of(
                        400,
                        "parameter",
                        "identity must say which stranger the images are of, by any word of your own"));
        return workers.submit(sent.images().size(), () -> {
            List<Answer.NotJudged> not =
                    new GalleryCalibration(gallery.open()).add(identity, sent.images(), Workers.alone());
            return Reply.json(new AddedJson(
                    identity,
                    not.isEmpty(),
                    not.stream().map(RecognitionRoutes.NotJudgedJson::of).toList(),
                    gallery.store().state().strangers()));
        });
    }

    private Reply forget(Exchange exchange) throws IOException {
        return Reply.json(
                new ForgottenJson(new GalleryCalibration(galleries.of(exchange).open()).forget()));
    }
}
