package dev.isogon.internal.serve.compreface;

import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.serve.api.Galleries;
import dev.isogon.internal.serve.api.ServedGallery;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Problem;
import dev.isogon.internal.serve.http.SentImages;
import dev.isogon.metrics.Image;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a request of a CompreFace client says. */
final class AliasRequest {

    private static final List<String> PLUGINS = List.of("landmarks", "calculator");

    private final Exchange exchange;

    AliasRequest(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Pictures in base64. */
    private record Encoded(
            @Nullable String file,
            @Nullable String sourceImage,
            @Nullable String targetImage) {}

    /**
     * The one gallery that the key is for: there, a key belongs to a collection.
     *
     * @throws Problem when it is for several
     */
    ServedGallery gallery(Galleries galleries) {
        List<ServedGallery> seen = galleries.all().stream()
                .filter(each -> exchange.caller().sees(each.name()))
                .toList();
        if (seen.size() != 1) {
            throw Problem.of(
                    409,
                    "which_gallery",
                    "these paths name no gallery, and this key is for " + seen.size()
                            + "; make one by isogon keys create --gallery NAME");
        }
        return seen.get(0);
    }

    /** The picture of a part, or of a field in base64. */
    Image image(String part) {
        if (exchange.isJson()) {
            Encoded body = exchange.json(Encoded.class);
            String data = switch (part) {
                case "source_image" -> body.sourceImage();
                case "target_image" -> body.targetImage();
                default -> body.file();
            };
            if (data == null) {
                throw missing(part);
            }
            try {
                return Image.of(part, Base64.getDecoder().decode(data));
            } catch (IllegalArgumentException e) {
                throw Problem.of(400, "base64", part + " is not base64");
            }
        }
        SentImages sent = SentImages.of(exchange, 2);
        return sent.part(part).orElseThrow(() -> missing(part));
    }

    private static Problem missing(String part) {
        return Problem.of(400, "no_image", "the request has no " + part);
    }

    /** Faces that are wanted at most, the largest first. */
    int limit() {
        int limit = exchange.whole("limit", 0, 0, 10_000);
        return limit == 0 ? Integer.MAX_VALUE : limit;
    }

    int predictions() {
        return exchange.whole("prediction_count", 1, 1, 100);
    }

    /** Sights of a picture that are asked for and can be judged. */
    List<Look.Sight> sights(Look look) {
        double sure = exchange.given("det_prob_threshold")
                .map(AliasRequest::probability)
                .orElse(0.0);
        return look.sights().stream()
                .filter(each -> each.problem() == null)
                .filter(each -> each.face() == null || each.face().score() >= sure)
                .limit(limit())
                .toList();
    }

    private static double probability(String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Problem.parameter("det_prob_threshold", text, "a number from 0 to 1");
    }

    /** @throws Problem 501 for one that is not here */
    AliasJson.Plugins plugins() {
        List<String> wanted = exchange.given("face_plugins").filter(each -> !each.isBlank()).stream()
                .flatMap(each -> Arrays.stream(each.split(",", -1)))
                .map(String::strip)
                .toList();
        for (String each : wanted) {
            if (!PLUGINS.contains(each)) {
                throw Problem.of(
                        501,
                        "no_such_plugin",
                        "face_plugins may have landmarks and calculator; \"" + Problem.shortened(each)
                                + "\" is not computed here: no age, gender, mask or pose is guessed");
            }
        }
        return new AliasJson.Plugins(wanted.contains("landmarks"), wanted.contains("calculator"));
    }

    boolean wantsStatus() {
        return exchange.given("status").map("true"::equals).orElse(false);
    }

    /** Our number of an image. */
    long imageId() {
        try {
            UUID id = UUID.fromString(exchange.inPath("image_id"));
            if (id.getMostSignificantBits() == 0) {
                return id.getLeastSignificantBits();
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Problem.notFound("there is no such image");
    }

    /** The subject of the query. */
    Optional<String> subject() {
        return exchange.given("subject");
    }
}
