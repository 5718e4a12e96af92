package dev.isogon.internal.serve.http;

import dev.isogon.metrics.Image;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Images as a request brings them, and the words beside them: one as the body, several as the parts of a form, or in base64 in
 * JSON.
 *
 * @param images named as the client calls them, else by their places
 * @param parts what the form calls each; images where there is no form
 * @param words fields of the form or the JSON; else parameters of the query
 */
public record SentImages(List<Image> images, List<String> parts, Map<String, String> words) {

    private static final String FORM = "multipart/form-data";
    private static final int NAME = 200;

    public SentImages {
        images = List.copyOf(images);
        parts = List.copyOf(parts);
        words = Map.copyOf(words);
    }

    /**
     * Images in JSON.
     *
     * @param images in base64
     * @param subject whose they are, where that is to be said
     */
    record Body(
            @Nullable List<@Nullable Encoded> images,
            @Nullable String subject) {}

    /** One of them; its name may be left out. */
    record Encoded(@Nullable String name, @Nullable String data) {}

    /**
     * Takes them out of a request.
     *
     * @param most how many it may have
     * @throws Problem when there is none, or more, or they are not in any of the three ways
     */
    public static SentImages of(Exchange exchange, int most) {
        SentImages sent = switch (exchange.mediaType()) {
            case FORM -> form(exchange, most);
            case "application/json" -> json(exchange.json(Body.class), exchange.query());
            case "", "application/octet-stream" -> raw(exchange);
            default -> {
                if (!exchange.mediaType().startsWith("image/")) {
                    throw Problem.of(
                            415,
                            "content_type",
                            "images come as image/jpeg and the like, as application/octet-stream, as parts of "
                                    + FORM + ", or in application/json, but not as \""
                                    + Problem.shortened(exchange.type()) + "\"");
                }
                yield raw(exchange);
            }
        };
        if (sent.images().isEmpty()) {
            throw Problem.of(
                    400,
                    "no_image",
                    "the request has no image; send one as the body, or several as parts named image of " + FORM);
        }
        if (sent.images().size() > most) {
            throw Problem.of(
                    413,
                    "too_many",
                    "a request of this kind may have " + most + " images, but this one has "
                            + sent.images().size());
        }
        return sent;
    }

    /** The first image that the form calls so. */
    public Optional<Image> part(String name) {
        int place = parts.indexOf(name);
        return place < 0 ? Optional.empty() : Optional.of(images.get(place));
    }

    /** A word beside the images. */
    public Optional<String> word(String name) {
        return Optional.ofNullable(words.get(name));
    }

    private static SentImages raw(Exchange exchange) {
        String name = name(exchange.query().get("name"), 1);
        return named(
                exchange.body().length == 0 ? List.of() : List.of(Image.of(name, exchange.body())), exchange.query());
    }

    private static SentImages json(Body body, Map<String, String> query) {
        List<Image> images = new ArrayList<>();
        for (Encoded each : body.images() == null ? List.<@Nullable Encoded>of() : body.images()) {
            if (each == null) {
                throw Problem.of(400, "json", "the body's JSON has null among its images; each is an object with data");
            }
            String name = name(each.name(), images.size() + 1);
            try {
                images.add(Image.of(name, Base64.getDecoder().decode(each.data() == null ? "" : each.data())));
            } catch (IllegalArgumentException e) {
                throw Problem.of(400, "base64", "the data of " + name + " is not base64 (RFC 4648, section 4)");
            }
        }
        Map<String, String> words = new HashMap<>(query);
        if (body.subject() != null) {
            words.put("subject", body.subject());
        }
        return named(images, words);
    }

    private static SentImages named(List<Image> images, Map<String, String> words) {
        return new SentImages(images, Collections.nCopies(images.size(), "image"), words);
    }

    private static SentImages form(Exchange exchange, int most) {
        int length = exchange.body().length;
        MultiPartConfig config = new MultiPartConfig.Builder()
                .maxParts(most + 20)
                .maxSize(length)
                .maxPartSize(length)
                .maxMemoryPartSize(length)
                .maxHeadersSize(4096)
                .useFilesForPartsWithoutFileName(false)
                .build();
        List<Image> images = new ArrayList<>();
        Map<String, String> words = new HashMap<>(exchange.query());
        List<String> parts = new ArrayList<>();
        try (MultiPartFormData.Parts all = MultiPartFormData.getParts(
                Content.Source.from(ByteBuffer.wrap(exchange.body())),
                new Attributes.Mapped(),
                exchange.type(),
                config)) {
            for (MultiPart.Part part : all) {
                if (part.getFileName() == null && !part.getName().equals("image")) {
                    words.put(part.getName(), part.getContentAsString(StandardCharsets.UTF_8));
                } else {
                    images.add(Image.of(name(part.getFileName(), images.size() + 1), bytes(part)));
                    parts.add(part.getName());
                }
            }
        } catch (Problem e) {
            throw e;
        } catch (Exception e) {
            throw Problem.of(400, "form", "the body is no " + FORM + " with at most " + most + " images (RFC 7578)");
        }
        return new SentImages(images, parts, words);
    }

    private static byte[] bytes(MultiPart.Part part) throws IOException {
        ByteBuffer buffer = Content.Source.asByteBuffer(part.getContentSource());
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The last part of what a client calls it, without what has a meaning for a terminal or a file system. */
    private static String name(@Nullable String given, int place) {
        if (given == null) {
            return String.valueOf(place);
        }
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "\uFFFD")
                .strip();
        if (last.isEmpty()) {
            return String.valueOf(place);
        }
        return last.length() > NAME ? last.substring(0, NAME) : last;
    }
}
